"""Stories without labels: cues of sentences, and the best way through an answer in the order stories have.

Each sentence gets a state (outside, setup, action, result) so that the sum of its cues and of the costs of going
from state to state is best. Going on is free, a new state costs little at a new paragraph and much inside one, and
going back costs most. The setup's paragraphs are then told apart as challenge and context against each other.
"""

from collections.abc import Sequence
from typing import Final, Literal, NamedTuple

from docxplug.analysis.cues import Evidence, evidence, total
from docxplug.analysis.model import PARTS, Part, Story, StoryPart
from docxplug.analysis.prose import Prose
from docxplug.analysis.setup import Signs, announces_story, parts_of_setup, signs
from docxplug.language.sentences import Sentence
from docxplug.spans import Span
from docxplug.view import TextView

_State = Literal["outside", "setup", "action", "result", "closing"]
_STATES: Final[tuple[_State, ...]] = ("outside", "setup", "action", "result", "closing")

#: Cost of a change of state: (inside a paragraph, at a new paragraph). What is not here does not happen.
_COSTS: Final[dict[tuple[_State, _State], tuple[float, float]]] = {
    ("outside", "setup"): (2.0, 0.0),
    ("outside", "action"): (4.0, 1.2),
    ("setup", "action"): (2.2, 0.0),
    ("setup", "result"): (4.5, 1.8),
    ("action", "result"): (2.9, 0.0),
    ("action", "setup"): (6.0, 1.5),
    ("result", "setup"): (4.0, 0.5),
    ("result", "action"): (6.0, 1.5),
    ("result", "outside"): (5.0, 0.6),
    ("result", "closing"): (4.0, 0.3),
    ("action", "closing"): (6.0, 0.6),
}
_START: Final[dict[_State, float]] = {"outside": 0.0, "setup": 0.0, "action": 1.5, "result": 4.0}
_FIRST_SENTENCE_OUTSIDE: Final = 0.5
_PLAIN_OUTSIDE: Final = -0.4  # a sentence of the middle with no sign at all is rather part of a story
_NO_ACT: Final = -0.6  # a sentence without any act among the actions
_NO_ACT_RESULT: Final = 0.2
_LAST_SENTENCE: Final = 0.5
_LAST_PARAGRAPH: Final = 0.8  # answers end with results
_FIRST_IS_CHALLENGE: Final = 0.7  # the usual order, where the words do not say otherwise
_POSITION: Final = 0.5  # weight of the writer's position, told where stories begin
_CAREER: Final = 1.0  # evidence of a sentence that tells of a whole career
_ANNOUNCED: Final = 1.5
_LEAST_ACT: Final = 1.2
_FLAT: Final = 1.6  # evidence below which an answer tells no story


class _Unit(NamedTuple):
    """A sentence with its paragraph and evidence.

    ``opens`` marks the first of its paragraph, ``closes`` the last of one with several.
    """

    paragraph: int
    sentence: Sentence
    evidence: Evidence
    opens: bool
    closes: bool
    signs: Signs
    announces: bool  # … another story
    acted: bool  # by the writer in person


class _Group(NamedTuple):
    """Neighbouring sentences of one paragraph in one state."""

    state: _State
    units: tuple[_Unit, ...]

    @property
    def span(self) -> Span:
        """From the first sentence's first character to the last one's last."""
        return Span(self.units[0].paragraph, self.units[0].sentence.start, self.units[-1].sentence.end)

    @property
    def evidence(self) -> Evidence:
        """What its sentences say together."""
        return total(unit.evidence for unit in self.units)


def unlabelled_stories(view: TextView, indexes: Sequence[int], prose: Prose) -> tuple[Story, ...]:
    """The stories of these paragraphs by their cues; nothing where the cues are flat."""
    units = _units(view, indexes, prose)
    if not units:
        return ()
    groups = _groups(units, _best_path(units))
    found = [_story(story, starts=story[0] is groups[0]) for story in _cut(groups)]
    return tuple(story for story in found if story is not None)


def is_outside(prose: Prose, view: TextView, index: int) -> bool:
    """Whether a paragraph opens, links or closes rather than tells a part of a story."""
    whole = total(unit.evidence for unit in _units(view, [index], prose))
    return whole.outside > max(whole.setup, whole.action, whole.result)


def setup_parts(prose: Prose, view: TextView, index: int) -> tuple[Part, ...]:
    """The parts of a story's beginning that a paragraph shows."""
    return parts_of_setup([unit.signs for unit in _units(view, [index], prose)])


def _units(view: TextView, indexes: Sequence[int], prose: Prose) -> list[_Unit]:
    units = []
    for index in indexes:
        text, sentences, clauses = view.paragraphs[index].text, prose.sentences(index), prose.clauses(index)
        for place, sentence in enumerate(sentences):
            own = [c for c in clauses if sentence.start <= c.start < sentence.end]
            shown = evidence(text, sentence, own)
            closes = place > 1 and place + 1 == len(sentences)
            said = text[sentence.start : sentence.end]
            announces = place == 0 and announces_story(said)
            acted = any(clause.subject == "I" and clause.voice == "active" for clause in own)
            found = signs(text, sentence, own, shown)
            units.append(_Unit(index, sentence, shown, place == 0, closes, found, announces, acted))
    return units


def _ending(unit: _Unit, ends: range) -> float:
    """What a sentence's place says for a result: the end of the answer, the end of a paragraph."""
    at_end = unit.paragraph == ends.stop
    return _NO_ACT_RESULT + (_LAST_PARAGRAPH if at_end else 0.0) + (_LAST_SENTENCE if unit.closes else 0.0)


def _gain(unit: _Unit, state: _State, ends: range) -> float:
    """How well a state suits a sentence; ``ends`` runs from the answer's first paragraph to its last."""
    shown = unit.evidence
    idle = 1.0 - min(max(shown.action, shown.outside), 1.0)
    if state == "setup":
        beginning = _ANNOUNCED if unit.announces else 0.0
        if shown.outside < _CAREER:
            beginning += _POSITION * unit.signs.position
        ending = _LAST_PARAGRAPH if unit.paragraph == ends.stop else 0.0
        return shown.setup + beginning - 0.5 * shown.action - ending
    if state == "action":
        return shown.action + _NO_ACT * idle
    if state == "result":
        return shown.result - 0.3 * shown.action + idle * _ending(unit, ends)
    if state == "closing":
        return shown.outside + (_PLAIN_OUTSIDE if shown.outside < 1.0 else 0.0)
    if unit.paragraph != ends.start:
        return shown.outside + _PLAIN_OUTSIDE
    return shown.outside + (_FIRST_SENTENCE_OUTSIDE if unit.opens else 0.0)


def _best_path(units: Sequence[_Unit]) -> list[_State]:
    """The states of the sentences with the best sum of evidence and costs."""
    ends = range(units[0].paragraph, units[-1].paragraph)
    scores = {state: _gain(units[0], state, ends) - cost for state, cost in _START.items()}
    back: list[dict[_State, _State]] = []
    for unit in units[1:]:
        came: dict[_State, _State] = {}
        following: dict[_State, float] = {}
        for state in _STATES:
            options = [
                (score - _cost(before, state, unit), before)
                for before, score in scores.items()
                if before == state or (before, state) in _COSTS
            ]
            if options:
                best, came[state] = max(options)
                following[state] = best + _gain(unit, state, ends)
        back.append(came)
        scores = following
    state = max(scores, key=lambda s: scores[s])
    path = [state]
    for came in reversed(back):
        state = came[state]
        path.append(state)
    return path[::-1]


def _cost(before: _State, state: _State, unit: _Unit) -> float:
    """What it costs to come to this sentence's state from the one before."""
    if before != state:
        return _COSTS[before, state][unit.opens]
    return _ANNOUNCED if state == "setup" and unit.announces else 0.0


def _groups(units: Sequence[_Unit], path: Sequence[_State]) -> list[_Group]:
    groups: list[_Group] = []
    for unit, state in zip(units, path, strict=True):
        if groups and groups[-1].state == state and groups[-1].units[-1].paragraph == unit.paragraph:
            groups[-1] = _Group(state, (*groups[-1].units, unit))
        else:
            groups.append(_Group(state, (unit,)))
    return _ended([_settled(group) for group in groups])


def _settled(group: _Group) -> _Group:
    """A weak action that only bridged setup and result is setup after all."""
    shown = group.evidence
    weak = group.state == "action" and shown.action < min(_LEAST_ACT, shown.setup)
    return _Group("setup", group.units) if weak else group


def _ended(groups: list[_Group]) -> list[_Group]:
    """What was done by nobody in particular in the last paragraph, before its result, is result too."""
    if len(groups) < 2 or groups[-1].state != "result":
        return groups
    acts, end = groups[-2:]
    same = acts.units[0].paragraph == end.units[0].paragraph
    if (
        acts.state != "action"
        or not same
        or not acts.units[0].opens
        or any(unit.acted for unit in acts.units)
    ):
        return groups
    return [*groups[:-2], _Group("result", (*acts.units, *end.units))]


def _cut(groups: Sequence[_Group]) -> list[list[_Group]]:
    """The groups of each story: a setup after actions or a result begins the next."""
    found: list[list[_Group]] = [[]]
    for group in groups:
        if group.state in {"outside", "closing"}:
            continue
        begun = any(earlier.state != "setup" for earlier in found[-1])
        if group.state == "setup" and begun:
            found.append([])
        found[-1].append(group)
    return [story for story in found if story]


def _story(groups: Sequence[_Group], *, starts: bool) -> Story | None:
    """A story of these groups, or None where too little speaks for one; ``starts``: the answer begins with it."""
    acts = sum(g.evidence.action for g in groups if g.state == "action")
    ends = sum(g.evidence.result for g in groups if g.state == "result")
    setup = sum(g.evidence.setup for g in groups if g.state == "setup")
    strong = sum((acts >= _FLAT, ends >= _FLAT, setup >= _FLAT))
    clear = max(setup, acts) >= 2 * _FLAT and len({group.state for group in groups}) > 1
    told = len({group.state for group in groups}) > 1 and setup >= 1.0 and setup + acts + ends >= 2 * _FLAT
    if strong < 2 and not clear and not told:
        return None
    parts = [*_setup(groups, starts=starts), *(_plain(group) for group in groups if group.state != "setup")]
    parts.sort(key=lambda part: (part.span, PARTS.index(part.part)))
    there = {part.part for part in parts}
    return Story(tuple(parts), tuple(part for part in PARTS if part not in there))


def _plain(group: _Group) -> StoryPart:
    return StoryPart("action" if group.state == "action" else "result", group.span, "cues")


def _setup(groups: Sequence[_Group], *, starts: bool) -> list[StoryPart]:
    """Challenge and context among the paragraphs before the actions, told apart against each other."""
    setup = _without_claim([group for group in groups if group.state == "setup"], starts=starts)
    if not setup:
        return []
    if len(setup) == 1:
        parts = parts_of_setup([unit.signs for unit in setup[0].units])
        return [StoryPart(part, setup[0].span, "cues") for part in parts]
    leaning = [_leaning(group.evidence, len(group.units)) for group in setup]
    leaning[0] += _FIRST_IS_CHALLENGE
    most, least = max(leaning), min(leaning)
    return [
        StoryPart(
            "challenge" if lean == most or (lean > 0 and lean != least) else "context", group.span, "cues"
        )
        for group, lean in zip(setup, leaning, strict=True)
    ]


def _without_claim(setup: list[_Group], *, starts: bool) -> list[_Group]:
    """Without an opening that only says who the writer is, where the story below tells its context again."""
    if not starts or len(setup) < 2 or len(setup[0].units) > 2:
        return setup
    says_who = setup[0].evidence.context > 2 * setup[0].evidence.challenge
    told_again = "context" in parts_of_setup([unit.signs for group in setup[1:] for unit in group.units])
    return setup[1:] if says_who and told_again else setup


def _leaning(shown: Evidence, sentences: int) -> float:
    return (shown.challenge - shown.context) / sentences

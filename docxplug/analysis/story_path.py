"""The best way through an answer without labels: a state for each sentence, in the order that stories have.

Each sentence gets a state (outside, setup, action, result, closing) so that the sum of its cues and of the costs of
going from state to state is best. Going on is free, a new state costs little at a new paragraph and much inside one,
and going back costs most.
"""

from collections.abc import Sequence
from itertools import groupby, pairwise
from typing import Final, Literal, NamedTuple

from docxplug.analysis.cues import Evidence, claims, evidence
from docxplug.analysis.prose import Prose
from docxplug.analysis.setup import Signs, announces_story, comes_later, signs
from docxplug.language.sentences import Sentence
from docxplug.language.word_lists import word_set
from docxplug.view import TextView

State = Literal["outside", "setup", "action", "result", "early", "closing"]
#: "early" is a result without actions before it: no actions follow it, what rose or fell before them is setup.
_STATES: Final[tuple[State, ...]] = ("outside", "setup", "action", "result", "early", "closing")

#: Cost of a change of state: (inside a paragraph, at a new paragraph). What is not here does not happen.
_COSTS: Final[dict[tuple[State, State], tuple[float, float]]] = {
    ("outside", "setup"): (3.5, 0.0),
    ("outside", "action"): (4.0, 1.2),
    ("setup", "action"): (2.2, 0.0),
    ("setup", "early"): (4.5, 1.0),
    ("action", "result"): (2.9, 0.0),
    ("action", "setup"): (6.0, 1.5),
    ("result", "setup"): (4.0, 0.5),
    ("result", "action"): (6.0, 1.5),
    ("result", "outside"): (5.0, 0.6),
    ("result", "closing"): (4.0, 0.3),
    ("early", "setup"): (4.0, 0.5),
    ("early", "outside"): (5.0, 0.6),
    ("early", "closing"): (4.0, 0.3),
    ("action", "closing"): (6.0, 0.6),
}
_START: Final[dict[State, float]] = {"outside": 0.0, "setup": 0.0, "action": 1.5, "early": 4.0}
_NO_END: Final = 2.0  # stories do not end where they begin
_FIRST_SENTENCE_OUTSIDE: Final = 0.5
#: Words that lead on from what was told before.
_GOES_ON: Final = word_set(
    "then also next finally further furthermore moreover additionally in after once this these that those such it",
    "they with building following based besides meanwhile throughout still again second third to at",
)
_CLAIM: Final = 3.0
_NOT_OF_WRITER: Final = -0.5  # openings speak of the writer
_PLAIN_OUTSIDE: Final = -0.4  # a sentence of the middle with no sign at all is rather part of a story
_NO_ACT: Final = -0.6  # a sentence without any act among the actions
_NO_ACT_RESULT: Final = 0.2
_LAST_SENTENCE: Final = 0.5
_LAST_PARAGRAPH: Final = 0.8  # answers end with results
_POSITION: Final = 0.5  # weight of the writer's position, told where stories begin
_CLEARLY_RESULT: Final = 0.8
_NEXT_TIME: Final = 0.8  # the next paragraph begins with a time of its own
_CAREER: Final = 1.0  # evidence of a sentence that tells of a whole career
_ANNOUNCED: Final = 1.5
NEW_STORY: Final = 1.2  # the writer comes to an office at a time of its own: another story begins
_NEW_TIME: Final = 0.3
_BEFORE_NEXT: Final = 0.4
_STALE: Final = 0.8  # a story does not begin in the middle of nowhere


class Unit(NamedTuple):
    """A sentence with its paragraph and evidence.

    ``opens`` marks the first of its paragraph, ``closes`` the last of one with several.
    """

    paragraph: int
    sentence: Sentence
    evidence: Evidence
    opens: bool
    closes: bool
    signs: Signs
    acted: bool  # by the writer in person
    fresh: float  # how clearly it begins another story
    first: bool  # in the first paragraph of the answer
    claims: bool  # there, who the writer is
    last: bool
    goes_on: bool = False  # opens a paragraph with a word that continues what was told
    before_next: bool = False  # in a paragraph before one that clearly begins another story


def units_of(view: TextView, indexes: Sequence[int], prose: Prose) -> list[Unit]:
    """The sentences of these paragraphs with what each says."""
    units = []
    for index in indexes:
        text, sentences, clauses = view.paragraphs[index].text, prose.sentences(index), prose.clauses(index)
        for place, sentence in enumerate(sentences):
            own = [c for c in clauses if sentence.start <= c.start < sentence.end]
            shown = evidence(text, sentence, own)
            found = signs(text, sentence, own, shown)
            said = text[sentence.start : sentence.end]
            units.append(
                Unit(
                    paragraph=index,
                    sentence=sentence,
                    evidence=shown,
                    opens=place == 0,
                    closes=place > 1 and place + 1 == len(sentences),
                    signs=found,
                    acted=any(clause.subject == "I" and clause.voice == "active" for clause in own),
                    fresh=_freshness(said, found, shown) if place == 0 and index != indexes[0] else 0.0,
                    first=index == indexes[0],
                    claims=index == indexes[0] and claims(text, own),
                    last=index == indexes[-1],
                    goes_on=place == 0 and _goes_on(said),
                )
            )
    return _before_next(units)


def _goes_on(text: str) -> bool:
    """Whether a sentence leads on from what was told before ("Next, …", "I also …")."""
    words = text.lower().replace(",", " ").split()[:2]
    return not _GOES_ON.isdisjoint(words[1:] if words[:1] == ["i"] else words[:1])


def _before_next(units: list[Unit]) -> list[Unit]:
    """The sentences, marked where the next paragraph clearly begins another story."""
    before = {a.paragraph for a, b in pairwise(units) if b.fresh >= NEW_STORY}
    return [unit._replace(before_next=True) if unit.paragraph in before else unit for unit in units]


def _freshness(text: str, found: Signs, shown: Evidence) -> float:
    """How clearly the first sentence of a paragraph begins a story."""
    if announces_story(text):
        return _ANNOUNCED
    if shown.outside >= _CAREER:
        return 0.0
    later = comes_later(text, trouble=shown.challenge > 0.0 == shown.result)
    if found.position:
        return NEW_STORY if later else _NEW_TIME
    return _NEW_TIME if later and shown.action < 1.0 and not shown.result else 0.0


def _ending(unit: Unit) -> float:
    """What a sentence's place says for a result: the end of the answer, of a story, of a paragraph."""
    at_end = _LAST_PARAGRAPH if unit.last else _BEFORE_NEXT if unit.before_next else 0.0
    return _NO_ACT_RESULT + at_end + (_LAST_SENTENCE if unit.closes else 0.0)


def _gain(unit: Unit, state: State) -> float:
    """How well a state suits a sentence."""
    shown = unit.evidence
    idle = 1.0 - min(max(shown.action, shown.outside), 1.0)
    if state == "setup":
        beginning = unit.fresh
        if shown.outside < _CAREER and not unit.claims:
            beginning += _POSITION * unit.signs.position
        ending = _LAST_PARAGRAPH if unit.last else 0.0
        return shown.setup + beginning - 0.5 * shown.action - ending
    if state == "action":
        return shown.action + _NO_ACT * idle
    if state in {"result", "early"}:
        return shown.result - 0.3 * shown.action + idle * _ending(unit)
    if state == "closing":
        return shown.outside + (_PLAIN_OUTSIDE if shown.outside < 1.0 else 0.0)
    if not unit.first:
        return shown.outside + _PLAIN_OUTSIDE
    opening = (_FIRST_SENTENCE_OUTSIDE if unit.opens else 0.0) + (_CLAIM if unit.claims else 0.0)
    return shown.outside + opening + (0.0 if shown.outside or unit.signs.writer else _NOT_OF_WRITER)


def states_of(units: Sequence[Unit]) -> list[State]:
    """The states of the sentences of an answer."""
    path: list[State] = ["result" if state == "early" else state for state in _best_path(units)]
    return _with_hidden_results(units, path)


def _best_path(units: Sequence[Unit]) -> list[State]:
    """The states of the sentences with the best sum of evidence and costs."""
    scores = {state: _gain(units[0], state) - cost for state, cost in _START.items()}
    back: list[dict[State, State]] = []
    for unit in units[1:]:
        came: dict[State, State] = {}
        following: dict[State, float] = {}
        for state in _STATES:
            options = [
                (score - _cost(before, state, unit), before)
                for before, score in scores.items()
                if before == state or (before, state) in _COSTS
            ]
            if options:
                best, came[state] = max(options)
                following[state] = best + _gain(unit, state)
        back.append(came)
        scores = following
    begun = any(unit.opens and unit.fresh >= NEW_STORY for unit in units if unit.last)
    no_end = 0.0 if begun else _NO_END
    state = max(scores, key=lambda s: scores[s] - (no_end if s == "setup" else 0.0))
    path = [state]
    for came in reversed(back):
        state = came[state]
        path.append(state)
    return path[::-1]


def _cost(before: State, state: State, unit: Unit) -> float:
    """What it costs to come to this sentence's state from the one before."""
    if before != state:
        stale = state == "setup" and before != "outside" and unit.opens and not unit.fresh
        return _COSTS[before, state][unit.opens] + (_STALE if stale else 0.0)
    return unit.fresh if state == "setup" and unit.fresh >= _ANNOUNCED else 0.0


def _with_hidden_results(units: Sequence[Unit], path: list[State]) -> list[State]:
    """The path with a clear result found inside a long beginning: a story without actions ends there."""
    paragraphs = [
        list(run) for _, run in groupby(range(len(units)), key=lambda place: units[place].paragraph)
    ]
    begins = [all(path[place] == "setup" for place in places) for places in paragraphs]
    for number in range(1, len(paragraphs) - 1):
        if not all(begins[number - 1 : number + 2]):
            continue
        places = paragraphs[number]
        gain = sum(_gain(units[p], "result") - _gain(units[p], "setup") for p in places)
        gain += _NEXT_TIME if units[paragraphs[number + 1][0]].fresh else 0.0
        if gain >= _CLEARLY_RESULT:
            begins[number] = False
            for place in places:
                path[place] = "result"
    return path

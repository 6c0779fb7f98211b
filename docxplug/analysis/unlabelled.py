"""Stories without labels: what the sentences are, put together as the parts of stories.

The setup's paragraphs are told apart as challenge and context against each other; what one paragraph alone holds of
both is for ``setup`` to say.
"""

from collections.abc import Sequence
from itertools import groupby
from typing import Final, NamedTuple

from docxplug.analysis.cues import Evidence, total
from docxplug.analysis.model import PARTS, Part, Story, StoryPart
from docxplug.analysis.prose import Prose
from docxplug.analysis.setup import only_position, only_trouble, parts_of_setup, takes_up
from docxplug.analysis.story_path import NEW_STORY, State, Unit, states_of, units_of
from docxplug.spans import Span
from docxplug.view import TextView

_FIRST_IS_CHALLENGE: Final = 0.7  # the usual order, where the words do not say otherwise
_LEAST_ACT: Final = 1.2
_TROUBLE_TOLD: Final = 1.0
_POSITION_TOLD: Final = 1.0
_STORY_AND_NEXT: Final = 2
_FLAT: Final = 1.6  # evidence below which an answer tells no story


class _Group(NamedTuple):
    """Neighbouring sentences of one paragraph in one state."""

    state: State
    units: tuple[Unit, ...]

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
    units = units_of(view, indexes, prose)
    if not units:
        return ()
    groups = _groups(units, states_of(units))
    introduced = _introduced(view, groups)
    found = [
        _story(story, starts=story[0] is groups[0], introduced=introduced and number == 0)
        for number, story in enumerate(_cut(groups))
    ]
    return tuple(story for story in found if story is not None)


def is_outside(prose: Prose, view: TextView, index: int) -> bool:
    """Whether a paragraph opens, links or closes rather than tells a part of a story."""
    whole = total(unit.evidence for unit in units_of(view, [index], prose))
    return whole.outside > max(whole.setup, whole.action, whole.result)


def setup_parts(prose: Prose, view: TextView, index: int) -> tuple[Part, ...]:
    """The parts of a story's beginning that a paragraph shows."""
    return parts_of_setup([unit.signs for unit in units_of(view, [index], prose)])


def _groups(units: Sequence[Unit], path: Sequence[State]) -> list[_Group]:
    groups: list[_Group] = []
    for unit, state in zip(units, path, strict=True):
        if groups and groups[-1].state == state and groups[-1].units[-1].paragraph == unit.paragraph:
            groups[-1] = _Group(state, (*groups[-1].units, unit))
        else:
            groups.append(_Group(state, (unit,)))
    return _ended([_settled(group) for group in groups])


def _settled(group: _Group) -> _Group:
    """A weak action that only bridged setup and result is setup after all, but not where the answer ends.

    A result in the paragraph of the actions that nothing speaks for is the last of the actions.
    """
    shown, first = group.evidence, group.units[0]
    if group.state == "result" and not shown.result and not first.opens and not first.last:
        return _Group("action", group.units)
    acted = any(unit.acted for unit in group.units)
    least = min(_LEAST_ACT, shown.setup) if acted else shown.setup
    ends = first.last and first.opens
    weak = group.state == "action" and shown.action < least and not ends
    return _Group("setup", group.units) if weak else group


def _ended(groups: list[_Group]) -> list[_Group]:
    """What was done by nobody in particular in the last paragraph, before its result, is result too.

    So is the last paragraph itself where hardly anything was done.
    """
    if len(groups) < 2:
        return groups
    if _idle(groups[-1]) and groups[-1].evidence.action < _LEAST_ACT:
        return [*groups[:-1], _Group("result", groups[-1].units)]
    acts, end = groups[-2:]
    if end.state != "result" or acts.units[0].paragraph != end.units[0].paragraph or not _idle(acts):
        return groups
    return [*groups[:-2], _Group("result", (*acts.units, *end.units))]


def _idle(group: _Group) -> bool:
    """Whether a paragraph's first sentences are among the acts, and the writer does nothing in them."""
    return group.state == "action" and group.units[0].opens and not any(unit.acted for unit in group.units)


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
    return [part for story in found if story for part in _without_bridge(story)]


def _without_bridge(story: list[_Group]) -> list[list[_Group]]:
    """A story that ends twice as two: the second begins with its actions, and nothing leads over to it.

    A story that ends more often tells its actions and results in turn.
    """
    runs = [list(run) for _, run in groupby(story, key=lambda group: group.state)]
    states = [run[0].state for run in runs]
    if states[-3:] != ["result", "action", "result"] or states.count("result") > _STORY_AND_NEXT:
        return [story]
    before, acts, after = runs[-3:]
    ended, acted = total(g.evidence for g in before).result, total(g.evidence for g in acts).action
    if min(ended, acted / 2) < _FLAT or not acts[0].units[0].opens or acts[0].units[0].goes_on:
        return [story]
    return [[group for run in runs[:-2] for group in run], [*acts, *after]]


def _introduced(view: TextView, groups: Sequence[_Group]) -> bool:
    """Whether an opening says where the writer stands and the first story takes up what it names."""
    if len(groups) < 2 or groups[0].state != "outside" or groups[1].state != "setup":
        return False
    opening, first = groups[0], _Group("setup", groups[1].units[:1])
    told = sum(unit.signs.standing for unit in opening.units) >= _POSITION_TOLD
    return told and takes_up(view.quote(opening.span), view.quote(first.span))


def _story(groups: Sequence[_Group], *, starts: bool, introduced: bool) -> Story | None:
    """A story of these groups, or None where too little speaks for one.

    ``starts``: the answer begins with it; ``introduced``: an opening has said where the writer stood in it.
    """
    if not _tells(groups):
        return None
    setup = _setup(groups, starts=starts, introduced=introduced)
    parts = [*setup, *(_plain(group) for group in groups if group.state != "setup")]
    parts.sort(key=lambda part: (part.span, PARTS.index(part.part)))
    there = {part.part for part in parts}
    return Story(tuple(parts), tuple(part for part in PARTS if part not in there))


def _tells(groups: Sequence[_Group]) -> bool:
    """Whether enough speaks for a story: two strong parts, a very strong one beside others, or trouble and more."""
    acts = sum(g.evidence.action for g in groups if g.state == "action")
    ends = sum(g.evidence.result for g in groups if g.state == "result")
    setup = sum(g.evidence.setup for g in groups if g.state == "setup")
    if sum((acts >= _FLAT, ends >= _FLAT, setup >= _FLAT)) >= 2:
        return True
    if len({group.state for group in groups}) < 2:
        return groups[0].units[0].fresh >= NEW_STORY and setup >= 2 * _FLAT
    begins = [unit.signs for group in groups if group.state == "setup" for unit in group.units]
    trouble = sum(signs.trouble for signs in begins)
    if trouble >= _TROUBLE_TOLD:
        setup = max(setup, trouble + sum(signs.standing for signs in begins))
    return max(setup, acts) >= 2 * _FLAT or (setup >= _TROUBLE_TOLD and setup + acts + ends >= 2 * _FLAT)


def _plain(group: _Group) -> StoryPart:
    return StoryPart("action" if group.state == "action" else "result", group.span, "cues")


def _setup(groups: Sequence[_Group], *, starts: bool, introduced: bool) -> list[StoryPart]:
    """Challenge and context among the paragraphs before the actions, told apart against each other."""
    setup = _without_claim([group for group in groups if group.state == "setup"], starts=starts)
    if not setup:
        return []
    if len(setup) == 1:
        parts = parts_of_setup([unit.signs for unit in setup[0].units], introduced=introduced)
        return [StoryPart(part, setup[0].span, "cues") for part in parts]
    if all(only_position([unit.signs for unit in group.units]) for group in setup):
        return [StoryPart("context", group.span, "cues") for group in setup]
    if only_trouble([[unit.signs for unit in group.units] for group in setup]):
        return [StoryPart("challenge", group.span, "cues") for group in setup]
    leaning = [_leaning(group.units) for group in setup]
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


def _leaning(units: Sequence[Unit]) -> float:
    """How much more of trouble than of the writer's standing the sentences tell, in the middle."""
    return sum(unit.signs.trouble - unit.signs.standing for unit in units) / len(units)

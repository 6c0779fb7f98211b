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
from docxplug.analysis.story_path import places_of
from docxplug.analysis.story_units import Unit, units_of
from docxplug.analysis.story_weights import State
from docxplug.spans import Span
from docxplug.view import TextView

_FIRST_IS_CHALLENGE: Final = 0.7  # the usual order, where the words do not say otherwise
_TOLD: Final = 6.0  # lead below which sentences tell no story
_POSITION_TOLD: Final = 1.0
_CAREER: Final = 1.0  # evidence of a sentence that tells of a whole career
_STORY_AND_NEXT: Final = 2
_FLAT: Final = 1.6  # evidence below which an answer tells no story


class _Group(NamedTuple):
    """Neighbouring sentences of one paragraph that are the same in a story."""

    state: State
    units: tuple[Unit, ...]
    lead: float  # by how much more they speak for that than for being outside of stories

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
    cut = _with_standing([part for story in _cut(units) for part in _without_bridge(story)])
    introduced = _introduced(view, cut)
    groups = [group for story in cut for group in story]
    found = [
        _story(story, starts=story[0] is groups[0], introduced=introduced and number == 0)
        for number, story in enumerate(story for story in cut if story[0].state != "outside")
    ]
    return tuple(story for story in found if story is not None)


def is_outside(prose: Prose, view: TextView, index: int) -> bool:
    """Whether a paragraph opens, links or closes rather than tells a part of a story."""
    whole = total(unit.evidence for unit in units_of(view, [index], prose))
    return whole.outside > max(whole.setup, whole.action, whole.result)


def setup_parts(prose: Prose, view: TextView, index: int) -> tuple[Part, ...]:
    """The parts of a story's beginning that a paragraph shows."""
    return parts_of_setup([unit.signs for unit in units_of(view, [index], prose)])


def _cut(units: Sequence[Unit]) -> list[list[_Group]]:
    """The groups of each story and of each stretch outside of stories, in the order of the text."""
    found: list[list[_Group]] = []
    for unit, place in zip(units, places_of(units), strict=True):
        if not found or place.begins or (place.state == "outside") != (found[-1][0].state == "outside"):
            found.append([])
        story = found[-1]
        if story and story[-1].state == place.state and story[-1].units[-1].paragraph == unit.paragraph:
            before = story.pop()
            story.append(_Group(place.state, (*before.units, unit), before.lead + place.lead))
        else:
            story.append(_Group(place.state, (unit,), place.lead))
    return found


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
    first = acts[0].units[0].shows
    if min(ended, acted / 2) < _FLAT or not first["opens"] or first["goes_on"]:
        return [story]
    return [[group for run in runs[:-2] for group in run], [*acts, *after]]


def _with_standing(cut: list[list[_Group]]) -> list[list[_Group]]:
    """The stretches, where the first story has no context, with an opening that tells of nothing else.

    "I have been chief engineer since 2019, with a crew of fourteen" is context; a career looked back upon is none.
    """
    if len(cut) < 2 or cut[0][0].state != "outside":
        return cut
    opening = [unit for group in cut[0] for unit in group.units]
    career = any(unit.evidence.outside >= _CAREER or unit.shows.get("claims") for unit in opening)
    begins = [unit.signs for group in cut[1] if group.state == "setup" for unit in group.units]
    if career or sum(unit.signs.standing for unit in opening) < _POSITION_TOLD or not begins:
        return cut
    if "context" in parts_of_setup(begins):
        return cut
    return [[*(group._replace(state="setup") for group in cut[0]), *cut[1]], *cut[2:]]


def _introduced(view: TextView, cut: Sequence[Sequence[_Group]]) -> bool:
    """Whether an opening says where the writer stands and the first story takes up what it names."""
    if len(cut) < 2 or cut[0][0].state != "outside" or cut[1][0].state != "setup":
        return False
    opening, first = cut[0][0], cut[1][0]._replace(units=cut[1][0].units[:1])
    told = sum(unit.signs.standing for unit in opening.units) >= _POSITION_TOLD
    return told and takes_up(view.quote(opening.span), view.quote(first.span))


def _story(groups: Sequence[_Group], *, starts: bool, introduced: bool) -> Story | None:
    """A story of these groups, or None where too little speaks for one.

    ``starts``: the answer begins with it; ``introduced``: an opening has said where the writer stood in it.
    """
    if sum(group.lead for group in groups) < _TOLD:
        return None
    setup = _setup(groups, starts=starts, introduced=introduced)
    parts = [*setup, *(_plain(group) for group in groups if group.state != "setup")]
    parts.sort(key=lambda part: (part.span, PARTS.index(part.part)))
    there = {part.part for part in parts}
    return Story(tuple(parts), tuple(part for part in PARTS if part not in there))


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

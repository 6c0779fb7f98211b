"""The best way through an answer without labels: what each sentence is, in the order that stories have.

Each sentence is outside of stories, sets one out, tells an action or a result. What it shows speaks for each of these
with the weights of ``story_weights``, and so does each step from a sentence to the next: going on is easy, a new part
easier at a new paragraph than inside one, another story easier where a sentence begins afresh. A story has at least
two kinds of sentences: whatever stands alone is outside.
"""

from collections.abc import Sequence
from typing import Final, NamedTuple

from docxplug.analysis.story_units import Unit
from docxplug.analysis.story_weights import BEGINS, ENDS_WITH, SHOWS, STARTS_WITH, STATES, STEPS, State


class Place(NamedTuple):
    """What a sentence is, whether a story begins with it, and how much more it shows that than being outside."""

    state: State
    begins: bool
    lead: float


class _Leg(NamedTuple):
    """A state on the way; ``joined`` tells that the story had a sentence of another kind before, or this one is."""

    state: int  # the place in STATES
    joined: bool


class _Step(NamedTuple):
    """A step to a leg from another: its weights inside a paragraph and at a new one."""

    before: int
    weights: tuple[float, float]
    begins: bool


_OUTSIDE: Final = 0
_UNFINISHED: Final = 2.0  # cost of a last story that has sentences of one kind only
_NEVER: Final = float("-inf")
_LEGS: Final = (_Leg(0, joined=True), *(_Leg(s, joined=j) for j in (False, True) for s in (1, 2, 3)))


def _may(before: _Leg, after: _Leg, *, begins: bool) -> bool:
    """Whether a story is whole that ends with a step, and one that begins has all before it."""
    if begins:
        return before.joined and not after.joined
    if after.state == _OUTSIDE:
        return before.joined
    return after.joined == (before.joined or before.state != after.state)


_STEPS: Final = tuple(
    tuple(
        _Step(place, weights, begins)
        for place, before in enumerate(_LEGS)
        for (state, following, begins), weights in STEPS.items()
        if STATES[before.state] == state and STATES[after.state] == following
        if _may(before, after, begins=begins)
    )
    for after in _LEGS
)


def places_of(units: Sequence[Unit]) -> list[Place]:
    """What each sentence is on the best way."""
    gains = [_gains(unit) for unit in units]
    scores = [
        gains[0][leg.state] + STARTS_WITH[leg.state] if leg.state == _OUTSIDE or not leg.joined else _NEVER
        for leg in _LEGS
    ]
    back: list[list[_Step]] = []
    for unit, gain in zip(units[1:], gains[1:], strict=True):
        steps = _best_steps(scores, unit)
        scores = [score + gain[leg.state] for (score, _), leg in zip(steps, _LEGS, strict=True)]
        back.append([step for _, step in steps])
    ends = [
        score + ENDS_WITH[leg.state] - (0.0 if leg.joined else _UNFINISHED)
        for score, leg in zip(scores, _LEGS, strict=True)
    ]
    return [
        Place(STATES[state], begins, gain[state] - gain[_OUTSIDE] + _for_opening(unit, state))
        for (state, begins), unit, gain in zip(
            _way_back(back, ends.index(max(ends))), units, gains, strict=True
        )
    ]


def _for_opening(unit: Unit, state: int) -> float:
    """What only the place in the first paragraph, where openings stand, speaks against a state."""
    weights = SHOWS["first"]
    return unit.shows["first"] * (weights[_OUTSIDE] - weights[state])


def _best_steps(scores: Sequence[float], unit: Unit) -> list[tuple[float, _Step]]:
    """The best step to each leg of a sentence, with the score that it leads to."""
    beginning = sum(weight * unit.shows.get(name, 0.0) for name, weight in BEGINS.items())
    opens = unit.shows["opens"] > 0
    found = []
    for steps in _STEPS:
        options = [
            (scores[step.before] + step.weights[opens] + (beginning if step.begins else 0.0), step)
            for step in steps
        ]
        found.append(max(options, key=_score))
    return found


def _score(option: tuple[float, _Step]) -> float:
    return option[0]


def _gains(unit: Unit) -> list[float]:
    """How much what a sentence shows speaks for each state."""
    gains = [0.0] * len(STATES)
    for name, value in unit.shows.items():
        if value:
            for state, weight in enumerate(SHOWS.get(name, ())):
                gains[state] += value * weight
    return gains


def _way_back(back: Sequence[Sequence[_Step]], leg: int) -> list[tuple[int, bool]]:
    """The states from the first sentence to the last leg, each with whether a story begins there."""
    way = []
    for steps in reversed(back):
        step = steps[leg]
        way.append((_LEGS[leg].state, step.begins))
        leg = step.before
    way.append((_LEGS[leg].state, True))
    return way[::-1]

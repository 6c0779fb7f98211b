"""The picture of a limit: how long a text is, and where its limit stands."""

from typing import Final, NamedTuple

WIDTH: Final = 1000.0
_BEYOND: Final = 1.08


class Bar(NamedTuple):
    """Places on a bar: the text's length, the range it may lie in, and the limit."""

    actual: float
    low: float
    high: float
    limit: float
    verdict: str
    told: str


def bar_of(value: float, actual: float, low: float, high: float, verdict: str, told: str) -> Bar:
    """The bar for a limit ``value``; ``told`` says the same in words."""
    longest = max(value, high, actual) * _BEYOND or 1.0

    def at(length: float) -> float:
        return round(WIDTH * length / longest, 1)

    return Bar(at(actual), at(low), at(high), at(value), verdict, told)

"""Places in a text: half-open ranges of Unicode code points inside one paragraph."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """The characters ``start`` to ``end`` (half-open, code points) of paragraph number ``paragraph``."""

    paragraph: int
    start: int
    end: int

    def overlaps(self, other: "Span") -> bool:
        """Whether the two share at least one character; an empty span overlaps nothing."""
        return self.paragraph == other.paragraph and self.start < other.end and other.start < self.end

    def contains(self, other: "Span") -> bool:
        """Whether ``other`` lies wholly inside this span."""
        return self.paragraph == other.paragraph and self.start <= other.start and other.end <= self.end

    def is_one_place_with(self, other: "Span") -> bool:
        """Whether the two share more than half of the longer one, so that what is said of both is said of one place."""
        shared = min(self.end, other.end) - max(self.start, other.start)
        return self.overlaps(other) and 2 * shared > max(self.end - self.start, other.end - other.start)

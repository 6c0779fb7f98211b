"""Quoted passages of a text: words that are somebody else's."""

from bisect import bisect_left
from functools import lru_cache
from typing import Final

from docxplug.kept import compiled

#: An opening single quote stands after white space or a bracket; a letter follows an apostrophe, but no closing quote.
_QUOTED: Final = compiled(
    r"“[^”]*(?:”|$)"
    r"|\"[^\"]*\""
    r"|«[^»]*»"
    r"|(?:(?<=\s)|(?<=[(\[])|^)‘[^’]*(?:’\w[^’]*)*’(?!\w)"
)


@lru_cache(maxsize=512)
def quoted_ranges(text: str) -> tuple[tuple[int, int], ...]:
    """Start and end of each quoted passage with its marks, in order (code points)."""
    return tuple(match.span() for match in _QUOTED.finditer(text))


def is_quoted(text: str, offset: int) -> bool:
    """Whether the character at ``offset`` stands inside quotation marks."""
    ranges = quoted_ranges(text)
    place = bisect_left(ranges, (offset, 0)) - 1
    return place >= 0 and offset < ranges[place][1]

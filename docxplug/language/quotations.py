"""Quoted passages of a text: words that are somebody else's."""

import re
from functools import lru_cache
from typing import Final

#: An opening single quote stands after white space or a bracket; a letter follows an apostrophe, but no closing quote.
_QUOTED: Final = re.compile(
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
    return any(start < offset < end for start, end in quoted_ranges(text))

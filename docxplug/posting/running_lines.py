"""Headers and footers that a print to PDF or a copy from one leaves in the middle of an announcement's text."""

import re
from collections import Counter
from collections.abc import Iterator
from typing import Final

from docxplug.kept import compiled

#: A page's number as word processors and browsers print it: "Page 2 of 6", "Page 3", "https://… 2/6".
_PAGE_NUMBER: Final = compiled(
    r"\bpage \d{1,3} of \d{1,3}\b|^\s*page \d{1,3}\s*$|^\s*https?://\S+\s(?:.*\s)?\d{1,2}/\d{1,2}\s*$",
    re.IGNORECASE,
)
_LONGEST: Final = 150  # code points
#: So many lines at the top and at the bottom of a page may be its header and footer.
_EDGE: Final = 3


def without_running_lines(text: str) -> list[str]:
    """The lines of a text but those that come again, with other numbers or the same, where its pages begin and end.

    Pages are those between form feeds. In a text without any, lines with a page's number are taken out where they
    come more than once.
    """
    pages = [page.splitlines() for page in text.split("\f")]
    if len(pages) == 1:
        lines = pages[0]
        often = Counter(_key(line) for line in lines if _PAGE_NUMBER.search(line[:_LONGEST]))
        return [line for line in lines if often[_key(line)] < 2]
    often = Counter(key for page in pages for key in {_key(page[at]) for at in _edges(page)})
    enough = max(2, (len(pages) + 1) // 2)
    kept: list[str] = []
    for page in pages:
        running = {at for at in _edges(page) if often[_key(page[at])] >= enough}
        kept += [line for at, line in enumerate(page) if at not in running]
    return kept


def _edges(page: list[str]) -> Iterator[int]:
    """The places of the first and last lines of a page that are not empty."""
    filled = [at for at, line in enumerate(page) if line.strip()]
    yield from dict.fromkeys([*filled[:_EDGE], *filled[-_EDGE:]])


def _key(line: str) -> str:
    return re.sub(r"\d+", "#", " ".join(line[:_LONGEST].split()))

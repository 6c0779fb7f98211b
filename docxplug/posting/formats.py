"""Stated font sizes (points) and margins (inches)."""

import re
from collections.abc import Iterator
from typing import Final

from docxplug.patterns import Alternatives
from docxplug.posting.model import Limit, Scope
from docxplug.posting.targets import Target, number

_FONT: Final = Alternatives(
    r"(?<![\w.])(?P<low>\d{1,2}(?:\.5)?)(?:\s*(?:-|–|to|or)\s*\d{1,2}(?:\.5)?)?[\s-]*(?:points?|pts?\b\.?)"
    r"(?!\s*(?:veteran|preference|scale|compens|scor|disab))",
    re.IGNORECASE,
)
_FONT_NAME: Final = (
    r"Times(?: New Roman)?|Arial|Calibri|Cambria|Georgia|Garamond|Verdana|Helvetica|Tahoma|Aptos|"
    r"Courier(?: New)?"
)
_FONT_SIZE: Final = Alternatives(
    rf"(?:font size|size font|\bsize|{_FONT_NAME}|\bfont)(?:\s+font)?,?\s*(?:of\s+|is\s+|:\s*|no (?:smaller|"
    rf"less) than\s+|at least\s+|\()*"
    r"(?:size\s+)?(?P<low>\d{1,2}(?:\.5)?)(?!\d|[,.]\d|/|\s*(?:page|word|char|inch|\"|”))",
    re.IGNORECASE,
)
_FONT_TALK: Final = Alternatives(rf"\b(?:fonts?|type(?:face)?|size|text|print|{_FONT_NAME})\b", re.IGNORECASE)
_TITLES: Final = Alternatives(
    r"^[\s\w-]{0,20}\bfor (?:the )?(?:titles?|headings?|headers?|name)\b", re.IGNORECASE
)
_INCHES: Final = Alternatives(
    r"(?<![\w./])(?P<value>\d(?:\.\d+)?|\.\d+|½|1/2|¾|3/4|one[- ]half|half|one|"
    r"two)(?:[\s-]*(?:an?\s+)?(?:inch(?:es)?\b|in\.)|\s*[\"”″])",
    re.IGNORECASE,
)


def format_limits(sentence: str, about: tuple[Target, ...]) -> Iterator[Limit]:
    """The smallest font sizes and margins a sentence allows; sizes for titles are left out.

    ``about`` is what the sentence names or, where it names nothing, goes on about.
    """
    scope: Scope = "resume" if about == ("resume",) else "all"
    yield from _fonts(sentence, scope)
    yield from _margins(sentence, scope)


def _fonts(sentence: str, scope: Scope) -> Iterator[Limit]:
    if not _FONT_TALK.search(sentence) and not re.search(r"margin", sentence, re.IGNORECASE):
        return
    for pattern in (_FONT, _FONT_SIZE):
        for found in pattern.finditer(sentence):
            size = float(found["low"])
            if 6 <= size <= 24 and not _TITLES.match(sentence[found.end() :]):
                yield Limit(scope, "points", size, sentence)


def _margins(sentence: str, scope: Scope) -> Iterator[Limit]:
    for found in _INCHES.finditer(sentence):
        around = sentence[max(0, found.start() - 60) : found.end() + 40].lower()
        paper = re.match(r"\s*(?:by|x|×|paper|sheet)", sentence[found.end() :], re.IGNORECASE)
        if "margin" in around and not paper:
            yield Limit(scope, "inches", number(found["value"]), sentence)

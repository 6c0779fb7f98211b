"""Numbers that are names: statutes, orders, grades, rooms, forms. No quantity and no date is read from them."""

import re
from bisect import bisect_left
from typing import Final

from docxplug.patterns import Alternatives

_NAMED: Final = re.compile(
    r"""
    \b(?:executive\s+orders?|e\.?o\.?|public\s+law|pub\.\s*l\.|p\.?l\.|h\.?\s?r\.?|s\.\s?res\.|senate\s+bill|house\s+bill
      |directives?|presidential\s+decision|bulletin|circular|memorand\w+|memo|notice|order|instruction|regulation|standard
      |sections?|sec\.|title|part|chapter|subpart|article|clause|appendix|annex|exhibit|figure|table|paragraph|item|line
      |room|rm\.|building|bldg\.|suite|floor|hangar|pier|gate|route|highway|interstate|box|district|region|zone|area|ward
      |forms?|standard\s+form|sf|dd|opm|omb|nist|sp|iso|iec|ieee|rfc|ansi|fips|far|dfars|cfr|c\.f\.r\.|usc|u\.s\.c\.
      |gs|gm|es|sl|st|wg|ses|level|tier|phase|step|grade|band|category|class|type|version|release|block|increment|model
      |no\.|nos\.|number|\#|nr\.|page|pages|pp\.|case|docket|contract|project|task\s+order|announcement|tq|mtq|ptq|ecq|factor
      |flight|squadron|battalion|engine|route|channel|unit|reactor|battery|covid|r\d|vision|agenda|strategy|plan|windows|office)
      [\s\u00a0]{0,3}[-‐‑–#:]?[\s\u00a0]{0,3}\#?(?P<number>\d[\w.,/-]*\w|\d)
    |\b(?:act|code|amendments|constitution|convention|treaty|accords?|reform|census)\s+(?:of|in)\s+(?P<statute>\d{4})
    |\b(?P<bill>(?:19|20)\d\d)\s+(?-i:[A-Z][\w-]+\s+){0,4}(?-i:Act|Bill|Amendments|Census|Treaty|Convention|Accords?|Olympics)\b
    |\b(?P<cite>\d+)\s*(?:u\.?\s?s\.?\s?c\.?|c\.?\s?f\.?\s?r\.?|fed\.\s*reg\.|stat\.)[^\w]*(?:part|section|§+)?\s*(?P<cited>[\d.]*)
    |§+\s*(?P<section>[\d.]+)
    |\b(?P<code>[A-Za-z]{1,6}[-‐‑]\d[\w./-]*)
    |(?P<phone>\(?\d{3}\)?[-.\s]\d{3}[-.\s]\d{4})
    |\b(?P<clock>\d{1,2}:\d{2}|24/7|9/11|\d{1,2}\s?[ap]\.?m\b)
    """,
    re.IGNORECASE | re.VERBOSE,
)
#: "Strategy 2025" and "Vision 2030" are names; "plan 2021" in lower case is careless prose and may be a year.
_NAMES_IN_CAPITALS: Final = Alternatives(
    r"(?:vision|agenda|strategy|plan|windows|office|model|order|notice|contract|project)\b"
)


def named_ranges(text: str) -> list[tuple[int, int]]:
    """Start and end of the numbers in ``text`` that name something, in order (code points)."""
    return [match.span() for match in _NAMED.finditer(text) if not _NAMES_IN_CAPITALS.match(match.group())]


def is_named(ranges: list[tuple[int, int]], start: int, end: int) -> bool:
    """Whether a stretch of text overlaps one of the ranges, which are in order."""
    place = bisect_left(ranges, (end, 0)) - 1
    return place >= 0 and start < ranges[place][1]

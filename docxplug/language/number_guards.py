"""Numbers that are names: statutes, orders, grades, rooms, forms. No quantity and no date is read from them.

The text is read number by number: what stands before a number or after it makes a name of it.
"""

from bisect import bisect_left
from collections.abc import Iterator
from typing import Final

from docxplug.kept import compiled
from docxplug.language.word_lists import word_set

#: What a number hangs on: "section 8", "SF-86", "No. 12".
_NAMES: Final = word_set(
    "eo e.o e.o. pl p.l p.l. hr h.r h.r. directive directives bulletin circular memo notice order instruction",
    "regulation standard section sections sec. title part chapter subpart article clause appendix annex",
    "exhibit figure table paragraph item line room rm. building bldg. suite floor hangar pier gate route",
    "highway interstate box district region zone area ward form forms sf dd opm omb nist sp iso iec ieee rfc",
    "ansi fips far dfars cfr c.f.r. usc u.s.c. gs gm es sl st wg ses level tier phase step grade band category",
    "class type version release block increment model no. nos. number nr. page pages pp. case docket contract",
    "project announcement tq mtq ptq ecq factor flight squadron battalion engine channel unit reactor battery",
    "covid vision agenda strategy plan windows office",
)
_NAMES_OF_TWO_WORDS: Final = frozenset(
    (
        *(
            "executive order",
            "executive orders",
            "public law",
            "pub. l.",
            "h. r",
            "h. r.",
            "s. res.",
            "senate bill",
        ),
        *("house bill", "presidential decision"),
    )
)
#: "Strategy 2025" and "Vision 2030" are names; "plan 2021" in lower case is careless prose and may be a year.
_NAMES_IN_CAPITALS: Final = word_set(
    "vision agenda strategy plan windows office model order notice contract project"
)
#: What is "of 2010": the year belongs to its name.
_OF_A_YEAR: Final = word_set(
    "act code amendments constitution convention treaty accord accords reform census"
)
_NUMBER: Final = compiled(r"\d[\w.,/-]*\w|\d")
_SIGNS: Final = ("-", "‐", "‑", "–", "#", ":")
_WORD: Final = compiled(r"[\w.]+")
_LOOK_BACK: Final = 48  # characters
#: A number that is a name by what follows: laws by their year, citations, telephones, times of the day.
_GOES_ON: Final = compiled(
    r"(?:19|20)\d\d\s+(?:[A-Z][\w-]+\s+){0,4}(?:Act|Bill|Amendments|Census|Treaty|Convention|Accords?|Olympics)\b"
    r"|\d+\s*(?i:u\.?\s?s\.?\s?c\.?|c\.?\s?f\.?\s?r\.?|fed\.\s*reg\.|stat\.)[^\w]*(?i:part|section|§+)?\s*[\d.]*"
    r"|\d{3}\)?[-.\s]\d{3}[-.\s]\d{4}|\d{1,2}:\d{2}|24/7|9/11|\d{1,2}\s?[AaPp]\.?[Mm]\b"
)
_CODE: Final = compiled(r"\b(?!(?:mid|late|early)\W)[A-Za-z]{1,6}[-‐‑]$")  # "mid-2021" is a year
_CODED: Final = compiled(r"\d[\w./-]*")


def named_ranges(text: str) -> list[tuple[int, int]]:
    """Start and end of the numbers in ``text`` that name something, in order (code points)."""
    ranges: list[tuple[int, int]] = []
    for match in _NUMBER.finditer(text):
        if not ranges or match.start() >= ranges[-1][1]:
            ranges += _named(text, *match.span())
    return ranges


def is_named(ranges: list[tuple[int, int]], start: int, end: int) -> bool:
    """Whether a stretch of text overlaps one of the ranges, which are in order."""
    place = bisect_left(ranges, (end, 0)) - 1
    return place >= 0 and start < ranges[place][1]


def _named(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The range of a number with its name; none where it is just a number."""
    before = text[max(0, start - _LOOK_BACK) : start]
    name = _name_before(before)
    goes_on = None if before[-1:].isalnum() else _GOES_ON.match(text, start)
    if name:
        yield start - name, end
    elif goes_on:
        yield start, goes_on.end()
    elif before.rstrip().endswith("§"):
        yield len(before.rstrip()) - len(before) + start - 1, end
    elif code := _CODE.search(before):
        coded = _CODED.match(text, start)
        yield start - len(before) + code.start(), coded.end() if coded else end


def _name_before(before: str) -> int:
    """How many characters before a number its name begins; 0 where it has none."""
    bare = before.rstrip().removesuffix("#").rstrip()
    if bare.endswith(_SIGNS):
        bare = bare[:-1].rstrip()
    words = list(_WORD.finditer(bare))
    if not words or words[-1].end() < len(bare):
        return 0
    last = words[-1].group()
    if len(words) > 1:
        both = f"{words[-2].group()} {last}".casefold()
        if both in _NAMES_OF_TWO_WORDS or _is_of_a_year(both):
            return len(before) - words[-2].start()
    word = last.casefold()
    named = word in _NAMES or (word[0] == "r" and word[1:].isdigit())
    return len(before) - words[-1].start() if named and last not in _NAMES_IN_CAPITALS else 0


def _is_of_a_year(words: str) -> bool:
    """Whether words before a year make it part of a name: "Clean Air Act of 1990"."""
    name, _, link = words.partition(" ")
    return link in ("of", "in") and name in _OF_A_YEAR

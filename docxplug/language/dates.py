"""Dates in prose, as far as years: plain years, months, fiscal years, quarters, decades and ranges."""

import re
from collections.abc import Iterator
from typing import Final, Literal, NamedTuple

from docxplug.kept import compiled
from docxplug.language.number_guards import is_named, named_ranges
from docxplug.language.word_lists import word_set
from docxplug.patterns import Alternatives

DateKind = Literal["year", "month", "fiscal_year", "quarter", "decade", "range"]


class DateMention(NamedTuple):
    """A date and its place in the text (code points).

    ``first`` and ``last`` are the years it spans; ``last`` is None where it goes on until today ("since 2019",
    "2019 to present"). ``month`` is that of the latest date, where one is named.
    """

    kind: DateKind
    start: int
    end: int
    first: int
    last: int | None
    month: int | None = None


_MONTHS: Final = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH_NAMES: Final = word_set(
    "jan january feb february mar march apr april may jun june jul july aug august sep sept september",
    "oct october nov november dec december",
)
#: How a month begins; whether the whole word is one is looked up, which costs less than all names in three places.
_MONTH: Final = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.?"
_YEAR: Final = r"(?:19[5-9]\d|20[0-4]\d)"
_TO: Final = r"\s*(?:-|–|—|to|through|until|and)\s*"
_NOW: Final = r"(?:the\s+)?(?:present|today|now|current|date)"
_DATE: Final = compiled(
    rf"""
    (?P<range>(?<!\w)(?P<r1>{_YEAR}){_TO}(?:(?:(?P<rm2>{_MONTH})\s+)?(?P<r2>{_YEAR})|(?P<r2short>\d\d)(?!\d)|(?P<rnow>{_NOW}))\b)
    |(?P<since>\bsince\s+(?:(?:early|late|mid)[-\s]?)?(?:{_MONTH}\s+)?(?P<s1>{_YEAR})\b)
    |(?P<fiscal>\b(?:fy|fiscal\s+years?)[\s\u00a0'’-]*(?P<f1>{_YEAR}|\d\d)(?:\s*(?:-|–|/|to|through|and)\s*(?:fy\s*)?(?P<f2>{_YEAR}|\d\d))?\b)
    |(?P<quarter>\b(?:q[1-4]|(?:first|second|third|fourth|last)\s+quarter)(?:\s+of)?\s+(?:(?:fy|fiscal\s+year|calendar\s+year)\s*)?(?P<q1>{_YEAR}|['’]?\d\d)\b)
    |(?P<month>\b(?P<mname>{_MONTH})(?:\s+\d{{1,2}}(?:st|nd|rd|th)?)?,?(?:\s+of)?\s+(?P<m1>{_YEAR})\b)
    |(?P<numeric>\b(?P<nm>\d{{1,2}})/(?:\d{{1,2}}/)?(?P<n1>{_YEAR})\b)
    |(?P<decade>\b(?P<d1>(?:19|20)\d0)s\b)
    |(?P<year>(?:(?<![\w.,/$#-])|(?<=mid-)|(?<=late-)|(?<=early-))(?P<y1>{_YEAR})(?![\w%]|,\d|\.\d|/\d|-(?:\d|[a-z])))
    """,
    re.IGNORECASE | re.VERBOSE,
)
_BEFORE_A_YEAR: Final = word_set("in since during until by before early late")
_OF_A_YEAR: Final = word_set("spring summer fall autumn winter end beginning start middle half quarter rest")
_DIGIT: Final = compiled(r"\d")
#: A number of things, not a year ("2020 employees"), unless a time is spoken of ("in the fall of 2020 staff left").
_COUNTED: Final = Alternatives(
    r"\s+(?:employees|staff|people|personnel|ftes|hours|days|dollars|cases|claims|records|square|acres|miles|tons|units)\b",
    re.IGNORECASE,
)
_SEASON: Final = r"(?:year|spring|summer|fall|autumn|winter)"
_FEW: Final = r"an?|one|two|three|four|five|six|seven|eight|nine|ten|\d{1,2}|a few|several"
_SO_MANY_YEARS: Final = rf"(?:{_FEW})\s+(?:full\s+)?(?:years?|months?)"
_FROM_TODAY: Final = compiled(rf"\b(?:last|this)\s+{_SEASON}\b|\b{_SO_MANY_YEARS}\s+ago\b", re.IGNORECASE)
_FROM_ANOTHER: Final = compiled(
    rf"\b(?:the\s+(?:following|next|same)|that(?:\s+same)?)\s+(?:fiscal\s+)?{_SEASON}\b"
    rf"|\b{_SO_MANY_YEARS}\s+(?:on|later|before|earlier|after(?:wards?)?)\b",
    re.IGNORECASE,
)


def dates(text: str) -> list[DateMention]:
    """The dates in a text, in order; numbers that name statutes, rooms, forms and systems are none."""
    if not _DIGIT.search(text):
        return []
    named = named_ranges(text)
    return [
        mention
        for start, match in _matches(text)
        if not is_named(named, start, match.end())
        and not (match["year"] and _COUNTED.match(text, match.end()) and not _is_timed(text, start))
        for mention in _mention(start, match)
    ]


def counts_from_today(text: str) -> bool:
    """Whether a time is told from today: "last year", "two years ago"."""
    return _FROM_TODAY.search(text) is not None


def counts_from_another_date(text: str) -> bool:
    """Whether a time is told from another one: "the following year", "two years on"."""
    return _FROM_ANOTHER.search(text) is not None


def _is_timed(text: str, start: int) -> bool:
    """Whether the words before a year can only speak of a time: "in", "the winter of"."""
    before = text[max(0, start - 24) : start].lower().split()[-2:]
    if before[-1:] == ["of"]:
        return not _OF_A_YEAR.isdisjoint(before[:1])
    return not _BEFORE_A_YEAR.isdisjoint(before[-1:])


def _matches(text: str) -> Iterator[tuple[int, re.Match[str]]]:
    """What is written like a date, and where it begins: a range may begin with a month ("May 2019 to June 2021")."""
    at = 0
    while match := _DATE.search(text, at):
        start, at = match.span()
        if match["month"]:
            year = match.start("m1")
            if match["mname"].rstrip(".").lower() not in _MONTH_NAMES:
                at = year
                continue
            ranged = _DATE.match(text, year)
            if ranged and ranged["range"]:
                match, at = ranged, ranged.end()
        yield start, match


def _mention(start: int, match: re.Match[str]) -> Iterator[DateMention]:
    end = match.end()
    if match["range"]:
        first = int(match["r1"])
        last = None if match["rnow"] else _second_year(first, match["r2"] or match["r2short"])
        if last is None or last >= first:
            yield DateMention("range", start, end, first, last, _month(match["rm2"]))
        else:
            yield DateMention("year", start, match.end("r1"), first, first)
    elif match["since"]:
        yield DateMention("range", start, end, int(match["s1"]), None)
    elif match["fiscal"]:
        first = _full_year(match["f1"])
        yield DateMention("fiscal_year", start, end, first, _full_year(match["f2"]) if match["f2"] else first)
    elif match["quarter"]:
        yield _single("quarter", match, _full_year(match["q1"].lstrip("'’")))
    elif match["month"]:
        yield _single("month", match, int(match["m1"]), _month(match["mname"]))
    elif match["numeric"]:
        month = int(match["nm"])
        yield _single("month", match, int(match["n1"]), month if 1 <= month <= 12 else None)
    elif match["decade"]:
        yield DateMention("decade", start, end, int(match["d1"]), int(match["d1"]) + 9)
    else:
        yield _single("year", match, int(match["y1"]))


def _single(kind: DateKind, match: re.Match[str], year: int, month: int | None = None) -> DateMention:
    return DateMention(kind, match.start(), match.end(), year, year, month)


def _month(name: str | None) -> int | None:
    return _MONTHS.index(name[:3].lower()) + 1 if name else None


def _full_year(digits: str) -> int:
    if len(digits) == 4:
        return int(digits)
    return 2000 + int(digits) if int(digits) < 60 else 1900 + int(digits)


def _second_year(first: int, digits: str) -> int:
    return int(digits) if len(digits) == 4 else first - first % 100 + int(digits)

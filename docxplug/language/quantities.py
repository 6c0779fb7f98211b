"""Quantities in prose: people, money, time, percentages and counts of other things.

General libraries read "14028" as a mass and "Room 2021" as a year; these patterns know federal prose.
"""

import re
from typing import Final, Literal, NamedTuple

from docxplug.language.number_guards import is_named, named_ranges

QuantityKind = Literal["people", "money", "time", "percent", "volume"]


class Quantity(NamedTuple):
    """A quantity and its place in the text (code points); ``value`` is None where it is only a word ("doubled")."""

    kind: QuantityKind
    start: int
    end: int
    value: float | None


_UNITS: Final = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen"
    " seventeen eighteen nineteen"
)
_TENS_NAMES: Final = "twenty thirty forty fifty sixty seventy eighty ninety"
_WORDS: Final = {
    **{word: float(value) for value, word in enumerate(_UNITS.split())},
    **{word: 10.0 * value for value, word in enumerate(_TENS_NAMES.split(), start=2)},
    "hundred": 100.0,
    "dozen": 12.0,
}
_SCALE: Final = {
    **dict.fromkeys(("k", "thousand"), 1e3),
    **dict.fromkeys(("m", "mm", "mil", "million"), 1e6),
    **dict.fromkeys(("b", "bn", "billion"), 1e9),
    **dict.fromkeys(("t", "trillion"), 1e12),
    "hundred": 100.0,
    "dozen": 12.0,
}

_UNDER_TWENTY: Final = (
    "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen"
    "|nineteen"
)
_TENS: Final = _TENS_NAMES.replace(" ", "|")
_WORDED: Final = rf"(?:(?:{_TENS})(?:[-\s](?:{_UNDER_TWENTY}))?|{_UNDER_TWENTY}|(?:a\s+)?(?:hundred|dozen))"
_NUMBER: Final = rf"(?P<number>\d{{1,3}}(?:,\d{{3}})+(?:\.\d+)?|\d+(?:\.\d+)?|{_WORDED})"
_SCALED: Final = rf"{_NUMBER}(?:[\s\u00a0-]?(?P<scale>thousand|million|billion|trillion|hundred|dozen)\b)?\+?"
_DESCRIBED: Final = (
    r"(?:[\s\u00a0-]+(?!(?:and|or|of|in|to|by|for|with)\b|percent)[^\W\d][\w'’/-]*){0,3}?[\s\u00a0-]+"
)
_PEOPLE: Final = (
    r"employees?|staff(?:ers)?|people|persons?|personnel|ftes?|workers?|members?|individuals?|professionals?|analysts?|engineers?"
    r"|attorneys?|lawyers?|scientists?|supervisors?|managers?|executives?|directors?|contractors?|soldiers|sailors|airmen|marines"
    r"|veterans?|patients?|residents?|students?|nurses?|physicians?|doctors?|inspectors?|investigators?|agents?|officers?"
    r"|economists?|statisticians?|specialists?|technicians?|volunteers?|families|households|citizens|users|customers"
    r"|beneficiaries|applicants?|subordinates?|direct\sreports?|stakeholders?|participants?|responders?|firefighters?"
    r"|auditors?|accountants?|researchers?|epidemiologists?|veterinarians?|leaders?|experts?|interns?|hires?|positions?|men|women"
    r"|farmers?|ranchers?|growers?|producers|travelers|passengers|visitors|children|americans|retirees|clerks?|pilots?|judges?"
)
_TIME: Final = (
    r"(?:business|working|calendar|fiscal|consecutive|person|staff|work)?[\s-]?"
    r"(?:seconds?|minutes?|hours?|hrs?|days?|weeks?|months?|quarters?|years?|decades?)"
)
_PATTERNS: Final[tuple[tuple[QuantityKind, re.Pattern[str]], ...]] = (
    (
        "money",
        re.compile(
            r"[$€£]\s?(?P<number>\d[\d,]*(?:\.\d+)?)"
            r"(?:[\s\u00a0-]?(?P<scale>thousand|million|billion|trillion|mil|mm|bn|[kmbt])\b)?\+?"
            rf"|\b{_SCALED.replace('?P<number>', '?P<number2>').replace('?P<scale>', '?P<scale2>')}[\s-]dollars?\b",
            re.IGNORECASE,
        ),
    ),
    (
        "percent",
        re.compile(
            rf"\b{_NUMBER}[\s\u00a0-]?(?:%|per\s?cent(?:age)?(?:\s+points?)?\b)"
            r"|\b(?:one|two|three|four|a)[\s-](?:half|halves|thirds?|quarters?|fourths?|fifths?|tenths?)\b"
            r"(?!\s+(?:of\s+)?(?:fiscal|\d))|\b(?:by|in)\s+half\b"
            r"|\b(?:doubl|tripl|quadrupl|halv)(?:ed|ing)\b|\b(?:two|three|four|ten)fold\b",
            re.IGNORECASE,
        ),
    ),
    ("time", re.compile(rf"\b{_SCALED}[\s\u00a0-]?{_TIME}\b", re.IGNORECASE)),
    ("people", re.compile(rf"\b{_SCALED}{_DESCRIBED}(?:{_PEOPLE})\b", re.IGNORECASE)),
    (
        "volume",
        re.compile(
            rf"\b{_SCALED}{_DESCRIBED}(?!years?\b|was\b|has\b|is\b|as\b|this\b|its\b|thus\b|across\b|process\b|previous\b)"
            r"[a-z][\w-]{2,}s\b",
            re.IGNORECASE,
        ),
    ),
    (
        "volume",
        re.compile(
            r"\b(?:(?P<number>\d{1,3}(?:,\d{3})+)|(?P<number2>\d[\d.]*)\s(?P<scale2>million|billion))\b",
            re.IGNORECASE,
        ),
    ),
)


def quantities(text: str) -> list[Quantity]:
    """The quantities in a text, in order; each stretch of text is read once, as the most telling kind."""
    named = named_ranges(text)
    taken = bytearray(len(text))
    found: list[Quantity] = []
    for kind, pattern in _PATTERNS:
        for match in pattern.finditer(text):
            start, end = match.span()
            if 1 in taken[start:end] or is_named(named, start, end):
                continue
            if kind in ("people", "volume") and _is_year(match):
                continue
            taken[start:end] = b"\1" * (end - start)
            found.append(Quantity(kind, start, end, _value(match)))
    return sorted(found, key=lambda quantity: quantity.start)


def _is_year(match: re.Match[str]) -> bool:
    """Whether the number is a year, four digits of our time with no comma: "In 2021 employees …"."""
    number = match.groupdict().get("number") or ""
    return number.isdigit() and 1900 <= int(number) <= 2099


def _value(match: re.Match[str]) -> float | None:
    groups = match.groupdict()
    number = groups.get("number") or groups.get("number2")
    if not number:
        return None
    scale = (groups.get("scale") or groups.get("scale2") or "").lower()
    return _number(number) * _SCALE.get(scale, 1.0)


def _number(text: str) -> float:
    if text[0].isdigit():
        return float(text.replace(",", ""))
    parts = text.lower().removeprefix("a ").replace("-", " ").split()
    return sum(_WORDS.get(part, 0.0) for part in parts)

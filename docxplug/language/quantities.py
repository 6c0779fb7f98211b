"""Quantities in prose: people, money, time, percentages and counts of other things.

General libraries read "14028" as a mass and "Room 2021" as a year; these patterns know federal prose.
"""

import re
from collections.abc import Iterator
from typing import Final, Literal, NamedTuple

from docxplug.kept import compiled
from docxplug.language.number_guards import is_named, named_ranges
from docxplug.language.people import are_people
from docxplug.language.word_lists import word_set
from docxplug.patterns import Alternatives

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

_UNDER_TWENTY: Final = _UNITS.removeprefix("zero ").replace(" ", "|")
_TENS: Final = _TENS_NAMES.replace(" ", "|")
_NUMBER_WRITTEN: Final = (
    r"(?:\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
    rf"|(?:(?:{_TENS})(?:[-\s](?:{_UNDER_TWENTY}))?|{_UNDER_TWENTY}|(?:a\s+)?(?:hundred|dozen))\b)"
)
_NUMBER: Final = compiled(rf"(?<!\d\.)\b{_NUMBER_WRITTEN}", re.IGNORECASE)
#: So many of so many; "one of nine" only says that there are more.
_SHARE: Final = compiled(
    rf"(?<![\d.,])\b(?!one\b){_NUMBER_WRITTEN}\s+(?:out\s+)?of\s+(?:(?:the|our|its|their|all)\s+)?{_NUMBER_WRITTEN}",
    re.IGNORECASE,
)
_SUM: Final = compiled(
    r"[$€£]\s?(?P<number>\d[\d,]*(?:\.\d+)?)"
    r"(?:[\s\u00a0-]?(?P<scale>thousand|million|billion|trillion|mil|mm|bn|[kmbt])\b)?\+?",
    re.IGNORECASE,
)
_PART: Final = Alternatives(
    r"\b(?:one|two|three|four|a)[\s-](?:half|halves|thirds?|quarters?|fourths?|fifths?|tenths?)\b"
    r"(?!\s+(?:of\s+)?(?:fiscal|\d))|\b(?:by|in)\s+half\b"
    r"|\b(?:doubl|tripl|quadrupl|halv)(?:ed|ing)\b|\b(?:two|three|four|ten)fold\b",
    re.IGNORECASE,
)
#: What follows a number and says what it counts.
_PERCENT: Final = compiled(r"[\s\u00a0-]?(?:%|per\s?cent(?:age)?(?:\s+points?)?\b)", re.IGNORECASE)
_SCALED: Final = compiled(
    r"(?:[\s\u00a0-]?(?P<scale>thousand|million|billion|trillion|hundred|dozen)\b)?\+?", re.IGNORECASE
)
_UNIT: Final = compiled(
    r"(?P<money>[\s-]dollars?\b)"
    r"|[\s\u00a0-]?(?:business|working|calendar|fiscal|consecutive|person|staff|work)?[\s-]?"
    r"(?:seconds?|minutes?|hours?|hrs?|days?|weeks?|months?|quarters?|years?|decades?)\b",
    re.IGNORECASE,
)
#: A word after a number; those that are joined by hyphens count as one.
_NEXT_WORD: Final = compiled(r"(?P<gap>[\s\u00a0-]+)(?P<word>[^\W\d]\w*)(?P<rest>['’/][\w'’/]*)?")
_MOST_WORDS: Final = 4
_GROUPS: Final = word_set(
    "staff team crew workforce squad cadre faculty office division branch section unit group force board panel shop",
    "delegation",
)
_NOT_COUNTED: Final = word_set("and or of in to by for with percent percentage")
_NO_PLURALS: Final = word_set("years was has is as this its thus across process previous")


def quantities(text: str) -> list[Quantity]:
    """The quantities in a text, in order; each stretch of text is read once, as the most telling kind."""
    named = named_ranges(text)
    taken = bytearray(len(text))
    found: list[Quantity] = []
    for quantity in (*_sums(text), *_parts(text), *_counted(text)):
        start, end = quantity.start, quantity.end
        if 1 not in taken[start:end] and not is_named(named, start, end):
            taken[start:end] = b"\1" * (end - start)
            found.append(quantity)
    return sorted(found, key=lambda quantity: quantity.start)


def has_share(text: str) -> bool:
    """Whether so many of so many are named: "seven of nine"."""
    return _SHARE.search(text) is not None


def _sums(text: str) -> Iterator[Quantity]:
    for match in _SUM.finditer(text):
        yield Quantity("money", *match.span(), _value(match["number"], match["scale"]))


def _parts(text: str) -> Iterator[Quantity]:
    for match in _PART.finditer(text):
        yield Quantity("percent", *match.span(), None)


def _counted(text: str) -> Iterator[Quantity]:
    """The numbers that say what they count."""
    for match in _NUMBER.finditer(text):
        start, number = match.start(), match.group()
        percent = _PERCENT.match(text, match.end())
        if percent:
            yield Quantity("percent", start, percent.end(), _value(number))
            continue
        scaled = _SCALED.match(text, match.end())
        scale, after = (scaled["scale"], scaled.end()) if scaled else (None, match.end())
        unit = _UNIT.match(text, after)
        if unit:
            yield Quantity("money" if unit["money"] else "time", start, unit.end(), _value(number, scale))
        elif not _is_year(number):
            yield from _things(text, start, after, number, scale)


def _things(text: str, start: int, after: int, number: str, scale: str | None) -> Iterator[Quantity]:
    """People or other things that are counted, or a number so large that it must count something."""
    people, things = _noun_after(text, after)
    if people:
        yield Quantity("people", start, people, _value(number, scale))
    elif things:
        yield Quantity("volume", start, things, _value(number, scale))
    elif _sizes_a_group(text, start):
        yield Quantity("people", start, after, _value(number, scale))
    elif "," in number or (number[0].isdigit() and scale and scale.lower() in ("million", "billion")):
        yield Quantity("volume", start, after, _value(number, scale))


def _sizes_a_group(text: str, start: int) -> bool:
    """Whether a number says how many people a group has: "a staff of 17"."""
    before = text[max(0, start - 24) : start].lower().split()[-2:]
    return before[1:] == ["of"] and before[0] in _GROUPS


def _noun_after(text: str, at: int) -> tuple[int, int]:
    """Where the words for people that a number counts end, and where a plural of something else; 0 for none."""
    things = words = 0
    before = ""
    while match := _NEXT_WORD.match(text, at):
        word, at = match["word"].lower(), match.end()
        words += match["gap"] != "-" or not words
        if words > _MOST_WORDS:
            break
        if are_people(word) or (before, word) in (("direct", "reports"), ("direct", "report")):
            return match.end("word"), 0
        if not things and len(word) > 3 and word.endswith("s") and word not in _NO_PLURALS:
            things = match.end("word")
        if word in _NOT_COUNTED:
            break
        before = word
    return 0, things


def _is_year(number: str) -> bool:
    """Whether a number is a year, four digits of our time with no comma: "In 2021 employees …"."""
    return len(number) == 4 and number.isdigit() and 1900 <= int(number) <= 2099


def _value(number: str, scale: str | None = None) -> float:
    return _number(number) * _SCALE.get((scale or "").lower(), 1.0)


def _number(text: str) -> float:
    if text[0].isdigit():
        return float(text.replace(",", ""))
    parts = text.lower().removeprefix("a ").replace("-", " ").split()
    return sum(_WORDS.get(part, 0.0) for part in parts)

"""Numbers as lists print them (ISO 29500-1, 17.18.59)."""

from collections.abc import Callable
from typing import Final

_ROMAN: Final = (
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"),
    (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip
#: Word's own ceiling for numbers in lists.
_HIGHEST: Final = 32767


def roman(number: int) -> str:
    """Upper-case Roman numerals; the number itself in digits from 4000 on."""
    if number >= 4000:
        return str(number)
    text = ""
    for value, letters in _ROMAN:
        count, number = divmod(number, value)
        text += letters * count
    return text


def letters(number: int) -> str:
    """A, B, … Z, AA, BB, … ZZ, AAA, … as Word counts with letters."""
    if number < 1:
        return ""
    times, place = divmod(number - 1, 26)
    return chr(ord("A") + place) * (times + 1)


def ordinal(number: int) -> str:
    """1st, 2nd, 3rd, 11th."""
    suffix = "th" if number % 100 in {11, 12, 13} else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{suffix}"


_FORMATS: Final[dict[str, Callable[[int], str]]] = {
    "decimalZero": "{:02d}".format,
    "upperRoman": roman,
    "lowerRoman": lambda number: roman(number).lower(),
    "upperLetter": letters,
    "lowerLetter": lambda number: letters(number).lower(),
    "ordinal": ordinal,
    "none": lambda _: "",
}


def formatted(number: int, kind: str) -> str:
    """``number`` in one of Word's formats; digits for those that are not known."""
    return _FORMATS.get(kind, str)(max(0, min(number, _HIGHEST)))

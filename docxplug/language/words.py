"""Words: counted as Word counts them, cut out with their places, and brought to their stems."""

from collections.abc import Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from docxplug.kept import compiled
from docxplug.language.porter2 import porter2

#: A word with inner hyphens and apostrophes: "multi-year", "agency's", "GS-15", "COVID-19".
WORD: Final = compiled(r"[^\W_]+(?:[-‐‑'’][^\W_]+)*")

#: Words that Porter2 throws together with others of another meaning (author, universe, organ, import).
_OWN_STEMS: Final = {
    "authority": "authoriti",
    "authorities": "authoriti",
    "authorize": "authoriz",
    "authorized": "authoriz",
    "authorizes": "authoriz",
    "authorizing": "authoriz",
    "authorization": "authoriz",
    "authorizations": "authoriz",
    "university": "universiti",
    "universities": "universiti",
    "organ": "organum",
    "organs": "organum",
    "importance": "importanc",
    "important": "importanc",
}

_SMALL_NUMBERS: Final = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")


class Token(NamedTuple):
    """A word and its place in the text (code points)."""

    text: str
    start: int
    end: int


def tokens(text: str, start: int = 0, end: int | None = None) -> list[Token]:
    """The words of ``text`` between two offsets, in order; the offsets of the tokens are those of ``text``."""
    stop = len(text) if end is None else end
    return [Token(match.group(), match.start(), match.end()) for match in WORD.finditer(text, start, stop)]


def count_words(text: str) -> int:
    """The number of words as Word shows it: runs of characters between white space, whatever they are.

    "state-of-the-art", "and/or" and a dash that stands alone are one word each.
    """
    return len(text.split())


def in_words(count: int) -> str:
    """A number as a sentence has it: in letters below ten."""
    return _SMALL_NUMBERS[count] if 0 <= count < len(_SMALL_NUMBERS) else f"{count:,}"


def quoted_list(words: Sequence[str]) -> str:
    """Words in quotation marks as a sentence lists them: “led”, “ran” and “built”."""
    quoted = [f"“{word}”" for word in words]
    return " and ".join(filter(None, (", ".join(quoted[:-1]), *quoted[-1:])))


@lru_cache(maxsize=8192)
def stem(word: str) -> str:
    """The Porter2 stem of a word, in lower case, without a possessive and without hyphens."""
    plain = word.lower().replace("’", "'").removesuffix("'s").removesuffix("'")
    for hyphen in "-‐‑":
        plain = plain.replace(hyphen, "")
    return _OWN_STEMS.get(plain) or porter2(plain)

"""Acronyms that a text explains: "Information Technology (IT)" makes "IT" stand for its words."""

from typing import Final

from docxplug.kept import compiled
from docxplug.language.words import tokens

_SHORT: Final = compiled(r"\(([A-Z][A-Z&/]{1,7})s?\)")
_SMALL: Final = ("of", "and", "the", "for", "in", "to", "on")


def spelled_out(text: str) -> dict[str, str]:
    """The acronyms in parentheses whose words stand right before them, in lower case, by their letters."""
    found: dict[str, str] = {}
    for match in _SHORT.finditer(text):
        short = match.group(1)
        long = _words_before(text, match.start(), [letter.lower() for letter in short if letter.isalpha()])
        if long:
            found.setdefault(short, long)
    return found


def _words_before(text: str, end: int, letters: list[str]) -> str:
    """The words that end before ``end`` and begin with these letters; small words between them need no letter."""
    words = [token.text.lower() for token in tokens(text, max(0, end - 100), end)]
    left = list(letters)
    for taken, word in enumerate(reversed(words), 1):
        if word[0] == left[-1]:
            left.pop()
        elif word not in _SMALL:
            return ""
        if not left:
            return " ".join(words[-taken:])
    return ""

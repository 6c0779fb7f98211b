"""The text an engine is given, and the way back from its offsets to the user's text.

Engines know straight quotes, composed letters and plain spaces. They stumble over soft hyphens inside words, and
LanguageTool counts in UTF-16 units, of which a character outside the basic plane takes two.
"""

import re
import unicodedata
from typing import Final, NamedTuple

_SAME_LENGTH: Final = str.maketrans(
    {
        "’": "'",
        "‘": "'",
        "‐": "-",
        "‑": "-",
        "\u00a0": " ",
        "\u202f": " ",
        "\u2007": " ",
    }
)
#: Invisible inside words: soft hyphen, zero-width space and joiners, word joiner, byte order mark, variation selectors.
_INVISIBLE: Final = frozenset("\u00ad\u200b\u200c\u200d\u2060\ufeff\ufe0e\ufe0f")
_BEYOND_THE_BASIC_PLANE: Final = re.compile(r"[\U00010000-\U0010ffff]")
#: Stands for emoji and the like: one UTF-16 unit, no letter, no punctuation to an engine.
_PLACEHOLDER: Final = "□"
_PLAIN: Final = re.compile(r"[\t\n\x20-\x7e]*")
#: No words but data, or an attack: Harper compares endless words with its dictionary in memory that grows with the
#: square of their length, and ends the process where there is not enough of it; signs without a space cost it time.
_ENDLESS: Final = re.compile(r"\S{201,}|\w{81,}")


class PlainText(NamedTuple):
    """A text for an engine; ``spans[i]`` is what its character ``i`` stands for in the user's text.

    ``spans`` is None where both texts have the same characters at the same places.
    """

    text: str
    spans: list[tuple[int, int]] | None

    def place(self, start: int, end: int) -> tuple[int, int]:
        """The user's offsets (code points) of ``text[start:end]``."""
        if self.spans is None:
            return start, end
        if end > start:
            return self.spans[start][0], self.spans[end - 1][1]
        before = self.spans[start - 1][1] if start else 0
        return before, before


def plain_text(text: str) -> PlainText:
    """The text as engines read it best."""
    if _PLAIN.fullmatch(text):
        return PlainText(_without_endless_runs(text), None)
    characters: list[str] = []
    spans: list[tuple[int, int]] = []
    for start, end, cluster in _clusters(text):
        for character in unicodedata.normalize("NFC", cluster).translate(_SAME_LENGTH):
            characters.append(_BEYOND_THE_BASIC_PLANE.sub(_PLACEHOLDER, character))
            spans.append((start, end))
    return PlainText(_without_endless_runs("".join(characters)), spans)


def _without_endless_runs(text: str) -> str:
    return _ENDLESS.sub(lambda run: " " * len(run.group()), text)


def _clusters(text: str) -> list[tuple[int, int, str]]:
    """Visible characters, each with its place and with the marks that combine with it."""
    clusters: list[tuple[int, int, str]] = []
    for index, character in enumerate(text):
        if character in _INVISIBLE:
            continue
        if clusters and unicodedata.combining(character):
            start, _, cluster = clusters[-1]
            clusters[-1] = (start, index + 1, cluster + character)
        else:
            clusters.append((index, index + 1, character))
    return clusters

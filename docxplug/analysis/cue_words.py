"""Words that are cues by themselves: looked up word for word, which is faster than a pattern with many branches."""

from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from docxplug.kept import compiled

_WORD: Final = compiled(r"[a-z]+")
_SHORTEST_STEM: Final = 4


class CueWords:
    """Words, and stems with whatever follows them ("threat*"), in lines; a stem has four letters at least."""

    __slots__ = ("_stems", "_words")

    def __init__(self, *lines: str) -> None:
        words = [word for line in lines for word in line.split()]
        self._words = frozenset(word for word in words if not word.endswith("*"))
        self._stems: dict[str, list[str]] = {}
        for word in words:
            if word.endswith("*"):
                self._stems.setdefault(word[:_SHORTEST_STEM], []).append(word[:-1])

    def finditer(self, text: str) -> Iterator[str]:
        """The words of a text, folded, that are cues."""
        return (word for word in _words_of(text) if word in self._words or self._is_stemmed(word))

    def _is_stemmed(self, word: str) -> bool:
        return any(word.startswith(stem) for stem in self._stems.get(word[:_SHORTEST_STEM], ()))


@lru_cache(maxsize=8)  # several lists in turn look at one sentence
def _words_of(text: str) -> list[str]:
    return _WORD.findall(text.lower())

"""Finding words in a document the way a person types them."""

from bisect import bisect_right
from typing import Final

from docxplug.spans import Span
from docxplug.view import TextView

#: One character for each, so that offsets stay; the keyboard's character for what Word makes of it.
_SAME: Final = str.maketrans(
    {
        **dict.fromkeys("‘’‚‛′", "'"),
        **dict.fromkeys("“”„‟″", '"'),
        **dict.fromkeys("\u00a0\u2007\u202f", " "),
        **dict.fromkeys("\u2010\u2011", "-"),
    }
)
_OPTIONAL_HYPHEN: Final = "\u00ad"


class Finder:
    """The text of a view, folded once for many searches.

    Curly and straight quotes, ordinary and non-breaking spaces and hyphens are the same; optional hyphens are
    not there; case counts. A line break matches a line break or the end of a paragraph.
    """

    def __init__(self, view: TextView) -> None:
        texts = view.texts()
        self._starts: list[int] = []
        at = 0
        for text in texts:
            self._starts.append(at)
            at += len(text) + 1
        whole = "\n".join(texts)
        self._places = _visible_places(whole)
        self._folded = _fold(whole)
        self._lengths = [len(text) for text in texts]

    def find(self, words: str) -> list[tuple[Span, ...]]:
        """Every place of ``words``, in order and without overlaps; each has one span for each of its paragraphs."""
        needle = _fold(words.replace("\r\n", "\n").replace("\r", "\n"))
        found: list[tuple[Span, ...]] = []
        at = self._folded.find(needle) if needle else -1
        while at >= 0:
            end = at + len(needle)
            found.append(self._spans(self._place(at), self._place(end - 1) + 1))
            at = self._folded.find(needle, end)
        return found

    def _place(self, at: int) -> int:
        return at if self._places is None else self._places[at]

    def _spans(self, start: int, end: int) -> tuple[Span, ...]:
        first, last = self._paragraph_at(start), self._paragraph_at(end - 1)
        return tuple(
            Span(
                index,
                max(0, start - self._starts[index]),
                min(self._lengths[index], end - self._starts[index]),
            )
            for index in range(first, last + 1)
        )

    def _paragraph_at(self, at: int) -> int:
        return bisect_right(self._starts, at) - 1


def _fold(text: str) -> str:
    return text.translate(_SAME).replace(_OPTIONAL_HYPHEN, "")


def _visible_places(text: str) -> list[int] | None:
    """Where each character that is not an optional hyphen stands; None where there is no optional hyphen."""
    if _OPTIONAL_HYPHEN not in text:
        return None
    return [place for place, character in enumerate(text) if character != _OPTIONAL_HYPHEN]

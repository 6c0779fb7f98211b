"""Complex fields: between ``begin`` and ``separate`` stands code, between ``separate`` and ``end`` text."""

from collections import defaultdict
from typing import Final

from lxml import etree

from docxplug.word.opc.xml import attribute, word_tags
from docxplug.word.reading.alternatives import FALLBACK

MARK_TAGS: Final = word_tags("fldChar")
_GONE: Final = (*word_tags("del", "moveFrom"), FALLBACK)
_STORIES: Final = word_tags("body", "txbxContent", "footnote", "endnote")


def complete_fields(root: etree._Element) -> frozenset[etree._Element]:
    """The marks of all fields in a part that have both begin and end in one story.

    Word shows the text after a begin without an end; such marks are left out here and so hide nothing.
    """
    complete: set[etree._Element] = set()
    stacks: dict[etree._Element, list[list[etree._Element]]] = defaultdict(list)
    for mark in root.iter(*MARK_TAGS):
        around = next(mark.iterancestors(*_GONE, *_STORIES), None)
        if around is None or around.tag in _GONE:
            continue
        open_fields = stacks[around]
        kind = attribute(mark, "fldCharType")
        if kind == "begin":
            open_fields.append([mark])
        elif open_fields:
            open_fields[-1].append(mark)
            if kind == "end":
                complete.update(open_fields.pop())
    return frozenset(complete)


class FieldState:
    """Where a reader of one story stands with respect to its fields; they may nest and span paragraphs.

    ``in_code`` says whether what stands here is code, not text.
    """

    __slots__ = ("_codes", "_complete", "_open", "in_code")

    def __init__(self, complete: frozenset[etree._Element]) -> None:
        self._complete = complete
        self._open: list[bool] = []  # for each open field whether its code goes on
        self._codes = 0
        self.in_code = False

    def is_like(self, other: "FieldState") -> bool:
        """Whether two readers stand in the same part and outside of its fields."""
        return self._complete is other._complete and not (self._open or other._open)

    def copy(self) -> "FieldState":
        """The same place, from which another reader can go on."""
        other = FieldState(self._complete)
        other._open, other._codes, other.in_code = list(self._open), self._codes, self.in_code
        return other

    def pass_mark(self, mark: etree._Element) -> None:
        """Goes over one ``w:fldChar``."""
        if mark not in self._complete:
            return
        kind = attribute(mark, "fldCharType")
        if kind == "begin":
            self._open.append(True)
            self._codes += 1
        elif self._open:
            self._codes -= self._open.pop()
            if kind == "separate":
                self._open.append(False)
        self.in_code = self._codes > 0

"""Numbers of tracked changes: a change of formatting that is copied with its run needs one of its own."""

from typing import Final

from lxml import etree

from docxplug.word.marks.ids import CommentNumbers
from docxplug.word.opc.xml import attribute, word_tags

#: What Word numbers together, each number once in a part (ECMA-376 part 1, 17.13.5).
_CHANGES: Final = word_tags(
    *("ins", "del", "moveFrom", "moveTo", "cellIns", "cellDel", "cellMerge", "numberingChange"),
    *("rPrChange", "pPrChange", "sectPrChange", "tblPrChange", "tblGridChange", "tblPrExChange"),
    *("trPrChange", "tcPrChange", "moveFromRangeStart", "moveToRangeStart"),
)
_FORMAT_CHANGES: Final = word_tags("rPrChange")


class ChangeNumbers:
    """Hands out numbers that no tracked change of a part has; they are looked for when the first is needed."""

    def __init__(self, root: etree._Element) -> None:
        self._root = root
        self._numbers: CommentNumbers | None = None
        self._needed = next(root.iter(*_FORMAT_CHANGES), None) is not None

    def renew(self, properties: etree._Element) -> None:
        """Give the tracked change in a copied ``w:rPr``, which is the last thing in it, a number of its own."""
        if self._needed and len(properties) and (change := properties[-1]).tag in _FORMAT_CHANGES:
            namespace = str(change.tag).partition("}")[0]
            change.set(f"{namespace}}}id", self._new())

    def _new(self) -> str:
        if self._numbers is None:
            self._numbers = CommentNumbers(
                attribute(change, "id") or "" for change in self._root.iter(*_CHANGES)
            )
        return self._numbers.new()

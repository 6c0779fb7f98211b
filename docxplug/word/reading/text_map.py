"""Which characters of the view stand where in the XML.

The view (docxplug.view) is what a reader sees; these maps lead from its offsets to elements, for writing
comments and for layout. Offsets are Unicode code points.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

from lxml import etree

from docxplug.view import TextView, Where


class Piece(NamedTuple):
    """Consecutive characters of a paragraph that come from one element.

    ``start`` and ``end`` count in the paragraph's text. ``run`` is the nearest ``w:r`` (or ``m:r`` in a formula)
    around ``node``; ``node`` is the ``w:t``, ``m:t``, ``w:tab``, ``w:br``, ``w:cr``, ``w:ptab``,
    ``w:noBreakHyphen`` or ``w:sym`` that gives the characters. ``offset`` is the index in ``node.text`` of the
    first of them: above 0 where Word drops white space at the start of a text; always 0 for the others.
    """

    start: int
    end: int
    run: etree._Element
    node: etree._Element
    offset: int


#: Finds the pieces of a paragraph.
PieceReader = Callable[[etree._Element], list[Piece]]


class ParagraphMap:
    """Where paragraph number ``index`` of the view stands.

    ``element`` is its ``w:p``, in the part ``part_name``. ``host`` is None in the main text, table cells and
    content controls; for a note or a text box it is the ``w:r`` of the main text that holds the note's reference
    or the drawing.
    """

    __slots__ = ("_pieces", "element", "host", "index", "part_name", "where")

    def __init__(
        self,
        index: int,
        element: etree._Element,
        part_name: str,
        where: Where,
        pieces: list[Piece] | PieceReader,
        host: etree._Element | None,
    ) -> None:
        """``pieces`` are what stands in the paragraph, or what finds it when it is asked for."""
        self.index, self.element, self.part_name = index, element, part_name
        self.where, self.host, self._pieces = where, host, pieces

    @property
    def pieces(self) -> list[Piece]:
        """The pieces in the order of the text, without a gap; kept from now on."""
        self._pieces = found = self.found_pieces()
        return found

    @pieces.setter
    def pieces(self, pieces: list[Piece]) -> None:
        self._pieces = pieces

    def found_pieces(self) -> list[Piece]:
        """The same for those who pass through a whole document: what was not kept yet is not kept now."""
        return self._pieces if isinstance(self._pieces, list) else self._pieces(self.element)


@dataclass(frozen=True, slots=True)
class DocumentText:
    """The view of a document with the maps of its paragraphs, one for each and in the same order.

    ``roots`` are the roots of the parts the text comes from, by part name. ``chunks`` is the number of imported
    files (``w:altChunk``) that stand in the document and are not read: Word merges them when it opens the file.
    """

    view: TextView
    maps: tuple[ParagraphMap, ...]
    roots: dict[str, etree._Element]
    chunks: int = 0

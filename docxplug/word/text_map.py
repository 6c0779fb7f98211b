"""Which characters of the view stand where in the XML.

The view (docxplug.view) is what a reader sees; these maps lead from its offsets to elements, for writing
comments and for layout. Offsets are Unicode code points.
"""

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


@dataclass(slots=True)
class ParagraphMap:
    """Where paragraph number ``index`` of the view stands.

    ``element`` is its ``w:p``, in the part ``part_name``. ``host`` is None in the main text, table cells and
    content controls; for a note or a text box it is the ``w:r`` of the main text that holds the note's reference
    or the drawing. Pieces are in the order of the text and leave no gap.
    """

    index: int
    element: etree._Element
    part_name: str
    where: Where
    pieces: list[Piece]
    host: etree._Element | None = None


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

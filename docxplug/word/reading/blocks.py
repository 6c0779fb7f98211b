"""The paragraphs of a story in reading order, with the tables and content controls around them."""

from collections.abc import Iterator
from typing import Final, NamedTuple

from lxml import etree

from docxplug.view import Where
from docxplug.word.opc.xml import child, word_tags
from docxplug.word.reading.alternatives import ALTERNATES, branch
from docxplug.word.reading.properties import number_of

Cell = tuple[int, int, int]

_PARAGRAPH: Final = frozenset(word_tags("p"))
_TABLE: Final = frozenset(word_tags("tbl"))
_ROW: Final = frozenset(word_tags("tr"))
_CELL: Final = frozenset(word_tags("tc"))
_CONTROL: Final = frozenset(word_tags("sdt"))
_WRAPPER: Final = frozenset(word_tags("sdtContent", "customXml", "ins", "moveTo"))
_CHUNK: Final = frozenset(word_tags("altChunk"))
_RUN: Final = word_tags("r")
_GONE: Final = frozenset(word_tags("del", "moveFrom"))
_KNOWN: Final = _TABLE | _ROW | _CELL | _CONTROL | _WRAPPER | _GONE | {ALTERNATES}


class Block(NamedTuple):
    """A ``w:p`` and where it stands; ``cell`` is (table, row, column) of the innermost table around it."""

    element: etree._Element
    where: Where
    cell: Cell | None


class Tally:
    """What is counted over all stories of a document."""

    __slots__ = ("chunks", "tables")

    def __init__(self) -> None:
        self.tables = 0
        self.chunks = 0


class _Table:
    """How far the reader has come in one table."""

    __slots__ = ("column", "index", "row")

    def __init__(self, index: int) -> None:
        self.index = index
        self.row = -1
        self.column = 0


class _Frame(NamedTuple):
    children: Iterator[etree._Element]
    where: Where
    cell: Cell | None
    table: _Table | None


def blocks(container: etree._Element, where: Where, tally: Tally) -> Iterator[Block]:
    """All paragraphs below ``container`` but those in text boxes; deleted rows and cells are left out.

    ``where`` is what the story is; in the main text tables and, outside them, content controls are told apart.
    """
    stack = [_Frame(container.iterchildren(), where, None, None)]
    while stack:
        frame = stack[-1]
        for element in frame.children:
            if element.tag in _PARAGRAPH or _holds_runs(element):
                yield Block(element, frame.where, frame.cell)
            elif inner := _enter(element, frame, tally):
                stack.append(inner)
                break
        else:
            stack.pop()


def _enter(element: etree._Element, frame: _Frame, tally: Tally) -> _Frame | None:
    """The frame for what stands inside ``element``, or None if there is no text to be found there."""
    tag = element.tag
    if tag in _TABLE:
        tally.tables += 1
        return _Frame(element.iterchildren(), _in_table(frame.where), frame.cell, _Table(tally.tables - 1))
    if tag in _ROW and frame.table:
        return _enter_row(element, frame, frame.table)
    if tag in _CELL and frame.table:
        return _enter_cell(element, frame, frame.table)
    tally.chunks += tag in _CHUNK
    return _enter_wrapper(element, frame)


def _enter_wrapper(element: etree._Element, frame: _Frame) -> _Frame | None:
    """The frame for what a wrapper wraps; None where ``element`` is none."""
    tag = element.tag
    if tag in _WRAPPER:
        return frame._replace(children=element.iterchildren())
    if tag in _CONTROL:
        where: Where = "control" if frame.where == "body" else frame.where
        return frame._replace(children=element.iterchildren(), where=where)
    chosen = branch(element) if tag == ALTERNATES else None
    return None if chosen is None else frame._replace(children=chosen.iterchildren())


def _holds_runs(element: etree._Element) -> bool:
    """Whether an element of no known name stands in a paragraph's place: its text is not to be lost."""
    return element.tag not in _KNOWN and next(element.iterchildren(*_RUN), None) is not None


def _in_table(where: Where) -> Where:
    return "table" if where in {"body", "control"} else where


def _enter_row(row: etree._Element, frame: _Frame, table: _Table) -> _Frame | None:
    properties = child(row, "trPr")
    if properties is not None and child(properties, "del") is not None:
        return None
    table.row += 1
    table.column = (number_of(properties, "gridBefore") or 0) if properties is not None else 0
    return frame._replace(children=row.iterchildren())


def _enter_cell(cell: etree._Element, frame: _Frame, table: _Table) -> _Frame | None:
    properties = child(cell, "tcPr")
    if properties is not None and child(properties, "cellDel") is not None:
        return None
    place = (table.index, table.row, table.column)
    table.column += (number_of(properties, "gridSpan") or 1) if properties is not None else 1
    return frame._replace(children=cell.iterchildren(), cell=place)

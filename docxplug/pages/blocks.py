"""What stands on the pages from top to bottom: paragraphs and tables, each laid into its column."""

from typing import Final, NamedTuple

from docxplug.pages.lines import LineBox, LineBreaker
from docxplug.pages.measure import Measured
from docxplug.pages.properties import ParagraphFormat
from docxplug.pages.sections import Column

_BORDER: Final = 0.5  # points that a row takes for its rule


class ParagraphBlock:
    """A paragraph in a column; ``index`` is its number in the view, None in a header."""

    __slots__ = ("_lines", "column", "format", "index", "measured")

    def __init__(
        self, index: int | None, paragraph: ParagraphFormat, measured: Measured, column: Column
    ) -> None:
        self.index = index
        self.format = paragraph
        self.measured = measured
        self.column = column
        self._lines: dict[float, list[LineBox]] = {}

    def lines(self, stretch: float = 1.0) -> list[LineBox]:
        """Its lines if all characters were ``stretch`` times as wide."""
        if stretch not in self._lines:
            indents = self.format.get("left", 0.0) + self.format.get("right", 0.0)
            width = indents + (self.column.width - indents) / stretch
            breaker = LineBreaker(self.measured, self.format, Column(width, self.column.pitch))
            self._lines[stretch] = breaker.lines_of()
        return self._lines[stretch]

    @property
    def is_blank(self) -> bool:
        """Whether it has neither text nor pictures; it may hold a page break."""
        return not self.measured.text.strip() and all(c.kind != "image" for c in self.measured.controls)


class CellLine(NamedTuple):
    """A line in a table row: paragraph, number of the line in it, top and bottom below the row's top in points."""

    paragraph: int | None
    line: int
    top: float
    bottom: float


class Cell:
    """A cell's content; ``merged`` is the number of rows it reaches over."""

    __slots__ = ("blocks", "bottom_margin", "merged", "top_margin")

    def __init__(self, blocks: "list[Block]", top_margin: float, bottom_margin: float) -> None:
        self.blocks = blocks
        self.top_margin = top_margin
        self.bottom_margin = bottom_margin
        self.merged = 1

    def lines(self, stretch: float) -> tuple[list[CellLine], float]:
        """All lines of the cell, and its height."""
        placed: list[CellLine] = []
        y, previous_after = self.top_margin, 0.0
        for block in self.blocks:
            if isinstance(block, TableBlock):
                for row in block.rows:
                    height = row.height(stretch)
                    numbers: list[int | None] = [*row.paragraph_numbers()] or [None]
                    placed += [CellLine(number, 0, y, y + height) for number in numbers]
                    y += height
                previous_after = 0.0
                continue
            y += max(block.format.get("before", 0.0) - previous_after, 0.0)
            for number, line in enumerate(block.lines(stretch)):
                placed.append(CellLine(block.index, number, y, y + line.height))
                y += line.height
            previous_after = block.format.get("after", 0.0)
            y += previous_after
        return placed, y + self.bottom_margin


class Row:
    """A row of a table; ``at_least`` and ``exactly`` are heights its properties ask for, in points."""

    __slots__ = ("_laid", "at_least", "cells", "closing", "exactly", "is_header", "may_split")

    def __init__(self, cells: list[Cell]) -> None:
        self.cells = cells
        #: Merged cells that end in this row, each with the rows above that it also covers.
        self.closing: list[tuple[Cell, list[Row]]] = []
        self.may_split = True
        self.is_header = False
        self.at_least = 0.0
        self.exactly: float | None = None
        self._laid: dict[float, tuple[list[list[CellLine]], float]] = {}

    def laid(self, stretch: float) -> tuple[list[list[CellLine]], float]:
        """The lines of each cell, and the row's height."""
        if stretch not in self._laid:
            columns, height = [], 0.0
            for cell in self.cells:
                lines, needed = cell.lines(stretch)
                columns.append(lines)
                if cell.merged == 1:
                    height = max(height, needed)
            for cell, above in self.closing:
                needed = cell.lines(stretch)[1] - sum(row.height(stretch) for row in above)
                height = max(height, needed)
            height = self.exactly if self.exactly is not None else max(height, self.at_least)
            self._laid[stretch] = (columns, height + _BORDER)
        return self._laid[stretch]

    def height(self, stretch: float) -> float:
        """Its height in points."""
        return self.laid(stretch)[1]

    def paragraph_numbers(self) -> list[int]:
        """The numbers of the paragraphs in it."""
        return [number for cell in self.cells for block in cell.blocks for number in numbers_of(block)]


class TableBlock:
    """A table."""

    __slots__ = ("rows",)

    def __init__(self, rows: list[Row]) -> None:
        self.rows = rows


Block = ParagraphBlock | TableBlock


class Section:
    """Blocks on pages of one kind.

    ``first_height`` and ``height`` are those of the text on its first and its other pages, in points; ``start``
    is where it begins: "nextPage", "continuous", "oddPage", "evenPage" or "nextColumn".
    """

    __slots__ = ("blocks", "columns", "first_height", "height", "start")

    def __init__(
        self,
        blocks: list[Block],
        first_height: float,
        height: float,
        columns: int = 1,
        start: str = "nextPage",
    ) -> None:
        self.blocks = blocks
        self.first_height = first_height
        self.height = height
        self.columns = columns
        self.start = start


def numbers_of(block: Block) -> list[int]:
    """The numbers of the paragraphs in a block."""
    if isinstance(block, TableBlock):
        return [number for row in block.rows for number in row.paragraph_numbers()]
    return [] if block.index is None else [block.index]


def stacked_height(blocks: list[Block]) -> float:
    """The height of blocks on an endless page, as in a header or a footnote."""
    return Cell(blocks, 0.0, 0.0).lines(1.0)[1]

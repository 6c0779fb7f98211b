"""Tables: widths of their columns, rows and cells, cells merged over rows."""

from collections.abc import Callable
from typing import Final

from docxplug.pages.blocks import Block, Cell, Row, TableBlock
from docxplug.pages.elements import wrapped
from docxplug.pages.properties import Element, namespace
from docxplug.pages.styles import StyleSheet
from docxplug.pages.units import points, switched_on, whole_number

_SIDE_MARGIN: Final = 5.4  # left and right of a cell's text where nothing is said
_MIN_WIDTH: Final = 10.0

#: Lays the content of a cell: (cell, width in points, table style) -> blocks.
FillCell = Callable[[Element, float, str], list[Block]]


class TableReader:
    """Reads one ``w:tbl`` that may be ``width`` points wide."""

    def __init__(self, table: Element, width: float, sheet: StyleSheet, fill_cell: FillCell) -> None:
        self.w = namespace(table)
        self.table = table
        self.fill_cell = fill_cell
        style = table.find(f"{self.w}tblPr/{self.w}tblStyle")
        self.style: str = sheet.default_table_style if style is None else style.get(f"{self.w}val", "")
        own, styled = table.find(f"{self.w}tblPr/{self.w}tblCellMar"), sheet.cell_margins(self.style)
        self.margins = {side: self._margin(side, own, styled) for side in ("top", "bottom", "left", "right")}
        self.grid = self._grid(width)
        self.width = width
        self.open: dict[int, tuple[Cell, list[Row]]] = {}

    def block(self) -> TableBlock:
        """The table."""
        rows = [self._row(row) for row in wrapped(self.table, ("tr",))]
        self._close(list(self.open))
        return TableBlock(rows)

    def _margin(self, side: str, *sources: Element | None) -> float:
        other = {"left": "start", "right": "end"}.get(side, side)
        for source in sources:
            if source is not None:
                for name in (side, other):
                    margin = source.find(self.w + name)
                    value = points(margin.get(f"{self.w}w")) if margin is not None else None
                    if value is not None:
                        return value
        return _SIDE_MARGIN if side in {"left", "right"} else 0.0

    def _grid(self, width: float) -> list[float]:
        columns = self.table.findall(f"{self.w}tblGrid/{self.w}gridCol")
        grid = [points(column.get(f"{self.w}w")) or 0.0 for column in columns]
        total = sum(grid)
        if total > width * 1.02:
            grid = [column * width / total for column in grid]
        return grid

    def _row(self, element: Element) -> Row:
        w = self.w
        row = Row([])
        properties = element.find(f"{w}trPr")
        column = 0
        if properties is not None:
            row.may_split = not self._is_on(properties, "cantSplit")
            row.is_header = self._is_on(properties, "tblHeader")
            self._read_height(properties, row)
            before = properties.find(f"{w}gridBefore")
            column = whole_number(before.get(f"{w}val"), 0) if before is not None else 0
        cells = list(wrapped(element, ("tc",)))
        closed = []
        for cell in cells:
            column, closes = self._cell(cell, row, column, len(cells))
            closed += closes
        self._close(closed)
        for _, rows in self.open.values():
            rows.append(row)
        return row

    def _is_on(self, properties: Element, name: str) -> bool:
        switch = properties.find(self.w + name)
        return switch is not None and switched_on(switch.get(f"{self.w}val"))

    def _read_height(self, properties: Element, row: Row) -> None:
        height = properties.find(f"{self.w}trHeight")
        value = points(height.get(f"{self.w}val")) if height is not None else None
        if height is None or value is None:
            return
        if height.get(f"{self.w}hRule") == "exact":
            row.exactly = value
        else:
            row.at_least = value

    def _cell(self, element: Element, row: Row, column: int, in_row: int) -> tuple[int, list[int]]:
        """Adds a cell to the row; returns the next column and the columns whose merged cell ended above."""
        w = self.w
        properties = element.find(f"{w}tcPr")
        span, merge = 1, None
        if properties is not None:
            spanned, merge = properties.find(f"{w}gridSpan"), properties.find(f"{w}vMerge")
            span = whole_number(spanned.get(f"{w}val"), 1) if spanned is not None else 1
        following = column + span
        if merge is not None and merge.get(f"{w}val") != "restart" and column in self.open:
            return following, []
        width = self._cell_width(properties, column, following, in_row)
        inner = max(width - self.margins["left"] - self.margins["right"], _MIN_WIDTH)
        blocks = self.fill_cell(element, inner, self.style)
        cell = Cell(blocks, self.margins["top"], self.margins["bottom"])
        row.cells.append(cell)
        closes = [column] if column in self.open else []
        if merge is not None:
            self._close(closes)
            closes = []
            self.open[column] = (cell, [])
        return following, closes

    def _cell_width(self, properties: Element | None, column: int, following: int, in_row: int) -> float:
        width = sum(self.grid[column:following])
        if width:
            return width
        stated = properties.find(f"{self.w}tcW") if properties is not None else None
        if stated is not None and stated.get(f"{self.w}type", "dxa") == "dxa":
            width = points(stated.get(f"{self.w}w")) or 0.0
        return width or self.width / max(in_row, 1)

    def _close(self, columns: list[int]) -> None:
        """Merged cells end: the last row they cover takes what of their height is left."""
        for column in columns:
            cell, rows = self.open.pop(column)
            cell.merged = len(rows)
            if len(rows) > 1:
                rows[-1].closing.append((cell, rows[:-1]))

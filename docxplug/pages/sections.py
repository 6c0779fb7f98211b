"""The pages of a section: their size, margins and columns."""

from typing import Final, NamedTuple

from docxplug.pages.properties import Element, namespace
from docxplug.pages.units import points, switched_on, whole_number

_LETTER: Final = (612.0, 792.0)
_INCH: Final = 72.0
_HALF_INCH: Final = 36.0


class Column(NamedTuple):
    """What a paragraph is laid into: ``width`` and the distance of the grid's lines, 0 without a grid, in points."""

    width: float
    pitch: float = 0.0


class PageSetup:
    """What a ``w:sectPr`` says, in points; what it leaves out is as in Word's own new document."""

    __slots__ = (
        "bottom",
        "columns",
        "footer",
        "grid_pitch",
        "header",
        "kind",
        "left",
        "right",
        "size",
        "title_page",
        "top",
    )

    def __init__(self, properties: Element | None) -> None:
        self.size = _LETTER
        self.top = self.bottom = self.left = self.right = _INCH
        self.header = self.footer = _HALF_INCH
        self.columns = (1, _HALF_INCH)
        self.kind = "nextPage"
        self.title_page = False
        self.grid_pitch = 0.0
        if properties is not None:
            self._read(properties, namespace(properties))

    @property
    def text_width(self) -> float:
        """The width between the margins."""
        return self.size[0] - self.left - self.right

    @property
    def column(self) -> Column:
        """One of its columns."""
        number, space = self.columns
        width = (self.text_width - (number - 1) * space) / number
        return Column(max(width, _HALF_INCH), self.grid_pitch)

    def body_height(self, header_height: float, footer_height: float) -> float:
        """The height that is left for text; a high header or footer pushes it in unless a margin is negative."""
        top = abs(self.top) if self.top < 0 else max(self.top, self.header + header_height)
        bottom = abs(self.bottom) if self.bottom < 0 else max(self.bottom, self.footer + footer_height)
        return max(self.size[1] - top - bottom, _INCH)

    def _read(self, properties: Element, w: str) -> None:
        size, margins, columns = (properties.find(f"{w}{name}") for name in ("pgSz", "pgMar", "cols"))
        kind, title = properties.find(f"{w}type"), properties.find(f"{w}titlePg")
        if size is not None:
            self.size = (
                points(size.get(f"{w}w")) or _LETTER[0],
                points(size.get(f"{w}h")) or _LETTER[1],
            )
        if margins is not None:
            self._read_margins(margins, w)
        grid = properties.find(f"{w}docGrid")
        if grid is not None and grid.get(f"{w}type") in {"lines", "linesAndChars", "snapToChars"}:
            self.grid_pitch = points(grid.get(f"{w}linePitch")) or 0.0
        if columns is not None:
            space = points(columns.get(f"{w}space"))
            number = whole_number(columns.get(f"{w}num"), 1)
            self.columns = (number, _HALF_INCH if space is None else space)
        if kind is not None:
            self.kind = kind.get(f"{w}val", "nextPage")
        self.title_page = title is not None and switched_on(title.get(f"{w}val"))

    def _read_margins(self, margins: Element, w: str) -> None:
        for name in ("top", "bottom", "left", "right", "header", "footer"):
            value = points(margins.get(w + name))
            if value is not None:
                setattr(self, name, value)
        self.left += points(margins.get(f"{w}gutter")) or 0.0

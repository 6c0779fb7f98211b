"""What stands in a paragraph beside its text: pictures, objects, tabs and breaks."""

from bisect import bisect_left
from collections.abc import Iterator
from itertools import accumulate
from typing import Final

from docxplug.pages.measure import Control
from docxplug.pages.properties import Element, local_name
from docxplug.pages.units import EMU_PER_POINT, points
from docxplug.word.reading.text_map import ParagraphMap

_OUT_OF_TEXT: Final = ("del", "moveFrom", "Fallback", "txbxContent")
_DRAWINGS: Final = tuple(f"{{*}}{name}" for name in ("inline", "anchor", "pict", "object"))
_VML: Final = "{urn:schemas-microsoft-com:vml}*"


def breaks_in(found: ParagraphMap, w: str) -> Iterator[Control]:
    """The tabs and breaks of a paragraph."""
    for piece in found.pieces:
        name = local_name(piece.node)
        if name in {"tab", "ptab"}:
            yield Control(piece.start, "tab")
        elif name in {"br", "cr"}:
            kind = piece.node.get(f"{w}type")
            yield Control(piece.start, "page" if kind in {"page", "column"} else "line")


def drawings_in(paragraph: Element) -> Iterator[tuple[Element, tuple[float, float] | None]]:
    """The visible drawings of a paragraph with their sizes in points; None for one that text flows around."""
    for drawing in paragraph.iter(*_DRAWINGS):
        if any(local_name(parent) in _OUT_OF_TEXT for parent in drawing.iterancestors()):
            continue
        name = local_name(drawing)
        if name == "inline":
            yield drawing, inline_size(drawing)
        else:
            yield drawing, None if name == "anchor" else _shape_size(drawing)


def inline_size(drawing: Element) -> tuple[float, float] | None:
    """The size of a ``wp:inline`` in points."""
    extent = drawing.find("{*}extent")
    if extent is None:
        return None
    width, height = (points(extent.get(name), per_point=EMU_PER_POINT) for name in ("cx", "cy"))
    return None if width is None or height is None else (width, height)


def _shape_size(drawing: Element) -> tuple[float, float] | None:
    """The size of an old-style picture or an embedded object; None where it floats."""
    for shape in drawing.iterchildren(_VML):
        entries = (entry.partition(":") for entry in shape.get("style", "").split(";"))
        style = {key.strip(): value.strip() for key, _, value in entries}
        width, height = points(style.get("width")), points(style.get("height"))
        if style.get("position") != "absolute" and width is not None and height is not None:
            return width, height
    return None


class Offsets:
    """The offsets in a paragraph's text at which elements without text stand; runs are counted once for all."""

    def __init__(self, found: ParagraphMap, w: str) -> None:
        self._run = f"{w}r"
        self._order: dict[Element | None, int] = {
            run: number for number, run in enumerate(found.element.iter(self._run))
        }
        self._starts = [piece.start for piece in found.pieces]
        self._end = found.pieces[-1].end if found.pieces else 0
        self._runs = list(accumulate((self._order.get(piece.run, 0) for piece in found.pieces), max))

    def of(self, element: Element) -> int:
        """Where an element stands: a run, or something in one."""
        run = element if element.tag == self._run else next(element.iterancestors(self._run), None)
        following = bisect_left(self._runs, self._order.get(run, 0))
        return self._starts[following] if following < len(self._starts) else self._end

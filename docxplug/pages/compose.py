"""From a document's XML to sections of blocks: every visible paragraph measured in the column it stands in."""

from collections.abc import Iterable, Iterator
from typing import Final

from docxplug.pages.blocks import Block, ParagraphBlock, stacked_height
from docxplug.pages.measure import Control, Measured
from docxplug.pages.properties import Element, RunFormat, namespace
from docxplug.pages.sections import PageSetup, Section
from docxplug.pages.styles import StyleSheet
from docxplug.pages.tables import TableReader
from docxplug.pages.units import EMU_PER_POINT, points
from docxplug.word.package import Package
from docxplug.word.text_map import DocumentText, ParagraphMap

_WRAPPERS: Final = ("sdt", "sdtContent", "customXml", "ins", "moveTo", "smartTag")
_OUT_OF_TEXT: Final = ("del", "moveFrom", "Fallback", "txbxContent")
_DRAWINGS: Final = ("inline", "anchor", "pict", "object")


class Composer:
    """Lays out one document's blocks.

    ``oddities`` collects what cannot be laid out faithfully ("floating", "columns", "frame", "import") and
    ``guessed`` the fonts that have no compatible widths.
    """

    def __init__(self, package: Package, text: DocumentText) -> None:
        self.package = package
        self.text = text
        self.sheet = StyleSheet(package)
        self.w = namespace(package.body)
        self.oddities: set[str] = set()
        self.guessed: set[str] = set()
        self.maps = {paragraph.element: paragraph for paragraph in text.maps}
        self.notes: dict[Element, list[ParagraphMap]] = {}
        for paragraph in text.maps:
            if paragraph.where == "footnote" and paragraph.host is not None:
                self.notes.setdefault(paragraph.host, []).append(paragraph)
        if text.chunks:
            self.oddities.add("import")

    def sections(self) -> list[Section]:
        """The document from its first page to its last."""
        sections: list[Section] = []
        pending: list[Element] = []
        last = None
        for element in self._block_elements(self.package.body):
            if element.tag == f"{self.w}sectPr":
                last = element
                continue
            pending.append(element)
            ends = element.find(f"{self.w}pPr/{self.w}sectPr") if element.tag == f"{self.w}p" else None
            if ends is not None:
                sections.append(self._section(pending, ends))
                pending = []
        closing = self._section(pending, last)
        closing.blocks += self._endnotes(PageSetup(last).column_width)
        return [*sections, closing]

    def note_separator(self) -> float:
        """The height of the line above footnotes."""
        paragraph, run = self.sheet.paragraph(None)
        return stacked_height([ParagraphBlock(None, paragraph, Measured((), run), 100.0)])

    def _section(self, elements: list[Element], properties: Element | None) -> Section:
        setup = PageSetup(properties)
        if setup.columns[0] > 1:
            self.oddities.add("columns")
        blocks = list(self._blocks(elements, setup.column_width))
        height = setup.body_height(*self._margin_texts(properties, setup, "default"))
        first = height
        if setup.title_page:
            first = setup.body_height(*self._margin_texts(properties, setup, "first"))
        return Section(blocks, first, height, setup.columns[0], setup.kind)

    def _block_elements(self, parent: Element) -> Iterator[Element]:
        for child in parent.iterchildren(f"{self.w}*"):
            name = child.tag[len(self.w) :]
            if name in {"p", "tbl", "sectPr"}:
                yield child
            elif name in _WRAPPERS:
                yield from self._block_elements(child)

    def _blocks(self, elements: Iterable[Element], width: float, table_style: str = "") -> Iterator[Block]:
        for element in elements:
            if element.tag == f"{self.w}tbl":
                if element.find(f"{self.w}tblPr/{self.w}tblpPr") is not None:
                    self.oddities.add("floating")
                yield TableReader(element, width, self.sheet, self._cell_blocks).block()
            elif element.tag == f"{self.w}p":
                found = self.maps.get(element)
                if found is not None:
                    yield self._paragraph(found, width, table_style)

    def _cell_blocks(self, cell: Element, width: float, table_style: str) -> list[Block]:
        return list(self._blocks(self._block_elements(cell), width, table_style))

    def _endnotes(self, width: float) -> list[Block]:
        return [self._paragraph(found, width, "") for found in self.text.maps if found.where == "endnote"]

    def _paragraph(self, found: ParagraphMap, width: float, table_style: str) -> ParagraphBlock:
        properties = found.element.find(f"{self.w}pPr")
        paragraph, base = self.sheet.paragraph(properties, table_style)
        text = self.text.view.paragraphs[found.index].text
        mark = properties.find(f"{self.w}rPr") if properties is not None else None
        chunks = [
            (text[piece.start : piece.end], self.sheet.run(piece.run.find(f"{self.w}rPr"), base))
            for piece in found.pieces
        ]
        measured = Measured(chunks, self.sheet.run(mark, base))
        self.guessed |= measured.guessed
        if paragraph.get("framed"):
            self.oddities.add("frame")
        controls = [*self._breaks(found), *self._pictures(found)]
        if controls:
            measured.add_controls(controls)
        if self.notes:
            measured.notes = self._note_heights(found, width)
        return ParagraphBlock(found.index, paragraph, measured, width)

    def _breaks(self, found: ParagraphMap) -> Iterator[Control]:
        for piece in found.pieces:
            name = piece.node.tag.rpartition("}")[2]
            if name in {"tab", "ptab"}:
                yield Control(piece.start, "tab")
            elif name in {"br", "cr"}:
                kind = piece.node.get(f"{self.w}type")
                yield Control(piece.start, "page" if kind in {"page", "column"} else "line")

    def _pictures(self, found: ParagraphMap) -> Iterator[Control]:
        for drawing in found.element.iter(*(f"{{*}}{name}" for name in _DRAWINGS)):
            ancestors = {parent.tag.rpartition("}")[2] for parent in drawing.iterancestors()}
            if ancestors.intersection(_OUT_OF_TEXT):
                continue
            name = drawing.tag.rpartition("}")[2]
            size = _drawn_size(drawing) if name == "inline" else _shape_size(drawing)
            if name == "anchor" or size is None:
                self.oddities.add("floating")
            else:
                yield Control(_offset_of(drawing, found, self.w), "image", *size)

    def _note_heights(self, found: ParagraphMap, width: float) -> list[tuple[int, float]]:
        heights = []
        for run in found.element.iter(f"{self.w}r"):
            for number, note in enumerate(self.notes.get(run, ())):
                block = self._paragraph(note, width, "") if number >= 0 else None
                if block is not None:
                    heights.append((_offset_of(run, found, self.w), stacked_height([block])))
        return heights

    def _margin_texts(self, properties: Element | None, setup: PageSetup, kind: str) -> tuple[float, float]:
        """The heights of the header and the footer."""
        heights = {"header": 0.0, "footer": 0.0}
        if properties is None:
            return 0.0, 0.0
        parts = {relation.id: relation.part for relation in self.package.relationships(self.package.main)}
        for name in heights:
            for reference in properties.iterchildren(f"{self.w}{name}Reference"):
                identity = next((v for k, v in reference.attrib.items() if str(k).endswith("}id")), "")
                part = parts.get(str(identity), "")
                if reference.get(f"{self.w}type", "default") == kind and part and part in self.package:
                    heights[name] = self._margin_text_height(self.package.xml(part), setup)
        return heights["header"], heights["footer"]

    def _margin_text_height(self, root: Element, setup: PageSetup) -> float:
        number, space = setup.columns
        width = setup.column_width * number + space * (number - 1)
        return stacked_height(list(self._margin_blocks(self._block_elements(root), width)))

    def _margin_blocks(self, elements: Iterable[Element], width: float, style: str = "") -> Iterator[Block]:
        for element in elements:
            if element.tag == f"{self.w}tbl":
                yield TableReader(element, width, self.sheet, self._margin_cell).block()
            elif element.tag == f"{self.w}p":
                paragraph, base = self.sheet.paragraph(element.find(f"{self.w}pPr"), style)
                measured = Measured(_plain_chunks(element, self.w, base, self.sheet), base)
                pictures = [
                    Control(0, "image", *size)
                    for drawing in element.iter("{*}inline")
                    if (size := _drawn_size(drawing)) is not None
                ]
                measured.add_controls(pictures)
                if not paragraph.get("framed"):
                    yield ParagraphBlock(None, paragraph, measured, width)

    def _margin_cell(self, cell: Element, width: float, style: str) -> list[Block]:
        return list(self._margin_blocks(self._block_elements(cell), width, style))


def _plain_chunks(
    paragraph: Element, w: str, base: RunFormat, sheet: StyleSheet
) -> Iterator[tuple[str, RunFormat]]:
    """The text of a header's or footer's paragraph, which is not part of the view."""
    for text in paragraph.iter(f"{w}t"):
        parent = text.getparent()
        if parent is not None:
            yield text.text or "", sheet.run(parent.find(f"{w}rPr"), base)


def _drawn_size(drawing: Element) -> tuple[float, float] | None:
    extent = drawing.find("{*}extent")
    if extent is None:
        return None
    width, height = (points(extent.get(name), per_point=EMU_PER_POINT) for name in ("cx", "cy"))
    return None if width is None or height is None else (width, height)


def _shape_size(drawing: Element) -> tuple[float, float] | None:
    """The size of an old-style picture or an embedded object; None where it floats."""
    for shape in drawing.iterchildren("{urn:schemas-microsoft-com:vml}*"):
        entries = (entry.partition(":") for entry in shape.get("style", "").split(";"))
        style = {key.strip(): value.strip() for key, _, value in entries}
        width, height = points(style.get("width")), points(style.get("height"))
        if style.get("position") != "absolute" and width is not None and height is not None:
            return width, height
    return None


def _offset_of(element: Element, found: ParagraphMap, w: str) -> int:
    """The offset in the paragraph's text at which an element without text stands."""
    run = element if element.tag == f"{w}r" else next(element.iterancestors(f"{w}r"), None)
    order = {one: number for number, one in enumerate(found.element.iter(f"{w}r"))}
    place = order.get(run, 0)
    later = (piece.start for piece in found.pieces if order.get(piece.run, 0) >= place)
    return next(later, found.pieces[-1].end if found.pieces else 0)

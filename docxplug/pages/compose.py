"""From a document's XML to sections of blocks: every visible paragraph measured in the column it stands in."""

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Final

from docxplug.pages.blocks import Block, ParagraphBlock, Section, stacked_height
from docxplug.pages.elements import block_elements
from docxplug.pages.margins import MarginTexts
from docxplug.pages.measure import Control, Measured
from docxplug.pages.pictures import Offsets, breaks_in, drawings_in
from docxplug.pages.properties import Element, RunFormat, namespace
from docxplug.pages.sections import Column, PageSetup
from docxplug.pages.styles import StyleSheet
from docxplug.pages.tables import TableReader
from docxplug.word.opc.package import Package
from docxplug.word.reading.text_map import DocumentText, ParagraphMap

_MAX_DEPTH: Final = 12  # tables within tables; deeper ones are damage
_ANY_COLUMN: Final = Column(100.0)


class Composer:
    """Lays out one document's blocks.

    ``oddities`` collects what cannot be laid out faithfully ("floating", "columns", "frame", "import"), ``guessed``
    the characters in fonts without compatible widths by (font, quality); ``characters`` counts all.
    """

    def __init__(self, package: Package, text: DocumentText) -> None:
        self.package = package
        self.text = text
        self.sheet = StyleSheet(package)
        self.w = namespace(package.body)
        self.margins = MarginTexts(package, self.sheet, self.w)
        self.oddities: set[str] = set()
        self.guessed: Counter[tuple[str, str]] = Counter()
        self.characters = 0
        self.depth = 0
        self.maps: dict[Element, ParagraphMap] = {paragraph.element: paragraph for paragraph in text.maps}
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
        for element in block_elements(self.package.body):
            if element.tag == f"{self.w}sectPr":
                last = element
                continue
            pending.append(element)
            ends = element.find(f"{self.w}pPr/{self.w}sectPr") if element.tag == f"{self.w}p" else None
            if ends is not None:
                sections.append(self._section(pending, ends))
                pending = []
        closing = self._section(pending, last)
        closing.blocks += self._endnotes(PageSetup(last).column)
        return [*sections, closing]

    def note_separator(self) -> float:
        """The height of the line above footnotes."""
        paragraph, run = self.sheet.paragraph(None)
        return stacked_height([ParagraphBlock(None, paragraph, Measured((), run), _ANY_COLUMN)])

    def _section(self, elements: list[Element], properties: Element | None) -> Section:
        setup = PageSetup(properties)
        if setup.columns[0] > 1:
            self.oddities.add("columns")
        blocks = list(self._blocks(elements, setup.column))
        height = setup.body_height(*self.margins.heights(properties, setup, "default"))
        first = height
        if setup.title_page:
            first = setup.body_height(*self.margins.heights(properties, setup, "first"))
        return Section(blocks, first, height, setup.columns[0], setup.kind)

    def _blocks(self, elements: Iterable[Element], column: Column, table_style: str = "") -> Iterator[Block]:
        for element in elements:
            if element.tag == f"{self.w}tbl":
                if element.find(f"{self.w}tblPr/{self.w}tblpPr") is not None:
                    self.oddities.add("floating")
                yield TableReader(element, column.width, self.sheet, self._cell_blocks).block()
            elif element.tag == f"{self.w}p":
                found = self.maps.get(element)
                if found is not None:
                    yield self._paragraph(found, column, table_style)

    def _cell_blocks(self, cell: Element, width: float, table_style: str) -> list[Block]:
        if self.depth >= _MAX_DEPTH:
            return []
        self.depth += 1
        # Word does not snap the lines of tables to the page's grid.
        blocks = list(self._blocks(block_elements(cell), Column(width), table_style))
        self.depth -= 1
        return blocks

    def _endnotes(self, column: Column) -> list[Block]:
        return [self._paragraph(found, column) for found in self.text.maps if found.where == "endnote"]

    def _paragraph(self, found: ParagraphMap, column: Column, table_style: str = "") -> ParagraphBlock:
        properties = found.element.find(f"{self.w}pPr")
        paragraph, base = self.sheet.paragraph(properties, table_style)
        if paragraph.get("framed"):
            self.oddities.add("frame")
        text = self.text.view.paragraphs[found.index].text
        chunks = self._chunks(found, text, base)
        mark = properties.find(f"{self.w}rPr") if properties is not None else None
        measured = Measured(chunks, self.sheet.run(mark, base))
        self.guessed.update(measured.guessed)
        self.characters += len(text)
        measured.add_controls((*breaks_in(found, self.w), *self._pictures(found)))
        if self.notes:
            measured.notes = self._note_heights(found, column)
        return ParagraphBlock(found.index, paragraph, measured, column)

    def _chunks(self, found: ParagraphMap, text: str, base: RunFormat) -> Iterator[tuple[str, RunFormat]]:
        """The pieces of a paragraph's text with their formats; a run of many pieces has one."""
        run, look = None, base
        for piece in found.pieces:
            if piece.run is not run:
                run = piece.run
                look = self.sheet.run(run.find(f"{self.w}rPr"), base)
            yield text[piece.start : piece.end], look

    def _pictures(self, found: ParagraphMap) -> Iterator[Control]:
        drawings = list(drawings_in(found.element))
        if not drawings:
            return
        offsets = Offsets(found, self.w)
        for drawing, size in drawings:
            if size is None:
                self.oddities.add("floating")
            else:
                yield Control(offsets.of(drawing), "image", *size)

    def _note_heights(self, found: ParagraphMap, column: Column) -> list[tuple[int, float]]:
        runs = [run for run in found.element.iter(f"{self.w}r") if run in self.notes]
        if not runs:
            return []
        offsets = Offsets(found, self.w)
        return [
            (offsets.of(run), stacked_height([self._paragraph(note, column)]))
            for run in runs
            for note in self.notes[run]
        ]

"""Headers and footers: how much of the page they take."""

from collections.abc import Iterable, Iterator

from docxplug.pages.blocks import Block, ParagraphBlock, stacked_height
from docxplug.pages.elements import block_elements, optional_root
from docxplug.pages.measure import Control, Measured
from docxplug.pages.pictures import inline_size
from docxplug.pages.properties import Element, RunFormat
from docxplug.pages.sections import Column, PageSetup
from docxplug.pages.styles import StyleSheet
from docxplug.pages.tables import TableReader
from docxplug.word.opc.package import Package


class MarginTexts:
    """The headers and footers of one document; ``w`` is the namespace of its tags."""

    def __init__(self, package: Package, sheet: StyleSheet, w: str) -> None:
        self.package = package
        self.sheet = sheet
        self.w = w

    def heights(self, properties: Element | None, setup: PageSetup, kind: str) -> tuple[float, float]:
        """The heights of a section's header and footer of one kind ("default" or "first"), in points."""
        heights = {"header": 0.0, "footer": 0.0}
        if properties is None:
            return 0.0, 0.0
        parts = {relation.id: relation.part for relation in self.package.relationships(self.package.main)}
        for name in heights:
            for reference in properties.iterchildren(f"{self.w}{name}Reference"):
                identity = next((v for k, v in reference.attrib.items() if str(k).endswith("}id")), "")
                part = parts.get(str(identity), "")
                root = optional_root(self.package, part)
                if root is not None and reference.get(f"{self.w}type", "default") == kind:
                    heights[name] = self._height(root, setup.text_width)
        return heights["header"], heights["footer"]

    def _height(self, root: Element, width: float) -> float:
        return stacked_height(list(self._blocks(block_elements(root), width)))

    def _blocks(self, elements: Iterable[Element], width: float, style: str = "") -> Iterator[Block]:
        for element in elements:
            if element.tag == f"{self.w}tbl":
                yield TableReader(element, width, self.sheet, self._cell).block()
            elif element.tag == f"{self.w}p":
                paragraph, base = self.sheet.paragraph(element.find(f"{self.w}pPr"), style)
                measured = Measured(self._chunks(element, base), base)
                measured.add_controls(
                    Control(0, "image", *size)
                    for drawing in element.iter("{*}inline")
                    if (size := inline_size(drawing)) is not None
                )
                if not paragraph.get("framed"):
                    yield ParagraphBlock(None, paragraph, measured, Column(width))

    def _cell(self, cell: Element, width: float, style: str) -> list[Block]:
        return list(self._blocks(block_elements(cell), width, style))

    def _chunks(self, paragraph: Element, base: RunFormat) -> Iterator[tuple[str, RunFormat]]:
        """The text of a paragraph, which is not part of the view."""
        for text in paragraph.iter(f"{self.w}t"):
            parent = text.getparent()
            if parent is not None:
                yield text.text or "", self.sheet.run(parent.find(f"{self.w}rPr"), base)

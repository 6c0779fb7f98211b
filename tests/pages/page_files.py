"""Documents for the tests of page counts: python-docx documents with one font, opened as docxplug does."""

import sys
from io import BytesIO
from pathlib import Path
from typing import Any

from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Inches, Pt

from docxplug.pages.estimate import Estimate
from docxplug.word.opc.package import Package
from docxplug.word.reading.reader import read_document
from docxplug.word.reading.text_map import DocumentText

BENCHMARKS = Path(__file__).parents[2] / "benchmarks"
LINES_OF_TIMES = 46  # lines of 13.8 points on the 648 points between the margins of a Letter page
SENTENCE = "The division cut the backlog of appeals from 92 to 31 days without additional funding. "


def blank(font: str = "Times New Roman", size: float = 12) -> Any:
    """A Letter page with margins of an inch, single lines and no space between paragraphs."""
    document = Document()
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = font, Pt(size)
    for name in [name for name in normal.element.rPr.rFonts.attrib if name.endswith("Theme")]:
        del normal.element.rPr.rFonts.attrib[name]
    normal.paragraph_format.space_after = Pt(0)
    normal.paragraph_format.line_spacing = 1.0
    section = document.sections[0]
    section.page_width, section.page_height = Inches(8.5), Inches(11)
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Inches(1)
    return document


def short_lines(document: Any, count: int) -> None:
    """So many paragraphs of one line."""
    for number in range(count):
        document.add_paragraph(f"Line {number + 1}")


def set_on(element: Any, xml: str) -> None:
    """Puts an element such as ``<w:keepNext/>`` into a paragraph's, row's or section's properties."""
    name, slash, rest = xml[1:].partition("/>")
    element.append(parse_xml(f"<{name} {nsdecls('w')}{slash}{rest}"))


def data_of(document: Any) -> bytes:
    """The bytes of a document."""
    buffer = BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def opened(document: Any) -> tuple[Package, DocumentText]:
    """A document as docxplug reads it."""
    package = Package.open(document if isinstance(document, bytes) else data_of(document))
    return package, read_document(package)


def estimate(document: Any) -> Estimate:
    """Our layout of a document."""
    return Estimate(*opened(document))


def page_of(document: Any, text: str) -> int:
    """The page on which the first paragraph that begins with ``text`` begins."""
    layout = estimate(document)
    number = next(p.index for p in layout.view.paragraphs if p.text.startswith(text))
    return layout.whole().place_of(number)[0].page


def generated(folder: Path) -> list[Path]:
    """The documents that the benchmark measures with."""
    sys.path.insert(0, str(BENCHMARKS))
    try:
        from page_documents import make
    finally:
        sys.path.remove(str(BENCHMARKS))
    return make(folder)

"""Sizes of type, margins and page numbers, as an announcement's rules mean them."""

from io import BytesIO
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Inches, Pt

from docxplug.format_facts import FormatFacts
from docxplug.pages.look import format_facts
from docxplug.word.opc.package import Package
from docxplug.word.reading.reader import read_document


def facts(document: Any) -> FormatFacts:
    buffer = BytesIO()
    document.save(buffer)
    package = Package.open(buffer.getvalue())
    return format_facts(package, read_document(package))


@pytest.fixture
def document() -> Any:
    """A document whose text is set in 12 points."""
    document = docx.Document()
    document.styles["Normal"].font.size = Pt(12)
    return document


def test_a_run_of_another_size_is_a_stretch_of_its_own(document: Any) -> None:
    paragraph = document.add_paragraph("Twelve points, ")
    paragraph.add_run("nine points").font.size = Pt(9)
    paragraph.add_run(", twelve again.")

    sizes = facts(document).sizes

    assert [(size.span.start, size.span.end, size.points) for size in sizes] == [
        (0, 15, 12),
        (15, 26, 9),
        (26, 41, 12),
    ]


def test_neighbours_of_one_size_are_one_stretch(document: Any) -> None:
    paragraph = document.add_paragraph("One ")
    paragraph.add_run("bold").bold = True
    paragraph.add_run(" line")

    assert [(size.span.start, size.span.end) for size in facts(document).sizes] == [(0, 13)]


def test_the_size_comes_from_the_style_of_the_paragraph(document: Any) -> None:
    document.styles["Quote"].font.size = Pt(8)
    document.add_paragraph("Small print", style="Quote")

    assert [size.points for size in facts(document).sizes] == [8]


def test_superscripts_and_blanks_have_no_size_of_interest(document: Any) -> None:
    paragraph = document.add_paragraph("Text")
    raised = paragraph.add_run("1")
    raised.font.superscript, raised.font.size = True, Pt(6)
    document.add_paragraph("   ").runs[0].font.size = Pt(6)

    assert [size.points for size in facts(document).sizes] == [12]


def test_the_narrowest_margin_of_any_section_counts(document: Any) -> None:
    document.add_paragraph("Text")
    document.add_section().left_margin = Inches(0.75)

    assert facts(document).narrowest_margin == pytest.approx(0.75)


@pytest.mark.parametrize("where", ["header", "footer"])
def test_a_page_field_in_a_header_or_footer_is_a_page_number(document: Any, where: str) -> None:
    paragraph = getattr(document.sections[0], where).paragraphs[0]
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), " PAGE \\* MERGEFORMAT ")
    paragraph._p.append(field)

    assert facts(document).has_page_numbers is True


def test_a_field_that_word_cut_into_runs_is_read_whole(document: Any) -> None:
    paragraph = document.sections[0].footer.paragraphs[0]
    for piece in (" PA", "GE "):
        code = OxmlElement("w:instrText")
        code.text = piece
        paragraph.add_run()._r.append(code)

    assert facts(document).has_page_numbers is True


def test_the_number_of_all_pages_alone_is_no_page_number(document: Any) -> None:
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), "NUMPAGES")
    document.sections[0].footer.paragraphs[0]._p.append(field)

    assert facts(document).has_page_numbers is False


def test_a_word_file_from_libreoffice_has_its_sizes_and_margins(examples: Path) -> None:
    package = Package.open(examples / "tq1.docx")

    look = format_facts(package, read_document(package))

    assert {size.points for size in look.sizes} == {11}
    assert look.narrowest_margin == pytest.approx(1.0)
    assert look.has_page_numbers is False

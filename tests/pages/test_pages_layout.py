"""The layout of documents, measured where Word's own rules say what must come out."""

from io import BytesIO
from struct import pack
from typing import Any
from zlib import compress, crc32

import pytest
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.text import WD_BREAK, WD_LINE_SPACING, WD_TAB_ALIGNMENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Inches, Pt
from page_files import LINES_OF_TIMES, SENTENCE, blank, data_of, estimate, page_of, set_on, short_lines


def pages(document: Any) -> int:
    return estimate(document).whole().pages


def lines_of(document: Any, number: int = 0) -> list[str]:
    """The lines of a paragraph as texts."""
    layout = estimate(document)
    block = next(b for s in layout.sections for b in s.blocks if getattr(b, "index", None) == number)
    text = layout.view.paragraphs[number].text
    starts = [line.start for line in block.lines()]
    return [text[a:b] for a, b in zip(starts, [*starts[1:], len(text)], strict=True)]


def test_a_page_takes_the_lines_that_fit_between_its_margins() -> None:
    document = blank()
    short_lines(document, LINES_OF_TIMES)
    assert pages(document) == 1
    document.add_paragraph("One more")
    assert pages(document) == 2


@pytest.mark.parametrize(
    ("font", "size", "lines"),
    [("Times New Roman", 12, 46), ("Calibri", 11, 48), ("Arial", 11, 51), ("Courier New", 10, 57)],
)
def test_each_font_has_lines_of_its_own_height(font: str, size: float, lines: int) -> None:
    document = blank(font, size)
    short_lines(document, lines)
    assert pages(document) == 1
    document.add_paragraph("One more")
    assert pages(document) == 2


def test_courier_takes_65_characters_of_12_points_a_line() -> None:
    document = blank("Courier New", 12)
    document.add_paragraph(("x" * 64 + " ") * 2 + "x" * 65 + " " + "x" * 66)
    assert [len(line) for line in lines_of(document)] == [65, 65, 66, 65, 1]


def test_words_break_after_spaces_and_hyphens_but_not_at_non_breaking_spaces() -> None:
    document = blank("Courier New", 12)
    document.add_paragraph("x" * 60 + " state-of-the-art " + "y" * 55 + " 10\N{NO-BREAK SPACE}percent")
    assert lines_of(document) == [
        "x" * 60 + " ",
        "state-of-the-art ",
        "y" * 55 + " ",
        "10\N{NO-BREAK SPACE}percent",
    ]
    document = blank("Courier New", 12)
    document.add_paragraph("x" * 58 + " state-of-the-art")
    assert lines_of(document) == ["x" * 58 + " state-", "of-the-art"]


def with_tab_at(stop: float, text: str, left: float, right: float) -> Any:
    """A paragraph that hangs to its left indent, with a right tab stop; all in points."""
    document = blank()
    format_ = document.add_paragraph(text).paragraph_format
    format_.left_indent, format_.first_line_indent, format_.right_indent = Pt(left), Pt(-left), Pt(right)
    format_.tab_stops.add_tab_stop(Pt(stop), WD_TAB_ALIGNMENT.RIGHT)
    return document


def test_the_left_indent_is_a_tab_stop_for_a_line_that_hangs() -> None:
    text = "1.\tA duty at the hangar of the northern district\t2024"
    assert lines_of(with_tab_at(468, text, 36, 0)) == [text]


def test_the_page_number_of_a_table_of_contents_stands_beyond_the_right_indent() -> None:
    text = "1.\tDefinitions\t16"
    assert lines_of(with_tab_at(464, text, 36, 36)) == [text]
    long = "1.\t" + "Definitions and interpretation " * 3 + "\t16"
    assert len(lines_of(with_tab_at(464, long, 36, 36))) == 2


def test_bold_text_takes_more_room_than_upright() -> None:
    plain, bold = blank(), blank()
    plain.add_paragraph(SENTENCE * 40)
    bold.add_paragraph().add_run(SENTENCE * 40).bold = True
    assert estimate(bold).whole().length > estimate(plain).whole().length


def test_a_run_of_a_style_with_a_theme_font_is_set_in_that_font() -> None:
    document = blank("Courier New")
    document.add_paragraph(SENTENCE * 40)
    wide = estimate(document).whole().length
    fonts = document.styles["Normal"].element.rPr.rFonts
    fonts.set(qn("w:asciiTheme"), "minorHAnsi")
    assert estimate(document).whole().length < wide


@pytest.mark.parametrize(
    ("rule", "points", "lines"),
    [
        (WD_LINE_SPACING.EXACTLY, 12, 54),
        (WD_LINE_SPACING.AT_LEAST, 18, 36),
        (WD_LINE_SPACING.AT_LEAST, 5, 46),
    ],
)
def test_exact_and_least_line_heights_are_kept(rule: Any, points: float, lines: int) -> None:
    document = blank()
    layout = document.styles["Normal"].paragraph_format
    layout.line_spacing = Pt(points)
    layout.line_spacing_rule = rule
    short_lines(document, lines)
    assert pages(document) == 1
    document.add_paragraph("One more")
    assert pages(document) == 2


def test_multiple_line_spacing_hangs_below_the_last_line_of_a_page() -> None:
    document = blank("Arial", 11)
    document.styles["Normal"].paragraph_format.line_spacing = 2.0
    short_lines(document, 26)  # 25 lines of 25.3 points, and the text of one more
    assert pages(document) == 1


def test_lines_snap_to_the_grid_of_the_page() -> None:
    document = blank()
    section = document.sections[0]._sectPr
    section.remove(section.find(qn("w:docGrid")))
    set_on(section, '<w:docGrid w:type="lines" w:linePitch="400"/>')
    short_lines(document, 32)
    assert pages(document) == 1
    document.add_paragraph("One more")
    assert pages(document) == 2


def test_between_paragraphs_the_larger_space_counts() -> None:
    document = blank()
    for _ in range(2):
        paragraph = document.add_paragraph("x")
        paragraph.paragraph_format.space_before = Pt(10)
        paragraph.paragraph_format.space_after = Pt(20)
    layout = estimate(document).whole()
    assert layout.place_of(1)[0].y - layout.place_of(0)[0].y == pytest.approx(13.8 + 20)


def test_contextual_spacing_drops_the_space_between_paragraphs_of_one_style() -> None:
    document = blank()
    for style in ("Normal", "Normal", "List Bullet"):
        paragraph = document.add_paragraph("x", style=style)
        paragraph.paragraph_format.space_after = Pt(20)
        set_on(paragraph._p.get_or_add_pPr(), "<w:contextualSpacing/>")
    places = [estimate(document).whole().place_of(number)[0].y for number in range(3)]
    assert places[1] - places[0] == pytest.approx(13.8)
    assert places[2] - places[1] == pytest.approx(33.8)


def test_space_before_counts_at_the_top_of_the_first_page_only() -> None:
    document = blank()
    document.styles["Normal"].paragraph_format.space_before = Pt(13.8)
    short_lines(document, 24)
    layout = estimate(document).whole()
    assert layout.place_of(0)[0].y == pytest.approx(13.8)
    assert (layout.place_of(23)[0].page, layout.place_of(23)[0].y) == (2, 0)


def five_lines(document: Any) -> Any:
    """A paragraph of five lines."""
    paragraph = document.add_paragraph()
    for number in range(5):
        run = paragraph.add_run(f"Five {number}")
        if number < 4:
            run.add_break(WD_BREAK.LINE)
    return paragraph


def split_of(document: Any, number: int) -> list[tuple[int, int]]:
    """The first line on each page, of a paragraph."""
    return [(place.line, place.page) for place in estimate(document).whole().place_of(number)]


@pytest.mark.parametrize(("room", "split"), [(1, [(0, 2)]), (2, [(0, 1), (2, 2)]), (4, [(0, 1), (3, 2)])])
def test_no_line_of_a_paragraph_stands_alone(room: int, split: list[tuple[int, int]]) -> None:
    document = blank()
    short_lines(document, LINES_OF_TIMES - room)
    five_lines(document)
    assert split_of(document, LINES_OF_TIMES - room) == split


def test_without_widow_control_single_lines_may_stand_alone() -> None:
    document = blank()
    short_lines(document, LINES_OF_TIMES - 4)
    five_lines(document).paragraph_format.widow_control = False
    assert split_of(document, LINES_OF_TIMES - 4) == [(0, 1), (4, 2)]


def test_lines_kept_together_go_to_the_next_page_together() -> None:
    document = blank()
    short_lines(document, LINES_OF_TIMES - 4)
    five_lines(document).paragraph_format.keep_together = True
    assert split_of(document, LINES_OF_TIMES - 4) == [(0, 2)]


def test_a_heading_stays_with_the_text_below_it() -> None:
    document = blank()
    short_lines(document, LINES_OF_TIMES - 2)
    document.add_paragraph("Heading").paragraph_format.keep_with_next = True
    five_lines(document)
    assert page_of(document, "Heading") == 2


def test_paragraphs_all_kept_with_the_next_one_still_fill_pages() -> None:
    document = blank()
    document.styles["Normal"].paragraph_format.keep_with_next = True
    short_lines(document, LINES_OF_TIMES * 3)
    assert pages(document) == 3


def test_page_breaks_in_and_before_paragraphs_begin_a_page() -> None:
    document = blank()
    document.add_paragraph("First").add_run().add_break(WD_BREAK.PAGE)
    document.add_paragraph("Second")
    document.add_paragraph("Third").paragraph_format.page_break_before = True
    assert [page_of(document, text) for text in ("First", "Second", "Third")] == [1, 2, 3]


def test_a_page_break_at_the_foot_of_a_full_page_makes_no_empty_page() -> None:
    document = blank()
    short_lines(document, LINES_OF_TIMES)
    document.add_page_break()
    document.add_paragraph("Next")
    assert page_of(document, "Next") == 2


def test_sections_have_their_own_paper() -> None:
    document = blank()
    short_lines(document, 30)
    section = document.add_section(WD_SECTION.NEW_PAGE)
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Inches(11), Inches(8.5)
    short_lines(document, 33)  # 468 points high: 33 lines, with the one that ends the first section
    assert pages(document) == 2
    document.add_paragraph("One more")
    assert pages(document) == 3


def test_a_continuous_section_goes_on_on_the_same_page() -> None:
    document = blank()
    document.add_paragraph("First")
    document.add_section(WD_SECTION.CONTINUOUS)
    document.add_paragraph("Second")
    assert page_of(document, "Second") == 1


def test_a_page_break_at_the_end_of_a_section_makes_no_empty_page() -> None:
    document = blank()
    cover = document.add_paragraph("Cover")
    cover.add_run().add_break(WD_BREAK.PAGE)
    document.add_section(WD_SECTION.NEW_PAGE)
    own = document.paragraphs[-1]._p
    cover._p.get_or_add_pPr().append(own.pPr.sectPr)
    own.getparent().remove(own)
    document.add_paragraph("Text")
    assert page_of(document, "Text") == 2


def test_a_section_on_an_odd_page_leaves_the_even_one_empty() -> None:
    document = blank()
    document.add_paragraph("First")
    document.add_section(WD_SECTION.ODD_PAGE)
    document.add_paragraph("Second")
    assert page_of(document, "Second") == 3


def test_a_high_header_pushes_the_text_down() -> None:
    document = blank()
    header = document.sections[0].header
    for _ in range(9):
        header.add_paragraph("Header")
    short_lines(document, 40)
    assert pages(document) == 2


def test_rows_of_a_table_are_as_high_as_their_highest_cell() -> None:
    document = blank()
    table = document.add_table(1, 2)
    table.cell(0, 0).text = "One line"
    table.cell(0, 1).text = "\n".join("abc")
    document.add_paragraph("After")
    layout = estimate(document).whole()
    assert layout.place_of(2)[0].y == pytest.approx(3 * 13.8 + 0.5)


def test_a_row_that_may_not_be_split_goes_to_the_next_page() -> None:
    document = blank()
    short_lines(document, LINES_OF_TIMES - 3)
    document.add_table(1, 1).cell(0, 0).text = "\n".join("Cells")
    number = LINES_OF_TIMES - 3
    assert [page for _, page in split_of(document, number)] == [1, 2]
    row = document.tables[0].rows[0]._tr
    set_on(row.get_or_add_trPr(), "<w:cantSplit/>")
    assert [page for _, page in split_of(document, number)] == [2]


def test_header_rows_are_repeated_on_each_page() -> None:
    document = blank()
    table = document.add_table(1 + 2 * LINES_OF_TIMES, 1)
    set_on(table.rows[0]._tr.get_or_add_trPr(), "<w:tblHeader/>")
    layout = estimate(document).whole()
    first_on_two = min(n for n, places in layout.places.items() if places[0].page == 2)
    assert layout.place_of(first_on_two)[0].y == pytest.approx(14.3)


def test_cells_merged_over_rows_are_counted_once() -> None:
    document = blank()
    table = document.add_table(3, 2)
    table.cell(0, 0).merge(table.cell(2, 0)).text = "\n".join("12345")
    document.add_paragraph("After")
    estimated = estimate(document)
    after = next(p.index for p in estimated.view.paragraphs if p.text == "After")
    assert estimated.whole().place_of(after)[0].y == pytest.approx(5 * 13.8 + 0.5, abs=2)


def test_a_picture_in_the_line_takes_its_height() -> None:
    def chunk(kind: bytes, data: bytes) -> bytes:
        return pack(">I", len(data)) + kind + data + pack(">I", crc32(kind + data))

    header = pack(">IIBBBBB", 1, 1, 8, 2, 0, 0, 0)
    picture = (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", header)
        + chunk(b"IDAT", compress(b"\0abc"))
        + chunk(b"IEND", b"")
    )
    document = blank()
    document.add_picture(BytesIO(picture), width=Inches(2), height=Inches(3))
    document.add_paragraph("After")
    assert estimate(document).whole().place_of(1)[0].y == pytest.approx(216 + 12 * 0.2163, abs=0.1)


def test_deleted_text_takes_no_room_and_inserted_text_does() -> None:
    document = blank()
    for _ in range(60):
        run = document.add_paragraph("x").runs[0]._r
        change = OxmlElement("w:del")
        run.addprevious(change)
        change.append(run)
        run.find(qn("w:t")).tag = qn("w:delText")
        mark = OxmlElement("w:rPr")
        mark.append(OxmlElement("w:del"))
        change.getparent().get_or_add_pPr().append(mark)
    document.add_paragraph("Left")
    assert pages(document) == 1


def test_tables_within_tables_to_any_depth_are_survived() -> None:
    document = blank()
    cell = document.add_table(1, 1).cell(0, 0)
    for _ in range(40):
        cell = cell.add_table(1, 1).cell(0, 0)
    cell.text = "Deep"
    assert pages(document) >= 1


def test_header_rows_higher_than_the_page_do_not_hold_up_the_layout() -> None:
    document = blank()
    table = document.add_table(3, 2)
    for row in table.rows[:2]:
        set_on(row._tr.get_or_add_trPr(), "<w:tblHeader/>")
        set_on(row._tr.get_or_add_trPr(), '<w:trHeight w:val="20000"/>')
    table.cell(2, 0).paragraphs[0].paragraph_format.line_spacing = Pt(900)
    assert 3 <= pages(document) <= 5


@pytest.mark.parametrize("value", ["", "x", "1e999", "-5", "99999999999999999999"])
def test_damaged_numbers_are_passed_over(value: str) -> None:
    document = blank()
    document.add_paragraph("Text")
    section = document.sections[0]._sectPr
    for name in ("pgSz", "pgMar", "cols"):
        element = section.find(qn(f"w:{name}"))
        for key in list(element.attrib):
            element.set(key, value)
    assert pages(data_of(document)) == 1

"""What is said of a document's pages and its answers' lengths, and how sure it is."""

import csv
import re
import subprocess
import sys
import zipfile
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from docx.enum.text import WD_BREAK
from docx.shared import Pt
from page_files import LINES_OF_TIMES, SENTENCE, blank, data_of, estimate, opened, short_lines

from docxplug.page_facts import PageCount
from docxplug.pages import count_pages
from docxplug.pages.facts import DocumentPages
from docxplug.pages.office import OfficeCount
from docxplug.pages.saved import SavedCount
from docxplug.pages.verdict import judge
from docxplug.spans import Span


def facts(document: Any) -> DocumentPages:
    found = count_pages(document if isinstance(document, bytes) else data_of(document), "estimate")
    assert found is not None
    return found


def essay(lines: int, font: str = "Times New Roman") -> Any:
    """A document of so many one-line paragraphs."""
    document = blank(font)
    short_lines(document, lines)
    return document


def full_pages() -> Any:
    """Two pages filled to within half a line."""
    return essay(88, "Calibri")


# What Word saved


def saved_by(document: Any, application: str, pages: int, words: int | None = None) -> bytes:
    """The document with app properties such as a word processor writes them."""
    data = data_of(document)
    counted = words if words is not None else sum(len(p.text.split()) for p in document.paragraphs)
    said = (
        f"<Application>{application}</Application><Pages>{pages}</Pages><Words>{counted}</Words></Properties>"
    )
    target = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as source, zipfile.ZipFile(target, "w") as changed:
        for name in source.namelist():
            content = source.read(name)
            if name == "docProps/app.xml":
                root = re.sub(rb"<(Application|Pages|Words)>.*?</\1>", b"", content)
                content = root.replace(b"</Properties>", said.encode())
            changed.writestr(name, content)
    return target.getvalue()


def marked(document: Any, *numbers: int) -> Any:
    """The document with Word's marks of page breaks before the text of these paragraphs."""
    from docx.oxml import OxmlElement

    for number in numbers:
        document.paragraphs[number].runs[0]._r.insert(0, OxmlElement("w:lastRenderedPageBreak"))
    return document


def test_words_own_count_confirms_ours_if_it_fits_the_text() -> None:
    count = facts(saved_by(marked(essay(70), 46), "Microsoft Office Word", 2)).document
    assert (count.pages, count.low, count.high, count.certainty) == (2, 2, 2, "high")
    assert count.reasons == ("Word, when it last saved the file, counted 2 pages, as our own layout does.",)


@pytest.mark.parametrize(
    ("application", "pages", "words", "said"),
    [
        ("LibreOffice/7.4", 2, None, "was not written by Word"),
        ("Microsoft Office Word", 2, 5000, "does not fit its text"),
        ("Microsoft Office Word", 3, None, "do not fit the page count it saved"),
    ],
)
def test_a_saved_count_that_cannot_be_relied_on_does_not_count(
    application: str, pages: int, words: int | None, said: str
) -> None:
    count = facts(saved_by(marked(essay(70), 46), application, pages, words)).document
    assert (count.pages, count.source, count.certainty) == (2, "estimate", "medium")
    assert any(said in reason for reason in count.reasons)


def test_the_count_that_python_docx_carries_along_is_no_evidence() -> None:
    assert facts(essay(70)).document.certainty == "medium"


# One verdict from several witnesses


def verdict(document: Any, office: int | None = None, saved: int | None = None) -> PageCount:
    return judge(
        estimate(document),
        None if office is None else OfficeCount(office),
        None if saved is None else SavedCount(saved),
    )


def test_libreoffice_and_our_layout_agreeing_are_sure() -> None:
    count = verdict(essay(70), office=2)
    assert (count.pages, count.source, count.certainty) == (2, "libreoffice", "high")


def test_a_count_that_small_differences_change_is_not_sure() -> None:
    count = verdict(full_pages(), office=2)
    assert (count.low, count.high, count.certainty) == (2, 3, "medium")
    assert any("edge of a page" in reason for reason in count.reasons)


def test_witnesses_who_contradict_each_other_decide_nothing() -> None:
    count = verdict(essay(70), office=3)
    assert (count.pages, count.low, count.high, count.certainty) == (3, 2, 3, "low")


def test_words_last_count_wins_over_ours_where_both_are_possible() -> None:
    count = verdict(full_pages(), saved=3)
    assert (count.pages, count.source, count.certainty) == (3, "word-saved", "medium")


def test_a_font_that_is_not_known_makes_the_count_uncertain_and_is_named() -> None:
    count = verdict(essay(70, "Zapfino"), office=2)
    assert count.certainty == "low"
    assert "The widths of Zapfino are not known here; look in Word." in count.reasons


def test_a_similar_font_widens_the_range() -> None:
    known, similar = (facts(essay(70, font)).answer(0, 69) for font in ("Calibri", "Aptos"))
    assert similar.length_high - similar.length_low > 2 * (known.length_high - known.length_low)
    assert similar.count.certainty == "medium"


def test_floating_pictures_make_the_count_uncertain() -> None:
    from docx.oxml import parse_xml
    from docx.oxml.ns import nsdecls

    document = essay(70)
    anchor = f'<w:drawing {nsdecls("w", "wp")}><wp:anchor><wp:extent cx="9" cy="9"/></wp:anchor></w:drawing>'
    document.paragraphs[0].runs[0]._r.append(parse_xml(anchor))
    count = verdict(document, office=2)
    assert count.certainty == "low"
    assert any("flows around" in reason for reason in count.reasons)


# Answers


def test_an_answer_is_measured_from_the_top_of_a_fresh_page() -> None:
    found = facts(essay(3 * LINES_OF_TIMES))
    answer = found.answer(23, 23 + 2 * LINES_OF_TIMES - 10)
    assert (answer.first, answer.last) == (1, 3)
    assert answer.length == pytest.approx((2 * LINES_OF_TIMES - 9) * 13.8 / 648, abs=0.03)
    assert answer.count.pages == 2
    assert answer.length_low < answer.length < answer.length_high


def test_empty_paragraphs_and_page_breaks_around_an_answer_do_not_count() -> None:
    document = blank()
    document.add_paragraph().add_run().add_break(WD_BREAK.PAGE)
    document.add_paragraph()
    short_lines(document, 5)
    document.add_paragraph()
    document.add_paragraph().add_run().add_break(WD_BREAK.PAGE)
    assert facts(document).answer(0, 8).length == pytest.approx(5 * 13.8 / 648)


def test_a_page_break_inside_an_answer_counts() -> None:
    document = blank()
    document.add_paragraph("Before").add_run().add_break(WD_BREAK.PAGE)
    document.add_paragraph("After")
    assert facts(document).answer(0, 1).count.pages == 2


def test_overflow_begins_at_the_first_line_past_the_limit() -> None:
    document = blank("Courier New", 12)
    text = " ".join(f"word{number:05}" for number in range(800))  # six words a line
    document.add_paragraph(text)
    found = facts(document)
    past = found.overflow(0, 0, 1)
    assert past is not None
    assert text[past.start :].startswith(f"word{6 * 47:05}")
    assert past.end == len(text)
    assert found.overflow(0, 0, 3) is None


def test_overflow_skips_empty_paragraphs_past_the_limit() -> None:
    document = essay(LINES_OF_TIMES)
    document.add_paragraph()
    document.add_paragraph("  Past the limit ")
    assert facts(document).overflow(0, LINES_OF_TIMES + 1, 1) == Span(LINES_OF_TIMES + 1, 2, 16)


def test_overflow_of_half_a_page_is_found_within_the_page() -> None:
    past = facts(essay(40)).overflow(0, 39, 0.5)
    assert past is not None
    assert past.paragraph == 23  # 23 lines of 13.8 points on the 324 points of half a page


def test_overflow_inside_a_table_is_found() -> None:
    document = blank()
    document.add_table(60, 1)
    for number, row in enumerate(document.tables[0].rows):
        row.cells[0].text = f"Row {number}"
    past = facts(document).overflow(0, 59, 1)
    assert past is not None
    assert past.paragraph == 45  # 45 rows of 14.3 points


def test_an_answer_in_a_bigger_font_is_longer() -> None:
    document = blank()
    document.add_paragraph(SENTENCE * 30)
    document.add_paragraph().add_run(SENTENCE * 30).font.size = Pt(14)
    found = facts(document)
    assert found.answer(1, 1).length > found.answer(0, 0).length * 1.2


def test_footnotes_take_room_on_the_page_of_their_reference() -> None:
    document = essay(LINES_OF_TIMES)
    assert estimate(document).whole().pages == 1
    assert estimate(with_footnote(document)).whole().pages == 2


def with_footnote(document: Any) -> bytes:
    """The document with a footnote to its first paragraph."""
    w = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    note = f'<w:footnotes {w}><w:footnote w:id="2"><w:p><w:r><w:t>A note.</w:t></w:r></w:p></w:footnote></w:footnotes>'
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"
    changes = {
        "word/document.xml": (b"<w:t>Line 1</w:t>", b'<w:t>Line 1</w:t><w:footnoteReference w:id="2"/>'),
        "word/_rels/document.xml.rels": (
            b"</Relationships>",
            f'<Relationship Id="note" Type="{kind}" Target="notes.xml"/></Relationships>'.encode(),
        ),
    }
    target = BytesIO()
    with zipfile.ZipFile(BytesIO(data_of(document))) as source, zipfile.ZipFile(target, "w") as changed:
        for name in source.namelist():
            old, new = changes.get(name, (b"", b""))
            content = source.read(name)
            changed.writestr(name, content.replace(old, new) if old else content)
        changed.writestr("word/notes.xml", note)
    return target.getvalue()


# The call


def test_none_counts_nothing() -> None:
    assert count_pages(b"not even a document", "none") is None


def test_an_opened_package_and_its_text_are_used_as_they_are() -> None:
    package, text = opened(essay(70))
    found = count_pages(package, "estimate", text=text)
    assert found is not None
    assert found.document.pages == 2


def test_importing_the_package_loads_neither_lxml_nor_fonts() -> None:
    code = (
        "import sys, docxplug.pages; print([n for n in sys.modules if n in ('lxml', 'docxplug.pages.fonts')])"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "[]"


@pytest.mark.corpus
def test_public_essays_have_the_pages_that_word_counted(shared: Path) -> None:
    with (shared / "corpus" / "pages.csv").open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["essay_like"] == row["word_saved_is_fresh"] == "1"]
    off = {}
    for row in rows:
        found = facts((shared / "corpus" / row["file"]).read_bytes()).document
        assert found.low <= int(row["word_saved_pages"]) <= found.high
        off[row["file"]] = found.pages - int(row["word_saved_pages"])
    assert sum(difference != 0 for difference in off.values()) <= 1, off

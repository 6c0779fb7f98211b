"""Word's own count, handed over by the task pane: it goes before every other, and no answer is longer."""

import pytest
from page_files import LINES_OF_TIMES, blank, data_of, opened, set_on, short_lines

from docxplug.analysis.limits import Verdict, decide
from docxplug.page_facts import PageFacts
from docxplug.pages import count_pages


def pages_of(lines: int, shown: int | None, font: str = "Times New Roman") -> PageFacts:
    document = blank(font)
    short_lines(document, lines)
    found = count_pages(data_of(document), "estimate", shown=shown)
    assert found is not None
    return found


def verdict(pages: PageFacts, limit: float, first: int, last: int) -> Verdict:
    answer = pages.answer(first, last)
    return (
        "unclear" if answer.count.certainty == "low" else decide(limit, answer.length_low, answer.length_high)
    )


def test_what_word_shows_is_the_count() -> None:
    count = pages_of(70, 2).document
    assert (count.pages, count.low, count.high, count.source, count.certainty) == (
        2,
        2,
        2,
        "word",
        "confirmed",
    )
    assert count.reasons == ("Word itself counted 2 pages, as our own layout does.",)


def test_word_is_right_where_our_own_layout_differs() -> None:
    count = pages_of(70, 3).document
    assert (count.pages, count.source, count.certainty) == (3, "word", "confirmed")
    assert count.reasons == ("Word itself counted 3 pages, our own layout 2.",)


def test_an_answer_that_is_the_whole_document_is_as_long_as_word_says() -> None:
    lines = 2 * LINES_OF_TIMES + 1  # which Word may get onto two pages, or not
    assert verdict(pages_of(lines, None), 2, 0, lines - 1) == "unclear"
    assert verdict(pages_of(lines, 2), 2, 0, lines - 1) == "within"
    assert verdict(pages_of(lines, 3), 2, 0, lines - 1) == "over"
    assert pages_of(lines, 2).answer(0, lines - 1).count.certainty == "confirmed"


def test_no_answer_is_longer_than_the_document_even_where_our_layout_cannot_tell() -> None:
    unsure = pages_of(70, None, "Zapfino")
    assert unsure.document.certainty == "low"
    assert verdict(unsure, 3, 1, 69) == "unclear"

    told = pages_of(70, 3, "Zapfino")
    assert verdict(told, 3, 1, 69) == "within"
    assert verdict(told, 2, 1, 69) == "unclear"
    assert "No answer is longer than that." in told.answer(1, 69).count.reasons[0]


def test_an_empty_last_page_makes_no_answer_longer() -> None:
    document = blank()
    short_lines(document, 40)
    document.add_page_break()
    found = count_pages(data_of(document), "estimate", shown=2)
    assert found is not None
    assert found.answer(0, 39).length_high < 1


@pytest.mark.parametrize("shown", [2, 3])
def test_a_count_made_while_deleted_text_was_showing_does_not_decide(shown: int) -> None:
    document = blank()
    short_lines(document, 70)
    set_on(
        document.paragraphs[3]._element,
        '<w:del w:id="9" w:author="A" w:date="2026-11-21T09:00:00Z"/>',
    )
    package, text = opened(document)
    deletion = next(package.body.iter("{*}del"))
    deletion.append(deletion.makeelement(f"{{{deletion.nsmap['w']}}}delText"))

    found = count_pages(package, "estimate", text=text, shown=shown)

    assert found is not None
    assert (found.document.pages, found.document.source) == (2, "estimate")
    assert "does not decide" in found.document.reasons[0]

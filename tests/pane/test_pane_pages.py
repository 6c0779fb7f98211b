"""How many pages Word counts: asked where it tells, and done without where it does not."""

import base64
import io
from collections.abc import Callable

import pypdf
import pytest
from pane_driver import Pane, document_model

STORY = "I helped the team and helped the district, and costs fell by 10 percent in 2024."
LIMIT = "Each Technical Qualification may have at most 2 pages.\n1. Experience leading emergency response.\n"
NewPane = Callable[..., Pane]


def told(pane: Pane) -> str:
    """What the open overview says of the length."""
    pane.page.locator(".overview summary").first.click()
    return str(pane.page.locator(".overview dl").first.inner_text())


def test_words_own_count_stands_in_the_overview(new_pane: NewPane) -> None:
    pane = new_pane(document_model("TQ 1", STORY, pages=2)).review(LIMIT)
    length = told(pane)
    assert "The whole document: 2 pages, counted by Word." in length
    assert "within the limit" in length


def test_a_word_that_does_not_tell_leaves_the_count_to_the_review(new_pane: NewPane) -> None:
    length = told(new_pane(document_model("TQ 1", STORY)).review(LIMIT))
    assert "The whole document: 1 page, estimated." in length


@pytest.mark.parametrize("fault", ["failAt", "hang"])
def test_a_count_that_fails_or_never_comes_is_done_without(new_pane: NewPane, fault: str) -> None:
    pane = new_pane(document_model("TQ 1", STORY, pages=2))
    if fault == "hang":
        pane.change("Word.run = ((run) => (work) => (Word.run = run, new Promise(() => {})))(Word.run); null")
    else:
        pane.change("wordModel.failAt = 1")
    assert "The whole document: 1 page, estimated." in told(pane.review(LIMIT))
    assert pane.count("helped") == 2


def test_a_count_that_contradicts_itself_is_not_believed(new_pane: NewPane) -> None:
    pane = new_pane(document_model("TQ 1", STORY, pages=2, lastPage=7))
    assert "estimated" in told(pane.review(LIMIT))


def pdf_of(pages: int) -> str:
    """A PDF of so many pages in base64."""
    writer, stream = pypdf.PdfWriter(), io.BytesIO()
    for _ in range(pages):
        writer.add_blank_page(612, 792)
    writer.write(stream)
    return base64.b64encode(stream.getvalue()).decode()


@pytest.mark.parametrize(("pdf", "said"), [(pdf_of(2), "2 pages, counted by Word"), (None, "1 page")])
def test_a_word_that_does_not_tell_makes_a_pdf_where_the_reviewer_wants_it(
    new_pane: NewPane, pdf: str | None, said: str
) -> None:
    pane = new_pane(document_model("TQ 1", STORY, pdf=pdf))
    pane.page.get_by_role("tab", name="Settings").click()
    pane.page.get_by_label("Have Word count the pages").check()
    pane.page.get_by_role("tab", name="Review").click()
    assert f"The whole document: {said}" in told(pane.review(LIMIT))
    assert pane.word("openFiles") == 0

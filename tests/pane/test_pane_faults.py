"""Word fails, at any call: nothing is lost, nothing is there twice, and the pane says what to do."""

from collections.abc import Callable

import pytest
from pane_driver import Pane, document_model, paragraphs

STORY = "I helped the team and helped the district, and costs fell by 10 percent in 2024."
NewPane = Callable[..., Pane]


@pytest.mark.parametrize("applied", [False, True], ids=["before", "after"])
@pytest.mark.parametrize("nth", range(1, 12))
def test_a_fault_at_any_call_of_comment_all_loses_and_doubles_nothing(
    new_pane: NewPane, nth: int, applied: bool
) -> None:
    pane = new_pane(document_model("TQ 1", STORY)).review()
    pane.change(f"wordModel.failAt = wordModel.syncs + {nth}; wordModel.applied = {str(applied).lower()}")
    pane.comment_all()
    assert pane.page.locator(".item").count() > 1
    left = pane.page.get_by_role("button", name="Comment all")
    if left.count():
        pane.comment_all()
    written = [(one["paragraph"], one["start"], one["on"]) for one in pane.word("comments")]
    helped = [start for _, start, on in written if on == "helped"]
    assert helped == [STORY.index("helped"), STORY.rindex("helped")]
    assert len(written) == len(set(written))
    assert pane.page.get_by_role("button", name="All commented").is_visible()


@pytest.mark.parametrize("nth", range(1, 6))
def test_a_fault_while_reviewing_leaves_a_review_or_a_sentence(new_pane: NewPane, nth: int) -> None:
    pane = new_pane({**document_model("TQ 1", STORY), "failAt": nth})
    pane.press("Review")
    pane.page.wait_for_selector(".about, .notice-error")
    pane.idle()
    if pane.page.locator(".about").count() == 0:
        assert "try again" in pane.notice()
        pane.review()
    pane.comment_all()
    if pane.page.get_by_role("button", name="Comment all").count():
        pane.comment_all()
    assert [one["start"] for one in pane.word("comments") if one["on"] == "helped"] == [
        2,
        STORY.rindex("helped"),
    ]


def test_a_slice_that_cannot_be_read_closes_the_file_and_the_text_is_reviewed(new_pane: NewPane) -> None:
    pane = new_pane({**document_model("TQ 1", STORY), "failSlice": 0}).review()
    assert "did not hand over the file" in pane.notice()
    assert pane.word("openFiles") == 0
    assert pane.count("helped") == 2


def test_a_host_that_gives_neither_file_nor_text_is_told_in_a_sentence(new_pane: NewPane) -> None:
    pane = new_pane({"paragraphs": paragraphs("TQ 1", STORY), "file": None, "failAt": 1})
    pane.press("Review")
    pane.page.wait_for_selector(".notice-error")
    assert pane.notice() == "Word could not do this (GeneralException). Nothing was lost; try again."
    pane.review()
    assert pane.count("helped") == 2


def test_words_of_ones_own_survive_a_fault(new_pane: NewPane) -> None:
    pane = new_pane(document_model("TQ 1", STORY)).review()
    row = pane.open_item("helped")
    pane.selected(1)
    pane.press("Edit")
    row.locator("textarea").fill("My own words.")
    pane.press("Keep")
    pane.change("wordModel.failAt = wordModel.syncs + 3")  # the one that inserts
    pane.press("Comment")
    pane.page.wait_for_selector(".notice-error")
    pane.idle()
    pane.press("Comment")
    pane.idle()
    assert [one["content"] for one in pane.word("comments")] == ["My own words."]


def test_a_protected_document_is_told_in_a_sentence(new_pane: NewPane) -> None:
    pane = new_pane({**document_model("TQ 1", STORY), "protected": True}).review()
    assert "This document is protected" in pane.comment_all()


def test_comment_all_can_be_stopped_and_goes_on_later(new_pane: NewPane) -> None:
    lines = [f"TQ {number}\n" + STORY for number in range(1, 6)]
    texts = [text for line in lines for text in line.split("\n")]
    pane = new_pane(document_model(*texts)).review()
    pane.change("wordModel.delay = 400")
    pane.page.get_by_role("button", name="Comment all").click()
    pane.press("Stop")
    pane.idle()
    written = len(pane.word("comments"))
    pane.change("wordModel.delay = 0")
    pane.page.get_by_role("button", name="Add the other").click()
    pane.page.get_by_role("button", name="All commented").wait_for()
    assert 0 < written < len(pane.word("comments"))


def test_without_office_js_the_pane_says_what_is_missing(new_pane: NewPane) -> None:
    pane = new_pane({"paragraphs": []}, office_js="")
    assert pane.page.get_by_role("alert").inner_text().startswith("Word’s part of the pane did not load")
    assert pane.page.get_by_role("link", name="Browser page").get_attribute("href") == "/"


def test_an_office_js_that_never_answers_is_not_waited_for_for_ever(new_pane: NewPane) -> None:
    pane = new_pane({"paragraphs": []}, office_js="window.Office = {onReady: () => new Promise(() => {})};")
    assert "did not load" in pane.page.get_by_role("alert").inner_text()


def test_outside_word_and_in_an_old_word_the_pane_points_to_the_browser_page(new_pane: NewPane) -> None:
    elsewhere = new_pane({"paragraphs": [], "host": None})
    assert "belongs into Word" in elsewhere.page.get_by_role("alert").inner_text()
    old = new_pane({"paragraphs": [], "version": "1.3"})
    assert "too old" in old.page.get_by_role("alert").inner_text()


def test_a_service_that_is_gone_is_told_and_the_findings_stay(new_pane: NewPane) -> None:
    pane = new_pane(document_model("TQ 1", STORY)).review()
    pane.page.route("**/api/v1/review", lambda route: route.abort())
    pane.press("Review again")
    pane.page.wait_for_selector(".notice-error")
    assert "docxplug serve" in pane.notice()
    assert pane.count("helped") == 2


def test_a_refusal_of_the_service_is_told_in_its_own_words(new_pane: NewPane) -> None:
    model = document_model("TQ 1", STORY)
    pane = new_pane({**model, "file": "bm8gV29yZCBmaWxl"})
    pane.press("Review")
    pane.page.wait_for_selector(".notice-error")
    assert "Word" in pane.notice()
    assert pane.page.locator(".about").count() == 0


def test_a_service_that_wants_its_key_is_given_it(new_pane: NewPane) -> None:
    pane = new_pane(document_model("TQ 1", STORY))
    token = pane.page.locator("meta[name=docxplug-token]").get_attribute("content")
    pane.page.route(
        "**/pane",
        lambda route: route.fulfill(response=route.fetch(), body=route.fetch().text().replace(token, "")),
    )
    pane.page.reload()
    pane.page.get_by_label("Access key of this service").fill(token)
    pane.press("Use it")
    pane.review()
    assert pane.count("helped") == 2

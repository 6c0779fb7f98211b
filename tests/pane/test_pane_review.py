"""The pane over a document: findings where they are, comments on exactly the quoted words."""

import re
from collections.abc import Callable
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from pane_driver import Pane, document_model, file_of, model_of, paragraphs

STORY = "I helped the team and helped the district, and costs fell by 10 percent in 2024."
CARET = "I was responsible for x^2 and y^t models in the lab."

NewPane = Callable[..., Pane]


def test_the_example_answers_get_their_comments_on_exactly_the_quoted_words(
    new_pane: NewPane, client_answers: bytes, announcement: str
) -> None:
    pane = new_pane(model_of(client_answers)).review(announcement)
    count = int(re.search(r"\d+", pane.page.get_by_role("button", name="Comment all").inner_text())[0])
    assert count > 15
    assert pane.comment_all() == f"{count} comments added."
    quotes = pane.page.evaluate("""() => [...document.querySelectorAll('.item.state-commented .item-quote')]
        .map((quote) => quote.textContent.slice(1, -1))""")
    written = [comment["on"] for comment in pane.word("comments")]
    assert len(written) == count
    assert sorted(quote for quote in written if not quote.startswith("TQ ")) == sorted(quotes)
    assert pane.word("openFiles") == 0


def test_the_second_of_two_equal_words_is_the_one_that_is_selected_and_commented(new_pane: NewPane) -> None:
    pane = new_pane(document_model("TQ 1", STORY)).review()
    pane.open_item("helped", 1)
    assert pane.selected(1)[-1] == {"paragraph": 1, "text": "helped", "start": STORY.rindex("helped")}
    pane.press("Comment")
    pane.idle()
    assert [(one["start"], one["on"]) for one in pane.word("comments")] == [
        (STORY.rindex("helped"), "helped")
    ]


def test_a_quotation_with_a_caret_is_found_though_word_reads_signs_into_it(new_pane: NewPane) -> None:
    pane = new_pane(document_model("TQ 1", f"{CARET} I helped x^2 ^p teams.")).review()
    for made, quote in enumerate(("was responsible for", "helped"), 1):
        pane.open_item(quote)
        assert pane.selected(made)[-1]["text"] == quote


def test_a_long_quotation_is_found_by_its_head_and_tail(new_pane: NewPane) -> None:
    opening = (
        "I have always believed that " + "careful planning and honest reporting and " * 5 + "hard work ^ win."
    )
    pane = new_pane(document_model("TQ 1", f"{opening} {STORY}")).review(
        "TQ 1: Demonstrated experience leading emergency response."
    )
    head = pane.page.locator(".item", has=pane.page.get_by_text("Opening in the posting", exact=False)).first
    head.locator(".item-head").click()
    assert pane.selected(1)[-1]["text"] == opening


def test_words_around_a_tracked_deletion_are_found(new_pane: NewPane) -> None:
    raw = "In 2024 I was really responsible for a team of 12 people."
    start = raw.index("really ")
    shown = raw.replace("really ", "")
    model = document_model("TQ 1", shown)
    model["paragraphs"][1].update(text=raw, deleted=[[start, start + len("really ")]])
    pane = new_pane(model).review()
    pane.open_item("was responsible for")
    pane.press("Comment")
    pane.idle()
    assert [one["on"] for one in pane.word("comments")] == ["was really responsible for"]


def test_an_edit_elsewhere_in_the_paragraph_does_not_lose_the_words(new_pane: NewPane) -> None:
    pane = new_pane(document_model("TQ 1", STORY)).review()
    edited = STORY.replace("I helped", "In all six districts I helped")
    pane.change(f"wordModel.paragraphs[1].text = {edited!r}")
    pane.comment_all()
    starts = [one["start"] for one in pane.word("comments") if one["on"] == "helped"]
    assert starts == [edited.index("helped"), edited.rindex("helped")]


def test_words_that_are_gone_are_marked_and_get_no_comment(new_pane: NewPane) -> None:
    pane = new_pane(document_model("TQ 1", STORY, "I was responsible for 12 people.")).review()
    pane.change(f"wordModel.paragraphs[1].text = {STORY.replace('helped', 'led')!r}")
    assert "changed since the review" in pane.comment_all()
    assert "helped" not in {one["on"] for one in pane.word("comments")}
    assert pane.page.locator(".state-changed").count() == 2
    pane.change(f"wordModel.paragraphs[1].text = {STORY!r}")
    pane.open_item("helped")
    pane.selected(1)
    pane.page.locator(".state-changed").nth(1).wait_for(state="detached")


def test_paragraphs_put_in_above_move_nothing(new_pane: NewPane) -> None:
    for version in ("1.4", "1.6"):
        pane = new_pane(document_model("TQ 1", STORY, "", STORY, version=version)).review()
        pane.change("wordModel.paragraphs.unshift({id: 'new', text: 'A note.'}, {id: 'newer', text: ''})")
        pane.comment_all()
        places = [(one["paragraph"], one["start"]) for one in pane.word("comments") if one["on"] == "helped"]
        first, second = STORY.index("helped"), STORY.rindex("helped")
        assert places == [
            (3, first),
            (3, second),
            (5, first),
        ]  # at most three of one check are meant for the page


def test_a_person_who_types_between_two_calls_gets_no_comment_on_other_words(new_pane: NewPane) -> None:
    pane = new_pane(document_model("TQ 1", STORY)).review()
    pane.open_item("helped")
    pane.selected(1)
    last = pane.word("syncs")
    pane.change(f"wordModel.edits = {{{last + 3}: [1, 'We all worked and helped.']}}")
    pane.press("Comment")
    pane.idle()
    assert "changed" in pane.notice()
    assert pane.word("comments") == []


def test_a_host_that_keeps_its_file_is_read_by_paragraphs(new_pane: NewPane) -> None:
    pane = new_pane(
        {"paragraphs": paragraphs("TQ 1", STORY), "file": None, "version": "1.4", "platform": "OfficeOnline"}
    )
    pane.review()
    assert "did not hand over the file" in pane.notice()
    pane.comment_all()
    assert [one["start"] for one in pane.word("comments") if one["on"] == "helped"] == [
        2,
        STORY.rindex("helped"),
    ]


def test_words_in_a_footnote_are_shown_with_the_reason_why_word_takes_no_comment(
    new_pane: NewPane, client_answers: bytes
) -> None:
    pane = new_pane(model_of(client_answers)).review()
    where = pane.page.evaluate("""async () => {
        const {unreachable} = await import('/static/js/items.js');
        return ['body', 'table', 'footnote', 'textbox'].map((where) => unreachable({where}));
    }""")
    assert where[:2] == ["", ""]
    assert "footnote" in where[2]
    assert "text box" in where[3]


def test_other_words_for_a_comment_are_the_ones_that_are_inserted(new_pane: NewPane) -> None:
    pane = new_pane(document_model("TQ 1", STORY)).review()
    row = pane.open_item("helped")
    pane.press("Edit")
    row.locator("textarea").fill("Say “led”, if you did.")
    pane.press("Keep")
    pane.press("Comment")
    pane.idle()
    assert [one["content"] for one in pane.word("comments")] == ["Say “led”, if you did."]


def test_what_is_dismissed_stays_away_and_is_noted_in_the_document(new_pane: NewPane) -> None:
    pane = new_pane(document_model("TQ 1", STORY)).review()
    pane.open_item("helped")
    pane.press("Dismiss")
    pane.press("Fine as it is")
    assert pane.page.locator(".state-dismissed").count() == 1
    pane.noted("Fine as it is")
    [part] = pane.word("xmlParts")
    [remark] = ET.fromstring(part["xml"])
    assert remark.attrib["dismissed"] == "1"
    assert remark.attrib["reason"] == "Fine as it is"
    pane.review_again()
    pane.comment_all()
    assert STORY.index("helped") not in {
        one["start"] for one in pane.word("comments") if one["on"] == "helped"
    }


def test_a_pane_that_is_opened_again_knows_what_was_commented(new_pane: NewPane) -> None:
    model = document_model("TQ 1", STORY)
    first = new_pane(model).review()
    first.comment_all()
    kept = {name: first.word(name) for name in ("comments", "xmlParts")}
    second = new_pane({**model, **kept}).review()
    assert second.page.get_by_role("button", name="All commented").is_visible()
    assert second.page.locator(".state-commented").count() == len(kept["comments"])


def test_the_next_review_says_what_was_fixed(new_pane: NewPane) -> None:
    pane = new_pane(document_model("TQ 1", STORY, "I was responsible for 12 people in 2024.")).review()
    better = document_model(
        "TQ 1", STORY.replace("and helped", "and led"), "I was responsible for 12 people in 2024."
    )
    pane.change(
        f"wordModel.file = {better['file']!r}; wordModel.paragraphs[1].text = {better['paragraphs'][1]['text']!r}"
    )
    pane.review_again()
    fixed = pane.page.locator(".fixed li").all_inner_texts()
    assert any("helped" in line for line in fixed)
    assert not any("was responsible for" in line for line in fixed)


def test_filters_show_what_was_asked_for(new_pane: NewPane, client_answers: bytes, announcement: str) -> None:
    pane = new_pane(model_of(client_answers)).review(announcement)
    every = pane.page.locator(".item").count()
    pane.page.locator("[data-key=severity-warning]").click()
    fewer = pane.page.locator(".item").count()
    assert fewer < every
    assert pane.page.locator(".item-warning").count() == 0
    pane.page.get_by_label("Answer", exact=True).select_option("R2")
    assert [line.split("\n")[0] for line in pane.page.locator(".answer > h2").all_inner_texts()] == ["TQ 2"]
    pane.page.get_by_label("State", exact=True).select_option("dismissed")
    pane.press("Show everything")
    assert pane.page.locator(".item").count() == every


def test_the_overview_tells_length_parts_and_phrases(
    new_pane: NewPane, client_answers: bytes, announcement: str
) -> None:
    pane = new_pane(model_of(client_answers)).review(announcement)
    pane.page.locator(".answer").nth(1).locator("summary").click()
    told = pane.page.locator(".answer").nth(1).locator("dl").inner_text()
    assert "over the limit" in told
    for word in ("Challenge", "Context", "Action", "Result", "taken up"):
        assert word in told
    pane.page.locator(".answer").nth(1).get_by_role("button", name="Challenge").click()
    assert pane.selected(1)[-1]["start"] > 0


def test_a_phrase_of_the_coachs_own_becomes_a_comment_at_the_selection(new_pane: NewPane) -> None:
    pane = new_pane(document_model("TQ 1", STORY, selection=[1, 2, 8]))
    pane.page.get_by_role("tab", name="Phrases").click()
    pane.page.get_by_label("Name", exact=True).fill("Lead")
    pane.page.get_by_label("Words of the comment").fill("Whom did you lead?")
    pane.press("Add")
    pane.press("Insert “Lead” at the selection")
    pane.page.wait_for_selector(".notice")
    assert [(one["on"], one["content"]) for one in pane.word("comments")] == [
        ("helped", "Whom did you lead?")
    ]
    pane.change("wordModel.selection = [1, 2, 2]")
    pane.press("Insert “Lead” at the selection")
    pane.page.get_by_text("Select the words in the document first.").first.wait_for()


def test_words_that_are_fine_and_checks_that_are_off_find_nothing(new_pane: NewPane) -> None:
    pane = new_pane(document_model("TQ 1", f"{STORY} The QZX team grew.")).review()
    assert pane.count("QZX") == 1
    pane.page.get_by_role("tab", name="Settings").click()
    pane.page.get_by_label("Words that are fine").fill("QZX")
    pane.page.locator("details.checks summary").click()
    pane.page.get_by_label("Helper's or participant's verb").uncheck()
    pane.page.get_by_role("tab", name="Review").click()
    pane.review_again()
    assert pane.count("QZX") == 0
    assert pane.count("helped") == 0


def test_recent_announcements_come_back_with_a_click(new_pane: NewPane, announcement: str) -> None:
    pane = new_pane(document_model("TQ 1", STORY)).review(announcement)
    pane.page.reload()
    pane.page.wait_for_selector(".recent")
    pane.page.locator(".recent").get_by_role("button", name="NATIONAL WATERWAYS SERVICE", exact=True).click()
    pane.page.get_by_text("Read: 5 ECQs, 3 TQs, 2 pages each.").wait_for()


def test_an_announcement_is_dropped_as_a_file(new_pane: NewPane, announcement: str) -> None:
    pane = new_pane(document_model("TQ 1", STORY))
    data = list(file_of(*announcement.splitlines()))
    pane.page.evaluate(
        """(data) => {
            const transfer = new DataTransfer();
            transfer.items.add(new File([new Uint8Array(data)], 'vacancy.docx'));
            document.querySelector('.drop').dispatchEvent(
                    new DragEvent('drop', {dataTransfer: transfer, bubbles: true}));
        }""",
        data,
    )
    pane.page.get_by_text("vacancy.docx", exact=True).wait_for()
    pane.review()
    assert "3 TQs" in pane.page.locator("#announcement").inner_text()


@pytest.mark.parametrize("count", [300])
def test_hundreds_of_findings_are_listed_and_all_get_their_comments(new_pane: NewPane, count: int) -> None:
    lines = [f"In 2024 I helped office {number} with its budget of $2 million." for number in range(count)]
    pane = new_pane(document_model("TQ 1", *lines)).review()
    assert pane.page.locator(".item").count() >= count
    rows: Any = pane.page.evaluate("""() => [...document.querySelectorAll('.item-quote')]
        .filter((quote) => quote.textContent === '“helped”').length""")
    assert rows >= count

"""The browser page from the dropped file to the copy with comments in it, as python-docx reads it."""

import io
import random
import re
import struct
from collections.abc import Callable
from pathlib import Path
from typing import Any

import docx
import pytest
from pane_driver import file_of, node_module

from docxplug.word import open_document
from docxplug_server.serving import Service

STORY = "I helped the team and helped the district, and costs fell by 10 percent in 2024."


class Page:
    """The page as a reviewer handles it."""

    def __init__(self, page: Any) -> None:
        self.page = page

    def drop(self, zone: str, name: str, data: bytes) -> None:
        """Drops a file onto one of the two zones."""
        self.page.evaluate(
            """([zone, name, data]) => {
                const transfer = new DataTransfer();
                transfer.items.add(new File([new Uint8Array(data)], name));
                document.querySelector(`${zone} .drop`).dispatchEvent(
                    new DragEvent('drop', {dataTransfer: transfer, bubbles: true}));
            }""",
            [zone, name, list(data)],
        )

    def review(self, data: bytes, announcement: str = "", name: str = "answers.docx") -> "Page":
        """Drops the document, pastes the announcement, reviews."""
        self.drop("#document-card", name, data)
        if announcement:
            self.page.fill("#announcement-text", announcement)
        self.page.locator("[data-key=review]").click()
        self.page.wait_for_selector(".about")
        self.page.wait_for_selector(".work", state="detached")
        return self

    def download(self) -> tuple[str, bytes]:
        """The copy's name and bytes."""
        with self.page.expect_download() as waiting:
            self.page.locator("[data-key=download]").click()
        return waiting.value.suggested_filename, Path(waiting.value.path()).read_bytes()


@pytest.fixture
def page(new_page: Callable[..., Any], service: Service) -> Page:
    made = new_page(viewport={"width": 1280, "height": 900})
    made.goto(service.address)
    made.wait_for_selector("#announcement-text")
    return Page(made)


def with_picture(data: bytes) -> bytes:
    """The document with a picture of noise, which makes its file long and its review none the longer."""
    side = 256
    pixels = random.Random(7).randbytes(3 * side * side)  # noqa: S311 - noise that is the same each time
    header = struct.pack(
        "<2sIHHIIiiHHIIiiII",
        b"BM",
        54 + len(pixels),
        0,
        0,
        54,
        40,
        side,
        side,
        1,
        24,
        0,
        len(pixels),
        0,
        0,
        0,
        0,
    )
    document = docx.Document(io.BytesIO(data))
    document.add_picture(io.BytesIO(header + pixels))
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def comments_of(data: bytes) -> list[Any]:
    return list(docx.Document(io.BytesIO(data)).comments)


def test_the_example_goes_in_and_comes_out_with_the_comments_that_were_picked(
    page: Page, client_answers: bytes, announcement: str
) -> None:
    page.review(client_answers, announcement, "client-answers.docx")
    label = page.page.locator("[data-key=download]").inner_text()
    marked = page.page.locator("mark.picked").count()
    name, data = page.download()
    theirs = {comment.text for comment in comments_of(client_answers)}
    ours = [comment for comment in comments_of(data) if comment.text not in theirs]
    assert name == "client-answers.reviewed.docx"
    assert f"({len(ours)} comments)" in label
    assert marked
    assert page.page.locator(".notice p").inner_text().startswith(name)
    assert open_document(data).view.texts() == open_document(client_answers).view.texts()


def test_the_document_is_shown_with_its_findings_marked_in_place(page: Page, client_answers: bytes) -> None:
    page.review(client_answers)
    shown = page.page.evaluate(
        "[...document.querySelectorAll('[data-paragraph]')].map((one) => one.textContent)"
    )
    assert shown == [*open_document(client_answers).view.texts()]
    mark = page.page.locator("mark", has_text="was involved in").first
    mark.click()
    opened = page.page.locator(".item.is-open .item-quote")
    assert opened.inner_text() == "“was involved in”"
    assert "current" in mark.get_attribute("class")


def test_what_is_not_picked_is_not_written_and_edited_words_are(page: Page) -> None:
    page.review(file_of("TQ 1", STORY))
    page.page.get_by_role("button", name="Pick none").click()
    page.page.locator(".item", has_text="“helped”").locator(".pick").nth(1).check()
    page.page.locator(".item", has_text="“helped”").nth(1).locator(".item-head").click()
    page.page.get_by_role("button", name="Edit", exact=True).click()
    page.page.get_by_label("Words of the comment").first.fill("Which verb says it?")
    page.page.get_by_role("button", name="Keep", exact=True).click()
    [comment] = comments_of(page.download()[1])
    assert comment.text == "Which verb says it?"


def test_a_comment_of_ones_own_stands_on_the_selected_words(page: Page) -> None:
    page.review(file_of("TQ 1", f"😀 {STORY}"))
    page.page.get_by_role("button", name="Pick none").click()
    page.page.evaluate("""() => {
        const paragraph = document.querySelector('[data-paragraph="1"]');
        const texts = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT);
        let node; while ((node = texts.nextNode()) && !node.data.includes('district'));
        const start = node.data.indexOf('district');
        document.getSelection().setBaseAndExtent(node, start, node, start + 8);
    }""")
    page.page.evaluate("new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)))")
    page.page.get_by_role("tab", name="Phrases").click()
    page.page.get_by_role("button", name="Insert “Scope” at the selection").click()
    page.page.get_by_role("tab", name="Review").click()
    data = page.download()[1]
    [thread] = open_document(data).threads()
    assert thread.quote == "district"
    assert comments_of(data)[0].text.startswith("How large was this")


def with_tables() -> bytes:
    """A document whose answer stands in a table with a cell over two columns and a table in a cell."""
    document = docx.Document()
    document.add_paragraph("TQ 1")
    table = document.add_table(2, 3)
    table.cell(0, 0).merge(table.cell(0, 1)).text = "Challenge"
    table.cell(0, 2).text = STORY
    table.cell(1, 0).text = "Action"
    inner = table.cell(1, 1).add_table(1, 2)
    inner.cell(0, 0).text, inner.cell(0, 1).text = "2024", "I helped two districts."
    table.cell(1, 2).text = "Result"
    document.add_paragraph("Entry one", style="List Number")
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def test_tables_are_shown_as_tables(page: Page) -> None:
    page.review(with_tables())

    rows = page.page.evaluate("""() => {
        const told = (cell) => [cell.colSpan, cell.querySelectorAll('table').length, cell.innerText];
        const rows = [...document.querySelectorAll('#document > .table > table > tbody > tr')];
        return rows.map((row) => [...row.cells].map(told));
    }""")

    assert rows[0] == [[2, 0, "Challenge"], [1, 0, STORY]]
    assert [cell[1] for cell in rows[1]] == [0, 1, 0]
    assert rows[1][1][2].split() == ["2024", "I", "helped", "two", "districts."]
    assert page.page.locator("#document > p", has_text="Entry one").get_attribute("data-label") == "1."


def test_words_in_a_table_are_marked_shown_and_commented(page: Page) -> None:
    page.review(with_tables())
    mark = page.page.locator("td td mark", has_text="helped")
    mark.click()
    assert "current" in mark.get_attribute("class")
    quotes = {thread.quote for thread in open_document(page.download()[1]).threads()}
    assert "helped" in quotes


def test_a_table_that_is_wider_than_the_screen_is_scrolled_by_keyboard(
    new_page: Callable[..., Any], service: Service
) -> None:
    made = new_page(viewport={"width": 320, "height": 800})
    made.goto(service.address)
    made.wait_for_selector("#announcement-text")
    Page(made).review(with_tables())
    made.wait_for_selector("#document > .table[tabindex]")
    made.set_viewport_size({"width": 1280, "height": 800})
    made.wait_for_selector("#document > .table:not([tabindex])")


def test_the_next_version_says_what_was_fixed(page: Page) -> None:
    page.review(file_of("TQ 1", STORY))
    page.page.get_by_role("button", name="Change", exact=True).first.click()
    page.review(file_of("TQ 1", STORY.replace("and helped", "and led")), name="answers 2.docx")
    assert "helped" in page.page.locator(".fixed").inner_text()


def test_another_clients_document_is_no_next_version(page: Page) -> None:
    page.review(file_of("TQ 1", STORY))
    page.page.get_by_role("button", name="Change", exact=True).first.click()
    other = "In 2023 we were asked to assist with budget reform at four harbors."
    page.review(file_of("TQ 1", other), name="somebody else.docx")
    assert page.page.locator(".fixed").count() == 0


def test_what_is_no_word_file_is_refused_in_a_sentence(page: Page) -> None:
    page.drop("#document-card", "answers.pdf", b"%PDF-1.7")
    assert "answers.pdf is not a Word document" in page.page.locator(".notice p").inner_text()
    page.drop("#document-card", "answers.docx", b"no Word file")
    page.page.locator("[data-key=review]").click()
    page.page.wait_for_selector(".notice-error")
    assert page.page.locator(".about").count() == 0


def test_a_review_without_a_document_asks_for_one(page: Page) -> None:
    page.page.locator("[data-key=review]").click()
    page.page.wait_for_selector(".notice-error")
    assert page.page.locator(".notice p").inner_text() == "Choose a Word document first."


def test_a_long_document_shows_how_far_it_is(page: Page) -> None:
    long = with_picture(file_of("TQ 1", STORY))
    assert len(long) > 150_000
    steps = []
    page.page.on("request", lambda request: steps.append(request.url))
    page.review(long)
    assert any(re.search(r"/api/v1/jobs/[^/]+$", url) for url in steps)
    assert any(url.endswith("/result") for url in steps)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1280])
def test_no_state_of_the_page_has_a_violation(
    new_page: Callable[..., Any],
    service: Service,
    client_answers: bytes,
    announcement: str,
    width: int,
    scheme: str,
) -> None:
    made = new_page(viewport={"width": width, "height": 800}, color_scheme=scheme)
    made.goto(service.address)
    made.wait_for_selector("#announcement-text")
    axe = node_module("axe-core/axe.min.js").read_text(encoding="utf-8")
    found: dict[str, Any] = {}

    def look_at(state: str) -> None:
        made.evaluate(axe)
        found[state] = made.evaluate(
            "async () => (await axe.run()).violations.map((one) => [one.id, one.nodes[0].html])"
        )
        if made.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"):
            found[state].append("scrolls sideways")

    look_at("start")
    page = Page(made).review(client_answers, announcement)
    look_at("findings")
    made.locator(".item-head").nth(3).click()
    look_at("open finding")
    page.download()
    look_at("downloaded")
    page.page.get_by_role("button", name="Change", exact=True).first.click()
    page.review(with_tables())
    look_at("tables")
    assert {state: list_ for state, list_ in found.items() if list_} == {}

"""The pane and the command line take turns with one document: neither says twice what the other has said."""

import base64
import datetime
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from lxml import etree
from pane_driver import Model, Pane, document_model, model_of

from docxplug.spans import Span
from docxplug.word import NewComment, Thread, open_document

NewPane = Callable[..., Pane]
STORY = "I helped the team and helped the district, and costs fell by 10 percent in 2024."
ANNOUNCEMENT = "Technical Qualifications\n1. Experience leading emergency response.\n"
WHEN = datetime.datetime(2026, 11, 21, 9, 0, tzinfo=datetime.UTC)


def saved_by_word(pane: Pane) -> bytes:
    """The document as Word saves it after the pane was at work in it: its comments, and its custom XML part."""
    document = open_document(base64.b64decode(pane.word("file")))
    made = [
        NewComment(
            (Span(one["paragraph"], one["start"], one["end"]),), one["content"], "Dana Coach", None, WHEN
        )
        for one in pane.word("comments")
    ]
    document.annotate(made)
    for part in pane.word("xmlParts"):
        document.store.put_state(etree.fromstring(part["xml"]))
    return document.to_bytes()


def annotated(data: bytes, folder: Path) -> bytes:
    """What the command line makes of a document."""
    (folder / "answer.docx").write_bytes(data)
    (folder / "announcement.txt").write_text(ANNOUNCEMENT, encoding="utf-8")
    command = ["annotate", "answer.docx", "--posting", "announcement.txt", "-o", "out.docx", "--force"]
    options = ["--as-of", "2026-11-21", "--pages", "estimate", "--date", "2026-11-21T09:00:00Z"]
    done = subprocess.run(
        [sys.executable, "-m", "docxplug", *command, *options],
        cwd=folder,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return (folder / "out.docx").read_bytes()


def opened_in_word(data: bytes) -> Model:
    """The stand-in's document for a file that was annotated: its text, its part, its comments."""
    document = open_document(data)
    root = document.store.state()
    assert root is not None
    part = {"id": "{part-1}", "xml": etree.tostring(root, encoding="unicode")}
    return model_of(data, xmlParts=[part], comments=[as_word_has(thread) for thread in document.threads()])


def as_word_has(thread: Thread) -> dict[str, Any]:
    span = thread.spans[0]
    place = {"paragraph": span.paragraph, "start": span.start, "end": span.end}
    return {"id": f"word-{thread.id}", "content": thread.text, "on": thread.quote, **place}


def told(data: bytes) -> list[tuple[str, str]]:
    """Words and quotes of all comments, in order."""
    return sorted((thread.quote, thread.text) for thread in open_document(data).threads())


@pytest.fixture
def by_pane(new_pane: NewPane) -> bytes:
    """A document on which everything was commented in the pane."""
    pane = new_pane(document_model("TQ 1", STORY)).review(ANNOUNCEMENT)
    pane.comment_all()
    return saved_by_word(pane)


def test_the_command_line_adds_nothing_to_what_the_pane_said(by_pane: bytes, tmp_path: Path) -> None:
    once = annotated(by_pane, tmp_path)

    assert [quote for quote, _ in told(once)] == [quote for quote, _ in told(by_pane)]
    assert "TQ 1" in {quote for quote, _ in told(once)}
    assert annotated(once, tmp_path) == once


def test_the_pane_adds_nothing_to_what_the_command_line_said(new_pane: NewPane, tmp_path: Path) -> None:
    model = opened_in_word(annotated(base64.b64decode(document_model("TQ 1", STORY)["file"]), tmp_path))

    pane = new_pane(model).review(ANNOUNCEMENT)

    assert pane.page.get_by_role("button", name="All commented").is_visible()
    assert pane.page.locator(".item-summary.state-commented").count() == 1
    assert pane.word("comments") == model["comments"]


def test_a_pane_without_the_file_reads_what_the_command_line_noted(new_pane: NewPane, tmp_path: Path) -> None:
    model = opened_in_word(annotated(base64.b64decode(document_model("TQ 1", STORY)["file"]), tmp_path))

    pane = new_pane({**model, "file": None}).review(ANNOUNCEMENT)

    assert pane.page.get_by_role("button", name="All commented").is_visible()


def test_what_the_pane_dismisses_after_the_command_line_stays_away_from_both(
    new_pane: NewPane, tmp_path: Path
) -> None:
    plain = base64.b64decode(document_model("TQ 1", STORY)["file"])
    model = opened_in_word(annotated(plain, tmp_path))
    pane = new_pane(model).review(ANNOUNCEMENT)
    row = pane.page.locator(".item.state-open").first
    check = row.locator(".item-title").inner_text()
    row.locator(".item-head").click()
    pane.press("Dismiss")
    pane.press("Said elsewhere")
    pane.noted("Said elsewhere")
    document = open_document(base64.b64decode(model["file"]))
    [part] = pane.word("xmlParts")
    document.store.put_state(etree.fromstring(part["xml"]))

    again = new_pane(opened_in_word(annotated(document.to_bytes(), tmp_path))).review(ANNOUNCEMENT)

    dismissed = again.page.locator(".item.state-dismissed")
    assert dismissed.locator(".item-title").inner_text() == check
    dismissed.locator(".item-head").click()
    assert "Said elsewhere" in again.page.locator(".why-dismissed").inner_text()


def test_what_is_restored_is_forgotten_in_the_document(new_pane: NewPane) -> None:
    pane = new_pane(document_model("TQ 1", STORY)).review()
    pane.open_item("helped")
    pane.press("Dismiss")
    pane.press("Fine as it is")
    pane.page.wait_for_function("() => wordModel.xmlParts.length === 1")
    pane.press("Undo")
    pane.page.wait_for_function("() => wordModel.xmlParts.length === 0")
    assert pane.page.locator(".state-dismissed").count() == 0

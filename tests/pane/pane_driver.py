"""What the tests of the pane share: the pane as a reviewer handles it, and documents for the stand-in."""

import base64
import io
import os
from pathlib import Path
from typing import Any, Final

import docx
import pytest

from docxplug.word import open_document

HERE: Final = Path(__file__).resolve().parent
ROOT: Final = HERE.parent.parent
MODULES: Final = ROOT / "node_modules"
LIGHT: Final = {"bodyBackgroundColor": "#FFFFFF", "bodyForegroundColor": "#242424"}
DARK: Final = {"bodyBackgroundColor": "#1F1F1F", "bodyForegroundColor": "#F5F5F5"}
#: Where Word's body has paragraphs and takes comments.
_IN_BODY: Final = {"body", "table", "control"}

Model = dict[str, Any]


def need(reason: str) -> None:
    """Skips for the reason, or fails where the machine promised to have everything."""
    if os.environ.get("DOCXPLUG_REQUIRE_REAL") == "1":
        pytest.fail(reason, pytrace=False)
    pytest.skip(reason)


def node_module(path: str) -> Path:
    """A file of a development package; the test is skipped where it is not installed."""
    file = MODULES / path
    if not file.is_file():
        need(f"{path} is not installed (npm ci)")
    return file


class Pane:
    """The task pane in a browser, with the stand-in's document behind it."""

    def __init__(self, page: Any, address: str) -> None:
        self.page = page
        self._address = address

    def open(self) -> "Pane":
        """Loads the pane and waits until Word has answered."""
        self.page.goto(f"{self._address}/pane")
        self.page.wait_for_selector("#announcement-text, #start h1")
        return self

    def review(self, announcement: str = "") -> "Pane":
        """Reviews and waits for the findings."""
        if announcement:
            self.page.fill("#announcement-text", announcement)
        self.press("Review")
        self.page.wait_for_selector(".about")
        self.idle()
        return self

    def review_again(self) -> "Pane":
        """Reviews once more and waits until it is done."""
        self.press("Review again")
        self.page.wait_for_selector(".work", state="detached")
        return self

    def press(self, name: str) -> None:
        """Presses the first button with this name."""
        self.page.get_by_role("button", name=name, exact=True).first.click()

    def comment_all(self) -> str:
        """Comments on everything; returns what the pane says then."""
        self.page.get_by_role("button", name="Comment all").click()
        self.idle()
        return self.notice()

    def notice(self) -> str:
        """The words of the message above the list."""
        return str(self.page.inner_text(".notice p"))

    def idle(self) -> None:
        """Waits until nothing is under way."""
        self.page.wait_for_selector(".work", state="detached")

    def word(self, expression: str) -> Any:
        """Something of the stand-in's document."""
        return self.page.evaluate(f"wordModel.{expression}")

    def noted(self, words: str) -> None:
        """Waits until the document's part holds these words."""
        self.page.wait_for_function(
            "(words) => wordModel.xmlParts.some(({xml}) => xml.includes(words))", arg=words
        )

    def hears(self, words: str) -> None:
        """Waits until a screen reader is told something that begins with these words."""
        self.page.wait_for_function(
            "(words) => document.getElementById('announcer').textContent.startsWith(words)", arg=words
        )

    def selected(self, count: int) -> list[dict[str, Any]]:
        """What was selected in Word, once there are ``count`` selections."""
        self.page.wait_for_function("(count) => wordModel.selections.length >= count", arg=count)
        made: list[dict[str, Any]] = self.word("selections")
        return made

    def change(self, script: str) -> None:
        """Changes the stand-in's document."""
        self.page.evaluate(script)

    def item(self, quote: str, nth: int = 0) -> Any:
        """The list's row for the words it quotes."""
        return self.page.locator(".item", has=self.page.get_by_text(f"“{quote}”", exact=True)).nth(nth)

    def count(self, quote: str) -> int:
        """How many rows quote these words."""
        return int(self.page.locator(".item", has=self.page.get_by_text(f"“{quote}”", exact=True)).count())

    def open_item(self, quote: str, nth: int = 0) -> Any:
        """Opens that row."""
        self.item(quote, nth).locator(".item-head").click()
        return self.page.locator(".item.is-open")


def model_of(data: bytes, **more: Any) -> Model:
    """The stand-in's document for a Word file: its paragraphs as Word's body shows them, and its bytes."""
    texts = [
        paragraph.text for paragraph in open_document(data).view.paragraphs if paragraph.where in _IN_BODY
    ]
    return {"paragraphs": paragraphs(*texts), "file": base64.b64encode(data).decode(), **more}


def paragraphs(*texts: str) -> list[dict[str, Any]]:
    """The stand-in's paragraphs; Word writes a line break as a vertical tab."""
    return [
        {"id": f"{number:08x}-0000-4000-8000-000000000000", "text": text.replace("\n", "\v")}
        for number, text in enumerate(texts)
    ]


def file_of(*texts: str) -> bytes:
    """A Word file with these paragraphs."""
    document = docx.Document()
    for text in texts:
        document.add_paragraph(text)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def document_model(*texts: str, **more: Any) -> Model:
    """The stand-in's document for a new Word file with these paragraphs."""
    return model_of(file_of(*texts), **more)

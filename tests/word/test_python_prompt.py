"""What somebody tries first at a Python prompt: it works, or says how it would."""

from pathlib import Path

import docx
import pytest

import docxplug
from docxplug.word import open_document


def answer(*paragraphs: str) -> "docx.document.Document":
    document = docx.Document()
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    return document


def test_a_comment_can_be_put_on_words_as_they_are_typed() -> None:
    opened = open_document(answer("I was responsible for nine locks."))

    opened.comment("was responsible for", "What did you decide?")

    assert [thread.quote for thread in opened.threads()] == ["was responsible for"]


def test_words_that_stand_twice_are_not_commented_on_by_chance() -> None:
    opened = open_document(answer("I led.", "I led."))

    with pytest.raises(docxplug.DocxplugError, match="2 times"):
        opened.comment("I led", "Whom?")

    assert not opened.threads()


def test_all_public_names_are_listed_before_they_are_loaded() -> None:
    assert set(docxplug.__all__) <= set(dir(docxplug))


def test_an_announcement_is_read_from_its_file(tmp_path: Path) -> None:
    file = tmp_path / "announcement.txt"
    file.write_text("TQ 1: Experience directing a program. At most two pages per TQ.", encoding="utf-8")

    assert [asked.id for asked in docxplug.read_posting_file(str(file)).qualifications] == ["TQ1"]


def test_a_path_in_place_of_a_text_is_answered_with_the_way_to_it() -> None:
    with pytest.raises(TypeError, match=r"open_document\(path\)\.view"):
        docxplug.review("answer.docx")  # type: ignore[arg-type]


def test_what_is_no_document_is_named() -> None:
    with pytest.raises(TypeError, match="no int"):
        open_document(42)  # type: ignore[arg-type]

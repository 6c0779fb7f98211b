"""The example documents are what the coach in the documentation gets."""

import sys
from pathlib import Path

import pytest

from docxplug import open_document
from docxplug.intake import read_posting_file


@pytest.fixture
def maker(examples: Path, monkeypatch: pytest.MonkeyPatch) -> object:
    """The script that writes the examples."""
    monkeypatch.syspath_prepend(str(examples))
    import make_examples

    yield make_examples
    for name in ("make_examples", "writing", "markup"):
        sys.modules.pop(name, None)


def test_the_clients_document_is_the_one_that_the_texts_make(
    maker: object, examples: Path, tmp_path: Path
) -> None:
    made = tmp_path / "client-answers.docx"
    maker.client_answers(made)  # type: ignore[attr-defined]

    kept = open_document(examples / "client-answers.docx")

    assert open_document(made).view == kept.view


@pytest.mark.parametrize("name", ["tq1", "tq2", "tq3"])
def test_libreoffice_kept_the_words_of_the_texts(
    maker: object, examples: Path, tmp_path: Path, name: str
) -> None:
    clean = tmp_path / f"{name}.docx"
    maker.one_answer(name, clean)  # type: ignore[attr-defined]

    made = [text for text in open_document(clean).view.texts() if text]
    kept = [text for text in open_document(examples / f"{name}.docx").view.texts() if text]

    assert [text.strip() for text in kept] == [text.strip() for text in made]


def test_the_announcement_asks_for_three_answers_of_two_pages(examples: Path) -> None:
    posting = read_posting_file(str(examples / "announcement.txt"))

    technical = [asked.label for asked in posting.qualifications if asked.kind == "TQ"]
    pages = [limit.value for limit in posting.limits if limit.scope == "tq_each" and limit.unit == "pages"]
    assert technical == ["TQ 1", "TQ 2", "TQ 3"]
    assert pages == [2]

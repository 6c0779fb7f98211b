"""What the page for people who come from python-docx says is so."""

import io
import re
from pathlib import Path

import docx
import pytest

from docxplug import Span, open_document

PAGE = (Path(__file__).resolve().parents[2] / "docs" / "python-docx.md").read_text(encoding="utf-8")
EXAMPLES = re.findall(r"```python\n(.*?)```", PAGE, re.DOTALL)
TEXT = "In 2022 I was responsible for certain words and helped the mechanics."


@pytest.fixture
def answer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> "docx.document.Document":
    """An answer in runs and in a table, saved as the page's examples name it."""
    document = docx.Document()
    paragraph = document.add_paragraph(TEXT[:12])
    paragraph.add_run(TEXT[12:40]).bold = True
    paragraph.add_run(TEXT[40:])
    document.add_table(1, 1).cell(0, 0).text = "In a table."
    document.save(str(tmp_path / "answer.docx"))
    posting = "TQ 1: Experience leading rescue programs."
    (tmp_path / "announcement.txt").write_text(posting, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return document


def reopened(document: "docx.document.Document") -> "docx.document.Document":
    buffer = io.BytesIO()
    document.save(buffer)
    return docx.Document(buffer)


def test_the_examples_of_the_page_run(answer: "docx.document.Document") -> None:
    names = {"paragraph": answer.paragraphs[0]}
    assert len(EXAMPLES) == 3
    for example in EXAMPLES:
        exec(compile(example, "python-docx.md", "exec"), names)  # noqa: S102 - our own page

    (thread,) = open_document("answer.commented.docx").threads()
    assert thread.quote == "was responsible for"
    assert len(open_document("answer.reviewed.docx").threads()) > 1
    assert "negotiated the mechanics" in answer.paragraphs[0].text


@pytest.mark.parametrize(
    ("words", "quote"),
    [("certain words", "certain words"), ("was responsible for certain", "was responsible for certain"),
     ("In a table", "In a table"), (TEXT, TEXT)],
)  # fmt: skip
def test_a_comment_stands_on_exactly_these_words(
    answer: "docx.document.Document", words: str, quote: str
) -> None:
    opened = open_document(answer)
    opened.comment(opened.place(words), "Why?")

    (thread,) = open_document(reopened(answer)).threads()
    assert thread.quote == quote
    assert [comment.text for comment in answer.comments] == ["Why?"]


def test_characters_replies_and_resolutions(answer: "docx.document.Document") -> None:
    opened = open_document(answer)
    comment = opened.comment(Span(0, 3, 7), "Which?", author="Ann Coach")
    opened.reply(comment, "That one.", author="Client")
    opened.resolve(comment)

    (thread,) = open_document(reopened(answer)).threads()
    assert (thread.quote, thread.resolved) == ("2022", True)
    assert [reply.text for reply in thread.replies] == ["That one."]


def test_comments_are_taken_out(answer: "docx.document.Document") -> None:
    opened = open_document(answer)
    for author in ("Ann Coach", "Client"):
        opened.comment(opened.place("certain words"), "Why?", author=author)
    opened.strip(author="Ann Coach")
    assert [comment.author for comment in answer.comments] == ["Client"]
    opened.strip()

    assert list(reopened(answer).comments) == []
    assert reopened(answer).paragraphs[0].text == TEXT


def test_changing_runs_keeps_a_comment_and_changing_the_paragraph_loses_it(
    answer: "docx.document.Document",
) -> None:
    opened = open_document(answer)
    opened.comment(opened.place("helped"), "How?")
    for run in answer.paragraphs[0].runs:
        if "helped" in run.text:
            run.text = run.text.replace("helped", "led")
    (kept,) = open_document(answer).threads()
    assert kept.quote == "led"

    answer.paragraphs[0].text = "Something else."

    (lost,) = open_document(answer).threads()
    assert lost.spans == ()

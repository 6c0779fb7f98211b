"""Inside a python-docx program: the document is changed in place, and python-docx saves it."""

import io

import docx
import pytest
from annotated import W14, W15, anchored, children, comment_texts, parts, value
from builders import docx as built
from builders import p

from docxplug.spans import Span
from docxplug.word import NewComment, open_document


def _saved(document: docx.document.Document) -> bytes:
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


@pytest.fixture
def document() -> docx.document.Document:
    made = docx.Document()
    made.add_paragraph("I led the team well.").add_run(" Bold.").bold = True
    return made


def test_python_docx_reads_what_docxplug_wrote() -> None:
    opened = open_document(built(p("I led the team.")))
    opened.comment(opened.place("led the"), "Say how many.\nAnd when.", author="Ann", initials="AC")
    [comment] = docx.Document(io.BytesIO(opened.to_bytes())).comments
    assert (comment.author, comment.initials) == ("Ann", "AC")
    assert [each.text for each in comment.paragraphs] == ["Say how many.", "And when."]


def test_an_open_document_is_commented_in_place(document: docx.document.Document) -> None:
    opened = open_document(document)
    opened.comment(opened.place("team well. Bo"), "Say how many.", author="Ann")
    assert [comment.text for comment in document.comments] == ["Say how many."]
    written = _saved(document)
    assert anchored(written) == {"0": "team well. Bo"}
    assert open_document(written).threads() == opened.threads()
    assert {"word/commentsExtended.xml", "word/commentsIds.xml", "word/people.xml"} <= parts(written).keys()


def test_comments_of_python_docx_and_of_docxplug_live_together(document: docx.document.Document) -> None:
    run = document.paragraphs[0].runs[1]
    document.add_comment(run, "By python-docx", author="Other", initials="O")
    opened = open_document(document)
    opened.comment(Span(0, 2, 5), "By docxplug")
    document.add_comment(run, "Once more", author="Other", initials="O")
    written = _saved(document)
    assert sorted(comment_texts(written).values()) == ["By docxplug", "By python-docx", "Once more"]
    assert sorted(anchored(written).values()) == [" Bold.", " Bold.", "led"]
    numbers = [value(comment, "id") for comment in children(written, "word/comments.xml", "comment")]
    assert len(set(numbers)) == 3


def test_answers_and_deletions_reach_parts_that_python_docx_keeps_as_bytes(
    document: docx.document.Document,
) -> None:
    first = open_document(document)
    comment = first.comment(Span(0, 2, 5), "Why?")
    again = docx.Document(io.BytesIO(_saved(document)))
    opened = open_document(again)
    reply = opened.reply(comment, "Because.")
    written = _saved(again)
    [_, answer] = children(written, "word/commentsExtended.xml", "commentEx")
    assert answer.get(f"{{{W15}}}paraId") == reply
    assert answer.get(f"{{{W15}}}paraIdParent") == comment
    opened.strip()
    assert not [name for name in parts(_saved(again)) if "omments" in name]


def test_the_document_is_not_saved_by_docxplug_but_can_be(document: docx.document.Document) -> None:
    opened = open_document(document)
    opened.annotate([NewComment((Span(0, 0, 1),), "x")])
    assert open_document(opened.to_bytes()).threads() == opened.threads()


def test_paragraph_ids_of_an_open_document_are_not_taken_again() -> None:
    probe = open_document(built(p("one")))
    taken = probe.comment(Span(0, 0, 3), "x")
    body = f'<w:p w14:paraId="{taken}"><w:r><w:t>one</w:t></w:r></w:p>'
    document = docx.Document(io.BytesIO(built(body)))
    open_document(document).comment(Span(0, 0, 3), "x")
    [paragraph] = children(_saved(document), "word/comments.xml", "p")
    assert paragraph.get(f"{{{W14}}}paraId") != taken

"""Comments in footnotes and endnotes, as Word and LibreOffice write them: they go with all their marks."""

import io
from collections.abc import Callable

import docx
import pytest
from annotated import comment_texts, parts, references
from builders import archive as packed
from builders import docx as built
from builders import note, note_reference, p, r

from docxplug.spans import Span
from docxplug.word import open_document, verify
from docxplug.word.cleaning import clean, strip_all, strip_author
from docxplug.word.document import Document

MARKED = (
    '<w:commentRangeStart w:id="{0}"/>{1}<w:commentRangeEnd w:id="{0}"/>'
    '<w:r><w:commentReference w:id="{0}"/></w:r>'
)
COMMENT = '<w:comment w:id="{}" w:author="{}"><w:p><w:r><w:t>secret remark</w:t></w:r></w:p></w:comment>'
BARE = note(2, p("A note.", " And more."))


def commented(kind: str = "footnote", **options: object) -> bytes:
    """A document with one comment in its text and one in a note."""
    return built(
        p(MARKED.format(4, r("I led 12 people.")), note_reference(2, kind)),
        comments=COMMENT.format(4, "Ann") + COMMENT.format(5, "Jo"),
        **{f"{kind}s": note(2, p(MARKED.format(5, r("A note.")), r(" And more.")), kind=kind)},
        **options,
    )


@pytest.mark.parametrize("take_out", [clean, strip_all])
@pytest.mark.parametrize("kind", ["footnote", "endnote"])
def test_no_mark_is_left_in_a_note(kind: str, take_out: Callable[[Document], int]) -> None:
    data = commented(kind)
    document = open_document(data)

    assert take_out(document) == 2

    written = parts(document.to_bytes())
    assert b"comment" not in written[f"word/{kind}s.xml"]
    assert b">A note.<" in written[f"word/{kind}s.xml"]
    assert "word/comments.xml" not in written


def test_one_persons_comment_goes_from_a_note_and_the_others_stay() -> None:
    document = open_document(commented())

    assert strip_author(document, "Jo") == 1

    written = document.to_bytes()
    assert comment_texts(written) == {"4": "secret remark"}
    assert references(written) == ["4"]
    assert references(written, "word/footnotes.xml") == []


def test_the_notes_keep_their_bytes_where_none_of_their_comments_goes() -> None:
    data = commented()
    document = open_document(data)

    assert strip_author(document, "Ann") == 1

    assert parts(document.to_bytes())["word/footnotes.xml"] == parts(data)["word/footnotes.xml"]


def test_marks_without_a_comment_go_from_notes_too() -> None:
    files = parts(commented())
    files["word/comments.xml"] = files["word/comments.xml"].replace(COMMENT.format(5, "Jo").encode(), b"")
    document = open_document(packed(files))

    assert strip_all(document) == 1

    assert references(document.to_bytes(), "word/footnotes.xml") == []


def test_a_new_comment_takes_no_number_of_a_mark_in_a_note() -> None:
    files = parts(commented())
    files["word/comments.xml"] = files["word/comments.xml"].replace(COMMENT.format(5, "Jo").encode(), b"")
    document = open_document(packed(files))

    document.comment(Span(0, 2, 5), "How many?")

    assert set(references(document.to_bytes())) == {"4", "6"}


def test_a_reference_in_a_note_without_a_comment_is_a_fault() -> None:
    files = parts(commented())
    files["word/comments.xml"] = files["word/comments.xml"].replace(COMMENT.format(5, "Jo").encode(), b"")

    found = verify(commented(), packed(files), touched={"5"})

    assert [str(each) for each in found] == ["comments: a mark names comment 5, which is not there"]


def test_other_changes_of_a_note_are_differences() -> None:
    data = commented()
    document = open_document(data)
    document.delete("5")
    files = parts(document.to_bytes())
    assert verify(data, packed(files), touched={"5"}) == []

    files["word/footnotes.xml"] = files["word/footnotes.xml"].replace(b"A note", b"No note")

    assert ["No note" in str(each) for each in verify(data, packed(files), touched={"5"})] == [True]


def test_an_untouched_comment_in_a_note_may_not_lose_its_marks() -> None:
    data = commented()
    files = parts(data)
    files["word/footnotes.xml"] = files["word/footnotes.xml"].replace(b'<w:commentRangeStart w:id="5"/>', b"")

    assert verify(data, packed(files)) != []


def test_notes_that_cannot_be_read_and_that_nobody_refers_to_are_left_alone() -> None:
    files = parts(built(p("I led 12 people."), footnotes=BARE))
    files["word/footnotes.xml"] = b"<w:footnotes><w:commentReference"
    document = open_document(packed(files))

    document.comment(Span(0, 2, 5), "How many?")

    assert parts(document.to_bytes())["word/footnotes.xml"] == files["word/footnotes.xml"]


def test_comments_in_notes_go_from_a_document_that_python_docx_has_open() -> None:
    live = docx.Document(io.BytesIO(commented()))

    assert open_document(live).strip() == 2

    saved = io.BytesIO()
    live.save(saved)
    assert references(saved.getvalue(), "word/footnotes.xml") == []

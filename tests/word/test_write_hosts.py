"""Where no mark can stand at the words themselves, it stands as near as can be and the comment says so."""

import pytest
from annotated import anchored, comment_texts, local, part, parts
from builders import archive as packed
from builders import docx, entries, note, note_reference, p, relationship, root, text_box

from docxplug.errors import DocxplugError
from docxplug.spans import Span
from docxplug.word import open_document

PHRASE = "led the team"
_FORMULA = "<m:oMath><m:r><m:t>a+b</m:t></m:r></m:oMath>"


def test_a_formula_is_never_cut_but_taken_whole() -> None:
    document = open_document(docx(p("x ", _FORMULA, " y")))
    document.comment(Span(0, 3, 4), "x")
    written = document.to_bytes()
    assert open_document(written).threads()[0].quote == "a+b"
    assert [local(x) for x in part(written, "word/document.xml")[0][0]] == [
        "r", "commentRangeStart", "oMath", "commentRangeEnd", "r", "r",
    ]  # fmt: skip
    assert comment_texts(written) == {"0": "On “+”: x"}


def test_a_whole_formula_needs_no_words_about_it() -> None:
    document = open_document(docx(p("x ", _FORMULA, " y")))
    document.comment(Span(0, 2, 5), "x")
    document.comment(Span(0, 0, 7), "x")
    assert comment_texts(document.to_bytes()) == {"0": "x", "1": "x"}


def test_a_part_of_ruby_text_is_named_and_the_whole_is_marked() -> None:
    ruby = (
        "<w:r><w:ruby><w:rubyPr/><w:rt><w:r><w:t>tokyo</w:t></w:r></w:rt>"
        "<w:rubyBase><w:r><w:t>東京</w:t></w:r></w:rubyBase></w:ruby></w:r>"
    )
    document = open_document(docx(p("in ", ruby, " now")))
    document.comment(document.place("京"), "x")
    written = document.to_bytes()
    assert comment_texts(written) == {"0": "On “京”: x"}
    assert open_document(written).threads()[0].quote == "東京"


@pytest.mark.parametrize("kind", ["footnote", "endnote"])
def test_a_comment_on_a_note_stands_at_its_reference_and_says_so(kind: str) -> None:
    notes = {f"{kind}s": note(2, p("I led the team."), kind=kind)}
    original = docx(p("Main", note_reference(2, kind), " text."), **notes)
    document = open_document(original)
    document.comment(document.find(PHRASE)[0], "Say how many.")
    written = document.to_bytes()
    paragraph = part(written, "word/document.xml")[0][0]
    assert [local(x) for x in paragraph] == ["r", "commentRangeStart", "r", "commentRangeEnd", "r", "r"]
    assert local(paragraph[2][0]) == f"{kind}Reference"
    assert comment_texts(written) == {"0": f"In the {kind} here, on “led the team”: Say how many."}
    assert parts(written)[f"word/{kind}s.xml"] == parts(original)[f"word/{kind}s.xml"]


def test_a_comment_on_a_text_box_stands_around_its_drawing_and_says_so() -> None:
    document = open_document(docx(p("Main ", text_box(p("I led the team.")), " text.")))
    document.comment(document.find(PHRASE)[0], "Say how many.")
    written = document.to_bytes()
    paragraph = part(written, "word/document.xml")[0][0]
    assert [local(x) for x in paragraph] == ["r", "commentRangeStart", "r", "commentRangeEnd", "r", "r"]
    assert comment_texts(written) == {"0": "In the text box here, on “led the team”: Say how many."}
    assert open_document(written).threads()[0].quote == "I led the team."


def test_a_range_from_the_text_into_a_text_box_ends_with_the_paragraph() -> None:
    document = open_document(docx(p("Main ", text_box(p("boxed")), " text.")))
    document.comment([Span(0, 5, 10), Span(1, 0, 3)], "x")
    assert anchored(document.to_bytes()) == {"0": " text."}


def test_a_header_is_no_place_for_a_comment() -> None:
    header = root("hdr", p("Only here"))
    data = packed(
        entries(
            p("Body."),
            more_relationships=[relationship(9, "header", "header1.xml")],
            extra={"word/header1.xml": header},
        )
    )
    document = open_document(data)
    with pytest.raises(DocxplugError, match="header or footer"):
        document.place("Only here")

"""LibreOffice opens what docxplug wrote, and every comment comes back with its words and its place."""

from pathlib import Path

import pytest
from annotated import anchored, comment_texts
from builders import cell, control, deleted, docx, field, ins, note, note_reference, p, r, row, text_box
from libreoffice import through_libreoffice

from docxplug.word import open_document

pytestmark = pytest.mark.libreoffice


def test_comments_in_every_kind_of_place_survive_with_their_words(tmp_path: Path) -> None:
    link = f'<w:hyperlink w:anchor="x">{r("kappa link")}</w:hyperlink>'
    original = docx(
        p("Alpha ", r("beta", "<w:b/>"), " gamma delta."),
        p("Before ", ins(r("inserted words")), deleted("gone"), " after."),
        p("Field ", field(" QUOTE ", "the result"), link),
        # In the last paragraph of a control, LibreOffice 7 loses the words of anybody's comments.
        control(p("First.") + p("Inside a control.") + p("Last in it.")),
        f'<w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w="4000"/></w:tblGrid>{row(cell(p("In a cell.")))}</w:tbl>',
        p("Note", note_reference(2), " and box ", text_box(p("Boxed words.")), "."),
        p("The end."),
        footnotes=note(2, p("Noted words.")),
    )
    phrases = [
        "ta gamma",
        "inserted words after",
        "result",
        "ppa li",
        "a control",
        "a cell",
        "Noted",
        "Boxed",
        "The end",
    ]
    document = open_document(original)
    for number, phrase in enumerate(phrases):
        document.comment(document.place(phrase), f"Comment {number} & more", author="Ann Coach")
    document.comment(document.place("delta.\nBefore"), "Over two paragraphs")
    returned = through_libreoffice(document.to_bytes(), tmp_path)

    texts = comment_texts(returned)
    assert len(texts) == len(phrases) + 1, texts
    for number, phrase in enumerate(phrases):
        [found] = [key for key, text in texts.items() if f"Comment {number} & more" in text]
        if phrase not in ("Noted", "Boxed", "result"):  # it forgets ranges in fields
            assert anchored(returned).get(found) == phrase
    assert "delta.\nBefore" in anchored(returned).values()


def test_threads_and_resolved_states_survive(tmp_path: Path) -> None:
    document = open_document(docx(p("One two three.")))
    comment = document.comment(document.place("two"), "Why?", author="Ann")
    document.reply(comment, "Because.", author="Bob")
    document.resolve(comment)
    returned = through_libreoffice(document.to_bytes(), tmp_path)
    # LibreOffice before 24.2 makes an answer a comment of its own, at the same place.
    said = {
        (remark.text, remark.author)
        for thread in open_document(returned).threads()
        for remark in (thread, *thread.replies)
    }
    assert said == {("Why?", "Ann"), ("Because.", "Bob")}
    assert {(thread.quote, thread.resolved) for thread in open_document(returned).threads()} == {
        ("two", True)
    }

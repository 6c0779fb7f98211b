"""LibreOffice opens what docxplug wrote, and every comment comes back with its words and its place."""

import random
from pathlib import Path

import pytest
from annotated import anchored, comment_texts, local
from builders import cell, control, deleted, docx, field, ins, note, note_reference, p, r, row, text_box
from libreoffice import all_through_libreoffice, through_libreoffice
from lxml import etree

from docxplug.errors import DocxplugError
from docxplug.spans import Span
from docxplug.word import open_document

pytestmark = pytest.mark.libreoffice


_STEP = 16  # every 16th public file: LibreOffice takes a second for some


def _is_kept(paragraph: etree._Element) -> bool:
    """LibreOffice 7 drops the words of anybody's comments in controls around paragraphs and in tables of contents."""
    inside = any(local(above) == "sdt" for above in paragraph.iterancestors())
    return not inside and next(paragraph.iter("{*}instrText"), None) is None


def _commented(path: Path) -> bytes | None:
    """The file with comments on four places, None where it takes none."""
    chance = random.Random(path.name)  # noqa: S311 -- no secret, only variety
    try:
        document = open_document(path)
        maps = [each for each in document.text.maps if each.pieces and each.host is None]
        places = [each for each in maps if _is_kept(each.element)]
        for number, place in enumerate(chance.choices(places, k=4) if places else []):
            end = place.pieces[-1].end
            start = chance.randrange(end)
            document.comment(Span(place.index, start, chance.randrange(start, end) + 1), f"Comment {number}.")
        return document.to_bytes(break_signature=True) if places else None
    except DocxplugError:
        return None


@pytest.mark.corpus
def test_public_files_open_as_before_and_have_their_comments(
    corpus_files: list[Path], tmp_path: Path
) -> None:
    chosen = [path for path in corpus_files[::_STEP] if path.suffix == ".docx"]
    commented = {path.name: data for path in chosen if (data := _commented(path)) is not None}
    originals = {path.name: path.read_bytes() for path in chosen if path.name in commented}
    opened = all_through_libreoffice(originals, tmp_path / "before")
    returned = all_through_libreoffice(commented, tmp_path / "after")
    assert returned.keys() == opened.keys()
    assert len(opened) > 15
    for name, data in returned.items():
        said = "\n".join(comment_texts(data).values())
        assert [number for number in range(4) if f"Comment {number}." not in said] == [], name


def test_comments_in_every_kind_of_place_survive_with_their_words(tmp_path: Path) -> None:
    link = f'<w:hyperlink w:anchor="x">{r("kappa link")}</w:hyperlink>'
    original = docx(
        p("Alpha ", r("beta", "<w:b/>"), " gamma delta."),
        p("Before ", ins(r("inserted words")), deleted("gone"), " after."),
        p("Field ", field(" QUOTE ", "the result"), link),
        # In some paragraphs of a control, LibreOffice 7 loses the words of anybody's comments.
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

"""Other people's validators find nothing in a commented file that they do not find in the file it was made from.

Both have false alarms, so that only differences count.
"""

import random
from pathlib import Path

import pytest
from builders import control, docx, field, ins, note, note_reference, p, r, style, text_box
from test_write_ranges import PLACES

from docxplug.errors import DocxplugError
from docxplug.spans import Span
from docxplug.word import Document, NewComment, open_document

docx_integrity = pytest.importorskip("docx_integrity")
openxml_audit = pytest.importorskip("openxml_audit")

_STEP = 12  # every twelfth public file: the validators take most of a second for each
_STYLES = style("Normal", "Normal", default=True)


def _schema_faults(path: Path) -> set[tuple[str, str]]:
    faults = openxml_audit.OpenXmlValidator().validate(path).errors
    return {
        (fault.part_uri, fault.description)
        for fault in faults
        # That part is Word 2010's own copy of the styles; nobody else may change it, and Word makes it anew.
        if fault.part_uri != "/word/stylesWithEffects.xml"
    }


def _anchor_faults(path: Path) -> set[tuple[str, str]]:
    return {(fault.code, fault.message) for fault in docx_integrity.check(path)}


def _new_faults(original: bytes, written: bytes, folder: Path) -> set[tuple[str, str]]:
    before, after = folder / "before.docx", folder / "after.docx"
    before.write_bytes(original)
    after.write_bytes(written)
    return (_schema_faults(after) - _schema_faults(before)) | (_anchor_faults(after) - _anchor_faults(before))


@pytest.mark.parametrize("kind", PLACES)
def test_validators_find_nothing_new_wherever_the_phrase_lies(kind: str, tmp_path: Path) -> None:
    body, words, _ = PLACES[kind]
    original = docx(p("Before."), body, p("After."), styles=_STYLES)
    document = open_document(original)
    comment = document.comment(document.place(words), "Say how many.\nAnd when?", author="Ann Coach")
    document.reply(comment, "Forty.", author="Bob")
    document.resolve(comment)
    assert _new_faults(original, document.to_bytes(), tmp_path) == set()


def test_validators_find_nothing_new_after_every_kind_of_work(tmp_path: Path) -> None:
    look = '<w:b/><w:rPrChange w:id="901" w:author="Ann" w:date="2026-01-01T00:00:00Z"><w:rPr/></w:rPrChange>'
    original = docx(
        p("One two ", r("three four", look), ins(r(" five"))),
        control(p("Six seven.")),
        p("Note", note_reference(2), text_box(p("Boxed.")), field(" QUOTE ", "result")),
        styles=_STYLES,
        footnotes=note(2, p("Noted.")),
    )
    document = open_document(original)
    phrases = ["wo th", "ree", "four five", "seven", "Noted", "Boxed", "sul"]
    ids = [document.comment(document.place(phrase), phrase) for phrase in phrases]
    document.reply(ids[0], "Answer")
    document.edit(ids[1], "Other words")
    document.delete(ids[2])
    opened = open_document(document.to_bytes())
    opened.resolve(ids[3])
    opened.comment(opened.place("One"), "Second sitting", author="Bob")
    assert _new_faults(original, opened.to_bytes(), tmp_path) == set()
    opened.strip()
    assert _new_faults(original, opened.to_bytes(), tmp_path) == set()


def _places(document: Document, seed: str) -> list[Span]:
    """Five random places; the same for every run."""
    chance = random.Random(seed)  # noqa: S311 -- no secret, only variety
    paragraphs = [paragraph for paragraph in document.view.paragraphs if paragraph.text]
    places = []
    for paragraph in chance.choices(paragraphs, k=5 if paragraphs else 0):
        start = chance.randrange(len(paragraph.text))
        places.append(Span(paragraph.index, start, chance.randrange(start, len(paragraph.text)) + 1))
    return places


@pytest.mark.corpus
def test_validators_find_nothing_new_in_public_files(corpus_files: list[Path], tmp_path: Path) -> None:
    checked = 0
    for path in corpus_files[::_STEP]:
        try:
            document = open_document(path)
            document.annotate([NewComment((place,), "A note.") for place in _places(document, path.name)])
            written = document.to_bytes(break_signature=True)
        except DocxplugError:
            continue
        new = _new_faults(path.read_bytes(), written, tmp_path)
        # Where a style is unknown or an element out of order, a cut run has the same fault twice.
        assert new == set(), path.name
        checked += 1
    assert checked > 40

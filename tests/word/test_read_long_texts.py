"""In a long document the pieces of a paragraph are found again when they are asked for: the same ones."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from builders import docx, field, ins, note, note_reference, p, r, style, text_box

from docxplug.spans import Span
from docxplug.word import open_document, verify
from docxplug.word.opc.package import Package
from docxplug.word.reading import reader

_BODY = (
    p("one ", r("two", "<w:b/>"), ins(r(" three"))),
    p('<w:r><w:fldChar w:fldCharType="begin"/></w:r>', "code of a field that goes on"),
    p("more of its code", '<w:r><w:fldChar w:fldCharType="separate"/></w:r>', "its result"),
    p("still its result", '<w:r><w:fldChar w:fldCharType="end"/></w:r>', " and behind it"),
    p(r("hidden", "<w:vanish/>"), "shown", style="Secret"),
    p("a note", note_reference(2), text_box(p("in a box ", field("PAGE", "7")), p("and more"))),
    p("the end", style="Plain"),
)
_PARTS = {
    "styles": style("Secret", "Secret", "<w:rPr><w:vanish/></w:rPr>") + style("Plain", "Plain"),
    "footnotes": note(2, p("the note’s ", "text")),
}


@contextmanager
def _kept(pieces: int) -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(reader, "_MOST_PIECES", pieces)
        yield


@pytest.mark.parametrize("kept", [-1, 0, 3, 6])
def test_the_pieces_are_the_same_whether_they_were_kept_or_not(kept: int) -> None:
    package = Package.open(docx(*_BODY, **_PARTS))
    all_kept = reader.read_document(package)
    with _kept(kept):
        found = reader.read_document(package)
    assert found.view == all_kept.view
    for again, before in zip(found.maps, all_kept.maps, strict=True):
        assert again.found_pieces() == before.pieces
        assert again.pieces == before.pieces
        assert again.pieces is again.pieces


def test_comments_in_a_long_document_are_those_of_a_short_one() -> None:
    original = docx(*_BODY, *(p("word " * 3) for _ in range(20)), **_PARTS)

    def commented() -> bytes:
        document = open_document(original)
        for index in (0, 2, 3, 7, 9, 20):
            document.comment(Span(index, 1, 4), f"on {index}")
            document.comment(Span(index, 2, 6), f"again on {index}")
        assert len(document.threads()) == 12
        return document.to_bytes()

    with _kept(-1):
        long = commented()
    assert verify(original, long) == []
    short = open_document(commented()).threads()
    assert [(each.spans, each.text) for each in open_document(long).threads()] == [
        (each.spans, each.text) for each in short
    ]

"""Documents that say they may not be changed."""

import pytest
from annotated import anchored, parts
from builders import PACKAGE, docx, entries, p, relationship, relationships
from builders import archive as packed

from docxplug.spans import Span
from docxplug.word import open_document
from docxplug.word.comment_errors import ProtectedDocumentError, SignedDocumentError


def _protected(edit: str, enforcement: str = "1") -> bytes:
    return docx(p("one"), settings=f'<w:documentProtection w:edit="{edit}" w:enforcement="{enforcement}"/>')


@pytest.mark.parametrize("edit", ["readOnly", "forms"])
def test_protection_that_forbids_comments_is_an_error(edit: str) -> None:
    document = open_document(_protected(edit))
    for act in (lambda: document.comment(Span(0, 0, 3), "x"), document.strip):
        with pytest.raises(ProtectedDocumentError, match="Restrict Editing"):
            act()


@pytest.mark.parametrize(
    ("edit", "enforcement"), [("comments", "1"), ("trackedChanges", "true"), ("readOnly", "0"), ("none", "1")]
)
def test_protection_that_allows_comments_takes_them(edit: str, enforcement: str) -> None:
    document = open_document(_protected(edit, enforcement))
    document.comment(Span(0, 0, 3), "x")
    assert anchored(document.to_bytes()) == {"0": "one"}


def test_a_signed_document_is_written_only_when_told() -> None:
    origin = relationship(
        2, f"{PACKAGE}/relationships/digital-signature/origin", "_xmlsignatures/origin.sigs"
    )
    made = entries(p("one")) | {
        "_rels/.rels": relationships(relationship(1, "officeDocument", "word/document.xml"), origin),
        "_xmlsignatures/origin.sigs": b"",
    }
    original = packed(made)
    document = open_document(original)
    assert document.to_bytes() == original, "an unchanged copy keeps the signature valid"
    document.comment(Span(0, 0, 3), "x")
    with pytest.raises(SignedDocumentError, match="--force"):
        document.to_bytes()
    assert anchored(document.to_bytes(break_signature=True)) == {"0": "one"}


def test_settings_stay_as_they_are_whatever_is_in_them() -> None:
    settings = (
        '<w:zoom w:percent="110"/><w:unheardOf w:val="1"/><w:rsids><w:rsidRoot w:val="00AA"/></w:rsids>'
    )
    original = docx(p("one two"), settings=settings)
    document = open_document(original)
    comment = document.comment(Span(0, 0, 3), "x")
    document.reply(comment, "y")
    document.resolve(comment)
    assert parts(document.to_bytes())["word/settings.xml"] == parts(original)["word/settings.xml"]

"""The custom XML part in which docxplug remembers its comments, beside parts of others that speak of docxplug."""

import io
from collections.abc import Callable

import docx
import pytest
from annotated import parts
from builders import archive as packed
from builders import docx as built
from builders import p, relationship, relationships

from docxplug.round_facts import EarlierRound
from docxplug.word import open_document, verify
from docxplug.word.cleaning import clean, strip_all
from docxplug.word.comments.state_part import recall, remember
from docxplug.word.document import Document

ITEM = "customXml/item1.xml"
THEIRS = (
    b'<tracking xmlns="urn:agency"><tool>urn:docxplug:review:1</tool><case>4711</case></tracking>',
    b"<tracking>urn:docxplug:review:1",
)
STATE = EarlierRound(text="abc", with_posting=False, comments=(), fixed=())


def with_their_part(content: bytes) -> bytes:
    """A document in which an agency keeps a part of its own."""
    return built(
        p("I led 12 people."),
        extra={ITEM: content},
        more_relationships=[relationship(7, "customXml", f"../{ITEM}")],
    )


@pytest.mark.parametrize("take_out", [clean, strip_all])
@pytest.mark.parametrize("content", THEIRS)
def test_a_part_of_others_that_names_docxplug_stays(
    content: bytes, take_out: Callable[[Document], int]
) -> None:
    document = open_document(with_their_part(content))

    take_out(document)

    assert parts(document.to_bytes())[ITEM] == content


@pytest.mark.parametrize(
    "now", [THEIRS[0].replace(b"4711", b"0815"), b'<review xmlns="urn:docxplug:review:1"/>']
)
def test_a_change_of_a_part_of_others_that_names_docxplug_is_a_difference(now: bytes) -> None:
    data = with_their_part(THEIRS[0])

    found = verify(data, packed(parts(data) | {ITEM: now}))

    assert [str(difference) for difference in found] == [f"{ITEM}: has changed"]


def test_a_part_of_others_is_no_new_part_of_docxplugs() -> None:
    data = built(p("I led 12 people."))

    found = verify(data, with_their_part(THEIRS[0]))

    assert f"{ITEM}: was added" in [str(difference) for difference in found]


def test_what_docxplug_remembers_stands_beside_a_part_of_others() -> None:
    data = with_their_part(THEIRS[0])
    document = open_document(data)
    remember(document.store, STATE)
    written = document.to_bytes()
    assert recall(open_document(written).store) == STATE

    again = open_document(written)
    clean(again)

    assert recall(open_document(again.to_bytes()).store) is None
    assert parts(again.to_bytes())[ITEM] == THEIRS[0]


def test_only_the_properties_beside_docxplugs_part_go_with_it() -> None:
    document = open_document(built(p("I led 12 people."), extra={"word/theirs.xml": b"<theirs/>"}))
    remember(document.store, STATE)
    files = parts(document.to_bytes())
    arrow = relationship(2, "header", "../word/theirs.xml")
    files["customXml/_rels/item1.xml.rels"] = relationships(
        relationship(1, "customXmlProps", "itemProps1.xml"), arrow
    )
    document = open_document(packed(files))

    clean(document)

    kept = parts(document.to_bytes())
    assert kept["word/theirs.xml"] == b"<theirs/>"
    assert "customXml/itemProps1.xml" not in kept


def test_a_part_of_others_stays_in_a_document_that_python_docx_has_open() -> None:
    live = docx.Document(io.BytesIO(with_their_part(THEIRS[0])))
    document = open_document(live)
    remember(document.store, STATE)
    assert recall(document.store) == STATE

    remember(document.store, None)

    saved = io.BytesIO()
    live.save(saved)
    assert parts(saved.getvalue())[ITEM] == THEIRS[0]
    assert recall(open_document(saved.getvalue()).store) is None

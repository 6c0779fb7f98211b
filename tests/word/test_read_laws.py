"""Laws of reading that hold for any document, and for any bytes."""

import csv
from pathlib import Path

import pytest
from builders import archive as packed
from builders import (
    control,
    deleted,
    docx,
    entries,
    field,
    ins,
    list_definition,
    note,
    note_reference,
    p,
    r,
    style,
    t,
    table,
    text_box,
)
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from docxplug.word.errors import UnreadableError
from docxplug.word.opc.limits import Limits
from docxplug.word.opc.package import Package
from docxplug.word.reading.reader import read_document
from docxplug.word.reading.text_map import DocumentText

#: A document with something of everything, for mutilation.
RICH = docx(
    p("One ", ins(r("two")), deleted("three"), field("PAGE", "4"), note_reference(2), style="H"),
    table([["a", "b"], ["c", "d"]]),
    control(p("five ", text_box(p("six")))),
    styles=style("H", "heading 1", "<w:rPr><w:b/></w:rPr>"),
    numbering=list_definition(1, ("decimal", "%1.")),
    footnotes=note(2, p("seven")),
)
SMALL = Limits(total=50_000_000)

#: Characters that XML can hold, without the white space whose treatment has tests of its own.
TEXTS = st.text(
    st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff"), max_size=12
)


def check_map(found: DocumentText) -> None:
    """Pieces cover each paragraph's text without gap or overlap, and agree with their elements."""
    assert len(found.maps) == len(found.view.paragraphs)
    for place, paragraph in zip(found.maps, found.view.paragraphs, strict=True):
        ends = [0, *(piece.end for piece in place.pieces)]
        assert ends[-1] == len(paragraph.text)
        assert all(piece.start == end < piece.end for piece, end in zip(place.pieces, ends, strict=False))
        assert 0 <= paragraph.bold_lead <= len(paragraph.text)
        for piece in place.pieces:
            if etree.QName(piece.node).localname == "t":
                stored = (piece.node.text or "")[piece.offset :][: piece.end - piece.start]
                assert stored.translate({10: 32, 13: 32}) == paragraph.text[piece.start : piece.end]


def check_outcome(source: Path | bytes) -> bool:
    """Checks the map of a document that is read, the sentence of one that is refused; whether it was read."""
    try:
        found = read_document(Package.open(source, SMALL))
    except UnreadableError as error:
        sentence = str(error)
    else:
        check_map(found)
        return True
    assert sentence.endswith(".")
    return False


def wrapped(kind: str, text: str) -> str:
    """A run of text in one of the wrappers that change nothing."""
    run = r(t(text))
    return {
        "run": run,
        "ins": ins(run),
        "field": field("PAGE", t(text)),
        "control": control(run),
        "hyperlink": f'<w:hyperlink w:anchor="x">{run}</w:hyperlink>',
        "deleted behind": run + deleted("gone"),
    }[kind]


KINDS = st.sampled_from(["run", "ins", "field", "control", "hyperlink", "deleted behind"])


@settings(deadline=None)
@given(st.lists(st.lists(st.tuples(KINDS, TEXTS), max_size=5), min_size=1, max_size=4))
def test_however_a_text_is_cut_into_runs_it_is_the_same_text(content: list[list[tuple[str, str]]]) -> None:
    body = [p(*(wrapped(kind, text) for kind, text in runs)) for runs in content]
    found = read_document(Package.open(docx(*body)))
    assert list(found.view.texts()) == ["".join(text for _, text in runs) for runs in content]
    check_map(found)


@settings(max_examples=300, deadline=None)
@given(st.lists(st.tuples(st.integers(0, len(RICH) - 1), st.integers(0, 255)), min_size=1, max_size=8))
def test_a_file_with_wrong_bytes_is_read_or_refused_in_a_sentence(changes: list[tuple[int, int]]) -> None:
    data = bytearray(RICH)
    for at, value in changes:
        data[at] = value
    check_outcome(bytes(data))


@settings(deadline=None)
@given(st.integers(0, len(RICH) - 1))
def test_a_file_that_is_cut_off_is_refused(size: int) -> None:
    with pytest.raises(UnreadableError):
        Package.open(RICH[:size])


TAGS = st.sampled_from(
    [
        *(
            "p",
            "r",
            "t",
            "ins",
            "del",
            "moveFrom",
            "moveTo",
            "fldChar",
            "instrText",
            "hyperlink",
            "rPr",
            "pPr",
        ),
        *("tbl", "tr", "tc", "sdt", "sdtContent", "txbxContent", "drawing", "pict", "object", "altChunk"),
        *(
            "footnoteReference",
            "footnote",
            "body",
            "br",
            "vanish",
            "numPr",
            "sym",
            "ruby",
            "rubyBase",
            "unknown",
        ),
    ]
)
LEAVES = TAGS.map("<w:{0} w:val='1' w:id='2' w:fldCharType='begin'>x</w:{0}>".format)
TREES = st.recursive(
    LEAVES,
    lambda inner: st.builds("<w:{0}>{1}</w:{0}>".format, TAGS, st.lists(inner).map("".join)),
    max_leaves=40,
)


@settings(max_examples=200, deadline=None)
@given(TREES)
def test_elements_in_any_disorder_are_read_or_refused(tree: str) -> None:
    parts = entries(p("a", note_reference(2)), tree, styles=tree, numbering=tree, footnotes=note(2, tree))
    check_outcome(packed(parts))


@pytest.mark.corpus
def test_the_public_files_are_read_or_refused_as_their_table_says(corpus_files: list[Path]) -> None:
    with (corpus_files[0].parents[1] / "corpus.csv").open(encoding="utf-8", newline="") as file:
        rows = {Path(row["file"]).name: row for row in csv.DictReader(file)}

    def should_open(name: str) -> bool:
        return rows[name]["outcome"] == "ok" and "(reject)" not in rows[name]["pydocx_cause"]

    assert [path.name for path in corpus_files if check_outcome(path) != should_open(path.name)] == []

"""Any document, cut into any runs, with any comments: they lie on their words and nothing else changes."""

import re
import zipfile
from io import BytesIO
from xml.sax.saxutils import escape

from annotated import anchored
from builders import cell, control, deleted, docx, field, ins, p, r, row, t
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from docxplug.spans import Span
from docxplug.view import TextView
from docxplug.word import NewComment, open_document, verify

_TEXT = st.text(alphabet="ab é“’\u00a0😀&<\u00ad", min_size=1, max_size=8)
_CHANGED = '<w:b/><w:rPrChange w:id="903" w:author="Reviewer"><w:rPr><w:i/></w:rPr></w:rPrChange>'
_LOOK = st.sampled_from(["", "<w:b/>", "<w:i/>", '<w:rStyle w:val="X"/><w:sz w:val="20"/>', _CHANGED])
_ATTRIBUTES = st.sampled_from(["", ' w:rsidR="00AA11BB"'])


def _run(text: str, look: str, attributes: str) -> str:
    return r(t(text), look).replace("<w:r>", f"<w:r{attributes}>", 1)


def _bare(text: str) -> str:
    """A run whose text does not keep its white space."""
    return f"<w:r><w:t>{escape(text)}</w:t></w:r>"


_PLAIN = st.one_of(
    st.builds(_run, _TEXT, _LOOK, _ATTRIBUTES),
    st.builds(_bare, _TEXT),
    st.just("<w:r><w:t>x</w:t><w:tab/><w:t>y</w:t><w:br/></w:r>"),
)
_SPECIAL = st.one_of(
    st.just("<w:r><w:t>a</w:t><w:noBreakHyphen/><w:softHyphen/><w:t>b</w:t></w:r>"),
    st.just('<w:bookmarkStart w:id="900" w:name="b"/><w:bookmarkEnd w:id="900"/>'),
    st.just('<w:proofErr w:type="spellStart"/>'),
    st.builds(lambda text: r(t(text), "<w:vanish/>"), _TEXT),
    st.builds(deleted, _TEXT),
)


def _row_of(paragraphs: list[str]) -> str:
    """A table of one row, a paragraph in each cell."""
    return f"<w:tbl><w:tblPr/><w:tblGrid/>{row(*map(cell, paragraphs))}</w:tbl>"


def _wrapped(content: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    inner = st.lists(content, min_size=1, max_size=3).map("".join)
    return st.one_of(
        inner.map(ins),
        inner.map(control),
        inner.map(lambda xml: f'<w:hyperlink w:anchor="x">{xml}</w:hyperlink>'),
        inner.map(lambda xml: f'<w:fldSimple w:instr=" X ">{xml}</w:fldSimple>'),
        inner.map(lambda xml: f'<w:smartTag w:uri="u" w:element="e">{xml}</w:smartTag>'),
        _TEXT.map(lambda text: field(" QUOTE hidden ", t(text))),
    )


_INLINE = st.recursive(_PLAIN, _wrapped, max_leaves=4)
_PARAGRAPH = st.lists(st.one_of(_INLINE, _SPECIAL), max_size=5).map(lambda items: p(*items))
_BLOCK = st.one_of(
    _PARAGRAPH,
    _PARAGRAPH.map(control),
    st.lists(_PARAGRAPH, min_size=2, max_size=2).map(_row_of),
)
_EXTRA = {"word/media/image1.png": b"\x89PNG" + bytes(200), "nobody/points/here.bin": b"\x00\x01"}
_DOCUMENTS = st.lists(_BLOCK, min_size=1, max_size=5).map(lambda blocks: docx(*blocks, extra=_EXTRA))
_UNTOUCHED = ["_rels/.rels", *_EXTRA]


@st.composite
def _spans(draw: st.DrawFn, view: TextView) -> tuple[Span, ...]:
    """A place in one paragraph, or from one into a later one."""
    count = len(view.paragraphs)
    first = draw(st.integers(0, count - 1))
    last = draw(st.sampled_from([first, first, first, draw(st.integers(first, count - 1))]))
    ends = [len(view.paragraphs[index].text) for index in (first, last)]
    start = draw(st.integers(0, ends[0]))
    end = draw(st.integers(start if first == last else 0, ends[1]))
    return (Span(first, start, end),) if first == last else (Span(first, start, ends[0]), Span(last, 0, end))


def _quoted(view: TextView, place: tuple[Span, ...]) -> str:
    first, last = place[0], place[-1]
    if first.paragraph == last.paragraph:
        return view.quote(first)
    middle = [view.paragraphs[index].text for index in range(first.paragraph + 1, last.paragraph)]
    return "\n".join([view.quote(first), *middle, view.quote(last)])


def _looks(data: bytes) -> list[tuple[str, str]]:
    """Every character of the main part with the look of its run, read without docxplug."""
    with zipfile.ZipFile(BytesIO(data)) as source:
        root = etree.fromstring(source.read("word/document.xml"))
    found = []
    for text in root.iter("{*}t", "{*}delText", "{*}instrText"):
        run = text.getparent()
        look = b"".join(etree.tostring(child) for child in run if etree.QName(child).localname == "rPr")
        kept = text.get("{http://www.w3.org/XML/1998/namespace}space") == "preserve"
        shown = (text.text or "") if kept else (text.text or "").strip(" \t\r\n")
        look = re.sub(rb'(rPrChange [^>]*w:id=")\d+', rb"\1", look)  # each cut has a number of its own
        found += [(character, f"{run.attrib} {look!r}") for character in shown]
    return found


def _packed(data: bytes) -> dict[str, tuple[bytes, object]]:
    """The compressed bytes and the date of every entry."""
    found = {}
    with zipfile.ZipFile(BytesIO(data)) as source:
        for info in source.infolist():
            start = info.header_offset + 30 + len(info.filename.encode())
            found[info.filename] = (data[start : start + info.compress_size], info.date_time)
    return found


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_any_comment_lies_on_its_words_and_nothing_else_changes(data: st.DataObject) -> None:
    original = data.draw(_DOCUMENTS)
    document = open_document(original)
    view = document.view
    if not view.paragraphs:
        return
    places = data.draw(st.lists(_spans(view), min_size=1, max_size=6))
    batches = data.draw(st.integers(1, len(places)))
    for batch in (places[:batches], places[batches:]):
        document.annotate([NewComment(place, f"{len(place)}") for place in batch])
    written = document.to_bytes()

    found = anchored(written)
    opened = open_document(written)
    assert opened.view == view
    assert _looks(written) == _looks(original)
    assert verify(original, written) == []
    for number, (place, thread) in enumerate(zip(places, opened.threads(), strict=True)):
        expected = _quoted(view, place)
        assert found[str(number)].replace("\u00ad", "").strip("\n") == expected.replace("\u00ad", "").strip(
            "\n"
        )
        assert thread.quote.strip("\n") == expected.strip("\n")
    packed, now = _packed(original), _packed(written)
    assert [now[name] for name in _UNTOUCHED] == [packed[name] for name in _UNTOUCHED]

    opened.strip()
    stripped = opened.to_bytes()
    assert _looks(stripped) == _looks(original)
    assert open_document(stripped).view == view
    assert not open_document(stripped).threads()


@settings(max_examples=100, deadline=None)
@given(_DOCUMENTS, st.data())
def test_words_that_are_there_are_found_where_they_are(original: bytes, data: st.DataObject) -> None:
    document = open_document(original)
    texts = [text for text in document.view.texts() if text.replace("\u00ad", "")]
    if not texts:
        return
    text = data.draw(st.sampled_from(texts))
    start = data.draw(st.integers(0, len(text) - 1))
    words = text[start : data.draw(st.integers(start + 1, len(text)))]
    if not words.replace("\u00ad", "").strip("\n"):
        return
    places = document.find(words)
    assert places
    folded = words.translate({0xA0: " ", 0xAD: None, ord("“"): '"', ord("’"): "'"})
    for place in places:
        quoted = "\n".join(document.view.quote(span) for span in place)
        assert quoted.translate({0xA0: " ", 0xAD: None, ord("“"): '"', ord("’"): "'"}).strip(
            "\n"
        ) == folded.strip("\n")

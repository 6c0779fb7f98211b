"""The styles of comments are put at the end of the styles part, and nothing else in it is written anew."""

import pytest
from annotated import parts
from builders import W, archive, entries, main_xml, p

from docxplug.spans import Span
from docxplug.word import open_document, verify

_STYLES = (
    f"<?xml version='1.0' encoding='utf-8'?>\n<!-- by hand --><w:styles xmlns:w='{W}'  xmlns:x='urn:x'>\n"
    "  <w:style w:styleId='Grün' w:type='paragraph' w:default='1'><w:name w:val='Normal' ></w:name></w:style>\n"
    "</w:styles >\n"
)
_NAMES = {
    "Normal",
    *("annotation reference", "annotation text", "annotation subject"),
    *("Comment Text Char", "Comment Subject Char"),
}


def _commented(styles: bytes) -> tuple[bytes, bytes]:
    original = archive({**entries(p("one two"), styles=""), "word/styles.xml": styles})
    document = open_document(original)
    document.comment(Span(0, 0, 3), "x")
    return original, document.to_bytes()


def test_all_that_was_in_the_part_stays_to_the_byte() -> None:
    before = _STYLES.encode()
    after = parts(_commented(before)[1])["word/styles.xml"]
    kept = before.rindex(b"</w:styles")
    assert after[:kept] == before[:kept]
    assert after.endswith(before[kept:])
    assert b"xmlns" not in after[kept:]
    assert '<w:basedOn w:val="Grün"/>'.encode() in after


@pytest.mark.parametrize(
    "styles",
    [
        pytest.param(_STYLES.encode(), id="by hand"),
        pytest.param(_STYLES.replace("utf-8", "us-ascii").replace("ü", "&#252;").encode(), id="ASCII"),
        pytest.param(_STYLES.replace("utf-8", "utf-16").encode("utf-16"), id="UTF-16"),
        pytest.param((_STYLES + "<!-- the end -->").encode(), id="something behind the end"),
        pytest.param(f'<styles xmlns="{W}"/>'.encode(), id="no styles at all"),
    ],
)
def test_the_styles_are_there_however_the_part_is_written(styles: bytes) -> None:
    original, written = _commented(styles)
    named = {name.get(f"{{{W}}}val") for name in main_xml(written, "word/styles.xml").iter(f"{{{W}}}name")}
    assert named in (_NAMES, _NAMES - {"Normal"})
    assert verify(original, written) == []
    again = open_document(written)
    again.comment(Span(0, 4, 7), "y")
    assert parts(again.to_bytes())["word/styles.xml"] == parts(written)["word/styles.xml"]

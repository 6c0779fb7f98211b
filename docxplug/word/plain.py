"""Plain text as a new Word file, so that it can take comments."""

import io
import zipfile
from collections.abc import Iterable
from typing import Final
from xml.sax.saxutils import escape

from docxplug.kept import compiled
from docxplug.word.document import Document
from docxplug.word.marks.elements import NOT_XML
from docxplug.word.opening import open_document

_FIRST_ZIP_TIME: Final = (1980, 1, 1, 0, 0, 0)  # the same text gives the same bytes
_XML: Final = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_MAIN: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_PACKAGE: Final = "http://schemas.openxmlformats.org/package/2006"
_OFFICE: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_WORD_TYPE: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml"

_CONTENT_TYPES: Final = (
    f'{_XML}<Types xmlns="{_PACKAGE}/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    f'<Override PartName="/word/document.xml" ContentType="{_WORD_TYPE}.document.main+xml"/>'
    f'<Override PartName="/word/styles.xml" ContentType="{_WORD_TYPE}.styles+xml"/>'
    "</Types>"
)
_RELATIONSHIPS: Final = (
    f'{_XML}<Relationships xmlns="{_PACKAGE}/relationships">'
    '<Relationship Id="rId1" Type="' + _OFFICE + '/{0}" Target="{1}"/></Relationships>'
)
#: What announcements ask for where they ask for anything: 12-point type on Letter paper with margins of one inch.
_STYLES: Final = (
    f'{_XML}<w:styles xmlns:w="{_MAIN}"><w:docDefaults>'
    '<w:rPrDefault><w:rPr><w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:cs="Times New Roman"/>'
    '<w:sz w:val="24"/><w:szCs w:val="24"/><w:lang w:val="en-US"/></w:rPr></w:rPrDefault>'
    '<w:pPrDefault><w:pPr><w:spacing w:after="120"/></w:pPr></w:pPrDefault></w:docDefaults>'
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style></w:styles>'
)
_SIGNS: Final = {"\t": "<w:tab/>", **dict.fromkeys("\n\r\v", "<w:br/>")}
_SIGN: Final = compiled("([\t\n\r\v])")
_SECTION: Final = (
    '<w:sectPr><w:pgSz w:w="12240" w:h="15840"/><w:pgMar w:top="1440" w:right="1440" w:bottom="1440" '
    'w:left="1440" w:header="720" w:footer="720" w:gutter="0"/></w:sectPr>'
)


def new_document(texts: Iterable[str]) -> Document:
    """A document with one paragraph for each text, character for character.

    A line end is a break, and a space stands for what XML cannot hold.
    """
    body = "".join(f"<w:p><w:r>{_content(text)}</w:r></w:p>" for text in texts)
    parts = {
        "[Content_Types].xml": _CONTENT_TYPES,
        "_rels/.rels": _RELATIONSHIPS.format("officeDocument", "word/document.xml"),
        "word/document.xml": f'{_XML}<w:document xmlns:w="{_MAIN}"><w:body>{body}{_SECTION}</w:body></w:document>',
        "word/_rels/document.xml.rels": _RELATIONSHIPS.format("styles", "styles.xml"),
        "word/styles.xml": _STYLES,
    }
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, xml in parts.items():
            entry = zipfile.ZipInfo(name, _FIRST_ZIP_TIME)
            archive.writestr(entry, xml.encode("utf-8"), zipfile.ZIP_DEFLATED)
    return open_document(buffer.getvalue())


def _content(text: str) -> str:
    pieces = _SIGN.split(text)
    return "".join(_SIGNS.get(piece) or _text(piece) for piece in pieces if piece)


def _text(text: str) -> str:
    return f'<w:t xml:space="preserve">{escape(NOT_XML.sub(" ", text))}</w:t>'

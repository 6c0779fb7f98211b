"""Small .docx files from short, readable XML, for the tests of every room.

    docx(p("One ", r("bold", "<w:b/>"), " two."))        bytes of a document with one paragraph
    docx(table([["a", "b"]]), styles=..., footnotes=...)  with further parts

Prefixes ``w``, ``r``, ``m``, ``mc``, ``wps``, ``v``, ``w14`` and ``wp`` are declared on every root. ``strict=True``
writes the Strict namespaces and relationship types throughout.
"""

import io
import zipfile
from collections.abc import Iterable, Mapping
from xml.sax.saxutils import escape

from lxml import etree

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
RELATIONSHIPS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
MAIN_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_NAMESPACES = {
    "w": W,
    "r": RELATIONSHIPS,
    "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "w14": "http://schemas.microsoft.com/office/word/2010/wordml",
    "v": "urn:schemas-microsoft-com:vml",
}
_STRICT = {
    W: "http://purl.oclc.org/ooxml/wordprocessingml/main",
    RELATIONSHIPS: "http://purl.oclc.org/ooxml/officeDocument/relationships",
    "http://schemas.openxmlformats.org/officeDocument/2006/math": "http://purl.oclc.org/ooxml/officeDocument/math",
}
#: Parts that ``docx`` knows by keyword: root element and last word of content type.
_ROOTS = {"styles": "styles", "numbering": "numbering", "footnotes": "footnotes", "endnotes": "endnotes",
          "settings": "settings", "comments": "comments"}  # fmt: skip


# --- pieces of a body ------------------------------------------------------------------------------------


def t(text: str) -> str:
    """A ``w:t`` that keeps its white space."""
    return f'<w:t xml:space="preserve">{escape(text)}</w:t>'


def r(content: str, properties: str = "") -> str:
    """A run with plain text, or with the XML in ``content`` if it starts with "<"."""
    inner = content if content.startswith("<") else t(content)
    return f"<w:r>{f'<w:rPr>{properties}</w:rPr>' if properties else ''}{inner}</w:r>"


def p(*content: str, style: str = "", properties: str = "") -> str:
    """A paragraph of runs; strings that do not start with "<" become runs of plain text."""
    runs = "".join(item if item.startswith("<") else r(item) for item in content if item)
    own = (f'<w:pStyle w:val="{style}"/>' if style else "") + properties
    return f"<w:p>{f'<w:pPr>{own}</w:pPr>' if own else ''}{runs}</w:p>"


def ins(content: str) -> str:
    """A tracked insertion."""
    return f'<w:ins w:id="901" w:author="Reviewer" w:date="2026-01-01T00:00:00Z">{content}</w:ins>'


def deleted(text: str) -> str:
    """A tracked deletion of one run."""
    return (
        '<w:del w:id="902" w:author="Reviewer" w:date="2026-01-01T00:00:00Z">'
        f'<w:r><w:delText xml:space="preserve">{escape(text)}</w:delText></w:r></w:del>'
    )


def field(code: str, result: str) -> str:
    """A complex field with its result as one run of text."""
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve">{escape(code)}</w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        f'{r(result)}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def control(content: str) -> str:
    """A content control around paragraphs, runs, rows or cells."""
    return f'<w:sdt><w:sdtPr><w:id w:val="77"/></w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt>'


def cell(*paragraphs: str, properties: str = "") -> str:
    """A table cell."""
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{''.join(paragraphs) or p()}</w:tc>"


def row(*cells: str, properties: str = "") -> str:
    """A table row."""
    return f"<w:tr>{f'<w:trPr>{properties}</w:trPr>' if properties else ''}{''.join(cells)}</w:tr>"


def table(rows: Iterable[Iterable[str]]) -> str:
    """A table of plain texts."""
    inner = "".join(row(*(cell(p(text)) for text in texts)) for texts in rows)
    return f"<w:tbl><w:tblPr/><w:tblGrid/>{inner}</w:tbl>"


def text_box(*paragraphs: str, fallback: str | None = None) -> str:
    """A run with a text box as Word writes it: a drawing, and the same once more for old readers."""
    inner = "".join(paragraphs)
    twin = inner if fallback is None else fallback
    return (
        '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:inline><wps:wsp><wps:txbx>'
        f"<w:txbxContent>{inner}</w:txbxContent></wps:txbx></wps:wsp></wp:inline></w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict><v:shape><v:textbox><w:txbxContent>{twin}</w:txbxContent></v:textbox></v:shape>"
        "</w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )


def note_reference(number: int, kind: str = "footnote") -> str:
    """The run with a reference to a footnote or an endnote."""
    return f'<w:r><w:{kind}Reference w:id="{number}"/></w:r>'


def note(number: int, *paragraphs: str, kind: str = "footnote", type_: str = "") -> str:
    """A footnote or an endnote for the keyword parts of ``docx``."""
    said = f' w:type="{type_}"' if type_ else ""
    return f'<w:{kind} w:id="{number}"{said}>{"".join(paragraphs)}</w:{kind}>'


def style(
    style_id: str, name: str, inner: str = "", *, kind: str = "paragraph", default: bool = False
) -> str:
    """A style for the ``styles`` part of ``docx``; ``inner`` is everything after its name."""
    first = ' w:default="1"' if default else ""
    return f'<w:style w:type="{kind}" w:styleId="{style_id}"{first}><w:name w:val="{name}"/>{inner}</w:style>'


def list_definition(number: int, *levels: tuple[str, str], extra: str = "") -> str:
    """An ``abstractNum`` and the ``num`` of the same number; each level is (format, text)."""
    inner = "".join(
        f'<w:lvl w:ilvl="{index}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/>'
        f'<w:lvlText w:val="{text}"/>{extra}</w:lvl>'
        for index, (kind, text) in enumerate(levels)
    )
    return (
        f'<w:abstractNum w:abstractNumId="{number}">{inner}</w:abstractNum>'
        f'<w:num w:numId="{number}"><w:abstractNumId w:val="{number}"/></w:num>'
    )


def in_list(number: int, level: int = 0) -> str:
    """The paragraph property that puts a paragraph into a list."""
    return f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'


# --- files -----------------------------------------------------------------------------------------------


def root(name: str, inner: str, *, strict: bool = False) -> bytes:
    """A part's XML: the root ``w:name`` with all prefixes declared around ``inner``."""
    declared = " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in _NAMESPACES.items())
    xml = f'<w:{name} {declared} mc:Ignorable="w14">{inner}</w:{name}>'
    return _declared(_as_strict(xml) if strict else xml)


def _declared(xml: str) -> bytes:
    return f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n{xml}'.encode()


def _as_strict(xml: str) -> str:
    for uri, strict_uri in _STRICT.items():
        xml = xml.replace(f'"{uri}', f'"{strict_uri}')
    return xml


def relationship(number: int, kind: str, target: str, *, external: bool = False) -> str:
    """One relationship; ``kind`` is the last word of its type, or a whole type."""
    type_ = kind if "/" in kind else f"{RELATIONSHIPS}/{kind}"
    mode = ' TargetMode="External"' if external else ""
    return f'<Relationship Id="rId{number}" Type="{type_}" Target="{target}"{mode}/>'


def relationships(*items: str, strict: bool = False) -> bytes:
    """A ``.rels`` part."""
    xml = f'<Relationships xmlns="{PACKAGE}/relationships">{"".join(items)}</Relationships>'
    return _declared(_as_strict(xml) if strict else xml)


def content_types(overrides: Mapping[str, str]) -> bytes:
    """``[Content_Types].xml`` with the usual defaults."""
    named = "".join(
        f'<Override PartName="/{name}" ContentType="{kind}"/>' for name, kind in overrides.items()
    )
    return _declared(
        f'<Types xmlns="{PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{named}</Types>'
    )


def archive(entries: Mapping[str, bytes | str], compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A zip archive of these entries with fixed times."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", compression) as target:
        for name, data in entries.items():
            info = zipfile.ZipInfo(name, (2026, 1, 1, 0, 0, 0))
            info.compress_type = compression
            target.writestr(info, data)
    return buffer.getvalue()


def entries(
    *body: str,
    strict: bool = False,
    main: str = "word/document.xml",
    main_type: str = MAIN_TYPE,
    more_relationships: Iterable[str] = (),
    extra: Mapping[str, bytes | str] | None = None,
    **parts: str,
) -> dict[str, bytes | str]:
    """The entries of a document by name, to be changed by a test and packed with ``archive``.

    ``body`` is the XML inside ``w:body``. Keywords name further parts by what stands inside their root:
    ``styles``, ``numbering``, ``footnotes``, ``endnotes``, ``settings``, ``comments``.
    """
    folder, _, file = main.rpartition("/")
    prefix = f"{folder}/" if folder else ""
    base = MAIN_TYPE.removesuffix("document.main+xml")
    arrows = [relationship(number, kind, f"{kind}.xml") for number, kind in enumerate(parts, start=1)]
    made: dict[str, bytes | str] = {
        "[Content_Types].xml": content_types(
            {main: main_type} | {f"{prefix}{kind}.xml": f"{base}{kind}+xml" for kind in parts}
        ),
        "_rels/.rels": relationships(relationship(1, "officeDocument", main), strict=strict),
        main: root("document", f"<w:body>{''.join(body)}<w:sectPr/></w:body>", strict=strict),
        f"{prefix}_rels/{file}.rels": relationships(*arrows, *more_relationships, strict=strict),
    }
    for kind, inner in parts.items():
        made[f"{prefix}{kind}.xml"] = root(_ROOTS[kind], inner, strict=strict)
    return made | dict(extra or {})


def docx(*body: str, **options: object) -> bytes:
    """The bytes of a document; see ``entries`` for the options."""
    return archive(entries(*body, **options))  # type: ignore[arg-type]


def main_xml(data: bytes, name: str = "word/document.xml") -> etree._Element:
    """The root of a part of a written file, read by other means than docxplug's."""
    with zipfile.ZipFile(io.BytesIO(data)) as source:
        return etree.fromstring(source.read(name))

"""More inputs that must work: each says "text" once and takes a comment on it, wherever and however it says so.

``tests/word/test_read_packages.py`` has the odd archives, names and relationships; here are the odd contents, comments
and producers, as public Word files have them.
"""

import struct
import zlib
from collections.abc import Callable

from builders import (
    MAIN_TYPE,
    PACKAGE,
    archive,
    cell,
    content_types,
    control,
    deleted,
    docx,
    entries,
    field,
    ins,
    note,
    note_reference,
    p,
    r,
    relationship,
    relationships,
    root,
    row,
    text_box,
)

DOCUMENT = "word/document.xml"


def table(*rows: str) -> str:
    """A table of rows as XML."""
    return f"<w:tbl><w:tblPr/><w:tblGrid/>{''.join(rows)}</w:tbl>"


def wrapped(element: str, attributes: str = "") -> bytes:
    """A document with its run in an element of that name."""
    return docx(p(f"<w:{element} {attributes}>{r('text')}</w:{element}>"))


def changed(name: str, change: Callable[[str], str], encoding: str = "utf-8", **parts: str) -> bytes:
    """A document with the XML of one part rewritten."""
    made = entries(p("text"), **parts)  # type: ignore[arg-type]
    xml = made[name]
    text = xml.decode() if isinstance(xml, bytes) else xml
    return archive(made | {name: change(text).encode(encoding)})


def declared(encoding: str) -> Callable[[str], str]:
    """A change of the declared encoding."""
    return lambda xml: xml.replace("UTF-8", encoding)


def with_comments(*comments: str, body: str = "", more: str = "") -> bytes:
    """A document that has comments already."""
    return docx(p(body, r("text"), more), comments="".join(comments))


def comment(
    number: object, inner: str = "<w:p><w:r><w:t>Old.</w:t></w:r></w:p>", attributes: str = ""
) -> str:
    """A comment with an id of any form."""
    said = "" if number is None else f' w:id="{number}"'
    return f'<w:comment{said} w:author="A" {attributes}>{inner}</w:comment>'


def mark(kind: str, number: object) -> str:
    """A mark of a comment."""
    return f'<w:{kind} w:id="{number}"/>'


def marks(number: object) -> tuple[str, str]:
    """What stands before and behind the words of a comment."""
    return mark("commentRangeStart", number), mark("commentRangeEnd", number) + r(
        mark("commentReference", number)
    )


def with_gap() -> bytes:
    """An archive with bytes of padding before each entry, as tools that align entries write it."""
    body, directory = b"", b""
    for name, data in entries(p("text")).items():
        content = data if isinstance(data, bytes) else data.encode()
        body += bytes(7)
        crc, raw = zlib.crc32(content), name.encode()
        common = struct.pack("<4HIII", 0, 0, 0, 0x21, crc, len(content), len(content))
        directory += b"PK\x01\x02" + struct.pack("<2H", 20, 20) + common
        directory += struct.pack("<5H2I", len(raw), 0, 0, 0, 0, 0, len(body)) + raw
        header = b"PK\x03\x04" + struct.pack("<H", 20) + common + struct.pack("<2H", len(raw), 0)
        body += header + raw + content
    count = len(entries(p("text")))
    return (
        body
        + directory
        + struct.pack("<4s4H2IH", b"PK\x05\x06", 0, 0, count, count, len(directory), len(body), 0)
    )


def directory_in_other_order() -> bytes:
    """An archive whose directory lists the entries from last to first."""
    data = docx(p("text"))
    start = data.index(b"PK\x01\x02")
    end = data.rindex(b"PK\x05\x06")
    records = data[start:end].split(b"PK\x01\x02")[1:]
    return data[:start] + b"".join(b"PK\x01\x02" + record for record in reversed(records)) + data[end:]


def types_without_defaults() -> bytes:
    """Content types that name every part and no extension."""
    made = entries(p("text"))
    overrides = {name: "application/xml" for name in made if name.endswith(".rels")} | {DOCUMENT: MAIN_TYPE}
    named = "".join(
        f'<Override PartName="/{name}" ContentType="{kind}"/>' for name, kind in overrides.items()
    )
    return archive(made | {"[Content_Types].xml": f'<Types xmlns="{PACKAGE}/content-types">{named}</Types>'})


def glossary() -> bytes:
    """A document with building blocks, which are a document of their own."""
    extra = {"word/glossary/document.xml": root("glossaryDocument", f"<w:docParts>{p('text')}</w:docParts>")}
    return docx(
        p("text"),
        extra=extra,
        more_relationships=[relationship(90, "glossaryDocument", "glossary/document.xml")],
    )


def twice_the_kind(kind: str) -> bytes:
    """A document with two relationships of one kind."""
    arrows = [relationship(90, kind, f"{kind}.xml"), relationship(91, kind, f"{kind}2.xml")]
    extra = {f"word/{kind}.xml": root(kind, ""), f"word/{kind}2.xml": root(kind, "")}
    return docx(p("text"), more_relationships=arrows, extra=extra)


FORMULA = "<m:oMath><m:r><m:t>text</m:t></m:r></m:oMath>"
RUBY = "<w:ruby><w:rt><w:r><w:t>yomi</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>text</w:t></w:r></w:rubyBase></w:ruby>"
VML = (
    "<w:r><w:pict><v:shape><v:textbox><w:txbxContent>{}</w:txbxContent></v:textbox></v:shape></w:pict></w:r>"
)
CHOICE = (
    '<mc:AlternateContent><mc:Choice Requires="{}">{}</mc:Choice>'
    "<mc:Fallback>{}</mc:Fallback></mc:AlternateContent>"
)
START, END = marks(0)

#: Where the text stands.
PLACES: dict[str, Callable[[], bytes]] = {
    "in a table": lambda: docx(table(row(cell(p("text")), cell(p("other"))))),
    "in a table in a table": lambda: docx(table(row(cell(table(row(cell(p("text")))), p())))),
    "in a cell that goes on below": lambda: docx(
        table(row(cell(p("text"), properties='<w:vMerge w:val="restart"/>')), row(cell(properties="<w:vMerge/>")))
    ),
    "in a control around paragraphs": lambda: docx(control(p("text"))),
    "in a control in a paragraph": lambda: docx(p(control(r("text")))),
    "in a control around a row": lambda: docx(table(control(row(cell(p("text")))))),
    "in a control around a cell": lambda: docx(table(row(control(cell(p("text")))))),
    "in controls in controls": lambda: docx(control(control(p(control(control(r("text"))))))),
    "in a text box": lambda: docx(p("holder", text_box(p("text"), fallback=p("for old programs")))),
    "in a text box of old": lambda: docx(p("holder", VML.format(p("text")))),
    "in a text box in a table": lambda: docx(table(row(cell(p("holder", text_box(p("text"), fallback="")))))),
    "in a link": lambda: wrapped("hyperlink", 'w:anchor="x"'),
    "in an insertion": lambda: docx(p(ins(r("text")))),
    "behind a deletion": lambda: docx(p(deleted("gone "), r("text"))),
    "moved here": lambda: docx(
        p('<w:moveFrom w:id="5" w:author="A"><w:r><w:t>gone</w:t></w:r></w:moveFrom>'),
        p(f'<w:moveTo w:id="6" w:author="A">{r("text")}</w:moveTo>'),
    ),
    "in a simple field": lambda: wrapped("fldSimple", 'w:instr=" AUTHOR "'),
    "in a field": lambda: docx(p(field(" AUTHOR ", "text"))),
    "in a field that never ends": lambda: docx(
        p('<w:r><w:fldChar w:fldCharType="begin"/></w:r>', r("text"))
    ),
    "in a smart tag": lambda: wrapped("smartTag", 'w:uri="u" w:element="e"'),
    "in custom XML": lambda: wrapped("customXml", 'w:uri="u" w:element="e"'),
    "in custom XML around paragraphs": lambda: docx(f'<w:customXml w:element="e">{p("text")}</w:customXml>'),
    "in a direction": lambda: wrapped("dir", 'w:val="rtl"'),
    "in an override of direction": lambda: wrapped("bdo", 'w:val="rtl"'),
    "in a formula": lambda: docx(p("f ", FORMULA)),
    "in a formula of its own paragraph": lambda: docx(p(f"<m:oMathPara>{FORMULA}</m:oMathPara>")),
    "below small letters": lambda: docx(p(r(RUBY))),
    "in a footnote": lambda: docx(p("a", note_reference(2)), footnotes=note(2, p("text"))),
    "in an endnote": lambda: docx(
        p("a", note_reference(2, "endnote")), endnotes=note(2, p("text"), kind="endnote")
    ),
    "in a choice": lambda: docx(p(CHOICE.format("w14", r("text"), r("other")))),
    "in a fallback": lambda: docx(p(CHOICE.format("x99", r("other"), r("text")))),
    "in a choice around paragraphs": lambda: docx(CHOICE.format("w14", p("text"), p("other"))),
    "behind a part of another format": lambda: docx(
        '<w:altChunk r:id="rId91"/>',
        p("text"),
        more_relationships=[relationship(91, "aFChunk", "chunk.html")],
        extra={"word/chunk.html": "<p>a chunk</p>"},
    ),
    "behind the properties of the last section": lambda: docx("<w:sectPr/>", p("text")),
    "in pieces": lambda: docx(p(*(r(letter) for letter in "text"))),
    "between marks of spelling": lambda: docx(p('<w:proofErr w:type="spellStart"/>', r("te"), r("xt"))),
    "between page breaks": lambda: docx(p(r("<w:lastRenderedPageBreak/><w:t>text</w:t>"))),
    "with a permission": lambda: docx(
        p('<w:permStart w:id="9" w:edGrp="everyone"/>', r("text"), '<w:permEnd w:id="9"/>')
    ),
    "in a frame": lambda: docx(p(r("text"), properties='<w:framePr w:w="100"/>')),
    "as CDATA": lambda: docx(p(r("<w:t><![CDATA[text]]></w:t>"))),
    "in letters by number": lambda: docx(p(r("<w:t>&#116;ex&#x74;</w:t>"))),
    "between comments and instructions of XML": lambda: docx("<!-- a --><?pi b?>", p(r("<w:t>te<!-- c -->xt</w:t>"))),
    "with white space between the tags": lambda: docx("\n  ", p("\n  <w:r>\n    <w:t>text</w:t>\n  </w:r>\n"), "\n"),
}  # fmt: skip

#: Comments that are there already.
COMMENTED: dict[str, Callable[[], bytes]] = {
    "a comment on the same words": lambda: with_comments(comment(0), body=START, more=END),
    "two comments of one id": lambda: with_comments(comment(0), comment(0), body=START, more=END),
    "an id that is negative": lambda: with_comments(comment(-3), body=marks(-3)[0], more=marks(-3)[1]),
    "an id that is no number": lambda: with_comments(comment("one")),
    "an id that is too large": lambda: with_comments(comment(99999999999)),
    "the largest id": lambda: with_comments(comment(2147483647)),
    "a comment without an id": lambda: with_comments(comment(None)),
    "a comment without words": lambda: with_comments(comment(0, "")),
    "a comment without marks": lambda: with_comments(comment(0)),
    "marks without a comment": lambda: docx(p(START, r("text"), END)),
    "a range that never ends": lambda: with_comments(comment(0), body=START),
    "a range that ends before it begins": lambda: with_comments(
        comment(0), body=mark("commentRangeEnd", 0), more=START
    ),
    "a range around paragraphs": lambda: docx(START, p("text"), END[: END.index("<w:r>")], comments=comment(0)),
    "a reference in a header": lambda: docx(
        p("text"),
        comments=comment(0),
        extra={"word/header1.xml": root("hdr", p(r(mark("commentReference", 0))))},
        more_relationships=[relationship(90, "header", "header1.xml")],
    ),
    "two paragraphs of one id": lambda: with_comments(
        comment(0, '<w:p w14:paraId="0000000A"/>'), comment(1, '<w:p w14:paraId="0000000A"/>')
    ),
    "a paragraph id that is too large": lambda: with_comments(comment(0, '<w:p w14:paraId="FFFFFFFF"/>')),
    "a comment with a table and a picture": lambda: with_comments(
        comment(0, table(row(cell(p("x")))) + p(r("<w:drawing/>")))
    ),
    "comments in UTF-16": lambda: changed("word/comments.xml", declared("utf-16"), "utf-16", comments=comment(0)),
    "comments of another prefix": lambda: changed(
        "word/comments.xml", lambda xml: xml.replace("w:", "x:").replace("xmlns:w=", "xmlns:x="), comments=comment(0)
    ),
    "an empty list of comments": lambda: docx(p("text"), comments=""),
    "two parts of comments": lambda: twice_the_kind("comments"),
    "two parts of styles": lambda: twice_the_kind("styles"),
}  # fmt: skip

#: What programs make of archives, names, types and XML.
PRODUCERS: dict[str, Callable[[], bytes]] = {
    "XML 1.1": lambda: changed(DOCUMENT, lambda xml: xml.replace('"1.0"', '"1.1"')),
    "encoding in small letters": lambda: changed(DOCUMENT, declared("utf-8")),
    "Windows-1252": lambda: changed(DOCUMENT, declared("windows-1252"), "cp1252"),
    "ASCII": lambda: changed(DOCUMENT, declared("us-ascii"), "ascii"),
    "UTF-16 without a mark": lambda: changed(DOCUMENT, declared("UTF-16LE"), "utf-16-le"),
    "relationships in UTF-16": lambda: changed("_rels/.rels", declared("utf-16"), "utf-16"),
    "relationships with a mark": lambda: changed("word/_rels/document.xml.rels", lambda xml: "\ufeff" + xml),
    "content types with a mark": lambda: changed("[Content_Types].xml", lambda xml: "\ufeff" + xml),
    "content types in UTF-16": lambda: changed("[Content_Types].xml", declared("utf-16"), "utf-16"),
    "content types without defaults": types_without_defaults,
    "an extension in capitals": lambda: changed(
        "[Content_Types].xml", lambda xml: xml.replace('"xml"', '"XML"').replace('"rels"', '"RELS"')
    ),
    "a part of no content type": lambda: docx(p("text"), extra={"word/what.ever": b"\x00"}),
    "a main part of no content type": lambda: archive(entries(p("text")) | {"[Content_Types].xml": content_types({})}),
    "two relationships of one id": lambda: docx(
        p("text"), more_relationships=[relationship(90, "image", "a.png"), relationship(90, "image", "b.png")]
    ),
    "a relationship without an id": lambda: docx(
        p("text"), more_relationships=[relationship(90, "image", "a.png").replace('Id="rId90" ', "")]
    ),
    "a relationship of Strict in a document that is not": lambda: archive(
        entries(p("text")) | {"_rels/.rels": relationships(relationship(1, "officeDocument", DOCUMENT), strict=True)}
    ),
    "a strange element among the relationships": lambda: changed(
        "word/_rels/document.xml.rels", lambda xml: xml.replace("</Relationships>", "<x/></Relationships>")
    ),
    "what a Mac adds to an archive": lambda: docx(
        p("text"), extra={"__MACOSX/word/._document.xml": b"\x00\x05\x16\x07", ".DS_Store": b"\x00"}
    ),
    "Word's trash": lambda: docx(p("text"), extra={"[trash]/0000.dat": bytes(40)}),
    "an empty mimetype": lambda: docx(p("text"), extra={"mimetype": b""}),
    "a document in the document": lambda: docx(p("text"), extra={"word/embeddings/a.docx": docx(p("text"))}),
    "building blocks": glossary,
    "padding between the entries": with_gap,
    "a directory in another order": directory_in_other_order,
    "the mark of a spanned archive before it": lambda: b"PK00" + docx(p("text")),
    "two bodies": lambda: archive(
        entries() | {DOCUMENT: root("document", f"<w:body>{p('text')}</w:body><w:body>{p('other')}</w:body>")}
    ),
    "a background before the body": lambda: archive(
        entries() | {DOCUMENT: root("document", f'<w:background w:color="FF"/><w:body>{p("text")}</w:body>')}
    ),
    "a style based on itself": lambda: docx(
        p("text", style="A"), styles='<w:style w:styleId="A"><w:name w:val="a"/><w:basedOn w:val="A"/></w:style>'
    ),
    "styles in a circle": lambda: docx(
        p("text", style="A"),
        styles='<w:style w:styleId="A"><w:basedOn w:val="B"/></w:style>'
        '<w:style w:styleId="B"><w:basedOn w:val="A"/></w:style>',
    ),
    "a style that is not there": lambda: docx(p("text", style="Gone"), styles=""),
    "a list that is not there": lambda: docx(
        p("text", properties='<w:numPr><w:ilvl w:val="99"/><w:numId w:val="77"/></w:numPr>'), numbering=""
    ),
    "numbers that are none": lambda: docx(
        p("text", properties='<w:outlineLvl w:val="x"/><w:spacing w:before="1e9" w:line=""/><w:ind w:left="-"/>'),
        '<w:p><w:pPr><w:sectPr><w:pgSz w:w="" w:h="-5"/><w:pgMar w:top="x"/></w:sectPr></w:pPr></w:p>',
    ),
}  # fmt: skip

MORE_ODD = PLACES | COMMENTED | PRODUCERS

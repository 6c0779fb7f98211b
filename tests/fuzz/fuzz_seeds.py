"""What the fuzzers begin with: one file for every thing that is told apart, made by the tests' own builders."""

import json
from pathlib import Path

from builders import (
    MAIN_TYPE,
    archive,
    cell,
    control,
    deleted,
    docx,
    entries,
    field,
    in_list,
    ins,
    list_definition,
    note,
    note_reference,
    p,
    r,
    relationship,
    row,
    style,
    t,
    table,
    text_box,
)
from hostile import REFUSED
from test_read_packages import ODD

from docxplug.posting.exchange import to_json
from docxplug.posting.read import read_posting
from docxplug.word import open_document

ROOT = Path(__file__).resolve().parents[2]
_LARGEST = 100_000


def rich_document() -> bytes:
    """A document with about everything that the reader and the writer tell apart, and comments with answers."""
    wide = row(cell(p("wide"), properties='<w:gridSpan w:val="2"/>'))
    body = (
        p("Technical Qualification 1", style="H"),
        p("I led ", r("bold", "<w:b/>"), ins(r("new ")), deleted("old "), field(" DATE ", "today"), "."),
        p(r("<w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:noBreakHyphen/><w:softHyphen/>"), note_reference(2)),
        p("Listed", properties=in_list(1)),
        p('<w:hyperlink r:id="rId90">', r("linked"), "</w:hyperlink>", text_box(p("boxed"))),
        control(p("controlled ", control(r("inside")))),
        table([["Challenge", "We had none."], ["Result", "40 percent."]]),
        f"<w:tbl><w:tblPr/><w:tblGrid/>{wide}</w:tbl>",
        p("<m:oMath><m:r><m:t>x</m:t></m:r></m:oMath>", r("hidden", "<w:vanish/>"), t("stray")),
        p('<w:fldSimple w:instr=" PAGE ">', r("1"), "</w:fldSimple>", note_reference(3, "endnote")),
        '<w:p><w:pPr><w:sectPr><w:pgSz w:w="12240" w:h="15840"/><w:pgMar w:left="1440"/></w:sectPr></w:pPr></w:p>',
        '<w:altChunk r:id="rId91"/>',
    )
    data = docx(
        *body,
        styles=style("H", "heading 1", '<w:pPr><w:outlineLvl w:val="0"/></w:pPr>') + style("N", "Normal"),
        numbering=list_definition(1, ("decimal", "%1."), ("lowerLetter", "(%2)")),
        footnotes=note(2, p("noted")),
        endnotes=note(3, p("at the end"), kind="endnote"),
        settings="<w:trackRevisions/>",
        more_relationships=[
            relationship(90, "hyperlink", "https://example.com/", external=True),
            relationship(91, "aFChunk", "chunk.html"),
        ],
        extra={"word/chunk.html": "<html>chunk</html>", "docProps/custom.xml": "<Properties/>"},
    )
    document = open_document(data)
    first = document.comment(document.find("led")[0], "Alone?")
    document.reply(first, "With others.")
    document.resolve(document.comment(document.find("40 percent")[0], "Of what?"))
    return document.to_bytes()


def documents() -> dict[str, bytes]:
    """Good, odd and hostile documents."""
    odd = {name: make() for name, make in ODD.items()}
    bad = {name: make() for name, (make, _) in REFUSED.items()}
    small = {name: data for name, data in (odd | bad).items() if len(data) < _LARGEST}
    template = entries(p("text"), main_type=MAIN_TYPE.replace("document.main", "template.main"))
    examples = {path.name: path.read_bytes() for path in (ROOT / "examples").glob("tq*.docx")}
    return {"rich": rich_document(), "template": archive(template)} | examples | small


def announcements() -> dict[str, bytes]:
    """The announcement of the examples, its halves, and short ones."""
    text = (ROOT / "examples" / "announcement.txt").read_bytes()
    half = len(text) // 2
    short = "TQ 1. Experience leading a national program.\nLimit each answer to two (2) pages or 8,000 characters."
    return {
        "whole": text,
        "first": text[:half],
        "second": text[half:],
        "short": short.encode(),
        "wide": short.encode("utf-16"),
        "one": b"Demonstrated ability to manage a budget of $10 million.",
    }


def announcements_as_json() -> dict[str, bytes]:
    """The same as docxplug prints them for correction."""
    return {
        name: json.dumps(to_json(read_posting(data.decode("utf-8", "replace")))).encode()
        for name, data in announcements().items()
    } | {
        "least": b'{"schema": "docxplug.posting/1", "limits": [{"scope": "each", "unit": "pages", "value": 2}]}'
    }


def requests() -> dict[str, bytes]:
    """Tables of comments: the first byte says whether they are CSV or JSON lines."""
    return {
        "table": b'Con,nth,text,author\nled,1,How?,A. Coach\n"40 percent",,"Of\nwhat?",\n',
        "places": b"Cat;text\n0:0-5;Here\n1:2-9;There\n",
        "answers": b"Creply_to\ttext\tresolve\n00000001\tYes\t\n\t\t00000001\n",
        "lines": b'J{"on": "led", "nth": "all", "text": "How?"}\n{"at": "1:2-9", "text": "\\u00e9\\ud83d\\ude00"}\n',
    }


def answers() -> dict[str, bytes]:
    """Answers as plain text, each behind an announcement and a form feed."""
    posting = b"TQ 1. Experience leading a national program of wildfire response across agencies.\f"
    return {
        path.stem: posting + path.read_bytes() for path in sorted((ROOT / "tests/data/answers").glob("*.txt"))
    }

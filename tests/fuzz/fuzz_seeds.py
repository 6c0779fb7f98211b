"""What the fuzzers begin with: one file for every thing that is told apart, made by the tests' own builders."""

import json
import zlib
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
from docxplug.word.plain import new_document
from docxplug_server.tasks import Order, Workshop

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


def rounds() -> dict[str, bytes]:
    """Documents that were annotated once and twice, with what the rounds left in them."""
    options = {"pages": "none", "grammar": "none", "as_of": "2026-01-01", "date": "2026-01-01T00:00:00Z"}
    posting = b"TQ 1. Experience leading a national program of wildfire response across agencies."
    data = new_document(["TQ 1", "I was responsible for 40 people.", "We saved money in 2015."]).to_bytes()
    once = Order("annotate", "answers.docx", data, posting=posting, options=options)
    first = Workshop().do(once, lambda _: None).body
    second = Workshop().do(once._replace(document=first), lambda _: None).body
    return {"none": data, "first": first, "second": second}


def pdfs() -> dict[str, bytes]:
    """A PDF of two lines, as it is and packed."""
    lines = b"BT /F1 12 Tf 72 720 Td (TQ 1. Experience leading a national program.) Tj 0 -20 Td (Two pages.) Tj ET"
    return {"plain": _pdf(b"", lines), "packed": _pdf(b"/Filter/FlateDecode", zlib.compress(lines))}


def _pdf(filters: bytes, stream: bytes) -> bytes:
    objects = (
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1/MediaBox[0 0 612 792]>>",
        b"<</Type/Page/Parent 2 0 R/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
        b"<<%b/Length %d>>stream\n%b\nendstream" % (filters, len(stream), stream),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    )
    body, places = b"%PDF-1.7\n", []
    for number, content in enumerate(objects, start=1):
        places.append(b"%010d 00000 n \n" % len(body))
        body += b"%d 0 obj\n%b\nendobj\n" % (number, content)
    table = b"xref\n0 6\n0000000000 65535 f \n" + b"".join(places)
    return body + table + b"trailer<</Size 6/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % len(body)


def service_requests() -> dict[str, bytes]:
    """Bodies for /review, /annotate and /posting as JSON and as forms; the first byte says for which."""
    options = {"only": ["verbs.weak"], "offset_unit": "utf16", "as_of": "2026-01-01", "date": "2026-01-01"}
    comments = [{"text": "How?", "paragraph": 1, "start": 2, "end": 5}]
    body = {
        "paragraphs": [{"text": "TQ 1"}, {"text": "😀 I was responsible for 40 people."}],
        "posting": "TQ 1. Experience leading a program.",
        "options": options,
    }
    parts = {
        'name="document"; filename="a.txt"': "I was responsible.",
        'name="posting"': "TQ 1. Experience leading a program.",
        'name="options"': json.dumps(options),
    }
    form = "".join(
        f"--x\r\nContent-Disposition: form-data; {head}\r\n\r\n{value}\r\n" for head, value in parts.items()
    )
    as_json = [body, {**body, "comments": comments}, {"posting": body["posting"]}]
    return {
        **{f"json {place}": bytes([place]) + json.dumps(one).encode() for place, one in enumerate(as_json)},
        **{f"form {place}": bytes([place]) + f"{form}--x--\r\n".encode() for place in range(2)},
    }


def tomls() -> dict[str, bytes]:
    """The settings and the packs of the examples."""
    packs = {path.name: path.read_bytes() for path in (ROOT / "examples" / "plugin").rglob("*.toml")}
    settings = (
        'accept = ["NOLC"]\nrubric = "tq"\n[review]\nonly = ["verbs.weak"]\n[phrases]\nMeasure = "What did it cost?"\n'
        '[messages]\n"verbs.weak" = "Say what you did."\n[messages."content.acronym"]\nopen = "Say it."\n'
    )
    own = 'name = "own"\nextends = "tq"\n[checks."verbs.weak"]\nenabled = false\nseverity = "info"\n'
    return packs | {"settings": settings.encode(), "own": own.encode()}

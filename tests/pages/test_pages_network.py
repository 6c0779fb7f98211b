"""LibreOffice counts pages of a document that names addresses in every way it can, and asks none of them."""

import io
import threading
import zipfile
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import qn

from docxplug.pages.office.converting import convert_and_count
from docxplug.pages.office.warm import Office
from docxplug.word.opc.package import Package
from docxplug.word.reading.reader import read_document

NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"'
)
ICON = Path(__file__).parents[2] / "server" / "docxplug_server" / "static" / "icons" / "icon-32.png"
TEMPLATE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate"
FIELDS = (
    'INCLUDEPICTURE "{to}/picture.png" \\d',
    'INCLUDETEXT "{to}/text.docx"',
    'DDEAUTO soffice "{to}/data" a',
    'LINK Word.Document.8 "{to}/linked.docx" "" \\a \\p',
    'DATABASE \\d "{to}/table"',
)
SHAPES = (
    '<v:imagedata src="{to}/a.png"/>',
    '<v:imagedata r:id="{id}"/>',
    '<v:fill type="frame" src="{to}/b.png"/>',
)


@pytest.fixture
def listener() -> Iterator[tuple[str, list[str]]]:
    """An address of this computer, and what was asked for there."""
    asked: list[str] = []

    class Listener(BaseHTTPRequestHandler):
        def handle_one_request(self) -> None:
            asked.append(self.rfile.readline().decode(errors="replace"))

    with ThreadingHTTPServer(("127.0.0.1", 0), Listener) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}", asked
        server.shutdown()


def document_that_names(address: str) -> bytes:
    """A document with linked pictures, texts, data and a template at an address."""
    document = docx.Document()
    document.add_paragraph("I led 12 people in 2024.")
    relate = document.part.relate_to
    linked = relate(f"{address}/linked.png", RELATIONSHIP_TYPE.IMAGE, is_external=True)
    document.part._settings_part.relate_to(f"{address}/t.dotx", TEMPLATE, is_external=True)
    document.add_picture(str(ICON))
    (picture,) = document.element.body.iter(qn("a:blip"))
    del picture.attrib[qn("r:embed")]
    picture.set(qn("r:link"), linked)
    for code in FIELDS:
        document.element.body.insert(0, parse_xml(field(code.format(to=address))))
    for number, content in enumerate(SHAPES):
        inside = content.format(to=address, id=linked)
        shape = f'<v:shape id="s{number}" style="width:50pt;height:50pt">{inside}</v:shape>'
        document.element.body.insert(
            0, parse_xml(f"<w:p {NAMESPACES}><w:r><w:pict>{shape}</w:pict></w:r></w:p>")
        )
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def field(code: str) -> str:
    marks = [f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end")]
    words = f'<w:r><w:instrText xml:space="preserve"> {code} </w:instrText></w:r>'
    return f"<w:p {NAMESPACES}>{marks[0]}{words}{marks[1]}<w:r><w:t>x</w:t></w:r>{marks[2]}</w:p>"


def _with_entity(relationships: str) -> bytes:
    return relationships.replace('"External"', '"&#69;xternal"').encode()


def _in_utf16(relationships: str) -> bytes:
    return relationships.replace("encoding='UTF-8'", "encoding='UTF-16'").encode("utf-16")


def _as_hyperlink(relationships: str) -> bytes:
    return relationships.replace(RELATIONSHIP_TYPE.IMAGE, RELATIONSHIP_TYPE.HYPERLINK).encode()


def _of_another_mode(relationships: str) -> bytes:
    return relationships.replace(' TargetMode="External"', "").encode()


def spelled(data: bytes, spelling: Callable[[str], bytes]) -> bytes:
    """The same document with its relationships written in another way."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(made, "w") as target:
        for name in source.namelist():
            content = source.read(name)
            target.writestr(name, spelling(content.decode()) if name.endswith(".rels") else content)
    return made.getvalue()


@pytest.mark.libreoffice
@pytest.mark.parametrize("way", ["one run", "kept warm"])
@pytest.mark.parametrize(
    "spelling",
    [str.encode, _with_entity, _in_utf16, _as_hyperlink, _of_another_mode],
    ids=lambda it: it.__name__,
)
def test_no_address_that_a_document_names_is_asked(
    way: str, spelling: Callable[[str], bytes], listener: tuple[str, list[str]]
) -> None:
    address, asked = listener
    package = Package.open(spelled(document_that_names(address), spelling))
    text = read_document(package)

    def count() -> Any:
        if way == "one run":
            return convert_and_count(package, text)
        with Office() as office:
            return office.count(package, text)

    assert count().pages == 1
    assert asked == []

"""Strict documents, macro files, templates and odd spellings take comments and stay what they are."""

import zipfile
from io import BytesIO
from typing import Any

import pytest
from annotated import anchored, parts
from builders import W, docx, entries, p
from builders import archive as packed

from docxplug.word import open_document

PHRASE = "led the team"


def test_a_strict_document_gets_strict_comments() -> None:
    original = docx(p("I led the team."), strict=True)
    document = open_document(original)
    document.comment(document.find(PHRASE)[0], "x")
    written = document.to_bytes()
    assert anchored(written) == {"0": PHRASE}
    files = parts(written)
    for name in ("word/document.xml", "word/comments.xml", "word/styles.xml"):
        assert b"schemas.openxmlformats.org/wordprocessingml" not in files[name], name
    arrows = files["word/_rels/document.xml.rels"].decode()
    assert "purl.oclc.org/ooxml/officeDocument/relationships/comments" in arrows
    assert "schemas.openxmlformats.org/officeDocument" not in arrows
    assert open_document(written).threads()[0].quote == PHRASE


@pytest.mark.parametrize(
    "main_type",
    [
        "application/vnd.ms-word.document.macroEnabled.main+xml",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml",
        "application/vnd.ms-word.template.macroEnabledTemplate.main+xml",
    ],
)
def test_macro_files_and_templates_take_comments_and_stay_what_they_are(main_type: str) -> None:
    options: dict[str, Any] = {"main_type": main_type, "extra": {"word/vbaProject.bin": b"\x01\x02"}}
    original = packed(entries(p("I led the team."), **options))
    document = open_document(original)
    document.comment(document.find(PHRASE)[0], "x")
    written = document.to_bytes()
    assert anchored(written) == {"0": PHRASE}
    assert main_type in parts(written)["[Content_Types].xml"].decode()
    assert parts(written)["word/vbaProject.bin"] == b"\x01\x02"


def test_a_main_part_of_another_name_gets_its_comments_beside_it() -> None:
    original = docx(p("I led the team."), main="w/document2.xml")
    document = open_document(original)
    document.comment(document.find(PHRASE)[0], "x")
    written = document.to_bytes()
    assert anchored(written, "w/document2.xml") == {"0": PHRASE}
    assert "w/comments.xml" in parts(written)


def test_a_document_in_utf_16_stays_in_utf_16() -> None:
    made = entries(p("I led the team."))
    text = str(made["word/document.xml"], "utf-8").replace("UTF-8", "UTF-16")  # type: ignore[arg-type]
    original = packed(made | {"word/document.xml": text.encode("utf-16")})
    document = open_document(original)
    document.comment(document.find(PHRASE)[0], "x")
    written = document.to_bytes()
    assert parts(written)["word/document.xml"].startswith((b"\xff\xfe", b"\xfe\xff"))
    assert anchored(written) == {"0": PHRASE}


def test_a_default_namespace_without_a_prefix_is_written_correctly() -> None:
    xml = f'<document xmlns="{W}"><body><p><r><t>I led the team.</t></r></p></body></document>'
    original = packed(entries() | {"word/document.xml": xml})
    document = open_document(original)
    document.comment(document.find(PHRASE)[0], "x")
    assert anchored(document.to_bytes()) == {"0": PHRASE}


def test_a_zip_that_stores_without_compression_is_copied() -> None:
    original = packed(entries(p("I led the team.")), zipfile.ZIP_STORED)
    document = open_document(original)
    document.comment(document.find(PHRASE)[0], "x")
    with zipfile.ZipFile(BytesIO(document.to_bytes())) as written:
        assert written.testzip() is None
        assert written.getinfo("_rels/.rels").compress_type == zipfile.ZIP_STORED

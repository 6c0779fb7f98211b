"""Odd but readable files are read: what old programs, converters and other word processors write."""

import io
import struct
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from builders import (
    MAIN_TYPE,
    RELATIONSHIPS,
    archive,
    docx,
    entries,
    note,
    note_reference,
    p,
    relationship,
    relationships,
    root,
)

from docxplug.word.opc.package import Package, Source
from docxplug.word.reading.reader import read_document

DOCUMENT = "word/document.xml"
Entries = Mapping[str, bytes | str]


def texts(source: Source) -> list[str]:
    return list(read_document(Package.open(source)).view.texts())


def renamed(parts: Entries, old: str, new: str) -> dict[str, bytes | str]:
    """The same entries with one stored under another name."""
    return {new if name == old else name: data for name, data in parts.items()}


def with_package_target(target: str) -> bytes:
    """A document to whose main part the package points with these words."""
    arrow = relationships(relationship(1, "officeDocument", target))
    return archive(entries(p("text")) | {"_rels/.rels": arrow})


def streamed() -> bytes:
    """An archive written to a pipe: sizes and checksums stand behind the data."""

    class Pipe(io.RawIOBase):
        def __init__(self) -> None:
            self.data = b""

        def writable(self) -> bool:
            return True

        def write(self, data: bytes) -> int:  # type: ignore[override]
            self.data += bytes(data)
            return len(data)

    pipe = Pipe()
    with zipfile.ZipFile(pipe, "w", zipfile.ZIP_DEFLATED) as target:  # type: ignore[arg-type]
        for name, data in entries(p("text")).items():
            target.writestr(name, data)
    return pipe.data


def zip64() -> bytes:
    """An archive whose entries all use the wide fields, as some converters write every file."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as target:
        for name, data in entries(p("text")).items():
            with target.open(name, "w", force_zip64=True) as entry:
                entry.write(data.encode() if isinstance(data, str) else data)
    return buffer.getvalue()


def zip64_directory() -> bytes:
    """An archive whose end record refers to the wide one for everything."""
    data = docx(p("text"))
    at = data.rindex(b"PK\x05\x06")
    *_, count, size, offset, _ = struct.unpack_from("<4s4HIIH", data, at)
    wide = struct.pack("<4sQ2H2I4Q", b"PK\x06\x06", 44, 45, 45, 0, 0, count, count, size, offset)
    locator = struct.pack("<4sIQI", b"PK\x06\x07", 0, at, 1)
    narrow = struct.pack("<4s4HIIH", b"PK\x05\x06", 0, 0, 0xFFFF, 0xFFFF, 0xFFFFFFFF, 0xFFFFFFFF, 0)
    return data[:at] + wide + locator + narrow


def zip64_records() -> bytes:
    """An archive whose directory holds sizes and offsets in wide fields, behind a field of another kind."""
    source = Package.open(docx(p("text"))).archive
    directory = b""
    for entry in source.entries:
        raw, name = entry.record.raw, entry.record.raw_name
        other = struct.pack("<2H4s", 0x5455, 4, b"time")
        wide = struct.pack("<2H3Q", 1, 24, entry.record.size, entry.record.compressed_size, entry.start)
        sizes = b"\xff" * 8 + struct.pack("<2H", len(name), len(other + wide))
        directory += raw[:20] + sizes + raw[32:42] + b"\xff" * 4 + name + other + wide
    start, count = source.directory.start, len(source.entries)
    end = struct.pack("<4s4H2IH", b"PK\x05\x06", 0, 0, count, count, len(directory), start, 0)
    return source.data[:start] + directory + end


def with_archive_comment() -> bytes:
    buffer = io.BytesIO(docx(p("text")))
    with zipfile.ZipFile(buffer, "a") as target:
        target.comment = b"made by PK\x05\x06 somebody"
    return buffer.getvalue()


def with_folders() -> bytes:
    return archive({"word/": b"", "_rels/": b""} | entries(p("text")))


def with_document_in(encoding: str) -> bytes:
    xml = root("document", f"<w:body>{p('text')}</w:body>").decode().replace("UTF-8", encoding)
    return archive(entries() | {DOCUMENT: xml.encode(encoding)})


def with_other_prefixes() -> bytes:
    uri = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    default = f'<document xmlns="{uri}"><body><p><r><t>text</t></r></p></body></document>'
    return archive(entries() | {DOCUMENT: default})


def relationship_of_other_prefix() -> bytes:
    xml = relationships(relationship(1, "officeDocument", DOCUMENT)).decode()
    xml = xml.replace("<Relationship", "<ns0:Relationship").replace("</Relationship", "</ns0:Relationship")
    return archive(entries(p("text")) | {"_rels/.rels": xml.replace("xmlns=", "xmlns:ns0=")})


def with_main_relationship(arrow: str) -> bytes:
    return docx(p("text"), more_relationships=[arrow])


ODD: dict[str, Callable[[], bytes]] = {
    # the archive
    "stored without compression": lambda: archive(entries(p("text")), zipfile.ZIP_STORED),
    "bytes before": lambda: b"HTTP/1.1 200 OK\r\n\r\n" + docx(p("text")),
    "markup before": lambda: b"<html>" + docx(p("text")),
    "bytes after": lambda: docx(p("text")) + b"\r\n--boundary--",
    "100,000 bytes after": lambda: docx(p("text")) + bytes(100_000),
    "end of archive after": lambda: docx(p("text")) + b"PK\x05\x06",
    "archive comment": with_archive_comment,
    "written to a pipe": streamed,
    "wide fields": zip64,
    "wide records": zip64_records,
    "wide records behind bytes": lambda: bytes(77) + zip64_records(),
    "wide directory": zip64_directory,
    "wide directory behind bytes": lambda: bytes(77) + zip64_directory(),
    "folders as entries": with_folders,
    "names with backslashes": lambda: archive(
        {name.replace("/", "\\"): d for name, d in entries(p("text")).items()}
    ),
    "names with a leading slash": lambda: archive(
        {f"/{name}": data for name, data in entries(p("text")).items()}
    ),
    "names of a path outside": lambda: archive(entries(p("text")) | {"../../etc/passwd": b"x"}),
    "names in no known encoding": lambda: archive(entries(p("text")) | {"wörd/ü.bin": b"x"}),
    "name in other case": lambda: archive(renamed(entries(p("text")), DOCUMENT, "Word/Document.XML")),
    "content types in other case": lambda: archive(
        renamed(entries(p("text")), "[Content_Types].xml", "[content_types].xml")
    ),
    "percent-encoded name": lambda: archive(renamed(entries(p("text")), DOCUMENT, "word/document%2Exml")),
    # relationships
    "absolute target": lambda: with_package_target("/word/document.xml"),
    "target with backslashes": lambda: with_package_target("word\\document.xml"),
    "target with dots": lambda: with_package_target("./word/../word/document.xml"),
    "target in other case": lambda: with_package_target("WORD/document.xml"),
    "percent-encoded target": lambda: with_package_target("word/%64ocument.xml"),
    "missing target": lambda: with_main_relationship(relationship(90, "footnotes", "nowhere.xml")),
    "NULL target": lambda: with_main_relationship(relationship(90, "image", "NULL")),
    "NULL footnotes": lambda: with_main_relationship(relationship(90, "footnotes", "../NULL")),
    "empty target": lambda: with_main_relationship(relationship(90, "styles", "")),
    "anchor as target": lambda: with_main_relationship(relationship(90, "hyperlink", "#bookmark")),
    "anchor as styles": lambda: with_main_relationship(relationship(90, "styles", "#top")),
    "target above the package": lambda: with_main_relationship(
        relationship(90, "numbering", "../../../etc/passwd")
    ),
    "external template": lambda: with_main_relationship(
        relationship(90, "attachedTemplate", "file:///C:/x.dotm", external=True)
    ),
    "external styles": lambda: with_main_relationship(
        relationship(90, "styles", "http://192.0.2.1/styles.xml", external=True)
    ),
    "no relationships of the main part": lambda: archive(
        {name: data for name, data in entries(p("text")).items() if name != "word/_rels/document.xml.rels"}
    ),
    "two main parts": lambda: archive(
        entries(p("text"))
        | {
            "_rels/.rels": relationships(
                relationship(1, "officeDocument", "gone.xml"), relationship(2, "officeDocument", DOCUMENT)
            )
        }
    ),
    "namespace prefix in relationships": relationship_of_other_prefix,
    # the main part
    "main part of another name": lambda: docx(p("text"), main="word/document2.xml"),
    "main part at the top": lambda: docx(p("text"), main="main.xml"),
    "main part in another folder": lambda: docx(p("text"), main="a/b/c.xml"),
    "Strict Open XML": lambda: docx(p("text"), strict=True),
    "UTF-16 little endian": lambda: with_document_in("utf-16"),
    "UTF-16 big endian with a mark": lambda: archive(
        entries() | {DOCUMENT: "\ufeff".encode("utf-16-be") + root_text().encode("utf-16-be")}
    ),
    "Latin-1": lambda: with_document_in("iso-8859-1"),
    "UTF-8 with a mark": lambda: archive(entries() | {DOCUMENT: b"\xef\xbb\xbf" + root_text().encode()}),
    "no XML declaration": lambda: archive(entries() | {DOCUMENT: root_text()}),
    "default namespace": with_other_prefixes,
    "comment before the root": lambda: archive(
        entries() | {DOCUMENT: "<!-- DOCTYPE --><?pi?>" + root_text()}
    ),
    # parts that are nobody's business
    "broken custom properties": lambda: docx(p("text"), extra={"docProps/custom.xml": b"<Properties"}),
    "broken comments": lambda: archive(entries(p("text"), comments="") | {"word/comments.xml": b"<"}),
    "empty entry": lambda: docx(p("text"), extra={"word/empty.xml": b""}),
    "broken footnotes nobody refers to": lambda: archive(
        entries(p("text"), footnotes="") | {"word/footnotes.xml": b"<"}
    ),
    "unknown kind of content": lambda: docx(p("text"), main_type="application/xml"),
    "macros": lambda: docx(p("text"), main_type="application/vnd.ms-word.document.macroEnabled.main+xml"),
    "template": lambda: docx(p("text"), main_type=MAIN_TYPE.replace("document.main", "template.main")),
    "template with macros": lambda: docx(
        p("text"), main_type="application/vnd.ms-word.template.macroEnabledTemplate.main+xml"
    ),
}


def root_text() -> str:
    """The XML of a main part without its declaration."""
    return root("document", f"<w:body>{p('text')}</w:body>").decode().split("\n", 1)[1]


@pytest.mark.parametrize("kind", ODD)
def test_an_odd_file_is_read(kind: str) -> None:
    assert texts(ODD[kind]()) == ["text"]


def test_a_document_is_opened_from_a_path_its_bytes_or_a_file(tmp_path: Path) -> None:
    path = tmp_path / "answer.docx"
    path.write_bytes(docx(p("text")))
    with path.open("rb") as file:
        assert [texts(path), texts(str(path)), texts(path.read_bytes()), texts(file)] == [["text"]] * 4


def test_strict_documents_are_read_with_all_their_parts() -> None:
    data = docx(p("a", note_reference(2)), footnotes=note(2, p("n")), strict=True)
    assert Package.open(data).strict
    assert texts(data) == ["a", "n"]


def test_parts_are_found_by_relationship_not_by_name() -> None:
    parts = entries(
        p("a", note_reference(2)), extra={"word/footnotes.xml": root("footnotes", note(2, p("not this")))}
    )
    parts["word/_rels/document.xml.rels"] = relationships(relationship(1, "footnotes", "/other/notes7.xml"))
    parts["other/notes7.xml"] = root("footnotes", note(2, p("this")))
    assert texts(archive(parts)) == ["a", "this"]


def test_a_relationship_of_a_foreign_kind_is_not_taken_for_words_own() -> None:
    foreign = relationship(90, "http://example.com/relationships/footnotes", "other.xml")
    parts = entries(p("a", note_reference(2)), more_relationships=[foreign])
    parts["word/other.xml"] = root("footnotes", note(2, p("no")))
    assert texts(archive(parts)) == ["a"]


def test_a_chain_of_3000_parts_is_no_matter() -> None:
    chain = {
        f"word/_rels/p{n}.xml.rels": relationships(relationship(1, "customXml", f"p{n + 1}.xml"))
        for n in range(3000)
    }
    data = docx(p("text"), extra=chain, more_relationships=[relationship(90, "customXml", "p0.xml")])
    assert texts(data) == ["text"]


def test_a_package_tells_its_parts_and_how_they_point_to_each_other() -> None:
    package = Package.open(docx(p("a"), styles="", extra={"custom/nobody.bin": b"\x00\x01"}))
    assert package.main == DOCUMENT
    assert package.names == (
        "[Content_Types].xml",
        "_rels/.rels",
        DOCUMENT,
        "word/_rels/document.xml.rels",
        "word/styles.xml",
        "custom/nobody.bin",
    )
    assert package.related("styles") == "word/styles.xml"
    assert package.related("numbering") is None
    assert package.read("custom/nobody.bin") == b"\x00\x01"
    assert package.content_type(DOCUMENT) == MAIN_TYPE
    assert package.content_type("custom/thing.xml") == "application/xml"
    (arrow,) = package.relationships(DOCUMENT)
    assert (arrow.kind, arrow.part, arrow.type) == ("styles", "word/styles.xml", f"{RELATIONSHIPS}/styles")


def test_a_part_that_is_not_there_is_a_key_error() -> None:
    package = Package.open(docx(p("a")))
    assert "word/styles.xml" not in package
    with pytest.raises(KeyError):
        package.read("word/styles.xml")


def test_external_targets_lead_to_no_part() -> None:
    data = docx(p("a"), more_relationships=[relationship(90, "hyperlink", "document.xml", external=True)])
    (arrow,) = Package.open(data).relationships(DOCUMENT)
    assert (arrow.external, arrow.part) == (True, "")


def test_a_part_is_parsed_once() -> None:
    package = Package.open(docx(p("a")))
    assert package.xml("WORD/document.xml") is package.root


# --- what a copy byte for byte needs ---------------------------------------------------------------------


@pytest.mark.parametrize(
    "kind",
    ["written to a pipe", "wide fields", "wide records", "wide directory", "bytes before", "archive comment"],
)
def test_the_entries_can_be_put_together_again_from_their_raw_bytes(kind: str) -> None:
    source = Package.open(ODD[kind]()).archive
    body, directory = b"", b""
    for entry in source.entries:
        directory += entry.record.moved_to(len(body))
        body += source.data[entry.start : entry.end]
    end = struct.pack(
        "<4s4H2IH", b"PK\x05\x06", 0, 0, *[len(source.entries)] * 2, len(directory), len(body), 0
    )
    with zipfile.ZipFile(io.BytesIO(body + directory + end)) as copy:
        assert copy.testzip() is None
        names = [entry.name for entry in source.entries]
        assert copy.namelist() == names
        assert [copy.read(name) for name in names] == [source.read(entry) for entry in source.entries]


def test_an_entry_written_to_a_pipe_ends_behind_its_descriptor() -> None:
    source = Package.open(streamed()).archive
    starts = [entry.start for entry in source.entries[1:]]
    assert [entry.end for entry in source.entries] == [*starts, source.directory.start]

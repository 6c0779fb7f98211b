"""Inputs that must be refused: each is a good document with one thing made bad.

``REFUSED`` lists them with the error that is expected; ``tests/word/test_read_refusals.py`` opens each.
"""

import struct
import zipfile
import zlib
from collections.abc import Callable, Mapping
from functools import partial

from builders import archive, docx, entries, p, root

from docxplug.word import errors
from docxplug.word.opc.limits import Limits

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)
DOCUMENT = "word/document.xml"
#: Ceilings that small inputs can break.
SMALL = Limits(
    file=100_000,
    entries=20,
    entry=200_000,
    total=300_000,
    xml=150_000,
    nodes=5_000,
    namespaces=50,
    paragraphs=100,
)


def with_entries(extra: Mapping[str, bytes]) -> bytes:
    """A good document with more entries."""
    return archive(entries(p("Good.")) | dict(extra))


def with_main(xml: bytes | str) -> bytes:
    """A document whose main part is ``xml``."""
    return archive(entries() | {DOCUMENT: xml})


def with_body(inner: str) -> bytes:
    """A document with exactly this in its body."""
    return with_main(root("document", f"<w:body>{inner}</w:body>"))


def raw_zip(*files: tuple[str, bytes], header_name: str | None = None) -> bytes:
    """A stored archive written byte by byte, as no library would: equal names are possible."""
    body, directory = b"", b""
    for name, data in files:
        raw, local = name.encode(), (header_name or name).encode()
        common = struct.pack("<4HIII", 0, 0, 0, 0x21, zlib.crc32(data), len(data), len(data))
        directory += b"PK\x01\x02" + struct.pack("<2H", 20, 20) + common
        directory += struct.pack("<5H2I", len(raw), 0, 0, 0, 0, 0, len(body)) + raw
        body += (
            b"PK\x03\x04" + struct.pack("<H", 20) + common + struct.pack("<2H", len(local), 0) + local + data
        )
    end = struct.pack("<4s4H2IH", b"PK\x05\x06", 0, 0, len(files), len(files), len(directory), len(body), 0)
    return body + directory + end


def twice(first: str, second: str) -> bytes:
    """A good document that holds two entries of these names besides."""
    good = [
        (name, data if isinstance(data, bytes) else data.encode())
        for name, data in entries(p("Good.")).items()
    ]
    return raw_zip(*good, (first, b"<a/>"), (second, b"<b/>"))


def changed(data: bytes, at: int, value: bytes) -> bytes:
    """``data`` with some bytes overwritten."""
    return data[:at] + value + data[at + len(value) :]


def bad_checksum(name: str) -> bytes:
    """A good document whose directory states a wrong checksum for one entry."""
    data = docx(p("Good."))
    record = data.rindex(name.encode()) - 46
    return changed(data, record + 16, b"\x01\x02\x03\x04")


def record_field(at: int, value: bytes) -> bytes:
    """A good document with other bytes at one place of its main part's record."""
    data = docx(p("Good. " * 50))
    return changed(data, data.rindex(DOCUMENT.encode(), 0, data.rindex(b"PK\x01\x02")) - 46 + at, value)


def stored_with_a_wrong_size() -> bytes:
    """A good document that is not compressed, whose directory states two sizes for its first entry."""
    data = archive(entries(p("Good.")), zipfile.ZIP_STORED)
    return changed(data, data.index(b"PK\x01\x02") + 24, b"\x07\0\0\0")


def flagged(flag: int) -> bytes:
    """A good document whose first entry carries a flag of the archive's directory."""
    data = docx(p("Good."))
    return changed(data, data.index(b"PK\x01\x02") + 8, struct.pack("<H", flag))


def bad_deflate() -> bytes:
    """A good document with garbage in the compressed bytes of its main part."""
    data = docx(p("Good. " * 50))
    start = data.index(DOCUMENT.encode()) + len(DOCUMENT)
    return changed(data, start, b"\xff" * 40)


def overlapping() -> bytes:
    """An entry that claims the header and data of the one behind it as its own data."""
    inner = b"x" * 40
    data = raw_zip(("[Content_Types].xml", b"<a/>"), ("one.bin", inner), ("two.bin", inner))
    directory = data.index(b"PK\x01\x02")
    record = data.index(b"one.bin", directory) - 46
    grown = struct.pack("<2I", len(inner) + 60, len(inner) + 60)
    return changed(data, record + 20, grown)


def bomb(size: int, names: int = 1) -> bytes:
    """A good document with entries of zeros that unpack to ``size`` bytes each."""
    return with_entries({f"media/{number}.bin": bytes(size) for number in range(names)})


def lying_bomb() -> bytes:
    """A bomb whose headers promise ten bytes."""
    data = bomb(1_000_000)
    for signature, offset in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        name_at = data.rindex(b"media/0.bin") if signature == b"PK\x01\x02" else data.index(b"media/0.bin")
        data = changed(data, name_at - (46 if offset == 24 else 30) + offset, struct.pack("<I", 10))
    return data


def doctype(encoding: str = "utf-8") -> bytes:
    """Billion laughs, small."""
    xml = (
        f'<?xml version="1.0" encoding="{encoding}"?><!DOCTYPE w:document [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]>'
        '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
        "<w:body><w:p><w:r><w:t>&b;</w:t></w:r></w:p></w:body></w:document>"
    )
    return with_main(xml.encode(encoding))


def other_office(content_type: str, xml: str) -> bytes:
    """A package whose main part is that of another office program."""
    return archive(entries(main="main.xml", main_type=content_type) | {"main.xml": xml})


def declared_prefixes(count: int) -> bytes:
    """A body that declares ``count`` namespaces."""
    declarations = " ".join(f'xmlns:n{number}="urn:{number}"' for number in range(count))
    return with_body(f"<w:p {declarations}/>")


def odt() -> bytes:
    """An OpenDocument text."""
    return archive({"mimetype": b"application/vnd.oasis.opendocument.text", "content.xml": b"<a/>"})


def without(name: str) -> bytes:
    """A good document with one part left out."""
    return archive({key: data for key, data in entries(p("Good.")).items() if key != name})


SHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
SLIDES = "http://schemas.openxmlformats.org/presentationml/2006/main"
FLAT = '<?xml version="1.0"?><pkg:package xmlns:pkg="http://schemas.microsoft.com/office/2006/xmlPackage"/>'

REFUSED: dict[str, tuple[Callable[[], bytes], type[errors.UnreadableError]]] = {
    # other kinds of file
    "empty file": (bytes, errors.EmptyFileError),
    "plain text": (lambda: b"Dear hiring panel, ...", errors.NotAnArchiveError),
    "encrypted by Word": (
        lambda: OLE + "EncryptedPackage".encode("utf-16-le"),
        errors.PasswordProtectedError,
    ),
    "Word 97 document": (lambda: OLE + "WordDocument".encode("utf-16-le"), errors.OldWordFormatError),
    "other OLE file": (lambda: OLE, errors.OleFileError),
    "PDF": (lambda: b"%PDF-1.7\n...", errors.PdfFileError),
    "web page": (lambda: b"\xef\xbb\xbf<!DOCTYPE html><html>", errors.HtmlFileError),
    "web page in UTF-16": (lambda: "<html><body>".encode("utf-16"), errors.HtmlFileError),
    "single-file web page": (
        lambda: b"MIME-Version: 1.0\nContent-Type: multipart/related",
        errors.HtmlFileError,
    ),
    "rich text": (lambda: b"{\\rtf1\\ansi Hello}", errors.RtfFileError),
    "flat Word XML": (FLAT.encode, errors.FlatXmlFileError),
    "OpenDocument": (odt, errors.OpenDocumentFileError),
    "Apple Pages": (lambda: archive({"Index/Document.iwa": b"x"}), errors.PagesFileError),
    "workbook": (lambda: other_office("a/b", f'<workbook xmlns="{SHEET}"/>'), errors.SpreadsheetFileError),
    "presentation": (
        lambda: other_office("a/b", f'<presentation xmlns="{SLIDES}"/>'),
        errors.PresentationFileError,
    ),
    # the archive
    "cut off": (lambda: docx(p("Good."))[:-200], errors.TruncatedFileError),
    "cut in the middle": (lambda: docx(p("Good."))[:400], errors.TruncatedFileError),
    "middle missing": (lambda: docx(p("Good."))[:100] + docx(p("Good."))[700:], errors.TruncatedFileError),
    "wrong checksum of the text": (partial(bad_checksum, DOCUMENT), errors.ChecksumMismatchError),
    "wrong checksum elsewhere": (partial(bad_checksum, "_rels/.rels"), errors.ChecksumMismatchError),
    "wrong size of the text": (partial(record_field, 24, b"\x07\0\0\0"), errors.DamagedArchiveError),
    "wrong size of what is stored as it is": (stored_with_a_wrong_size, errors.DamagedArchiveError),
    "garbage in the compressed text": (bad_deflate, errors.DamagedArchiveError),
    "name differs from directory": (
        lambda: raw_zip(("[Content_Types].xml", b"<a/>"), header_name="[Content_Typos].xml"),
        errors.DamagedArchiveError,
    ),
    "encrypted archive": (partial(flagged, 0x1), errors.EncryptedArchiveError),
    "strongly encrypted archive": (partial(flagged, 0x41), errors.EncryptedArchiveError),
    "other compression": (
        lambda: archive(entries(p("Good.")), zipfile.ZIP_BZIP2),
        errors.UnknownCompressionError,
    ),
    "too many entries": (
        lambda: with_entries({f"{n}.bin": b"" for n in range(30)}),
        errors.TooManyEntriesError,
    ),
    "overlapping data": (overlapping, errors.OverlappingEntriesError),
    "two entries of one name": (partial(twice, "a.xml", "a.xml"), errors.DuplicateEntryError),
    "one name with two slashes": (partial(twice, "x/a.xml", "x\\a.xml"), errors.DuplicateEntryError),
    "names that differ in case": (partial(twice, "a.xml", "A.xml"), errors.CollidingNamesError),
    "second main part in other case": (
        partial(twice, "b.xml", "WORD/document.XML"),
        errors.CollidingNamesError,
    ),
    "directory that ends early": (
        lambda: changed(docx(p("Good.")), docx(p("Good.")).rindex(b"PK\x05\x06") + 10, struct.pack("<H", 9)),
        errors.DamagedArchiveError,
    ),
    "data that ends early": (partial(record_field, 20, struct.pack("<I", 30)), errors.DamagedArchiveError),
    "data that leads past the end": (
        partial(record_field, 20, struct.pack("<I", 90_000)),
        errors.TruncatedFileError,
    ),
    "wide sizes without their field": (partial(record_field, 20, b"\xff" * 4), errors.TruncatedFileError),
    "offset past the end": (partial(record_field, 42, struct.pack("<I", 90_000)), errors.TruncatedFileError),
    "too large a file": (lambda: docx(p("Good.")) + bytes(100_000), errors.FileTooLargeError),
    "one entry too large": (partial(bomb, 250_000), errors.EntryTooLargeError),
    "one entry too large, header lies": (lying_bomb, errors.EntryTooLargeError),
    "all entries together too large": (partial(bomb, 150_000, 3), errors.ArchiveTooLargeError),
    # the package
    "no content types": (partial(without, "[Content_Types].xml"), errors.NoContentTypesError),
    "no relationships": (partial(without, "_rels/.rels"), errors.NoMainPartError),
    "no main part": (partial(without, DOCUMENT), errors.NoMainPartError),
    "an archive of photos": (lambda: archive({"photo.jpg": b"\xff\xd8"}), errors.NoContentTypesError),
    "other root": (lambda: with_main(root("styles", "")), errors.OtherRootError),
    "root of no namespace": (lambda: with_main("<document><body/></document>"), errors.OtherRootError),
    "no body": (lambda: with_main(root("document", "")), errors.NoBodyError),
    # XML
    "document type": (doctype, errors.DoctypeError),
    "document type in UTF-16": (partial(doctype, "utf-16"), errors.DoctypeError),
    "document type in UTF-32": (partial(doctype, "utf-32"), errors.DoctypeError),
    "not well-formed": (lambda: with_main(b"<w:document><w:body>"), errors.MalformedXmlError),
    "prefixes nobody declared": (
        lambda: with_main(b"<w:document><w:body>" + b'<w:p w:a="1"/>' * 200 + b"</w:body></w:document>"),
        errors.MalformedXmlError,
    ),
    "empty main part": (lambda: with_main(b""), errors.MalformedXmlError),
    "undefined entity": (lambda: with_body("<w:p>&nbsp;</w:p>"), errors.MalformedXmlError),
    "bytes that are not UTF-8": (
        lambda: with_main(root("document", "X").replace(b"X", b"\xc3")),
        errors.MalformedXmlError,
    ),
    "too deep": (lambda: with_body("<w:sdt>" * 2400 + "</w:sdt>" * 2400), errors.TooDeepError),
    "too many attributes": (
        lambda: with_body("<w:p " + " ".join(f'a{number}=""' for number in range(6_000)) + "/>"),
        errors.XmlTooLargeError,
    ),
    "too many tags": (lambda: with_body("<w:p/>" * 6_000), errors.XmlTooLargeError),
    "too many paragraphs": (lambda: with_body("<w:p/>" * 101), errors.XmlTooLargeError),
    "too long a part": (lambda: with_body(p("word " * 35_000)), errors.XmlTooLargeError),
    "too many namespaces": (partial(declared_prefixes, 60), errors.TooManyNamespacesError),
}

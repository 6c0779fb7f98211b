"""Telling files that are not Word documents from those that are, each by what it says of itself."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from lxml import etree

from docxplug.word.errors import (
    EmptyFileError,
    FlatXmlFileError,
    HtmlFileError,
    OldWordFormatError,
    OleFileError,
    OpenDocumentFileError,
    PagesFileError,
    PasswordProtectedError,
    PdfFileError,
    PresentationFileError,
    RtfFileError,
    SpreadsheetFileError,
    UnreadableError,
)
from docxplug.word.opc.archive import Archive
from docxplug.word.opc.xml import namespace

if TYPE_CHECKING:
    from docxplug.word.opc.directory import Data

_OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_END_OF_ARCHIVE: Final = b"PK\x05\x06"
_BEFORE_TEXT: Final = b"\xef\xbb\xbf\xff\xfe \t\r\n\x00"
#: How far into a file its kind is looked for, in bytes.
_HEAD: Final = 4096
_SPREADSHEET: Final = (
    "http://schemas.openxmlformats.org/spreadsheetml/",
    "http://purl.oclc.org/ooxml/spreadsheetml/",
)
_PRESENTATION: Final = (
    "http://schemas.openxmlformats.org/presentationml/",
    "http://purl.oclc.org/ooxml/presentationml/",
)


def refuse_other_files(data: "Data") -> None:
    """Raises the error for a file that is known to be something else than an archive."""
    if not data:
        raise EmptyFileError
    start = data[:_HEAD]
    if start.startswith(_OLE):
        raise _ole_error(data[:])
    head = start.lstrip(_BEFORE_TEXT).replace(b"\x00", b"").lower()
    # Looked for from behind: in an archive it is there.
    is_archive = data.rfind(_END_OF_ARCHIVE, 0, len(data)) >= 0
    for is_kind, error in _KINDS if is_archive else _KINDS + _TEXT_KINDS:
        if is_kind(head):
            raise error


def _ole_error(data: bytes) -> UnreadableError:
    """OLE is the container of encrypted documents and of Word before 2007; its stream names are UTF-16."""
    if "EncryptedPackage".encode("utf-16-le") in data:
        return PasswordProtectedError()
    if "WordDocument".encode("utf-16-le") in data:
        return OldWordFormatError()
    return OleFileError()


def _is_html(head: bytes) -> bool:
    return head.startswith((b"<!doctype html", b"<html", b"mime-version:")) or (
        head.startswith((b"<?xml", b"<!--")) and b"<html" in head
    )


def _is_flat_xml(head: bytes) -> bool:
    return head.startswith(b"<") and (b"pkg:package" in head or b"w:worddocument" in head)


_Kinds = tuple[tuple[Callable[[bytes], bool], type[UnreadableError]], ...]
_KINDS: Final[_Kinds] = (
    (lambda head: head.startswith(b"%pdf-"), PdfFileError),
    (lambda head: head.startswith(b"{\\rtf"), RtfFileError),
)
#: Kinds that are told by words only: an archive may have any text before it.
_TEXT_KINDS: Final[_Kinds] = ((_is_flat_xml, FlatXmlFileError), (_is_html, HtmlFileError))


def refuse_other_archives(archive: Archive) -> None:
    """Raises the error for an archive of another office program."""
    mimetype = archive.find("mimetype")
    if mimetype and b"opendocument" in archive.read(mimetype)[:200]:
        raise OpenDocumentFileError
    if archive.find("Index/Document.iwa") or archive.find("Index.zip"):
        raise PagesFileError


def refuse_other_roots(root: etree._Element) -> None:
    """Raises the error for the main part of a workbook or a presentation."""
    uri = namespace(root)
    if uri.startswith(_SPREADSHEET):
        raise SpreadsheetFileError
    if uri.startswith(_PRESENTATION):
        raise PresentationFileError

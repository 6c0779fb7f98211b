"""What a user hands in, opened: answers in Word files or plain text, announcements in whatever form they came."""

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from docxplug.encodings import decode_text
from docxplug.errors import DocumentError, DocxplugError, PostingError, RequestError
from docxplug.posting import Posting
from docxplug.view import Paragraph, TextView

if TYPE_CHECKING:
    from docxplug.word.document import Document
    from docxplug.word.opc.directory import Data
    from docxplug.word.opc.package import Package
    from docxplug.word.opc.package import Source as WordSource
    from docxplug.word.reading.text_map import DocumentText

STDIN: Final = "-"
_LOCK_PREFIX: Final = "~$"
_ZIP: Final = b"PK"
_PDF: Final = b"%PDF-"
#: A line is taken for one of a hard-wrapped paragraph only if the line before it is about as long as a full one.
_FULL_LINE: Final = 55
_LONGEST_WRAPPED_LINE: Final = 100


class Source(NamedTuple):
    """A document as it came in: what a review reads, and no more of the Word room than that takes.

    ``package`` and ``text`` are None for plain text, ``path`` is None for standard input; ``data`` are the bytes as
    they came: those of a large file are left on the disk.
    """

    name: str
    path: Path | None
    data: "Data"
    view: TextView
    package: "Package | None" = None
    text: "DocumentText | None" = None

    def as_document(self) -> "Document":
        """The document to write to: the one that came in, or a new one with the plain text's paragraphs."""
        if self.package is None or self.text is None:
            from docxplug.word.plain import new_document

            return new_document(self.view.texts())
        from docxplug.word.comments.package_store import PackageStore
        from docxplug.word.document import Document

        return Document(self.package, self.text, PackageStore(self.package))


def is_lock_file(name: str) -> bool:
    """Whether this is the small file Word keeps beside a document that is open in it."""
    return Path(name).name.startswith(_LOCK_PREFIX)


def read_document_source(name: str) -> Source:
    """The document in the file ``name``; "-" is plain text on standard input.

    Raises:
        DocumentError: the file is not there or is not a document that can be read.
    """
    path = Path(name)
    if name == STDIN:
        return _source_of_text(_read(name, DocumentError), name, None)
    if _is_text(name):
        return _source_of_text(_read(name, DocumentError), path.name, path)
    return _source_of_word(path, path.name, path)


def read_document_bytes(name: str) -> bytes:
    """The bytes of the document in the file ``name``, for who reads it later or elsewhere.

    Raises:
        DocumentError: the file is not there, is no file, is empty or larger than any document that is read.
    """
    return _read(name, DocumentError)


def document_source(data: bytes, name: str, path: Path | None = None) -> Source:
    """The document whose bytes are ``data``; a ``name`` that ends in .txt says that they are plain text.

    Raises:
        DocumentError: the bytes are not a document that can be read.
    """
    return _source_of_text(data, name, path) if _is_text(name) else _source_of_word(data, name, path)


def _is_text(name: str) -> bool:
    return name.lower().endswith(".txt")


def _source_of_word(source: "WordSource", name: str, path: Path | None) -> Source:
    package, text = _read_word_file(source)
    return Source(name, path, package.archive.data, text.view, package, text)


def _source_of_text(data: bytes, name: str, path: Path | None) -> Source:
    texts = paragraphs_of_text(_plain_text(data, DocumentError))
    if not any(texts):
        raise DocumentError("The text is empty; give the answer's text.")
    return Source(name, path, data, TextView.from_texts(texts))


def _read_word_file(source: "WordSource") -> "tuple[Package, DocumentText]":
    from docxplug.word.opc.package import Package
    from docxplug.word.reading.reader import read_document

    package = Package.open(source)
    return package, read_document(package)


def paragraphs_of_text(text: str) -> list[str]:
    """The paragraphs of a plain text: its lines, with hard-wrapped lines joined and blank ones left out."""
    lines = [line.rstrip() for line in text.replace("\f", "\n").split("\n")]
    if not _is_wrapped(lines):
        return [line.strip() for line in lines if line.strip()]
    paragraphs: list[str] = []
    previous = ""
    for line in lines:
        if line.strip() and len(previous) >= _FULL_LINE and not _begins_anew(line.strip()):
            paragraphs[-1] = f"{paragraphs[-1]} {line.strip()}"
        elif line.strip():
            paragraphs.append(line.strip())
        previous = line
    return paragraphs


def _begins_anew(line: str) -> bool:
    """Whether a line begins a paragraph whatever stands above it: a list's item, or a label of a story's part."""
    from docxplug.analysis.labels import label_of
    from docxplug.posting.paragraphs import starts_item

    return starts_item(line) or label_of(Paragraph(0, line)) is not None


def _is_wrapped(lines: Sequence[str]) -> bool:
    full = [line for line in lines if len(line) >= _FULL_LINE]
    return len(full) > 1 and max(map(len, lines)) <= _LONGEST_WRAPPED_LINE


def read_posting_file(name: str) -> Posting:
    """The announcement in a text, Word or PDF file, on standard input ("-"), or as JSON that docxplug printed.

    Raises:
        PostingError: the file is not there, or no announcement can be read from it.
    """
    return posting_of(_read(name, PostingError), name)


def posting_of(data: bytes, name: str = "") -> Posting:
    """The announcement whose bytes are ``data``; a ``name`` that ends in .json says that they are JSON.

    Raises:
        PostingError: no announcement can be read from them.
    """
    from docxplug.posting.read import read_posting

    if name.lower().endswith(".json") or (data[:1] == b"{" and b"docxplug.posting" in data[:200]):
        return _posting_from_json(data)
    text = announcement_text(data)
    if not text.strip():
        raise PostingError("There is no text in this announcement; give its text as .txt, .docx or .pdf.")
    return read_posting(text)


def announcement_text(data: bytes) -> str:
    """The plain text of an announcement that came as text, Word file or PDF.

    Raises:
        PostingError: it cannot be read.
    """
    if data.startswith(_PDF):
        return _pdf_text(data)
    if data.startswith(_ZIP):
        return _word_text(data)
    return _plain_text(data, PostingError)


def _plain_text(data: bytes, kind: type[DocxplugError]) -> str:
    try:
        return decode_text(data)
    except RequestError as error:
        raise kind(str(error)) from None


def _word_text(data: bytes) -> str:
    from docxplug.posting.word_lines import announcement_lines

    try:
        view = _read_word_file(data)[1].view
    except DocxplugError as error:
        raise PostingError(str(error)) from None
    return "\n".join(announcement_lines(view))


def _pdf_text(data: bytes) -> str:
    from docxplug.pages.pdf import damages, opened_pdf

    try:
        pages = opened_pdf(data).pages
        text = "\f".join(page.extract_text() for page in pages)
    except damages():
        raise PostingError(
            "This PDF cannot be read; save the announcement again, or paste its text into a .txt file."
        ) from None
    if not text.strip():
        raise PostingError(
            "This PDF holds only pictures of text; paste the announcement's text into a .txt file."
        )
    return text


def _posting_from_json(data: bytes) -> Posting:
    import json

    from docxplug import foreign_json
    from docxplug.posting.exchange import from_json

    try:
        loaded = foreign_json.loads(decode_text(data))
    except json.JSONDecodeError as error:
        raise PostingError(
            f"This is not valid JSON: {error.msg} in line {error.lineno}; correct that line."
        ) from None
    except ValueError:
        raise PostingError(
            "This JSON is nested too deeply, or has a number of too many digits; "
            "give what “docxplug posting --format json” prints."
        ) from None
    if not isinstance(loaded, dict):
        raise PostingError(
            "This JSON is not an announcement; give what “docxplug posting --format json” prints."
        )
    return from_json(loaded)


def _read(name: str, kind: type[DocxplugError]) -> bytes:
    try:
        if name != STDIN and Path(name).is_fifo():  # nobody may ever write into it
            raise kind("This is a pipe; save what comes out of it in a file, or give it as “-”.")
        data = _bytes_in(name)
    except FileNotFoundError:
        raise kind("There is no such file; check the name and the folder.") from None
    except IsADirectoryError:
        raise kind("This is a folder; name a file in it.") from None
    except PermissionError:
        if Path(name).is_dir():  # what Windows says of a folder
            raise kind("This is a folder; name a file in it.") from None
        raise kind(
            "The file cannot be opened; close it in other programs, or ask for the right to read it."
        ) from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise kind(f"The file cannot be read ({reason}); check its name and the disk.") from None
    if not data:
        raise kind("The file is empty; give one with text in it.")
    if len(data) > _largest():
        raise kind(f"The file is larger than {_largest():,} bytes; compress or remove its pictures.")
    return data


def _bytes_in(name: str) -> bytes:
    """All of a file, or more than the most that is taken: a device may never end."""
    if name == STDIN:
        return sys.stdin.buffer.read(_largest() + 1)
    with Path(name).open("rb") as file:
        return file.read(_largest() + 1)


def _largest() -> int:
    """The size of the largest file that is read, of whatever kind, in bytes."""
    from docxplug.word.opc.limits import DEFAULT_LIMITS

    return DEFAULT_LIMITS.file


def read_file(name: str) -> bytes:
    """The bytes of a file that goes with a request, or of standard input ("-").

    Raises:
        RequestError: it is not there, or cannot be read.
    """
    try:
        return _read(name, RequestError)
    except RequestError as error:
        raise RequestError(f"{'standard input' if name == STDIN else name}: {error}") from None

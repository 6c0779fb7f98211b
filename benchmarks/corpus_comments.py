"""What becomes of a file that takes a comment, told by other means than docxplug's own proof.

The copy must open, show the same text, keep every other part byte for byte and every comment that was there, and
its new comment must lie on its words.
"""

import io
import zipfile
from collections import Counter
from pathlib import Path

from lxml import etree

from docxplug.errors import DocxplugError
from docxplug.spans import Span
from docxplug.word import Document, NewComment, open_document, verify
from docxplug.word.comment_errors import ProtectedDocumentError
from docxplug.word.errors import UnreadableError
from docxplug.word.marks.cutting import can_cut
from docxplug.word.opc.limits import Limits

_TEXT = "What did you do yourself?"
#: Parts that say what the package holds and how its comments look.
_MAY_CHANGE = ("[Content_Types].xml", "styles", "comments", "people", ".rels")


def outcome(path: Path) -> str:
    """One word for what happens to a file: "kept", or what was lost, refused or broken."""
    try:
        document = open_document(path)
        place = _place(document)
        if place is None:
            return "no text"
        comment = document.annotate([NewComment((place,), _TEXT)])[0]
        written = document.to_bytes(break_signature=True)
    except ProtectedDocumentError:
        return "protected"
    except UnreadableError:
        return "unreadable"
    return _loss(path.read_bytes(), written, document, comment, place) or "kept"


def _place(document: Document) -> Span | None:
    """The middle third of the longest paragraph whose words can be marked exactly."""
    texts = document.view.texts()
    for index in sorted(range(len(texts)), key=lambda index: -len(texts[index])):
        span, place = Span(index, len(texts[index]) // 3, 2 * len(texts[index]) // 3 + 1), document.text.maps
        exact = can_cut(place[index], span.start) and can_cut(place[index], span.end)
        if texts[index] and place[index].host is None and exact:
            return span
    return document.view.whole(0) if any(texts) else None


def _loss(original: bytes, written: bytes, document: Document, comment: str, place: Span) -> str:
    try:
        before, after = _parts(original), _parts(written)
        for name, data in after.items():
            if data and name.endswith(".xml") and data != before.get(name):
                etree.fromstring(data)
        opened = open_document(written)
    except (zipfile.BadZipFile, etree.XMLSyntaxError, DocxplugError):
        return "corrupt"
    if before.keys() - after.keys():
        return "parts lost"
    if any(after[name] != data for name, data in before.items() if not _may_change(name, document)):
        return "parts changed"
    if opened.view != document.view or verify(original, written):
        return "text changed"
    now = opened.threads()
    if Counter(open_document(original).threads()) - Counter(now):
        return "comments lost"
    found = {thread.id: thread.quote for thread in now}
    return "" if found[comment] == document.view.quote(place) else "comment misplaced"


def _parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as source:
        return {name: source.read(name) for name in source.namelist() if not name.endswith("/")}


def _may_change(name: str, document: Document) -> bool:
    return name.replace("\\", "/").lstrip("/") == document.package.main or any(
        word in name for word in _MAY_CHANGE
    )


def is_refused(data: bytes, limits: Limits) -> bool:
    """Whether a hostile input ends in one typed error with one sentence."""
    try:
        open_document(data, limits=limits)
    except DocxplugError as error:
        return str(error).endswith(".") and "\n" not in str(error)
    except Exception:  # noqa: BLE001  anything else is what this counts
        return False
    return False


def takes_a_comment(data: bytes) -> bool:
    """Whether an odd input, all of which say "text", takes a comment on its word and keeps everything."""
    try:
        document = open_document(data)
        [place] = document.find("text")
        comment = document.comment(place, _TEXT)
        written = document.to_bytes()
        opened = open_document(written)
    except (DocxplugError, ValueError):
        return False
    quotes = {thread.id: thread.quote for thread in opened.threads()}
    return quotes[comment] == "text" and opened.view == document.view and not verify(data, written)

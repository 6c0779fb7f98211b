"""Comments as people see them: threads with their words, what they are about, and who said it when."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from lxml import etree

from docxplug.spans import Span
from docxplug.word.comments.book import CommentBook
from docxplug.word.comments.index import Entry
from docxplug.word.marks.places import Places
from docxplug.word.opc.xml import word_tags

_TEXT_TAGS = word_tags("t")
_PARAGRAPH_TAGS = word_tags("p")
_CHARACTERS: Mapping[str, str] = {
    **dict.fromkeys(word_tags("tab"), "\t"),
    **dict.fromkeys(word_tags("br", "cr"), "\n"),
    **dict.fromkeys(word_tags("noBreakHyphen"), "-"),
}


@dataclass(frozen=True, slots=True)
class Remark:
    """One comment's words. ``date`` knows its zone where the file gives the UTC time; it is None where it has none."""

    id: str
    author: str
    initials: str
    date: datetime | None
    text: str


@dataclass(frozen=True, slots=True)
class Thread:
    """A comment with its replies.

    ``id`` is the ``paraId``, or ``w:id`` where the file has none. ``spans`` are the places it is about, one for
    each paragraph (code points), and ``quote`` their text, a line for each paragraph; a comment without a range
    has an empty span where its mark stands, one without any mark has none.
    """

    id: str
    author: str
    initials: str
    date: datetime | None
    text: str
    resolved: bool
    quote: str
    spans: tuple[Span, ...]
    replies: tuple[Remark, ...]


def read_threads(book: CommentBook, places: Places) -> tuple[Thread, ...]:
    """All threads, in the order of the comments part."""
    replies: dict[int, list[Remark]] = {}
    starters = []
    for entry in book.entries:
        parent = book.parent_of(entry)
        if parent is None:
            starters.append(entry)
        else:
            replies.setdefault(id(parent), []).append(_remark(book, entry))
    return tuple(_thread(book, entry, places, tuple(replies.get(id(entry), ()))) for entry in starters)


def _thread(book: CommentBook, entry: Entry, places: Places, replies: tuple[Remark, ...]) -> Thread:
    remark = _remark(book, entry)
    spans = places.spans(entry.number)
    return Thread(
        id=remark.id,
        author=remark.author,
        initials=remark.initials,
        date=remark.date,
        text=remark.text,
        resolved=book.is_resolved(entry),
        quote=places.quote(spans),
        spans=spans,
        replies=replies,
    )


def _remark(book: CommentBook, entry: Entry) -> Remark:
    def attribute(name: str) -> str:
        return next(
            (entry.element.get(tag, "") for tag in word_tags(name) if tag in entry.element.attrib), ""
        )

    date = _moment(book.utc_of(entry)) or _moment(attribute("date").removesuffix("Z"))
    return Remark(entry.id, attribute("author"), attribute("initials"), date, comment_text(entry.element))


def _moment(written: str) -> datetime | None:
    try:
        return datetime.fromisoformat(written) if written else None
    except ValueError:
        return None


def comment_text(comment: etree._Element) -> str:
    """The words of a comment, a line for each paragraph."""
    return "\n".join("".join(_characters(paragraph)) for paragraph in comment.iter(*_PARAGRAPH_TAGS))


def _characters(paragraph: etree._Element) -> Iterator[str]:
    for node in paragraph.iter(*_TEXT_TAGS, *_CHARACTERS):
        yield node.text or "" if node.tag in _TEXT_TAGS else _CHARACTERS[str(node.tag)]

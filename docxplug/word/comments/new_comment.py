"""A comment that is to be made, checked before anything is changed."""

from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from typing import Final, NamedTuple

from docxplug.clock import now
from docxplug.spans import Span
from docxplug.word.comments.book import Stamp
from docxplug.word.marks.anchors import Range, range_of
from docxplug.word.marks.cutting import can_cut
from docxplug.word.marks.elements import checked_initials, checked_name, checked_text, initials_of
from docxplug.word.reading.text_map import DocumentText

DEFAULT_AUTHOR: Final = "docxplug"


@dataclass(frozen=True, slots=True)
class NewComment:
    """A comment that is to be made.

    Word gives a comment one range: from the first of ``spans`` to the last. ``parent`` is the id of the comment
    that this one answers; then ``spans`` are not looked at. Without ``initials`` they are made from the author's
    name, without ``date`` it is now; a date without a zone is local time.
    """

    spans: tuple[Span, ...]
    text: str
    author: str = DEFAULT_AUTHOR
    initials: str | None = None
    date: datetime | None = None
    parent: str | None = None


class PreparedComment(NamedTuple):
    """The same, checked: with its range in the text, or with the id of what it answers."""

    place: Range | None
    parent: str
    text: str
    stamp: Stamp


def prepare(comment: NewComment, document: DocumentText, moment: datetime | None = None) -> PreparedComment:
    """Check a comment's place, words and names; ``moment`` is when it is made, where it does not say so itself.

    Raises NoPlaceError or CommentTextError.
    """
    stamp = Stamp(*_signature(comment.author, comment.initials), comment.date or moment or now())
    text = checked_text(comment.text)
    if comment.parent is not None:
        return PreparedComment(None, comment.parent, text, stamp)
    place = _in_one_story(range_of(comment.spans, document.view), document)
    return PreparedComment(place, "", _with_place(place, text, document), stamp)


@lru_cache(maxsize=64)  # the authors of many comments are few
def _signature(author: str, initials: str | None) -> tuple[str, str]:
    """The name and the initials, checked."""
    name = checked_name(author)
    return name, initials_of(name) if initials is None else checked_initials(initials)


def _in_one_story(place: Range, document: DocumentText) -> Range:
    """The part of a range that is in the text where it begins.

    Notes and text boxes stand elsewhere in the file than in the reading order, so that a range from one text
    into another could end before it starts.
    """
    if document.maps[place.first].host is document.maps[place.last].host:
        return place
    return Range(place.first, place.start, place.first, len(document.view.paragraphs[place.first].text))


def _with_place(place: Range, text: str, document: DocumentText) -> str:
    """The words of a comment whose marks cannot stand around its words say what it is about.

    The mark of a note or a text box stands where the note is referred to; a formula or ruby text is marked whole.
    """
    first, last = document.maps[place.first], document.maps[place.last]
    if first.host is None and can_cut(first, place.start) and can_cut(last, place.end):
        return text
    quoted = _quoted(place, document)
    if first.host is not None:
        name = "text box" if first.where == "textbox" else first.where
        return f"In the {name} here{f', on “{quoted}”' if quoted else ''}: {text}"
    return f"On “{quoted}”: {text}" if quoted else text


def _quoted(place: Range, document: DocumentText) -> str:
    """What a range begins with: its words in its first paragraph."""
    words = document.view.paragraphs[place.first].text
    return words[place.start : place.end if place.first == place.last else len(words)].strip()

"""A Word document that takes comments: the public face of this room."""

import os
from collections.abc import Collection, Iterable, Sequence
from datetime import datetime

from lxml import etree

from docxplug.clock import now
from docxplug.spans import Span
from docxplug.view import TextView
from docxplug.word.comments.book import CommentBook, Said
from docxplug.word.comments.index import Entry
from docxplug.word.comments.new_comment import DEFAULT_AUTHOR, NewComment, PreparedComment, prepare
from docxplug.word.comments.store import CommentStore
from docxplug.word.comments.threads import Thread, comment_text, read_threads
from docxplug.word.copying import Touched, changed_copy
from docxplug.word.cycles import without_search
from docxplug.word.marks.anchors import Anchors
from docxplug.word.marks.choosing import chosen_place
from docxplug.word.marks.elements import checked_text
from docxplug.word.marks.markers import Markers, notes_with_marks
from docxplug.word.marks.places import Places
from docxplug.word.opc.package import Package
from docxplug.word.opc.saving import write_whole
from docxplug.word.opc.stitched import Stitched
from docxplug.word.reading.finder import Finder
from docxplug.word.reading.permission import refuse_protected
from docxplug.word.reading.text_map import DocumentText


class Document:
    """A document's text and its comments.

    Changes are kept in memory until ``save`` or ``to_bytes``. The ids that methods return and take are the
    comments' ``paraId``, or ``w:id`` where a file gives none.
    """

    def __init__(self, package: Package, text: DocumentText, store: CommentStore) -> None:
        self._package, self._text, self._store = package, text, store
        self._loaded_book: CommentBook | None = None
        self._loaded_markers: Markers | None = None
        self._finder: Finder | None = None
        self._touched: set[str] = set()
        self._changed_parts: set[str] = set()
        self._may_comment = False

    @property
    def view(self) -> TextView:
        """The text as its reader sees it."""
        return self._text.view

    @property
    def text(self) -> DocumentText:
        """The text with its map to the XML."""
        return self._text

    @property
    def package(self) -> Package:
        """The package the document was read from."""
        return self._package

    @property
    def store(self) -> CommentStore:
        """Where its parts are kept while they are changed."""
        return self._store

    # Finding

    def find(self, words: str) -> list[tuple[Span, ...]]:
        """Every place of ``words``; each has one span for each paragraph it touches.

        Quotes, spaces and hyphens match whatever Word made of them; case counts; a line break in ``words``
        matches a line break or the end of a paragraph.
        """
        if self._finder is None:
            self._finder = Finder(self.view)
        return self._finder.find(words)

    def place(self, words: str, nth: int | None = None) -> tuple[Span, ...]:
        """The one place of ``words``, or the ``nth`` of several, counted from 1.

        Raises NoPlaceError where there is none, or more than one and no ``nth``; HeaderCommentError where the
        words stand in a header or footer only, which takes no comments.
        """
        return chosen_place(self.find(words), words, nth, self._package)

    # Commenting

    def comment(
        self,
        spans: str | Span | Iterable[Span],
        text: str,
        *,
        author: str = DEFAULT_AUTHOR,
        initials: str | None = None,
        date: datetime | None = None,
    ) -> str:
        """Put a comment on exact characters and return its id; several spans are one range, first to last.

        Words in place of spans must stand in the text once, as for ``place``.

        Raises NoPlaceError, CommentTextError, ProtectedDocumentError or TooManyCommentsError.
        """
        if isinstance(spans, str):
            spans = self.place(spans)
        places = (spans,) if isinstance(spans, Span) else tuple(spans)
        return self.annotate([NewComment(places, text, author, initials, date)])[0]

    @without_search
    def annotate(self, comments: Sequence[NewComment]) -> list[str]:
        """Add many comments in time linear in the document and their number; returns their ids in order.

        All are checked before the first is written: where one cannot be, the document stays as it was.
        """
        self._refuse_locked()
        self._book.refuse_more_than_word_opens(len(comments))
        moment = now()
        prepared = [prepare(comment, self._text, moment) for comment in comments]
        parents = [self._starter(new.parent) if new.place is None else None for new in prepared]
        return self._write(prepared, parents) if prepared else []

    def _write(self, prepared: list[PreparedComment], parents: list[Entry | None]) -> list[str]:
        anchors = Anchors(self._store.main_root, self._text.maps, self._markers)
        anchors.cut(new.place for new in prepared if new.place is not None)
        last_said = {
            id(parent): self._book.last_in_thread(parent) for parent in parents if parent is not None
        }
        entries = self._book.add(
            [
                Said(new.text, new.stamp, repr(new.place), parent)
                for new, parent in zip(prepared, parents, strict=True)
            ]
        )
        self._store.touch_main()
        mark_style, added = self._book.style_ids[1], list(zip(prepared, entries, strict=True))
        anchors.place(
            ((new.place, entry.number) for new, entry in added if new.place is not None), mark_style
        )
        for entry, parent in zip(entries, parents, strict=True):
            if parent is not None:
                last = last_said[id(parent)].number
                beside = last if self._markers.of(last) else parent.number
                anchors.place_reply(beside, entry.number, mark_style)
                last_said[id(parent)] = entry
                self._touch(parent)
        return [entry.id for entry in entries]

    def _starter(self, comment_id: str) -> Entry:
        """The comment that starts the thread of another."""
        entry = self._book.find(comment_id)
        starter = self._book.parent_of(entry) or entry
        self._touch(starter)
        return starter

    def checked(self, comment: NewComment) -> PreparedComment:
        """What would be written for a comment; raises as ``annotate`` does where it cannot be written."""
        if comment.parent is not None:
            self._book.find(comment.parent)
        return prepare(comment, self._text)

    # Threads

    def threads(self) -> tuple[Thread, ...]:
        """All comments with their replies, what they are about and whether they are resolved."""
        return read_threads(self._book, Places(self._store.main_root, self._text))

    def reply(
        self,
        comment_id: str,
        text: str,
        *,
        author: str = DEFAULT_AUTHOR,
        initials: str | None = None,
        date: datetime | None = None,
    ) -> str:
        """Answer a comment; an answer to an answer joins its thread. Raises NoSuchCommentError."""
        return self.annotate([NewComment((), text, author, initials, date, parent=comment_id)])[0]

    def resolve(self, comment_id: str) -> None:
        """Mark a thread as done. Raises NoSuchCommentError."""
        self._set_resolved(comment_id, resolved=True)

    def reopen(self, comment_id: str) -> None:
        """Mark a thread as open again. Raises NoSuchCommentError."""
        self._set_resolved(comment_id, resolved=False)

    def _set_resolved(self, comment_id: str, *, resolved: bool) -> None:
        self._refuse_locked()
        entry = self._book.find(comment_id)
        thread = self._book.thread_of(self._book.parent_of(entry) or entry)
        self._book.set_resolved(entry, resolved=resolved)
        self._touch(*thread)

    def edit(self, comment_id: str, text: str) -> None:
        """Put other words into a comment; author, date and place stay. Raises NoSuchCommentError."""
        self._refuse_locked()
        entry = self._book.find(comment_id)
        self._book.edit(entry, checked_text(text))
        self._touch(entry)

    def delete(self, comment_id: str) -> None:
        """Take a comment out, with its replies and its marks in the text. Raises NoSuchCommentError."""
        self._refuse_locked()
        self._delete(self._book.thread_of(self._book.find(comment_id)))

    def strip(self, *, author: str | None = None) -> int:
        """Take out every comment, or those of one author with the answers to them; returns how many."""
        self._refuse_locked()
        entries = self._book.entries
        if author is not None:
            theirs = [entry for entry in entries if self._book.author_of(entry) == author]
            entries = self._book.with_replies(theirs)
        unwanted = list(entries)
        self._delete(unwanted)
        if author is None:
            self._remove_orphans()
        return len(unwanted)

    def delete_many(self, comment_ids: Iterable[str]) -> int:
        """Take out comments with their replies; returns how many went. Raises NoSuchCommentError."""
        self._refuse_locked()
        unwanted = self._book.with_replies([self._book.find(comment_id) for comment_id in comment_ids])
        self._delete(unwanted)
        return len(unwanted)

    def ids_of_thread(self, comment_id: str) -> set[str]:
        """Every ``paraId`` and ``w:id`` of a comment and its replies. Raises NoSuchCommentError."""
        entries = self._book.thread_of(self._book.find(comment_id))
        return {number for entry in entries for number in (entry.number, entry.para_id)} - {""}

    def thread_id(self, comment_id: str) -> str:
        """The id of the thread that a comment or an answer belongs to. Raises NoSuchCommentError."""
        entry = self._book.find(comment_id)
        return (self._book.parent_of(entry) or entry).id

    def words_of(self, comment_id: str) -> str:
        """The words of a comment, a line for each of its paragraphs. Raises NoSuchCommentError."""
        return comment_text(self._book.find(comment_id).element)

    def _delete(self, unwanted: Collection[Entry]) -> None:
        self._touch(*unwanted)
        self._book.delete(unwanted)
        self._put_notes()

    def _remove_orphans(self) -> None:
        """Marks of comments that are not there would come back as empty comments in some programs."""
        numbers = set(self._markers.numbers())
        self._touched |= numbers
        self._markers.remove(numbers)
        if numbers:
            self._store.touch_main()
            self._put_notes()

    def _put_notes(self) -> None:
        for name, root in self._markers.changed_notes().items():
            self._store.change_part(name, root)

    def _touch(self, *entries: Entry) -> None:
        for entry in entries:
            self._touched |= {entry.number, entry.para_id} - {""}

    def change_part(self, name: str, root: etree._Element) -> None:
        """Take ``root`` as the content of a part that has nothing to do with comments; the proof lets it pass."""
        self._store.change_part(name, root)
        self.allow_change(name)

    def allow_change(self, part: str) -> None:
        """Let the proof pass what differs in a part, by its name as differences give it."""
        self._changed_parts.add(part)

    # Writing

    def to_bytes(self, *, check: bool = True, break_signature: bool = False) -> bytes:
        """The document as a file; everything that was not changed is copied byte for byte.

        With ``check``, the result is compared with the original first. Raises SignedDocumentError for a signed
        document unless ``break_signature``, and CheckFailedError where more than comments would differ.
        """
        return self._copy(check=check, break_signature=break_signature).whole()

    @without_search
    def _copy(self, *, check: bool, break_signature: bool) -> Stitched:
        touched = Touched(frozenset(self._touched), frozenset(self._changed_parts))
        return changed_copy(self._package, self._store, touched, check=check, break_signature=break_signature)

    def save(
        self,
        path: str | os.PathLike[str],
        *,
        overwrite: bool = False,
        break_signature: bool = False,
        check: bool = True,
    ) -> None:
        """Write the document to ``path``, whole or not at all; see ``to_bytes`` for the choices.

        Raises OutputExistsError where there is a file already, unless ``overwrite``; FileInUseError where
        another program holds it.
        """
        copy = self._copy(check=check, break_signature=break_signature)
        write_whole(path, copy, overwrite=overwrite)

    @property
    def _markers(self) -> Markers:
        if self._loaded_markers is None:
            self._loaded_markers = Markers(self._store.main_root, notes_with_marks(self._package))
        return self._loaded_markers

    @property
    def _book(self) -> CommentBook:
        if self._loaded_book is None:
            self._loaded_book = CommentBook(self._store, self._markers)
        return self._loaded_book

    def _refuse_locked(self) -> None:
        if not self._may_comment:
            refuse_protected(self._package)
            self._may_comment = True

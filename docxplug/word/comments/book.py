"""The comments of a document as one book, kept the same in all parts that speak of them."""

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Final, NamedTuple

from lxml import etree

from docxplug.word.comment_errors import BrokenCommentsError, NoSuchCommentError, TooManyCommentsError
from docxplug.word.comments.index import CommentIndex, Entry
from docxplug.word.comments.people import People
from docxplug.word.comments.store import CommentStore, editable
from docxplug.word.comments.styles import comment_styles
from docxplug.word.comments.thread_parts import ThreadParts, ThreadRow
from docxplug.word.marks.elements import comment_paragraphs, comment_xml, local_time, parsed, utc_time
from docxplug.word.marks.ids import CommentNumbers, HexIds
from docxplug.word.marks.kinds import COMMENT_KINDS, COMMENTS, PARA_ID, TEXT_ID, W14
from docxplug.word.marks.markers import Markers, take_out

MOST_COMMENTS: Final = 32_767  # Word refuses to open a file with more


class Stamp(NamedTuple):
    """Who says it and when; a moment without a zone is this machine's local time."""

    author: str
    initials: str
    moment: datetime


class Said(NamedTuple):
    """A comment to be added; ``seed`` says what it is about, so that its ids are repeatable."""

    text: str
    stamp: Stamp
    seed: str
    parent: Entry | None = None


class CommentBook:
    """All comments of a document; every change is made in each part that speaks of the comment."""

    def __init__(self, store: CommentStore, markers: Markers) -> None:
        self._store, self._markers = store, markers
        self._w = f"{{{store.main_uri}}}"
        self._parts, self._people = ThreadParts(store), People(store)
        self._index = CommentIndex(self._read_entries(), self._parts.parent)
        self._numbers: CommentNumbers | None = None
        self._hex: HexIds | None = None
        self._styles: tuple[str, str] | None = None

    def _read_entries(self) -> list[Entry]:
        root = self._store.root(COMMENTS)
        if root is None:
            return []
        if root.tag != f"{self._w}comments":
            raise BrokenCommentsError(
                "The document's comments are damaged; open it in Word, save it there, and try again."
            )
        return [self._read(element) for element in root.iterchildren(f"{self._w}comment")]

    def _read(self, element: etree._Element) -> Entry:
        para_id = ""
        for paragraph in element.iter(f"{self._w}p"):
            para_id = paragraph.get(PARA_ID, "")  # threads are keyed by the last paragraph
        return Entry(element, element.get(f"{self._w}id", "").strip(), para_id.upper())

    # Reading

    @property
    def entries(self) -> list[Entry]:
        """All comments, in the order of the part."""
        return self._index.entries

    def find(self, comment_id: str) -> Entry:
        """The comment of that id. Raises NoSuchCommentError."""
        entry = self._index.find(comment_id.strip().upper())
        if entry is None:
            raise NoSuchCommentError(
                f"The document has no comment {comment_id}; “docxplug comments” lists those it has."
            )
        return entry

    def author_of(self, entry: Entry) -> str:
        """The name of the comment's author."""
        return entry.element.get(f"{self._w}author", "")

    def parent_of(self, entry: Entry) -> Entry | None:
        """The comment that starts the thread in which ``entry`` is an answer; None if it starts one itself."""
        return self._index.parent_of(entry)

    def thread_of(self, entry: Entry) -> list[Entry]:
        """A comment and the answers to it, in the order of the part; for an answer only itself."""
        return [entry, *(other for other in self._index.thread(entry) if other is not entry)]

    def last_in_thread(self, starter: Entry) -> Entry:
        """The last comment of the thread that ``starter`` starts."""
        return self._index.last_in_thread(starter)

    def with_replies(self, entries: Collection[Entry]) -> list[Entry]:
        """These comments and all answers to them, in the order of the part."""
        wanted = {id(entry) for entry in entries}
        return [entry for entry in self.entries if id(entry) in wanted or id(self.parent_of(entry)) in wanted]

    def is_resolved(self, entry: Entry) -> bool:
        """Whether the comment is marked as done."""
        return self._parts.is_done(entry.para_id)

    def utc_of(self, entry: Entry) -> str:
        """The moment the comment was made, in UTC, as the file writes it; "" where it does not."""
        return self._parts.utc(entry.para_id)

    # Writing

    @property
    def style_ids(self) -> tuple[str, str]:
        """The ids of the styles of a comment's paragraphs and of its mark, added where they are missing."""
        if self._styles is None:
            self._styles = comment_styles(self._store)
        return self._styles

    def refuse_more_than_word_opens(self, additional: int) -> None:
        """Raise TooManyCommentsError if so many new comments would keep Word from opening the file."""
        count = len(self._index) + additional
        if additional and count > MOST_COMMENTS:
            raise TooManyCommentsError(
                f"That makes {count:,} comments, and Word opens no file with more than {MOST_COMMENTS:,}; "
                "add fewer."
            )

    def add(self, comments: Sequence[Said]) -> list[Entry]:
        """Add comments to all parts, each part parsed once; the ids are derived from what is said."""
        for comment in comments:
            if comment.parent is not None:
                self.identify(comment.parent)
            self._people.name(comment.stamp.author)
        made = [self._new(comment) for comment in comments]
        root = editable(self._store, COMMENTS, {"w14": W14})
        elements = parsed(root, self._store.main_uri, "".join(xml for _, _, xml in made))
        root.extend(elements)
        entries = [
            Entry(element, number, row.para_id)
            for element, (number, row, _) in zip(elements, made, strict=True)
        ]
        self._parts.enter([row for _, row, _ in made])
        self._index.add(entries)
        return entries

    def _new(self, comment: Said) -> tuple[str, ThreadRow, str]:
        """The number, the ids and the XML of a new comment."""
        text, (author, initials, moment), seed, parent = comment
        number = self._new_number()
        para_ids, paragraphs = self._paragraphs(text, seed, author)
        row = ThreadRow(
            para_ids[-1], self._durable_id(para_ids[-1]), parent.para_id if parent else "", utc_time(moment)
        )
        return number, row, comment_xml(number, author, initials, local_time(moment), paragraphs)

    def _paragraphs(self, text: str, *seed: str) -> tuple[list[str], str]:
        """The ids of the paragraphs of a text, and their XML."""
        lines = range(len(text.split("\n")))
        para_ids = [self._hex_ids.new(*seed, text, str(line)) for line in lines]
        return para_ids, comment_paragraphs(text, para_ids, self.style_ids)

    def identify(self, entry: Entry) -> None:
        """Give a comment of an older program what threads need: a ``paraId`` and an entry under it."""
        if not entry.para_id:
            editable(self._store, COMMENTS, {"w14": W14})
            paragraphs = list(entry.element.iter(f"{self._w}p"))
            last = paragraphs[-1] if paragraphs else etree.SubElement(entry.element, f"{self._w}p")
            entry.para_id = self._hex_ids.new("found", entry.number, "".join(entry.element.itertext()))
            last.set(PARA_ID, entry.para_id)
            last.set(TEXT_ID, last.get(TEXT_ID, "77777777"))
            self._index.name(entry)
        if entry.para_id not in self._parts:
            self._parts.enter([ThreadRow(entry.para_id, self._durable_id(entry.para_id))])

    def set_resolved(self, entry: Entry, *, resolved: bool) -> None:
        """Mark a whole thread as done or open again, as Word does."""
        for comment in self.thread_of(self.parent_of(entry) or entry):
            self.identify(comment)
            self._parts.mark(comment.para_id, done=resolved)

    def edit(self, entry: Entry, text: str) -> None:
        """Put other words into a comment; it keeps its ids, its author and its date."""
        self.identify(entry)
        root = editable(self._store, COMMENTS, {"w14": W14})
        for child in list(entry.element):
            entry.element.remove(child)
        _, paragraphs = self._paragraphs(text, "edit", entry.para_id)
        entry.element.extend(parsed(root, self._store.main_uri, paragraphs))
        entry.element[-1].set(PARA_ID, entry.para_id)

    def delete(self, unwanted: Collection[Entry]) -> None:
        """Take comments out of every part, with the marks in the text; the parts go with the last comment."""
        if not unwanted:
            return
        self._index.drop(unwanted)
        editable(self._store, COMMENTS)
        for entry in unwanted:
            take_out(entry.element)
            if entry.para_id:
                self._parts.forget(entry.para_id)
        numbers = {entry.number for entry in unwanted}
        self._markers.remove({number for number in numbers if not self._index.has_number(number)})
        self._store.touch_main()
        if not self._index:
            self._remove_parts()

    def _remove_parts(self) -> None:
        for kind in COMMENT_KINDS:
            self._store.remove(kind)
        self._parts = ThreadParts(self._store)
        self._index = CommentIndex([], self._parts.parent)

    def _new_number(self) -> str:
        if self._numbers is None:
            used = [entry.number for entry in self.entries]
            self._numbers = CommentNumbers([*used, *self._markers.numbers()])
        return self._numbers.new()

    def _durable_id(self, para_id: str) -> str:
        return self._hex_ids.new("durable", para_id)

    @property
    def _hex_ids(self) -> HexIds:
        if self._hex is None:
            self._hex = HexIds([*self._store.hex_ids(), *self._parts.durable_ids()])
        return self._hex

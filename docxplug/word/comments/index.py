"""The comments of a document by id and number, and the threads they make, kept up to date with every change."""

from collections import Counter
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from typing import Final

from lxml import etree

_DEEPEST_THREAD: Final = 50  # Word writes answers to answers at one level; a file may hold a circle


@dataclass(slots=True)
class Entry:
    """One comment: its element, its ``w:id`` and its ``paraId`` (upper case; "" where the file gives none)."""

    element: etree._Element
    number: str
    para_id: str

    @property
    def id(self) -> str:
        """The id people see and give back."""
        return self.para_id or self.number


class CommentIndex:
    """All comments in the order of their part. Adding, finding and dropping one takes the same time in any number.

    ``parent_id`` gives the ``paraId`` that a comment's ``paraId`` answers, "" where it answers none.
    """

    def __init__(self, entries: Iterable[Entry], parent_id: Callable[[str], str]) -> None:
        self._parent_id = parent_id
        self._entries = {id(entry): entry for entry in entries}
        self._numbers = Counter(entry.number for entry in self._entries.values())
        self._by_id: dict[str, Entry] = {}
        self._read_ids()
        self._ids_are_shared = len(self._by_id) < len(self._entries)
        #: The comments of each thread by identity, in order, under the identity of the one that starts it.
        self._threads: dict[int, dict[int, Entry]] | None = None
        self._answered_answers: set[str] = set()

    def _read_ids(self) -> None:
        self._by_id = {entry.id: entry for entry in reversed(self._entries.values())}

    def __len__(self) -> int:
        return len(self._entries)

    @property
    def entries(self) -> list[Entry]:
        """All comments."""
        return list(self._entries.values())

    def find(self, comment_id: str) -> Entry | None:
        """The first comment of that id."""
        return self._by_id.get(comment_id)

    def has_number(self, number: str) -> bool:
        """Whether a comment has that ``w:id``."""
        return self._numbers[number] > 0

    def parent_of(self, entry: Entry) -> Entry | None:
        """The comment that starts the thread in which ``entry`` is an answer; None if it starts one itself."""
        current, parent = entry, None
        for _ in range(_DEEPEST_THREAD):
            above_id = self._parent_id(current.para_id) if current.para_id else ""
            above = self._by_id.get(above_id) if above_id else None  # there are comments without any id
            if above is None or above is entry:
                break
            parent = current = above
        return parent

    def thread(self, starter: Entry) -> list[Entry]:
        """The comments of the thread that ``starter`` starts, itself included, in order; none for an answer."""
        return list(self._thread(starter).values())

    def last_in_thread(self, starter: Entry) -> Entry:
        """The last of these comments."""
        return next(reversed(self._thread(starter).values()), starter)

    def _thread(self, starter: Entry) -> dict[int, Entry]:
        if self._threads is None:
            self._threads = {}
            self._enter(self._entries.values())
        return self._threads.get(id(starter), {})

    def _enter(self, entries: Iterable[Entry]) -> None:
        if self._threads is None:
            return
        for entry in entries:
            starter = self.parent_of(entry) or entry
            self._threads.setdefault(id(starter), {})[id(entry)] = entry
            if starter is not entry and (above := self._parent_id(entry.para_id)) != starter.para_id:
                self._answered_answers.add(above)

    def add(self, entries: Collection[Entry]) -> None:
        """Take new comments in, behind the others; their ids are new."""
        self._entries |= {id(entry): entry for entry in entries}
        self._numbers.update(entry.number for entry in entries)
        self._by_id |= {entry.id: entry for entry in entries}
        self._enter(entries)

    def name(self, entry: Entry) -> None:
        """Let a comment be found by the ``paraId`` it was given just now, too."""
        self._by_id[entry.para_id] = entry

    def drop(self, entries: Collection[Entry]) -> None:
        """Forget comments; what else their parts say of them must still be there."""
        leaving = [(entry, self.parent_of(entry) or entry) for entry in entries]
        # Those that start a thread last: then no answer is left in it that would start one of its own.
        for entry, starter in sorted(leaving, key=lambda pair: pair[0] is pair[1]):
            del self._entries[id(entry)]
            self._numbers[entry.number] -= 1
            for name in {entry.id, entry.number}:
                if self._by_id.get(name) is entry:
                    del self._by_id[name]
            self._leave_thread(entry, starter)
        if self._ids_are_shared:
            self._read_ids()
        if not self._answered_answers.isdisjoint(entry.para_id for entry in entries):
            self._threads = None  # what answered an answer may start a thread of its own now

    def _leave_thread(self, entry: Entry, starter: Entry) -> None:
        if self._threads is None:
            return
        if starter is not entry:
            self._threads.get(id(starter), {}).pop(id(entry), None)
        elif len(self._threads.pop(id(entry), {})) > 1:
            self._threads = None  # its answers, unless they go as well, start threads of their own

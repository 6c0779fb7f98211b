"""Comments of people: requests carried out on a document, none of them twice."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from typing import NamedTuple

from docxplug.comment_requests import CommentRequest, Row
from docxplug.errors import DocumentError, RequestError
from docxplug.spans import Span
from docxplug.word import DEFAULT_AUTHOR, Document, NewComment, Thread


class Signer(NamedTuple):
    """Who comments, where a request names nobody; without initials they are made from the name."""

    author: str = DEFAULT_AUTHOR
    initials: str | None = None
    date: datetime | None = None


class Failure(NamedTuple):
    """A row that could not be carried out, by its line, and why."""

    line: int
    reason: str


class Done(NamedTuple):
    """What became of the requests: ids of new comments and answers, of resolved comments, and how many were there."""

    added: tuple[str, ...] = ()
    resolved: tuple[str, ...] = ()
    already: int = 0
    failures: tuple[Failure, ...] = ()


def carry_out(document: Document, rows: Iterable[Row], signer: Signer) -> Done:
    """Do what the rows ask for; those that cannot be done are told, and the others are done all the same.

    A comment with the same author and words at the same place is not made twice.
    """
    work = _Work(document, signer)
    for line, request in rows:
        if isinstance(request, str):
            work.failures.append(Failure(line, request))
            continue
        try:
            work.take(request)
        except (RequestError, DocumentError) as error:
            work.failures.append(Failure(line, str(error)))
    return work.done()


class _Work:
    def __init__(self, document: Document, signer: Signer) -> None:
        self._document, self._signer = document, signer
        self._threads = {thread.id: thread for thread in document.threads()}
        self._there = {key for thread in self._threads.values() for key in _keys(thread)}
        self._new: list[NewComment] = []
        self._to_resolve: dict[str, None] = {}
        self._already = 0
        self.failures: list[Failure] = []

    def take(self, request: CommentRequest) -> None:
        """Check one request, and put it with those to be done."""
        if request.resolve:
            self._take_resolve(request.resolve)
            return
        for comment in self._comments(request):
            key = self._key(comment)
            if key in self._there:
                self._already += 1
                continue
            self._there.add(key)
            self._new.append(comment)

    def _take_resolve(self, comment_id: str) -> None:
        thread = self._threads.get(self._document.thread_id(comment_id))
        if thread is None or not thread.resolved:
            self._to_resolve[comment_id] = None
        else:
            self._already += 1

    def _comments(self, request: CommentRequest) -> list[NewComment]:
        if request.reply_to:
            return [self._comment((), request, parent=request.reply_to)]
        return [self._comment(spans, request) for spans in self._places(request)]

    def _places(self, request: CommentRequest) -> Sequence[tuple[Span, ...]]:
        if request.at is not None:
            return [(request.at,)]
        if request.nth == "all" and (found := self._document.find(request.on)):
            return found
        return [self._document.place(request.on, None if request.nth == "all" else request.nth)]

    def _comment(
        self, spans: tuple[Span, ...], request: CommentRequest, parent: str | None = None
    ) -> NewComment:
        author, initials = request.author or self._signer.author, request.initials
        if initials is None and author == self._signer.author:
            initials = self._signer.initials
        return NewComment(spans, request.text, author, initials, self._signer.date, parent)

    def _key(self, comment: NewComment) -> "_Key":
        """What makes a comment the same as another; raises where it cannot be written."""
        checked = self._document.checked(comment)
        if checked.place is None:
            return comment.author, checked.text, self._document.thread_id(checked.parent)
        names_its_place = checked.text != comment.text and checked.text.endswith(f": {comment.text}")
        return comment.author, checked.text, None if names_its_place else tuple(checked.place)

    def done(self) -> Done:
        """Carry out what was taken."""
        added = self._document.annotate(self._new)
        for comment_id in self._to_resolve:
            self._document.resolve(comment_id)
        return Done(tuple(added), tuple(self._to_resolve), self._already, tuple(self.failures))


#: Author, words, and the range, or the thread that is answered; no range where the words themselves name the place.
_Key = tuple[str, str, tuple[int, ...] | str | None]


def _keys(thread: Thread) -> Iterator[_Key]:
    yield thread.author, thread.text, None
    if thread.spans:
        first, last = thread.spans[0], thread.spans[-1]
        yield thread.author, thread.text, (first.paragraph, first.start, last.paragraph, last.end)
    for reply in thread.replies:
        yield reply.author, reply.text, thread.id

"""What must hold for any input: the work is done, or one DocxplugError says in a sentence why not.

Each target takes the bytes of one input and raises for a fault of ours.
"""

import contextlib
import datetime
import json
import zlib
from collections.abc import Iterator
from random import Random

from fuzz_seeds import rich_document
from plausible import is_plausible

from docxplug.comment_requests import read_requests
from docxplug.commenting import Signer, carry_out
from docxplug.errors import DocxplugError, RubricError
from docxplug.intake import document_source, posting_of
from docxplug.pages import count_pages
from docxplug.pages.look import format_facts
from docxplug.planning import plan
from docxplug.posting.exchange import from_json, to_json
from docxplug.reviewing import review
from docxplug.spans import Span
from docxplug.view import TextView
from docxplug.word import Document, NewComment, open_document, verify
from docxplug.word.cleaning import leftovers
from docxplug.word.comment_errors import CheckFailedError

_AS_OF = datetime.date(2026, 1, 1)
_MOMENT = datetime.datetime(2026, 1, 1, tzinfo=datetime.UTC)
_RICH = rich_document()
_LONGEST_SENTENCE = 1_000


class FaultError(AssertionError):
    """An input showed a fault of docxplug."""


@contextlib.contextmanager
def only_sentences(data: bytes = b"") -> Iterator[None]:
    """Lets a DocxplugError end the work, if it is one sentence and not the confession of a fault."""
    try:
        yield
    except CheckFailedError as error:
        if is_plausible(data):
            raise FaultError("A copy was not what it should be.") from error
    except DocxplugError as error:
        said = str(error)
        said.encode()  # what cannot be printed is no sentence
        is_whole = said.endswith((".", "”")) or isinstance(
            error, RubricError
        )  # FILE: RULE: KEY: what is wrong
        if not is_whole or len(said) > _LONGEST_SENTENCE:
            raise FaultError(f"This is no sentence: {said!r}") from error


def check_document(data: bytes) -> None:
    """A file is read, takes comments, and differs in nothing else; its comments can be taken out again."""
    with only_sentences(data):
        document = open_document(data)
        view = document.view
        count_pages(document.package, "estimate", text=document.text)
        format_facts(document.package, document.text)
        before = document.threads()
        leftovers(document)
        places = list(_places(view, Random(zlib.crc32(data))))  # noqa: S311 -- nothing secret
        if not places:
            return
        document.annotate([NewComment(place, "Why?", date=_MOMENT) for place in places])
        written = document.to_bytes(break_signature=True)
        _compare(data, written, view, len(before) + len(places))
        again = open_document(written)
        again.strip()
        if open_document(again.to_bytes(break_signature=True)).threads():
            raise FaultError("A comment stayed.")


def _places(view: TextView, chance: Random) -> Iterator[tuple[Span, ...]]:
    """A few places of the text: in one paragraph, and from one into the next."""
    for _ in range(3 if view.paragraphs else 0):
        first = chance.randrange(len(view.paragraphs))
        length = len(view.paragraphs[first].text)
        start = chance.randint(0, length)
        yield (Span(first, start, chance.randint(start, length)),)
        if first + 1 < len(view.paragraphs):
            yield Span(first, start, length), Span(first + 1, 0, len(view.paragraphs[first + 1].text) // 2)


def _compare(data: bytes, written: bytes, view: TextView, comments: int) -> None:
    found = open_document(written)
    if found.view != view:
        raise FaultError("The text changed.")
    if differences := verify(data, written):
        raise FaultError(f"More than comments changed: {differences}")
    starters_and_answers = sum(1 + len(thread.replies) for thread in found.threads())
    if starters_and_answers < comments:
        raise FaultError(f"{starters_and_answers} comments instead of {comments}.")


def check_announcement(data: bytes) -> None:
    """An announcement is understood, and comes back from its JSON as it was."""
    with only_sentences():
        posting = posting_of(data)
        if from_json(json.loads(json.dumps(to_json(posting)))) != posting:
            raise FaultError("The announcement changed on its way through JSON.")


def check_announcement_json(data: bytes) -> None:
    """JSON of an announcement is understood or refused, and can be used for a review."""
    with only_sentences():
        posting = posting_of(data, "posting.json")
        done = review(TextView.from_texts(["TQ 1", "I led a team of 40."]), posting, as_of=_AS_OF)
        _refuse_failures(done)
        "".join(comment.text for comment in plan(done, with_info=True)).encode()


def check_requests(data: bytes) -> None:
    """A table of comments is carried out on a document, or its rows are refused with their reasons."""
    with only_sentences():
        rows = read_requests(data[1:], {"Measure": "What did it cost?"}, as_lines=data[:1] == b"J")
        document = open_document(_RICH)
        done = carry_out(document, rows[:50], Signer(date=_MOMENT))
        for failure in done.failures:
            failure.reason.encode()
        if done.added:
            _compare_comments(document)


def _compare_comments(document: Document) -> None:
    if open_document(document.to_bytes()).view != document.view:
        raise FaultError("The text changed.")


def check_answers(data: bytes) -> None:
    """Any text can be reviewed against any announcement; every remark lies on words that are there."""
    head, _, body = data.partition(b"\f")
    with only_sentences():
        posting = posting_of(head) if head.strip() else None
        source = document_source(body, "answers.txt")
        done = review(source.view, posting, as_of=_AS_OF)
        _refuse_failures(done)
        for comment in plan(done, with_info=True):
            text = source.view.paragraphs[comment.span.paragraph].text
            if not 0 <= comment.span.start <= comment.span.end <= len(text):
                raise FaultError(f"There are no such words: {comment.span}")


def _refuse_failures(done: object) -> None:
    if failures := getattr(done, "failures", ()):
        raise FaultError(f"Checks failed: {failures}")

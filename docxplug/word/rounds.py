"""Rounds in a document: what earlier ones left in it, and the comments of the next one."""

from collections import defaultdict, deque
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from typing import NamedTuple

from docxplug.planning import PlannedComment
from docxplug.round_facts import EarlierComment, EarlierRound, Rounds, ToldFinding, digest
from docxplug.word.comments.new_comment import NewComment, prepare
from docxplug.word.comments.state_part import recall, remember
from docxplug.word.comments.threads import Thread
from docxplug.word.document import Document
from docxplug.word.opc.package import Package
from docxplug.word.proof.copies import compare
from docxplug.word.proof.difference import Difference


class NextRound(NamedTuple):
    """What this round will be known by.

    ``text`` is the digest of the text it read, ``told`` has its findings by id, ``names`` what each answer is
    known by, by the answer's id.
    """

    text: str
    with_posting: bool
    told: Mapping[str, ToldFinding]
    names: Mapping[str | None, str]


def earlier_round(document: Document) -> EarlierRound | None:
    """What earlier rounds left in a document and how it stands now; None where there was none."""
    state = recall(document.store)
    if state is None:
        return None
    links = _Links(document.threads(), state.comments)
    return state._replace(comments=tuple(map(links.standing, state.comments)))


class _Links:
    """From what was remembered to the threads that are there: by id, else by the words.

    Programs that write all ids anew (LibreOffice does) would make every comment look deleted, and the task pane
    knows no ids.
    """

    def __init__(self, threads: Sequence[Thread], comments: Iterable[EarlierComment]) -> None:
        self._by_id = {thread.id: thread for thread in threads}
        self._by_words: defaultdict[str, deque[Thread]] = defaultdict(deque)
        self._by_both: defaultdict[tuple[str, str], deque[Thread]] = defaultdict(deque)
        self._by_quote: defaultdict[str, deque[Thread]] = defaultdict(deque)
        for thread in threads:
            words = digest(thread.text)
            self._by_words[words].append(thread)
            self._by_both[words, thread.quote].append(thread)
            self._by_quote[thread.quote].append(thread)
        self._claimed = {comment.id for comment in comments if comment.id in self._by_id}

    def standing(self, comment: EarlierComment) -> EarlierComment:
        """The comment as it stands now."""
        thread = self._by_id.get(comment.id) or self._without_id(comment)
        if thread is None:
            return comment._replace(standing="gone")
        self._claimed.add(thread.id)
        return comment._replace(
            id=thread.id,
            spans=thread.spans,
            standing="resolved" if thread.resolved else "open",
            untouched=not thread.replies and digest(thread.text) == comment.said,
        )

    def _without_id(self, comment: EarlierComment) -> Thread | None:
        """A thread that is nobody else's: with the words that were left there, and if it can be on the same quote.

        One that the pane wrote may have been reworded by hand since, on its quote.
        """
        if not comment.said:
            return None
        quotes = [told.quote for told in comment.findings if told.quote]
        like = [self._by_both[comment.said, quote] for quote in quotes]
        like.append(self._by_words[comment.said])
        if not comment.id:
            like += (self._by_quote[quote] for quote in quotes)
        return next(filter(None, map(self._first_free, like)), None)

    def _first_free(self, threads: deque[Thread]) -> Thread | None:
        while threads and threads[0].id in self._claimed:
            threads.popleft()  # it stays claimed: however many are alike, each is passed once
        return threads[0] if threads else None


def write_round(
    document: Document,
    planned: Sequence[PlannedComment],
    rounds: Rounds,
    this: NextRound,
    sign: Callable[[PlannedComment], NewComment],
) -> None:
    """Put a round's comments into the document: what is there already stays, what is over is resolved.

    ``sign`` makes the comment to be written. Comments that nobody touched are brought up to date in place; answers
    and changes by people are never overwritten. Where nothing changed since the last round, nothing changes.
    """
    on_page = {finding for comment in planned if comment.kind == "finding" for finding in comment.findings}
    writer = _Writer(document, rounds, this, on_page)
    for comment in planned:
        writer.put(comment, sign(comment))
    for over in rounds.over:
        writer.close(over)
    writer.finish()


class _Writer:
    """Writes a round. ``_now`` has what becomes of earlier comments, None for those to be forgotten."""

    def __init__(self, document: Document, rounds: Rounds, this: NextRound, on_page: Collection[str]) -> None:
        self._document, self._rounds, self._this, self._on_page = document, rounds, this, on_page
        self._new: list[tuple[EarlierComment, NewComment]] = []
        self._now: dict[EarlierComment, EarlierComment | None] = {}
        self._found_again = {*rounds.told.values(), *rounds.summaries.values()}
        self._quiet = {rounds.summaries[answer] for answer in rounds.quiet}

    def put(self, planned: PlannedComment, comment: NewComment) -> None:
        """Write one comment, or bring the one that is there up to date."""
        told = tuple(self._this.told[finding] for finding in self._told_by(planned))
        about = self._this.names.get(planned.response, "")
        entry = EarlierComment("", planned.kind, about, told, said="")
        there = self._there(planned)
        if there is None or self._has_moved(there, planned):
            self._new.append((entry, comment))
            if there is not None:
                self._document.delete(there.id)
                self._now[there] = None
            return
        if there.standing == "resolved":
            self._document.reopen(there.id)
        said = self._up_to_date(there, comment) if there.untouched else there.said
        self._now[there] = entry._replace(id=there.id, said=said)

    def _told_by(self, planned: PlannedComment) -> Iterable[str]:
        """The findings a comment is remembered for: the summary only for those without a comment of their own."""
        for finding in planned.findings:
            if finding in self._this.told and (planned.kind == "finding" or finding not in self._on_page):
                yield finding

    def _there(self, planned: PlannedComment) -> EarlierComment | None:
        """The comment of an earlier round that this one continues."""
        if planned.kind == "summary":
            summary = self._rounds.summaries.get(planned.response or "")
            return None if summary is None or summary.standing == "gone" else summary
        kept = self._rounds.kept
        candidates = (kept[finding] for finding in planned.findings if finding in kept)
        return next((comment for comment in candidates if comment not in self._now), None)

    def _has_moved(self, there: EarlierComment, planned: PlannedComment) -> bool:
        """Whether the place of what it says is another one now; what people touched stays where it is."""
        if not there.untouched:
            return False
        if planned.kind == "summary":
            return all(span.paragraph != planned.span.paragraph for span in there.spans)
        return not any(span.overlaps(planned.span) for span in there.spans)

    def _up_to_date(self, there: EarlierComment, comment: NewComment) -> str:
        words = prepare(comment, self._document.text).text
        if words != self._document.words_of(there.id):
            self._document.edit(there.id, words)
        return digest(words)

    def close(self, over: EarlierComment) -> None:
        """Resolve a comment whose findings are all gone, and forget one that went with its words."""
        if over.standing == "open":
            self._document.resolve(over.id)
        self._now[over] = None if over.standing == "gone" else over._replace(closed=True)

    def finish(self) -> None:
        """Add the new comments and remember all of them."""
        added = self._document.annotate([comment for _, comment in self._new])
        entries = [
            entry._replace(id=comment_id, said=digest(self._document.words_of(comment_id)))
            for comment_id, (entry, _) in zip(added, self._new, strict=True)
        ]
        earlier, this = self._rounds.earlier, self._this
        comments = tuple(map(_remembered, (*self._carried(), *entries)))
        if comments or earlier:
            # An announcement that was there once is missed for good: what it asked for cannot be judged without it.
            with_posting = this.with_posting or (earlier is not None and earlier.with_posting)
            state = EarlierRound(this.text, with_posting, comments, self._rounds.fixed)
            remember(self._document.store, state)

    def _carried(self) -> Iterable[EarlierComment]:
        """The comments of earlier rounds that the next one should know of."""
        put_away = self._put_away()
        for comment in self._rounds.earlier.comments if self._rounds.earlier else ():
            if comment in self._now:
                now = self._now[comment]
            elif comment in put_away:
                now = put_away[comment]
            else:
                now = None if self._has_ended(comment) else comment
            if now is not None:
                yield now

    def _has_ended(self, comment: EarlierComment) -> bool:
        """Whether a comment that is gone was resolved before, or has just been made anew."""
        brought_back = comment in self._found_again and comment not in self._quiet
        return comment.standing == "gone" and (comment.closed or brought_back)

    def _put_away(self) -> dict[EarlierComment, EarlierComment]:
        """What people dismissed, with its findings as they stand now, so that they are known again."""
        found: defaultdict[EarlierComment, list[ToldFinding]] = defaultdict(list)
        for finding, comment in self._rounds.dismissed.items():
            if finding in self._this.told:
                found[comment].append(self._this.told[finding])
        return {
            comment: comment._replace(findings=tuple(told), dismissed=True) for comment, told in found.items()
        }


def _remembered(comment: EarlierComment) -> EarlierComment:
    """Without how it stands now, which the next round finds out."""
    return comment._replace(spans=(), standing="gone", untouched=False)


def differences(original: Document, annotated: Document) -> list[Difference]:
    """What differs between two versions besides comments; those of docxplug's earlier rounds may have changed.

    Answers of people to them may not.
    """
    earlier = earlier_round(original)
    own = [comment.id for comment in earlier.comments if comment.standing != "gone"] if earlier else []
    touched = {number for comment_id in own for number in original.ids_of_thread(comment_id)}
    found = compare(Package(original.package.archive), Package(annotated.package.archive), touched)
    before = {thread.id: thread for thread in original.threads()}
    after = {
        (reply.id, reply.author, reply.text) for thread in annotated.threads() for reply in thread.replies
    }
    return found + [
        Difference("comments", f"lost or changed the answer {reply.id}")
        for comment_id in own
        for reply in before[comment_id].replies
        if (reply.id, reply.author, reply.text) not in after
    ]

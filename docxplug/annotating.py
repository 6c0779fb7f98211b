"""A review's comments put into a document, also into one that a python-docx program has open."""

from collections.abc import Iterable
from datetime import datetime
from typing import TYPE_CHECKING, BinaryIO

from docxplug.planning import PlannedComment, plan
from docxplug.reviewing import Review
from docxplug.round_facts import FIRST_ROUND, EarlierRound, Rounds, ToldFinding
from docxplug.rounds import abouts, around, compare, text_digest, told_finding
from docxplug.view import TextView
from docxplug.word import DEFAULT_AUTHOR, Document, NewComment, open_document
from docxplug.word.rounds import NextRound, earlier_round, write_round

if TYPE_CHECKING:
    import os

    from docx.document import Document as PythonDocxDocument

    Annotatable = str | os.PathLike[str] | bytes | BinaryIO | PythonDocxDocument | Document


def annotate(
    document: "Annotatable",
    review: Review | Iterable[PlannedComment],
    *,
    author: str = DEFAULT_AUTHOR,
    initials: str | None = None,
    date: datetime | None = None,
    again: bool = False,
) -> Document:
    """Puts the comments of a review, or those chosen from its plan, on the words they speak of.

    ``document`` is what was reviewed: a path, bytes, a binary file, a ``docx.Document`` or a Document of
    docxplug. A ``docx.Document`` is changed in place and saved by its own ``save``; in all other cases the
    Document that comes back is saved by ``save`` or ``to_bytes``. Without ``date`` the comments are of now.

    Where the document was annotated before, what is still there keeps its comment, what is fixed gets its comment
    resolved, and what a person deleted or resolved stays away, unless ``again`` brings it back.

    Raises:
        DocumentError: the document cannot be read, or cannot take these comments.
    """
    opened = document if isinstance(document, Document) else open_document(document)
    earlier = earlier_round(opened)

    def sign(planned: PlannedComment) -> NewComment:
        return NewComment((planned.span,), planned.text, author, initials, date)

    if isinstance(review, Review):
        rounds = compare(earlier, review, again=again) if earlier else FIRST_ROUND
        write_round(opened, plan(review, rounds), rounds, round_of_review(review), sign)
        return opened
    comments = tuple(review)
    rounds = _linked(earlier, comments, again=again) if earlier else FIRST_ROUND
    wanted = [comment for comment in comments if not _is_put_away(comment, rounds)]
    write_round(opened, wanted, rounds, _round_of_comments(comments, opened.view, rounds), sign)
    return opened


def round_of_review(review: Review) -> NextRound:
    """What the next round is to know of this one."""
    names = abouts(review)
    told = {finding.id: told_finding(finding, review.view, names) for finding in review.findings}
    return NextRound(text_digest(review.view), review.posting is not None, told, names)


def _linked(earlier: EarlierRound, comments: Iterable[PlannedComment], *, again: bool) -> Rounds:
    """The comments of the last round by their findings, and the summaries by the paragraph they stand in."""
    told = {
        told.id: comment for comment in earlier.comments if not comment.closed for told in comment.findings
    }
    remarks = {finding: comment for finding, comment in told.items() if comment.kind == "finding"}
    away = {finding: comment for finding, comment in remarks.items() if comment.is_put_away and not again}
    there = {finding: comment for finding, comment in remarks.items() if comment.standing != "gone"}
    summaries = {
        planned.response or "": comment
        for planned in comments
        for comment in earlier.comments
        if planned.kind == comment.kind == "summary"
        and any(span.paragraph == planned.span.paragraph for span in comment.spans)
    }
    kept = {finding: comment for finding, comment in there.items() if finding not in away}
    return Rounds(earlier, told, kept, away, summaries, fixed=earlier.fixed)


def _is_put_away(comment: PlannedComment, rounds: Rounds) -> bool:
    return bool(comment.findings) and all(finding in rounds.dismissed for finding in comment.findings)


def _round_of_comments(comments: Iterable[PlannedComment], view: TextView, rounds: Rounds) -> NextRound:
    """The same where only the comments are known: their findings are taken to be where the comments stand."""
    told = {
        finding: ToldFinding(
            finding,
            _check_of(finding),
            view.quote(comment.span),
            comment.response or "",
            *around(view, comment.span),
        )
        for comment in comments
        for finding in comment.findings
    }
    names = {comment.response: comment.response or "" for comment in comments}
    posting = rounds.earlier.with_posting if rounds.earlier else False
    return NextRound(text_digest(view), posting, told, names)


def _check_of(finding: str) -> str:
    """The check's id, which a finding's id begins with."""
    return finding.rsplit(":", 2)[0]

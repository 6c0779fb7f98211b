"""Two rounds compared: which findings were told before, which are fixed, which a person does not want to see."""

from collections.abc import Container, Iterable, Mapping
from typing import Final

from docxplug.analysis.model import Response
from docxplug.findings import Finding
from docxplug.reviewing import Review
from docxplug.round_facts import EarlierComment, EarlierRound, Fixed, Rounds, ToldFinding, digest
from docxplug.spans import Span
from docxplug.view import TextView

#: How many characters on either side tell two equal quotes apart.
_AROUND: Final = 24
#: Checks and families that find nothing where there is no announcement.
_NEED_POSTING: Final = frozenset({"limit", "mirror", "format", "answer", "instr.follow"})

_Old = tuple[EarlierComment, ToldFinding]


def compare(earlier: EarlierRound, review: Review, *, again: bool = False) -> Rounds:
    """How the findings of ``review`` stand to those of the round before; ``again`` forgets what people put away."""
    from docxplug.round_matching import matched  # a first round has nothing to match

    told, gone = matched(earlier, review.findings, review.view, abouts(review))
    remarks = {finding: comment for finding, comment in told.items() if comment.kind == "finding"}
    summaries = _summaries(earlier, review)
    gone = _judged(gone, earlier, review)
    return Rounds(
        earlier=earlier,
        told=told,
        kept={
            finding: comment
            for finding, comment in remarks.items()
            if comment.standing != "gone" and (again or not comment.is_put_away)
        },
        dismissed={
            finding: comment for finding, comment in remarks.items() if comment.is_put_away and not again
        },
        summaries=summaries,
        quiet=frozenset(answer for answer, comment in summaries.items() if comment.is_put_away and not again),
        over=tuple(comment for comment in earlier.comments if _is_over(comment, gone)),
        fixed=_fixed(earlier, review, gone),
    )


def text_digest(view: TextView) -> str:
    """The digest of all paragraphs."""
    return digest("\n".join(view.texts()))


def abouts(review: Review) -> dict[str | None, str]:
    """The answers' names by their ids."""
    return {answer.response.id: answer.response.about for answer in review.answers}


def told_finding(finding: Finding, view: TextView, names: Mapping[str | None, str]) -> ToldFinding:
    """A finding as the next round will look for it."""
    about = names.get(finding.response, "")
    if not finding.spans:
        return ToldFinding(finding.id, finding.check, "", about)
    return ToldFinding(finding.id, finding.check, finding.quotes[0], about, *around(view, finding.spans[0]))


def around(view: TextView, span: Span) -> tuple[str, str]:
    """The digests of the characters before and after a place in its paragraph."""
    text = view.paragraphs[span.paragraph].text
    before = text[max(0, span.start - _AROUND) : span.start]
    return digest(before), digest(text[span.end : span.end + _AROUND])


def _summaries(earlier: EarlierRound, review: Review) -> dict[str, EarlierComment]:
    """The earlier summary of each answer, by the place where it stands, then by the answer's name."""
    left = [comment for comment in earlier.comments if comment.kind == "summary"]
    found = {}
    for stands in (_stands_at, lambda *_: True):
        for answer in review.answers:
            response, name = answer.response, answer.response.about
            fitting = [comment for comment in left if stands(comment, response)]
            same_name = [comment for comment in fitting if comment.about == name]
            chosen = next(iter(same_name or (fitting if stands is _stands_at else ())), None)
            if response.id not in found and chosen is not None:
                left.remove(chosen)
                found[response.id] = chosen
    return found


def _stands_at(comment: EarlierComment, response: Response) -> bool:
    first = response.heading.paragraph if response.heading else response.first
    return any(first <= span.paragraph <= response.last for span in comment.spans)


def _judged(gone: Iterable[_Old], earlier: EarlierRound, review: Review) -> set[_Old]:
    """Those that this round could have found again: no check that was not made calls anything fixed."""
    lost_posting = earlier.with_posting and review.posting is None

    def could_be_found(told: ToldFinding) -> bool:
        if told.check not in review.checks or (told.check == "limit.pages" and review.pages is None):
            return False
        return not (lost_posting and {told.check, told.check.partition(".")[0]} & _NEED_POSTING)

    return {(comment, told) for comment, told in gone if could_be_found(told)}


def _is_over(comment: EarlierComment, gone: Container[_Old]) -> bool:
    """Whether nothing of what a comment said holds any more. One that a person opened again stays open."""
    if comment.kind == "summary" or not comment.findings or comment.closed:
        return False
    return all((comment, told) in gone for told in comment.findings)


def _fixed(earlier: EarlierRound, review: Review, gone: Container[_Old]) -> tuple[Fixed, ...]:
    """What is gone since the last round; the text unchanged, it is still the same round and what it told stays."""
    if text_digest(review.view) == earlier.text:
        return earlier.fixed
    return tuple(
        Fixed(told.check, told.quote, told.about)
        for comment in earlier.comments
        if not (comment.closed or comment.dismissed)
        for told in comment.findings
        if (comment, told) in gone
    )

"""Which findings become Word comments, and in which words: few, sharp, the most serious first."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Final, Literal, NamedTuple

from docxplug.findings import SEVERITIES, Finding
from docxplug.language.words import in_words
from docxplug.points import said_again
from docxplug.reviewing import Review
from docxplug.round_facts import FIRST_ROUND, Rounds
from docxplug.rubric import Rubric
from docxplug.spans import Span
from docxplug.summary import summary_of, summary_place
from docxplug.view import TextView

#: Per answer: comments beside the summary, and comments of one check.
MOST_COMMENTS: Final = 8
MOST_OF_ONE_CHECK: Final = 3


class PlannedComment(NamedTuple):
    """A comment to be written: its text, its place, and the ids of the findings it speaks of.

    ``response`` is the id of the answer it belongs to, None for the document as a whole.
    """

    id: str
    kind: Literal["finding", "summary"]
    findings: tuple[str, ...]
    text: str
    span: Span
    response: str | None = None


class _Draft:
    """A comment in the making: findings on one place, the most serious one first."""

    __slots__ = ("again", "findings", "note")

    def __init__(self, findings: list[Finding], note: str = "", again: Sequence[str] = ()) -> None:
        self.findings = findings
        self.note = note
        self.again = again  # the ids of those that say what an earlier comment said

    @property
    def span(self) -> Span:
        return self.findings[0].spans[0]


def plan(
    review: Review, rounds: Rounds = FIRST_ROUND, *, with_info: bool = False
) -> tuple[PlannedComment, ...]:
    """The comments of a review in the order of the text, each answer's summary first.

    One comment per place; at most three of one check and eight in all per answer. Findings of severity ``info``
    go into the summary only, unless ``with_info`` puts them on the page too. What has a comment from an earlier
    round goes before what has none, and what a person put away gets none.
    """
    remarks = list(_Remarks(review, rounds, with_info=with_info).planned())
    summaries = [_before_all(summary, remarks, review.view) for summary in _summaries(review, rounds)]
    planned = [*summaries, *remarks]
    planned.sort(
        key=lambda item: (item.span.paragraph, item.kind != "summary", item.span.start, item.span.end)
    )
    return tuple(comment._replace(id=f"c{number}") for number, comment in enumerate(planned, 1))


def _summaries(review: Review, rounds: Rounds) -> Iterable[PlannedComment]:
    for answer in review.answers:
        place = summary_place(review.view, answer.response, in_resume=review.rubric.kind == "resume")
        if place and answer.response.id not in rounds.quiet:
            text, told = summary_of(review, answer, rounds)
            yield PlannedComment("", "summary", told, text, place, answer.response.id)


def _before_all(summary: PlannedComment, remarks: Iterable[PlannedComment], view: TextView) -> PlannedComment:
    """The summary on fewer words, where a remark stands on some of them: what ends later is listed later.

    A remark on the very first words shares them with the summary.
    """
    place = summary.span
    shared = [remark.span for remark in remarks if remark.span.overlaps(place)]
    ends = (span.end if span.start <= place.start else span.start for span in shared)
    left = view.quote(replace(place, end=min(ends, default=place.end)))
    return summary._replace(span=replace(place, end=place.start + len(left.rstrip())))


class _Remarks:
    """Chooses the findings that are worth a comment."""

    def __init__(self, review: Review, rounds: Rounds, *, with_info: bool) -> None:
        self._rubric, self._rounds = review.rubric, rounds
        self._by_answer: dict[str | None, list[Finding]] = defaultdict(list)
        for finding in review.findings:
            on_page = with_info or finding.severity != "info" or finding.id in rounds.kept
            if finding.spans and on_page and finding.id not in rounds.dismissed:
                self._by_answer[finding.response].append(finding)

    def planned(self) -> Iterable[PlannedComment]:
        for response, findings in self._by_answer.items():
            for draft in self._capped(_merged(self._few_of_each(findings))):
                ids = tuple(finding.id for finding in draft.findings)
                yield PlannedComment("", "finding", ids, _words(draft, self._rubric), draft.span, response)

    def _rank(self, finding: Finding) -> tuple[bool, int]:
        """A comment that is there keeps its place among the few, then the most serious ones come first."""
        return (finding.id not in self._rounds.kept, _seriousness(finding))

    def _few_of_each(self, findings: Sequence[Finding]) -> list[_Draft]:
        """The first three of each check, the third of them told how many more there are.

        Within the text only the first of them speaks at length: a colleague does not say the same thing twice.
        """
        by_check: dict[str, list[Finding]] = defaultdict(list)
        for finding in findings:
            by_check[finding.check].append(finding)
        drafts = []
        for same in by_check.values():
            chosen = sorted(sorted(same, key=self._rank)[:MOST_OF_ONE_CHECK], key=lambda f: f.spans[0])
            kept = [_Draft([one], again=(one.id,) if place else ()) for place, one in enumerate(chosen)]
            left = len(same) - len(kept)
            if left:
                kept[-1].note = self._rubric.summary_text(
                    "more_of_one", count=in_words(left), places="place" if left == 1 else "places"
                )
            drafts.extend(kept)
        return sorted(drafts, key=lambda draft: (draft.span, _seriousness(draft.findings[0])))

    def _capped(self, drafts: list[_Draft]) -> list[_Draft]:
        def rank(draft: _Draft) -> tuple[bool, int, int, Span]:
            new, seriousness = min(map(self._rank, draft.findings))
            order = min(self._rubric.rules[finding.check].order for finding in draft.findings)
            return (new, seriousness, order, draft.span)

        return sorted(sorted(drafts, key=rank)[:MOST_COMMENTS], key=lambda draft: draft.span)


def _seriousness(finding: Finding) -> int:
    return SEVERITIES.index(finding.severity)


def _merged(drafts: Iterable[_Draft]) -> list[_Draft]:
    """Drafts on one place made one, led by the most serious."""
    result: list[_Draft] = []
    for draft in drafts:
        twin = next((other for other in reversed(result) if other.span.is_one_place_with(draft.span)), None)
        if twin is None:
            result.append(draft)
            continue
        twin.findings = sorted([*twin.findings, *draft.findings], key=_seriousness)
        twin.note = " ".join(filter(None, (twin.note, draft.note)))
        twin.again = (*twin.again, *draft.again)
    return result


def _words(draft: _Draft, rubric: Rubric) -> str:
    lines = list(dict.fromkeys(_message(finding, draft, rubric) for finding in draft.findings))
    if draft.note:
        lines.append(draft.note)
    new = [finding for finding in draft.findings if finding.id not in draft.again]
    sources = dict.fromkeys(finding.source for finding in new if finding.source)
    if sources:
        lines.append(rubric.summary_text("source", source="; ".join(sources)))
    return "\n".join(lines)


def _message(finding: Finding, draft: _Draft, rubric: Rubric) -> str:
    return said_again(finding, rubric) if finding.id in draft.again else finding.message

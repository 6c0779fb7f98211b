"""Which findings become Word comments, and in which words: few, sharp, the most serious first."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from docxplug.findings import SEVERITIES, Finding
from docxplug.reviewing import Review
from docxplug.rubric import Rubric
from docxplug.spans import Span
from docxplug.summary import summary_of, summary_place

#: Per answer: comments beside the summary, and comments of one check.
MOST_COMMENTS: Final = 8
MOST_OF_ONE_CHECK: Final = 3


@dataclass(frozen=True, slots=True)
class PlannedComment:
    """A comment to be written: its text, its place, and the ids of the findings it speaks of."""

    id: str
    kind: Literal["finding", "summary"]
    findings: tuple[str, ...]
    text: str
    span: Span


@dataclass(slots=True)
class _Draft:
    """A comment in the making: findings on one place, the most serious one first."""

    findings: list[Finding]
    note: str = ""
    said_before: bool = False

    @property
    def span(self) -> Span:
        return self.findings[0].spans[0]


def plan(review: Review, *, with_info: bool = False) -> tuple[PlannedComment, ...]:
    """The comments of a review in the order of the text, each answer's summary first.

    One comment per place; at most three of one check and eight in all per answer. Findings of severity ``info``
    go into the summary only, unless ``with_info`` puts them on the page too.
    """
    planned = [*_summaries(review), *_remarks(review, with_info=with_info)]
    planned.sort(key=lambda item: (item[3].paragraph, item[0] != "summary", item[3].start, item[3].end))
    return tuple(
        PlannedComment(f"c{number}", kind, findings, text, span)
        for number, (kind, findings, text, span) in enumerate(planned, 1)
    )


_Part = tuple[Literal["finding", "summary"], tuple[str, ...], str, Span]


def _summaries(review: Review) -> Iterable[_Part]:
    for answer in review.answers:
        place = summary_place(review.view, answer.response)
        if place:
            text, told = summary_of(review, answer)
            yield "summary", told, text, place


def _remarks(review: Review, *, with_info: bool) -> Iterable[_Part]:
    by_answer: dict[str | None, list[Finding]] = defaultdict(list)
    for finding in review.findings:
        if finding.spans and (with_info or finding.severity != "info"):
            by_answer[finding.response].append(finding)
    for findings in by_answer.values():
        for draft in _capped(_merged(_few_of_each(findings, review.rubric))):
            ids = tuple(finding.id for finding in draft.findings)
            yield "finding", ids, _words(draft, review.rubric), draft.span


def _seriousness(finding: Finding) -> int:
    return SEVERITIES.index(finding.severity)


def _few_of_each(findings: Sequence[Finding], rubric: Rubric) -> list[_Draft]:
    """The first three of each check, the third of them told how many more there are.

    Within the text only the first of them speaks at length: a colleague does not say the same thing twice.
    """
    by_check: dict[str, list[Finding]] = defaultdict(list)
    for finding in findings:
        by_check[finding.check].append(finding)
    drafts = []
    for same in by_check.values():
        chosen = sorted(sorted(same, key=_seriousness)[:MOST_OF_ONE_CHECK], key=lambda f: f.spans[0])
        kept = [_Draft([finding], said_before=place > 0) for place, finding in enumerate(chosen)]
        left = len(same) - len(kept)
        if left:
            kept[-1].note = rubric.summary_text(
                "more_of_one", count=left, places="place" if left == 1 else "places"
            )
        drafts.extend(kept)
    return sorted(drafts, key=lambda draft: (draft.span, _seriousness(draft.findings[0])))


def _merged(drafts: Iterable[_Draft]) -> list[_Draft]:
    """Drafts on one place made one, led by the most serious."""
    result: list[_Draft] = []
    for draft in drafts:
        twin = next((other for other in reversed(result) if _one_place(other.span, draft.span)), None)
        if twin is None:
            result.append(draft)
            continue
        twin.findings = sorted([*twin.findings, *draft.findings], key=_seriousness)
        twin.note = " ".join(filter(None, (twin.note, draft.note)))
        twin.said_before = twin.said_before and draft.said_before
    return result


def _one_place(a: Span, b: Span) -> bool:
    """Whether two spans share more than half of the longer one."""
    if not a.overlaps(b):
        return False
    shared = min(a.end, b.end) - max(a.start, b.start)
    return 2 * shared > max(a.end - a.start, b.end - b.start)


def _capped(drafts: list[_Draft]) -> list[_Draft]:
    ranked = sorted(drafts, key=lambda draft: (_seriousness(draft.findings[0]), draft.span))
    return sorted(ranked[:MOST_COMMENTS], key=lambda draft: draft.span)


def _words(draft: _Draft, rubric: Rubric) -> str:
    lines = list(dict.fromkeys(_message(finding, draft, rubric) for finding in draft.findings))
    if draft.note:
        lines.append(draft.note)
    sources = dict.fromkeys(finding.source for finding in draft.findings if finding.source)
    if sources and not draft.said_before:
        lines.append(rubric.summary_text("source", source="; ".join(sources)))
    return "\n".join(lines)


def _message(finding: Finding, draft: _Draft, rubric: Rubric) -> str:
    rule = rubric.rules[finding.check]
    if draft.said_before and "again" in rule.messages:
        return rule.message("again", quote=finding.quotes[0], count=len(finding.spans))
    return finding.message

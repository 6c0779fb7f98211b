"""What the templates of the HTML reports print: the facts of one document, ready to be set."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Final, NamedTuple

from docxplug.analysis.limits import LimitVerdict
from docxplug.analysis.measures import Answer
from docxplug.analysis.model import Mirroring
from docxplug.findings import SEVERITIES, Finding, Severity
from docxplug.report.facts import (
    SEVERITY_WORDS,
    answer_title,
    by_seriousness,
    closing,
    counted,
    fixed_text,
    length_text,
    setting,
    shortened,
    story_lines,
    verdict_text,
)
from docxplug.report.length_bar import Bar, bar_of
from docxplug.report.model import FileReport
from docxplug.report.strip import Strip, strip_of
from docxplug.reviewing import Review
from docxplug.round_facts import Rounds
from docxplug.spans import Span
from docxplug.view import TextView

_AROUND: Final = 60
_LONGEST_QUOTE: Final = 220
_LONGEST_PHRASE_QUOTE: Final = 90
_FIXED_SHOWN: Final = 12
_STATUSES: Final = {
    "verbatim": "in the same words",
    "inflected": "in other forms of the words",
    "reordered": "in another order",
    "partial": "in part",
    "paraphrase": "in other words",
    "missing": "not found",
}


class Context(NamedTuple):
    """Quoted words with the text on both sides of them."""

    before: str
    quote: str
    after: str


class FindingPart(NamedTuple):
    """A finding as a page prints it; ``number`` is what marks in the text refer to, where there is the text."""

    number: int
    severity: Severity
    word: str
    check: str
    message: str
    suggestions: str
    source: str
    context: Context | None
    more: str
    round: str


class PhrasePart(NamedTuple):
    """A key phrase, how it comes back, and the words it comes back in."""

    phrase: str
    status: str
    is_said: bool
    quote: str


class AnswerPart(NamedTuple):
    """One answer."""

    title: str
    length: str
    stories: list[str]
    strip: Strip | None
    bars: list[Bar]
    phrases: list[PhrasePart]
    findings: list[FindingPart]


class Piece(NamedTuple):
    """A stretch of the text; ``severity`` is None where nothing is said of it."""

    text: str
    severity: Severity | None = None
    numbers: str = ""


class Since(NamedTuple):
    """What became of an earlier round's findings."""

    line: str
    fixed: list[str]


class DocumentPart(NamedTuple):
    """One document."""

    name: str
    setting: list[str]
    bars: list[Bar]
    answers: list[AnswerPart]
    rest: list[FindingPart]
    since: Since | None
    closing: list[str]
    text: list[list[Piece]]


def document_view(report: FileReport, *, with_text: bool) -> DocumentPart:
    """All that a page prints of one document; ``with_text`` brings its whole marked text."""
    review = report.review
    parts = _Findings(report)
    return DocumentPart(
        name=report.name,
        setting=[line for line in setting(review) if not line.startswith("Limit: ")],
        bars=[_bar(verdict) for verdict in review.limits],
        answers=[_answer(answer, review, parts) for answer in review.answers],
        rest=parts.of(None),
        since=_since(review, report.rounds),
        closing=list(closing(review)),
        text=list(_text(review)) if with_text else [],
    )


class _Findings:
    """The findings of a document by answer, each with its number and its words in context."""

    def __init__(self, report: FileReport) -> None:
        self._review, self._rounds = report.review, report.rounds
        self._numbers = {finding.id: number for number, finding in enumerate(report.review.findings, 1)}

    def of(self, response: str | None) -> list[FindingPart]:
        own = (finding for finding in self._review.findings if finding.response == response)
        return [self._part(finding) for finding in by_seriousness(own)]

    def _part(self, finding: Finding) -> FindingPart:
        more = len(finding.spans) - 1
        return FindingPart(
            number=self._numbers[finding.id],
            severity=finding.severity,
            word=SEVERITY_WORDS[finding.severity][0].capitalize(),
            check=finding.check,
            message=finding.message,
            suggestions=", ".join(finding.suggestions),
            source=finding.source,
            context=_context(self._review.view, finding.spans[0]) if finding.spans else None,
            more=f"and {counted(more, 'more place', 'more places')}" if more > 0 else "",
            round=self._rounds.round_of(finding.id) if self._rounds.earlier else "",
        )


def _context(view: TextView, span: Span) -> Context:
    text = view.paragraphs[span.paragraph].text
    quote = shortened(text[span.start : span.end], _LONGEST_QUOTE)
    before = text[max(0, span.start - _AROUND) : span.start]
    after = text[span.end : span.end + _AROUND]
    if span.start > _AROUND:
        before = "… " + before.partition(" ")[2]
    if len(text) > span.end + _AROUND:
        after = after.rpartition(" ")[0] + " …"
    return Context(before, quote, after)


def _answer(answer: Answer, review: Review, parts: _Findings) -> AnswerPart:
    response = answer.response
    own = [finding for finding in review.findings if finding.response == response.id]
    return AnswerPart(
        title=answer_title(answer),
        length=length_text(answer),
        stories=list(story_lines(review, answer)),
        strip=strip_of(review.view, response, own),
        bars=[_bar(verdict) for verdict in answer.limits],
        phrases=[_phrase(phrase, review.view) for phrase in answer.mirroring],
        findings=parts.of(response.id),
    )


def _bar(verdict: LimitVerdict) -> Bar:
    told = verdict_text(verdict)
    told = f"{told[0].upper()}{told[1:]}."
    return bar_of(verdict.limit.value, verdict.actual, verdict.low, verdict.high, verdict.verdict, told)


def _phrase(phrase: Mirroring, view: TextView) -> PhrasePart:
    quote = view.quote(phrase.spans[0]) if phrase.spans else ""
    return PhrasePart(
        phrase.phrase, _STATUSES[phrase.status], phrase.is_said, shortened(quote, _LONGEST_PHRASE_QUOTE)
    )


def _since(review: Review, rounds: Rounds) -> Since | None:
    if rounds.earlier is None:
        return None
    new = sum(rounds.round_of(finding.id) == "new" for finding in review.findings)
    left = len(review.findings) - new - len(rounds.dismissed)
    put_away = f", {len(rounds.dismissed)} put away by a person" if rounds.dismissed else ""
    line = f"Since the last round: {len(rounds.fixed)} fixed, {new} new, {left} left{put_away}."
    fixed = list(dict.fromkeys(fixed_text(item) for item in rounds.fixed))
    more = len(fixed) - _FIXED_SHOWN
    return Since(line, fixed[:_FIXED_SHOWN] + ([f"and {more} more"] if more > 0 else []))


_Mark = tuple[int, int, int, Finding]


def _text(review: Review) -> Iterator[list[Piece]]:
    """The paragraphs with the words of findings marked, each mark followed by the numbers of its findings."""
    marks: dict[int, list[_Mark]] = {}
    for number, finding in enumerate(review.findings, 1):
        for span in finding.spans:
            marks.setdefault(span.paragraph, []).append((span.start, span.end, number, finding))
    for paragraph in review.view.paragraphs:
        if paragraph.text.strip():
            yield list(_marked(paragraph.text, marks.get(paragraph.index, [])))


def _marked(text: str, marks: Sequence[_Mark]) -> Iterable[Piece]:
    cuts = sorted({0, len(text), *(cut for start, end, _, _ in marks for cut in (start, end))})
    for start, end in pairwise(cuts):
        over = [mark for mark in marks if mark[0] <= start and end <= mark[1]]
        if not over:
            yield Piece(text[start:end])
            continue
        severity = min((finding.severity for *_, finding in over), key=SEVERITIES.index)
        ending = ", ".join(str(number) for _, last, number, _ in over if last == end)
        yield Piece(text[start:end], severity, ending)

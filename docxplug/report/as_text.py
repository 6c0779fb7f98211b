"""A review as plain text for a terminal: what a coach reads before opening the document."""

import textwrap
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Final

from docxplug.analysis.limits import LimitVerdict
from docxplug.analysis.measures import Answer
from docxplug.analysis.model import PARTS, Story
from docxplug.findings import SEVERITIES, Finding, Severity
from docxplug.page_facts import AnswerPages, PageCount
from docxplug.posting import Posting
from docxplug.report.limits_text import limit_text
from docxplug.report.model import FileReport
from docxplug.review import Review

_SEVERITY_WORDS: Final[dict[Severity, tuple[str, str]]] = {
    "error": ("error", "errors"),
    "warning": ("warning", "warnings"),
    "info": ("note", "notes"),
}
_VERDICTS: Final = {"within": "kept", "over": "over the limit", "unclear": "too close to call: look in Word"}
_LONGEST_QUOTE: Final = 70
_NOT_IN_WORDS: Final = frozenset({"partial", "paraphrase", "missing"})


def review_text(report: FileReport, width: int = 80) -> str:
    """The report, its lines at most ``width`` characters long where words allow it, with a line end after it."""
    return "\n".join(_wrapped(line, width) for line in _lines(report)) + "\n"


def _wrapped(line: str, width: int) -> str:
    indent = line[: len(line) - len(line.lstrip())]
    return textwrap.fill(
        line.strip(),
        max(width, 40),
        initial_indent=indent,
        subsequent_indent=indent + "  ",
        break_long_words=False,
        break_on_hyphens=False,
    )


def _lines(report: FileReport) -> Iterator[str]:
    review = report.review
    yield report.name
    yield "=" * len(report.name)
    yield from _setting(review)
    for answer in review.answers:
        yield ""
        yield from _answer(answer)
        yield from _findings(f for f in review.findings if f.response == answer.response.id)
    rest = [finding for finding in review.findings if finding.response is None]
    if rest:
        yield ""
        yield "The whole document"
        yield from _findings(rest)
    yield ""
    yield from _closing(report)


def _setting(review: Review) -> Iterator[str]:
    rubric = review.rubric
    reason = f" ({review.rubric_reason})" if review.rubric_reason else ""
    yield f"Rubric: {rubric.title}{reason}. Ages of stories are counted to {review.as_of.isoformat()}."
    if review.posting is None:
        yield "Announcement: none given, so limits and the posting's words were not compared."
    else:
        limits = "; ".join(limit_text(limit) for limit in review.posting.limits)
        yield f"Announcement: {_asked(review.posting)}; limits: {limits or 'none stated'}."
        if review.posting.unread:
            yield f"Not understood in the announcement: {_quoted(review.posting.unread)}."
    if review.pages:
        yield f"Pages: {_page_count(review.pages.document)}."
    for verdict in review.limits:
        yield f"Limit: {_verdict(verdict)}."


def _asked(posting: Posting) -> str:
    kinds = Counter(asked.kind for asked in posting.qualifications)
    return (
        " and ".join(_counted(count, kind, f"{kind}s") for kind, count in kinds.items())
        or "no qualification found"
    )


def _answer(answer: Answer) -> Iterator[str]:
    response = answer.response
    asked = response.qualification
    title = (
        f"{asked.id}  {asked.text or asked.label}"
        if asked
        else "An answer to no qualification of the announcement"
    )
    yield f"{response.id}  {_shortened(title, 150)}"
    length = f"  {answer.length.words:,} words, {answer.length.characters:,} characters"
    yield length + (f", {_answer_pages(answer.pages)}." if answer.pages else ".")
    for verdict in answer.limits:
        yield f"  Limit: {_verdict(verdict)}."
    for number, story in enumerate(response.stories, 1):
        yield f"  Story {number}: {_story(story)}."
    absent = [phrase.phrase for phrase in answer.mirroring if phrase.status in _NOT_IN_WORDS]
    if answer.mirroring:
        said = len(answer.mirroring) - len(absent)
        rest = f"; not in the posting's words: {_quoted(absent)}" if absent else ""
        yield f"  Key phrases in the posting's words: {said} of {len(answer.mirroring)}{rest}."


def _story(story: Story) -> str:
    there = [part for part in PARTS if any(piece.part == part for piece in story.parts)]
    seen = ", ".join(there) or "no part seen"
    how = "by its headings" if story.by_heading else "as far as the text shows it"
    missing = f"; not seen: {', '.join(story.missing)}" if story.missing else ""
    return f"{seen} ({how}){missing}"


def _verdict(verdict: LimitVerdict) -> str:
    return f"{limit_text(verdict.limit)}: {_VERDICTS[verdict.verdict]}{_measured(verdict)}"


def _measured(verdict: LimitVerdict) -> str:
    unit = verdict.limit.unit
    if verdict.low == verdict.high:
        return f" ({_number(verdict.actual)} {unit})"
    return f" (about {_number(verdict.actual)} {unit}, {_number(verdict.low)} to {_number(verdict.high)})"


def _number(value: float) -> str:
    return f"{int(value):,}" if value == int(value) else f"{value:.1f}"


def _page_count(count: PageCount) -> str:
    spread = "" if count.low == count.high else f", at least {count.low}, at most {count.high}"
    source = {
        "word": "Word",
        "word-saved": "what Word saved",
        "libreoffice": "LibreOffice",
        "estimate": "estimate",
    }
    return f"{count.pages}{spread} (by {source[count.source]}, certainty {count.certainty})"


def _answer_pages(pages: AnswerPages) -> str:
    touched = f"page {pages.first}" if pages.first == pages.last else f"pages {pages.first} to {pages.last}"
    return f"about {pages.length:.1f} pages long (on {touched})"


def _findings(findings: Iterable[Finding]) -> Iterator[str]:
    for finding in sorted(findings, key=lambda finding: SEVERITIES.index(finding.severity)):
        place = f" “{_shortened(finding.quotes[0], _LONGEST_QUOTE)}”" if finding.quotes else ""
        more = (
            f" and {_counted(len(finding.spans) - 1, 'more place', 'more places')}"
            if len(finding.spans) > 1
            else ""
        )
        yield f"  {_SEVERITY_WORDS[finding.severity][0]}{place}{more}  [{finding.check}]"
        yield f"    {finding.message}"
        if finding.suggestions:
            yield f"    Instead: {', '.join(finding.suggestions)}"


def _closing(report: FileReport) -> Iterator[str]:
    counts = Counter(finding.severity for finding in report.review.findings)
    yield ", ".join(_counted(counts[severity], *_SEVERITY_WORDS[severity]) for severity in SEVERITIES) + "."
    if report.review.grammar:
        yield report.review.grammar
    for failure in report.review.failures:
        yield f"Not checked: {failure.check}: {failure.reason}"


def _counted(count: int, one: str, many: str) -> str:
    return f"{count} {one if count == 1 else many}"


def _quoted(texts: Iterable[str]) -> str:
    return ", ".join(f"“{_shortened(text, _LONGEST_QUOTE)}”" for text in texts)


def _shortened(text: str, longest: int) -> str:
    return textwrap.shorten(text, longest, placeholder=" …")

"""A review as plain text for a terminal: what a coach reads before opening the document."""

import textwrap
from collections.abc import Iterable, Iterator

from docxplug.findings import Finding
from docxplug.points import said_again
from docxplug.report.facts import (
    SEVERITY_WORDS,
    answer_facts,
    answer_title,
    by_seriousness,
    closing,
    place,
    setting,
    since_last_time,
)
from docxplug.report.model import FileReport
from docxplug.reviewing import Review

_NARROWEST = 40


def review_text(report: FileReport, width: int = 80) -> str:
    """The report, its lines at most ``width`` characters long where words allow it, with a line end after it."""
    return "\n".join(_wrapped(line, width) for line in _lines(report)) + "\n"


def _wrapped(line: str, width: int) -> str:
    indent = line[: len(line) - len(line.lstrip())]
    return textwrap.fill(
        line.strip(),
        max(width, _NARROWEST),
        initial_indent=indent,
        subsequent_indent=indent + "  ",
        break_long_words=False,
        break_on_hyphens=False,
    )


def _lines(report: FileReport) -> Iterator[str]:
    review = report.review
    yield report.name
    yield "=" * len(report.name)
    yield from setting(review)
    for answer in review.answers:
        yield ""
        yield f"{answer.response.id}  {answer_title(answer)}"
        yield from (f"  {fact}" for fact in answer_facts(review, answer))
        yield from _findings((f for f in review.findings if f.response == answer.response.id), review)
    rest = [finding for finding in review.findings if finding.response is None]
    if rest:
        yield ""
        yield "The whole document"
        yield from _findings(rest, review)
    yield ""
    yield from since_last_time(report.rounds)
    yield from closing(review)


def _findings(findings: Iterable[Finding], review: Review) -> Iterator[str]:
    """The findings, the most serious first; only the first of a check says at length why it matters."""
    said: set[str] = set()
    for finding in by_seriousness(findings):
        head = (SEVERITY_WORDS[finding.severity][0], place(finding), f" [{finding.check}]")
        yield f"  {' '.join(filter(None, head))}"
        message = said_again(finding, review.rubric) if finding.check in said else finding.message
        said.add(finding.check)
        yield f"    {message}"
        if not all(suggestion in message for suggestion in finding.suggestions):
            yield f"    Instead: {', '.join(finding.suggestions)}"

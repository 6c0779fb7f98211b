"""A review as JSON of the form docxplug.review/1; offsets are Unicode code points."""

import json
from collections import Counter
from collections.abc import Sequence
from typing import Any, Final

from docxplug._version import __version__
from docxplug.analysis.limits import LimitVerdict
from docxplug.analysis.measures import Answer
from docxplug.analysis.model import Mirroring, Story
from docxplug.findings import SEVERITIES, Finding
from docxplug.page_facts import PageCount
from docxplug.planning import PlannedComment
from docxplug.posting import Limit
from docxplug.posting.exchange import to_json as posting_to_json
from docxplug.report.model import FileReport
from docxplug.round_facts import RoundOf, Rounds
from docxplug.spans import Span
from docxplug.view import Paragraph

SCHEMA: Final = "docxplug.review/1"

Json = dict[str, Any]


def json_text(reports: Sequence[FileReport], *, paragraphs: bool, as_array: bool = False) -> str:
    """One report as an object, several as an array (``as_array``: one, too), with a line end after it."""
    loaded = [review_json(report, paragraphs=paragraphs) for report in reports]
    return (
        json.dumps(loaded if as_array or len(loaded) != 1 else loaded[0], ensure_ascii=False, indent=2) + "\n"
    )


def review_json(report: FileReport, *, paragraphs: bool = False) -> Json:
    """One review; ``paragraphs`` adds the text that the offsets count in."""
    review = report.review
    counts = Counter(finding.severity for finding in review.findings)
    comment_of = report.comment_of_finding()
    result: Json = {
        "schema": SCHEMA,
        "tool": f"docxplug {__version__}",
        "offset_unit": "codepoint",
        "file": {"name": report.name, "sha256": report.sha256},
        "as_of": review.as_of.isoformat(),
        "rubric": {
            "name": review.rubric.name,
            "version": review.rubric.version,
            "reason": review.rubric_reason,
        },
        "posting": posting_to_json(review.posting) if review.posting else None,
        "pages": _pages(review.pages.document) if review.pages else None,
        "limits": [_verdict(verdict) for verdict in review.limits],
        "grammar": {"statement": review.grammar},
        "responses": [_response(answer) for answer in review.answers],
        "findings": [
            _finding(finding, comment_of.get(finding.id), report.rounds.round_of(finding.id))
            for finding in review.findings
        ],
        "comments": [_comment(comment, report.rounds) for comment in report.comments],
        "fixed": [{"check": fixed.check, "quote": fixed.quote} for fixed in report.rounds.fixed],
        "failures": [{"check": failure.check, "reason": failure.reason} for failure in review.failures],
        "summary": {severity: counts[severity] for severity in SEVERITIES},
    }
    if paragraphs:
        result["paragraphs"] = [_paragraph(paragraph) for paragraph in review.view.paragraphs]
    return result


def _response(answer: Answer) -> Json:
    response = answer.response
    return {
        "id": response.id,
        "qualification": response.qualification.id if response.qualification else None,
        "heading": _place(response.heading) if response.heading else None,
        "first_paragraph": response.first,
        "last_paragraph": response.last,
        "words": answer.length.words,
        "characters": answer.length.characters,
        "characters_no_spaces": answer.length.characters_no_spaces,
        "pages": _answer_pages(answer),
        "limits": [_verdict(verdict) for verdict in answer.limits],
        "stories": [_story(story) for story in response.stories],
        "mirroring": [_phrase(phrase) for phrase in answer.mirroring],
    }


def _answer_pages(answer: Answer) -> Json | None:
    pages = answer.pages
    if pages is None:
        return None
    return {**_pages(pages.count), "length": round(pages.length, 2), "first": pages.first, "last": pages.last}


def _pages(count: PageCount) -> Json:
    return {
        "pages": count.pages,
        "low": count.low,
        "high": count.high,
        "source": count.source,
        "certainty": count.certainty,
        "reasons": list(count.reasons),
    }


def _verdict(verdict: LimitVerdict) -> Json:
    overflow = verdict.overflow
    return {
        "limit": _limit(verdict.limit),
        "actual": _rounded(verdict.actual),
        "low": _rounded(verdict.low),
        "high": _rounded(verdict.high),
        "verdict": verdict.verdict,
        "overflow": {"paragraph": overflow.paragraph, "start": overflow.start} if overflow else None,
        "reason": verdict.reason,
    }


def _limit(limit: Limit) -> Json:
    return {
        "scope": limit.scope,
        "unit": limit.unit,
        "value": _rounded(limit.value),
        "sentence": limit.sentence,
    }


def _rounded(value: float) -> float:
    """Whole numbers without a decimal point, pages with two places."""
    return int(value) if value == int(value) else round(value, 2)


def _story(story: Story) -> Json:
    return {
        "parts": [
            {"part": part.part, **_place(part.span), "by": part.by, "label": part.label}
            for part in story.parts
        ],
        "missing": list(story.missing),
    }


def _phrase(phrase: Mirroring) -> Json:
    return {
        "phrase": phrase.phrase,
        "status": phrase.status,
        "spans": [_place(span) for span in phrase.spans],
    }


def _finding(finding: Finding, comment: str | None, round_: RoundOf) -> Json:
    first = _place(finding.spans[0]) if finding.spans else {"paragraph": None, "start": None, "end": None}
    return {
        "id": finding.id,
        "check": finding.check,
        "severity": finding.severity,
        "message": finding.message,
        "suggestions": list(finding.suggestions),
        **first,
        "quote": finding.quotes[0] if finding.quotes else None,
        "more": [
            {**_place(span), "quote": quote}
            for span, quote in zip(finding.spans[1:], finding.quotes[1:], strict=True)
        ],
        "response": finding.response,
        "source": finding.source,
        "comment": comment,
        "round": round_,
    }


def _comment(comment: PlannedComment, rounds: Rounds) -> Json:
    return {
        "id": comment.id,
        "kind": comment.kind,
        "findings": list(comment.findings),
        "text": comment.text,
        **_place(comment.span),
        "round": "kept" if rounds.has(comment.kind, comment.findings, comment.response) else "new",
    }


def _paragraph(paragraph: Paragraph) -> Json:
    cell = paragraph.cell
    return {
        "index": paragraph.index,
        "text": paragraph.text,
        "where": paragraph.where,
        "label": paragraph.label,
        "cell": dict(zip(("table", "row", "column"), cell, strict=True)) if cell else None,
    }


def _place(span: Span) -> Json:
    return {"paragraph": span.paragraph, "start": span.start, "end": span.end}

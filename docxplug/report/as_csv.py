"""Findings as a table for a spreadsheet: one line for each finding."""

import csv
import io
from collections.abc import Iterator, Sequence
from typing import Final

from docxplug.findings import Finding
from docxplug.report.model import FileReport

COLUMNS: Final = (
    "file",
    "response",
    "qualification",
    "severity",
    "check",
    "paragraph",
    "start",
    "end",
    "quote",
    "message",
    "suggestions",
    "source",
    "comment",
)
#: What a spreadsheet takes for the beginning of a formula.
_FORMULA_STARTS: Final = ("=", "+", "-", "@", "\t", "\r")


def csv_text(reports: Sequence[FileReport]) -> str:
    """The table with a line of column names; ``paragraph`` and offsets count from 0, in code points.

    A text that a spreadsheet would run as a formula gets an apostrophe in front.
    """
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow(COLUMNS)
    for report in reports:
        writer.writerows(_rows(report))
    return buffer.getvalue()


def _rows(report: FileReport) -> Iterator[list[object]]:
    asked = {
        answer.response.id: answer.response.qualification.id
        for answer in report.review.answers
        if answer.response.qualification
    }
    comment_of = report.comment_of_finding()
    for finding in report.review.findings:
        qualification = asked.get(finding.response or "", "")
        cells = (
            report.name,
            finding.response or "",
            qualification,
            *_cells(finding),
            comment_of.get(finding.id, ""),
        )
        yield [harmless(cell) for cell in cells]


def _cells(finding: Finding) -> tuple[object, ...]:
    span = finding.spans[0] if finding.spans else None
    place = (span.paragraph, span.start, span.end) if span else ("", "", "")
    return (
        finding.severity,
        finding.check,
        *place,
        finding.quotes[0] if finding.quotes else "",
        finding.message,
        "; ".join(finding.suggestions),
        finding.source,
    )


def harmless(cell: object) -> object:
    """The cell with an apostrophe in front of what a spreadsheet would take for a formula."""
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(_FORMULA_STARTS) else cell

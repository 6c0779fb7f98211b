"""A batch as a table for a spreadsheet: one line for each finding, and one for each file that failed."""

import csv
import io
from collections.abc import Iterator
from typing import Final

from docxplug.report.as_csv import harmless
from docxplug.report.batch_model import BatchReport, ClientResult, FileResult

COLUMNS: Final = (
    *("client", "file", "status", "response", "qualification", "severity", "check"),
    *("paragraph", "start", "end", "quote", "message", "suggestions", "source", "round"),
)
_EMPTY: Final = ("",) * 3


def batch_csv(report: BatchReport) -> Iterator[str]:
    """The lines of the table; a text that a spreadsheet would run as a formula gets an apostrophe in front."""
    yield _line(COLUMNS)
    for client in report.clients():
        for row in _rows(client):
            yield _line(tuple(harmless(cell) for cell in row))


def _rows(client: ClientResult) -> Iterator[tuple[object, ...]]:
    for found in client.findings:
        yield (
            *(client.name, found.file, "done", "", "", found.severity, found.check),
            *(*_EMPTY, found.quote, found.message, "", "", ""),
        )
    for file in client.files:
        if file.reason is not None:
            yield (client.name, file.name, "failed", "", "", "", "", *_EMPTY, "", file.reason, "", "", "")
        else:
            yield from _findings(client, file)


def _findings(client: ClientResult, file: FileResult) -> Iterator[tuple[object, ...]]:
    review = file.review()
    asked = {answer["id"]: answer["qualification"] for answer in review["responses"]}
    for found in review["findings"]:
        response = found["response"]
        place = [
            "" if found[name] is None else found[name] for name in ("paragraph", "start", "end", "quote")
        ]
        yield (
            *(client.name, file.name, "done", response or "", asked.get(response) or ""),
            *(found["severity"], found["check"], *place, found["message"]),
            *("; ".join(found["suggestions"]), found["source"], found["round"]),
        )


def _line(cells: tuple[object, ...]) -> str:
    buffer = io.StringIO()
    csv.writer(buffer, lineterminator="\n").writerow(cells)
    return buffer.getvalue()

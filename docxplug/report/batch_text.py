"""A batch in a few lines for a terminal: what was done, what was not, where to look first."""

import textwrap
from collections.abc import Iterator
from typing import Final

from docxplug.findings import SEVERITIES
from docxplug.report.batch_model import BatchReport, ClientResult, Totals
from docxplug.report.facts import SEVERITY_WORDS, counted

#: How many lines of each kind fit a screen of 24 lines together.
_FAILED_SHOWN: Final = 4
_CLIENTS_SHOWN: Final = 5
_NARROWEST: Final = 40


def batch_text(report: BatchReport, width: int = 80) -> str:
    """The summary, each of its lines at most two of ``width`` characters, with a line end after it."""
    return "\n".join(_wrapped(line, max(width, _NARROWEST)) for line in _lines(report)) + "\n"


def _wrapped(line: str, width: int) -> str:
    indent = line[: len(line) - len(line.lstrip())]
    return textwrap.fill(
        line.strip(),
        width,
        initial_indent=indent,
        subsequent_indent=indent + "  ",
        max_lines=2,
        placeholder=" …",
    )


def _lines(report: BatchReport) -> Iterator[str]:
    totals = report.totals()
    yield told(totals)
    failed = list(report.failed())
    for file in failed[:_FAILED_SHOWN]:
        yield f"Not done: {file.name}: {file.reason}"
    if len(failed) > _FAILED_SHOWN:
        yield f"… and {len(failed) - _FAILED_SHOWN} more that could not be done; the report has them all."
    clients = sorted(_needy(report), key=lambda pair: pair[0])[:_CLIENTS_SHOWN]
    if clients:
        yield "To look at first:"
    for _, line in clients:
        yield line


def told(totals: Totals) -> str:
    """The counts in one sentence."""
    files = counted(totals.done, "file", "files")
    parts = [f"{files} reviewed" + (f", {totals.failed} not" if totals.failed else "")]
    parts.append(", ".join(counted(totals.findings.get(s, 0), *SEVERITY_WORDS[s]) for s in SEVERITIES))
    if totals.over:
        parts.append(counted(totals.over, "limit passed", "limits passed"))
    if totals.unanswered:
        parts.append(counted(totals.unanswered, "qualification unanswered", "qualifications unanswered"))
    if totals.since:
        parts.append(since(totals))
    return "; ".join(parts) + "."


def since(totals: Totals) -> str:
    """What became of the last round's findings."""
    if not totals.since:
        return ""
    return (
        f"since the last round {totals.since.fixed} fixed, {totals.since.new} new, {totals.since.left} left"
    )


def _needy(report: BatchReport) -> Iterator[tuple[tuple[int, int, str], str]]:
    """Clients with something serious, with what puts one before another."""
    for client in report.clients():
        totals = client.totals()
        errors = totals.findings["error"] + totals.over + totals.unanswered
        if errors:
            yield (-errors, -totals.findings["warning"], client.name), f"  {_title(client)}: {told(totals)}"


def _title(client: ClientResult) -> str:
    return client.name or "(top folder)"

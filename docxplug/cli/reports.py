"""Reviews in the form that was asked for, on the terminal or in a file."""

import os
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Final

import click

from docxplug.destinations import write_text
from docxplug.pipeline import Reviewed
from docxplug.report.model import FileReport

_WIDEST: Final = 100
_USUAL: Final = 80
#: Excel reads a CSV file as UTF-8 only if it begins with the byte order mark.
_ENCODINGS: Final = {"csv": "utf-8-sig"}


def print_reports(reviewed: Sequence[Reviewed], values: Mapping[str, Any]) -> None:
    """The reports on standard output, JSON alone where JSON was asked for."""
    click.echo(rendered(reviewed, values, width()), nl=False)


def write_reports(target: Path, reviewed: Sequence[Reviewed], values: Mapping[str, Any]) -> None:
    """The reports in a file; one line on standard error says so."""
    form = values["form"]
    text = rendered(reviewed, values, _WIDEST)
    write_text(target, text, force=values["force"], encoding=_ENCODINGS.get(form, "utf-8"))
    click.echo(f"The report is in {target}.", err=True)


def rendered(reviewed: Sequence[Reviewed], values: Mapping[str, Any], columns: int) -> str:
    """The reports as one text that ends with a line end; ``columns`` is the width in characters."""
    reports = [report_of(item) for item in reviewed]
    if values["form"] == "json":
        from docxplug.report.as_json import json_text

        return json_text(reports, paragraphs=values["paragraphs"], as_array=values.get("several", False))
    if values["form"] == "csv":
        from docxplug.report.as_csv import csv_text

        return csv_text(reports)
    if values["form"] == "html":
        from docxplug.report.as_html import html_page

        return html_page(reports)
    from docxplug.report.as_text import review_text

    return "\n".join(review_text(report, columns) for report in reports)


def report_of(reviewed: Reviewed) -> FileReport:
    """What a report is made from."""
    source = reviewed.source
    return FileReport(source.name, source.data, reviewed.review, reviewed.comments, reviewed.rounds)


def width() -> int:
    """How many characters a line on this terminal has, at most 100."""
    return min(_columns(), _WIDEST)


def _columns() -> int:
    """What ``shutil.get_terminal_size`` says, which would take all that packs and unpacks archives with it."""
    asked_for = os.environ.get("COLUMNS", "")
    if asked_for.isdecimal() and int(asked_for):
        return int(asked_for)
    try:
        return os.get_terminal_size(sys.__stdout__.fileno()).columns or _USUAL  # type: ignore[union-attr]
    except (AttributeError, ValueError, OSError):  # no standard output, a closed one, no terminal
        return _USUAL

"""The reports of a batch on the disk: each written beside its place, then renamed into it."""

from collections.abc import Iterable
from pathlib import Path
from typing import Final

from docxplug.report.batch_model import BatchReport

JSON_NAME: Final = "batch.json"
CSV_NAME: Final = "batch.csv"
HTML_NAME: Final = "report.html"


def write_reports(report: BatchReport, out: Path, html: Path) -> list[Path]:
    """Writes batch.json and batch.csv to ``out`` and the page to ``html``; returns all files, the page first.

    Raises:
        OutputError: one of them cannot be written.
    """
    from docxplug.report.batch_csv import batch_csv
    from docxplug.report.batch_html import batch_pages, page_name
    from docxplug.report.batch_json import batch_json

    written = []
    for page in batch_pages(report, html.stem):
        target = html.with_name(html.name if page.number == 1 else page_name(html.stem, page.number))
        _write(target, (page.text,))
        written.append(target)
    _write(out / JSON_NAME, batch_json(report))
    _write(out / CSV_NAME, _with_mark(batch_csv(report)))
    return [*reversed(written), out / JSON_NAME, out / CSV_NAME]


def _with_mark(lines: Iterable[str]) -> Iterable[str]:
    """Excel reads a CSV file as UTF-8 only if it begins with the byte order mark."""
    yield "\ufeff"
    yield from lines


def _write(target: Path, pieces: Iterable[str]) -> None:
    from docxplug.word.opc.saving import write_pieces

    write_pieces(target, (piece.encode("utf-8", "replace") for piece in pieces), overwrite=True)

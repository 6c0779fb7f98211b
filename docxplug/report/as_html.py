"""A review as one HTML page that opens anywhere and prints: pictures and findings, then the marked text."""

from collections.abc import Sequence
from typing import Final

from docxplug.report.model import FileReport
from docxplug.report.page_parts import document_view
from docxplug.report.templating import macro, page

#: Where a document stands among the headings of a page of its own, and of a batch.
_ALONE: Final = 1
_IN_A_BATCH: Final = 3


def html_page(reports: Sequence[FileReport]) -> str:
    """One page for all reports; it loads nothing from anywhere."""
    body = "\n".join(macro("document", document_view(report, with_text=True), _ALONE) for report in reports)
    return page(f"Review of {', '.join(report.name for report in reports)}", body)


def document_part(report: FileReport) -> str:
    """A document's part of the page of a batch, without its text."""
    return macro("document", document_view(report, with_text=False), _IN_A_BATCH)

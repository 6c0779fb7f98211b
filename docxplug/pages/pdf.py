"""PDFs: announcements, and what Word or LibreOffice made of a document to count its pages."""

import io
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pypdf import PdfReader


def pdf_pages(source: Path | bytes) -> int | None:
    """The number of pages, or None where it is no PDF that can be counted."""
    try:
        return len(opened_pdf(source).pages) or None
    except damages():
        return None


def opened_pdf(source: Path | bytes) -> "PdfReader":
    """The PDF, read without a word: what pypdf logs of a damaged one quotes its text. Raises one of ``damages``."""
    import logging

    from pypdf import PdfReader

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    return PdfReader(io.BytesIO(source) if isinstance(source, bytes) else source)


def damages() -> tuple[type[Exception], ...]:
    """What pypdf raises where a file is damaged: it lets faults of its own through."""
    import zlib

    from pypdf.errors import PyPdfError

    own = (TypeError, AttributeError, NotImplementedError, RecursionError, AssertionError)
    return (PyPdfError, OSError, ValueError, LookupError, ArithmeticError, zlib.error, *own)

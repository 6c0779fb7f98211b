"""How many pages a PDF has: one that Word or LibreOffice made of the document."""

from pathlib import Path


def pdf_pages(source: Path | bytes) -> int | None:
    """The number of pages, or None where it is no PDF that can be counted."""
    import io

    from pypdf import PdfReader

    try:
        return len(PdfReader(io.BytesIO(source) if isinstance(source, bytes) else source).pages) or None
    except damages():
        return None


def damages() -> tuple[type[Exception], ...]:
    """What pypdf raises where a file is damaged: it lets faults of its own through."""
    import zlib

    from pypdf.errors import PyPdfError

    own = (TypeError, AttributeError, NotImplementedError, RecursionError, AssertionError)
    return (PyPdfError, OSError, ValueError, LookupError, ArithmeticError, zlib.error, *own)

"""How many pages a PDF has: one that Word or LibreOffice made of the document."""

from pathlib import Path


def pdf_pages(source: Path | bytes) -> int | None:
    """The number of pages, or None where it is no PDF that can be counted."""
    import io

    from pypdf import PdfReader
    from pypdf.errors import PyPdfError

    try:
        return len(PdfReader(io.BytesIO(source) if isinstance(source, bytes) else source).pages) or None
    except (OSError, ValueError, TypeError, KeyError, AttributeError, IndexError, RecursionError, PyPdfError):
        return None  # pypdf lets faults of its own through where a file is damaged

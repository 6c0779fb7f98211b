"""LibreOffice as a second opinion on pages: run in a corner of its own, ended when it is late.

Nothing of it stays behind: profile, temporary files and processes go with every call, or with ``Office.close``.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import NamedTuple

from docxplug.errors import DocxplugError


class OfficeError(DocxplugError):
    """LibreOffice is missing, died or took too long; the estimate stands without it."""


@contextmanager
def refusals_told() -> Iterator[None]:
    """Makes an OfficeError of what the system refuses, such as a copy on a full disk: nothing else ends a review."""
    try:
        yield
    except OSError as error:
        raise OfficeError(
            f"LibreOffice cannot be given the document ({error.strerror or error}); make room on the disk, or use "
            "--pages estimate."
        ) from error


class OfficeCount(NamedTuple):
    """LibreOffice's count.

    ``paragraphs`` has (page, y, last page, last y) of each paragraph of the main text outside tables, ``y`` in
    points from the top of the first page's text; it is empty where only the count could be had.
    """

    pages: int
    paragraphs: tuple[tuple[int, float, int, float], ...] = ()

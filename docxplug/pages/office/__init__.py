"""LibreOffice as a second opinion on pages: run in a corner of its own, ended when it is late.

Nothing of it stays behind: profile, temporary files and processes go with every call, or with ``Office.close``.
"""

from typing import NamedTuple

from docxplug.errors import DocxplugError


class OfficeError(DocxplugError):
    """LibreOffice is missing, died or took too long; the estimate stands without it."""


class OfficeCount(NamedTuple):
    """LibreOffice's count.

    ``paragraphs`` has (page, y, last page, last y) of each paragraph of the main text outside tables, ``y`` in
    points from the top of the first page's text; it is empty where only the count could be had.
    """

    pages: int
    paragraphs: tuple[tuple[int, float, int, float], ...] = ()

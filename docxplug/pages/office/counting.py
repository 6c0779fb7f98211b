"""What a LibreOffice is asked for, whoever keeps it running."""

from typing import Protocol

from docxplug.pages.office import OfficeCount
from docxplug.word.opc.package import Package
from docxplug.word.reading.text_map import DocumentText


class PageCounting(Protocol):
    """Whoever counts as LibreOffice does."""

    def count(self, package: Package, text: DocumentText, /) -> OfficeCount:
        """The count. Raises OfficeError."""

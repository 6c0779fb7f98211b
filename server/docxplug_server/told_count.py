"""What the service's LibreOffice has counted, for the worker that reviews the document."""

from collections.abc import Mapping
from typing import Any

from docxplug.pages.office import OfficeCount, OfficeError
from docxplug.word.opc.package import Package
from docxplug.word.reading.text_map import DocumentText


class ToldCount:
    """Stands for LibreOffice: says of the document that is reviewed what that has said."""

    def __init__(self, told: Mapping[str, Any]) -> None:
        self._told = told

    def count(self, _package: Package, _text: DocumentText) -> OfficeCount:
        """The count. Raises OfficeError where there is none."""
        if "failed" in self._told:
            raise OfficeError(f"{self._told['failed']}.")
        return OfficeCount(self._told["pages"], tuple(tuple(place) for place in self._told["paragraphs"]))

"""Opening a document from wherever it comes."""

import os
from typing import TYPE_CHECKING, Union, cast

from docxplug.word.comments.package_store import PackageStore
from docxplug.word.document import Document
from docxplug.word.opc.limits import DEFAULT_LIMITS, Limits
from docxplug.word.opc.package import Package, Source
from docxplug.word.reading.reader import read_document

if TYPE_CHECKING:
    from docx.document import Document as PythonDocxDocument


def open_document(
    source: Union[Source, "PythonDocxDocument"], *, limits: Limits = DEFAULT_LIMITS
) -> Document:
    """A document from a path, its bytes, a binary file, or a ``docx.Document`` of python-docx.

    A ``docx.Document`` is changed in place, and it is its own ``save`` that writes it. Raises a subclass of
    DocumentError that says why a file cannot be read.
    """
    if not isinstance(source, str | bytes | os.PathLike) and not hasattr(source, "read"):
        from docxplug.word.live_store import open_live

        if not hasattr(source, "part"):
            kind = type(source).__name__
            raise TypeError(f"open_document takes a path, bytes, a binary file or a docx.Document, no {kind}")
        return open_live(source, limits)
    package = Package.open(cast("Source", source), limits)
    return Document(package, read_document(package), PackageStore(package))

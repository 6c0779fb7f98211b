"""A review's comments put into a document, also into one that a python-docx program has open."""

from collections.abc import Iterable
from datetime import datetime
from typing import TYPE_CHECKING, BinaryIO

from docxplug.planning import PlannedComment, plan
from docxplug.reviewing import Review
from docxplug.word import DEFAULT_AUTHOR, Document, NewComment, open_document

if TYPE_CHECKING:
    import os

    from docx.document import Document as PythonDocxDocument

    Annotatable = str | os.PathLike[str] | bytes | BinaryIO | PythonDocxDocument | Document


def annotate(
    document: "Annotatable",
    review: Review | Iterable[PlannedComment],
    *,
    author: str = DEFAULT_AUTHOR,
    initials: str | None = None,
    date: datetime | None = None,
) -> Document:
    """Puts the comments of a review, or those chosen from its plan, on the words they speak of.

    ``document`` is what was reviewed: a path, bytes, a binary file, a ``docx.Document`` or a Document of
    docxplug. A ``docx.Document`` is changed in place and saved by its own ``save``; in all other cases the
    Document that comes back is saved by ``save`` or ``to_bytes``. Without ``date`` the comments are of now.

    Raises:
        DocumentError: the document cannot be read, or cannot take these comments.
    """
    opened = document if isinstance(document, Document) else open_document(document)
    comments = plan(review) if isinstance(review, Review) else review
    opened.annotate([NewComment((new.span,), new.text, author, initials, date) for new in comments])
    return opened

"""Word files for the commands that work on comments."""

from pathlib import Path
from typing import TYPE_CHECKING

from docxplug.errors import DocumentError
from docxplug.intake import STDIN

if TYPE_CHECKING:
    from docxplug.word import Document


def open_word_file(name: str) -> "tuple[Path, Document]":
    """The document in a Word file.

    Raises:
        DocumentError: it is plain text, which has no comments, or cannot be read.
    """
    from docxplug.word import open_document

    if name == STDIN or name.lower().endswith(".txt"):
        raise DocumentError("Plain text has no comments; name a Word file (.docx, .docm, .dotx or .dotm).")
    return Path(name), open_document(name)

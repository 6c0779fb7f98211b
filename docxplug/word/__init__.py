"""Word files: their text with a map to every character, and comments on exact words.

document = open_document("answer.docx")
[place] = document.find("was responsible for")
document.comment(place, "Say what you did.", author="Ann Coach")
document.save("answer.reviewed.docx")

The names below are loaded when they are first used: a review reads a document and writes none.
"""

from typing import TYPE_CHECKING, Final

from docxplug import on_demand

if TYPE_CHECKING:
    from docxplug.word.comments.new_comment import DEFAULT_AUTHOR, NewComment
    from docxplug.word.comments.threads import Remark, Thread
    from docxplug.word.document import Document
    from docxplug.word.opening import open_document
    from docxplug.word.proof.copies import verify
    from docxplug.word.proof.difference import Difference

_HOMES: Final = {
    "DEFAULT_AUTHOR": "docxplug.word.comments.new_comment",
    "Difference": "docxplug.word.proof.difference",
    "Document": "docxplug.word.document",
    "NewComment": "docxplug.word.comments.new_comment",
    "Remark": "docxplug.word.comments.threads",
    "Thread": "docxplug.word.comments.threads",
    "open_document": "docxplug.word.opening",
    "verify": "docxplug.word.proof.copies",
}

__all__ = [
    "DEFAULT_AUTHOR",
    "Difference",
    "Document",
    "NewComment",
    "Remark",
    "Thread",
    "open_document",
    "verify",
]


def __getattr__(name: str) -> object:
    return on_demand(__name__, _HOMES, name)

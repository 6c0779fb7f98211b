"""Word files: their text with a map to every character, and comments on exact words.

document = open_document("answer.docx")
[place] = document.find("was responsible for")
document.comment(place, "Say what you did.", author="Ann Coach")
document.save("answer.reviewed.docx")
"""

from docxplug.word.difference import Difference
from docxplug.word.document import Document
from docxplug.word.new_comment import DEFAULT_AUTHOR, NewComment
from docxplug.word.opening import open_document
from docxplug.word.threads import Remark, Thread
from docxplug.word.verify import verify

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

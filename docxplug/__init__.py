"""Reviews applications to the US Senior Executive Service and puts real Word comments on the exact words.

The names below are loaded when they are first used, so that ``import docxplug`` costs nothing.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Final

from docxplug._version import __version__

if TYPE_CHECKING:
    from docxplug.annotating import annotate
    from docxplug.errors import DocxplugError
    from docxplug.findings import Finding
    from docxplug.planning import PlannedComment, plan
    from docxplug.posting import Posting
    from docxplug.posting.read import read_posting
    from docxplug.reviewing import Review, review
    from docxplug.rubric import Rubric
    from docxplug.rubric import load as load_rubric
    from docxplug.spans import Span
    from docxplug.view import Paragraph, TextView
    from docxplug.word import open_document

_HOMES: Final = {
    "DocxplugError": "docxplug.errors:DocxplugError",
    "Finding": "docxplug.findings:Finding",
    "Paragraph": "docxplug.view:Paragraph",
    "PlannedComment": "docxplug.planning:PlannedComment",
    "Posting": "docxplug.posting:Posting",
    "Review": "docxplug.reviewing:Review",
    "Rubric": "docxplug.rubric:Rubric",
    "Span": "docxplug.spans:Span",
    "TextView": "docxplug.view:TextView",
    "annotate": "docxplug.annotating:annotate",
    "load_rubric": "docxplug.rubric:load",
    "open_document": "docxplug.word:open_document",
    "plan": "docxplug.planning:plan",
    "read_posting": "docxplug.posting.read:read_posting",
    "review": "docxplug.reviewing:review",
}

__all__ = [
    "DocxplugError",
    "Finding",
    "Paragraph",
    "PlannedComment",
    "Posting",
    "Review",
    "Rubric",
    "Span",
    "TextView",
    "__version__",
    "annotate",
    "load_rubric",
    "open_document",
    "plan",
    "read_posting",
    "review",
]


def __getattr__(name: str) -> object:
    home = _HOMES.get(name)
    if home is None:
        raise AttributeError(f"module 'docxplug' has no attribute {name!r}")
    module, _, attribute = home.partition(":")
    return getattr(import_module(module), attribute)

"""Reviews applications to the US Senior Executive Service and puts real Word comments on the exact words.

The names below are loaded when they are first used, so that ``import docxplug`` costs nothing.
"""

from collections.abc import Mapping
from importlib import import_module
from typing import TYPE_CHECKING, Final

from docxplug._version import __version__

if TYPE_CHECKING:
    from docxplug.annotating import annotate
    from docxplug.errors import DocxplugError
    from docxplug.findings import Finding
    from docxplug.intake import read_posting_file
    from docxplug.planning import PlannedComment, plan
    from docxplug.posting import Posting
    from docxplug.posting.read import read_posting
    from docxplug.reviewing import Review, review
    from docxplug.rubric import Rubric
    from docxplug.rubric import load as load_rubric
    from docxplug.spans import Span
    from docxplug.view import Paragraph, TextView
    from docxplug.word import open_document

#: Where each name is: the module, and what it is called there where that is another name.
_HOMES: Final = {
    "DocxplugError": "docxplug.errors",
    "Finding": "docxplug.findings",
    "Paragraph": "docxplug.view",
    "PlannedComment": "docxplug.planning",
    "Posting": "docxplug.posting",
    "Review": "docxplug.reviewing",
    "Rubric": "docxplug.rubric",
    "Span": "docxplug.spans",
    "TextView": "docxplug.view",
    "annotate": "docxplug.annotating",
    "load_rubric": "docxplug.rubric:load",
    "open_document": "docxplug.word",
    "plan": "docxplug.planning",
    "read_posting": "docxplug.posting.read",
    "read_posting_file": "docxplug.intake",
    "review": "docxplug.reviewing",
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
    "read_posting_file",
    "review",
]


def on_demand(module: str, homes: Mapping[str, str], name: str) -> object:
    """What ``name`` stands for in a module whose names are loaded when they are first used.

    Raises:
        AttributeError: ``homes`` has no such name.
    """
    if name not in homes:
        raise AttributeError(f"module {module!r} has no attribute {name!r}")
    home, _, attribute = homes[name].partition(":")
    return getattr(import_module(home), attribute or name)


def __getattr__(name: str) -> object:
    return on_demand(__name__, _HOMES, name)


def __dir__() -> list[str]:
    """What can be had here, so that a prompt completes names that are not loaded yet."""
    return sorted({*globals(), *__all__})

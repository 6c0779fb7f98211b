"""The page count of the document as Word has it open, which the task pane hands over."""

from typing import NamedTuple

from docxplug.pages.properties import namespace
from docxplug.word.opc.package import Package


class ShownCount(NamedTuple):
    """Word's own count; ``doubt`` says in words why it cannot be relied on, "" where it can."""

    pages: int
    doubt: str = ""


def shown_count(pages: int, package: Package) -> ShownCount:
    """Word's count of a document, which is not that of its text where Word may show deleted text in between."""
    w = namespace(package.body)
    deleted = next(package.body.iter(f"{w}delText", f"{w}moveFrom"), None)
    doubt = "" if deleted is None else "tracked deletions may have been showing when Word counted the pages"
    return ShownCount(pages, doubt)

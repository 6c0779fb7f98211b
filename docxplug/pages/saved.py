"""The page count that Word wrote into the file when it last saved it, and whether it still fits the text."""

from typing import Final, NamedTuple

from docxplug.pages.elements import optional_root
from docxplug.pages.properties import local_name, namespace
from docxplug.word.opc.package import Package
from docxplug.word.reading.text_map import DocumentText

_PROPERTIES: Final = "extended-properties"
_MOST_DIGITS: Final = 9  # the largest number that the format has is 2,147,483,647
_TOLERANCE: Final = 0.2  # how far Word's word count may be from ours


class SavedCount(NamedTuple):
    """Word's last count; ``doubt`` says in words why it cannot be relied on, "" where it can."""

    pages: int
    doubt: str = ""


def saved_count(package: Package, text: DocumentText) -> SavedCount | None:
    """What ``docProps/app.xml`` says, or None where it says nothing.

    It counts as evidence only if Word wrote it, its word count fits the text within a fifth, and the page breaks
    Word marked in the text agree: other programs keep the numbers of a document they were handed.
    """
    said = _app_properties(package)
    pages = _number(said, "Pages")
    return SavedCount(pages, _doubt(said, pages, package, text)) if pages else None


def _app_properties(package: Package) -> dict[str, str]:
    root = optional_root(package, package.related(_PROPERTIES, ""))
    if root is None:
        return {}
    return {local_name(child): (child.text or "").strip() for child in root.iterchildren("{*}*")}


def _number(said: dict[str, str], name: str) -> int | None:
    digits = said.get(name, "")
    return int(digits) if digits.isdecimal() and len(digits) <= _MOST_DIGITS else None


def _doubt(said: dict[str, str], pages: int, package: Package, text: DocumentText) -> str:
    if "Microsoft" not in said.get("Application", "") or "Word" not in said.get("Application", ""):
        return "the page count in the file was not written by Word"
    words = sum(len(paragraph.text.split()) for paragraph in text.view.paragraphs)
    counted = _number(said, "Words")
    if counted is None or abs(counted - words) > _TOLERANCE * max(words, 1):
        return "the page count saved in the file does not fit its text"
    w = namespace(package.body)
    marked = 1 + sum(1 for _ in package.body.iter(f"{w}lastRenderedPageBreak"))
    if marked != pages:
        return "the page breaks that Word marked do not fit the page count it saved"
    return ""

"""How many pages a Word document and its answers take.

Nothing is loaded before a count is asked for: ``import docxplug.pages`` costs nothing.
"""

from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from docxplug.pages.facts import DocumentPages
    from docxplug.pages.office import OfficeCount
    from docxplug.pages.office.counting import PageCounting
    from docxplug.pages.shown import ShownCount
    from docxplug.word.opc.package import Package, Source
    from docxplug.word.reading.text_map import DocumentText

_MOST_CHARACTERS = 2_000_000
_MOST_PARAGRAPHS = 50_000

How = Literal["auto", "libreoffice", "estimate", "none"]

__all__ = ["How", "count_pages"]


def count_pages(
    source: "Source | Package",
    how: How = "auto",
    *,
    text: "DocumentText | None" = None,
    office: "PageCounting | None" = None,
    shown: int | None = None,
) -> "DocumentPages | None":
    """The page facts of a document given as path, bytes, binary file or opened package.

    ``how`` is "estimate" for our own layout alone (milliseconds), "libreoffice" for LibreOffice's count checked
    against it, "auto" for LibreOffice where it is installed; "none" returns None. ``text`` is the package's text
    if it has been read already, ``office`` a warm LibreOffice to use for many documents, ``shown`` the pages that
    Word itself counts, where it has the document open; "auto" asks nobody else then.

    None also stands for a document of more than 2,000,000 characters or 50,000 paragraphs.

    Raises DocumentError for what is no Word document; with "libreoffice", OfficeError where that cannot count.
    """
    if how == "none":
        return None
    from docxplug.pages.estimate import Estimate
    from docxplug.pages.facts import DocumentPages
    from docxplug.pages.saved import saved_count
    from docxplug.pages.verdict import judge
    from docxplug.word.opc.package import Package
    from docxplug.word.reading.reader import read_document

    package = source if isinstance(source, Package) else Package.open(source)
    text = read_document(package) if text is None else text
    if _is_too_long(text):
        return None
    estimate = Estimate(package, text)
    word = None if shown is None else _said_by_word(shown, package)
    is_answered = how == "estimate" or (how == "auto" and word is not None and not word.doubt)
    counted = None if is_answered else _ask_office(package, text, office, must=how == "libreoffice")
    return DocumentPages(estimate, judge(estimate, counted, saved_count(package, text), word))


def _is_too_long(text: "DocumentText") -> bool:
    """Whether counting would take a gigabyte or half a minute; such a document is no answer to anything."""
    paragraphs = text.view.paragraphs
    characters = sum(len(paragraph.text) for paragraph in paragraphs)
    return len(paragraphs) > _MOST_PARAGRAPHS or characters > _MOST_CHARACTERS


def _said_by_word(pages: int, package: "Package") -> "ShownCount":
    from docxplug.pages.shown import shown_count

    return shown_count(pages, package)


def _ask_office(
    package: "Package", text: "DocumentText", office: "PageCounting | None", *, must: bool
) -> "OfficeCount | None":
    """LibreOffice's count, or None where it is not there or fails and need not."""
    from docxplug.pages.office import OfficeError
    from docxplug.pages.office.programs import find_office

    if not must and find_office() is None:
        return None
    try:
        if office is not None:
            return office.count(package, text)
        from docxplug.pages.office.converting import convert_and_count

        return convert_and_count(package, text)
    except OfficeError:
        if must:
            raise
        return None

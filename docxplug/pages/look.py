"""Sizes of type, margins and page numbers of a document, for the rules that announcements have about them."""

import re
from collections.abc import Iterator
from itertools import groupby
from typing import Final

from docxplug.format_facts import FormatFacts, TextSize
from docxplug.kept import compiled
from docxplug.pages.elements import optional_root
from docxplug.pages.properties import Element, namespace
from docxplug.pages.sections import PageSetup
from docxplug.pages.styles import StyleSheet
from docxplug.spans import Span
from docxplug.word.opc.package import Package
from docxplug.word.reading.text_map import DocumentText, ParagraphMap

_NOTES: Final = frozenset({"footnote", "endnote"})
_POINTS_PER_INCH: Final = 72.0
_WORDS_DEFAULT_SIZE: Final = 10.0  # where neither a style nor the document's defaults name one
_PAGE_FIELD: Final = compiled(r"\s*PAGE\b", re.IGNORECASE)


def format_facts(package: Package, text: DocumentText) -> FormatFacts:
    """The look of a document; ``text`` is the package's text, whose paragraph numbers the sizes have."""
    w = namespace(package.body)
    sheet = StyleSheet(package)
    sizes = (
        size for found in text.maps if found.where not in _NOTES for size in _sizes(found, text, sheet, w)
    )
    return FormatFacts(tuple(sizes), _narrowest_margin(package, w), _has_page_numbers(package))


def _sizes(found: ParagraphMap, text: DocumentText, sheet: StyleSheet, w: str) -> Iterator[TextSize]:
    _, base = sheet.paragraph(found.element.find(f"{w}pPr"), _table_style(found, w))
    words = text.view.paragraphs[found.index].text
    runs = [(piece, sheet.run(piece.run.find(f"{w}rPr"), base)) for piece in found.pieces]
    visible = [
        (piece.start, piece.end, run.get("size", _WORDS_DEFAULT_SIZE))
        for piece, run in runs
        if not run.get("raised") and words[piece.start : piece.end].strip()
    ]
    for points, pieces in groupby(visible, key=lambda piece: piece[2]):
        stretch = list(pieces)
        yield TextSize(Span(found.index, stretch[0][0], stretch[-1][1]), points)


def _table_style(found: ParagraphMap, w: str) -> str:
    table: Element = next(found.element.iterancestors(f"{w}tbl"), None) if found.where == "table" else None
    style = table.find(f"{w}tblPr/{w}tblStyle") if table is not None else None
    return str(style.get(f"{w}val", "")) if style is not None else ""


def _narrowest_margin(package: Package, w: str) -> float | None:
    """In inches, over all sections; None where no section states its margins."""
    setups = [
        PageSetup(section)
        for section in package.body.iter(f"{w}sectPr")
        if section.find(f"{w}pgMar") is not None
    ]
    margins = [abs(side) for setup in setups for side in (setup.top, setup.bottom, setup.left, setup.right)]
    return min(margins) / _POINTS_PER_INCH if margins else None


def _has_page_numbers(package: Package) -> bool:
    """Whether a header or a footer holds the number of its page."""
    for relation in package.relationships(package.main):
        if relation.kind in {"header", "footer"}:
            root = optional_root(package, relation.part)
            if root is not None and _holds_page_field(root):
                return True
    return False


def _holds_page_field(root: Element) -> bool:
    w = namespace(root)
    if next(root.iter(f"{w}pgNum"), None) is not None:
        return True
    simple = (field.get(f"{w}instr", "") for field in root.iter(f"{w}fldSimple"))
    codes = ("".join(paragraph.itertext(f"{w}instrText")) for paragraph in root.iter(f"{w}p"))
    return any(_PAGE_FIELD.match(code) for code in (*simple, *codes))

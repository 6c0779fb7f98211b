"""Styles, as far as they decide what is visible, bold, a heading or part of a list."""

import re
from typing import Final, NamedTuple

from lxml import etree

from docxplug.kept import compiled
from docxplug.word.opc.xml import attribute, child, word_tags
from docxplug.word.reading.properties import (
    PLAIN_RUN,
    Numbered,
    ParagraphProperties,
    RunProperties,
    paragraph_properties,
    run_properties,
    value_of,
)

_STYLE_TAGS: Final = word_tags("style")
#: Word's own headings have their level by their name, whatever their definition says.
_HEADING: Final = compiled(r"heading ([1-9])", re.IGNORECASE)
_BODY_TEXT: Final = 9


class Style(NamedTuple):
    """A style with all it inherits. ``heading_level`` counts from 1; toggles are None where nothing is said."""

    name: str = ""
    hidden: bool | None = None
    bold: bool | None = None
    heading_level: int | None = None
    numbered: Numbered = Numbered()


class Look(NamedTuple):
    """What the reader needs to know of a run's look."""

    hidden: bool
    bold: bool


class Styles:
    """The styles of one document; a chain of styles is followed once, and never in a circle."""

    def __init__(self, root: etree._Element | None) -> None:
        self._elements: dict[tuple[str, str], etree._Element] = {}
        self._resolved: dict[tuple[str, str], Style] = {}
        self._paragraphs: dict[str | None, Style] = {}
        self._looks: dict[tuple[Style, RunProperties], Look] = {}  # they are few, and runs are many
        self._default_paragraph = ""
        self._defaults = PLAIN_RUN
        if root is not None:
            self._index(root)

    def paragraph(self, style_id: str | None) -> Style:
        """A paragraph style; the document's default one where the id is None or unknown."""
        if (style := self._paragraphs.get(style_id)) is None:
            known = style_id is not None and ("paragraph", style_id) in self._elements
            style = self._style("paragraph", style_id if known and style_id else self._default_paragraph)
            self._paragraphs[style_id] = style
        return style

    def numbering(self, style_id: str) -> Numbered:
        """The list that a numbering style stands for."""
        return self._style("numbering", style_id).numbered

    def look(self, paragraph: Style, run: RunProperties) -> Look:
        """How a run looks in a paragraph of that style.

        Toggles of the styles cancel each other out; direct formatting decides (ISO 29500-1, 17.7.3).
        """
        key = (paragraph, run)
        if (look := self._looks.get(key)) is None:
            look = self._looks[key] = self._look(paragraph, run)
        return look

    def _look(self, paragraph: Style, run: RunProperties) -> Look:
        character = self._style("character", run.style) if run.style else _NO_STYLE
        return Look(
            _toggle(paragraph.hidden, character.hidden, direct=run.hidden, default=self._defaults.hidden),
            _toggle(paragraph.bold, character.bold, direct=run.bold, default=self._defaults.bold),
        )

    def _index(self, root: etree._Element) -> None:
        for element in root.iterchildren(*_STYLE_TAGS):
            kind, style_id = attribute(element, "type") or "paragraph", attribute(element, "styleId") or ""
            self._elements.setdefault((kind, style_id), element)
            if kind == "paragraph" and attribute(element, "default") in {"1", "true", "on"}:
                self._default_paragraph = style_id
        defaults = child(root, "docDefaults")
        run_default = None if defaults is None else child(defaults, "rPrDefault")
        if run_default is not None:
            self._defaults = run_properties(child(run_default, "rPr"))

    def _style(self, kind: str, style_id: str) -> Style:
        chain: dict[tuple[str, str], None] = {}  # in order, and quick to look up: chains may be long
        key: tuple[str, str] = (kind, style_id)
        while key in self._elements and key not in self._resolved and key not in chain:
            chain[key] = None
            key = (kind, value_of(self._elements[key], "basedOn") or "")
        style = self._resolved.get(key, _NO_STYLE)
        for key in reversed(chain):
            style = self._resolved[key] = _derived(style, self._elements[key])
        return style


_NO_STYLE: Final = Style()


def _toggle(*styles: bool | None, direct: bool | None, default: bool | None) -> bool:
    if direct is not None:
        return direct
    return bool(default) or sum(map(bool, styles)) % 2 == 1


def _derived(base: Style, element: etree._Element) -> Style:
    """A style from the one it is based on and its own element."""
    name = value_of(element, "name") or ""
    run = run_properties(child(element, "rPr"))
    paragraph = paragraph_properties(child(element, "pPr"))
    level = paragraph.numbered.level
    return Style(
        name,
        base.hidden if run.hidden is None else run.hidden,
        base.bold if run.bold is None else run.bold,
        _heading_level(name, paragraph, base),
        Numbered(
            paragraph.numbered.list_id or base.numbered.list_id,
            base.numbered.level if level is None else level,
        ),
    )


def _heading_level(name: str, own: ParagraphProperties, base: Style) -> int | None:
    if own.outline is not None:
        return heading_level(own.outline)
    if match := _HEADING.fullmatch(name):
        return int(match[1])
    return base.heading_level


def heading_level(outline: int) -> int | None:
    """Word's outline level (0 to 8, 9 for body text) as a heading's level counted from 1."""
    return outline + 1 if 0 <= outline < _BODY_TEXT else None

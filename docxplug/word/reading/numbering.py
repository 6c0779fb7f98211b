"""The numbers and bullets that Word prints before the paragraphs of a list."""

import re
from typing import Final, NamedTuple

from lxml import etree

from docxplug.kept import compiled
from docxplug.word.opc.xml import attribute, child, word_tags
from docxplug.word.reading.number_formats import formatted
from docxplug.word.reading.properties import integer, is_on, number_of, value_of
from docxplug.word.reading.styles import Styles
from docxplug.word.reading.symbols import bullet

LEVELS: Final = 9
#: Far above what Word lets anybody type; a label is printed before every paragraph of its list.
_LONGEST_LABEL: Final = 255
_PLACE: Final = compiled(r"%([1-9])")


class Level(NamedTuple):
    """How one level of a list is numbered. ``restart`` is Word's lvlRestart: None for after any higher level."""

    start: int = 1
    format: str = "decimal"
    text: str = ""
    font: str = ""
    restart: int | None = None
    legal: bool = False
    style: str | None = None


class ListDefinition(NamedTuple):
    """One list: lists of the same ``family`` count on together. ``starts`` are its own first numbers by level."""

    family: str
    levels: tuple[Level, ...]
    starts: dict[int, int]


class Numbering:
    """The lists of a document and, while it is read from its start to its end, how far each has counted."""

    def __init__(self, root: etree._Element | None, styles: Styles) -> None:
        self._styles = styles
        self._lists = _by_id(root, "num", "numId")
        self._families = _by_id(root, "abstractNum", "abstractNumId")
        self._definitions: dict[str, ListDefinition | None] = {}
        self._counts: dict[str, list[int | None]] = {}
        self._started: set[tuple[str, int]] = set()

    def label(self, list_id: str, level: int | None, style: str | None = None) -> str:
        """Counts one paragraph of a list and returns what Word prints before it.

        Where no level is stated it is the one that the list ties to the paragraph's ``style``.
        """
        definition = self._definition(list_id)
        if definition is None:
            return ""
        if level is None:
            level = _level_of_style(definition, style)
        if not 0 <= level < len(definition.levels):
            return ""
        counts = self._counts.setdefault(definition.family, [None] * LEVELS)
        self._count(counts, definition, list_id, level)
        return _text(definition, counts, level)

    def _count(self, counts: list[int | None], definition: ListDefinition, list_id: str, level: int) -> None:
        own_start = definition.starts.get(level)
        so_far = counts[level]
        if own_start is not None and (list_id, level) not in self._started:
            self._started.add((list_id, level))
            counts[level] = own_start
        else:
            counts[level] = definition.levels[level].start if so_far is None else so_far + 1
        for deeper in range(level + 1, len(definition.levels)):
            restart = definition.levels[deeper].restart
            if restart is None or level < restart:
                counts[deeper] = None

    def _definition(self, list_id: str) -> ListDefinition | None:
        if list_id not in self._definitions:
            self._definitions[list_id] = self._read(list_id)
        return self._definitions[list_id]

    def _read(self, list_id: str) -> ListDefinition | None:
        element = self._lists.get(list_id)
        family_id = self._family_id(list_id)
        if element is None or family_id is None:
            return None
        levels = [Level()] * LEVELS
        _read_levels(self._families[family_id], levels)
        starts: dict[int, int] = {}
        for override in element.iterchildren(*word_tags("lvlOverride")):
            level = integer(attribute(override, "ilvl"))
            start = number_of(override, "startOverride")
            if level is not None and start is not None:
                starts[level] = start
            _read_levels(override, levels)
        return ListDefinition(family_id, tuple(levels), starts)

    def _family_id(self, list_id: str) -> str | None:
        """The definition behind a list, through numbering styles; None where it leads nowhere or in a circle."""
        seen: set[str] = set()
        current: str | None = list_id
        while current in self._lists and current not in seen:
            seen.add(current)
            family_id = value_of(self._lists[current], "abstractNumId") or ""
            if family_id not in self._families:
                return None
            link = value_of(self._families[family_id], "numStyleLink")
            if link is None:
                return family_id
            current = self._styles.numbering(link).list_id
        return None


def _by_id(root: etree._Element | None, tag: str, name: str) -> dict[str, etree._Element]:
    if root is None:
        return {}
    return {attribute(element, name) or "": element for element in root.iterchildren(*word_tags(tag))}


def _read_levels(parent: etree._Element, levels: list[Level]) -> None:
    for element in parent.iterchildren(*word_tags("lvl")):
        index = integer(attribute(element, "ilvl"))
        if index is not None and 0 <= index < LEVELS:
            levels[index] = _level(element)


def _level(element: etree._Element) -> Level:
    legal = child(element, "isLgl")
    start = number_of(element, "start")
    return Level(
        start=1 if start is None else start,
        format=value_of(element, "numFmt") or "decimal",
        text=(value_of(element, "lvlText") or "")[:_LONGEST_LABEL],
        font=_font(element),
        restart=number_of(element, "lvlRestart"),
        legal=legal is not None and is_on(legal),
        style=value_of(element, "pStyle"),
    )


def _font(level: etree._Element) -> str:
    properties = child(level, "rPr")
    fonts = None if properties is None else child(properties, "rFonts")
    return "" if fonts is None else attribute(fonts, "ascii") or attribute(fonts, "hAnsi") or ""


def _level_of_style(definition: ListDefinition, style: str | None) -> int:
    tied = (index for index, level in enumerate(definition.levels) if style and level.style == style)
    return next(tied, 0)


def _text(definition: ListDefinition, counts: list[int | None], level: int) -> str:
    own = definition.levels[level]
    if own.format == "bullet":
        return bullet(own.font, own.text)

    def number(place: re.Match[str]) -> str:
        index = int(place[1]) - 1
        there = definition.levels[index]
        count = counts[index]
        kind = "decimal" if own.legal and there.format != "none" else there.format
        return formatted(there.start if count is None else count, kind)

    return _PLACE.sub(number, own.text).strip()

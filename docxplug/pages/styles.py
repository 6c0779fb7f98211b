"""The cascade of a document's formats: defaults, table style, paragraph style, numbering, direct properties.

Order of application: ECMA-376 Part 1, 17.7.2.
"""

from typing import Final

from docxplug.pages.elements import optional_root
from docxplug.pages.properties import (
    Element,
    ParagraphFormat,
    RunFormat,
    namespace,
    paragraph_format,
    run_format,
)
from docxplug.pages.units import switched_on
from docxplug.word.opc.package import Package

_DRAWING: Final = (
    "{http://schemas.openxmlformats.org/drawingml/2006/main}",
    "{http://purl.oclc.org/ooxml/drawingml/main}",
)
_MAX_CHAIN: Final = 50  # styles based on each other; Word itself stops at 11
_NUMBERED: Final = ("left", "right", "first", "tabs")  # what a numbering level says about layout


class Style:
    """One style: what it is based on and what it says itself."""

    __slots__ = ("based_on", "cell_margins", "paragraph", "run")

    def __init__(self, element: Element, theme_fonts: dict[str, str]) -> None:
        w = namespace(element)
        based_on = element.find(f"{w}basedOn")
        self.based_on: str = "" if based_on is None else based_on.get(f"{w}val", "")
        self.paragraph = paragraph_format(element.find(f"{w}pPr"))
        self.run = run_format(element.find(f"{w}rPr"), theme_fonts)
        self.cell_margins = element.find(f"{w}tblPr/{w}tblCellMar")


class StyleSheet:
    """All formats of one document."""

    def __init__(self, package: Package) -> None:
        self.theme_fonts = _theme_fonts(package)
        self.default_run: RunFormat = {"font": "Times New Roman", "size": 10.0}
        self.default_paragraph: ParagraphFormat = {"widow": True}
        self.default_style = ""
        self.default_table_style = ""
        self._style_elements: dict[str, Element] = {}
        self._styles: dict[str, Style] = {}
        self._list_elements: dict[str, Element] = {}
        self._levels: dict[tuple[str, str], ParagraphFormat] = {}
        self._based: dict[tuple[str, str], tuple[ParagraphFormat, RunFormat]] = {}
        self._character_styles: dict[str, RunFormat] = {}
        self._read_styles(package)
        self._read_numbering(package)

    def paragraph(
        self, properties: Element | None, table_style: str = ""
    ) -> tuple[ParagraphFormat, RunFormat]:
        """The format of a paragraph and that of its text before the runs' own properties."""
        direct = paragraph_format(properties)
        style = direct.get("style", "")
        if style not in self._style_elements:
            style = self.default_style
        based, run = self._style_formats(style, table_style)
        merged: ParagraphFormat = {**based}
        self._apply(merged, direct)
        merged["style"] = style
        return merged, run

    def run(self, properties: Element | None, base: RunFormat) -> RunFormat:
        """The format of a run in a paragraph whose text has the format ``base``."""
        if properties is None:
            return base
        direct = run_format(properties, self.theme_fonts)
        return {**base, **self.character_style(direct.get("style", "")), **direct}

    def character_style(self, style: str) -> RunFormat:
        """What a character style and those it is based on say."""
        if style not in self._character_styles:
            merged: RunFormat = {}
            for one in self._chain(style):
                merged.update(one.run)
            self._character_styles[style] = merged
        return self._character_styles[style]

    def cell_margins(self, table_style: str) -> Element | None:
        """The ``w:tblCellMar`` of a table style, or of one it is based on."""
        margins = [style.cell_margins for style in self._chain(table_style) if style.cell_margins is not None]
        return margins[-1] if margins else None

    def _style_formats(self, style: str, table_style: str) -> tuple[ParagraphFormat, RunFormat]:
        key = (style, table_style)
        if key not in self._based:
            paragraph: ParagraphFormat = {**self.default_paragraph}
            run: RunFormat = {**self.default_run}
            for one in (*self._chain(table_style), *self._chain(style)):
                self._apply(paragraph, one.paragraph)
                run.update(one.run)
            self._based[key] = (paragraph, run)
        return self._based[key]

    def _apply(self, merged: ParagraphFormat, layer: ParagraphFormat) -> None:
        """Puts a layer on top; the list level that it names lies under its own indents."""
        if "number" in layer or "level" in layer:
            number = layer.get("number", merged.get("number", ""))
            level = layer.get("level", merged.get("level", "0"))
            merged.update(self._level(number, level))
        merged.update(layer)

    def _chain(self, style: str) -> list[Style]:
        """The style and those it is based on, the deepest first."""
        chain: list[Style] = []
        seen: set[str] = set()
        while style in self._style_elements and style not in seen and len(chain) < _MAX_CHAIN:
            seen.add(style)
            chain.append(self._style(style))
            style = chain[-1].based_on
        return chain[::-1]

    def _style(self, identity: str) -> Style:
        if identity not in self._styles:
            self._styles[identity] = Style(self._style_elements[identity], self.theme_fonts)
        return self._styles[identity]

    def _level(self, number: str, level: str) -> ParagraphFormat:
        """The indents of one level of a list."""
        if (number, level) not in self._levels:
            abstract = self._list_elements.get(number)
            self._levels[number, level] = {} if abstract is None else _list_level(abstract, level)
        return self._levels[number, level]

    def _read_styles(self, package: Package) -> None:
        root = optional_root(package, package.related("styles"))
        if root is None:
            return
        w = namespace(root)
        self.default_run.update(
            run_format(root.find(f"{w}docDefaults/{w}rPrDefault/{w}rPr"), self.theme_fonts)
        )
        self.default_paragraph.update(paragraph_format(root.find(f"{w}docDefaults/{w}pPrDefault/{w}pPr")))
        for element in root.iterchildren(f"{w}style"):
            identity = element.get(f"{w}styleId", "")
            self._style_elements[identity] = element
            if element.get(f"{w}default") is not None and switched_on(element.get(f"{w}default")):
                kind = element.get(f"{w}type")
                if kind == "paragraph":
                    self.default_style = identity
                elif kind == "table":
                    self.default_table_style = identity

    def _read_numbering(self, package: Package) -> None:
        root = optional_root(package, package.related("numbering"))
        if root is None:
            return
        w = namespace(root)
        lists = {
            element.get(f"{w}abstractNumId"): element for element in root.iterchildren(f"{w}abstractNum")
        }
        for number in root.iterchildren(f"{w}num"):
            abstract = number.find(f"{w}abstractNumId")
            element = lists.get(abstract.get(f"{w}val")) if abstract is not None else None
            if element is not None:
                self._list_elements[number.get(f"{w}numId", "")] = element


def _list_level(abstract: Element, number: str) -> ParagraphFormat:
    w = namespace(abstract)
    for level in abstract.iterchildren(f"{w}lvl"):
        if level.get(f"{w}ilvl", "0") == number:
            return _indents_of(paragraph_format(level.find(f"{w}pPr")))
    return {}


def _indents_of(level: ParagraphFormat) -> ParagraphFormat:
    indents: ParagraphFormat = {}
    for name in _NUMBERED:
        if name in level:
            indents[name] = level[name]
    return indents


def _theme_fonts(package: Package) -> dict[str, str]:
    """The theme's Latin typefaces: "major" for headings, "minor" for text."""
    root = optional_root(package, package.related("theme"))
    if root is None:
        return {}
    fonts = {}
    for a in _DRAWING:
        for size in ("major", "minor"):
            latin = root.find(f".//{a}{size}Font/{a}latin")
            if latin is not None and latin.get("typeface"):
                fonts[size] = latin.get("typeface", "")
    return fonts

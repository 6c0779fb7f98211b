"""What run and paragraph properties say about layout: one dictionary a level, later levels overrule earlier ones."""

from typing import Any, Final, TypedDict

from docxplug.pages.units import points, switched_on

Element = Any  # an lxml element; Strict and Transitional files differ only in the namespace of its tag


class RunFormat(TypedDict, total=False):
    """Character properties; lengths in points, ``scale`` a factor."""

    font: str
    size: float
    bold: bool
    italic: bool
    caps: bool
    small_caps: bool
    hidden: bool
    raised: bool
    spacing: float
    scale: float
    style: str


class ParagraphFormat(TypedDict, total=False):
    """Paragraph properties; lengths in points, except ``line``: a factor where ``rule`` is "auto"."""

    style: str
    before: float
    after: float
    line: float
    rule: str
    left: float
    right: float
    first: float
    tabs: tuple[tuple[float, str], ...]
    keep_next: bool
    keep_lines: bool
    widow: bool
    break_before: bool
    contextual: bool
    framed: bool
    number: str
    level: str


_RUN_SWITCHES: Final = {
    "b": "bold",
    "i": "italic",
    "caps": "caps",
    "smallCaps": "small_caps",
    "vanish": "hidden",
}
_PARAGRAPH_SWITCHES: Final = {
    "keepNext": "keep_next",
    "keepLines": "keep_lines",
    "widowControl": "widow",
    "pageBreakBefore": "break_before",
    "contextualSpacing": "contextual",
}
_INDENTS: Final = (
    ("left", "left"),
    ("start", "left"),
    ("right", "right"),
    ("end", "right"),
    ("firstLine", "first"),
)
_MOST_TAB_STOPS: Final = 64  # Word's own limit for a paragraph
_AUTO_SPACING: Final = 14.0  # points that Word puts for "auto" space before and after


def namespace(element: Element) -> str:
    """The ``{…}`` part of an element's tag, which its own attributes carry too; "" where it has none."""
    tag: str = element.tag
    return tag[: tag.rfind("}") + 1]


def local_name(element: Element) -> str:
    """The name of an element without its namespace."""
    tag: str = element.tag
    return tag[tag.rfind("}") + 1 :]


def run_format(properties: Element | None, theme_fonts: dict[str, str]) -> RunFormat:
    """What one ``w:rPr`` says."""
    found: RunFormat = {}
    if properties is None:
        return found
    w = namespace(properties)
    for child in properties.iterchildren(f"{w}*"):
        name = child.tag[len(w) :]
        value = child.get(f"{w}val")
        if name in _RUN_SWITCHES:
            found[_RUN_SWITCHES[name]] = switched_on(value)  # type: ignore[literal-required]
        elif name == "rFonts":
            font = _font_name(child, w, theme_fonts)
            if font:
                found["font"] = font
        elif name == "sz":
            found["size"] = points(value, per_point=2) or 10.0
        elif name == "vertAlign":
            found["raised"] = value in {"superscript", "subscript"}
        elif name == "spacing":
            found["spacing"] = points(value) or 0.0
        elif name == "w":
            found["scale"] = (points((value or "100").rstrip("%"), per_point=100)) or 1.0
        elif name == "rStyle" and value:
            found["style"] = value
    return found


def _font_name(fonts: Element, w: str, theme_fonts: dict[str, str]) -> str | None:
    theme = fonts.get(f"{w}asciiTheme") or fonts.get(f"{w}hAnsiTheme")
    if theme:
        return theme_fonts.get("major" if theme.startswith("major") else "minor")
    name: str | None = fonts.get(f"{w}ascii") or fonts.get(f"{w}hAnsi")
    return name


def paragraph_format(properties: Element | None) -> ParagraphFormat:
    """What one ``w:pPr`` says."""
    found: ParagraphFormat = {}
    if properties is None:
        return found
    w = namespace(properties)
    for child in properties.iterchildren(f"{w}*"):
        name = child.tag[len(w) :]
        if name in _PARAGRAPH_SWITCHES:
            found[_PARAGRAPH_SWITCHES[name]] = switched_on(child.get(f"{w}val"))  # type: ignore[literal-required]
        elif name == "pStyle":
            found["style"] = child.get(f"{w}val", "")
        elif name == "spacing":
            _read_spacing(child, w, found)
        elif name == "ind":
            _read_indents(child, w, found)
        elif name == "numPr":
            _read_number(child, w, found)
        elif name == "tabs":
            found["tabs"] = _tab_stops(child, w)
        elif name == "framePr":
            found["framed"] = True
    return found


def _read_spacing(spacing: Element, w: str, found: ParagraphFormat) -> None:
    before, after = points(spacing.get(f"{w}before")), points(spacing.get(f"{w}after"))
    if before is not None:
        found["before"] = max(before, 0.0)
    if after is not None:
        found["after"] = max(after, 0.0)
    if _is_auto(spacing, f"{w}beforeAutospacing"):
        found["before"] = _AUTO_SPACING
    if _is_auto(spacing, f"{w}afterAutospacing"):
        found["after"] = _AUTO_SPACING
    rule = spacing.get(f"{w}lineRule", "auto")
    line = points(spacing.get(f"{w}line"), per_point=240 if rule == "auto" else 20)
    if line is not None:
        found["line"], found["rule"] = line, rule


def _is_auto(spacing: Element, attribute: str) -> bool:
    value = spacing.get(attribute)
    return value is not None and switched_on(value)


def _read_indents(indents: Element, w: str, found: ParagraphFormat) -> None:
    for attribute, name in _INDENTS:
        value = points(indents.get(w + attribute))
        if value is not None:
            found[name] = value  # type: ignore[literal-required]
    hanging = points(indents.get(f"{w}hanging"))
    if hanging is not None:
        found["first"] = -hanging


def _read_number(number: Element, w: str, found: ParagraphFormat) -> None:
    identity, level = number.find(f"{w}numId"), number.find(f"{w}ilvl")
    if identity is not None:
        found["number"] = identity.get(f"{w}val", "")
    if level is not None:
        found["level"] = level.get(f"{w}val", "0")


def _tab_stops(tabs: Element, w: str) -> tuple[tuple[float, str], ...]:
    stops = []
    for tab in tabs.iterchildren(f"{w}tab"):
        position, kind = points(tab.get(f"{w}pos")), tab.get(f"{w}val", "left")
        if position is not None and kind not in {"clear", "bar"}:
            stops.append((position, kind))
    return tuple(sorted(stops)[:_MOST_TAB_STOPS])

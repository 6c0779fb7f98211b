"""What paragraph and run properties say, as far as the text's reader needs them."""

from typing import Final, NamedTuple

from lxml import etree

from docxplug.word.opc.xml import attribute, child, word_tags

_OFF: Final = frozenset({"0", "false", "off"})
_BOLD: Final = frozenset(word_tags("b"))
_HIDDEN: Final = frozenset(word_tags("vanish"))
_RUN_STYLE: Final = frozenset(word_tags("rStyle"))
_PARAGRAPH_STYLE: Final = frozenset(word_tags("pStyle"))
_NUMBERING: Final = frozenset(word_tags("numPr"))
_OUTLINE: Final = frozenset(word_tags("outlineLvl"))
_MARK: Final = frozenset(word_tags("rPr"))
_MARK_GONE: Final = word_tags("del", "moveFrom")


class RunProperties(NamedTuple):
    """Toggles are None where the properties do not speak of them."""

    style: str | None = None
    hidden: bool | None = None
    bold: bool | None = None


class Numbered(NamedTuple):
    """A list and a level in it; None where not stated. List "0" means no list."""

    list_id: str | None = None
    level: int | None = None


class ParagraphProperties(NamedTuple):
    """``outline`` counts from 0, 9 is body text. ``mark_gone``: the paragraph's end was deleted or moved away."""

    style: str | None = None
    numbered: Numbered = Numbered()
    outline: int | None = None
    mark_gone: bool = False


PLAIN_RUN: Final = RunProperties()
PLAIN_PARAGRAPH: Final = ParagraphProperties()


def run_properties(element: etree._Element | None) -> RunProperties:
    """What a ``w:rPr`` says."""
    if element is None:
        return PLAIN_RUN
    style = hidden = bold = None
    for item in element:
        tag = item.tag
        if tag in _BOLD:
            bold = is_on(item)
        elif tag in _RUN_STYLE:
            style = attribute(item, "val")
        elif tag in _HIDDEN:
            hidden = is_on(item)
    return RunProperties(style, hidden, bold)


def paragraph_properties(element: etree._Element | None) -> ParagraphProperties:
    """What a ``w:pPr`` says."""
    if element is None:
        return PLAIN_PARAGRAPH
    style, numbered, outline, mark_gone = PLAIN_PARAGRAPH
    for item in element:
        tag = item.tag
        if tag in _PARAGRAPH_STYLE:
            style = attribute(item, "val")
        elif tag in _NUMBERING:
            numbered = Numbered(value_of(item, "numId"), number_of(item, "ilvl"))
        elif tag in _OUTLINE:
            outline = integer(attribute(item, "val"))
        elif tag in _MARK:
            mark_gone = next(item.iterchildren(*_MARK_GONE), None) is not None
    return ParagraphProperties(style, numbered, outline, mark_gone)


def is_on(toggle: etree._Element) -> bool:
    """Whether a toggle property (``w:b``, ``w:vanish``, …) switches on."""
    said = attribute(toggle, "val")
    return not said or said.casefold() not in _OFF


def hides(root: etree._Element) -> bool:
    """Whether any properties in a part speak of hidden text."""
    return next(root.iter(*_HIDDEN), None) is not None


def value_of(element: etree._Element, name: str) -> str | None:
    """The ``w:val`` of a child."""
    found = child(element, name)
    return None if found is None else attribute(found, "val")


def number_of(element: etree._Element, name: str) -> int | None:
    """The ``w:val`` of a child as a number."""
    return integer(value_of(element, name))


def integer(text: str | None) -> int | None:
    """A whole number as XML spells it; None where it is none or has more digits than Word's numbers have."""
    try:
        return int(text) if text and len(text) <= 11 else None
    except ValueError:
        return None

"""Content controls that hold plain text only, so that the mark of a comment on their text can stand behind them.

Word fills such a control anew from its list or its data and leaves nothing but text in it: a mark in it would take
its comment along (ECMA-376 part 1, 17.5.2: text, date, lists and data binding).
"""

from typing import Final

from lxml import etree

from docxplug.word.xml import child, word_tags

_PARAGRAPH_TAGS: Final = frozenset(word_tags("p"))
_CONTROL_TAGS: Final = frozenset(word_tags("sdt"))
_W15: Final = "http://schemas.microsoft.com/office/word/2012/wordml"
_PLAIN_TAGS: Final = (
    *word_tags("text", "date", "comboBox", "dropDownList", "dataBinding"),
    f"{{{_W15}}}dataBinding",
)


def outermost_plain_control(element: etree._Element) -> etree._Element | None:
    """The outermost control of plain text in the line around ``element``, None where there is none."""
    outermost = None
    for ancestor in element.iterancestors():
        if ancestor.tag in _PARAGRAPH_TAGS:
            break
        if ancestor.tag in _CONTROL_TAGS and _is_plain(ancestor):
            outermost = ancestor
    return outermost


def _is_plain(control: etree._Element) -> bool:
    properties = child(control, "sdtPr")
    return properties is not None and next(properties.iterchildren(*_PLAIN_TAGS), None) is not None

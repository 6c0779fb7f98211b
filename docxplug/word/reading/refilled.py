"""What Word fills anew, so that the mark of a comment on its text can stand behind it.

A simple field is filled when Word updates fields, a content control of plain text from its list or its data
(ECMA-376 part 1, 17.16.19 and 17.5.2). Nothing but text is left in them: a mark would take its comment along.
"""

from typing import Final

from lxml import etree

from docxplug.word.opc.xml import child, word_tags

_PARAGRAPH_TAGS: Final = frozenset(word_tags("p"))
_FIELD_TAGS: Final = frozenset(word_tags("fldSimple"))
_CONTROL_TAGS: Final = frozenset(word_tags("sdt"))
_W15: Final = "http://schemas.microsoft.com/office/word/2012/wordml"
_PLAIN_TAGS: Final = (
    *word_tags("text", "date", "comboBox", "dropDownList", "dataBinding"),
    f"{{{_W15}}}dataBinding",
)


def outermost_refilled(element: etree._Element) -> etree._Element | None:
    """The outermost simple field or control of plain text in the line around ``element``, None without any."""
    parent = element.getparent()
    if parent is not None and parent.tag in _PARAGRAPH_TAGS:
        return None  # the usual case
    outermost = None
    for ancestor in element.iterancestors():
        if ancestor.tag in _PARAGRAPH_TAGS:
            break
        if ancestor.tag in _FIELD_TAGS or (ancestor.tag in _CONTROL_TAGS and _is_plain(ancestor)):
            outermost = ancestor
    return outermost


def _is_plain(control: etree._Element) -> bool:
    properties = child(control, "sdtPr")
    return properties is not None and next(properties.iterchildren(*_PLAIN_TAGS), None) is not None

"""Where complex fields end, so that the mark of a comment on a field's result can stand behind the field.

Word throws a field's result away whenever it updates the field, and a mark in it would take its comment along.
"""

from typing import Final

from lxml import etree

from docxplug.word.opc.xml import attribute, word_tags

_RUN_TAGS: Final = word_tags("r")
_MARK_TAGS: Final = word_tags("fldChar")


def field_ends(paragraph: etree._Element) -> dict[etree._Element, etree._Element]:
    """For each run in a complex field that ends in this paragraph, the run with the end of the outermost one."""
    ends: dict[etree._Element, etree._Element] = {}
    if next(paragraph.iter(*_MARK_TAGS), None) is None:
        return ends
    open_fields: list[list[etree._Element]] = []
    for run in paragraph.iter(*_RUN_TAGS):
        if open_fields:
            open_fields[-1].append(run)
        for mark in run.iterchildren(*_MARK_TAGS):
            kind = attribute(mark, "fldCharType")
            if kind == "begin":
                open_fields.append([run])
            elif kind == "end" and open_fields:
                inside = open_fields.pop()
                ends |= dict.fromkeys(inside, run)
                if open_fields:
                    open_fields[-1] += inside
    return ends

"""Walking over the blocks of a story: through content controls and the like, never into paragraphs."""

from collections.abc import Iterator
from typing import Final

from docxplug.pages.properties import Element, namespace

_WRAPPERS: Final = ("sdt", "sdtContent", "customXml", "ins", "moveTo", "smartTag")


def wrapped(parent: Element, names: tuple[str, ...]) -> Iterator[Element]:
    """The children of those WordprocessingML names, also from within content controls and tracked changes."""
    w = namespace(parent)
    for child in parent.iterchildren(f"{w}*"):
        name = child.tag[len(w) :]
        if name in names:
            yield child
        elif name in _WRAPPERS:
            yield from wrapped(child, names)


def block_elements(parent: Element) -> Iterator[Element]:
    """The paragraphs, tables and section properties of a body, a cell or a header."""
    return wrapped(parent, ("p", "tbl", "sectPr"))

"""Walking over the parts of a package and the blocks of a story."""

from collections.abc import Iterator
from typing import Final

from docxplug.errors import DocumentError
from docxplug.pages.properties import Element, namespace
from docxplug.word.opc.package import Package

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


def optional_root(package: Package, part: str | None) -> Element | None:
    """The root of a part that layout can do without; None where it is missing or damaged."""
    if not part or part not in package:
        return None
    try:
        return package.xml(part)
    except DocumentError:
        return None

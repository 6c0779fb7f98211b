"""How parts of a package point to each other."""

from collections.abc import Iterator
from typing import Final, NamedTuple

from lxml import etree

from docxplug.word.opc import names
from docxplug.word.opc.xml import R_STRICT, R

NAMESPACE: Final = "http://schemas.openxmlformats.org/package/2006/relationships"
TAG: Final = f"{{{NAMESPACE}}}Relationship"
_KNOWN_TYPES: Final = (f"{R}/", f"{R_STRICT}/", "http://schemas.microsoft.com/office/")


class Relationship(NamedTuple):
    """One arrow. ``part`` is the name of the part it points to, "" where it leads out of the package or nowhere.

    External targets are never followed.
    """

    id: str
    type: str
    target: str
    external: bool
    part: str

    @property
    def kind(self) -> str:
        """The type's last word ("comments", "footnotes", …), the same for Strict and Transitional; "" if foreign."""
        return self.type.rpartition("/")[2] if self.type.startswith(_KNOWN_TYPES) else ""


def read_relationships(root: etree._Element, source: str) -> tuple[Relationship, ...]:
    """The relationships of ``source`` ("" for the package) from the root of their XML."""
    return tuple(_relationship(element, source) for element in root.iterchildren(TAG))


def relationships_of_kind(
    root: etree._Element, source: str, kind: str
) -> Iterator[tuple[etree._Element, Relationship]]:
    """Those of one kind, with their elements; the targets of the others are not looked at."""
    for element in root.iterchildren(TAG):
        if element.get("Type", "").endswith(f"/{kind}"):
            relationship = _relationship(element, source)
            if relationship.kind == kind:
                yield element, relationship


def is_external(element: etree._Element) -> bool:
    """Whether a relationship leads out of the package."""
    return element.get("TargetMode", "").casefold() == "external"


def _relationship(element: etree._Element, source: str) -> Relationship:
    target = element.get("Target", "")
    external = is_external(element)
    part = "" if external else names.resolve(source, target)
    return Relationship(element.get("Id", ""), element.get("Type", ""), target, external, part)

"""Where the comment parts live: a package that we write ourselves, or one that python-docx will save."""

from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import Protocol

from lxml import etree

from docxplug.word.marks.kinds import IGNORABLE, PartKind
from docxplug.word.opc.stitched import Stitched
from docxplug.word.opc.xml import MC


class CommentStore(Protocol):
    """What the comment engine needs of a package; parts are found by relationship from the main part."""

    @property
    def main_root(self) -> etree._Element:
        """The root of the main part, edited in place."""

    @property
    def main_uri(self) -> str:
        """The namespace of the main part's elements: Transitional or Strict."""

    def root(self, kind: PartKind) -> etree._Element | None:
        """The root of the part of this kind, or None where the document has none."""

    def create(self, kind: PartKind) -> etree._Element:
        """Make the part, with its content type and relationship, and return its empty root."""

    def put(self, kind: PartKind, root: etree._Element) -> None:
        """Take ``root`` as the changed content of a part that exists."""

    def grow(self, kind: PartKind, new: Sequence[etree._Element]) -> None:
        """Take ``new`` elements in at the end of a part that exists, and leave all else in it as it is."""

    def remove(self, kind: PartKind) -> None:
        """Take the part out of the package, with all that names it."""

    def state(self) -> etree._Element | None:
        """The root of the part in which docxplug remembers its comments, or None where the document has none."""

    def put_state(self, root: etree._Element) -> None:
        """Take ``root`` as the content of that part, made where it is missing."""

    def remove_custom_parts(self) -> None:
        """Take every custom XML part of docxplug out, with all that names it."""

    def change_part(self, name: str, root: etree._Element) -> None:
        """Take ``root`` as the content of any part that is there."""

    def packed(self) -> Stitched:
        """The document as a file, with everything that was changed."""

    @property
    def keeps_bytes(self) -> bool:
        """Whether what was not changed is written byte for byte, so that the result can be proved."""

    def touch_main(self) -> None:
        """Say that the main part was changed."""

    def hex_ids(self) -> Iterable[str]:
        """Every ``paraId`` in the package, the comments' included."""


def editable(
    store: CommentStore, kind: PartKind, needed: Mapping[str, str] = MappingProxyType({})
) -> etree._Element:
    """The part's root, ready to be changed: made where missing, with the namespaces it needs declared.

    ``needed`` maps usual prefixes to namespaces that old readers may ignore.
    """
    root = store.root(kind)
    if root is None:
        return store.create(kind)
    if needed:
        root = _with_namespaces(root, needed)
    store.put(kind, root)
    return root


def _with_namespaces(root: etree._Element, needed: Mapping[str, str]) -> etree._Element:
    """The same element with ``needed`` declared at its start tag and listed as ignorable.

    lxml cannot declare a namespace on an element that exists, so the children move to a new one.
    """
    known = {uri for prefix, uri in root.nsmap.items() if prefix}
    missing = {prefix: uri for prefix, uri in {"mc": MC, **needed}.items() if uri not in known}
    if missing:
        root = _rebuilt(root, missing)
    ignorable = (root.get(IGNORABLE) or "").split()
    for uri in needed.values():
        prefix = next(prefix for prefix, value in root.nsmap.items() if prefix and value == uri)
        if prefix not in ignorable:
            ignorable.append(prefix)
    if ignorable:
        root.set(IGNORABLE, " ".join(ignorable))
    return root


def _rebuilt(root: etree._Element, missing: Mapping[str, str]) -> etree._Element:
    namespaces = dict(root.nsmap)
    for prefix, uri in missing.items():
        free = prefix
        while free in namespaces:
            free += "x"
        namespaces[free] = uri
    new = root.makeelement(root.tag, dict(root.attrib), namespaces)
    new.text = root.text
    new.extend(list(root))
    return new

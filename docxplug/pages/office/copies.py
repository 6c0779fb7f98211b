"""A copy of a document that LibreOffice can lay out: what a reader sees, and nothing that could hurt.

LibreOffice 7.4 dies of comments when it is driven over UNO, shows deleted text struck through, and would fetch
linked pictures from the network. The copy has no comment marks, all changes accepted and no links; hyperlinks lead
nowhere, as LibreOffice also fetches a picture whose link says that it is one.
"""

import copy
import zipfile
from contextlib import suppress
from pathlib import Path
from typing import Final

from lxml import etree

from docxplug.pages.properties import Element, namespace
from docxplug.word.errors import UnreadableError
from docxplug.word.opc.package import Package
from docxplug.word.opc.relationships import is_external
from docxplug.word.reading.text_map import DocumentText

_DROPPED: Final = ("commentRangeStart", "commentRangeEnd", "commentReference", "del", "moveFrom")
_TEXT_PARTS: Final = ("footnotes", "endnotes")
_RELATIONSHIPS: Final = ".rels"
_NOWHERE: Final = "#"


def write_copy(package: Package, text: DocumentText, path: Path) -> None:
    """Writes the copy. The package's own trees stay as they are."""
    changed = {package.main: _visible(package.root, text)}
    for kind in _TEXT_PARTS:
        name = package.related(kind)
        if name is not None:
            changed[name] = _visible(package.xml(name), text)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_STORED) as archive:
        for name in package.names:
            with suppress(UnreadableError):  # what docxplug cannot read LibreOffice is not given
                archive.writestr(name, _content(package, name, changed))


def _content(package: Package, name: str, changed: dict[str, Element]) -> bytes:
    if name in changed:
        return _written(changed[name])
    if name.casefold().endswith(_RELATIONSHIPS):
        return _written(_inside(package.xml(name)))
    return package.read(name)


def _written(root: Element) -> bytes:
    return etree.tostring(root, encoding="UTF-8", xml_declaration=True, standalone=True)


def _inside(relationships: Element) -> Element:
    """A copy of a part's relationships without those that lead out of the package."""
    root = copy.deepcopy(relationships)
    for relation in list(root.iter(etree.Element)):
        if not is_external(relation):
            continue
        if relation.get("Type", "").endswith("/hyperlink"):
            relation.set("Target", _NOWHERE)
        else:
            _remove(relation)
    return root


def _visible(root: Element, text: DocumentText) -> Element:
    """A copy of a part's tree without comment marks, deleted text and paragraphs that are deleted as a whole."""
    shown = {paragraph.element for paragraph in text.maps}
    w = namespace(root)
    twin = copy.deepcopy(root)
    paragraphs = zip(root.iter(f"{w}p"), list(twin.iter(f"{w}p")), strict=True)
    for original, paragraph in paragraphs:
        is_deleted = original.find(f"{w}pPr/{w}rPr/{w}del") is not None
        if is_deleted and original not in shown and original.find(f"{w}pPr/{w}sectPr") is None:
            _remove(paragraph)
    for element in list(twin.iter(*(w + name for name in _DROPPED))):
        _remove(element)
    return twin


def _remove(element: Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)

"""Documents that a python-docx program has open: they are changed in place, and python-docx saves them."""

import io
import posixpath
import re
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any, cast

from lxml import etree

from docxplug.word.comments.state_part import PROPERTIES_TYPE, custom_type, data_properties, is_state
from docxplug.word.document import Document
from docxplug.word.marks.kinds import COMMENTS, PartKind
from docxplug.word.opc import names
from docxplug.word.opc.archive import Archive
from docxplug.word.opc.limits import Limits
from docxplug.word.opc.package import Package
from docxplug.word.opc.serialize import new_part
from docxplug.word.opc.stitched import Stitched
from docxplug.word.opc.xml import W_STRICT, namespace, parse
from docxplug.word.reading.reader import read_document

if TYPE_CHECKING:
    from docx.document import Document as PythonDocxDocument

_PARA_ID = re.compile(rb"""paraId\s*=\s*["']([0-9A-Fa-f]{8})["']""")


def open_live(document: "PythonDocxDocument", limits: Limits) -> Document:
    """The document behind a ``docx.Document``; its body is shared, so that every change is seen on both sides."""
    buffer = io.BytesIO()
    document.save(buffer)
    package = _LivePackage(Archive(buffer.getvalue(), limits), document.element)
    return Document(package, read_document(package), LiveStore(document, limits))


class _LivePackage(Package):
    """A package whose main part is the tree that python-docx works on."""

    def __init__(self, archive: Archive, root: etree._Element) -> None:
        self._live_root = root
        super().__init__(archive)
        self.check_main()

    def xml(self, name: str) -> etree._Element:
        """The root of a part; for the main part the live one."""
        found = super().xml(name)
        if found.tag == self._live_root.tag and name == self.related("officeDocument", ""):
            self._roots[names.key(name)] = self._live_root
            return self._live_root
        return found


class LiveStore:
    """The comment parts of a ``docx.Document``, as parts that python-docx writes with all others."""

    def __init__(self, document: "PythonDocxDocument", limits: Limits) -> None:
        self._document, self._limits = document, limits

    @property
    def main_root(self) -> etree._Element:
        """The root of the main part."""
        root: etree._Element = self._document.element
        return root

    @property
    def main_uri(self) -> str:
        """The namespace of the main part's elements."""
        return namespace(self.main_root)

    def root(self, kind: PartKind) -> etree._Element | None:
        """The root of the part of this kind, parsed and shared with python-docx when first asked for."""
        relationship = self._relationship(kind)
        if relationship is None:
            return None
        part = relationship.target_part
        if not hasattr(part, "element"):
            part = self._as_tree(relationship, parse(part.blob, str(part.partname), self._limits))
        root: etree._Element = part.element
        return root

    def create(self, kind: PartKind) -> etree._Element:
        """Make the part; its root is of python-docx's own classes, so that ``document.comments`` works on it."""
        from docx.opc.packuri import PackURI
        from docx.opc.part import XmlPart
        from docx.oxml import parse_xml
        from docx.parts.comments import CommentsPart

        main = self._document.part
        root = parse_xml(etree.tostring(kind.new_root(self.main_uri)))
        part_class: Any = CommentsPart if kind is COMMENTS else XmlPart
        part = part_class(PackURI(self._new_name(kind)), kind.content_type, root, main.package)
        main.relate_to(part, kind.relationship_type(self.main_uri))
        made: etree._Element = root
        return made

    def put(self, kind: PartKind, root: etree._Element) -> None:
        """Take ``root`` as the changed content of a part that exists."""
        relationship = self._relationship(kind)
        if relationship is not None and self.root(kind) is not root:
            relationship.target_part._element = root

    def grow(self, kind: PartKind, new: Sequence[etree._Element]) -> None:
        """Take ``new`` elements in at the end of a part that exists."""
        root = self.root(kind)
        if root is not None:
            root.extend(new)

    def _new_name(self, kind: PartKind) -> str:
        main = self._document.part
        folder = posixpath.dirname(str(main.partname))
        taken = {str(part.partname).casefold() for part in main.package.iter_parts()}
        name, number = posixpath.join(folder, f"{kind.name}.xml"), 1
        while name.casefold() in taken:
            number += 1
            name = posixpath.join(folder, f"{kind.name}{number}.xml")
        return name

    def remove(self, kind: PartKind) -> None:
        """Take the part out: python-docx writes only what something points to."""
        relationship = self._relationship(kind)
        if relationship is not None:
            self._document.part.rels.pop(relationship.rId)

    def state(self) -> etree._Element | None:
        """The root of docxplug's own part, or None where the document has none."""
        for relationship in self._custom_relationships():
            return parse(relationship.target_part.blob, str(relationship.target_part.partname), self._limits)
        return None

    def put_state(self, root: etree._Element) -> None:
        """Take ``root`` as the content of docxplug's own part, made where it is missing."""
        for relationship in self._custom_relationships():
            relationship.target_part._blob = new_part(root)
            return
        self._add_state_part(new_part(root))

    def _add_state_part(self, data: bytes) -> None:
        from docx.opc.packuri import PackURI
        from docx.opc.part import Part

        main, part_class = self._document.part, cast("Any", Part)
        strict = self.main_uri == W_STRICT
        taken = {str(part.partname).casefold() for part in main.package.iter_parts()}
        number = 1
        while {f"/customxml/item{number}.xml", f"/customxml/itemprops{number}.xml"} & taken:
            number += 1
        made = [
            part_class(PackURI(f"/customXml/{name}{number}.xml"), kind, content, main.package)
            for name, kind, content in (
                ("item", "application/xml", data),
                ("itemProps", PROPERTIES_TYPE, new_part(data_properties(strict=strict))),
            )
        ]
        main.relate_to(made[0], custom_type(strict=strict))
        made[0].relate_to(made[1], f"{custom_type(strict=strict)}Props")

    def remove_custom_parts(self) -> None:
        """Take every custom XML part of docxplug out."""
        for relationship in self._custom_relationships():
            self._document.part.rels.pop(relationship.rId)

    def _custom_relationships(self) -> list[Any]:
        return [
            relationship
            for relationship in self._document.part.rels.values()
            if not relationship.is_external
            and relationship.reltype.rpartition("/")[2] == "customXml"
            and is_state(relationship.target_part.blob, str(relationship.target_part.partname), self._limits)
        ]

    def change_part(self, name: str, root: etree._Element) -> None:
        """Take ``root`` as the content of any part that is there."""
        for part in self._document.part.package.iter_parts():
            if names.key(str(part.partname)) == names.key(name):
                if hasattr(part, "element"):
                    part._element = root
                else:
                    part._blob = new_part(root)

    @property
    def keeps_bytes(self) -> bool:
        """python-docx writes every part anew."""
        return False

    def packed(self) -> Stitched:
        """The document as python-docx writes it."""
        buffer = io.BytesIO()
        self._document.save(buffer)
        return Stitched([buffer.getvalue()])

    def touch_main(self) -> None:
        """Nothing to say: python-docx writes every part."""

    def hex_ids(self) -> Iterable[str]:
        """Every ``paraId`` in the document's parts."""
        for part in self._document.part.package.iter_parts():
            if hasattr(part, "element"):
                yield from (str(value).upper() for value in part.element.xpath("//@*[local-name()='paraId']"))
            elif str(part.partname).endswith(".xml"):
                yield from (found.decode().upper() for found in _PARA_ID.findall(part.blob))

    def _relationship(self, kind: PartKind) -> Any:
        for relationship in self._document.part.rels.values():
            if not relationship.is_external and relationship.reltype.rpartition("/")[2] == kind.name:
                return relationship
        return None

    def _as_tree(self, relationship: Any, root: etree._Element) -> Any:
        """The same part as one with a tree, in the place of one that python-docx keeps as bytes."""
        from docx.opc.part import XmlPart

        old = relationship.target_part
        part_class: Any = XmlPart
        part = part_class(old.partname, old.content_type, root, old.package)
        for inner in old.rels.values():
            target = inner.target_ref if inner.is_external else inner.target_part
            part.rels.add_relationship(inner.reltype, target, inner.rId, inner.is_external)
        relationships = self._document.part.rels
        del relationships[relationship.rId]
        relationships.add_relationship(relationship.reltype, part, relationship.rId)
        return part

"""A package that is written by docxplug: changed parts are kept apart until it is saved."""

import posixpath
import re
from collections.abc import Iterable, Sequence
from functools import partial

from lxml import etree

from docxplug.word.comments.state_part import (
    PROPERTIES_TYPE,
    custom_parts,
    custom_type,
    data_properties,
    data_relationships,
    state_parts,
)
from docxplug.word.marks.kinds import STYLES, PartKind
from docxplug.word.marks.paragraph_ids import paragraph_ids
from docxplug.word.opc import content_types, names, relationships
from docxplug.word.opc.package import Package
from docxplug.word.opc.serialize import Sink, write_changed, write_grown, write_new
from docxplug.word.opc.stitched import Stitched
from docxplug.word.opc.writer import Changes, Written, write_archive
from docxplug.word.opc.xml import namespace

_CUSTOM_FOLDER = "customXml/"  # where Word puts custom XML
_NUMBERED = re.compile(r"rId(\d{1,9})")


class PackageStore:
    """The comment parts of a package, and what of it was changed."""

    def __init__(self, package: Package) -> None:
        self._package = package
        self._changed: dict[str, etree._Element] = {}
        self._added: dict[str, etree._Element] = {}
        self._grown: dict[str, list[etree._Element]] = {}
        self._removed: set[str] = set()
        self._part_names: dict[str, str] = {}
        self._state_part: str | None = None
        self._last_number = 0  # of a relationship, once it was looked for

    @property
    def main_root(self) -> etree._Element:
        """The root of the main part, edited in place."""
        return self._package.root

    @property
    def main_uri(self) -> str:
        """The namespace of the main part's elements."""
        return namespace(self._package.root)

    def root(self, kind: PartKind) -> etree._Element | None:
        """The root of the part of this kind; raises UnreadableError where its XML is broken."""
        name = self._name(kind)
        if name is None:
            return None
        pending = self._added.get(name, self._changed.get(name))
        return self._package.xml(name) if pending is None else pending

    def _name(self, kind: PartKind) -> str | None:
        name = self._part_names.get(kind.name) or self._package.related(kind.name)
        if name is None or name in self._removed:
            return None
        self._part_names[kind.name] = name
        return name

    def create(self, kind: PartKind) -> etree._Element:
        """Make the part, its content type and its relationship; returns its empty root."""
        name, root = self._new_name(kind), kind.new_root(self.main_uri)
        self._part_names[kind.name] = name
        self._added[name] = root
        self._removed.discard(name)
        self._relate(kind, name)
        self._set_type(name, kind.content_type)
        return root

    def put(self, kind: PartKind, root: etree._Element) -> None:
        """Take ``root`` as the changed content of a part that exists."""
        name = self._name(kind)
        if name is None:
            raise ValueError(f"There is no {kind.name} part.")
        (self._added if name in self._added else self._changed)[name] = root

    def grow(self, kind: PartKind, new: Sequence[etree._Element]) -> None:
        """Take ``new`` elements in at the end of a part that exists; all else in it is written byte for byte."""
        name, root = self._name(kind), self.root(kind)
        if name is None or root is None:
            raise ValueError(f"There is no {kind.name} part.")
        root.extend(new)
        if name in self._package and name not in self._changed:
            self._grown.setdefault(name, []).extend(new)

    def remove(self, kind: PartKind) -> None:
        """Take the part out, its own relationships too, and what names it."""
        name = self._name(kind)
        if name is None:
            return
        self._part_names.pop(kind.name, None)
        self._added.pop(name, None)
        self._changed.pop(name, None)
        self._grown.pop(name, None)
        if name in self._package:
            self._removed |= {name, names.relationships_name(name)}
        self._unrelate(kind)
        self._set_type(name, None)

    def state(self) -> etree._Element | None:
        """The root of docxplug's own part, or None where the document has none."""
        name = self._state_name()
        if name is None:
            return None
        pending = self._added.get(name, self._changed.get(name))
        return self._package.xml(name) if pending is None else pending

    def put_state(self, root: etree._Element) -> None:
        """Take ``root`` as the content of docxplug's own part, made where it is missing."""
        name = self._state_name()
        if name is None:
            name = self._new_state_part()
        (self._changed if name in self._package else self._added)[name] = root

    def _state_name(self) -> str | None:
        if self._state_part is None:
            self._state_part = next(
                (name for name in custom_parts(self._package) if name not in self._removed), None
            )
        return self._state_part

    def _new_state_part(self) -> str:
        """Make the part as Word does: beside the main part's folder, with a part that names its data by an id."""
        number = 1
        while any(f"{_CUSTOM_FOLDER}{item}{number}.xml" in self._package for item in ("item", "itemProps")):
            number += 1
        self._state_part = name = f"{_CUSTOM_FOLDER}item{number}.xml"
        properties = f"{_CUSTOM_FOLDER}itemProps{number}.xml"
        strict = self._package.strict
        self._added[properties] = data_properties(strict=strict)
        self._added[names.relationships_name(name)] = data_relationships(properties, strict=strict)
        self._relate_to(name, custom_type(strict=strict))
        self._set_type(properties, PROPERTIES_TYPE)
        if self._package.content_type(name) != "application/xml":
            self._set_type(name, "application/xml")
        return name

    def remove_custom_parts(self) -> None:
        """Take every custom XML part of docxplug out, with all that names it."""
        gone = {
            *state_parts(self._package),
            *(name for name in self._added if name.startswith(_CUSTOM_FOLDER)),
        }
        if not gone:
            return
        keys = {names.key(name) for name in gone}
        root = self._relationships_root()
        arrows = relationships.read_relationships(root, self._package.main)
        for relationship, element in zip(arrows, list(root.iterchildren(relationships.TAG)), strict=True):
            if names.key(relationship.part) in keys:
                root.remove(element)
        for name in sorted(gone):
            self._added.pop(name, None)
            self._changed.pop(name, None)
            self._set_type(name, None)
        self._removed |= {name for name in gone if name in self._package}
        self._state_part = None

    def change_part(self, name: str, root: etree._Element) -> None:
        """Take ``root`` as the content of any part that is there."""
        self._changed[name] = root

    def touch_main(self) -> None:
        """Say that the main part was changed."""
        self._changed[self._package.main] = self._package.root

    def hex_ids(self) -> Iterable[str]:
        """Every ``paraId`` in the main part and in those it points to that hold paragraphs."""
        return paragraph_ids(self._package)

    @property
    def keeps_bytes(self) -> bool:
        """Whether what was not changed is written byte for byte."""
        return True

    def packed(self) -> Stitched:
        """The document as a file: the original's own bytes where nothing was changed."""
        changes, archive = self._changes(), self._package.archive
        return write_archive(archive, changes) if changes else Stitched([archive.data])

    def _changes(self) -> Changes:
        """What is to be written: changed and new parts, and the names of those that go."""
        replaced: dict[str, Written] = {name: partial(self._write_grown, name) for name in self._grown}
        replaced |= {
            name: partial(write_changed, root, self._package.prolog(name))
            for name, root in self._changed.items()
        }
        added: dict[str, Written] = {name: partial(write_new, root) for name, root in self._added.items()}
        # A part that was removed and made again stands where it stood.
        replaced |= {name: added.pop(name) for name in list(added) if name in self._package}
        return Changes(replaced=replaced, added=added, removed=frozenset(self._removed))

    def _write_grown(self, name: str, sink: Sink) -> None:
        if not write_grown(self._package.read(name), self._grown[name], sink):
            write_changed(self._package.xml(name), self._package.prolog(name), sink)

    def _new_name(self, kind: PartKind) -> str:
        """A free name in the main part's folder, or the one that a relationship to nowhere has kept free."""
        for _, relationship in self._relationships(kind):
            if relationship.part.endswith(".xml"):
                return relationship.part
        folder = posixpath.dirname(self._package.main)
        name, number = posixpath.join(folder, f"{kind.name}.xml"), 1
        while name in self._package and name not in self._removed:
            number += 1
            name = posixpath.join(folder, f"{kind.name}{number}.xml")
        return name

    def _relationships_root(self) -> etree._Element:
        name = names.relationships_name(self._package.main)
        if name in self._added:
            return self._added[name]
        if (spelled := self._package.name_in_archive(name)) is None:
            root = etree.Element(
                f"{{{relationships.NAMESPACE}}}Relationships", nsmap={None: relationships.NAMESPACE}
            )
            self._added[name] = root
            return root
        root = self._changed[spelled] = self._package.xml(spelled)
        return root

    def _relationships(self, kind: PartKind) -> list[tuple[etree._Element, relationships.Relationship]]:
        """The main part's relationships of one kind as they are now; the package remembers how they were."""
        root = self._relationships_root()
        return list(relationships.relationships_of_kind(root, self._package.main, kind.name))

    def _relate(self, kind: PartKind, name: str) -> None:
        is_related = False
        for element, relationship in self._relationships(kind):
            if names.key(relationship.part) == names.key(name):
                is_related = True
            elif kind is not STYLES:  # to nowhere, and Word takes no second one
                self._relationships_root().remove(element)
        if not is_related:
            self._relate_to(name, kind.relationship_type(self.main_uri))

    def _relate_to(self, name: str, relationship_type: str) -> None:
        root = self._relationships_root()
        if not self._last_number:
            ids = (_NUMBERED.fullmatch(element.get("Id", "")) for element in root.iterchildren(etree.Element))
            self._last_number = max((int(match[1]) for match in ids if match), default=0)
        self._last_number += 1
        folder = posixpath.dirname(self._package.main)
        attributes = {
            "Id": f"rId{self._last_number}",
            "Type": relationship_type,
            "Target": posixpath.relpath(name, folder or "."),
        }
        etree.SubElement(root, relationships.TAG, attributes)

    def _unrelate(self, kind: PartKind) -> None:
        root = self._relationships_root()
        for element in list(root.iterchildren(etree.Element)):
            if element.get("Type", "").rpartition("/")[2] == kind.name:
                root.remove(element)

    def _set_type(self, name: str, content_type: str | None) -> None:
        """Name the part's content type; None takes its entry away."""
        root = self._package.xml(content_types.PART)
        tag = f"{{{content_types.NAMESPACE}}}Override"
        named = [
            each for each in root.iterchildren(tag) if names.key(each.get("PartName", "")) == names.key(name)
        ]
        if [each.get("ContentType") for each in named] == [content_type]:
            return
        for element in named:
            root.remove(element)
        if content_type:
            etree.SubElement(root, tag, {"PartName": f"/{name}", "ContentType": content_type})
        self._changed[self._package.name_in_archive(content_types.PART) or content_types.PART] = root

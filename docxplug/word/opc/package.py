"""A Word document as a package of parts. Parts are found by relationship, never by name."""

import os
from collections.abc import Iterator
from copy import copy
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Final

from lxml import etree

from docxplug.word.errors import (
    FileAccessError,
    FileTooLargeError,
    NoBodyError,
    NoContentTypesError,
    NoMainPartError,
    NoSuchFileError,
    NotAFileError,
    OtherRootError,
    PipeError,
)
from docxplug.word.opc import content_types, names
from docxplug.word.opc.archive import Archive
from docxplug.word.opc.content_types import ContentTypes
from docxplug.word.opc.kinds import refuse_other_archives, refuse_other_files, refuse_other_roots
from docxplug.word.opc.limits import DEFAULT_LIMITS, Limits
from docxplug.word.opc.relationships import Relationship, read_relationships
from docxplug.word.opc.xml import W_STRICT, child, namespace, parse, prolog_of, stream, word_tags

if TYPE_CHECKING:
    from docxplug.word.opc.directory import Data

Source = str | os.PathLike[str] | bytes | BinaryIO
_DOCUMENT_TAGS: Final = word_tags("document")
#: A file of more bytes than these is left on the disk, where an open file is in nobody's way.
_HELD: Final = 4_000_000


class Package:
    """The parts of one document.

    ``main`` is the name of the part with the text. A part's XML is parsed once, when it is asked for: everybody gets
    the same tree.
    """

    def __init__(self, archive: Archive) -> None:
        self.archive = archive
        self.limits = archive.limits
        self._roots: dict[str, etree._Element] = {}
        self._prologs: dict[str, bytes] = {}
        self._relationships: dict[str, tuple[Relationship, ...]] = {}
        self._by_kind: dict[str, dict[str, list[Relationship]]] = {}
        if content_types.PART not in self:
            raise NoContentTypesError
        self.content_types = ContentTypes.read(self.xml(content_types.PART))
        self.main = self._find_main()

    @classmethod
    def open(cls, source: Source, limits: Limits = DEFAULT_LIMITS) -> "Package":
        """Opens a document from a path, its bytes or a binary file, and checks every entry's size and checksum.

        Raises a subclass of DocumentError that says why a file cannot be read.
        """
        data = _data_of(source, limits)
        refuse_other_files(data)
        archive = Archive(data, limits)
        refuse_other_archives(archive)
        package = cls(archive)
        package.check_main()
        archive.check_rest()
        return package

    def check_main(self) -> None:
        """Raise the error that says why the main part is not the text of a document, if it is not."""
        if self.root.tag not in _DOCUMENT_TAGS:
            refuse_other_roots(self.root)
            raise OtherRootError(root=etree.QName(self.root).localname)
        if child(self.root, "body") is None:
            raise NoBodyError

    @property
    def strict(self) -> bool:
        """Whether the document is written in Strict Open XML."""
        return namespace(self.root) == W_STRICT

    @property
    def root(self) -> etree._Element:
        """The root of the main part."""
        return self.xml(self.main)

    @property
    def body(self) -> etree._Element:
        """The body of the main part."""
        body = child(self.root, "body")
        if body is None:
            raise NoBodyError
        return body

    def unread(self) -> "Package":
        """The same package as it was before anybody changed its trees: a part is parsed when it is asked for."""
        fresh = copy(self)
        fresh._roots, fresh._prologs = {}, {}
        return fresh

    @property
    def names(self) -> tuple[str, ...]:
        """The names of all parts in the archive's order, those nobody points to included."""
        return tuple(
            names.part_name(entry.name)
            for entry in self.archive.entries
            if not entry.name.endswith(("/", "\\"))
        )

    def __contains__(self, name: str) -> bool:
        return self.archive.find(name) is not None

    def name_in_archive(self, name: str) -> str | None:
        """The part's name as its archive spells it, or None if there is no such part."""
        entry = self.archive.find(name)
        return names.part_name(entry.name) if entry else None

    def read(self, name: str) -> bytes:
        """The bytes of a part. Raises KeyError where there is none of that name."""
        return b"".join(self.chunks(name))

    def chunks(self, name: str) -> Iterator[bytes]:
        """The same in chunks, for parts that need not be held whole."""
        entry = self.archive.find(name)
        if entry is None:
            raise KeyError(name)
        return self.archive.chunks(entry)

    def elements(self, name: str, *tags: str) -> Iterator[etree._Element]:
        """The elements of these names in a part, in order; each may be gone when the next is asked for.

        A part that was not parsed yet is read through and not kept.
        """
        root = self._roots.get(names.key(name))
        return stream(self.chunks(name), name, tags) if root is None else root.iter(*tags)

    def xml(self, name: str) -> etree._Element:
        """The root of a part's XML. Raises KeyError where there is no such part, UnreadableError if it is bad."""
        key = names.key(name)
        if key not in self._roots:
            data = self.read(name)
            self._roots[key] = parse(data, name, self.limits)
            self._prologs[key] = prolog_of(data)
        return self._roots[key]

    def prolog(self, name: str) -> bytes:
        """What stands before the root of a part's XML: byte order mark, declaration, white space."""
        self.xml(name)
        return self._prologs[names.key(name)]

    def content_type(self, name: str) -> str:
        """The content type of a part."""
        return self.content_types.of(name)

    def relationships(self, source: str = "") -> tuple[Relationship, ...]:
        """What a part points to; the package itself where ``source`` is empty."""
        key = names.key(source)
        if key not in self._relationships:
            rels = names.relationships_name(source)
            found = read_relationships(self.xml(rels), source) if rels in self else ()
            self._relationships[key] = found
        return self._relationships[key]

    def related(self, kind: str, source: str | None = None) -> str | None:
        """The first existing part that ``source`` (default: the main part) points to with that kind of relationship.

        Returns its name as the archive spells it.
        """
        for relationship in self._kinds(self.main if source is None else source).get(kind, ()):
            if relationship.part in self:
                return self.name_in_archive(relationship.part)
        return None

    def _kinds(self, source: str) -> dict[str, list[Relationship]]:
        """The relationships of a part by their kind: a document may have thousands of links."""
        key = names.key(source)
        if key not in self._by_kind:
            found = self._by_kind[key] = {}
            for relationship in self.relationships(source):
                found.setdefault(relationship.kind, []).append(relationship)
        return self._by_kind[key]

    def _find_main(self) -> str:
        name = self.related("officeDocument", "")
        if name is None:
            raise NoMainPartError
        return name


def _data_of(source: Source, limits: Limits) -> "Data":
    data: Data
    if isinstance(source, bytes):
        data = source
    elif isinstance(source, str | os.PathLike):
        data = _read_path(Path(source), limits)
    else:
        data = source.read(limits.file + 1)
    if len(data) > limits.file:
        raise FileTooLargeError(limit=f"{limits.file:,}")
    return data


def _read_path(path: Path, limits: Limits) -> "Data":
    try:
        if path.is_fifo():
            raise PipeError
        with path.open("rb") as file:
            if os.name == "posix" and _HELD < os.fstat(file.fileno()).st_size <= limits.file:
                from docxplug.word.opc.file_bytes import FileBytes

                return FileBytes(os.dup(file.fileno()))
            return file.read(limits.file + 1)
    except (FileNotFoundError, ValueError) as error:  # ValueError: a NUL in the name
        raise NoSuchFileError from error
    except IsADirectoryError as error:
        raise NotAFileError from error
    except PermissionError as error:  # what Windows says of a folder, too
        raise (NotAFileError if path.is_dir() else FileAccessError)(reason=error.strerror) from error
    except OSError as error:
        raise FileAccessError(reason=error.strerror) from error

"""The marks of comments in the text: where each range starts and ends, and where its reference stands."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from contextlib import suppress
from types import MappingProxyType
from typing import TYPE_CHECKING

from lxml import etree

from docxplug.word.errors import UnreadableError
from docxplug.word.opc.xml import word_tags

if TYPE_CHECKING:
    from docxplug.word.opc.package import Package

START_TAGS = word_tags("commentRangeStart")
END_TAGS = word_tags("commentRangeEnd")
REFERENCE_TAGS = word_tags("commentReference")
MARKER_TAGS = (*START_TAGS, *END_TAGS, *REFERENCE_TAGS)
_RUN_TAGS = word_tags("r")


class Markers:
    """All marks under the main part's root, by ``w:id``; built once and kept up to date by those who add marks.

    Word and LibreOffice put comments into ``notes``, too (the roots of footnotes and endnotes by part); docxplug only
    takes them out there.
    """

    def __init__(
        self, root: etree._Element, notes: Mapping[str, etree._Element] = MappingProxyType({})
    ) -> None:
        self._by_number: defaultdict[str, list[etree._Element]] = defaultdict(list)
        for element in root.iter(*MARKER_TAGS):
            self._by_number[marker_number(element)].append(element)
        self._notes = notes
        self._in_notes: defaultdict[str, list[tuple[str, etree._Element]]] = defaultdict(list)
        for part, notes_root in notes.items():
            for element in notes_root.iter(*MARKER_TAGS):
                self._in_notes[marker_number(element)].append((part, element))
        self._changed: set[str] = set()

    def numbers(self) -> Iterator[str]:
        """Every number in use, those of marks without a comment included."""
        yield from self._by_number
        yield from self._in_notes

    def add(self, number: str, *marks: etree._Element) -> None:
        """Take note of new marks of one comment."""
        self._by_number[number] += marks

    def of(self, number: str) -> list[etree._Element]:
        """The marks of one comment in the main part."""
        return self._by_number.get(number, [])

    def remove(self, numbers: Collection[str]) -> None:
        """Take the marks of these comments out of the document, and the runs that held nothing but a mark."""
        for number in numbers:
            for mark in self._by_number.pop(number, []):
                remove_mark(mark)
            for part, mark in self._in_notes.pop(number, []):
                remove_mark(mark)
                self._changed.add(part)

    def changed_notes(self) -> dict[str, etree._Element]:
        """The notes that lost marks since this was last asked."""
        changed = {part: self._notes[part] for part in sorted(self._changed)}
        self._changed.clear()
        return changed


def note_parts(package: "Package") -> list[str]:
    """The names of the parts with footnotes and endnotes."""
    found = (package.related(kind) for kind in ("footnotes", "endnotes"))
    return [name for name in found if name is not None]


def notes_with_marks(package: "Package") -> dict[str, etree._Element]:
    """The roots of those that hold marks; notes that nobody can read hold none."""
    roots: dict[str, etree._Element] = {}
    for name in note_parts(package):
        if b"commentR" in package.read(name).replace(b"\0", b""):  # in UTF-16 as well
            with suppress(UnreadableError):
                roots[name] = package.xml(name)
    return roots


def marker_number(mark: etree._Element) -> str:
    """The ``w:id`` of a mark."""
    return mark.get(f"{str(mark.tag).partition('}')[0]}}}id", "").strip()


def remove_mark(mark: etree._Element) -> None:
    """Take one mark out, and the run that held nothing but it."""
    if len(mark):
        return  # no mark as the format knows it: what somebody put in there is not to be lost
    run = mark.getparent()
    take_out(mark)
    if run is not None and run.tag in _RUN_TAGS and all(_is_properties(child) for child in run):
        take_out(run)


def _is_properties(child: etree._Element) -> bool:
    return isinstance(child.tag, str) and child.tag.endswith("}rPr")


def take_out(element: etree._Element) -> None:
    """Remove an element but leave the white space behind it, which lxml counts as a part of the element."""
    parent = element.getparent()
    if parent is None:
        return
    if element.tail:
        before = element.getprevious()
        if before is None:
            parent.text = (parent.text or "") + element.tail
        else:
            before.tail = (before.tail or "") + element.tail
    parent.remove(element)

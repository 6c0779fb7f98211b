"""The marks of comments in the main part: where each range starts and ends, and where its reference stands."""

from collections import defaultdict
from collections.abc import Collection, Iterator

from lxml import etree

from docxplug.word.xml import word_tags

START_TAGS = word_tags("commentRangeStart")
END_TAGS = word_tags("commentRangeEnd")
REFERENCE_TAGS = word_tags("commentReference")
MARKER_TAGS = (*START_TAGS, *END_TAGS, *REFERENCE_TAGS)
_RUN_TAGS = word_tags("r")


class Markers:
    """All marks under a root, by ``w:id``; built once and kept up to date by those who add marks."""

    def __init__(self, root: etree._Element) -> None:
        self._by_number: defaultdict[str, list[etree._Element]] = defaultdict(list)
        for element in root.iter(*MARKER_TAGS):
            self._by_number[marker_number(element)].append(element)

    def numbers(self) -> Iterator[str]:
        """Every number in use, those of marks without a comment included."""
        return iter(self._by_number)

    def add(self, number: str, *marks: etree._Element) -> None:
        """Take note of new marks of one comment."""
        self._by_number[number] += marks

    def of(self, number: str) -> list[etree._Element]:
        """The marks of one comment."""
        return self._by_number.get(number, [])

    def remove(self, numbers: Collection[str]) -> None:
        """Take the marks of these comments out of the document, and the runs that held nothing but a mark."""
        for number in numbers:
            for mark in self._by_number.pop(number, []):
                _remove_mark(mark)


def marker_number(mark: etree._Element) -> str:
    """The ``w:id`` of a mark."""
    return mark.get(f"{str(mark.tag).partition('}')[0]}}}id", "").strip()


def _remove_mark(mark: etree._Element) -> None:
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

"""Putting the marks of comments around exact characters."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Final, NamedTuple

from lxml import etree

from docxplug.spans import Span
from docxplug.view import TextView
from docxplug.word.comment_errors import NoPlaceError
from docxplug.word.marks.change_numbers import ChangeNumbers
from docxplug.word.marks.cutting import cut, holder
from docxplug.word.marks.elements import mark_xml, marks_xml, parsed, reference_xml
from docxplug.word.marks.markers import REFERENCE_TAGS, Markers
from docxplug.word.opc.xml import word_tags
from docxplug.word.reading.field_ends import field_ends
from docxplug.word.reading.refilled import outermost_refilled
from docxplug.word.reading.text_map import ParagraphMap, Piece

#: Marks go out of these where the range begins or ends with them: outside, no tracked change and no link holds them.
_INLINE: Final = frozenset(
    word_tags(
        "ins", "moveTo", "hyperlink", "fldSimple", "smartTag", "customXml", "sdt", "sdtContent", "dir", "bdo"
    )
)


class Range(NamedTuple):
    """From a place in one paragraph to a place in the same or a later one (offsets in code points)."""

    first: int
    start: int
    last: int
    end: int


def range_of(spans: Sequence[Span], view: TextView) -> Range:
    """The range from the first to the last of ``spans``. Raises NoPlaceError where the text has no such place."""
    if not spans:
        raise NoPlaceError("A comment needs a place in the text.")
    for span in spans:
        _check(span, view)
    first = last = spans[0]
    if len(spans) > 1:
        first = min(spans, key=lambda span: (span.paragraph, span.start))
        last = max(spans, key=lambda span: (span.paragraph, span.end))
    return Range(first.paragraph, first.start, last.paragraph, last.end)


def _check(span: Span, view: TextView) -> None:
    count = len(view.paragraphs)
    if not 0 <= span.paragraph < count:
        raise NoPlaceError(
            f"There is no paragraph {span.paragraph}; the document has {count}, counted from 0."
        )
    length = len(view.paragraphs[span.paragraph].text)
    if not 0 <= span.start <= span.end <= length:
        raise NoPlaceError(
            f"Paragraph {span.paragraph} has {length} characters, and {span.start}–{span.end} is no place in it."
        )


class Anchors:
    """Puts ranges into the main part; ``cut`` first, for all of them, then ``place`` each."""

    def __init__(self, root: etree._Element, maps: Sequence[ParagraphMap], markers: Markers) -> None:
        self._root, self._maps, self._markers = root, maps, markers

    def cut(self, ranges: Iterable[Range]) -> None:
        """Cut the runs at both ends of every range."""
        changes = ChangeNumbers(self._root)
        offsets: defaultdict[int, list[int]] = defaultdict(list)
        for place in ranges:
            offsets[place.first].append(place.start)
            offsets[place.last].append(place.end)
        for index, found in offsets.items():
            if self._maps[index].host is None:
                cut(self._maps[index], found, changes)

    def place(self, ranges: Iterable[tuple[Range, str]], mark_style: str) -> None:
        """Put the marks of comments around ranges whose ends were cut; each range comes with its ``w:id``."""
        numbered = list(ranges)
        marks = iter(self._made("".join(marks_xml(number, mark_style) for _, number in numbered)))
        ends: dict[int, dict[etree._Element, etree._Element]] = {}
        for place, number in numbered:
            start, end, reference = next(marks), next(marks), next(marks)
            self._put(place, start, end)
            paragraph = self._maps[place.last]
            if place.last not in ends:
                ends[place.last] = field_ends(paragraph.element) if paragraph.host is None else {}
            is_point = place[:2] == place[2:]
            behind = end if is_point else _behind_field(end, paragraph, place.end, ends[place.last])
            refilled = outermost_refilled(behind)
            (behind if refilled is None else _at_right_edge(refilled)).addnext(reference)
            self._markers.add(number, start, end, reference[-1])

    def _put(self, place: Range, start: etree._Element, end: etree._Element) -> None:
        paragraph = self._maps[place.first]
        _put_start(start, paragraph, place.start)
        if place[:2] == place[2:] and paragraph.host is None:
            start.addnext(end)
        else:
            _put_end(end, self._maps[place.last], place.end)

    def place_reply(self, parent_number: str, number: str, mark_style: str) -> None:
        """Put the marks of a reply beside those of the comment it answers, as Word does.

        Where the comment lacks a mark, the reply gets no range, only a reference beside a mark that is there.
        """
        marks = list(self._markers.of(parent_number))
        kinds = [etree.QName(mark).localname for mark in marks]
        if kinds == ["commentRangeStart", "commentRangeEnd", "commentReference"]:
            start, end, reference = marks
            [new_start] = self._made(mark_xml("commentRangeStart", number))
            [new_end] = self._made(mark_xml("commentRangeEnd", number))
            start.addnext(new_start)
            end.addnext(new_end)
            self._markers.add(number, new_start, new_end)
            self._reply_reference(reference, new_end, number, mark_style)
        elif (beside := next(filter(_stands_in_line, reversed(marks)), None)) is not None:
            self._reply_reference(beside, None, number, mark_style)

    def _reply_reference(
        self, mark: etree._Element, end: etree._Element | None, number: str, mark_style: str
    ) -> None:
        run = mark.getparent() if mark.tag in REFERENCE_TAGS else None
        after = mark if run is None else run
        if end is not None and end.getnext() is after:
            after.addnext(end)
            after = end
        [new] = self._made(reference_xml(number, mark_style))
        after.addnext(new)
        self._markers.add(number, new[-1])

    def _made(self, xml: str) -> list[etree._Element]:
        return parsed(self._root, etree.QName(self._root).namespace or "", xml)


def _stands_in_line(mark: etree._Element) -> bool:
    """Whether a run can stand beside a mark; the marks of a range may stand between paragraphs."""
    return mark.tag in REFERENCE_TAGS or str(getattr(mark.getparent(), "tag", "")).endswith("}p")


def _put_start(mark: etree._Element, paragraph: ParagraphMap, offset: int) -> None:
    pieces = paragraph.pieces
    if paragraph.host is not None:
        _at_left_edge(holder(paragraph.host)).addprevious(mark)
    elif not pieces:
        _put_first(mark, paragraph.element)
    elif offset < pieces[-1].end:
        run = pieces[bisect_right(pieces, offset, key=_start) - 1].run
        _at_left_edge(holder(run)).addprevious(mark)
    else:
        _at_right_edge(holder(pieces[-1].run)).addnext(mark)


def _put_end(mark: etree._Element, paragraph: ParagraphMap, offset: int) -> None:
    pieces = paragraph.pieces
    if paragraph.host is not None:
        _at_right_edge(holder(paragraph.host)).addnext(mark)
    elif not pieces:
        _put_first(mark, paragraph.element)
    elif (run := _run_before(paragraph, offset)) is not None:
        _at_right_edge(holder(run)).addnext(mark)
    else:
        _at_left_edge(holder(pieces[0].run)).addprevious(mark)


def _behind_field(
    end: etree._Element, paragraph: ParagraphMap, offset: int, ends: dict[etree._Element, etree._Element]
) -> etree._Element:
    """What a reference is to follow: the end of its range or, where that is in a field, the end of the field."""
    run = _run_before(paragraph, offset)
    field_end = None if run is None else ends.get(run)
    before = end.getprevious()
    if (
        field_end is None
        or before is field_end
        or any(above is before for above in field_end.iterancestors())
    ):
        return end
    return _at_right_edge(field_end)


def _run_before(paragraph: ParagraphMap, offset: int) -> etree._Element | None:
    """The run with the character before ``offset``."""
    place = bisect_left(paragraph.pieces, offset, key=_start) - 1
    return paragraph.pieces[place].run if place >= 0 else None


def _put_first(mark: etree._Element, paragraph: etree._Element) -> None:
    """Put a mark at the beginning of a paragraph without visible text, behind its properties."""
    first = next(paragraph.iterchildren(etree.Element), None)
    if first is not None and str(first.tag).endswith("}pPr"):
        first.addnext(mark)
    else:
        paragraph.insert(0, mark)


def _start(piece: Piece) -> int:
    return piece.start


def _at_left_edge(element: etree._Element) -> etree._Element:
    """The outermost inline element that begins with ``element``."""
    while (parent := element.getparent()) is not None and parent.tag in _INLINE:
        before = element.getprevious()
        if before is not None and not str(before.tag).endswith("Pr"):
            break
        element = parent
    return element


def _at_right_edge(element: etree._Element) -> etree._Element:
    """The outermost inline element that ends with ``element``."""
    while (parent := element.getparent()) is not None and parent.tag in _INLINE and element.getnext() is None:
        element = parent
    return element

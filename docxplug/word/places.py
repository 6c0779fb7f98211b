"""From marks in the XML back to places in the text: what each comment is about."""

from collections import defaultdict
from typing import NamedTuple

from lxml import etree

from docxplug.spans import Span
from docxplug.word.markers import END_TAGS, MARKER_TAGS, REFERENCE_TAGS, START_TAGS, marker_number
from docxplug.word.text_map import DocumentText
from docxplug.word.xml import word_tags


class _Place(NamedTuple):
    paragraph: int
    offset: int


class _Open:
    """A range that has begun: where its text starts, where it ends so far, and the hosts in it."""

    __slots__ = ("end", "hosts", "point", "start")

    def __init__(self, point: _Place) -> None:
        self.point = point
        self.start: _Place | None = None
        self.end: _Place | None = None
        self.hosts: list[etree._Element] = []


class Places:
    """The places of all comments, found in one walk through the main part."""

    def __init__(self, root: etree._Element, text: DocumentText) -> None:
        self._text = text
        self._hosted: defaultdict[etree._Element, list[int]] = defaultdict(list)
        self._starts: dict[etree._Element, int] = {}
        self._pieces: dict[etree._Element, tuple[int, int, int]] = {}
        for paragraph in text.maps:
            if paragraph.host is not None:
                self._hosted[paragraph.host].append(paragraph.index)
                continue
            self._starts[paragraph.element] = paragraph.index
            for piece in paragraph.pieces:
                self._pieces[piece.node] = (paragraph.index, piece.start, piece.end)
        self._found: dict[str, tuple[Span, ...]] = {}
        self._open: dict[str, _Open] = {}
        self._walk(root)

    def spans(self, number: str) -> tuple[Span, ...]:
        """What the comment with this ``w:id`` is about, a span for each paragraph."""
        return self._found.get(number, ())

    def quote(self, spans: tuple[Span, ...]) -> str:
        """The text at ``spans``, a line for each."""
        return "\n".join(self._text.view.quote(span) for span in spans)

    def _walk(self, root: etree._Element) -> None:
        tags = {*MARKER_TAGS, *word_tags("p"), *(str(node.tag) for node in self._pieces)}
        tags |= {str(host.tag) for host in self._hosted}
        here = _Place(0, 0)
        for element in root.iter(*tags):
            if (piece := self._pieces.get(element)) is not None:
                index, start, end = piece
                here = _Place(index, end)
                self._read_text(_Place(index, start), here)
            elif (index_of := self._starts.get(element)) is not None:
                here = _Place(index_of, 0)
            elif element in self._hosted:
                for open_range in self._open.values():
                    open_range.hosts.append(element)
            elif element.tag in MARKER_TAGS:
                self._pass_mark(element, here)
        for number in list(self._open):
            self._close(number)

    def _read_text(self, start: _Place, end: _Place) -> None:
        for open_range in self._open.values():
            open_range.start = open_range.start or start
            open_range.end = end

    def _pass_mark(self, mark: etree._Element, here: _Place) -> None:
        number = marker_number(mark)
        if mark.tag in START_TAGS and number not in self._found:
            self._open.setdefault(number, _Open(here))
        elif mark.tag in END_TAGS:
            self._close(number)
        elif mark.tag in REFERENCE_TAGS and number not in self._open:
            self._found.setdefault(number, (Span(here.paragraph, here.offset, here.offset),))

    def _close(self, number: str) -> None:
        closed = self._open.pop(number, None)
        if closed is None:
            return
        if closed.start is not None and closed.end is not None:
            self._found[number] = self._between(closed.start, closed.end)
        elif closed.hosts:
            indexes = [index for host in closed.hosts for index in self._hosted[host]]
            self._found[number] = tuple(self._text.view.whole(index) for index in indexes)
        else:
            self._found[number] = (Span(closed.point.paragraph, closed.point.offset, closed.point.offset),)

    def _between(self, start: _Place, end: _Place) -> tuple[Span, ...]:
        """A span for each paragraph of the main text from ``start`` to ``end``."""
        if start.paragraph == end.paragraph:
            return (Span(start.paragraph, start.offset, end.offset),)
        paragraphs = self._text.view.paragraphs
        middle = [
            Span(index, 0, len(paragraphs[index].text))
            for index in range(start.paragraph + 1, end.paragraph)
            if self._text.maps[index].host is None
        ]
        first = Span(start.paragraph, start.offset, len(paragraphs[start.paragraph].text))
        return (first, *middle, Span(end.paragraph, 0, end.offset))

"""From marks in the XML back to places in the text: what each comment is about."""

from collections import defaultdict
from typing import Final, NamedTuple

from lxml import etree

from docxplug.spans import Span
from docxplug.word.marks.markers import END_TAGS, MARKER_TAGS, REFERENCE_TAGS, START_TAGS, marker_number
from docxplug.word.reading.text_map import DocumentText

# A hostile file could hold many comments that each lie on the whole document. Beyond so many spans and quoted
# characters in all, a range is told by its first and last paragraph alone, and quoted by so many characters.
_MOST_SPANS: Final = 500_000
_MOST_CHARACTERS: Final = 20_000_000
_SHORT: Final = 200


class _Place(NamedTuple):
    paragraph: int
    offset: int


class _Open(NamedTuple):
    """A range that has begun: where, and how many pieces of text and hosts were passed before it."""

    point: _Place
    pieces: int
    hosts: int


class Places:
    """The places of all comments, found in one walk through the main part.

    ``_starts`` says for each paragraph where one stands behind its first tag: at its start, or, where there is no mark
    in it that a piece of it could come before, at its end.
    """

    def __init__(self, root: etree._Element, text: DocumentText) -> None:
        self._text = text
        self._hosted: defaultdict[etree._Element, list[int]] = defaultdict(list)
        self._starts: dict[etree._Element, _Place] = {}
        self._pieces: dict[etree._Element, tuple[int, int, int]] = {}
        self._found: dict[str, tuple[Span, ...]] = {}
        self._open: dict[str, _Open] = {}
        self._passed: list[
            tuple[_Place, _Place]
        ] = []  # the pieces or paragraphs so far: where each starts and ends
        self._passed_hosts: list[etree._Element] = []
        self._spans_left, self._characters_left = _MOST_SPANS, _MOST_CHARACTERS
        if text.view.paragraphs and next(root.iter(*MARKER_TAGS), None) is not None:
            self._index(root)
            self._walk(root)

    def _index(self, root: etree._Element) -> None:
        """Note every paragraph, and the pieces of those with a mark in them: the others are passed whole."""
        paragraphs = self._text.view.paragraphs
        for found in self._text.maps:
            if found.host is None:
                self._starts[found.element] = _Place(found.index, len(paragraphs[found.index].text))
            else:
                self._hosted[found.host].append(found.index)
        for above in (above for mark in root.iter(*MARKER_TAGS) for above in mark.iterancestors()):
            if (end := self._starts.get(above)) is not None and end.offset:
                self._starts[above] = end._replace(offset=0)
                for piece in self._text.maps[end.paragraph].found_pieces():
                    self._pieces[piece.node] = (end.paragraph, piece.start, piece.end)

    def spans(self, number: str) -> tuple[Span, ...]:
        """What the comment with this ``w:id`` is about, a span for each paragraph."""
        return self._found.get(number, ())

    def quote(self, spans: tuple[Span, ...]) -> str:
        """The text at ``spans``, a line for each."""
        length = sum(span.end - span.start for span in spans)
        if length > max(self._characters_left, _SHORT):
            return self._text.view.quote(spans[0])[:_SHORT] + "…"
        self._characters_left -= length
        return "\n".join(self._text.view.quote(span) for span in spans)

    def _walk(self, root: etree._Element) -> None:
        known = (self._starts, self._pieces, self._hosted)
        tags = {*MARKER_TAGS, *(str(element.tag) for elements in known for element in elements)}
        here = _Place(0, 0)
        for element in root.iter(*tags):
            if (piece := self._pieces.get(element)) is not None:
                index, start, end = piece
                here = _Place(index, end)
                self._passed.append((_Place(index, start), here))
            elif (place := self._starts.get(element)) is not None:
                here = place
                if here.offset:
                    self._passed.append((_Place(here.paragraph, 0), here))
            elif element in self._hosted:
                self._passed_hosts.append(element)
            elif element.tag in MARKER_TAGS:
                self._pass_mark(element, here)
        for number in list(self._open):
            self._close(number)

    def _pass_mark(self, mark: etree._Element, here: _Place) -> None:
        number = marker_number(mark)
        if mark.tag in START_TAGS and number not in self._found:
            self._open.setdefault(number, _Open(here, len(self._passed), len(self._passed_hosts)))
        elif mark.tag in END_TAGS:
            self._close(number)
        elif mark.tag in REFERENCE_TAGS and number not in self._open:
            self._found.setdefault(number, (Span(here.paragraph, here.offset, here.offset),))

    def _close(self, number: str) -> None:
        closed = self._open.pop(number, None)
        if closed is None:
            return
        if len(self._passed) > closed.pieces:
            self._found[number] = self._between(self._passed[closed.pieces][0], self._passed[-1][1])
        elif hosts := self._passed_hosts[closed.hosts :]:
            indexes = [index for host in hosts for index in self._hosted[host]]
            self._found[number] = tuple(self._text.view.whole(index) for index in indexes)
        else:
            self._found[number] = (Span(closed.point.paragraph, closed.point.offset, closed.point.offset),)

    def _between(self, start: _Place, end: _Place) -> tuple[Span, ...]:
        """A span for each paragraph of the main text from ``start`` to ``end``."""
        if start.paragraph == end.paragraph:
            return (Span(start.paragraph, start.offset, end.offset),)
        paragraphs = self._text.view.paragraphs
        inner = range(start.paragraph + 1, end.paragraph)
        self._spans_left -= len(inner)
        middle = [
            Span(index, 0, len(paragraphs[index].text))
            for index in (inner if self._spans_left > 0 else ())
            if self._text.maps[index].host is None
        ]
        first = Span(start.paragraph, start.offset, len(paragraphs[start.paragraph].text))
        return (first, *middle, Span(end.paragraph, 0, end.offset))

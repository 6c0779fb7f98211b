"""Putting blocks on pages, one below the other, as Word does."""

from bisect import bisect_right
from typing import Final, NamedTuple

from docxplug.pages.blocks import CellLine, ParagraphBlock, Row, Section, TableBlock
from docxplug.pages.keeping import Kept, LinesLeft, space_between
from docxplug.pages.lines import LineBox

_SLACK: Final = 0.05  # points by which a line may reach into the bottom margin


class Place(NamedTuple):
    """From line number ``line`` on, a paragraph stands on ``page`` (counted from 1), ``y`` points below its top."""

    line: int
    page: int
    y: float


class Layout:
    """Where everything came to stand.

    ``length`` is the length in pages up to the last line; ``places`` has one entry a paragraph and page.
    """

    __slots__ = ("length", "pages", "places")

    def __init__(self) -> None:
        self.pages = 1
        self.length = 0.0
        self.places: dict[int, list[Place]] = {}

    def place_of(self, paragraph: int) -> list[Place]:
        """Where a paragraph stands; empty for one that is not in the flow of the text."""
        return self.places.get(paragraph, [])


class Flow:
    """Fills pages with sections.

    ``stretch`` makes everything that much wider and higher, to see what a slightly different font does;
    ``separator`` is the height of the line above footnotes; ``is_part`` says that the blocks are an answer taken
    out of its document, which page breaks at its beginning do not make longer.
    """

    def __init__(self, stretch: float = 1.0, separator: float = 0.0, *, is_part: bool = False) -> None:
        self.stretch = stretch
        self.is_part = is_part
        self.separator = separator
        self.layout = Layout()
        self.section = Section([], 0.0, 0.0)
        self.page = 1
        self.y = 0.0
        self.height = 0.0
        self.notes = 0.0
        self.at_top = True
        self.keeps_space = True  # the first page, and pages after a hard break, keep the space before
        self.previous: ParagraphBlock | None = None

    def run(self, sections: list[Section]) -> Layout:
        """Lays out all sections."""
        for number, section in enumerate(sections):
            self._enter(section, is_first=number == 0)
            kept = Kept(section.blocks, self.stretch)
            for position, block in enumerate(section.blocks):
                if isinstance(block, TableBlock):
                    self._table(block)
                else:
                    self._paragraph(block, kept, position)
        self.layout.pages = self.page
        return self.layout

    def _enter(self, section: Section, *, is_first: bool) -> None:
        self.section = section
        if is_first:
            self.height = section.first_height
        elif section.start != "continuous":
            if not (self.at_top and self.keeps_space):  # a page break at the end of the last section did it
                self.new_page(hard=True)
            self.height = section.first_height
            if section.start in {"oddPage", "evenPage"} and (self.page % 2 == 0) != (
                section.start == "evenPage"
            ):
                self.page += 1

    def new_page(self, *, hard: bool = False) -> None:
        """Goes to the top of the next page; ``hard`` where the document asks for it."""
        self.page += 1
        self.y = self.notes = 0.0
        self.height = self.section.height
        self.at_top = True
        self.keeps_space = hard
        self.previous = None

    def _scaled(self, height: float) -> float:
        """Points on the page for points of text: columns stand side by side."""
        return height * self.stretch / self.section.columns

    @property
    def _bottom(self) -> float:
        return self.height - self.notes + _SLACK

    # Paragraphs

    def _paragraph(self, block: ParagraphBlock, kept: Kept, position: int) -> None:
        if block.format.get("break_before") and not self.at_top:
            self.new_page(hard=True)
        gap = self._scaled(self._gap(block))
        if not self.at_top and (block.format.get("keep_next") or block.format.get("keep_lines")):
            needed = gap + self._scaled(kept.height(position))
            if self.y + needed > self._bottom and needed <= self.height:
                self.new_page()
                gap = 0.0
        self.y += gap
        self._lines(block)
        self.previous = block

    def _gap(self, block: ParagraphBlock) -> float:
        """The space above a paragraph: the larger of what it and the one above ask for."""
        before = block.format.get("before", 0.0)
        if self.at_top:
            return before if self.keeps_space else 0.0
        above = self.previous
        return before if above is None else space_between(above, block)

    def _lines(self, block: ParagraphBlock) -> None:
        lines = block.lines(self.stretch)
        start = 0
        while (
            self.is_part
            and not self.layout.length
            and start < len(lines)
            and is_bare_break(block, lines[start])
        ):
            start += 1
        stops = [place for place, line in enumerate(lines, start=1) if line.ends_page]
        while start < len(lines):
            following = bisect_right(stops, start)
            stop = stops[following] if following < len(stops) else len(lines)
            fitting = self._fitting(block, lines, start, stop)
            self._put(block, lines, start, start + fitting)
            start += fitting
            if start == stop and lines[start - 1].ends_page:
                self.new_page(hard=True)
            elif start < len(lines):
                self.new_page()

    def _fitting(self, block: ParagraphBlock, lines: list[LineBox], start: int, stop: int) -> int:
        """How many of the lines ``start`` to ``stop`` go on this page, with regard to widows and orphans."""
        y, notes, fitting = self.y, self.notes, 0
        for number in range(start, stop):  # not a slice: there may be a page of it, or a million lines
            line = lines[number]
            bottom = y + (0.0 if is_bare_break(block, line) else self._scaled(line.height))
            hanging = self._scaled(line.spare)
            added = self._note_height(line.notes, notes)
            if bottom - hanging + notes + added > self.height + _SLACK:
                break
            y, notes, fitting = bottom, notes + added, fitting + 1
        left = stop - start - fitting
        if left and block.format.get("widow", True):
            if left == 1:
                fitting -= 1
            if start == 0 and fitting == 1:
                fitting = 0
        if left and start == 0 and block.format.get("keep_lines"):
            fitting = 0
        return max(fitting, 1 if self.at_top else 0)

    def _note_height(self, notes: float, on_page: float) -> float:
        if not notes:
            return 0.0
        return self._scaled(notes) + (0.0 if on_page else self.separator)

    def _put(self, block: ParagraphBlock, lines: list[LineBox], start: int, stop: int) -> None:
        if stop <= start:
            return
        if block.index is not None:
            self.layout.places.setdefault(block.index, []).append(Place(start, self.page, self.y))
        for line in lines[start:stop]:
            self.notes += self._note_height(line.notes, self.notes)
            self.y += self._scaled(line.height)
        self._mark_used(self._scaled(lines[stop - 1].spare))

    def _mark_used(self, hanging: float = 0.0) -> None:
        """The page is used down to here."""
        self.at_top = False
        self.layout.length = self.page - 1 + min(max(self.y - hanging + self.notes, 0.0) / self.height, 1.0)

    # Tables

    def _table(self, table: TableBlock) -> None:
        if self.previous is not None:
            self.y += self._scaled(self.previous.format.get("after", 0.0))
            self.previous = None
        heading, in_headers = 0.0, True
        for row in table.rows:
            if self.y + self._scaled(row.height(self.stretch)) > self._bottom:
                self._split_row(row, heading)
            else:
                self._put_row(row)
            in_headers = in_headers and row.is_header
            if in_headers:
                heading += self._scaled(row.height(self.stretch))

    def _put_row(self, row: Row) -> None:
        columns, height = row.laid(self.stretch)
        for column in columns:
            self._note_places(column, 0.0)
        self.y += self._scaled(height)
        self._mark_used()

    def _note_places(self, lines: list[CellLine], cut: float) -> None:
        """Remembers where the lines of a cell stand whose part above ``cut`` is on an earlier page."""
        for line in lines:
            if line.paragraph is None:
                continue
            places = self.layout.places.setdefault(line.paragraph, [])
            if not places or places[-1].page != self.page:
                places.append(Place(line.line, self.page, self.y + self._scaled(line.top - cut)))

    def _split_row(self, row: Row, heading: float) -> None:
        """A row that does not fit goes to the next page, or is split between lines where that is allowed.

        ``heading`` is the height of the header rows that are repeated there.
        """
        columns, height = row.laid(self.stretch)
        left = LinesLeft(columns)
        cut, is_fresh = 0.0, self.at_top
        while self.y + self._scaled(height - cut) > self._bottom:
            room = cut + (self._bottom - self.y) / self._scaled(1.0)
            following = left.next_cut(room, height) if row.may_split or is_fresh else None
            if following is not None and following > cut:
                for lines in left.take(following):
                    self._note_places(lines, cut)
                cut = following
            elif is_fresh:
                break  # a line higher than the page, as from a large picture
            self.new_page()
            self.y += heading
            is_fresh = True
        for lines in left.take():
            self._note_places(lines, cut)
        self.y += self._scaled(height - cut)
        self._mark_used()


def is_bare_break(block: ParagraphBlock, line: LineBox) -> bool:
    """Whether a line holds nothing but a page break, which Word lets hang below the last line."""
    return line.ends_page and block.measured.text[line.start : line.start + 1] == "\n"

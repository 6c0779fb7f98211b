"""Putting blocks on pages, one below the other, as Word does."""

from typing import Final, NamedTuple

from docxplug.pages.blocks import Block, CellLine, ParagraphBlock, Row, Section, TableBlock
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
            blocks = section.blocks
            for position, block in enumerate(blocks):
                if isinstance(block, TableBlock):
                    self._table(block)
                else:
                    self._paragraph(block, blocks, position)
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

    def _paragraph(self, block: ParagraphBlock, blocks: list[Block], position: int) -> None:
        if block.format.get("break_before") and not self.at_top:
            self.new_page(hard=True)
        gap = self._scaled(self._gap(block))
        if not self.at_top and (block.format.get("keep_next") or block.format.get("keep_lines")):
            needed = gap + self._scaled(kept_height(blocks, position, self.stretch, self.height))
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
        while start < len(lines):
            stop = next((i + 1 for i in range(start, len(lines)) if lines[i].ends_page), len(lines))
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
        for line in lines[start:stop]:
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
        heading = 0.0
        for number, row in enumerate(table.rows):
            if self.y + self._scaled(row.height(self.stretch)) > self._bottom:
                self._split_row(row, heading)
            else:
                self._put_row(row)
            if row.is_header and all(above.is_header for above in table.rows[:number]):
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
        cut, is_fresh = 0.0, self.at_top
        while self.y + self._scaled(height - cut) > self._bottom:
            following = self._next_cut(columns, cut, height, may_split=row.may_split or is_fresh)
            if following is None and is_fresh:
                break  # a line higher than the page, as from a large picture
            if following is not None:
                self._note_places(
                    [line for column in columns for line in column if cut <= line.top < following], cut
                )
                cut = following
            self.new_page()
            self.y += heading
            is_fresh = True
        self._note_places([line for column in columns for line in column if line.top >= cut], cut)
        self.y += self._scaled(height - cut)
        self._mark_used()

    def _next_cut(
        self, columns: list[list[CellLine]], cut: float, height: float, *, may_split: bool
    ) -> float | None:
        """How far down the row this page can take it, or None if none of it: each cell needs a line here."""
        room = cut + (self._bottom - self.y) / self._scaled(1.0)
        left = [[line for line in column if line.top >= cut] for column in columns]
        if not may_split or any(column and column[0].bottom > room for column in left):
            return None
        following = min(
            (line.top for column in left for line in column if line.bottom > room), default=height
        )
        return following if following > cut else None


def space_between(above: ParagraphBlock, below: ParagraphBlock) -> float:
    """The space between two paragraphs in points."""
    same_style = above.format.get("style") == below.format.get("style")
    after = 0.0 if same_style and above.format.get("contextual") else above.format.get("after", 0.0)
    before = 0.0 if same_style and below.format.get("contextual") else below.format.get("before", 0.0)
    return max(after, before)


def is_bare_break(block: ParagraphBlock, line: LineBox) -> bool:
    """Whether a line holds nothing but a page break, which Word lets hang below the last line."""
    return line.ends_page and block.measured.text[line.start : line.start + 1] == "\n"


def kept_height(blocks: list[Block], position: int, stretch: float, enough: float) -> float:
    """The height that must stay together from a paragraph on, in points.

    It is the paragraph's own where its lines are kept together, and reaches over all paragraphs that are kept
    with the next one to the first lines of what follows, but no further than ``enough``: more than a page is not
    kept together.
    """
    needed = 0.0
    while needed <= enough:
        block = blocks[position]
        if isinstance(block, TableBlock):
            return needed + (block.rows[0].height(stretch) if block.rows else 0.0)
        lines = block.lines(stretch)
        if not block.format.get("keep_next") or any(line.ends_page for line in lines):
            return needed + sum(line.height for line in lines[: _lines_kept(block, len(lines))])
        needed += sum(line.height for line in lines)
        position += 1
        if position == len(blocks):
            return needed
        following = blocks[position]
        needed += (
            space_between(block, following)
            if isinstance(following, ParagraphBlock)
            else block.format.get("after", 0.0)
        )
    return needed


def _lines_kept(block: ParagraphBlock, count: int) -> int:
    if block.format.get("keep_lines"):
        return count
    if not block.format.get("widow", True):
        return 1
    return 3 if count == 3 else 2

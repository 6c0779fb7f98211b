"""Our own layout of a document, of any of its answers, and how far both may be off."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from itertools import accumulate, groupby
from operator import itemgetter
from typing import Final

from docxplug.pages.blocks import Block, ParagraphBlock, Row, Section, TableBlock, numbers_of
from docxplug.pages.compose import Composer
from docxplug.pages.flow import Flow, Layout
from docxplug.spans import Span
from docxplug.word.opc.package import Package
from docxplug.word.reading.text_map import DocumentText

# Where fonts are compatible, Word breaks 18 of 19 pages of public files at exactly our line, and never more than one
# line away: a hundredth more in both directions is one line a page.
_MARGIN: Final = 0.01
_HAIR: Final = 1e-4  # pages; rounding of sums
_STEADY: Final = 0.02  # a count that does not change with this much more or less is called steady
_GUESS_MARGINS: Final = {"similar": 0.04, "unknown": 0.08}  # more, if all text were in such fonts


class Estimate:
    """The layout of one document.

    ``margin`` is the fraction by which everything may be larger or smaller in Word, ``oddities`` and ``unsure``
    what our layout cannot do faithfully and the fonts it had to guess, as reasons for a reader.
    """

    def __init__(self, package: Package, text: DocumentText) -> None:
        composer = Composer(package, text)
        self.view = text.view
        self.sections = composer.sections()
        self._index = _Blocks(self.sections)
        self.separator = composer.note_separator()
        self.oddities = frozenset(composer.oddities)
        total = max(composer.characters, 1)
        shares = {font: characters / total for font, characters in composer.guessed.items()}
        self.margin = _MARGIN + sum(_GUESS_MARGINS[quality] * share for (_, quality), share in shares.items())
        self.similar_fonts = _noticeable(shares, "similar")
        self.unknown_fonts = _noticeable(shares, "unknown")
        self._whole: dict[float, Layout] = {}
        self._parts: dict[tuple[int, int, float], Layout] = {}

    @property
    def stretches(self) -> tuple[float, float, float]:
        """How much wider and higher everything may be: as measured, at least, at most."""
        return 1.0, 1 - self.margin, 1 + self.margin

    @property
    def is_steady(self) -> bool:
        """Whether the document's count stays the same if everything is somewhat larger or smaller."""
        return len({self.whole(stretch).pages for stretch in (1.0, 1 - _STEADY, 1 + _STEADY)}) == 1

    def whole(self, stretch: float = 1.0) -> Layout:
        """The layout of the whole document."""
        if stretch not in self._whole:
            self._whole[stretch] = Flow(stretch, self.separator).run(self.sections)
        return self._whole[stretch]

    def part(self, first: int, last: int, stretch: float = 1.0) -> Layout:
        """The layout of the paragraphs ``first`` to ``last`` alone, from the top of a fresh page.

        Empty paragraphs and page breaks around them do not count.
        """
        key = (first, last, stretch)
        if key not in self._parts:
            flow = Flow(stretch, self.separator, is_part=True)
            self._parts[key] = flow.run(self._sections_between(first, last))
        return self._parts[key]

    def span_past(self, first: int, last: int, pages: float) -> Span | None:
        """The rest of the first paragraph of an answer that goes past a length in pages, or None."""
        layout = self.part(first, last)
        if layout.length <= pages + _HAIR:
            return None
        for section in self._sections_between(first, last):
            for block in _paragraph_blocks(section.blocks):
                start = _offset_past(block, layout, pages, section.height)
                span = self._visible(block, start)
                if span is not None:
                    return span
        return None

    def _visible(self, block: ParagraphBlock, start: int | None) -> Span | None:
        if start is None or block.index is None:
            return None
        text = self.view.paragraphs[block.index].text
        rest = text[start:]
        begin = start + len(rest) - len(rest.lstrip())
        end = len(text.rstrip())
        return Span(block.index, begin, end) if begin < end else None

    def _sections_between(self, first: int, last: int) -> list[Section]:
        found = []
        for section, pairs in groupby(self._index.between(first, last), key=itemgetter(0)):
            blocks = [part for _, block in pairs if (part := _part_of(block, first, last)) is not None]
            if blocks:
                found.append(Section(blocks, section.height, section.height, section.columns, section.start))
        return _trimmed(found)


class _Blocks:
    """All blocks of a document with their sections, in their order: those of each of many answers are found at once."""

    def __init__(self, sections: list[Section]) -> None:
        self._blocks = [
            (section, block, numbers)
            for section in sections
            for block in section.blocks
            if (numbers := numbers_of(block))
        ]
        # The highest number up to each block and the lowest from it on: they tell where a range can begin and end,
        # whatever the order of the numbers is.
        self._highest = list(accumulate((max(numbers) for *_, numbers in self._blocks), max))
        lowest = accumulate((min(numbers) for *_, numbers in reversed(self._blocks)), min)
        self._lowest = list(lowest)[::-1]

    def between(self, first: int, last: int) -> Iterator[tuple[Section, Block]]:
        """The blocks that may hold paragraphs from ``first`` to ``last``, both included; all that do are there."""
        start, stop = bisect_left(self._highest, first), bisect_right(self._lowest, last)
        for number in range(start, stop):
            section, block, _ = self._blocks[number]
            yield section, block


def _noticeable(shares: dict[tuple[str, str], float], quality: str) -> tuple[str, ...]:
    """The fonts of that quality in which more than a twentieth of the text is set."""
    return tuple(sorted(font for (font, kind), share in shares.items() if kind == quality and share > 0.05))


def _part_of(block: Block, first: int, last: int) -> Block | None:
    """A block as far as it holds paragraphs of an answer: tables by rows."""
    if isinstance(block, ParagraphBlock):
        return block if block.index is not None and first <= block.index <= last else None
    rows: list[Row] = [
        row for row in block.rows if any(first <= number <= last for number in row.paragraph_numbers())
    ]
    return TableBlock(rows) if rows else None


def _trimmed(sections: list[Section]) -> list[Section]:
    """The sections without empty paragraphs before the first text and after the last."""
    for end in (0, -1):
        while sections:
            blocks = sections[end].blocks
            while blocks and isinstance(blocks[end], ParagraphBlock) and _is_blank(blocks[end]):
                blocks.pop(end)
            if blocks:
                break
            sections.pop(end)
    return sections


def _is_blank(block: Block) -> bool:
    return isinstance(block, ParagraphBlock) and block.is_blank


def _paragraph_blocks(blocks: list[Block]) -> list[ParagraphBlock]:
    found: list[ParagraphBlock] = []
    for block in blocks:
        if isinstance(block, TableBlock):
            for row in block.rows:
                for cell in row.cells:
                    found += _paragraph_blocks(cell.blocks)
        elif numbers_of(block):
            found.append(block)
    return found


def _offset_past(block: ParagraphBlock, layout: Layout, pages: float, height: float) -> int | None:
    """The offset of a paragraph's first line that ends below ``pages`` pages, or None."""
    lines = block.lines()
    for place in layout.place_of(block.index if block.index is not None else -1):
        y = place.y
        for line in lines[place.line :]:
            y += line.height
            if place.page - 1 + (y - line.spare) / height > pages + _HAIR or place.page > pages + 1:
                return line.start
            if y > height:
                break
    return None

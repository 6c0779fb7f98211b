"""What must stay together on a page: lines of a paragraph, paragraphs that are kept with the next, rows of a table.

Everything here takes time in proportion to what there is, however it is spread over pages.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator

from docxplug.pages.blocks import Block, CellLine, ParagraphBlock, TableBlock
from docxplug.pages.lines import LineBox


class Kept:
    """The heights that must stay together from the blocks of a section on, each worked out once."""

    def __init__(self, blocks: list[Block], stretch: float) -> None:
        self._blocks, self._stretch = blocks, stretch
        self._heights: dict[int, float] = {}

    def height(self, position: int) -> float:
        """The height that must stay together from a block on, in points.

        It is a paragraph's own where its lines are kept together, and reaches over all paragraphs that are kept with
        the next one to the first lines of what follows.
        """
        heights, chain = self._heights, []
        while position not in heights:
            height, goes_on = self._step(position)
            if not goes_on:
                heights[position] = height
                break
            chain.append((position, height))
            position += 1
        total = heights[position]
        for place, height in reversed(chain):
            total += height
            heights[place] = total
        return total

    def _step(self, position: int) -> tuple[float, bool]:
        """What one block adds, with the space below it, and whether it is kept with the next one."""
        block = self._blocks[position]
        if isinstance(block, TableBlock):
            return (block.rows[0].height(self._stretch) if block.rows else 0.0), False
        lines = block.lines(self._stretch)
        if not block.format.get("keep_next") or any(line.ends_page for line in lines):
            return _height_of(lines[: _lines_kept(block, len(lines))]), False
        if position + 1 == len(self._blocks):
            return _height_of(lines), False
        return _height_of(lines) + _space_below(block, self._blocks[position + 1]), True


def space_between(above: ParagraphBlock, below: ParagraphBlock) -> float:
    """The space between two paragraphs in points."""
    same_style = above.format.get("style") == below.format.get("style")
    after = 0.0 if same_style and above.format.get("contextual") else above.format.get("after", 0.0)
    before = 0.0 if same_style and below.format.get("contextual") else below.format.get("before", 0.0)
    return max(after, before)


def _space_below(block: ParagraphBlock, following: Block) -> float:
    if isinstance(following, ParagraphBlock):
        return space_between(block, following)
    return block.format.get("after", 0.0)


def _height_of(lines: list[LineBox]) -> float:
    return sum(line.height for line in lines)


def _lines_kept(block: ParagraphBlock, count: int) -> int:
    if block.format.get("keep_lines"):
        return count
    if not block.format.get("widow", True):
        return 1
    return 3 if count == 3 else 2


class LinesLeft:
    """The lines of a row's cells that no page has taken yet; each cell's are in their order from the top."""

    def __init__(self, columns: list[list[CellLine]]) -> None:
        self._columns = [(column, 0) for column in columns if column]

    def next_cut(self, room: float, height: float) -> float | None:
        """How far down the row a page can take it that has room down to ``room``.

        It is the row's ``height`` where all is taken, and None where some cell has no line that fits.
        """
        following = height
        for column, first in self._columns:
            beyond = bisect_right(column, room, first, key=_bottom)
            if beyond == first:
                return None
            if beyond < len(column):
                following = min(following, column[beyond].top)
        return following

    def take(self, cut: float | None = None) -> Iterator[list[CellLine]]:
        """Takes what begins above ``cut``, or all that is left, cell by cell."""
        columns, self._columns = self._columns, []
        for column, first in columns:
            last = len(column) if cut is None else bisect_left(column, cut, first, key=_top)
            yield column[first:last]
            if last < len(column):
                self._columns.append((column, last))


def _top(line: CellLine) -> float:
    return line.top


def _bottom(line: CellLine) -> float:
    return line.bottom

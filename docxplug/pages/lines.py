"""Breaking measured text into lines."""

from bisect import bisect_left, bisect_right
from math import ceil, floor
from typing import Final, NamedTuple

from docxplug.pages.measure import Control, Line, Measured
from docxplug.pages.properties import ParagraphFormat
from docxplug.pages.sections import Column
from docxplug.pages.units import TWIPS_PER_POINT

_DEFAULT_TAB: Final = 36.0
_SLACK: Final = 0.1  # points by which rounded widths may go past the margin
_TWIP_SLACK: Final = 0.01  # line heights are whole twips in Word and in LibreOffice
_MIN_ROOM: Final = 5.0  # a column narrower than this still takes a character a line


class LineBox(NamedTuple):
    """One line: the offset of its first character, its height, whether a page break ends it.

    ``spare`` is the part of the height that multiple line spacing adds below the text; it may hang into the bottom
    margin. ``notes`` is the height of the footnotes it refers to. All lengths in points.
    """

    start: int
    height: float
    ends_page: bool = False
    spare: float = 0.0
    notes: float = 0.0


class LineBreaker:
    """Lays one paragraph into a column."""

    def __init__(self, measured: Measured, paragraph: ParagraphFormat, column: Column) -> None:
        self.measured = measured
        self.format = paragraph
        self.left = paragraph.get("left", 0.0)
        self.limit = max(column.width - paragraph.get("right", 0.0), self.left + _MIN_ROOM)
        self.margin = column.width
        self.line_limit = self.limit
        self.pitch = column.pitch
        self.lines: list[LineBox] = []
        self.line_start = 0
        self.position = 0
        self.cursor = self._first_cursor()
        self.images: list[float] = []

    def lines_of(self) -> list[LineBox]:
        """The paragraph's lines; an empty paragraph has one."""
        measured = self.measured
        for control in measured.controls:
            self._fill(control.offset)
            self._obey(control)
        end = len(measured.text)
        self._fill(end)
        ended_by_break = bool(self.lines) and self.line_start == end and not self.images
        if not ended_by_break or not self.lines[-1].ends_page:
            self._end_line(end, last=True)
        return self.lines

    def _first_cursor(self) -> float:
        first = self.format.get("first", 0.0)
        if self.format.get("number", "0") in {"", "0"}:
            return self.left + first
        # The number hangs before the text; where it does not, the text stands at the next tab stop.
        return self.left if first < 0 else self._tab_stop(self.left + first + 12, 0)[0]

    def _fill(self, end: int) -> None:
        """Puts the text up to ``end`` on this line and as many more as it takes."""
        measured = self.measured
        reach = measured.reach
        if self.position >= end:
            return
        last = bisect_right(measured.nexts, end)
        hanging = reach[measured.ends[last - 1]] if last and measured.nexts[last - 1] == end else reach[end]
        while hanging - reach[self.position] > self.line_limit - self.cursor + _SLACK:
            self._break_before(end, last)
        self.cursor += reach[end] - reach[self.position]
        self.position = end

    def _break_before(self, end: int, last: int) -> None:
        """Ends the line at its last possible place: after a word, before this word, or inside a long one."""
        measured = self.measured
        room = self.line_limit - self.cursor
        target = measured.reach[self.position] + room + _SLACK
        stop = bisect_right(measured.ends_reach, target, 0, last) - 1
        if stop >= 0 and measured.nexts[stop] > self.position and measured.ends[stop] > self.line_start:
            self.position = measured.nexts[stop]
        elif self.position == self.line_start and not self.images:
            inside = bisect_right(measured.reach, target) - 1
            self.position = min(max(inside, self.position + 1), end)
        self._end_line(self.position)

    def _obey(self, control: Control) -> None:
        if control.kind == "tab":
            self.position = control.offset + 1
            self.cursor, wraps = self._tab_stop(self.cursor, self.position)
            if wraps:
                self._end_line(self.position)
        elif control.kind == "image":
            if self.cursor + control.width > self.limit + _SLACK and (
                self.images or self.position > self.line_start
            ):
                self._end_line(self.position)
            self.images.append(control.height)
            self.cursor += control.width
        else:
            self.position = control.offset + 1
            self._end_line(self.position, ends_page=control.kind == "page")

    def _tab_stop(self, cursor: float, position: int) -> tuple[float, bool]:
        """Where the text after a tab begins, and whether that is the next line."""
        is_hanging = cursor < self.left - _SLACK  # then the left indent is a tab stop, too
        for stop, kind in self.format.get("tabs", ()):
            if stop > cursor + _SLACK and not (is_hanging and stop > self.left):
                following = self._width_to_next_control(position)
                if kind in {"right", "end", "decimal"}:
                    self._reach_to(stop)
                    return max(cursor, stop - following), False
                if kind == "center":
                    return max(cursor, stop - following / 2), False
                return stop, stop > self.limit
        if is_hanging:
            return self.left, False
        stop = (int((cursor + _SLACK) / _DEFAULT_TAB) + 1) * _DEFAULT_TAB
        return (self.left, True) if stop > self.limit else (stop, False)

    def _reach_to(self, stop: float) -> None:
        """Lets this line reach to a tab stop between the right indent and the margin, as tables of contents have it."""
        if stop <= self.margin + _SLACK:
            self.line_limit = max(self.line_limit, stop)

    def _width_to_next_control(self, position: int) -> float:
        reach, controls = self.measured.reach, self.measured.controls
        following = bisect_left(controls, (position,))
        end = controls[following].offset if following < len(controls) else len(reach) - 1
        return reach[end] - reach[position]

    def _end_line(self, end: int, *, ends_page: bool = False, last: bool = False) -> None:
        measured = self.measured
        line = measured.line_between(self.line_start, end) if end > self.line_start else measured.mark
        if last:
            line = Line(max(line.ascent, measured.mark.ascent), max(line.descent, measured.mark.descent))
        notes = 0.0
        if measured.notes:
            start, beyond = self.line_start, end + 1 if last else end
            noted = measured.notes[
                bisect_left(measured.notes, (start,)) : bisect_left(measured.notes, (beyond,))
            ]
            notes = sum(height for _, height in noted)
        height, spare = self._height(line)
        self.lines.append(LineBox(self.line_start, height, ends_page, spare, notes))
        self.line_start = end
        self.cursor = self.left
        self.line_limit = self.limit
        self.images = []

    def _height(self, line: Line) -> tuple[float, float]:
        """The height of a line, and how much of it lies empty below the text."""
        natural = ceil((line.ascent + line.descent) * TWIPS_PER_POINT - _TWIP_SLACK) / TWIPS_PER_POINT
        spacing, rule = self.format.get("line", 1.0), self.format.get("rule", "auto")
        if rule == "exact":
            return max(spacing, 0.0), 0.0
        if self.pitch:
            natural = ceil(natural / self.pitch - _SLACK) * self.pitch
        if rule == "atLeast":
            height = max(natural, spacing)
        else:
            height = floor(natural * spacing * TWIPS_PER_POINT + _TWIP_SLACK) / TWIPS_PER_POINT
        if self.images and max(self.images) + line.descent > height:
            return max(self.images) + line.descent, 0.0
        return height, max(height - natural, 0.0) if rule == "auto" else 0.0

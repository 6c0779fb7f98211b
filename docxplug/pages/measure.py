"""A paragraph's text measured: how far each character reaches, where lines may break, how high they are."""

from bisect import bisect_right
from collections.abc import Iterable
from itertools import accumulate
from typing import Final, NamedTuple

from docxplug.kept import compiled
from docxplug.pages.fonts import face
from docxplug.pages.properties import RunFormat

# Word breaks after white space (not after a non-breaking space), hyphens and dashes, …
_BREAK: Final = compiled("[ \u2000-\u2006\u2008-\u200b\u3000]+|(?<=\\S)[-\u2010\u2013\u2014](?=\\S)")
# … and between East Asian characters; compiled where there are any.
_EAST_ASIAN: Final = "[\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uffef]"
_EAST_ASIAN_BREAK: Final = f"{_BREAK.pattern}|{_EAST_ASIAN}(?=[\u2e80-\u2fff\u3041-\u9fff\uac00-\ud7af])"
_RAISED_SIZE: Final = 0.65  # size of superscripts and subscripts
_SMALL_CAPITAL: Final = 0.8


class Line(NamedTuple):
    """Ascent and descent of what stands in a line, in points."""

    ascent: float
    descent: float


class Control(NamedTuple):
    """What interrupts the text at ``offset``: "tab", "line", "page", or "image" with its size in points."""

    offset: int
    kind: str
    width: float = 0.0
    height: float = 0.0


class Measured:
    """A paragraph's text with the widths of its characters.

    ``reach[i]`` is the width in points of the characters before ``i``. Line ``k`` may end before character
    ``ends[k]`` if the next one begins with character ``nexts[k]``; ``ends_reach`` is the reach there. ``heights``
    lists where (offset) which line height begins. ``guessed`` has the number
    of characters in fonts without compatible widths, by (font, quality).
    """

    __slots__ = (
        "controls",
        "ends",
        "ends_reach",
        "guessed",
        "heights",
        "mark",
        "nexts",
        "notes",
        "reach",
        "text",
    )

    def __init__(self, chunks: Iterable[tuple[str, RunFormat]], mark: RunFormat) -> None:
        self.reach: list[float] = [0.0]
        self.heights: list[tuple[int, Line]] = []
        self.guessed: dict[tuple[str, str], int] = {}
        self.controls: list[Control] = []
        self.notes: list[tuple[int, float]] = []
        self.mark = self._line(mark)
        texts = []
        for text, run in chunks:
            texts.append(text)
            self._append(text, run)
        self.text = "".join(texts)
        self._find_breaks()

    def add_controls(self, controls: Iterable[Control]) -> None:
        """Puts in what interrupts the text; a line may end before each."""
        self.controls = sorted((*self.controls, *controls))
        stops = {control.offset for control in self.controls}.difference(self.ends)
        if stops:
            pairs = sorted([*zip(self.ends, self.nexts, strict=True), *((stop, stop) for stop in stops)])
            self._keep_breaks(pairs)

    def line_between(self, start: int, end: int) -> Line:
        """What stands highest and deepest between two offsets."""
        if len(self.heights) == 1:
            return self.heights[0][1]
        ascent = descent = 0.0
        first = max(bisect_right(self.heights, start, key=_offset) - 1, 0)
        for index in range(first, len(self.heights)):
            begin, line = self.heights[index]
            if begin >= end:
                break
            ascent, descent = max(ascent, line.ascent), max(descent, line.descent)
        return Line(ascent, descent) if ascent else self.mark

    def _append(self, text: str, run: RunFormat) -> None:
        line = self._line(run, len(text))
        if text and (not self.heights or self.heights[-1][1] != line):
            self.heights.append((len(self.reach) - 1, line))
        self.reach.extend(_reaches(text, run, self.reach[-1]))

    def _line(self, run: RunFormat, characters: int = 0) -> Line:
        name = run.get("font", "Times New Roman")
        font = face(name, bold=run.get("bold", False), italic=run.get("italic", False))
        if font.quality != "compatible" and characters:
            key = (name, font.quality)
            self.guessed[key] = self.guessed.get(key, 0) + characters
        size = run.get("size", 10.0) * (_RAISED_SIZE if run.get("raised") else 1.0)
        return Line(font.ascent * size / 1000, font.descent * size / 1000)

    def _find_breaks(self) -> None:
        pattern = compiled(_EAST_ASIAN_BREAK) if max(self.text, default="") >= "\u2e80" else _BREAK
        pairs = []
        for match in pattern.finditer(self.text):
            start, end = match.span()
            is_space = match[0].isspace() or match[0][0] == "\u200b"
            pairs.append((start if is_space else end, end))
        pairs.append((len(self.text.rstrip(" ")), len(self.text)))
        self._keep_breaks(pairs)

    def _keep_breaks(self, pairs: list[tuple[int, int]]) -> None:
        self.ends = [end for end, _ in pairs]
        self.nexts = [following for _, following in pairs]
        self.ends_reach = [self.reach[end] for end in self.ends]


def _offset(height: tuple[int, Line]) -> int:
    return height[0]


def _reaches(text: str, run: RunFormat, start: float) -> Iterable[float]:
    """The reach after each character of a text that begins at ``start``."""
    font = face(
        run.get("font", "Times New Roman"), bold=run.get("bold", False), italic=run.get("italic", False)
    )
    widths = font.widths
    size = run.get("size", 10.0) * run.get("scale", 1.0) / 1000
    if run.get("raised"):
        size *= _RAISED_SIZE
    spacing = run.get("spacing", 0.0)
    if run.get("caps") or run.get("small_caps"):
        small = _SMALL_CAPITAL if run.get("small_caps") else 1.0
        each = [
            widths[character.upper()[0]] * (small if character.islower() else 1.0) * size + spacing
            for character in text
        ]
    else:
        each = [0.0 if character in "\t\n" else widths[character] * size + spacing for character in text]
    reaches = accumulate(each, initial=start)
    next(reaches)
    return reaches

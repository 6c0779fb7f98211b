"""The picture of an answer: its text as a strip, coloured by the parts of its stories, marked where findings are."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import Final, NamedTuple

from docxplug.analysis.model import PARTS, Response
from docxplug.findings import Finding, Severity
from docxplug.spans import Span
from docxplug.view import TextView

WIDTH: Final = 1000.0
#: What a name takes in the strip: a segment that is narrower goes without.
_PER_LETTER: Final = 12.0
_ROOM: Final = 14.0


class Segment(NamedTuple):
    """A stretch of the strip from ``x`` on; ``part`` is empty for text that belongs to no part."""

    part: str
    x: float
    width: float

    @property
    def label(self) -> str:
        """The part's name, where there is room for it."""
        return self.part.capitalize() if len(self.part) * _PER_LETTER + _ROOM <= self.width else ""


class Tick(NamedTuple):
    """The place of a finding."""

    severity: Severity
    x: float


class Strip(NamedTuple):
    """The strip of one answer; ``told`` says in words what it shows, ``shares`` each part's share in percent."""

    segments: tuple[Segment, ...]
    stories: tuple[float, ...]
    ticks: tuple[Tick, ...]
    shares: tuple[tuple[str, int], ...]
    told: str


def strip_of(view: TextView, response: Response, findings: Iterable[Finding]) -> Strip | None:
    """The strip of an answer, or None where it has no text."""
    scale = _Scale(view, response)
    if not scale.length:
        return None
    segments = tuple(_segments(scale, response))
    ticks = (
        Tick(f.severity, scale.at(span.paragraph, span.start))
        for f in findings
        for span in f.spans
        if span.paragraph in scale.starts
    )
    starts = [scale.at(s.parts[0].span.paragraph, s.parts[0].span.start) for s in response.stories if s.parts]
    shares = _shares(segments)
    return Strip(segments, tuple(starts[1:]), tuple(sorted(set(ticks))), shares, _told(shares))


class _Scale:
    """From places in the paragraphs of an answer to places on its strip."""

    def __init__(self, view: TextView, response: Response) -> None:
        self.starts: dict[int, int] = {}
        self.length = 0
        for index in response.indexes():
            self.starts[index] = self.length
            self.length += len(view.paragraphs[index].text)

    def at(self, paragraph: int, offset: int) -> float:
        """The place of an offset in a paragraph."""
        return round(WIDTH * min(self.starts[paragraph] + offset, self.length) / self.length, 1)


def _segments(scale: _Scale, response: Response) -> Iterator[Segment]:
    """The whole strip from left to right, neighbours of one part made one."""
    for part, group in groupby(_with_gaps(scale, response), key=lambda piece: piece[0]):
        pieces = list(group)
        yield Segment(part, pieces[0][1], round(pieces[-1][2] - pieces[0][1], 1))


def _with_gaps(scale: _Scale, response: Response) -> Iterator[tuple[str, float, float]]:
    """The parts, and what lies between them as text of no part; what overlaps belongs to the first."""
    reached = 0.0
    for part, start, end in _parts(scale, response):
        if start > reached:
            yield "", reached, start
        if end > max(start, reached):
            yield part, max(start, reached), end
        reached = max(reached, end)
    if reached < WIDTH:
        yield "", reached, WIDTH


def _parts(scale: _Scale, response: Response) -> Iterator[tuple[str, float, float]]:
    pieces = sorted(
        ((piece.span, piece.part) for story in response.stories for piece in story.parts),
        key=lambda pair: pair[0],
    )
    for span, part in pieces:
        if span.paragraph in scale.starts:
            yield part, *_ends(scale, span)


def _ends(scale: _Scale, span: Span) -> tuple[float, float]:
    return scale.at(span.paragraph, span.start), scale.at(span.paragraph, span.end)


def _shares(segments: Sequence[Segment]) -> tuple[tuple[str, int], ...]:
    widths: Counter[str] = Counter()
    for segment in segments:
        widths[segment.part] += round(segment.width * 10)
    return tuple((part, round(widths[part] / WIDTH * 10)) for part in (*PARTS, "") if widths[part])


def _told(shares: Iterable[tuple[str, int]]) -> str:
    named = (f"{part or 'not told by any part'} {share} %" for part, share in shares)
    return f"The answer from its first word to its last: {', '.join(named)}."

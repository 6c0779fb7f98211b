"""How many pages a document and its answers take, how sure that is, and why."""

from dataclasses import dataclass
from typing import Literal, Protocol

from docxplug.spans import Span

PageSource = Literal["word", "libreoffice", "word-saved", "estimate"]
Certainty = Literal["confirmed", "high", "medium", "low"]


@dataclass(frozen=True, slots=True)
class PageCount:
    """A number of pages with the range it may lie in.

    ``reasons`` are sentences for a coach: what makes the count uncertain, or what confirms it.
    """

    pages: int
    low: int
    high: int
    source: PageSource
    certainty: Certainty
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class AnswerPages:
    """Where an answer lies and how long it is.

    ``length`` is its length in pages from the top of a fresh page (1.8 means one page and four fifths);
    ``length_low`` and ``length_high`` give its range. ``first`` and ``last`` are the pages it touches in the
    document, counted from 1.
    """

    count: PageCount
    length: float
    length_low: float
    length_high: float
    first: int
    last: int


class PageFacts(Protocol):
    """What the pages room knows of one document."""

    @property
    def document(self) -> PageCount:
        """The whole document's count."""

    def answer(self, first: int, last: int) -> AnswerPages:
        """The pages of the paragraphs ``first`` to ``last`` (both included)."""

    def overflow(self, first: int, last: int, pages: float) -> Span | None:
        """Where the text of these paragraphs goes past ``pages`` pages, counted from the top of a fresh page.

        None where it does not. The span starts at the first character of the first line past the limit and
        ends with its paragraph.
        """

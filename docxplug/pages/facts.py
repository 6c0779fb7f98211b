"""The page facts of one document, as reviews ask for them (docxplug.page_facts.PageFacts)."""

from math import ceil
from typing import Final

from docxplug.page_facts import AnswerPages, PageCount
from docxplug.pages.estimate import Estimate
from docxplug.pages.verdict import layout_reasons
from docxplug.spans import Span

_HAIR: Final = 1e-6  # pages; rounding of sums


class DocumentPages:
    """The count of a document and of any of its answers.

    Answers are measured by our own layout, which can set them on a fresh page of their own; how sure that is
    depends on what the other witnesses say of the whole document.
    """

    def __init__(self, estimate: Estimate, document: PageCount) -> None:
        self._estimate = estimate
        self._document = document

    @property
    def document(self) -> PageCount:
        """The whole document's count."""
        return self._document

    def answer(self, first: int, last: int) -> AnswerPages:
        """The pages of the paragraphs ``first`` to ``last`` (both included)."""
        lengths = [self._estimate.part(first, last, stretch).length for stretch in self._estimate.stretches]
        low, high = min(lengths), max(lengths)
        touched = self._pages_touched(first, last)
        return AnswerPages(self._count(lengths[0], low, high), lengths[0], low, high, touched[0], touched[-1])

    def overflow(self, first: int, last: int, pages: float) -> Span | None:
        """Where the text of these paragraphs goes past ``pages`` pages, counted from the top of a fresh page."""
        return self._estimate.span_past(first, last, pages)

    def _count(self, length: float, low: float, high: float) -> PageCount:
        pages, least, most = (max(ceil(value - _HAIR), 1) for value in (length, low, high))
        certainty = self._document.certainty
        reasons = list(layout_reasons(self._estimate))
        if least < most:
            reasons.append("It ends close to the edge of a page: a small difference in fonts decides.")
            certainty = "medium" if certainty == "high" else certainty
        return PageCount(pages, least, most, "estimate", certainty, tuple(reasons))

    def _pages_touched(self, first: int, last: int) -> list[int]:
        """The pages on which lines of the paragraphs stand, in order; [1] where none of them is in the flow."""
        layout = self._estimate.whole()
        pages = {place.page for number in range(first, last + 1) for place in layout.place_of(number)}
        return sorted(pages) or [1]

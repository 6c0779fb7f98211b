"""The page facts of one document, as reviews ask for them (docxplug.page_facts.PageFacts)."""

from dataclasses import replace
from math import ceil
from typing import Final

from docxplug.page_facts import AnswerPages, PageCount
from docxplug.pages.estimate import Estimate
from docxplug.pages.verdict import layout_certainty, layout_reasons
from docxplug.spans import Span

_HAIR: Final = 1e-6  # pages; rounding of sums
_LINE: Final = 0.02  # of a page; what goes on to a page takes a line there


class DocumentPages:
    """The count of a document and of any of its answers.

    Answers are measured by our own layout, which can set them on a fresh page of their own; how sure that is
    depends on what the other witnesses say of the whole document. Where Word itself has counted that, no answer is
    longer, whatever our own layout says.
    """

    def __init__(self, estimate: Estimate, document: PageCount) -> None:
        self._estimate = estimate
        self._document = document
        self._certainty = layout_certainty(estimate, document)

    @property
    def document(self) -> PageCount:
        """The whole document's count."""
        return self._document

    def answer(self, first: int, last: int) -> AnswerPages:
        """The pages of the paragraphs ``first`` to ``last`` (both included)."""
        lengths = [self._estimate.part(first, last, stretch).length for stretch in self._estimate.stretches]
        low, high = min(lengths), max(lengths)
        if self._document.source == "word":
            return self._within_words_count(first, last, lengths[0], low, high)
        touched = self._pages_touched(first, last)
        return AnswerPages(self._count(lengths[0], low, high), lengths[0], low, high, touched[0], touched[-1])

    def _within_words_count(
        self, first: int, last: int, length: float, low: float, high: float
    ) -> AnswerPages:
        """The same where Word itself has counted the document's pages."""
        shortest, longest = self._least_length(first, last), float(self._document.pages)
        if self._certainty == "low":
            low, high = shortest, longest
        length, low, high = (min(max(value, shortest), longest) for value in (length, low, high))
        touched = [min(page, self._document.pages) for page in self._pages_touched(first, last)]
        count = self._count(length, low, high)
        if shortest > longest - 1:
            count = self._document
        elif self._certainty == "low":
            reason = f"{self._document.reasons[0]} No answer is longer than that."
            count = replace(count, certainty="medium", reasons=(reason, *layout_reasons(self._estimate)))
        return AnswerPages(count, length, low, high, touched[0], touched[-1])

    def _least_length(self, first: int, last: int) -> float:
        """The least that an answer takes, in pages, where it goes on to the end of the pages that Word counted."""
        view, pages = self._estimate.view, self._document.pages
        begin = next(iter(self._estimate.whole().place_of(first)), None)
        ends_it = last == len(view.paragraphs) - 1 and bool(view.paragraphs[last].text.rstrip())
        if self._certainty == "low" or begin is None or begin.page > 1 or not ends_it:
            return 0.0
        lead = begin.y / self._estimate.sections[0].height
        return max(0.0, pages - 1 + _LINE - lead * (1 + self._estimate.margin))

    def overflow(self, first: int, last: int, pages: float) -> Span | None:
        """Where the text of these paragraphs goes past ``pages`` pages, counted from the top of a fresh page."""
        return self._estimate.span_past(first, last, pages)

    def _count(self, length: float, low: float, high: float) -> PageCount:
        pages, least, most = (max(ceil(value - _HAIR), 1) for value in (length, low, high))
        certainty = self._certainty
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

"""Whether an answer keeps the announcement's limits: a fact with its range, and where the text goes past them."""

from collections.abc import Iterator, Sequence
from typing import Final, Literal, NamedTuple

from docxplug.analysis.model import Length, Response
from docxplug.page_facts import AnswerPages, PageFacts
from docxplug.posting import Limit, Posting, Scope, Unit
from docxplug.spans import Span
from docxplug.view import TextView

Verdict = Literal["within", "over", "unclear"]

#: Units that measure length; fonts and margins are judged by the checks of the format.
LENGTH_UNITS: Final[frozenset[Unit]] = frozenset({"pages", "characters", "words"})
#: Some forms count a line end as two characters, Word counts none.
_LINE_END: Final = 2


class LimitVerdict(NamedTuple):
    """One limit held against a text. ``actual``, ``low`` and ``high`` are in the limit's unit.

    ``overflow`` is the text past the limit, from its first character to the end of that paragraph.
    """

    limit: Limit
    actual: float
    low: float
    high: float
    verdict: Verdict
    overflow: Span | None = None
    reason: str = ""


def limits_for(posting: Posting | None, *scopes: Scope) -> Iterator[Limit]:
    """The length limits of these scopes, each unit's first statement only."""
    seen: set[tuple[Scope, Unit]] = set()
    for limit in posting.limits if posting else ():
        key = (limit.scope, limit.unit)
        if limit.scope in scopes and limit.unit in LENGTH_UNITS and key not in seen:
            seen.add(key)
            yield limit


def scopes_of(response: Response, kind: str) -> tuple[Scope, ...]:
    """The scopes whose limits hold for one answer; ``kind`` is the rubric's.

    Those of a resume hold for the document: its answers share all of its paragraphs.
    """
    scopes: dict[str, tuple[Scope, ...]] = {"resume": (), "ECQ": ("ecq_each", "all")}
    return scopes.get(response.kind(kind), ("tq_each", "all"))


def judge(
    limit: Limit, view: TextView, indexes: Sequence[int], length: Length, pages: PageFacts | None
) -> LimitVerdict | None:
    """The verdict on the paragraphs ``indexes``, or None where their pages were not counted."""
    if limit.unit == "pages":
        return _judge_pages(limit, indexes, pages) if pages else None
    if limit.unit == "words":
        actual = low = high = length.words
        measure = _words_before
    else:
        actual = low = length.characters
        high = length.characters + _LINE_END * max(0, len(indexes) - 1)
        measure = _characters_before
    verdict = decide(limit.value, low, high)
    overflow = measure(view, indexes, int(limit.value)) if verdict == "over" else None
    reason = "" if low == high else "Some forms count each line end as two characters, Word counts none."
    return LimitVerdict(limit, actual, low, high, verdict, overflow, reason)


def decide(value: float, low: float, high: float) -> Verdict:
    """Over only if even the low figure is past the limit, within only if even the high one keeps it."""
    if low > value:
        return "over"
    return "within" if high <= value else "unclear"


def _judge_pages(limit: Limit, indexes: Sequence[int], pages: PageFacts) -> LimitVerdict:
    first, last = indexes[0], indexes[-1]
    answer = pages.answer(first, last)
    verdict = _page_verdict(limit.value, answer)
    overflow = pages.overflow(first, last, limit.value) if verdict == "over" else None
    reason = " ".join(answer.count.reasons)
    return LimitVerdict(
        limit, answer.length, answer.length_low, answer.length_high, verdict, overflow, reason
    )


def _page_verdict(value: float, answer: AnswerPages) -> Verdict:
    if answer.count.certainty == "low":
        return "unclear"
    return decide(value, answer.length_low, answer.length_high)


def judge_document(limit: Limit, view: TextView, pages: PageFacts) -> LimitVerdict:
    """The verdict on all pages of the document, with its headers, notes and what stands between its answers."""
    count = pages.document
    unclear = count.certainty == "low"
    verdict: Verdict = "unclear" if unclear else decide(limit.value, count.low, count.high)
    last = len(view.paragraphs) - 1
    overflow = pages.overflow(0, last, limit.value) if verdict == "over" else None
    return LimitVerdict(limit, count.pages, count.low, count.high, verdict, overflow, " ".join(count.reasons))


def _characters_before(view: TextView, indexes: Sequence[int], allowed: int) -> Span | None:
    for index in indexes:
        text = view.paragraphs[index].text
        if len(text) > allowed:
            return Span(index, allowed, len(text))
        allowed -= len(text)
    return None


def _words_before(view: TextView, indexes: Sequence[int], allowed: int) -> Span | None:
    for index in indexes:
        text = view.paragraphs[index].text
        words = text.split()
        if len(words) > allowed:
            return Span(index, _start_of_word(text, allowed), len(text))
        allowed -= len(words)
    return None


def _start_of_word(text: str, number: int) -> int:
    position = 0
    for word in text.split()[: number + 1]:
        start = text.index(word, position)
        position = start + len(word)
    return start

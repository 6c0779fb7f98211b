"""How long ago a story happened."""

import datetime
import re
from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

from docxplug.analysis.model import Response, Story
from docxplug.checks.context import Context, check
from docxplug.checks.passages import Passage, first_sentence, paragraphs_of, passages_in, shared_pattern
from docxplug.findings import Finding, Severity
from docxplug.kept import compiled
from docxplug.language.dates import DateMention, counts_from_another_date, counts_from_today, dates
from docxplug.language.quantities import quantities
from docxplug.language.quotations import is_quoted
from docxplug.language.words import count_words
from docxplug.spans import Span

#: A day without its year.
_DAY: Final = compiled(
    r"\b(?:January|February|March|April|May|June|July|August|September|October|November|December) \d{1,2}\b"
)
_NEAR: Final = 200  # code points before a date that can say whose it is
_AGO: Final = compiled(r"\b\w[\w-]{0,30} years ago\b")
#: A fiscal year ends in September.
_END_OF_FISCAL_YEAR = 9


class Dated(NamedTuple):
    """A date of a story: its place, the last day it can mean, and whether it can only be the story's own.

    Dates of statutes, buildings and baselines are kept, because a recent one shows that the story is recent, but an
    old one shows nothing.
    """

    span: Span
    end: datetime.date
    is_own: bool


@check("recency.ecq")
def ecq(context: Context) -> Iterable[Finding]:
    """Stories of more than ten years ago; a smaller remark on those of more than seven."""
    rule = context.rule("recency.ecq")
    for response, latest, about in _latest_dates(context):
        years = _years(latest.end, context.as_of)
        values = {"quote": context.view.quote(latest.span), "as_of": f"{context.as_of:%B %Y}"}
        if years >= rule.number("years"):
            message = rule.message("old", **values)
            yield context.finding(rule, message, latest.span, response=response, about=(about,))
        elif years >= rule.number("better"):
            message = rule.message("older", **values)
            yield context.finding(
                rule, message, latest.span, response=response, severity="info", about=(about,)
            )


@check("recency.tq")
def tq(context: Context) -> Iterable[Finding]:
    """Stories of more than ten years ago, which are allowed; a warning where the announcement asks for recent ones."""
    rule = context.rule("recency.tq")
    asked = context.posting.instructions if context.posting else ()
    sentence = next((i.sentence for i in asked if i.what == "recent examples"), None)
    for response, latest, about in _latest_dates(context):
        if _years(latest.end, context.as_of) < rule.number("years"):
            continue
        quote = context.view.quote(latest.span)
        severity: Severity | None = "warning" if sentence else None
        message = rule.message("asked" if sentence else "default", quote=quote, sentence=sentence)
        yield context.finding(
            rule, message, latest.span, response=response, severity=severity, about=(about,)
        )


@check("recency.undated")
def undated(context: Context) -> Iterable[Finding]:
    """Whole stories without any date."""
    rule = context.rule("recency.undated")
    for response in context.responses:
        for story in response.stories:
            sentences = list(_sentences(context, response, story))
            words = sum(count_words(sentence.text) for sentence in sentences)
            if words >= rule.number("words") and not _is_dated(context, response, sentences):
                span = first_sentence(context, min(piece.span for piece in story.parts))
                yield context.finding(rule, rule.message(), span, response=response)


def _is_dated(context: Context, response: Response, sentences: Iterable[Passage]) -> bool:
    """Whether a story has a date, or one ("December 12", "a year later") whose year the answer tells somewhere else."""
    texts = [sentence.text for sentence in sentences]
    if any(dates(text) or counts_from_today(text) for text in texts):
        return True
    return any(_DAY.search(text) or counts_from_another_date(text) for text in texts) and any(
        dates(context.view.paragraphs[index].text) for index in response.indexes()
    )


def _latest_dates(context: Context) -> Iterator[tuple[Response, Dated, str]]:
    """The latest date of each story, or of an answer without stories, unless it is a law's or a building's.

    With it the years by which the story is known ("2011 to 2014").
    """
    for response in context.responses:
        for story in response.stories or (None,):
            found = list(dates_of(context, response, story))
            own = [date for date in found if date.is_own]
            if own and max(date.end for date in found) == max(date.end for date in own):
                latest = max(own, key=lambda date: (date.end, -date.span.paragraph, -date.span.start))
                first = min(date.end.year for date in own)
                about = f"{first} to {latest.end.year}" if first < latest.end.year else None
                yield response, latest, about or context.view.quote(latest.span)


def dates_of(context: Context, response: Response, story: Story | None) -> Iterator[Dated]:
    """The past dates of a story, or of a whole answer, outside quotations and sentences about the writer's career."""
    career = shared_pattern(context, "career_spans")
    for sentence in _sentences(context, response, story):
        if career.search(sentence.text):
            continue
        paragraph, offset = sentence.span.paragraph, sentence.span.start
        for start, end, day, is_own in _days(context, sentence.text):
            if not is_quoted(context.view.paragraphs[paragraph].text, offset + start):
                yield Dated(Span(paragraph, offset + start, offset + end), min(day, context.as_of), is_own)


def _days(context: Context, text: str) -> Iterator[tuple[int, int, datetime.date, bool]]:
    """Each date of a sentence: its place, its last day and whether it is the story's own."""
    for mention in dates(text):
        if mention.first <= context.as_of.year:
            yield (
                mention.start,
                mention.end,
                _end(mention, text, context.as_of),
                _is_own(context, text, mention),
            )
    for match in _AGO.finditer(text):
        for years in quantities(match.group()):
            if years.value and years.value < context.as_of.year:
                day = datetime.date(context.as_of.year - int(years.value), 12, 31)
                yield match.start(), match.end(), day, True


def _sentences(context: Context, response: Response, story: Story | None) -> Iterator[Passage]:
    for index in paragraphs_of(story) if story else response.indexes():
        yield from passages_in(context, index)


def _end(mention: DateMention, text: str, as_of: datetime.date) -> datetime.date:
    """The last day a date can mean; "since 2014" tells of 2014, "2014 to present" of today."""
    if mention.last is None:
        is_start = text[mention.start : mention.end].lower().startswith("since")
        return datetime.date(mention.first, 12, 31) if is_start else as_of
    year = mention.last or mention.first
    month = mention.month or (_END_OF_FISCAL_YEAR if mention.kind == "fiscal_year" else 12)
    return datetime.date(year + month // 12, month % 12 + 1, 1) - datetime.timedelta(days=1)


def _is_own(context: Context, text: str, mention: DateMention) -> bool:
    """Whether nothing beside the date says that it belongs to a building, a law, a system or a baseline."""
    before = shared_pattern(context, "before_other_dates").search(
        text[max(0, mention.start - _NEAR) : mention.start]
    )
    after = shared_pattern(context, "after_other_dates").match(text, mention.end)
    is_decade = mention.kind == "decade" and re.search(r"\bI\b", text) is None
    return not (before or after or is_decade)


def _years(then: datetime.date, now: datetime.date) -> int:
    """The full years between two days."""
    years = now.year - then.year
    return years if (now.month, now.day) >= (then.month, then.day) else years - 1

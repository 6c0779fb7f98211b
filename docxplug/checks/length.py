"""Whether answers keep the announcement's limits of pages, characters and words."""

from collections.abc import Iterable, Iterator

from docxplug.analysis.limits import LENGTH_UNITS, LimitVerdict
from docxplug.analysis.measures import Answer
from docxplug.checks.context import ANNOUNCEMENT, Context, check
from docxplug.checks.passages import first_words
from docxplug.findings import Finding
from docxplug.posting import Unit
from docxplug.rubric import Rule


@check("limit.pages")
def pages(context: Context) -> Iterable[Finding]:
    """Answers and documents past a limit of pages, or too close to it to call."""
    return _over(context, "limit.pages", "pages")


@check("limit.chars")
def characters(context: Context) -> Iterable[Finding]:
    """Answers past a limit of characters, at the character where it falls."""
    return _over(context, "limit.chars", "characters")


@check("limit.words")
def words(context: Context) -> Iterable[Finding]:
    """Answers past a limit of words, at the first word past it."""
    return _over(context, "limit.words", "words")


@check("limit.none")
def none(context: Context) -> Iterable[Finding]:
    """An announcement in which no limit of length was found: once for the document."""
    rule = context.rule("limit.none")
    if context.posting is None or any(limit.unit in LENGTH_UNITS for limit in context.posting.limits):
        return
    for response in context.responses[:1]:
        place = response.heading or first_words(context, response)
        yield context.finding(rule, rule.message(), *([place] if place else []), response=response)


def _over(context: Context, check_id: str, unit: Unit) -> Iterator[Finding]:
    rule = context.rule(check_id)
    for answer in context.answers:
        for verdict in answer.limits:
            if verdict.limit.unit == unit:
                yield from _finding(context, rule, verdict, answer)
    for verdict in context.limits:
        if verdict.limit.unit == unit:
            yield from _finding(context, rule, verdict, None)


def _finding(context: Context, rule: Rule, verdict: LimitVerdict, answer: Answer | None) -> Iterator[Finding]:
    if verdict.verdict == "within":
        return
    response = answer.response if answer else None
    message = rule.message(
        ("over" if verdict.verdict == "over" else "unclear") + ("" if answer else "_document"),
        actual=_number(verdict.actual),
        low=_number(verdict.low),
        high=_number(verdict.high),
        limit=_number(verdict.limit.value),
        sentence=verdict.limit.sentence.strip(),
        reason=verdict.reason,
    ).strip()
    place = verdict.overflow
    if place is None and response:
        place = response.heading or first_words(context, response)
    yield context.finding(
        rule,
        message,
        *([place] if place else []),
        response=response,
        severity=None if verdict.verdict == "over" else "info",
        source=ANNOUNCEMENT,
    )


def _number(value: float) -> str:
    return f"{value:,.0f}" if value == int(value) else f"{value:,.1f}"

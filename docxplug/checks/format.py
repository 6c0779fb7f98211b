"""Fonts, margins and page numbers, as far as the announcement has rules for them."""

from collections.abc import Iterable, Iterator

from docxplug.checks.context import ANNOUNCEMENT, Context, check
from docxplug.checks.passages import response_at
from docxplug.findings import Finding
from docxplug.format_facts import FormatFacts
from docxplug.posting import Limit

#: Word stores sizes in half points and margins in twips; less than this is rounding.
_POINTS_APART = 0.25
_INCHES_APART = 0.01


@check("format.font")
def font(context: Context) -> Iterable[Finding]:
    """Text smaller, or margins narrower, than the announcement allows; silent where either is unknown."""
    if context.look is None or context.posting is None:
        return
    for limit in context.posting.limits:
        if not _holds(context, limit):
            continue
        if limit.unit == "points":
            yield from _small_text(context, context.look, limit)
        elif limit.unit == "inches":
            yield from _narrow_margin(context, context.look, limit)


def _holds(context: Context, limit: Limit) -> bool:
    """Whether a rule is for this kind of document: one for the resume is not for narratives, nor theirs for it."""
    if limit.scope in ("all", "document"):
        return True
    return (limit.scope == "resume") == (context.rubric.kind == "resume")


def _small_text(context: Context, look: FormatFacts, limit: Limit) -> Iterator[Finding]:
    rule = context.rule("format.font")
    small = [size for size in look.sizes if size.points < limit.value - _POINTS_APART]
    # Of the answers first: a name and an address above them are not what a limit is for.
    small = [size for size in small if response_at(context, size.span.paragraph)] or small
    if small:
        least = min(size.points for size in small)
        message = rule.message(points=f"{least:g}", asked=f"{limit.value:g}", sentence=limit.sentence)
        spans = [size.span for size in small]
        response = response_at(context, spans[0].paragraph)
        yield context.finding(rule, message, *spans, response=response, source=ANNOUNCEMENT)


def _narrow_margin(context: Context, look: FormatFacts, limit: Limit) -> Iterator[Finding]:
    rule = context.rule("format.font")
    margin = look.narrowest_margin
    if margin is not None and margin < limit.value - _INCHES_APART:
        message = rule.message(
            "margin", inches=f"{margin:.2g}", asked=f"{limit.value:g}", sentence=limit.sentence
        )
        yield context.finding(rule, message, source=ANNOUNCEMENT)


@check("format.pagenumbers")
def page_numbers(context: Context) -> Iterable[Finding]:
    """Pages without numbers; a warning where the announcement asks for them."""
    if context.look is None or context.look.has_page_numbers is not False:
        return
    rule = context.rule("format.pagenumbers")
    asked = context.posting.instructions if context.posting else ()
    told = next((i.sentence for i in asked if i.what == "page numbers"), None)
    if told is not None:
        message = rule.message("asked", sentence=told)
        yield context.finding(rule, message, severity="warning", source=ANNOUNCEMENT)
    else:
        yield context.finding(rule, rule.message())

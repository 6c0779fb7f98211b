"""Whether an answer speaks in the posting's words, above all where it opens."""

from collections.abc import Iterable, Sequence
from typing import Final

from docxplug.analysis.measures import Answer
from docxplug.analysis.model import Mirroring
from docxplug.checks.context import Context, check
from docxplug.checks.passages import first_words
from docxplug.findings import Finding
from docxplug.language.words import in_words
from docxplug.spans import Span

_OPENING_SENTENCES: Final = 3


@check("mirror.missing")
def missing(context: Context) -> Iterable[Finding]:
    """One finding for an answer that does not take up some of the posting's phrases, on its opening.

    It names them in the posting's order, as the summary does that stands beside it.
    """
    rule = context.rule("mirror.missing")
    for answer in _answers(context):
        unsaid = [found for found in answer.mirroring if not found.is_said]
        opening = first_words(context, answer.response)
        if not unsaid or opening is None:
            continue
        shown = unsaid[: int(rule.number("phrases"))]
        rest = len(unsaid) - len(shown)
        quoted = [f"“{found.plain}”" for found in shown]
        message = rule.message(
            _name(unsaid, rest),
            phrases=", ".join(quoted) if rest else _listed(quoted),
            rest=in_words(rest),
        )
        yield context.finding(
            rule,
            message,
            opening,
            response=answer.response,
            severity=None if any(found.status == "missing" for found in unsaid) else "info",
            about=tuple(quoted) if len(unsaid) == 1 else (rule.message("named"),),
        )


def _name(unsaid: Sequence[Mirroring], rest: int) -> str:
    """Which of the pack's messages fits: for a word, a phrase, several of them, or more than are named."""
    if len(unsaid) > 1:
        return "more" if rest else "several"
    return "one_phrase" if " " in unsaid[0].plain else "one_word"


@check("mirror.opening")
def opening(context: Context) -> Iterable[Finding]:
    """An opening that does not claim the qualification in any of the posting's words."""
    rule = context.rule("mirror.opening")
    for answer in _answers(context):
        first = first_words(context, answer.response)
        if not answer.mirroring or first is None or _opens_with_phrase(context, answer, first):
            continue
        phrase = _leading(answer.mirroring).plain
        yield context.finding(rule, rule.message(phrase=phrase), first, response=answer.response)


def _answers(context: Context) -> Iterable[Answer]:
    """The answers whose words are compared: beside technical qualifications an ECQ's definition is no measure."""
    kind = context.rubric.kind
    return (answer for answer in context.answers if kind == "ECQ" or answer.response.kind(kind) != "ECQ")


def _opens_with_phrase(context: Context, answer: Answer, first: Span) -> bool:
    sentences = context.prose.sentences(first.paragraph)[:_OPENING_SENTENCES]
    end = sentences[-1].end if sentences else first.end
    opening_part = Span(first.paragraph, first.start, end)
    return any(
        opening_part.overlaps(span) for found in answer.mirroring if found.is_said for span in found.spans
    )


def _leading(phrases: Sequence[Mirroring]) -> Mirroring:
    """The phrase to suggest: the posting's first one of several words, which mostly names the field."""
    return next(
        (found for found in phrases if " " in found.phrase and "(" not in found.phrase[1:]), phrases[0]
    )


def _listed(items: Sequence[str]) -> str:
    return items[0] if len(items) == 1 else f"{', '.join(items[:-1])} and {items[-1]}"

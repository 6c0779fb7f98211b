"""What an answer says came of the work: claims without a measure, and work that has not ended."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from docxplug.analysis.model import Response
from docxplug.checks.context import Context, check
from docxplug.checks.passages import Passage, paragraphs_of, passages, pattern_of
from docxplug.findings import Finding
from docxplug.language.quantities import quantities
from docxplug.language.quotations import is_quoted
from docxplug.rubric import Rule

_SETUP = frozenset({"challenge", "context"})
_MEASURES = frozenset({"percent", "money", "time"})


@check("result.unquantified")
def unquantified(context: Context) -> Iterable[Finding]:
    """One finding for each paragraph: sentences that claim improvement with no quantity in them or in the next."""
    rule = context.rule("result.unquantified")
    for response in context.responses:
        claims = _unproved(context, response, rule)
        for _, group in groupby(claims, key=lambda sentence: sentence.span.paragraph):
            spans = [sentence.span for sentence in group]
            message = rule.message("one" if len(spans) == 1 else "several")
            yield context.finding(rule, message, *spans, response=response)


def _unproved(context: Context, response: Response, rule: Rule) -> Iterator[Passage]:
    sentences = list(passages(context, response))
    for number, sentence in enumerate(sentences):
        following = sentences[number + 1 : number + 2]
        near = [s for s in (sentence, *following) if s.span.paragraph == sentence.span.paragraph]
        if _claims(context, sentence, rule) and not any(_has_measure(s.text) for s in near):
            yield sentence


def _has_measure(text: str) -> bool:
    """Whether a text has a quantity; "across the three cities" counts things and measures nothing."""
    return any(
        quantity.kind in _MEASURES or any(letter.isdigit() for letter in text[quantity.start : quantity.end])
        for quantity in quantities(text)
    )


def _claims(context: Context, sentence: Passage, rule: Rule) -> bool:
    """Whether a sentence claims improvement: any such word in Result text, only plain boasts elsewhere."""
    if sentence.parts and sentence.parts <= _SETUP:
        return False
    in_result = "result" in sentence.parts or pattern_of(rule, "opens").match(sentence.text)
    found = pattern_of(rule, "claims" if in_result else "boasts").search(sentence.text)
    if found is None or pattern_of(rule, "facts").search(sentence.text):
        return False
    text = context.view.paragraphs[sentence.span.paragraph].text
    return not is_quoted(text, sentence.span.start + found.start())


@check("result.notended")
def not_ended(context: Context) -> Iterable[Finding]:
    """Sentences that say the work goes on, with no figure of progress in or beside them."""
    rule = context.rule("result.notended")
    ongoing, progress = pattern_of(rule), pattern_of(rule, "progress")
    for response in context.responses:
        sentences = list(passages(context, response))
        for number, sentence in enumerate(sentences):
            if not _may_end_story(sentence, response):
                continue
            around = sentences[max(0, number - 1) : number + 2]
            found = ongoing.search(sentence.text)
            if (
                found
                and not is_quoted(sentence.text, found.start())
                and not _has_progress(sentence, around, progress)
            ):
                yield context.finding(rule, rule.message(), sentence.span, response=response)


def _may_end_story(sentence: Passage, response: Response) -> bool:
    """Whether a sentence stands in a Result, outside of all stories, or at the end of a story without a Result."""
    if not sentence.parts or "result" in sentence.parts:
        return True
    return any(
        "result" in story.missing and paragraphs_of(story)[-1] == sentence.span.paragraph
        for story in response.stories
    )


def _has_progress(sentence: Passage, around: Sequence[Passage], progress: re.Pattern[str]) -> bool:
    """Whether a figure of progress ("so far 40 of 61 sites") stands in the sentence or beside it."""
    near = [s.text for s in around if s.span.paragraph == sentence.span.paragraph]
    return any(progress.search(text) and quantities(text) for text in near)

"""What an answer says came of the work: claims without a measure, and work that has not ended."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from docxplug.analysis.model import Response
from docxplug.checks.context import Context, check
from docxplug.checks.passages import Passage, paragraphs_of, passages, pattern_of, words_at
from docxplug.findings import Finding
from docxplug.kept import compiled
from docxplug.language.dates import dates
from docxplug.language.number_guards import is_named, named_ranges
from docxplug.language.quantities import has_share, quantities
from docxplug.language.quotations import is_quoted
from docxplug.language.words import in_words
from docxplug.patterns import Alternatives
from docxplug.rubric import Rule

_SETUP = frozenset({"challenge", "context"})
_TO_COME = compiled(r"\b(?:will|expect(?:ed|s)? to)\b[^.;]*$")
#: What is still to come proves nothing of what was said before it.
_AHEAD = compiled(
    r"\b(?:will|(?:is|are) to|ought to|expect(?:ed|s)?|anticipate[ds]?|planned|forecast|projected)\b"
)
#: What is behind the writer, and the pieces of a sentence that may tell it.
_DONE = compiled(r"\b(?:has|have) (?!to\b)\w+|\b(?:was|were) \w+")
_PIECES = compiled(r"[,;:—–] (?:and |but |while )?|, | and (?=[\d$])")
_DIGITS = compiled(r"\d+")
_MEASURES = frozenset({"percent", "money", "time"})


@check("result.unquantified")
def unquantified(context: Context) -> Iterable[Finding]:
    """One finding for each paragraph: sentences that claim improvement with no quantity in them or in the next."""
    rule = context.rule("result.unquantified")
    for response in context.responses:
        claims = _unproved(context, response, rule)
        for _, group in groupby(claims, key=lambda claim: claim.sentence.span.paragraph):
            found = list(group)
            yield context.finding(
                rule,
                _claim_message(rule, len(found) - 1),
                *(claim.sentence.span for claim in found),
                response=response,
                about=(words_at(found[0].sentence.text, found[0].end),),
            )


class _Claim(NamedTuple):
    """A sentence that claims something of the outcome: whether it is a plain boast, and where the claim's words end."""

    sentence: Passage
    is_boast: bool
    end: int


def _claim_message(rule: Rule, others: int) -> str:
    if not others:
        return rule.message("one")
    return rule.message(
        "several", rest=rule.message("rest_one" if others == 1 else "rest_many", count=in_words(others))
    )


def _unproved(context: Context, response: Response, rule: Rule) -> Iterator[_Claim]:
    sentences = list(passages(context, response))
    for number, sentence in enumerate(sentences):
        claim = _claim(context, sentence, rule)
        following = [s for s in sentences[number + 1 : number + 2] if not _AHEAD.search(s.text)]
        near = [s.text for s in (sentence, *following) if s.span.paragraph == sentence.span.paragraph]
        if claim and not any(_is_proof(text, of_boast=claim.is_boast) for text in near):
            yield claim


def _is_proof(text: str, *, of_boast: bool) -> bool:
    """Whether a text has a figure or a quantity; "across the three cities" only counts things and proves no boast."""
    if _has_figure(text):
        return True
    return any(not of_boast or quantity.kind in _MEASURES for quantity in quantities(text))


def _has_figure(text: str) -> bool:
    """Whether there are digits that are neither a date nor the number of a law, a form or a room."""
    taken = sorted([*named_ranges(text), *((mention.start, mention.end) for mention in dates(text))])
    return any(not is_named(taken, *match.span()) for match in _DIGITS.finditer(text))


def _claim(context: Context, sentence: Passage, rule: Rule) -> _Claim | None:
    """What a sentence says of improvement: a plain boast anywhere after the setup, any such claim in a Result."""
    in_result = "result" in sentence.parts or pattern_of(rule, "opens").match(sentence.text)
    in_setup = bool(sentence.parts) and sentence.parts <= _SETUP
    if (in_setup and not in_result) or pattern_of(rule, "facts").search(sentence.text):
        return None
    boast = pattern_of(rule, "boasts").search(sentence.text)
    found = boast or (pattern_of(rule, "claims").search(sentence.text) if in_result else None)
    text = context.view.paragraphs[sentence.span.paragraph].text
    if found is None or is_quoted(text, sentence.span.start + found.start()):
        return None
    if _TO_COME.search(sentence.text, 0, found.start()):
        return None  # a hope claims nothing; that the work has not ended is another check's to say
    return _Claim(sentence, boast is not None, found.end())


@check("result.notended")
def not_ended(context: Context) -> Iterable[Finding]:
    """One finding for each paragraph: sentences that say the work goes on, with no figure of progress beside them.

    It is a small point where figures in the same outcome show what is done already.
    """
    rule = context.rule("result.notended")
    for response in context.responses:
        sentences = list(passages(context, response))
        going_on = _going_on(rule, response, sentences)
        for paragraph, group in groupby(going_on, key=lambda claim: claim.sentence.span.paragraph):
            found = list(group)
            outcome = _paragraphs_around(response, paragraph)
            proved = any(_is_done(s) for s in sentences if s.span.paragraph in outcome)
            yield context.finding(
                rule,
                rule.message("told" if proved else "default"),
                *(claim.sentence.span for claim in found),
                response=response,
                about=(words_at(found[0].sentence.text, found[0].end),),
                severity="info" if proved and rule.severity == "warning" else None,
            )


def _paragraphs_around(response: Response, paragraph: int) -> range:
    """The paragraphs of the story that one belongs to, or that one alone."""
    ranges = map(paragraphs_of, response.stories)
    return next((r for r in ranges if paragraph in r), range(paragraph, paragraph + 1))


def _is_done(sentence: Passage) -> bool:
    """Whether an outcome's sentence has a figure, and it is not of what is still to come."""
    return "result" in sentence.parts and not _AHEAD.search(sentence.text) and _is_counted(sentence.text)


def _is_counted(text: str) -> bool:
    return _has_figure(text) or bool(quantities(text)) or has_share(text)


def _going_on(rule: Rule, response: Response, sentences: Sequence[Passage]) -> Iterator[_Claim]:
    progress = pattern_of(rule, "progress")
    for number, sentence in enumerate(sentences):
        found = _unended(rule, sentence, response)
        around = sentences[max(0, number - 1) : number + 2]
        if found is None or is_quoted(sentence.text, found.start()) or _tells_what_is_done(sentence.text):
            continue
        if not _has_progress(sentence, around, progress):
            yield _Claim(sentence, is_boast=False, end=found.end())


def _tells_what_is_done(text: str) -> bool:
    """Whether a part of the sentence itself gives a figure of what has been done: "…, and 40 have been laid"."""
    return any(
        _DONE.search(piece) and not _AHEAD.search(piece) and _is_counted(piece)
        for piece in _PIECES.split(text)
    )


def _unended(rule: Rule, sentence: Passage, response: Response) -> re.Match[str] | None:
    """Where a sentence tells of work that goes on; in Action text only what the writer is doing now says so."""
    if _may_end_story(sentence, response):
        return pattern_of(rule).search(sentence.text)
    return pattern_of(rule, "now").search(sentence.text) if "action" in sentence.parts else None


def _may_end_story(sentence: Passage, response: Response) -> bool:
    """Whether a sentence stands in a Result, behind or between stories, or at the end of one without a Result."""
    if "result" in sentence.parts:
        return True
    if not sentence.parts:
        starts = [piece.span for story in response.stories for piece in story.parts]
        return not starts or sentence.span > min(starts)
    return any(
        "result" in story.missing and paragraphs_of(story)[-1] == sentence.span.paragraph
        for story in response.stories
    )


def _has_progress(sentence: Passage, around: Sequence[Passage], progress: Alternatives) -> bool:
    """Whether a figure of progress ("so far 40 of 61 sites") stands in the sentence or beside it."""
    near = [s.text for s in around if s.span.paragraph == sentence.span.paragraph]
    return any(progress.search(text) and quantities(text) for text in near)

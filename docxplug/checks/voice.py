"""The word "we" where the reader looks for "I"."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from docxplug.analysis.model import Response, StoryPart
from docxplug.checks.clauses import Placed, clauses_of
from docxplug.checks.context import Context, check
from docxplug.checks.passages import passages_in, pieces_by_paragraph
from docxplug.findings import Finding
from docxplug.language.quotations import is_quoted
from docxplug.language.verb_forms import is_past
from docxplug.rubric import Rule
from docxplug.spans import Span

_LONGEST_GROUP: Final = 24
_NEXT_WORD: Final = re.compile(r"\s+(?:(?:then|also|\w+ly)\s+)?([A-Za-z-]+)")


@check("voice.we")
def we(context: Context) -> Iterable[Finding]:
    """One finding for an Action paragraph in which "we" or "our team" acts."""
    rule = context.rule("voice.we")
    for response in context.responses:
        for spans, mine in _action_paragraphs(context, response, rule):
            if spans and mine < rule.number("silent_ratio") * len(spans):
                message = rule.message(
                    "one" if len(spans) == 1 else "several",
                    count=len(spans),
                    quote=context.view.quote(spans[0]),
                )
                yield context.finding(rule, message, *spans, response=response)


def _action_paragraphs(context: Context, response: Response, rule: Rule) -> Iterator[tuple[list[Span], int]]:
    """For each paragraph the places in its Action text where "we" acts, and how often the writer does."""
    states = frozenset(rule.strings("states"))
    ours: dict[int, list[Span]] = {}
    mine: Counter[int] = Counter()
    for placed in clauses_of(context, response):
        if "action" not in placed.parts:
            continue
        if placed.clause.subject == "we" and placed.clause.verb not in states and _says_we(placed):
            ours.setdefault(placed.paragraph, []).append(_subject_and_verb(placed))
        mine[placed.paragraph] += placed.clause.subject in ("I", "implied")
    pieces = pieces_by_paragraph(response)
    for index in response.indexes():
        teams = _teams(context, index, pieces.get(index, ()), rule)
        yield sorted({*ours.get(index, ()), *teams}), mine[index]


def _says_we(placed: Placed) -> bool:
    """Whether the clause has a "we" of its own and stands by itself.

    In "we sorted the files and closed the office" the second verb hides no more than the first, and in "I found that
    we had lost it" the writer acts.
    """
    clause = placed.clause
    own = placed.text[clause.start : clause.start + len("we")].lower() == "we"
    return own and not clause.subordinate


def _subject_and_verb(placed: Placed) -> Span:
    """The words "We stopped"; only the pronoun where others stand between."""
    clause = placed.clause
    if clause.verb_end - clause.start <= _LONGEST_GROUP:
        return Span(placed.paragraph, clause.start, clause.verb_end)
    return Span(placed.paragraph, clause.start, clause.start + len("we"))


def _teams(context: Context, index: int, pieces: Sequence[StoryPart], rule: Rule) -> Iterator[Span]:
    """A group of the writer's that acts at the beginning of a sentence: "Our team split the work"."""
    text = context.view.paragraphs[index].text
    pattern = re.compile(rf"(?:{'|'.join(rule.strings('teams'))})\b", re.IGNORECASE)
    for sentence in passages_in(context, index, pieces):
        if "action" not in sentence.parts or is_quoted(text, sentence.span.start):
            continue
        team = pattern.match(text, sentence.span.start, sentence.span.end)
        verb = _NEXT_WORD.match(text, team.end()) if team else None
        if team and verb and is_past(verb.group(1)) and verb.group(1).lower() not in ("was", "were", "had"):
            yield Span(index, team.start(), verb.end())

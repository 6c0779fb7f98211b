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
from docxplug.kept import compiled
from docxplug.language.quotations import is_quoted
from docxplug.language.verb_forms import is_past, past_lemma
from docxplug.rubric import Rule
from docxplug.spans import Span

_LONGEST_GROUP: Final = 24
#: What was said, without quotation marks: "I began by saying so in the gymnasium: we lit it".
_SAID_BEFORE: Final = compiled(
    r"\b(?:sa(?:y|ying|id)|t(?:ell|elling|old)|wr(?:ote|itten|iting)|answer(?:ed)?|expla(?:in|ined)|admit(?:ted)?"
    r"|promised|announced|warned|argued|asked|question|message|sentence|words)\b[^.:;]{0,80}:\s*$"
)
_SAID_REACH: Final = 120
#: What may stand before a subject: nothing, a mark, a conjunction, or when it was ("After that our team …").
_BEFORE_SUBJECT: Final = compiled(
    r"(?:^\W*|[,;:—–]\s*|\b(?:and|but|so|then)\s+"
    r"|^\W*(?:After|Before|By|In|On|During|Within|For|At|From|Over|There|Then|Next|Later|Meanwhile|Together)\b"
    r"(?:(?!\b(?:I|we|that I)\b)[^,;:.])*(?<!ing)\s)$"
)
_FIRST_WORD: Final = compiled(r"[A-Za-z]+")
_NEXT_WORD: Final = compiled(r"\s+(?:(?:then|also|\w+ly)\s+)?([A-Za-z-]+)")


@check("voice.we")
def we(context: Context) -> Iterable[Finding]:
    """One finding for an Action paragraph in which "we" or "our team" acts."""
    rule = context.rule("voice.we")
    for response in context.responses:
        for spans, mine in _action_paragraphs(context, response, rule):
            if spans and (
                mine < rule.number("silent_ratio") * len(spans) or _opens_paragraph(context, spans[0])
            ):
                message = rule.message(
                    "one" if len(spans) == 1 else "several",
                    count=len(spans),
                    quote=context.view.quote(spans[0]),
                )
                yield context.finding(rule, message, *spans, response=response)


def _opens_paragraph(context: Context, span: Span) -> bool:
    """Whether "we" acts in a paragraph's first sentence, which makes all that follows a part of what "we" did."""
    return span.start < context.prose.sentences(span.paragraph)[0].end


def _action_paragraphs(context: Context, response: Response, rule: Rule) -> Iterator[tuple[list[Span], int]]:
    """For each paragraph the places in its Action text where "we" acts, and how often the writer does."""
    states = frozenset(rule.strings("states"))
    ours: dict[int, list[Span]] = {}
    mine: Counter[int] = Counter()
    for placed in clauses_of(context, response):
        if "action" not in placed.parts:
            continue
        if placed.clause.subject == "we" and placed.clause.verb not in states and _says(placed, "we"):
            ours.setdefault(placed.paragraph, []).append(_subject_and_verb(placed))
        mine[placed.paragraph] += placed.clause.subject == "I" and _says(placed, "i")
    pieces = pieces_by_paragraph(response)
    for index in response.indexes():
        teams = _teams(context, index, pieces.get(index, ()), rule)
        yield sorted({*ours.get(index, ()), *teams}), mine[index]


def _says(placed: Placed, pronoun: str) -> bool:
    """Whether the clause has the pronoun for its own subject and stands by itself.

    In "we sorted the files and closed the office" the second verb hides no more than the first, and in "I found that
    we had lost it" the writer acts.
    """
    clause = placed.clause
    first = _FIRST_WORD.match(placed.text, clause.start)
    if clause.subordinate or first is None or first.group().lower() != pronoun:
        return False
    before = placed.text[max(0, clause.start - _SAID_REACH) : clause.start].rstrip()
    return not (before.endswith(":") and _SAID_BEFORE.search(before))


def _subject_and_verb(placed: Placed) -> Span:
    """The words "We stopped"; only the pronoun where others stand between."""
    clause = placed.clause
    if clause.verb_end - clause.start <= _LONGEST_GROUP:
        return Span(placed.paragraph, clause.start, clause.verb_end)
    return Span(placed.paragraph, clause.start, clause.start + len("we"))


def _teams(context: Context, index: int, pieces: Sequence[StoryPart], rule: Rule) -> Iterator[Span]:
    """A group of the writer's that acts in a clause of its own: "Our team split the work"."""
    text = context.view.paragraphs[index].text
    if not any("action" in piece.part for piece in pieces):
        return
    pattern = compiled(rf"\b(?:{'|'.join(rule.strings('teams'))})\b", re.IGNORECASE)
    for sentence in passages_in(context, index, pieces):
        if "action" not in sentence.parts:
            continue
        for team in pattern.finditer(text, sentence.span.start, sentence.span.end):
            verb = _NEXT_WORD.match(text, team.end())
            is_subject = _BEFORE_SUBJECT.search(text[sentence.span.start : team.start()])
            if verb and is_subject and _is_act(verb.group(1), rule) and not is_quoted(text, team.start()):
                yield Span(index, team.start(), verb.end())


def _is_act(word: str, rule: Rule) -> bool:
    """Whether a verb in the past tells of something done."""
    return (
        is_past(word)
        and past_lemma(word) not in rule.strings("states")
        and word.lower() not in ("was", "were")
    )

"""Whether an answer tells of anything that the writer did at one time."""

from collections.abc import Iterable
from typing import Final

from docxplug.analysis.model import Response, Story
from docxplug.checks.context import Context, check
from docxplug.checks.passages import Passage, passages, shared_pattern
from docxplug.findings import Finding
from docxplug.kept import compiled
from docxplug.language.clauses import Clause
from docxplug.language.dates import dates
from docxplug.language.quantities import quantities
from docxplug.language.verb_forms import past_lemma
from docxplug.spans import Span

#: Acts with a date, a figure or a name beside them that make an example, however it is told; more make a story.
_ENOUGH: Final = 2
_NO_ACTS: Final = frozenset(
    {"be", "have", "do", "believe", "know", "feel", "think", "hope", "want", "understand"}
)
_WRITER: Final = frozenset({"I", "implied"})
_TEAM: Final = _WRITER | {"we"}
_PAST_PASSIVE: Final = frozenset({"was", "were"})
_NAME_INSIDE: Final = compiled(r"[a-z,] (?:the )?[A-Z][A-Za-z]+")


@check("apply.fit")
def example(context: Context) -> Iterable[Finding]:
    """Answers with no story and hardly an act of the writer's own that has a date, a figure or a name."""
    rule = context.rule("apply.fit")
    for answer in context.answers:
        if answer.length.words >= rule.number("words") and not _has_example(context, answer.response):
            yield context.finding(rule, rule.message(), response=answer.response)


def _has_example(context: Context, response: Response) -> bool:
    if any(_is_told(context, story) for story in response.stories):
        return True
    career = shared_pattern(context, "career_spans")
    telling = [s for s in passages(context, response) if not career.search(s.text)]
    acts = sum(_is_telling_act(context, sentence) for sentence in telling)
    return acts >= _ENOUGH and any(dates(sentence.text) for sentence in telling)


def _is_told(context: Context, story: Story) -> bool:
    """Whether labels show a story's parts, or the Action text read from cues tells what was done at one time.

    "We did" and "it was done" count here: what they hide is for other checks to say.
    """
    if story.by_heading:
        return len({piece.part for piece in story.parts}) > 1
    actions = [piece.span for piece in story.parts if piece.part == "action"]
    return sum(_past_acts(context, span, anybody=True) for span in actions) > _ENOUGH


def _is_telling_act(context: Context, sentence: Passage) -> bool:
    told = dates(sentence.text) or quantities(sentence.text) or _NAME_INSIDE.search(sentence.text)
    return bool(told) and _past_acts(context, sentence.span) > 0


def _past_acts(context: Context, span: Span, *, anybody: bool = False) -> int:
    """How many things the writer says to have done there in the simple past; with ``anybody`` the team, too."""
    text = context.view.paragraphs[span.paragraph].text
    return sum(
        _is_past_act(text, clause, anybody=anybody)
        for clause in context.prose.clauses(span.paragraph)
        if span.start <= clause.verb_start < span.end
    )


def _is_past_act(text: str, clause: Clause, *, anybody: bool) -> bool:
    words = text[clause.verb_start : clause.verb_end].split()
    if clause.verb in _NO_ACTS or not words:
        return False
    if clause.voice == "passive":
        return anybody and words[0] in _PAST_PASSIVE
    return clause.subject in (_TEAM if anybody else _WRITER) and past_lemma(words[0]) is not None

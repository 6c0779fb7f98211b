"""Whether an answer tells of anything that the writer did at one time."""

from collections.abc import Iterable, Sequence
from typing import Final

from docxplug.analysis.model import Response, Story
from docxplug.checks.context import Context, check
from docxplug.checks.passages import Passage, passages, passages_in, shared_pattern
from docxplug.checks.steps import spans_of
from docxplug.findings import Finding
from docxplug.kept import compiled
from docxplug.language.clauses import Clause
from docxplug.language.dates import dates
from docxplug.language.quantities import quantities
from docxplug.language.verb_forms import past_lemma
from docxplug.language.word_lists import word_set
from docxplug.rubric import Rule
from docxplug.spans import Span

#: Acts with a date, a figure or a name beside them that make an example, however it is told; more make a story.
_ENOUGH: Final = 2
#: Characters of an act told in passing that a remark can quote.
_LONGEST_SEED: Final = 160
#: What somebody is, thinks or takes part in tells of nothing that was done at one time.
_NO_ACTS: Final = word_set(
    "be have do believe know feel think hope want understand strive try seek help assist support aid contribute",
    "participate work collaborate serve attend gain involve",
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
        response = answer.response
        if answer.length.words < rule.number("words") or any(_is_told(context, s) for s in response.stories):
            continue
        telling = _telling(context, response)
        acts = [sentence for sentence in telling if _is_telling_act(context, sentence)]
        if len(acts) < _ENOUGH or not any(dates(sentence.text) for sentence in telling):
            yield context.finding(rule, _message(context, rule, acts), response=response)


def _message(context: Context, rule: Rule, acts: Sequence[Passage]) -> str:
    """What to do: where one act is told in passing, it can become the example."""
    for act in acts:
        if dates(act.text) and len(act.text) <= _LONGEST_SEED and _past_acts(context, act.span, main=True):
            return rule.message("seed", quote=act.text.rstrip(".;"))
    return rule.message()


def _telling(context: Context, response: Response) -> list[Passage]:
    """The sentences of an answer that are not about the whole career."""
    career = shared_pattern(context, "career_spans")
    return [sentence for sentence in passages(context, response) if not career.search(sentence.text)]


def _is_told(context: Context, story: Story) -> bool:
    """Whether labels show a story's parts, or what was read from cues tells what was done, or came of it, at one time.

    "We did" and "it was done" count here: what they hide is for other checks to say. So does an outcome with dates
    and figures whose story has no Action: what it lacks is not the example.
    """
    parts = {piece.part for piece in story.parts}
    if story.by_heading:
        return len(parts) > 1
    acts = sum(_past_acts(context, span, anybody=True) for span in spans_of(story, "action"))
    if acts > _ENOUGH:
        return "result" in parts or _measured_events(context, spans_of(story, "challenge", "action")) > 0
    outcomes = _measured_events(context, spans_of(story, "result"))
    return outcomes >= _ENOUGH or (outcomes > 0 and "challenge" in parts)


def _measured_events(context: Context, spans: Iterable[Span]) -> int:
    """How many sentences there tell of something that happened, whoever did it, with a date or a figure."""
    from docxplug.analysis.telling import tells  # slow to start, and not needed where labels show the parts

    return sum(
        _is_measured(sentence.text) and tells(sentence.text) == "event"
        for span in spans
        for sentence in passages_in(context, span.paragraph)
        if span.overlaps(sentence.span)
    )


def _is_measured(text: str) -> bool:
    return bool(dates(text) or quantities(text))


def _is_telling_act(context: Context, sentence: Passage) -> bool:
    told = _is_measured(sentence.text) or _NAME_INSIDE.search(sentence.text) is not None
    return told and _past_acts(context, sentence.span) > 0


def _past_acts(context: Context, span: Span, *, anybody: bool = False, main: bool = False) -> int:
    """How many things the writer says to have done there in the simple past.

    With ``anybody`` those of the team count, too; with ``main`` only those of main clauses do.
    """
    text = context.view.paragraphs[span.paragraph].text
    return sum(
        _is_past_act(text, clause, anybody=anybody)
        for clause in context.prose.clauses(span.paragraph)
        if span.start <= clause.verb_start < span.end and not (main and clause.subordinate)
    )


def _is_past_act(text: str, clause: Clause, *, anybody: bool) -> bool:
    words = text[clause.verb_start : clause.verb_end].split()
    if clause.verb in _NO_ACTS or not words:
        return False
    if clause.voice == "passive":
        return anybody and words[0] in _PAST_PASSIVE
    return clause.subject in (_TEAM if anybody else _WRITER) and past_lemma(words[0]) is not None

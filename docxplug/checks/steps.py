"""The shape of an answer's stories: how many, how much of each is action, and how many steps the action has."""

from collections.abc import Iterable

from docxplug.analysis.model import Part, Story
from docxplug.checks.context import Context, check
from docxplug.checks.passages import first_sentence, first_words
from docxplug.findings import Finding
from docxplug.language.words import count_words, in_words
from docxplug.spans import Span

_OWN = frozenset({"I", "implied"})


def spans_of(story: Story, *parts: Part) -> list[Span]:
    """The places of these parts, each once: a paragraph may be labelled as two of them."""
    return list(dict.fromkeys(piece.span for piece in story.parts if piece.part in parts))


@check("actions.steps")
def steps(context: Context) -> Iterable[Finding]:
    """Stories whose Action text has fewer acts of the writer than the pack asks for."""
    rule = context.rule("actions.steps")
    for response in context.responses:
        for story in response.stories:
            actions = spans_of(story, "action")
            count = sum(_acts(context, span) for span in actions)
            if actions and count < rule.number("steps"):
                name = "none" if count == 0 else "few"
                message = rule.message(name, count=in_words(count), steps="step" if count == 1 else "steps")
                yield context.finding(rule, message, first_sentence(context, actions[0]), response=response)


def _acts(context: Context, span: Span) -> int:
    return sum(
        clause.subject in _OWN and clause.voice == "active" and not clause.quoted
        for clause in context.prose.clauses(span.paragraph)
        if span.start <= clause.verb_start < span.end
    )


@check("ccar.balance")
def balance(context: Context) -> Iterable[Finding]:
    """Stories in which the actions take less than the pack's share of the words."""
    rule = context.rule("ccar.balance")
    for response in context.responses:
        for story in response.stories:
            setup, actions = (
                _words(context, spans_of(story, *parts)) for parts in (("challenge", "context"), ("action",))
            )
            total = _words(context, spans_of(story, "challenge", "context", "action", "result"))
            if (
                total >= rule.number("words")
                and setup > actions > 0
                and actions < rule.number("share") * total
            ):
                message = rule.message(setup=round(100 * setup / total), actions=round(100 * actions / total))
                span = first_sentence(context, spans_of(story, "action")[0])
                yield context.finding(rule, message, span, response=response)


def _words(context: Context, spans: list[Span]) -> int:
    return sum(count_words(context.view.quote(span)) for span in spans)


@check("story.count")
def count(context: Context) -> Iterable[Finding]:
    """Answers with one story where two are usual, or with more than the pack allows."""
    rule = context.rule("story.count")
    for answer in context.answers:
        response = answer.response
        stories = len(response.stories)
        span = response.heading or first_words(context, response)
        if span is None or not stories or answer.length.words < rule.number("words"):
            continue
        most = rule.number("most_ecq" if response.kind(context.rubric.kind) == "ECQ" else "most_tq")
        if stories > most:
            message = rule.message("many", count=in_words(stories), most=in_words(int(most)))
            about = (rule.message("fewer", most=in_words(int(most))),)
            yield context.finding(rule, message, span, response=response, about=about)
        elif stories < rule.number("usual"):
            about = (rule.message("another"),)
            yield context.finding(rule, rule.message("few"), span, response=response, about=about)

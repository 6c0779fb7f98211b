"""Habits of resumes that cost space: the pronoun, the objective, the references."""

from collections.abc import Iterable, Iterator

from docxplug.checks.context import Context, check
from docxplug.checks.passages import pattern_of, response_at
from docxplug.findings import Finding
from docxplug.language.quotations import is_quoted
from docxplug.rubric import Rule
from docxplug.spans import Span


@check("voice.I_resume")
def pronoun(context: Context) -> Iterable[Finding]:
    """One finding for a resume: "I" at its first place, the others as further places."""
    rule = context.rule("voice.I_resume")
    spans = list(_places(context, rule))
    if spans:
        message = rule.message("one" if len(spans) == 1 else "several", count=len(spans))
        yield context.finding(rule, message, *spans, response=response_at(context, spans[0].paragraph))


@check("resume.objective")
def objective(context: Context) -> Iterable[Finding]:
    """A heading that announces what the writer seeks."""
    return _each(context, "resume.objective")


@check("resume.references")
def references(context: Context) -> Iterable[Finding]:
    """References, or the offer of them; silent where the announcement asks for them."""
    posting = context.posting
    asked = posting.instructions if posting else ()
    if any("reference" in instruction.sentence.lower() for instruction in asked):
        return ()
    return _each(context, "resume.references")


def _each(context: Context, check_id: str) -> Iterator[Finding]:
    rule = context.rule(check_id)
    for span in _places(context, rule):
        yield context.finding(rule, rule.message(), span, response=response_at(context, span.paragraph))


def _places(context: Context, rule: Rule) -> Iterator[Span]:
    pattern = pattern_of(rule)
    for paragraph in context.view.paragraphs:
        for match in pattern.finditer(paragraph.text):
            if not is_quoted(paragraph.text, match.start()):
                yield Span(paragraph.index, *match.span())

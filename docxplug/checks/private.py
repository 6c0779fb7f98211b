"""Personal and classified matter that has no place in an application."""

from collections.abc import Iterable

from docxplug.checks.context import Context, check
from docxplug.checks.passages import pattern_of, response_at
from docxplug.findings import Finding
from docxplug.spans import Span

_KINDS = ("number", "birth", "marking")


@check("pii")
def personal(context: Context) -> Iterable[Finding]:
    """Social Security numbers, birth dates and markings of classified text, anywhere in the document."""
    rule = context.rule("pii")
    patterns = [(kind, pattern_of(rule, kind)) for kind in _KINDS]
    for paragraph in context.view.paragraphs:
        for kind, pattern in patterns:
            for match in pattern.finditer(paragraph.text):
                span = Span(paragraph.index, *match.span())
                response = response_at(context, paragraph.index)
                yield context.finding(rule, rule.message(kind), span, response=response)

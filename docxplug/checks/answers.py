"""Qualifications that nothing in the document answers."""

from collections.abc import Iterable

from docxplug.analysis.model import Response
from docxplug.checks.context import Context, check
from docxplug.findings import Finding
from docxplug.posting import Posting, Qualification


def unanswered(posting: Posting, responses: Iterable[Response]) -> tuple[Qualification, ...]:
    """The qualifications without an answer among ``responses``, which may come from several documents.

    Only kinds that are answered at all count: a set of TQ answers says nothing of ECQs kept in another file.
    """
    answered = {r.qualification.id: r.qualification.kind for r in responses if r.qualification}
    kinds = set(answered.values())
    return tuple(q for q in posting.qualifications if q.kind in kinds and q.id not in answered)


@check("answer.missing")
def missing(context: Context) -> Iterable[Finding]:
    """One finding for each qualification without an answer, in a document that has several answers."""
    rule = context.rule("answer.missing")
    if context.posting is None or len(context.responses) < 2:
        return
    for qualification in unanswered(context.posting, context.responses):
        yield context.finding(rule, rule.message(label=qualification.name))

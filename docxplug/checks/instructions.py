"""What the announcement asks for beside its limits, and the form that applications take at present."""

import datetime
from collections.abc import Iterable
from typing import Final

from docxplug.checks.context import ANNOUNCEMENT, Context, check
from docxplug.checks.passages import hits, one_per_sentence, pattern_of
from docxplug.checks.rules_kept import needs_no_reminder
from docxplug.findings import Finding

_NARRATIVES: Final = frozenset({"no narratives", "answer in the resume"})
#: Which instructions say that no text of a pack's kind is taken; to other kinds only "no narratives" says it.
_TAKES_NONE: Final[dict[str, tuple[str, ...]]] = {"resume": (), "ECQ": ("no narratives", "no ECQ narratives")}
_SCOPES_OF_NARRATIVES: Final = frozenset({"tq_each", "tq_total", "ecq_each", "ecq_total"})


@check("instr.follow")
def follow(context: Context) -> Iterable[Finding]:
    """A reminder of instructions that are not plainly kept; a warning where no narratives are taken and this is one."""
    rule = context.rule("instr.follow")
    asked = context.posting.instructions if context.posting else ()
    for instruction in asked:
        if instruction.what in _TAKES_NONE.get(context.rubric.kind, ("no narratives",)):
            message = rule.message("narratives", sentence=instruction.sentence)
            yield context.finding(rule, message, severity="warning", source=ANNOUNCEMENT)
            break
    left = [asking.what for asking in asked if not needs_no_reminder(asking.what, context)]
    if left:
        told = rule.table("asks")
        names = tuple(dict.fromkeys(told.get(what, what) for what in left))
        message = rule.message("asks", asks="; ".join(names))
        yield context.finding(rule, message, severity="info", about=names, source=ANNOUNCEMENT)


@check("instr.seeresume")
def see_resume(context: Context) -> Iterable[Finding]:
    """Answers that send the reader to the resume."""
    rule = context.rule("instr.seeresume")
    for response in context.responses:
        for hit in one_per_sentence(hits(context, response, pattern_of(rule))):
            message = rule.message(quote=context.view.quote(hit.span))
            yield context.finding(rule, message, hit.span, response=response)


@check("profile.narrative2025")
def narrative(context: Context) -> Iterable[Finding]:
    """Once a document: narratives have become rare; silent where the announcement itself shows that it takes them."""
    rule = context.rule("profile.narrative2025")
    if context.as_of < datetime.date.fromisoformat(rule.text("since")) or not context.answers:
        return
    posting = context.posting
    if posting and any(limit.scope in _SCOPES_OF_NARRATIVES for limit in posting.limits):
        return
    if posting and any(instruction.what in _NARRATIVES for instruction in posting.instructions):
        return  # said by instr.follow, with the announcement's own sentence
    yield context.finding(rule, rule.message())

"""Which of the announcement's instructions a document plainly keeps, so that nobody need be reminded of them."""

from collections.abc import Callable
from typing import Final

from docxplug.checks.context import Context

#: The kinds of texts that an instruction is not for, or that a check of its own speaks of.
_NOT_FOR: Final = {
    "no ECQ narratives": ("TQ",),
    "ECQs in the resume": ("TQ", "ECQ"),
    "no “see resume”": ("TQ", "ECQ", "resume"),
}


def needs_no_reminder(what: str, context: Context) -> bool:
    """Whether an instruction is for another kind of text, is kept as far as can be seen, or has a check of its own."""
    if context.rubric.kind in _NOT_FOR.get(what, ()):
        return True
    is_kept = _KEPT.get(what)
    return is_kept is not None and bool(context.responses) and is_kept(context)


def _is_told_in_stories(context: Context) -> bool:
    """Whether there are stories; which of their parts are missing is said by a check of its own."""
    return all(response.stories for response in context.responses)


def _is_headed(context: Context) -> bool:
    return all(response.heading and response.qualification for response in context.responses)


def _is_answered_apart(context: Context) -> bool:
    """Whether each answer is to a qualification of its own; a resume answers all at once."""
    asked = [response.qualification.id for response in context.responses if response.qualification]
    return context.rubric.kind != "resume" and len(asked) == len(set(asked)) == len(context.responses)


def _is_all_in_one(context: Context) -> bool:
    """Whether the document answers all the announcement's qualifications of the kinds it answers."""
    answered = [response.qualification for response in context.responses if response.qualification]
    kinds = {asked.kind for asked in answered}
    every = context.posting.qualifications if context.posting else ()
    is_all = {asked.id for asked in answered} >= {q.id for q in every if q.kind in kinds}
    return context.rubric.kind != "resume" and bool(answered) and is_all


def _is_looked_at(context: Context) -> bool:
    """Whether the pages were looked at for numbers; what is wrong with them is said by that check."""
    return context.look is not None and context.look.has_page_numbers is not None


_KEPT: Final[dict[str, Callable[[Context], bool]]] = {
    "CCAR": _is_told_in_stories,
    "number the answers": _is_headed,
    "separate answers": _is_answered_apart,
    "one document": _is_all_in_one,
    "page numbers": _is_looked_at,
}

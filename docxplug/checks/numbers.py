"""The size of the task: people, money and time in the setup of a story."""

from collections.abc import Iterable

from docxplug.analysis.model import Story
from docxplug.checks.context import Context, check
from docxplug.checks.passages import first_sentence
from docxplug.findings import Finding
from docxplug.language.quantities import quantities
from docxplug.spans import Span

_SIZES = ("people", "money")


@check("numbers.scope")
def scope(context: Context) -> Iterable[Finding]:
    """One finding for each story that names neither people nor money, on its challenge and context."""
    rule = context.rule("numbers.scope")
    for response in context.responses:
        for story in response.stories:
            setup = _setup(story)
            if setup and not any(_shows_size(context, piece.span) for piece in story.parts):
                yield context.finding(
                    rule, rule.message(), first_sentence(context, setup[-1]), response=response
                )


def _shows_size(context: Context, span: Span) -> bool:
    """Whether people or money are counted there."""
    return any(quantity.kind in _SIZES for quantity in quantities(context.view.quote(span)))


def _setup(story: Story) -> list[Span]:
    return [piece.span for piece in story.parts if piece.part in {"challenge", "context"}]

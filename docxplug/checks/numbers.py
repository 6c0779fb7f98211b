"""The size of the task: people, money and time in the setup of a story."""

from collections.abc import Iterable

from docxplug.analysis.model import Story
from docxplug.checks.context import Context, check
from docxplug.checks.passages import first_sentence, paragraphs_of
from docxplug.findings import Finding
from docxplug.language.quantities import quantities
from docxplug.spans import Span

_SIZES = ("people", "money")


@check("numbers.scope")
def scope(context: Context) -> Iterable[Finding]:
    """One finding for each story that names neither people nor money, on its challenge and context.

    What leads over to a story from the one before it, or opens the answer, may name them, too.
    """
    rule = context.rule("numbers.scope")
    for response in context.responses:
        told = response.first
        for story in response.stories:
            numbers = paragraphs_of(story)
            setup = _setup(story)
            before = [context.view.paragraphs[number].text for number in range(told, numbers.start)]
            texts = [*before, *(context.view.quote(piece.span) for piece in story.parts)]
            if setup and not any(map(_shows_size, texts)):
                yield context.finding(
                    rule, rule.message(), first_sentence(context, setup[-1]), response=response
                )
            told = max(told, numbers.stop)


def _shows_size(text: str) -> bool:
    """Whether people or money are counted there."""
    return any(quantity.kind in _SIZES for quantity in quantities(text))


def _setup(story: Story) -> list[Span]:
    return [piece.span for piece in story.parts if piece.part in {"challenge", "context"}]

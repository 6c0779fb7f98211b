"""The size of the task: people, money and time in the setup of a story."""

from collections.abc import Iterable

from docxplug.analysis.model import Story
from docxplug.checks.context import Context, check
from docxplug.checks.passages import first_sentence
from docxplug.findings import Finding
from docxplug.language.quantities import quantities
from docxplug.spans import Span

_WANTED = {"people": "people", "money": "dollars", "time": "time"}


@check("numbers.scope")
def scope(context: Context) -> Iterable[Finding]:
    """One finding for each story whose challenge and context name neither people nor money."""
    rule = context.rule("numbers.scope")
    for response in context.responses:
        for story in response.stories:
            setup = _setup(story)
            have = {q.kind for span in setup for q in quantities(context.view.quote(span))}
            if not setup or have & {"people", "money"}:
                continue
            told = " and ".join(name for kind, name in _WANTED.items() if kind in have)
            lacks = ", ".join(name for kind, name in _WANTED.items() if kind not in have)
            message = rule.message("some" if told else "none", have=told, lacks=lacks)
            yield context.finding(rule, message, first_sentence(context, setup[-1]), response=response)


def _setup(story: Story) -> list[Span]:
    return [piece.span for piece in story.parts if piece.part in {"challenge", "context"}]

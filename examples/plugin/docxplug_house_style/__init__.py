"""A coaching firm's own check for docxplug: words that its coaches strike on sight."""

from collections.abc import Iterable
from pathlib import Path

from docxplug.checks.context import Context, check
from docxplug.checks.passages import hits, pattern_of
from docxplug.findings import Finding
from docxplug.rubric import rules_in

_FOLDER = Path(__file__).parent

#: The firm's pack; pyproject.toml gives it its name.
PACK = _FOLDER / "house-style.toml"


@check("house.struck_words", rule=rules_in(_FOLDER / "rules.toml")["house.struck_words"])
def struck_words(context: Context) -> Iterable[Finding]:
    """Each use of a struck word in an answer, outside quotations."""
    rule = context.rule("house.struck_words")
    for response in context.responses:
        for hit in hits(context, response, pattern_of(rule)):
            message = rule.message(quote=context.view.quote(hit.span))
            yield context.finding(rule, message, hit.span, response=response)

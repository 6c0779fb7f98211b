"""Words that only the writer's own agency understands."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from docxplug.analysis.model import Response
from docxplug.checks.acronyms import Acronym, acronyms_in, undefined_in
from docxplug.checks.context import Context, check
from docxplug.checks.passages import passages
from docxplug.findings import Finding
from docxplug.spans import Span

_SHOWN = 6


class _Use(NamedTuple):
    name: str
    span: Span


@check("jargon.acronym")
def acronym(context: Context) -> Iterable[Finding]:
    """One finding for each answer: the acronyms it does not spell out, each at its first use."""
    rule = context.rule("jargon.acronym")
    for response in context.responses:
        first: dict[str, Span] = {}
        for use in _unexplained(context, response):
            first.setdefault(use.name, use.span)
        if first:
            names = list(first)
            message = rule.message("one" if len(names) == 1 else "several", names=_listed(names))
            yield context.finding(rule, message, *first.values(), response=response)


@check("jargon.phrase")
def phrase(context: Context) -> Iterable[Finding]:
    """Sentences with several acronyms that are not spelled out."""
    rule = context.rule("jargon.phrase")
    most = rule.number("acronyms")
    for response in context.responses:
        uses = list(_unexplained(context, response))
        for sentence in passages(context, response) if len(uses) >= most else ():
            names = {use.name for use in uses if sentence.span.contains(use.span)}
            if len(names) >= most:
                yield context.finding(
                    rule, rule.message(names=_listed(sorted(names))), sentence.span, response=response
                )


def _unexplained(context: Context, response: Response) -> Iterator[_Use]:
    texts = {index: context.view.paragraphs[index].text for index in response.indexes()}
    names = set(undefined_in("\n".join(texts.values()), _known(context, response)))
    for index, text in texts.items() if names else ():
        for found in acronyms_in(text):
            if found.name in names:
                yield _Use(found.name, Span(index, found.start, found.end))


def _known(context: Context, response: Response) -> frozenset[str]:
    """What needs no explanation: what every reader knows, what the question itself says, what the user accepts."""
    asked = response.qualification.text if response.qualification else ""
    own: Iterator[Acronym] = acronyms_in(asked)
    shouted = {word.upper() for word in context.rubric.word_list("shouted")}
    return known_acronyms(context).union(shouted, (found.name for found in own))


def known_acronyms(context: Context) -> frozenset[str]:
    """The acronyms that every reader knows and those that the user accepts, in whatever case they were given."""
    accepted = tuple(context.rubric.words.get("accept", ()))
    return context.rubric.word_list("known_acronyms").union(accepted, map(str.upper, accepted))


def _listed(names: list[str]) -> str:
    shown = ", ".join(names[:_SHOWN])
    return f"{shown} and {len(names) - _SHOWN} more" if len(names) > _SHOWN else shown

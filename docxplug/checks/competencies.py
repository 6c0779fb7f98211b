"""The competencies under the Executive Core Qualifications: which show, which belong elsewhere, which are gone."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from docxplug.analysis.model import Response
from docxplug.checks.context import Context, check
from docxplug.checks.passages import hits, passages, pattern_of
from docxplug.errors import RubricError
from docxplug.findings import Finding
from docxplug.kept import compiled
from docxplug.rubric import Rule


@check("comp.uncovered")
def uncovered(context: Context) -> Iterable[Finding]:
    """A checklist: competencies of each answer's ECQ (in a resume: whole ECQs) for which no cue was seen."""
    rule = context.rule("comp.uncovered")
    if context.rubric.kind == "resume":
        yield from _in_resume(context, rule)
        return
    for response in context.responses:
        ecq = ecq_of(context, response, rule.table("ecqs"))
        if ecq is None:
            continue
        competencies = rule.table("ecqs")[ecq]
        text = _text(context, response)
        unseen = [name for name, cues in competencies.items() if not _cues(rule, cues).search(text)]
        if len(unseen) > 1 or len(unseen) == len(competencies):  # most need show, not all
            message = rule.message(names=_listed(unseen), seen=len(competencies) - len(unseen))
            yield context.finding(rule, message, response=response)


def _in_resume(context: Context, rule: Rule) -> Iterator[Finding]:
    text = "\n".join(context.view.texts())
    unseen = [
        ecq
        for ecq, competencies in rule.table("ecqs").items()
        if not any(_cues(rule, cues).search(text) for cues in competencies.values())
    ]
    if unseen:
        yield context.finding(rule, rule.message("resume", names="; ".join(unseen)))


@check("comp.misplaced")
def misplaced(context: Context) -> Iterable[Finding]:
    """Action sentences with strong cues of another ECQ."""
    rule = context.rule("comp.misplaced")
    ecqs = rule.table("ecqs")
    for response in context.responses:
        own = ecq_of(context, response, ecqs)
        for sentence in passages(context, response) if own else ():
            other = _other_ecq(rule, sentence.text, own)
            if other and "action" in sentence.parts:
                message = rule.message(ecq=other)
                yield context.finding(rule, message, sentence.span, response=response)


def _other_ecq(rule: Rule, text: str, own: str | None) -> str | None:
    ecqs = rule.table("ecqs")
    if own is None or _cues(rule, ecqs[own]).search(text):
        return None
    return next((name for name, cues in ecqs.items() if name != own and _cues(rule, cues).search(text)), None)


@check("comp.obsolete")
def obsolete(context: Context) -> Iterable[Finding]:
    """Names of a set of ECQs that this document is not written for, each at its first use."""
    rule = context.rule("comp.obsolete")
    names = pattern_of(rule)
    if any(names.search(_announced(context, response)) for response in context.responses):
        return  # the document is written for that other set
    for response in context.responses:
        seen: set[str] = set()
        for hit in hits(context, response, names):
            term = context.view.quote(hit.span)
            if term.lower() not in seen:
                seen.add(term.lower())
                yield context.finding(rule, rule.message(quote=term), hit.span, response=response)


def ecq_of(context: Context, response: Response, ecqs: Mapping[str, Any]) -> str | None:
    """The name of the ECQ an answer is for, by its heading or its qualification."""
    heading = _announced(context, response).lower()
    return next((name for name in ecqs if name.lower() in heading), None)


def _announced(context: Context, response: Response) -> str:
    """What announces an answer: its heading and the beginning of its qualification."""
    asked = response.qualification
    told = [asked.label, asked.text[:200]] if asked else []
    if response.heading:
        told.append(context.view.paragraphs[response.heading.paragraph].text)
    return " ".join(told)


def _listed(names: Sequence[str]) -> str:
    return " or ".join(filter(None, (", ".join(names[:-1]), names[-1])))


def _text(context: Context, response: Response) -> str:
    return "\n".join(context.view.paragraphs[index].text for index in response.indexes())


def _cues(rule: Rule, cues: object) -> re.Pattern[str]:
    if not isinstance(cues, str):
        raise RubricError(f"{rule.where}: {rule.id}: parameters.ecqs must hold one expression for each name")
    try:
        return compiled(cues, re.IGNORECASE)  # the re module keeps what it compiled
    except re.error as error:
        raise RubricError(f"{rule.where}: {rule.id}: parameters.ecqs: {error}") from None

"""Grammar and spelling: a few remarks stand on their own, many become one that lists them."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import Final

from docxplug.analysis.model import Response
from docxplug.checks.context import Context, check
from docxplug.findings import Finding
from docxplug.grammar_facts import GrammarMatch
from docxplug.rubric import Rule
from docxplug.spans import Span

_Group = list[GrammarMatch]
_LONGEST_QUOTE: Final = 40


@check("proof")
def proof(context: Context) -> Iterator[Finding]:
    """The grammar engine's remarks, by answer; nothing where no engine was asked for."""
    if context.grammar is None:
        return
    matches = [match for match in context.grammar.matches(context.view) if _is_the_writers(context, match)]
    answers: dict[str | None, list[GrammarMatch]] = {}
    responses = {response.id: response for response in context.responses}
    for match in matches:
        home = next((r.id for r in responses.values() if match.paragraph in r.indexes()), None)
        answers.setdefault(home, []).append(match)
    for home, own in answers.items():
        yield from _of_answer(context, responses.get(home or ""), own)


def _is_the_writers(context: Context, match: GrammarMatch) -> bool:
    """Whether the paragraph is the applicant's own: the announcement's words, repeated, are not."""
    text = _squeezed(context.view.paragraphs[match.paragraph].text)
    asked = context.posting.qualifications if context.posting else ()
    return not any(text and text in _squeezed(qualification.text) for qualification in asked)


def _squeezed(text: str) -> str:
    return " ".join(text.split()).casefold()


def _of_answer(
    context: Context, response: Response | None, matches: Iterable[GrammarMatch]
) -> Iterator[Finding]:
    rule = context.rule("proof")
    mistakes = _same_together(context, [match for match in matches if match.kind != "name"])
    names = _same_together(context, [match for match in matches if match.kind == "name"])
    if len(mistakes) > rule.number("alone"):
        yield _proofread(context, rule, response, mistakes)
    else:
        for group in mistakes:
            yield context.finding(
                rule,
                _remark(context, rule, group[0]),
                *_spans(group),
                response=response,
                suggestions=group[0].suggestions,
            )
    if names:
        yield _possible_names(context, rule, response, names)


def _same_together(context: Context, matches: Sequence[GrammarMatch]) -> list[_Group]:
    """One group for each mistake: a word misspelled five times is one thing to correct."""

    def what(match: GrammarMatch) -> tuple[str, str, int]:
        alone = match.kind == "grammar"
        return match.rule, _quote(context, match), _order(match) if alone else -1

    groups = (list(same) for _, same in groupby(sorted(matches, key=what), key=what))
    return sorted(groups, key=lambda group: (group[0].paragraph, group[0].start))


def _order(match: GrammarMatch) -> int:
    return match.paragraph * 1_000_000 + match.start


def _proofread(context: Context, rule: Rule, response: Response | None, groups: Sequence[_Group]) -> Finding:
    most = int(rule.number("listed"))
    shown = "; ".join(_correction(context, rule, group[0]) for group in groups[:most])
    left = len(groups) - most
    name = "proofread_more" if left > 0 else "proofread"
    message = rule.message(name, count=len(groups), list=shown, left=left)
    return context.finding(
        rule, message, *_spans(match for group in groups for match in group), response=response
    )


def _possible_names(
    context: Context, rule: Rule, response: Response | None, groups: Sequence[_Group]
) -> Finding:
    words = ", ".join(f"“{_quote(context, group[0])}”" for group in groups[: int(rule.number("listed"))])
    message = rule.message("names" if len(groups) > 1 else "name", list=words)
    return context.finding(
        rule, message, *_spans(match for group in groups for match in group), response=response
    )


def _remark(context: Context, rule: Rule, match: GrammarMatch) -> str:
    correction = _correction(context, rule, match)
    name = "spelling" if match.kind == "spelling" else "default"
    return rule.message(name, correction=correction, message=match.message)


def _correction(context: Context, rule: Rule, match: GrammarMatch) -> str:
    """What is there and what should be: “teh” → “the”."""
    quote = _quote(context, match)
    if not match.suggestions:
        return rule.message("unknown", quote=quote)
    suggestion = match.suggestions[0]
    return rule.message("correction" if suggestion.strip() else "removal", quote=quote, suggestion=suggestion)


def _quote(context: Context, match: GrammarMatch) -> str:
    quote = " ".join(context.view.quote(Span(match.paragraph, match.start, match.end)).split())
    return quote if len(quote) <= _LONGEST_QUOTE else quote[: _LONGEST_QUOTE - 1].rstrip() + "…"


def _spans(matches: Iterable[GrammarMatch]) -> list[Span]:
    """In the order of the text, which is the order in which a finding names its places."""
    return sorted(Span(match.paragraph, match.start, match.end) for match in matches)

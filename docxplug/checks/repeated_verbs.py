"""Verbs of the writer's that come again and again, and fashionable ones."""

from collections.abc import Iterable, Iterator, Mapping

from docxplug.analysis.model import Response
from docxplug.checks.clauses import Placed, own_clauses, quotes_of
from docxplug.checks.context import Context, check
from docxplug.findings import Finding
from docxplug.language.verb_forms import past_lemma
from docxplug.language.words import in_words, quoted_list
from docxplug.rubric import Rule
from docxplug.spans import Span


@check("verb.overused")
def overused(context: Context) -> Iterable[Finding]:
    """Verbs that come more often than an answer of this length bears, and fashionable ones that have tired readers."""
    rule = context.rule("verb.overused")
    plain = frozenset(rule.strings("plain")) | _recommended(context)
    for answer in context.answers:
        uses: dict[str, list[Span]] = {}
        for placed in own_clauses(context, answer.response):
            if placed.clause.voice == "active" and placed.clause.verb not in plain:
                uses.setdefault(placed.clause.verb, []).append(_last_word(placed))
        most = int(rule.number("at_least") + answer.length.words // rule.number("words_for_one_more"))
        for spans in uses.values():
            if len(spans) >= most:
                yield _again(context, rule, spans, spans[most - 1], answer.response)
        yield from _fashionable(context, rule, uses, answer.response)


def _recommended(context: Context) -> frozenset[str]:
    """The verbs that the pack itself tells the writer to use instead of weak ones."""
    weak = context.rubric.rules.get("verb.weak")
    groups = weak.parameters.get("instead", {}) if weak else {}
    verbs = (past_lemma(better.split()[0]) for group in groups.values() for better in group)
    return frozenset(verb for verb in verbs if verb)


def _again(context: Context, rule: Rule, spans: list[Span], place: Span, response: Response) -> Finding:
    """The remark on one verb, at the use that is too many."""
    verb = context.view.quote(place)
    message = rule.message(verb=verb, count=in_words(len(spans)))
    others = [span for span in spans if span != place]
    return context.finding(rule, message, place, *others, response=response, about=(verb.lower(),))


def _fashionable(
    context: Context, rule: Rule, uses: Mapping[str, list[Span]], response: Response
) -> Iterator[Finding]:
    names = frozenset(rule.strings("fashionable"))
    tired = sorted(span for verb, spans in uses.items() if verb in names for span in spans)
    if len(tired) >= rule.number("fashionable_at_least"):
        words = quotes_of(context, tired)
        message = rule.message("fashionable", verbs=quoted_list(words))
        yield context.finding(rule, message, *tired, response=response, about=tuple(words))


def _last_word(placed: Placed) -> Span:
    """The verb itself, without "have" or "was" before it."""
    group = placed.text[placed.clause.verb_start : placed.clause.verb_end]
    start = placed.clause.verb_end - len(group.split()[-1])
    return Span(placed.paragraph, start, placed.clause.verb_end)

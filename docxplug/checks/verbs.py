"""What the writer's verbs say of the writer: helper, manager, absent, or the same strong word again."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import groupby
from typing import Final

from docxplug.analysis.model import Response
from docxplug.checks.clauses import Placed, clauses_of, own_clauses, quotes_of, sentence_at
from docxplug.checks.context import Context, check
from docxplug.checks.passages import hits, pattern_of
from docxplug.findings import Finding
from docxplug.kept import compiled
from docxplug.language.phrase_patterns import VerbPhrases, begins_at
from docxplug.language.quantities import quantities
from docxplug.language.quotations import is_quoted
from docxplug.language.sentences import Sentence
from docxplug.language.verb_forms import base_lemma, past_lemma, third_lemma
from docxplug.language.words import quoted_list
from docxplug.rubric import Rule
from docxplug.spans import Span

#: In a verb group, and right before one.
_DENIED: Final = compiled(r"\bnot\b(?! only)|\bnever\b|n['’]t\b", re.IGNORECASE)
_NEVER: Final = compiled(r"\b(?:never|not)\s+(?:\w+ly\s+)?$", re.IGNORECASE)
_JUST_BEFORE: Final = 24
_IT: Final = compiled(r" (?:it|them|both)\b")
#: What belongs to a verb before it: "set up"; "in" and the like only where no time or place follows.
_PARTICLE: Final = compiled(
    r" (?:(?:up(?! to [\d$])|out|down|off|back|away|together|aside|forward)\b"
    r"|(?:in|on|over|through)(?=[.,;:]| (?:to|from|as|and|by|for)\b))"
)


@check("verb.weak")
def weak(context: Context) -> Iterable[Finding]:
    """Phrases that make the writer a helper, a participant or the holder of a duty."""
    rule = context.rule("verb.weak")
    phrases, came_to_help = _phrases(rule), pattern_of(rule, "helper_anywhere")
    for response in context.responses:
        found = {_from_the_verb(context, hit.span): "helper" for hit in hits(context, response, came_to_help)}
        found |= dict(_openers(context, response, rule))
        setups = set()
        for placed in own_clauses(context, response):
            hit = _weak_phrase(context, placed, phrases, rule)
            if hit:
                found[hit[0]] = hit[1]
                setups |= {hit[0]} if placed.in_setup else set()
        for span in sorted(found):
            yield _weak_finding(context, rule, response, span, found[span], in_setup=span in setups)


def _from_the_verb(context: Context, span: Span) -> Span:
    """Of "I returned to Washington to assist with" only the last words, which are what is weak."""
    said = context.view.quote(span)
    return Span(span.paragraph, span.start + said.rfind(" to ") + 1, span.end) if said[:2] == "I " else span


def _weak_finding(
    context: Context, rule: Rule, response: Response, span: Span, group: str, *, in_setup: bool
) -> Finding:
    better = tuple(rule.table("instead").get(group, ()))
    message = rule.message(group, phrase=context.view.quote(span), better=_listed(better))
    mild = in_setup or group in rule.strings("mild")
    return context.finding(
        rule,
        message,
        span,
        response=response,
        suggestions=better,
        severity="info" if mild and rule.severity != "error" else None,
    )


def _weak_phrase(
    context: Context, placed: Placed, phrases: VerbPhrases, rule: Rule
) -> tuple[Span, str] | None:
    clause, text = placed.clause, placed.text
    if clause.subordinate or clause.has_agent or _is_denied(placed):
        return None
    verb = "be" if clause.voice == "passive" else clause.verb
    hit = phrases.match(text, verb, clause.verb_start, clause.verb_end)
    if hit is None or _is_excepted(text, hit[1], rule):
        return None
    phrase, start, end = hit
    if _is_posting(text, end, phrase.written) or _is_in_order(context, placed, phrase.group, rule):
        return None
    if phrase.group == "participant" and _is_own_creation(context, placed, end, rule):
        return None
    if text[start : start + 4] == "been":
        start = clause.verb_start  # "have been"
    return Span(placed.paragraph, start, end), phrase.group


def _is_own_creation(context: Context, placed: Placed, end: int, rule: Rule) -> bool:
    """Whether the same sentence says that the writer founded what the phrase speaks of: "set it up and sat on it"."""
    sentence = sentence_at(context, placed.paragraph, placed.clause.verb_start)
    founding = frozenset(rule.strings("founding"))
    return _IT.match(placed.text, end) is not None and any(
        clause.verb in founding and clause.subject in ("I", "implied")
        for clause in context.prose.clauses(placed.paragraph)
        if sentence.start <= clause.verb_start < placed.clause.verb_start
    )


def _is_posting(text: str, end: int, written: str) -> bool:
    """Whether somebody was sent to a place, which is no task: "I was assigned to Warsaw"."""
    return written.endswith("assigned to") and text[end : end + 2].lstrip()[:1].isupper()


def _is_in_order(context: Context, placed: Placed, group: str, rule: Rule) -> bool:
    """Whether where a phrase stands, or what stands with it, takes its weakness away."""
    if group in rule.strings("recognition") and "result" in placed.parts:
        return True
    if group in rule.strings("of_one_time") and not _is_plain_past(placed):
        return True
    if group in rule.strings("without_figure") and (placed.in_setup or _has_figure(context, placed)):
        return True
    return group in rule.strings("with_scope") and placed.in_setup and _has_scope(context, placed)


def _is_plain_past(placed: Placed) -> bool:
    return past_lemma(placed.text[placed.clause.verb_start : placed.clause.verb_end]) is not None


def _is_denied(placed: Placed) -> bool:
    text, start = placed.text, placed.clause.verb_start
    before = text[max(0, start - _JUST_BEFORE) : start]
    return bool(_DENIED.search(text, start, placed.clause.verb_end) or _NEVER.search(before))


def _is_excepted(text: str, start: int, rule: Rule) -> bool:
    return any(begins_at(text, start, written) for written in rule.strings("except"))


def _openers(context: Context, response: Response, rule: Rule) -> Iterator[tuple[Span, str]]:
    """Phrases without a verb of the writer's: "Responsible for …" opening a line, "my duties included …"."""
    pattern = _opener_pattern(
        rule.strings("openers"),
        rule.strings("participant_openers"),
        rule.strings("my"),
    )
    for index in response.indexes():
        text = context.view.paragraphs[index].text
        for sentence in context.prose.sentences(index):
            match = pattern.search(text, sentence.start, sentence.end)
            if not match or is_quoted(text, match.start()) or not _begins(text, sentence.start, match):
                continue
            group = match.lastgroup or ""
            if group == "my" or not _writer_acts(context, index, sentence):
                yield Span(index, *match.span()), "duty" if group == "my" else group


def _writer_acts(context: Context, index: int, sentence: Sentence) -> bool:
    """Whether the writer's act follows, so that the opening only sets it up: "Tasked with it, I sold two yards"."""
    return any(
        clause.subject == "I" and sentence.start <= clause.verb_start < sentence.end
        for clause in context.prose.clauses(index)
    )


def _begins(text: str, start: int, match: re.Match[str]) -> bool:
    """Whether an opener stands where a line begins; "my duties included" may stand anywhere."""
    before = text[start : match.start()]
    return match.lastgroup == "my" or not any(mark.isalpha() for mark in before.rpartition(":")[2])


@lru_cache(maxsize=16)
def _opener_pattern(duty: Sequence[str], participant: Sequence[str], my: Sequence[str]) -> re.Pattern[str]:
    named = {"duty": duty, "participant": participant, "my": my}
    source = "|".join(f"(?P<{name}>{'|'.join(phrases)})" for name, phrases in named.items() if phrases)
    return compiled(rf"\b(?:{source})\b", re.IGNORECASE)


@check("verb.managerial")
def managerial(context: Context) -> Iterable[Finding]:
    """One finding for an answer whose verbs are those of any manager and that shows no reach beyond the unit."""
    rule = context.rule("verb.managerial")
    verbs, phrases = frozenset(rule.strings("verbs")), VerbPhrases({"": rule.strings("phrases")})
    markers = _word_pattern(rule.strings("enterprise"))
    for response in context.responses:
        text = "\n".join(context.view.paragraphs[index].text for index in response.indexes())
        if markers.search(text):
            continue
        spans = [
            placed.verb_group
            for placed in own_clauses(context, response)
            if _is_managerial(context, placed, verbs, phrases)
        ]
        if len(spans) >= rule.number("at_least"):
            message = rule.message(count=len(spans), verbs=quoted_list(quotes_of(context, spans)))
            yield context.finding(rule, message, *spans, response=response)


def _is_managerial(context: Context, placed: Placed, verbs: frozenset[str], phrases: VerbPhrases) -> bool:
    clause = placed.clause
    if clause.voice == "passive" or placed.in_setup or clause.subordinate or _is_listed_duty(placed):
        return False
    if phrases.match(placed.text, clause.verb, clause.verb_start, clause.verb_end):
        return True
    return clause.verb in verbs and not _has_scope(context, placed)


def _is_listed_duty(placed: Placed) -> bool:
    """Whether a duty is told as position descriptions do: "Maintains the files"."""
    said = placed.text[placed.clause.verb_start : placed.clause.verb_end]
    return placed.clause.subject == "implied" and third_lemma(said) is not None and base_lemma(said) is None


def _has_figure(context: Context, placed: Placed) -> bool:
    sentence = sentence_at(context, placed.paragraph, placed.clause.verb_start)
    return bool(quantities(context.view.quote(sentence)))


def _has_scope(context: Context, placed: Placed) -> bool:
    """Whether money or people in the sentence say how much was managed."""
    sentence = sentence_at(context, placed.paragraph, placed.clause.verb_start)
    kinds = {quantity.kind for quantity in quantities(context.view.quote(sentence))}
    return not kinds.isdisjoint({"money", "people"})


@check("verb.passive")
def passive(context: Context) -> Iterable[Finding]:
    """One finding for an Action paragraph with several passives that leave out who acted."""
    rule = context.rule("verb.passive")
    for response in context.responses:
        labelled = any(story.by_heading for story in response.stories)
        for _, group in groupby(clauses_of(context, response), key=lambda placed: placed.paragraph):
            clauses = list(group)
            told = not labelled and _is_told_in_passives(clauses, rule)
            spans = [_with_particle(p) for p in clauses if (told or "action" in p.parts) and _hides_actor(p)]
            if len(spans) >= rule.number("at_least"):
                message = rule.message(count=len(spans), quote=context.view.quote(spans[0]))
                yield context.finding(rule, message, *spans, response=response)


def _with_particle(placed: Placed) -> Span:
    """The verb group with what belongs to it behind: "was set up", "were brought in"."""
    particle = _PARTICLE.match(placed.text, placed.clause.verb_end)
    end = particle.end() if particle else placed.clause.verb_end
    return Span(placed.paragraph, placed.clause.verb_start, end)


def _is_told_in_passives(clauses: Sequence[Placed], rule: Rule) -> bool:
    """Whether a paragraph tells what was done, only not by whom: "A group was formed, forms were drafted …"."""
    acts = frozenset(rule.strings("acts"))
    done = sum(_hides_actor(p) and p.clause.verb in acts and _is_simple_past(p) for p in clauses)
    mine = sum(p.clause.subject in ("I", "implied") and not p.clause.subordinate for p in clauses)
    return done >= rule.number("told_in_passives") and done > mine


def _is_simple_past(placed: Placed) -> bool:
    """Whether the passive tells of one time ("was formed"), not of a state of things ("is", "had been formed")."""
    return (
        placed.text[placed.clause.verb_start : placed.clause.verb_end].lower().startswith(("was ", "were "))
    )


def _hides_actor(placed: Placed) -> bool:
    clause = placed.clause
    return (
        clause.voice == "passive"
        and clause.subject == "other"
        and not clause.has_agent
        and not clause.subordinate
    )


def _listed(items: Sequence[str]) -> str:
    if len(items) < 2:
        return "".join(items)
    return f"{', '.join(items[:-1])} or {items[-1]}"


@lru_cache(maxsize=16)
def _word_pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    return compiled(rf"\b(?:{'|'.join(map(re.escape, words))})\b", re.IGNORECASE)


def _phrases(rule: Rule) -> VerbPhrases:
    return VerbPhrases({group: list(phrases) for group, phrases in rule.table("phrases").items()})

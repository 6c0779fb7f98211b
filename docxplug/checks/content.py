"""What an answer spends its space on instead of acts: beliefs, degrees, habits, life stories, technology."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from docxplug.analysis.model import Response
from docxplug.analysis.story_openers import announces_story
from docxplug.checks.acronyms import acronyms_in
from docxplug.checks.beliefs import beliefs_among
from docxplug.checks.context import Context, check
from docxplug.checks.jargon import known_acronyms
from docxplug.checks.passages import (
    Hit,
    Passage,
    hits,
    is_title,
    one_per_sentence,
    passages,
    passages_in,
    pattern_of,
    pieces_by_paragraph,
)
from docxplug.findings import Finding
from docxplug.language.words import count_words
from docxplug.patterns import Alternatives
from docxplug.rubric import Rule
from docxplug.spans import Span


@check("content.philosophy")
def philosophy(context: Context) -> Iterable[Finding]:
    """One finding for each paragraph: sentences that say what the writer believes, in whatever words."""
    rule = context.rule("content.philosophy")
    for response in context.responses:
        found = {hit.sentence.span: hit for hit in _said(context, response, rule)}
        for sentence in _beliefs(context, response, rule, frozenset(found)):
            found.setdefault(sentence.span, Hit(sentence.span, sentence))
        yield from _by_paragraph(context, rule, response, [found[span] for span in sorted(found)])


def _beliefs(context: Context, response: Response, rule: Rule, said: frozenset[Span]) -> Iterator[Passage]:
    """Sentences that show a belief by their build; ``said`` are those in which the rule's patterns found one."""
    unless = pattern_of(rule, "unless")
    pieces = pieces_by_paragraph(response)
    for index in response.indexes():
        paragraph = context.view.paragraphs[index]
        if is_title(paragraph):
            continue
        sentences = list(passages_in(context, index, pieces.get(index, ())))
        known = {number for number, sentence in enumerate(sentences) if sentence.span in said}
        places = [(sentence.span.start, sentence.span.end) for sentence in sentences]
        for number in beliefs_among(context.prose, index, paragraph.text, places, known):
            text = sentences[number].text
            if not unless.search(text) and not announces_story(text):
                yield sentences[number]


@check("content.degree")
def degree(context: Context) -> Iterable[Finding]:
    """One finding for each paragraph: sentences that offer a degree or a course as evidence."""
    rule = context.rule("content.degree")
    for response in context.responses:
        yield from _by_paragraph(context, rule, response, _said(context, response, rule))


def _said(context: Context, response: Response, rule: Rule) -> Iterator[Hit]:
    """The first place of each sentence where the rule's patterns match and what excuses it does not."""
    unless = pattern_of(rule, "unless")
    found = one_per_sentence(hits(context, response, pattern_of(rule)))
    return (hit for hit in found if not unless.search(hit.sentence.text))


def _by_paragraph(
    context: Context, rule: Rule, response: Response, found: Iterable[Hit]
) -> Iterator[Finding]:
    for _, group in groupby(found, key=lambda hit: hit.span.paragraph):
        same = list(group)
        yield context.finding(
            rule,
            rule.message("default" if len(same) == 1 else "several", count=len(same)),
            *(hit.sentence.span for hit in same),
            response=response,
            about=(_most_telling(context, same),),
        )


def _most_telling(context: Context, same: Sequence[Hit]) -> str:
    """The sentence that shows best what is meant: one with the rule's own words; a question only with its answer."""
    plain = [hit for hit in same if not _is_question(hit)]
    best = next((hit for hit in plain if hit.span != hit.sentence.span), (plain or same)[0])
    place, end = best.sentence.span, best.sentence.span.end
    if _is_question(best):
        end = next((e for start, e in context.prose.sentences(place.paragraph) if start >= place.end), end)
    return context.view.quote(Span(place.paragraph, best.span.start, end))


def _is_question(hit: Hit) -> bool:
    return hit.sentence.text.rstrip().endswith("?")


@check("content.always")
def always(context: Context) -> Iterable[Finding]:
    """Words that tell of a habit where one time was asked for: "I routinely …"."""
    rule = context.rule("content.always")
    word = pattern_of(rule, "words")
    unless = pattern_of(rule, "unless")
    for response in context.responses:
        for hit in one_per_sentence(hits(context, response, pattern_of(rule))):
            if unless.search(hit.sentence.text):
                continue
            said = word.search(context.view.quote(hit.span))
            start = hit.span.start + (said.start() if said else 0)
            end = hit.span.start + said.end() if said else hit.span.end
            span = Span(hit.span.paragraph, start, end)
            message = rule.message(quote=context.view.quote(span))
            yield context.finding(rule, message, span, response=response)


@check("content.biography")
def biography(context: Context) -> Iterable[Finding]:
    """Life stories, and openings that are longer than the pack allows."""
    rule = context.rule("content.biography")
    for response in context.responses:
        told = [hit.sentence.span for hit in one_per_sentence(hits(context, response, pattern_of(rule)))]
        yield from (context.finding(rule, rule.message("life"), span, response=response) for span in told)
        longest = rule.number("words")
        opening = _opening(context, response) if longest else []  # 0: it may be of any length
        words = sum(count_words(sentence.text) for sentence in opening)
        if words > longest and opening[0].span not in told:
            message = rule.message("opening", words=words)
            yield context.finding(rule, message, opening[0].span, response=response)


def _opening(context: Context, response: Response) -> list[Passage]:
    """The sentences before the first story; none where no story was made out."""
    starts = [piece.span for story in response.stories for piece in story.parts]
    if not starts:
        return []
    first = min(starts)
    return [
        sentence
        for sentence in passages(context, response)
        if sentence.span < first and not is_title(context.view.paragraphs[sentence.span.paragraph])
    ]


@check("content.technical")
def technical(context: Context) -> Iterable[Finding]:
    """The first sentence of an answer that is about technology, with nobody led and nothing decided nearby."""
    rule = context.rule("content.technical")
    terms, leading = pattern_of(rule), pattern_of(rule, "leading")
    for response in context.responses:
        sentences = list(passages(context, response))
        for number, sentence in enumerate(sentences):
            around = sentences[max(0, number - 1) : number + 2]
            if _terms(context, sentence.text, terms) < rule.number("terms"):
                continue
            if not any(leading.search(near.text) for near in around):
                yield context.finding(rule, rule.message(), sentence.span, response=response)
                break


def _terms(context: Context, text: str, pattern: Alternatives) -> int:
    named = {match.group().lower() for match in pattern.finditer(text)}
    known = known_acronyms(context)
    return len(named | {acronym.name.lower() for acronym in acronyms_in(text) if acronym.name not in known})

"""The sentences of an answer with the part of the story they stand in, and the places where a pack's patterns hit."""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from docxplug.analysis.labels import label_of
from docxplug.analysis.model import Part, Response, Story, StoryPart
from docxplug.checks.context import Context
from docxplug.kept import compiled
from docxplug.language.cuts import up_to_a_cut
from docxplug.language.quotations import is_quoted
from docxplug.patterns import Alternatives
from docxplug.rubric import Rule
from docxplug.spans import Span
from docxplug.view import Paragraph

#: Characters that show which words of a sentence are meant, where it is cut behind them; the most that are quoted
#: without a gap; those before and behind a gap; the fewest of a clause; the last of a sentence, not worth a cut.
_FEW_WORDS: Final = 46
_SOME_WORDS: Final = 76
_HEAD_WORDS: Final = 30
_TAIL_WORDS: Final = 40
_FEWEST_WORDS: Final = 16
_LAST_WORDS: Final = 24
_BEGINS_MORE: Final = compiled(r"\b(?:\w+ly|will|is|was|are|were|and|an?)$")
_NEXT_WORD: Final = compiled(r"\s+[\w’'-]+")
_CLAUSE: Final = compiled(
    r"\b(?:and|but|because|so|that)\s+(?=(?:I|we|he|she|it|they|our|my|his|her|its|their)\b)"
    r"|[,;:–—]\s+(?:and |but |so |that )?"
    r"(?=(?:I|we|he|she|it|they|our|my|his|her|its|their|the|this|these|those|no|an?|each|every|all)\b)"
)
#: How a sentence ends; a line of fewer words that ends otherwise is a title.
_SENTENCE_ENDS: Final = (".", "!", "?", ";", ":", ",", ")", "”", '"', "’")
_LONGEST_TITLE: Final = 25
_BULLET: Final = compiled(r"[•●▪◦·*–—-]+\s+")


class Passage(NamedTuple):
    """A sentence, its text, and the story parts its place belongs to; none where no story was made out there."""

    span: Span
    text: str
    parts: frozenset[Part]


class Hit(NamedTuple):
    """A place where a pattern matched, and the sentence around it."""

    span: Span
    sentence: Passage


def passages(context: Context, response: Response) -> Iterator[Passage]:
    """The sentences of an answer, in order."""
    pieces = pieces_by_paragraph(response)
    for index in response.indexes():
        yield from _passages(context, index, pieces.get(index, ()))


def passages_in(context: Context, index: int, pieces: Sequence[StoryPart] = ()) -> Iterator[Passage]:
    """The sentences of one paragraph, in order; a bullet or a printed label before one ("Result:") is left out."""
    return _passages(context, index, pieces)


def pieces_by_paragraph(response: Response) -> dict[int, list[StoryPart]]:
    """The parts of an answer's stories by the paragraph they stand in."""
    found: dict[int, list[StoryPart]] = {}
    for story in response.stories:
        for piece in story.parts:
            found.setdefault(piece.span.paragraph, []).append(piece)
    return found


def _passages(context: Context, index: int, pieces: Sequence[StoryPart]) -> Iterator[Passage]:
    text = context.view.paragraphs[index].text
    labelled = [piece.span.start for piece in pieces if piece.label]
    for start, end in context.prose.sentences(index):
        bullet = _BULLET.match(text, start, end)
        begin = bullet.end() if bullet else start
        span = Span(index, max((s for s in labelled if start <= s < end), default=begin), end)
        parts = frozenset(piece.part for piece in pieces if piece.span.overlaps(span))
        yield Passage(span, text[span.start : end], parts)


def hits(context: Context, response: Response, pattern: Alternatives) -> Iterator[Hit]:
    """The places of an answer where ``pattern`` matches the writer's own words; quotations are left out."""
    pieces = pieces_by_paragraph(response)
    for index in response.indexes():
        text = context.view.paragraphs[index].text
        places = [m.span() for m in pattern.finditer(text) if m.group() and not is_quoted(text, m.start())]
        if not places:
            continue
        sentences = list(_passages(context, index, pieces.get(index, ())))
        for start, end in places:
            for sentence in sentences:
                if sentence.span.start <= start < sentence.span.end:
                    yield Hit(Span(index, start, end), sentence)


def one_per_sentence(found: Iterator[Hit]) -> Iterator[Hit]:
    """The first hit of each sentence."""
    last = None
    for hit in found:
        if hit.sentence.span != last:
            last = hit.sentence.span
            yield hit


def words_at(text: str, end: int) -> str:
    """Some words of a sentence up to the offset ``end``, with their subject; a cut shows as " …".

    They begin with the sentence, or with a clause of it, and where that is far away with its first words alone.
    """
    end = _whole_words(text, end)
    if end <= _FEW_WORDS:
        return text
    begin = max((found.end() for found in _CLAUSE.finditer(text, 0, end - _FEWEST_WORDS)), default=0)
    begin = 0 if end <= _SOME_WORDS else begin
    lead, rest = "… " if begin else "", " …" if text[end:].strip(" .!?") else ""
    if end - begin <= _SOME_WORDS:
        return f"{lead}{text[begin:end]}{rest}"
    head = up_to_a_cut(text[begin:], _HEAD_WORDS)
    return f"{lead}{head} … {text[text.find(' ', end - _TAIL_WORDS) + 1 : end]}{rest}"


def _whole_words(text: str, end: int) -> int:
    """The end of what was begun: a sentence's last words, or the word behind an adverb."""
    last = len(text.rstrip(" .!?"))
    if last - end <= _LAST_WORDS:
        return last
    behind = _NEXT_WORD.match(text, end) if _BEGINS_MORE.search(text, 0, end) else None
    return behind.end() if behind else end


def pattern_of(rule: Rule, key: str = "patterns") -> Alternatives:
    """The regular expressions of the parameter ``key`` as one; upper and lower case count unless they say (?i:…).

    Raises:
        RubricError: the parameter is missing; so does its use where one of its expressions is not valid.
    """
    return _compiled(rule.strings(key), f"{rule.where}: {rule.id}: parameters.{key}")


def shared_pattern(context: Context, name: str) -> Alternatives:
    """The regular expressions of the pack's shared list ``name`` as one.

    Raises:
        RubricError: the list is missing; so does its use where one of its expressions is not valid.
    """
    sources = tuple(sorted(context.rubric.word_list(name)))
    return _compiled(sources, f"{context.rubric.where}: words.{name}")


@lru_cache(maxsize=256)
def _compiled(sources: tuple[str, ...], where: str) -> Alternatives:
    return Alternatives("|".join(sources) or "(?!)", where=where)


def response_at(context: Context, paragraph: int) -> Response | None:
    """The answer a paragraph belongs to, if any."""
    return next((r for r in context.responses if r.first <= paragraph <= r.last), None)


def first_words(context: Context, response: Response) -> Span | None:
    """The first sentence of an answer; a name, a title or a label is none, unless nothing follows."""
    titles = []
    for passage in passages(context, response):
        paragraph = context.view.paragraphs[passage.span.paragraph]
        label = label_of(paragraph)
        if not is_title(paragraph) and not (label and passage.span.end <= label.rest):
            return passage.span
        titles.append(passage.span)
    return titles[0] if titles else None


def is_title(paragraph: Paragraph) -> bool:
    """Whether a line is no sentence: a label ("Challenge"), a title, the applicant's name and address."""
    label = label_of(paragraph)
    if label:
        return not paragraph.text[label.rest :].strip()
    text = paragraph.text.rstrip(" \t\n\u00a0")
    return not text.endswith(_SENTENCE_ENDS) and len(text.split()) < _LONGEST_TITLE


def first_sentence(context: Context, span: Span) -> Span:
    """The first sentence of a stretch of one paragraph."""
    for start, end in context.prose.sentences(span.paragraph):
        if end > span.start:
            return Span(span.paragraph, max(start, span.start), min(end, span.end))
    return span


def paragraphs_of(story: Story) -> range:
    """The numbers of the paragraphs from a story's first to its last."""
    numbers = [piece.span.paragraph for piece in story.parts]
    return range(min(numbers), max(numbers) + 1) if numbers else range(0)

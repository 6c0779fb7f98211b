"""The writer's clauses of an answer with the story parts they stand in, for the checks of verbs and voice."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from docxplug.analysis.model import Part, Response
from docxplug.checks.context import Context
from docxplug.checks.passages import pieces_by_paragraph
from docxplug.language.clauses import Clause
from docxplug.spans import Span

#: Parts that set a story up; what the writer was asked or given to do may well stand there.
SETUP: frozenset[Part] = frozenset({"challenge", "context"})


class Placed(NamedTuple):
    """A clause with its paragraph's number and text and the story parts at its verb (none where none was seen)."""

    paragraph: int
    text: str
    clause: Clause
    parts: frozenset[Part]

    @property
    def verb_group(self) -> Span:
        """The place of the verb group."""
        return Span(self.paragraph, self.clause.verb_start, self.clause.verb_end)

    @property
    def in_setup(self) -> bool:
        """Whether it stands in Challenge or Context text and nowhere else."""
        return bool(self.parts) and self.parts <= SETUP


def clauses_of(context: Context, response: Response) -> Iterator[Placed]:
    """All clauses of an answer that are not quoted, in order."""
    by_paragraph = pieces_by_paragraph(response)
    for index in response.indexes():
        text = context.view.paragraphs[index].text
        pieces = by_paragraph.get(index, ())
        for clause in context.prose.clauses(index):
            if clause.quoted:
                continue
            parts = frozenset(p.part for p in pieces if p.span.start <= clause.verb_start < p.span.end)
            yield Placed(index, text, clause, parts)


def own_clauses(context: Context, response: Response) -> Iterator[Placed]:
    """The clauses of an answer in which the writer acts: "I", or a sentence that begins with its verb."""
    return (placed for placed in clauses_of(context, response) if placed.clause.subject in ("I", "implied"))


def sentence_at(context: Context, paragraph: int, offset: int) -> Span:
    """The sentence around an offset."""
    sentences = context.prose.sentences(paragraph)
    place = bisect_right(sentences, (offset, len(context.view.paragraphs[paragraph].text))) - 1
    if place >= 0 and offset < sentences[place].end:
        return Span(paragraph, *sentences[place])
    return context.view.whole(paragraph)


def quotes_of(context: Context, spans: Iterable[Span]) -> list[str]:
    """What stands at these places, in small letters, each wording once."""
    return list(dict.fromkeys(context.view.quote(span).lower() for span in spans))

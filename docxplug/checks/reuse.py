"""Passages that come back nearly word for word in another answer."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations
from typing import Final

from docxplug.analysis.model import Response
from docxplug.checks.context import Context, check
from docxplug.checks.passages import Passage, kind_of, passages
from docxplug.findings import Finding
from docxplug.language.words import tokens
from docxplug.rubric import Rule

#: Five words in a row, a usual shingle for near duplicates (Broder, "On the resemblance and containment of
#: documents", 1997).
_SHINGLE: Final = 5

Shingle = tuple[str, ...]


def shingles(text: str) -> frozenset[Shingle]:
    """The runs of five words of a text, in lower case; a shorter text has none."""
    words = [token.text.lower() for token in tokens(text)]
    return frozenset(zip(*(words[start:] for start in range(_SHINGLE)), strict=False))


def repeated(earlier: Iterable[str], later: Sequence[str], share: float) -> list[int]:
    """Which of the ``later`` sentences have at least ``share`` of their five-word runs in the ``earlier`` ones.

    The sentences may come from two answers of one document or from two documents.
    """
    known = frozenset().union(*map(shingles, earlier))
    own = [shingles(sentence) for sentence in later]
    return [number for number, runs in enumerate(own) if runs and len(runs & known) >= share * len(runs)]


@check("reuse.story")
def story(context: Context) -> Iterable[Finding]:
    """One finding for each pair of answers that share a passage, at the later one."""
    rule = context.rule("reuse.story")
    sentences = {response.id: list(passages(context, response)) for response in context.responses}
    for earlier, later in combinations(context.responses, 2):
        if later.first > earlier.last:
            yield from _shared(context, rule, (earlier, later), (sentences[earlier.id], sentences[later.id]))


def _shared(
    context: Context,
    rule: Rule,
    pair: tuple[Response, Response],
    sentences: tuple[list[Passage], list[Passage]],
) -> Iterator[Finding]:
    earlier, later = ([sentence.text for sentence in side] for side in sentences)
    places = [sentences[1][number] for number in repeated(earlier, later, rule.number("share"))]
    if sum(len(tokens(place.text)) for place in places) < rule.number("words"):
        return
    both_ecq = all(kind_of(context, response) == "ECQ" for response in pair)
    where = pair[0].qualification.label if pair[0].qualification else pair[0].id
    yield context.finding(
        rule,
        rule.message(where=where),
        *(place.span for place in places),
        response=pair[1],
        severity=rule.severity if both_ecq else "info",
    )

"""Passages that come back nearly word for word in another answer."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations
from typing import Final, NamedTuple

from docxplug.analysis.model import Response
from docxplug.checks.context import Context, check
from docxplug.checks.passages import Passage, passages
from docxplug.findings import Finding
from docxplug.language.words import tokens
from docxplug.rubric import Rule

#: Five words in a row, a usual shingle for near duplicates (Broder, "On the resemblance and containment of
#: documents", 1997).
_SHINGLE: Final = 5
#: An application has a dozen answers; comparing each with each takes the square of what a damaged file may have.
_MOST_ANSWERS: Final = 100

Runs = frozenset[tuple[str, ...]]


def shingles(text: str) -> Runs:
    """The runs of five words of a text, in lower case; a shorter text has none."""
    words = [token.text.lower() for token in tokens(text)]
    return frozenset(zip(*(words[start:] for start in range(_SHINGLE)), strict=False))


def known_again(known: Runs, later: Sequence[Runs], share: float) -> list[int]:
    """Which of the ``later`` sentences have at least ``share`` of their five-word runs among the ``known`` ones.

    Those may come from another answer of the document or from another document.
    """
    return [number for number, runs in enumerate(later) if runs and len(runs & known) >= share * len(runs)]


class _Answer(NamedTuple):
    """An answer with its sentences, the five-word runs of each and of all."""

    response: Response
    sentences: list[Passage]
    runs: list[Runs]
    every_run: Runs


@check("reuse.story")
def story(context: Context) -> Iterable[Finding]:
    """One finding for each pair of answers that share a passage, at the later one."""
    rule = context.rule("reuse.story")
    answers = (
        [_answer(context, response) for response in context.responses[:_MOST_ANSWERS]]
        if len(context.responses) > 1
        else []
    )
    for earlier, later in combinations(answers, 2):
        if later.response.first > earlier.response.last and not earlier.every_run.isdisjoint(later.every_run):
            yield from _shared(context, rule, earlier, later)


def _answer(context: Context, response: Response) -> _Answer:
    sentences = list(passages(context, response))
    runs = [shingles(sentence.text) for sentence in sentences]
    return _Answer(response, sentences, runs, frozenset().union(*runs))


def _shared(context: Context, rule: Rule, earlier: _Answer, later: _Answer) -> Iterator[Finding]:
    numbers = known_again(earlier.every_run, later.runs, rule.number("share"))
    places = [later.sentences[number] for number in numbers]
    if sum(len(tokens(place.text)) for place in places) < rule.number("words"):
        return
    both_ecq = all(answer.response.kind(context.rubric.kind) == "ECQ" for answer in (earlier, later))
    asked = earlier.response.qualification
    yield context.finding(
        rule,
        rule.message(where=asked.name if asked else earlier.response.id),
        *(place.span for place in places),
        response=later.response,
        severity=rule.severity if both_ecq else "info",
    )

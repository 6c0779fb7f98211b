"""The sentences of a paragraph that say a belief, weighed by what each shows and by what stands around it."""

from collections.abc import Collection, Sequence
from typing import Final

from docxplug.analysis.prose import Prose
from docxplug.checks.belief_signs import may_be_belief, signs_of, tells_of_work
from docxplug.checks.belief_weights import WEIGHTS
from docxplug.language.quotations import is_quoted

_MIDDLE: Final = 0.5  # of a share that cannot be told


def beliefs_among(
    prose: Prose, paragraph: int, text: str, sentences: Sequence[tuple[int, int]], known: Collection[int] = ()
) -> list[int]:
    """The numbers of the sentences of a paragraph that say a belief.

    ``sentences`` are their first and last offsets in ``text`` (code points); ``known`` are the numbers of those that
    are beliefs whatever they show, for beliefs stand together.
    """
    said = [text[start:end] for start, end in sentences]
    possible = [
        number
        for number, sentence in enumerate(said)
        if may_be_belief(sentence) and not is_quoted(text, sentences[number][0])
    ]
    if not possible:
        return []
    clauses = prose.clauses(paragraph)
    own = [[c for c in clauses if start <= c.start < end] for start, end in sentences]
    work = [tells_of_work(sentence, text, own[number]) for number, sentence in enumerate(said)]
    scores = {n: weight_of(signs_of(said[n], text, own[n]) | _place(n, work)) for n in possible}
    sure = {number for number, score in scores.items() if score > 0.0}.union(known)
    near = WEIGHTS["near"]
    return [n for n, score in scores.items() if score + near * bool({n - 1, n + 1} & sure) > 0.0]


def weight_of(signs: dict[str, float]) -> float:
    """How much more speaks for a belief than against it."""
    return sum(WEIGHTS.get(name, 0.0) * value for name, value in signs.items())


def _place(number: int, work: Sequence[bool]) -> dict[str, float]:
    """Where a sentence stands, and what share of the others in its paragraph tells of work."""
    others = len(work) - 1
    share = (sum(work) - work[number]) / others if others else _MIDDLE
    return {
        "opens": float(number == 0),
        "closes": float(number == others),
        "work_around": share,
    }

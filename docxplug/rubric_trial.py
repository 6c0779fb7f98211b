"""A pack tried on its own examples: each bad one gives one finding at the marked words, no good one any."""

import datetime
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from docxplug.errors import RubricError
from docxplug.posting.read import read_posting
from docxplug.reviewing import Review, review
from docxplug.rubric import Example, Rubric, Rule
from docxplug.spans import Span
from docxplug.view import TextView

#: Rules whose findings come from an engine outside the pack.
ENGINE_RULES: Final = frozenset({"proof"})
_AS_OF: Final = "2026-11-21"
_MARK: Final = re.compile(r"([«»])")


@dataclass(frozen=True, slots=True)
class ExampleFault:
    """An example that does not hold; ``what`` is a sentence for the pack's author."""

    check: str
    example: str
    what: str


def try_examples(rubric: Rubric) -> Iterator[ExampleFault]:
    """The examples of a pack that do not hold, in the pack's order.

    Raises:
        RubricError: an example's marks do not pair.
    """
    for rule in rubric.rules.values():
        if rule.id not in ENGINE_RULES:
            for example in rule.examples:
                fault = fault_of(rubric, rule, example)
                if fault:
                    yield ExampleFault(rule.id, example.text, fault)


def fault_of(rubric: Rubric, rule: Rule, example: Example) -> str:
    """What is wrong with an example, "" where it holds."""
    view, marked = unmarked(rule, example)
    done = _reviewed(rubric, rule, example, view)
    if done.failures:
        return f"the check could not be made: {done.failures[0].reason}"
    found = [sorted(finding.spans) for finding in done.findings]
    if not example.flagged:
        return f"nothing should be flagged, but {_told(view, found)} was" if found else ""
    if len(found) != 1:
        return f"one finding was expected, there were {len(found)}: {_told(view, found)}"
    if found[0] != marked:
        return f"{_told(view, [marked])} should be flagged, but {_told(view, found)} was"
    return ""


def unmarked(rule: Rule, example: Example) -> tuple[TextView, list[Span]]:
    """The view of an example's text without its marks, and the spans they stood around.

    Raises:
        RubricError: a mark has no partner.
    """
    texts, marked = [], []
    for index, paragraph in enumerate(example.text.split("\n\n")):
        plain, starts = "", []
        for piece in _MARK.split(paragraph):
            if piece == "«":
                starts.append(len(plain))
            elif piece == "»" and starts:
                marked.append(Span(index, starts.pop(), len(plain)))
            elif piece == "»":
                raise RubricError(f"{rule.where}: {rule.id}: examples: a » without « in “{paragraph}”")
            else:
                plain += piece
        if starts:
            raise RubricError(f"{rule.where}: {rule.id}: examples: a « without » in “{paragraph}”")
        texts.append(plain)
    return TextView.from_texts(texts), sorted(marked)


def _reviewed(rubric: Rubric, rule: Rule, example: Example, view: TextView) -> Review:
    posting = read_posting(example.posting) if example.posting else None
    day = datetime.date.fromisoformat(example.as_of or _AS_OF)
    return review(view, posting, rubric, as_of=day, only=[rule.id])


def _told(view: TextView, findings: list[list[Span]]) -> str:
    quotes = [f"“{view.quote(span)}”" for spans in findings for span in spans]
    return ", ".join(quotes) or "nothing with a place"

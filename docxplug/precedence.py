"""What comes first of all there is to say of an answer: what decides an application before what makes it better."""

from collections.abc import Callable
from typing import Final

from docxplug.analysis.measures import Answer
from docxplug.analysis.model import Story
from docxplug.findings import SEVERITIES, Finding
from docxplug.reviewing import Review, silences
from docxplug.rubric import Rule
from docxplug.spans import Span

#: Places on the scale of a pack's ``order``: what no narrative can mend, and the last ones of an error and of what the
#: announcement itself asks for;
_NO_NARRATIVES: Final = 12
_ERRORS: Final = 29
_ASKED_FOR: Final = 40
#: some of the posting's words, the last one of a warning, a story's setup, and what is said mildly.
_SOME_WORDS: Final = 70
_WARNINGS: Final = 75
_SETUP: Final = 76
_MILD: Final = 80
#: The parts without which there is nothing to score.
_SCORED: Final = frozenset({"Action", "Result"})


def precedence(finding: Finding, review: Review, answer: Answer) -> tuple[bool, int, int, int]:
    """The key by which findings of an answer are sorted, what comes first having the smallest.

    What leaves nothing to say for other checks ("no example here") comes first however mild it is.
    """
    rule = review.rubric.rules[finding.check]
    return (
        not silences(finding, review.rubric),
        _place(finding, review, answer),
        SEVERITIES.index(finding.severity),
        rule.order,
    )


def _place(finding: Finding, review: Review, answer: Answer) -> int:
    special = _SPECIAL.get(finding.check)
    place = special(finding, review, answer) if special else None
    if place is None:
        place = _by_severity(finding, review.rubric.rules[finding.check])
    return min(place, _ERRORS) if finding.severity == "error" else place


def _by_severity(finding: Finding, rule: Rule) -> int:
    """The rule's place, further down for its milder form, and further up for what is more than a note."""
    if finding.severity == "info":
        return rule.order if rule.severity == "info" else max(rule.order, _MILD)
    return min(rule.order, _ASKED_FOR if rule.severity == "info" else _WARNINGS)


def _missing_part(finding: Finding, review: Review, _: Answer) -> int:
    """A missing Action or Result decides, also where its absence is only a question; a setup can be mended."""
    decides = not _SCORED.isdisjoint(finding.about)
    return review.rubric.rules[finding.check].order if decides else _SETUP


def _posting_words(finding: Finding, review: Review, answer: Answer) -> int:
    """The share of the posting's phrases counts: the more of them are said, the smaller a matter is the rest."""
    said = sum(phrase.is_said for phrase in answer.mirroring)
    if 2 * said < len(answer.mirroring):
        return review.rubric.rules[finding.check].order
    return _SOME_WORDS if 4 * said < 3 * len(answer.mirroring) else _MILD


def _claim(finding: Finding, review: Review, answer: Answer) -> int | None:
    """One sentence without a figure in a Result that has figures is a small matter."""
    return _MILD if len(finding.spans) == 1 and _has_figure_beside(finding, review, answer) else None


def _has_figure_beside(finding: Finding, review: Review, answer: Answer) -> bool:
    from docxplug.language.quantities import quantities  # the checks have it in memory by now

    claim = finding.spans[0]
    results = (
        piece.span
        for story in answer.response.stories
        if _tells(story, finding)
        for piece in story.parts
        if piece.part == "result"
    )
    return any(
        not claim.overlaps(Span(span.paragraph, span.start + found.start, span.start + found.end))
        for span in results
        for found in quantities(review.view.quote(span))
    )


def _tells(story: Story, finding: Finding) -> bool:
    return any(piece.part == "result" and piece.span.overlaps(finding.spans[0]) for piece in story.parts)


def _instructions(finding: Finding, _: Review, __: Answer) -> int | None:
    """That no narratives are taken comes before all that is said of one."""
    return _NO_NARRATIVES if finding.severity != "info" else None


_SPECIAL: Final[dict[str, Callable[[Finding, Review, Answer], int | None]]] = {
    "ccar.missing": _missing_part,
    "mirror.missing": _posting_words,
    "result.unquantified": _claim,
    "instr.follow": _instructions,
}

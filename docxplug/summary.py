"""The one comment at an answer's heading that shows at a glance what is there and what to do first."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from docxplug.analysis.limits import LimitVerdict
from docxplug.analysis.measures import Answer
from docxplug.analysis.model import PARTS, Response, Story
from docxplug.checks.passages import is_title
from docxplug.findings import Finding
from docxplug.language.words import in_words
from docxplug.points import (
    LONGEST_QUOTE,
    is_to_do,
    joined,
    one_of_each,
    points_of,
    short,
    small_point,
    to_do,
)
from docxplug.reviewing import Review, silences
from docxplug.round_facts import FIRST_ROUND, Fixed, Rounds
from docxplug.rubric import Rubric
from docxplug.spans import Span
from docxplug.view import TextView

MOST_WORDS: Final = 120
_FIRST_THINGS: Final = 3
_PHRASES_SHOWN: Final = 4
_FIXED_SHOWN: Final = 3
_OTHERS_SHOWN: Final = 4
_LONGEST_ANCHOR: Final = 80


def summary_place(view: TextView, response: Response, *, in_resume: bool = False) -> Span | None:
    """Where the summary sits: on the answer's heading, else on the first words of its text.

    A name and an address above an answer are passed over; a resume begins with them.
    """
    if response.heading:
        return response.heading
    filled = [index for index in response.indexes() if view.whole(index).end > view.whole(index).start]
    told = (index for index in filled if in_resume or not is_title(view.paragraphs[index]))
    index = next(told, filled[0] if filled else None)
    if index is None:
        return None
    span = view.whole(index)
    return Span(index, span.start, _end_of_words(view.paragraphs[index].text, span))


def _end_of_words(text: str, span: Span) -> int:
    if span.end - span.start <= _LONGEST_ANCHOR:
        return span.end
    cut = text.rfind(" ", span.start, span.start + _LONGEST_ANCHOR)
    return cut if cut > span.start else span.start + _LONGEST_ANCHOR


def summary_of(review: Review, answer: Answer, rounds: Rounds = FIRST_ROUND) -> tuple[str, tuple[str, ...]]:
    """The summary's text, at most 120 words, and the ids of the findings it tells of.

    After an earlier round it says what was fixed since, and is silent on what a person put away.
    """
    rubric = review.rubric
    lines = [rubric.summary_text("title", name=_name(review, answer))]
    lines += filter(None, (_structure(review, answer), _phrases(review, answer), _length(review, answer)))
    lines += _other_qualifications(review, answer)
    lines += _fixed(review, answer, rounds.fixed)
    everything = [finding for finding in points_of(review, answer) if finding.id not in rounds.dismissed]
    findings = one_of_each(everything)
    told: list[str] = []
    room = MOST_WORDS - sum(len(line.split()) for line in lines)
    first = _first_things(findings, rubric)
    for number, finding in enumerate(first, 1):
        line = f"{number}. {to_do(finding, everything, rubric)}"
        cost = len(line.split()) + (len(rubric.summary_text("first").split()) if not told else 0)
        if cost > room:
            break
        if not told:
            lines.append(rubric.summary_text("first"))
        lines.append(line)
        told.append(finding.id)
        room -= cost
    small = [finding for finding in findings if finding.severity == "info" and finding.id not in told]
    lines += _smaller_points(small, everything, room, told, rubric)
    return "\n".join(lines), tuple(told)


def _first_things(findings: Iterable[Finding], rubric: Rubric) -> list[Finding]:
    """The most decisive things to do, each about another place of the text; reminders are none."""
    first: list[Finding] = []
    for finding in findings:
        if len(first) < _FIRST_THINGS and is_to_do(finding, rubric) and not _is_told(finding, first):
            first.append(finding)
    return first


def _is_told(finding: Finding, first: Sequence[Finding]) -> bool:
    """Whether one of the first things is about the same words; of a note some of them are enough."""
    places = [other.spans[0] for other in first if finding.spans and other.spans]
    if finding.severity == "info":
        return any(finding.spans[0].overlaps(place) for place in places)
    return any(finding.spans[0].is_one_place_with(place) for place in places)


def _name(review: Review, answer: Answer) -> str:
    """The label of the answer's qualification, else which of the document's answers it is."""
    if answer.response.qualification:
        return answer.response.qualification.name
    if len(review.answers) == 1:
        return review.rubric.summary_text("this_answer")
    return review.rubric.summary_text("nth_answer", number=review.answers.index(answer) + 1)


def _structure(review: Review, answer: Answer) -> str:
    """The parts of the answer's stories; nothing of a resume, which tells none."""
    rubric, stories = review.rubric, answer.response.stories
    if rubric.kind == "resume":
        return ""
    if not stories or any("ccar.missing" in silences(f, rubric) for f in points_of(review, answer)):
        return rubric.summary_text("no_story")
    several, open_places = len(stories) > 1, _open_places(review, answer)
    told = [
        _story(story, rubric, number if several else 0, open_places)
        for number, story in enumerate(stories, 1)
    ]
    return rubric.summary_text("structure", stories="; ".join(told))


def _open_places(review: Review, answer: Answer) -> list[Span]:
    """Where the answer says that work goes on, with no figure of its progress."""
    mine = (finding for finding in review.findings if finding.response == answer.response.id)
    return [span for finding in mine if finding.check == "result.notended" for span in finding.spans]


def _story(story: Story, rubric: Rubric, number: int, open_places: Sequence[Span]) -> str:
    """A story's parts, with its number where that is not 0; a Result that only says that work goes on is called so."""
    seen = {piece.part: piece.part.capitalize() for piece in story.parts}
    results = [piece.span for piece in story.parts if piece.part == "result"]
    if results and all(any(_is_most(place, span) for place in open_places) for span in results):
        seen["result"] = rubric.summary_text("not_ended", part=seen["result"])
    names = ", ".join(seen[part] for part in PARTS if part in seen)
    lead = rubric.summary_text("story", number=number) if number else ""
    lacks = [part.capitalize() for part in PARTS if part in story.missing]
    tail = rubric.summary_text("not_seen", parts=joined(lacks, "or")) if lacks else ""
    return f"{lead}{names}{tail}"


def _is_most(place: Span, whole: Span) -> bool:
    """Whether a place takes more than half of a paragraph's part; it may begin before it."""
    return place.overlaps(whole) and 2 * (min(place.end, whole.end) - max(place.start, whole.start)) > (
        whole.end - whole.start
    )


def _phrases(review: Review, answer: Answer) -> str:
    if not answer.mirroring or answer.response.kind(review.rubric.kind) == "ECQ":
        return ""
    rubric = review.rubric
    said = list(dict.fromkeys(item.said or item.plain for item in answer.mirroring if item.is_said))
    other = [item.plain for item in answer.mirroring if not item.is_said]
    parts = []
    if said:
        parts.append(rubric.summary_text("phrases_said", phrases=_listed(said)))
    if other:
        heading = review.view.quote(answer.response.heading) if answer.response.heading else ""
        in_heading = any(phrase.casefold() in heading.casefold() for phrase in other)
        name = "phrases_only_in_heading" if in_heading else "phrases_other"
        parts.append(rubric.summary_text(name, phrases=_listed(other)))
    return " ".join(parts)


def _listed(phrases: list[str]) -> str:
    shown = ", ".join(f"“{phrase}”" for phrase in phrases[:_PHRASES_SHOWN])
    left = len(phrases) - _PHRASES_SHOWN
    return f"{shown} and {in_words(left)} more" if left > 0 else shown


def _length(review: Review, answer: Answer) -> str:
    rubric = review.rubric
    pages = ""
    if answer.pages:
        pages = rubric.summary_text("pages", pages=f"{answer.pages.length:.1f}")
    told = rubric.summary_text("length", words=f"{answer.length.words:,}", pages=pages)
    verdicts = review.limits if review.rubric.kind == "resume" else answer.limits
    return " ".join([told, *(_verdict(item, rubric) for item in verdicts)])


def _verdict(item: LimitVerdict, rubric: Rubric) -> str:
    value = (
        f"{item.limit.value:,.0f}" if item.limit.value == int(item.limit.value) else f"{item.limit.value:g}"
    )
    unit = item.limit.unit.removesuffix("s") if item.limit.value == 1 else item.limit.unit
    return rubric.summary_text(f"limit_{item.verdict}", value=value, unit=unit)


def _other_qualifications(review: Review, answer: Answer) -> Iterator[str]:
    """A document with one answer says which other qualifications the announcement has."""
    if len(review.answers) != 1 or not review.posting or not answer.response.qualification:
        return
    mine = answer.response.qualification
    others = [q.name for q in review.posting.qualifications if q.id != mine.id and q.kind == mine.kind]
    if others:
        left = len(others) - _OTHERS_SHOWN
        labels = ", ".join(short(label) for label in others[:_OTHERS_SHOWN]) + (
            f" and {left} more" if left > 0 else ""
        )
        yield review.rubric.summary_text("others", labels=labels)


def _fixed(review: Review, answer: Answer, fixed: Iterable[Fixed]) -> Iterator[str]:
    """What was fixed in this answer; the first summary also tells of the document as a whole."""
    response = answer.response
    names = {response.about}
    if answer is review.answers[0]:
        names.add("")
    points = list(dict.fromkeys(_fixed_point(item, review.rubric) for item in fixed if item.about in names))
    if points:
        left = len(points) - _FIXED_SHOWN
        shown = "; ".join(points[:_FIXED_SHOWN]) + (f" and {left} more" if left > 0 else "")
        yield review.rubric.summary_text("fixed", points=shown)


def _fixed_point(fixed: Fixed, rubric: Rubric) -> str:
    """The rule's title where the words say nothing by themselves: they are long, or there are none."""
    rule = rubric.rules.get(fixed.check)
    if rule is None or 0 < len(fixed.quote) <= LONGEST_QUOTE:
        return f"“{short(fixed.quote)}”"
    return rule.title


def _smaller_points(
    small: Iterable[Finding], findings: Sequence[Finding], room: int, told: list[str], rubric: Rubric
) -> list[str]:
    points: list[str] = []
    for finding in small:
        point = small_point(finding, findings, rubric)
        line = rubric.summary_text("also", points="; ".join([*points, point]))
        if len(line.split()) > room:
            break
        points.append(point)
        told.append(finding.id)
    return [rubric.summary_text("also", points="; ".join(points))] if points else []

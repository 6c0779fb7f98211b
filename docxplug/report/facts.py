"""The facts of a review in sentences, for every report that a person reads."""

import datetime
import textwrap
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Final

from docxplug.analysis.limits import LimitVerdict
from docxplug.analysis.measures import Answer
from docxplug.analysis.model import PARTS, Story
from docxplug.findings import SEVERITIES, Finding, Severity
from docxplug.page_facts import AnswerPages, PageCount
from docxplug.posting import Posting, Qualification
from docxplug.report.limits_text import limit_text
from docxplug.reviewing import Review, silences
from docxplug.round_facts import Fixed, Rounds

SEVERITY_WORDS: Final[dict[Severity, tuple[str, str]]] = {
    "error": ("error", "errors"),
    "warning": ("warning", "warnings"),
    "info": ("note", "notes"),
}
VERDICT_WORDS: Final = {
    "within": "kept",
    "over": "over the limit",
    "unclear": "too close to call: look in Word",
}
_SOURCES: Final = {
    "word": "Word",
    "word-saved": "what Word saved",
    "libreoffice": "LibreOffice",
    "estimate": "estimate",
}
_LONGEST_QUOTE: Final = 70
_LONGEST_TITLE: Final = 150


def setting(review: Review) -> Iterator[str]:
    """What the document was held against: rubric, announcement, pages."""
    reason = f" ({review.rubric_reason})" if review.rubric_reason else ""
    yield f"Rubric: {review.rubric.title}{reason}. Ages of stories are counted to {_day(review.as_of)}."
    if review.posting is None:
        yield "Announcement: none given, so limits and the posting's words were not compared."
    else:
        limits = "; ".join(limit_text(limit) for limit in review.posting.limits)
        yield f"Announcement: {_asked(review.posting)}; limits: {limits or 'none stated'}."
        if review.posting.unread:
            yield f"Not understood in the announcement: {_quoted(review.posting.unread)}."
    if review.pages:
        yield f"Pages: {page_count_text(review.pages.document)}."
    for verdict in review.limits:
        yield f"Limit: {verdict_text(verdict)}."


def _day(day: datetime.date) -> str:
    return f"{day:%B} {day.day}, {day.year}"


def answer_title(answer: Answer) -> str:
    """Which qualification an answer is to, in the announcement's words."""
    asked = answer.response.qualification
    if asked is None:
        return "An answer that names no qualification"
    return shortened(_named(asked), _LONGEST_TITLE)


def _named(asked: Qualification) -> str:
    """The name that the announcement gives it, then its text where that does not begin with its name."""
    if not asked.text or asked.text.startswith(asked.name):
        return asked.text or asked.name
    return f"{asked.name}  {asked.text}"


def answer_facts(review: Review, answer: Answer) -> Iterator[str]:
    """An answer's length, limits, stories and key phrases."""
    yield length_text(answer)
    for verdict in answer.limits:
        yield f"Limit: {verdict_text(verdict)}."
    yield from story_lines(review, answer)
    absent = [phrase.plain for phrase in answer.mirroring if not phrase.is_said]
    if answer.mirroring:
        said = len(answer.mirroring) - len(absent)
        rest = f"; not in the posting's words: {_quoted(absent)}" if absent else ""
        yield f"Key phrases in the posting's words: {said} of {len(answer.mirroring)}{rest}."


def _stories_told(review: Review, answer: Answer) -> tuple[Story, ...]:
    """The stories of an answer; none of a resume, nor where a finding says that there is no example."""
    mine = (finding for finding in review.findings if finding.response == answer.response.id)
    if review.rubric.kind == "resume" or any("ccar.missing" in silences(f, review.rubric) for f in mine):
        return ()
    return answer.response.stories


def story_lines(review: Review, answer: Answer) -> Iterator[str]:
    """What was seen of each story, numbered where there are several."""
    told = _stories_told(review, answer)
    for number, story in enumerate(told, 1):
        yield f"{f'Story {number}' if len(told) > 1 else 'Story'}: {story_text(story)}."


def length_text(answer: Answer) -> str:
    """An answer's words, characters and pages."""
    length = f"{answer.length.words:,} words, {answer.length.characters:,} characters"
    return length + (f", {_answer_pages(answer.pages)}." if answer.pages else ".")


def by_seriousness(findings: Iterable[Finding]) -> list[Finding]:
    """The most serious first, else in the order of the text."""
    return sorted(findings, key=lambda finding: SEVERITIES.index(finding.severity))


def place(finding: Finding) -> str:
    """The quoted words of a finding and how many more places it speaks of; empty where it has no place."""
    quote = f"“{shortened(finding.quotes[0], _LONGEST_QUOTE)}”" if finding.quotes else ""
    more = len(finding.spans) - 1
    return f"{quote} and {counted(more, 'more place', 'more places')}" if more > 0 else quote


def since_last_time(rounds: Rounds) -> Iterator[str]:
    """What was fixed since an earlier review, and how much of what it said a person does not want to see."""
    if rounds.fixed:
        yield f"Fixed since last time: {'; '.join(map(fixed_text, rounds.fixed))}."
    if rounds.dismissed:
        count = counted(len(rounds.dismissed), "finding was", "findings were")
        yield f"{count} put away by a person and get no comment; --again brings them back."


def fixed_text(fixed: Fixed) -> str:
    """What was fixed: the check and the words as they were."""
    return f"{fixed.check} {_quoted([fixed.quote])}" if fixed.quote else fixed.check


def closing(review: Review) -> Iterator[str]:
    """How much was found, and what was not checked."""
    counts = Counter(finding.severity for finding in review.findings)
    yield ", ".join(counted(counts[severity], *SEVERITY_WORDS[severity]) for severity in SEVERITIES) + "."
    if review.grammar:
        yield review.grammar
    for failure in review.failures:
        yield f"Not checked: {failure.check}: {failure.reason}"


def _asked(posting: Posting) -> str:
    kinds = Counter(asked.kind for asked in posting.qualifications)
    return (
        " and ".join(counted(count, kind, f"{kind}s") for kind, count in kinds.items())
        or "no qualification found"
    )


def story_text(story: Story) -> str:
    """The parts of a story that are there and how they are known, and those that are not."""
    there = [part for part in PARTS if any(piece.part == part for piece in story.parts)]
    seen = ", ".join(there) or "no part seen"
    how = "by its headings" if story.by_heading else "as far as the text shows it"
    missing = f"; not seen: {', '.join(story.missing)}" if story.missing else ""
    return f"{seen} ({how}){missing}"


def verdict_text(verdict: LimitVerdict) -> str:
    """A limit, whether it is kept, and what was measured."""
    return f"{limit_text(verdict.limit)}: {VERDICT_WORDS[verdict.verdict]}{_measured(verdict)}"


def _measured(verdict: LimitVerdict) -> str:
    actual = _number(verdict.actual)
    unit = verdict.limit.unit.removesuffix("s") if actual == "1" else verdict.limit.unit
    is_counted = unit not in ("page", "pages")  # how some forms count more matters only near the limit
    if verdict.low == verdict.high or (is_counted and verdict.verdict == "within"):
        return f" ({actual} {unit})"
    low, high = _number(verdict.low), _number(verdict.high)
    return f" (about {actual} {unit})" if low == high else f" (about {actual} {unit}, {low} to {high})"


def _number(value: float) -> str:
    return f"{int(value):,}" if value == int(value) else f"{value:.1f}"


def page_count_text(count: PageCount) -> str:
    """How many pages there are, who counted them and how sure that is."""
    spread = "" if count.low == count.high else f"between {count.low} and {count.high}; "
    return f"{count.pages} ({spread}by {_SOURCES[count.source]}, certainty {count.certainty})"


def _answer_pages(pages: AnswerPages) -> str:
    touched = f"page {pages.first}" if pages.first == pages.last else f"pages {pages.first} to {pages.last}"
    return f"about {pages.length:.1f} pages long (on {touched})"


def counted(count: int, one: str, many: str) -> str:
    """A number with its noun."""
    return f"{count} {one if count == 1 else many}"


def _quoted(texts: Iterable[str]) -> str:
    return ", ".join(f"“{shortened(text, _LONGEST_QUOTE)}”" for text in texts)


def shortened(text: str, longest: int) -> str:
    """The text, cut between words where it has more than ``longest`` characters."""
    return textwrap.shorten(text, longest, placeholder=" …")

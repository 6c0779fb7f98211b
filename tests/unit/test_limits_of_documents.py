"""Limits for all of a document: a resume's own, a package's words; nothing of them is an answer's."""

import datetime

import pytest

from docxplug.planning import plan
from docxplug.posting import Limit, Posting, Qualification
from docxplug.reviewing import Review, review
from docxplug.rubric import load
from docxplug.view import TextView

TODAY = datetime.date(2026, 11, 21)
EACH = Limit("tq_each", "words", 30, "Each technical qualification may have 30 words.")
RESUME = Limit("resume", "words", 60, "The resume may not exceed 60 words.")
TQ = Qualification("TQ1", "TQ", "TQ 1", "Experience directing water programs of national scope.")
LINES = [
    f"In 202{year} I directed the water program of the region and its nine laboratories." for year in range(5)
]


def reviewed(pack: str, *limits: Limit, qualifications: tuple[Qualification, ...] = (TQ,)) -> Review:
    posting = Posting(qualifications, limits)
    return review(TextView.from_texts(LINES), posting, load(pack), as_of=TODAY)


def test_a_resume_is_held_against_its_own_limit_and_not_against_that_of_narratives() -> None:
    done = reviewed("resume-2025", EACH, RESUME)
    assert [(verdict.limit, verdict.verdict) for verdict in done.limits] == [(RESUME, "over")]
    assert all(not answer.limits for answer in done.answers)
    (finding,) = [finding for finding in done.findings if finding.check == "limit.words"]
    assert RESUME.sentence in finding.message
    assert finding.spans[0].paragraph == 4


def test_the_summary_of_a_resume_tells_of_its_limit() -> None:
    (summary,) = [comment for comment in plan(reviewed("resume-2025", RESUME)) if comment.kind == "summary"]
    assert "60 words" in summary.text


def test_narratives_are_not_held_against_a_limit_for_resumes() -> None:
    done = reviewed("tq", RESUME)
    assert not done.limits
    assert all(not answer.limits for answer in done.answers)


@pytest.mark.parametrize(("unit", "most"), [("words", 70), ("characters", 400)])
def test_a_limit_of_words_or_characters_for_the_whole_document_is_judged(unit: str, most: int) -> None:
    within = Limit("document", unit, most, "So much in all.")  # type: ignore[arg-type]
    assert [verdict.verdict for verdict in reviewed("tq", within).limits] == ["within"]
    over = within._replace(value=most / 2)
    done = reviewed("tq", over)
    assert [verdict.verdict for verdict in done.limits] == ["over"]
    assert [f.spans[0].paragraph for f in done.findings if f.check.startswith("limit.")] == [2]


def test_a_summary_stays_short_where_the_announcement_asks_for_thirty_things() -> None:
    asked = tuple(
        TQ._replace(id=f"TQ{n}", label=f"TQ {n}: {'Water programs ' * 12}{n}") for n in range(1, 31)
    )
    (summary,) = [
        comment for comment in plan(reviewed("tq", qualifications=asked)) if comment.kind == "summary"
    ]
    assert len(summary.text.split()) <= 120

"""An ECQ's definition: its phrases are told, and no comment asks for its words."""

import datetime

import pytest

from docxplug.planning import plan
from docxplug.posting import Posting, Qualification
from docxplug.reviewing import Review, review
from docxplug.rubric import load
from docxplug.view import TextView

DEFINED = Qualification(
    "ECQ1",
    "ECQ",
    "ECQ 1",
    "Leading Change. This core qualification involves the ability to bring about strategic change.",
)
ANSWER = (
    "ECQ 1: Leading Change",
    "In March 2023 the ferry line stood still and 40 people waited on the quay each day.",
    "I wrote a new timetable and trained the crews. As a result, waiting fell from nine hours to four in May 2023.",
)


def _reviewed(pack: str, asked: Qualification) -> Review:
    as_of = datetime.date(2026, 11, 21)
    done = review(TextView.from_texts(ANSWER), Posting((asked,)), load(pack), as_of=as_of)
    assert not done.failures
    return done


@pytest.mark.parametrize("pack", ["tq", "ecq-2012"])
def test_the_phrases_of_a_definition_are_told_and_not_remarked_on(pack: str) -> None:
    done = _reviewed(pack, DEFINED)
    assert [(said.phrase, said.status) for said in done.answers[0].mirroring] == [
        ("strategic change", "missing")
    ]
    assert not [finding for finding in done.findings if finding.check.startswith("mirror.")]
    assert not [comment for comment in plan(done) if "strategic change" in comment.text]


def test_an_ecq_of_which_only_the_name_is_printed_has_no_phrases() -> None:
    assert _reviewed("ecq-2012", DEFINED._replace(text="Leading Change")).answers[0].mirroring == ()

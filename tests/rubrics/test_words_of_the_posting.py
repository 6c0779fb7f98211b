"""What a reader is told of the posting's words: what is there, what is not, and where."""

import datetime

import pytest

from docxplug.planning import plan
from docxplug.posting import Posting, Qualification
from docxplug.reviewing import Review, review
from docxplug.rubric import load
from docxplug.view import TextView

AS_OF = datetime.date(2026, 11, 21)


def _review(text: str, *paragraphs: str) -> Review:
    asked = Qualification("TQ1", "TQ", "TQ 1", text)
    return review(TextView.from_texts(paragraphs), Posting((asked,)), load("tq"), as_of=AS_OF)


def _summary(done: Review) -> str:
    (text,) = (comment.text for comment in plan(done) if comment.kind == "summary")
    return text


def _remark(done: Review) -> str:
    (found,) = (finding for finding in done.findings if finding.check == "mirror.missing")
    return found.message


def test_a_summary_never_tells_words_as_said_that_are_not_there() -> None:
    done = _review(
        "Experience managing tidal harbor programs and tug fleets.", "I saw the tidal harbor in 2021."
    )
    assert "In the posting's words: “tidal harbor”. Not in the posting's words: “tug fleets”." in _summary(
        done
    )


def test_words_that_only_the_heading_has_are_missed_in_the_text_below_it() -> None:
    asked = "Experience managing tug fleets."
    below = _summary(_review(asked, "TQ 1: Managing tug fleets", "I ran 40 boats from 2019 to 2022."))
    assert "Not in the posting's words in the text below the heading: “managing tug fleets”." in below
    plain = _summary(_review(asked, "TQ 1", "I ran 40 boats from 2019 to 2022."))
    assert "Not in the posting's words: “managing tug fleets”." in plain


@pytest.mark.parametrize(
    ("asked", "kind"),
    [("Knowledge of hydrology.", "this word"), ("Knowledge of tide tables.", "this phrase")],
)
def test_a_single_phrase_is_spoken_of_as_one(asked: str, kind: str) -> None:
    assert f"I did not find {kind}, or a form of it" in _remark(
        _review(asked, "I ran 40 boats from 2019 to 2022.")
    )


def test_the_remark_and_the_summary_name_the_same_phrases_in_the_same_order() -> None:
    asked = "Knowledge of tide tables, pilot fees, lock repairs, buoy design, crane audits and tug fleets."
    done = _review(asked, "I set the fees for 40 boats from 2019 to 2022, and I audited a crane.")
    named = "“tide tables”, “pilot fees”, “lock repairs”, “buoy design” and"
    assert named in _remark(done)
    assert named in _summary(done)


def test_an_answer_that_says_the_acronym_says_its_words() -> None:
    done = _review("Experience leading Harbor Traffic (HT) programs.", "I led HT programs from 2019 to 2022.")
    assert "In the posting's words: “leading Harbor Traffic programs”." in _summary(done)

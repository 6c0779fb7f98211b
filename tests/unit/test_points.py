"""What a summary asks the writer to do: first things and smaller ones, each with its object."""

import datetime

import pytest

from docxplug.pack_files import names
from docxplug.planning import plan
from docxplug.points import LONGEST_QUOTE, short
from docxplug.reviewing import Review, review
from docxplug.rubric import load
from docxplug.view import TextView

STORY = [
    "Challenge: The dam leaked, and 400 homes lay below it in May 2022.",
    "Context: I ran the district with 60 staff and $9 million.",
    "Action: I drained the lake, hired two firms, rebuilt the core and put the QXRT on the SPLW.",
    "Result: The dam held through two floods.",
]
GENERAL = (
    "I am responsible for the grants of the region and have long experience with budgets, travel and hiring. I work "
    "with people at all levels and make sure that the mission is met. My duties include reports, reviews and meetings "
    "with partners. I have a thorough knowledge of the rules and apply it with care. I ensure that my staff have what "
    "they need, and I keep my superiors informed of all matters that could concern them or the bureau."
)


def reviewed(*paragraphs: str, pack: str = "tq") -> Review:
    return review(TextView.from_texts(paragraphs), None, load(pack), as_of=datetime.date(2026, 11, 21))


def summary(done: Review) -> str:
    (text,) = (comment.text for comment in plan(done) if comment.kind == "summary")
    return text


def test_a_point_names_what_is_to_be_spelled_out() -> None:
    assert "Spell out QXRT and SPLW" in summary(reviewed(*STORY))


def test_many_names_are_cut_to_three() -> None:
    story = [*STORY[:2], f"{STORY[2]} I sent the VNTQ, the KRDP and the ZLMB home.", STORY[3]]
    assert "Spell out QXRT, SPLW, VNTQ and 2 more" in summary(reviewed(*story))


def test_without_an_example_no_part_of_a_story_is_asked_for() -> None:
    text = summary(reviewed(GENERAL))
    assert "1. Tell one example" in text
    assert "Challenge, Context" not in text
    assert "second example" not in text


def test_a_missing_part_is_named() -> None:
    assert "1. Add the Result to the story at “I drained" in summary(reviewed(*STORY[:3]))


def test_a_resume_is_called_one_and_has_no_structure_of_stories() -> None:
    text = summary(
        reviewed("JO VALE", "Led a bureau of 400 staff and cut its costs by 9 percent.", pack="resume-2025")
    )
    assert text.startswith("This resume at a glance")
    assert "Structure" not in text


def test_a_belief_is_quoted_from_where_it_is_said() -> None:
    story = [*STORY[:3], f"{STORY[3]} Whatever the weather may bring, I believe in preparing early."]
    assert "“I believe in preparing early”" in summary(reviewed(*story))


def test_a_long_quote_ends_at_a_word() -> None:
    assert short("The program significantly improved morale and reduced all of its turnover") == (
        "The program significantly improved morale …"
    )


@pytest.mark.parametrize("pack", names())
def test_every_rule_that_can_be_a_small_point_says_what_to_do(pack: str) -> None:
    rules = load(pack).rules.values()
    assert [rule.id for rule in rules if rule.severity == "info" and "small" not in rule.messages] == []


def test_a_long_quote_without_a_space_is_cut_too() -> None:
    quote = "x" * (LONGEST_QUOTE + 100)
    assert short(quote) == "x" * LONGEST_QUOTE + " …"

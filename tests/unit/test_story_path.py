"""The best way through answers without labels, where single sentences leave it open."""

import pytest

from docxplug.analysis.cues import evidence
from docxplug.analysis.model import Part, Response, Story
from docxplug.analysis.prose import Prose
from docxplug.analysis.stories import stories
from docxplug.view import TextView

SETUP = (
    "In 2019 the kiln of a pottery cracked, and 40 potters had no work. I was its manager, with two deputies."
)
ACTION = (
    "I rented a kiln in the next county, wrote a schedule for its nights and drove the first load myself."
)
RESULT = "Output rose by 30 percent within a year. The rented kiln is now owned by the potters."


def read(*paragraphs: str) -> tuple[Story, ...]:
    view = TextView.from_texts(paragraphs)
    return stories(view, Response("R1", None, None, 0, len(paragraphs) - 1), Prose(view))


def missing(*paragraphs: str) -> list[tuple[Part, ...]]:
    return [story.missing for story in read(*paragraphs)]


def test_a_story_told_in_one_paragraph_has_all_its_parts() -> None:
    assert missing(f"{SETUP} {ACTION} {RESULT}") == [()]


@pytest.mark.parametrize(
    ("text", "speaks_of_a_degree"),
    [
        ("I moved to the coast as harbor master, with 30 pilots.", False),
        ("I earned a master’s degree in geology at night.", True),
    ],
)
def test_the_master_of_a_harbor_has_no_degree(text: str, speaks_of_a_degree: bool) -> None:
    prose = Prose(TextView.from_texts([text]))
    shown = evidence(text, prose.sentences(0)[0], prose.clauses(0))
    assert (shown.outside > 0) is speaks_of_a_degree


def test_beliefs_with_one_act_among_them_are_no_story() -> None:
    beliefs = (
        "I believe that people do their best where they are trusted. In my view a leader listens first.",
        "I value open doors, and I always walk through the shops in the morning. I once gave my office away.",
        "I know that trust is slow to grow, and I am proud of what it can do.",
    )
    assert read(*beliefs) == ()


def test_acts_are_actions_where_the_result_was_told_first() -> None:
    end = "By June output had doubled, and no potter was out of work."
    parts = [
        part.part for story in read(end, SETUP, ACTION) for part in story.parts if part.span.paragraph == 2
    ]
    assert parts == ["action"]


def test_an_answer_of_one_sentence_is_read() -> None:
    assert read("I wrote a schedule.") == ()

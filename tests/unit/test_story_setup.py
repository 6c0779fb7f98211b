"""What is missing from a story without labels: problem and position in one paragraph, acts without an actor."""

import pytest

from docxplug.analysis.model import Part, Response, Story
from docxplug.analysis.prose import Prose
from docxplug.analysis.stories import stories
from docxplug.view import Paragraph, TextView

ACTION = "I divided the files among four teams, wrote one rule for all of them and met each team on Mondays."
RESULT = "Waiting time fell by 60 percent within a year. The rule is now used in two other regions."


def read(*paragraphs: str) -> tuple[Story, ...]:
    view = TextView(tuple(Paragraph(index, text) for index, text in enumerate(paragraphs)))
    return stories(view, Response("R1", None, None, 0, len(paragraphs) - 1), Prose(view))


def missing(*paragraphs: str) -> list[tuple[Part, ...]]:
    return [story.missing for story in read(*paragraphs)]


@pytest.mark.parametrize(
    "setup",
    [
        "The roof of the archive leaked into the stacks. I was the archivist in charge, with a staff of nine.",
        "I arrived as director of a clinic with 60 nurses. Patients waited eleven weeks, and two had sued.",
        "The lender gave us ninety days to leave. I had 40 people, one truck and no money for another site.",
        "In May 2021 a cyclone cut the island off. As deputy chief of mission I answered for 200 families.",
    ],
)
def test_one_paragraph_may_tell_the_problem_and_the_position(setup: str) -> None:
    found = read(setup, ACTION, RESULT)
    assert [story.missing for story in found] == [()]
    assert {part.part for part in found[0].parts if part.span.paragraph == 0} == {"challenge", "context"}


def test_a_problem_without_position_lacks_the_context() -> None:
    setup = (
        "The scanners broke down in March. Mail piled up in the hall, and nobody knew whose checks were lost."
    )
    assert missing(setup, ACTION, RESULT) == [("context",)]


def test_having_to_decide_is_no_position() -> None:
    setup = "The scanners broke down in March, mail was lost, and I had to decide what to open first."
    assert missing(setup, ACTION, RESULT) == [("context",)]


def test_a_position_without_problem_lacks_the_challenge() -> None:
    setup = "I was chief of the mail branch, with 60 clerks in two buildings and a budget of $4 million."
    assert missing(setup, ACTION, RESULT) == [("challenge",)]


def test_two_paragraphs_of_position_lack_the_challenge() -> None:
    role = "I was chief of the mail branch, with 60 clerks in two buildings."
    means = "My budget was $4 million, and I reported to the director of operations."
    assert missing(role, means, ACTION, RESULT) == [("challenge",)]


def test_a_passing_trouble_beside_the_position_makes_no_challenge() -> None:
    setup = (
        "I was chief of the mail branch, with 60 clerks and a budget of $4 million. Six offices sent us their "
        "letters, and a union of carriers, once in dispute with us, had a seat on my board."
    )
    assert missing(setup, ACTION, RESULT) == [("challenge",)]


def test_acts_without_an_actor_are_actions() -> None:
    setup = "Permits were late. The division of which I was director had 30 employees."
    acts = "A working group was established. Guidance was issued to the districts, and meetings were held weekly."
    found = read(setup, acts, "Training was provided and a tracking sheet was maintained.", RESULT)
    assert [(p.span.paragraph, p.part) for s in found for p in s.parts if p.span.paragraph in {1, 2}] == [
        (1, "action"),
        (2, "action"),
    ]


def test_what_was_achieved_in_the_last_paragraph_is_no_action() -> None:
    setup = "The bank was laundering money. As chief of the fraud unit I had 29 prosecutors."
    end = "Eleven defendants were convicted and $640 million was forfeited. The method is now used in nine districts."
    assert missing(setup, end) == [("action",)]


def test_having_something_done_is_an_action() -> None:
    setup = "The dock leaked. I was operations officer, with 2,100 workers in nine shops."
    found = read(setup, "I had the pins machined at another yard.", RESULT)
    assert [part.part for part in found[0].parts if part.span.paragraph == 1] == ["action"]


def test_the_next_story_begins_where_it_is_announced() -> None:
    setup = (
        "The dock leaked and two ships waited. I was operations officer, with 2,100 workers in nine shops."
    )
    second = "A second matter was staffing. A third of my welders were about to retire, and I had no budget for more."
    assert missing(setup, ACTION, RESULT, second, ACTION, RESULT) == [(), ()]


def test_a_result_between_two_beginnings_ends_a_story_without_actions() -> None:
    setup = (
        "The dock leaked and two ships waited. I was operations officer, with 2,100 workers in nine shops."
    )
    second = "A second matter was staffing. A third of my welders were about to retire, and I had no budget for more."
    assert missing(setup, RESULT, second, ACTION, RESULT) == [("action",), ()]


@pytest.mark.parametrize(
    "opening",
    [
        "In 2019 I moved to the coast as harbor master, with 30 pilots.",
        "Later, as acting comptroller, I led 25 accountants in two cities.",
        "The second came in 2020, at a laboratory of 300 chemists.",
        "Since 2021 I have had charge of five warehouses and 90 clerks.",
    ],
)
def test_a_new_time_and_office_begin_another_story(opening: str) -> None:
    setup = "In 2015 the ferry broke down and nobody could say why. I was dockmaster with a crew of twelve."
    assert missing(
        setup, ACTION, RESULT, f"{opening} Ships waited nine days and two had sued.", ACTION, RESULT
    ) == [(), ()]


def test_what_the_world_did_after_the_acts_is_their_result_without_any_cue() -> None:
    setup = "In 2015 the ferry broke down and nobody could say why. I was dockmaster with a crew of twelve."
    quiet = "The islanders sent a cake. Two skippers who had left the company took up their old berths."
    second = "In 2019 I moved to the coast as harbor master, with 30 pilots. Ships waited nine days and two had sued."
    found = read(setup, ACTION, quiet, second, ACTION, RESULT)
    assert [story.missing for story in found] == [(), ()]
    assert [part.part for part in found[0].parts if part.span.paragraph == 2] == ["result"]


def test_an_opening_that_announces_examples_is_no_part_of_the_first() -> None:
    opening = "I direct a branch of 80 chemists. Two of its hardest cases follow."
    found = read(opening, "The scanners broke down in March and mail was lost.", ACTION, RESULT)
    assert all(part.span.paragraph > 0 for story in found for part in story.parts)


def test_what_the_writer_once_was_is_no_trouble() -> None:
    setup = "I had been deputy of the section for a year, with 14 chemists and a laboratory in Reno."
    assert missing(setup, ACTION, RESULT) == [("challenge",)]

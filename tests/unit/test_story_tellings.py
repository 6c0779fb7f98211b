"""What sentences without cue words tell by their subject, tense and place: events, careers, stories that begin anew."""

import pytest

from docxplug.analysis.model import Part, Response, Story
from docxplug.analysis.prose import Prose
from docxplug.analysis.stories import stories
from docxplug.analysis.telling import tells
from docxplug.view import TextView

SETUP = "The boilers of the college broke down in January. I was chief engineer, with a crew of fourteen."
ACTION = "I rented two boilers, wrote a plan for each dormitory and met the deans every evening until March."
RESULT = "Heat was back in nine days. Complaints fell by 70 percent, and two other colleges copied the plan."


def read(*paragraphs: str) -> tuple[Story, ...]:
    view = TextView.from_texts(paragraphs)
    return stories(view, Response("R1", None, None, 0, len(paragraphs) - 1), Prose(view))


def missing(*paragraphs: str) -> list[tuple[Part, ...]]:
    return [story.missing for story in read(*paragraphs)]


@pytest.mark.parametrize(
    "sentence",
    [
        "In May 2021 a landslide cut the road.",
        "After the audit, two growers went to court.",
        "The ferry was taken out of service.",
        "Snow had fallen for a week.",
    ],
)
def test_what_happened_is_an_event(sentence: str) -> None:
    assert tells(sentence) == "event"


@pytest.mark.parametrize(
    "sentence",
    [
        "The plant had nine pumps and a staff of thirty.",
        "The board visited every month.",
        "The council that votes on plans has nine seats.",
        "Annual output is 40 tons.",
        "Revised plans for two revised sites.",
    ],
)
def test_how_things_stood_is_no_event(sentence: str) -> None:
    assert tells(sentence) == "state"


def test_an_event_without_any_word_of_trouble_is_the_challenge() -> None:
    setup = "In June 2022 a barge hit the gates of the upper lock. I was lockmaster, with eighteen operators."
    assert missing(setup, ACTION, RESULT) == [()]


def test_a_year_at_the_beginning_makes_no_challenge_of_a_position() -> None:
    setup = (
        "In 2022 I became lockmaster of the upper river, with eighteen operators and a budget of $6 million."
    )
    assert missing(setup, ACTION, RESULT) == [("challenge",)]


@pytest.mark.parametrize(
    "opening",
    [
        "I have directed housing programs in four states since 2004, with staffs of 20 to 90 people.",
        "The undersigned has served in positions of growing responsibility over a period of 19 years.",
    ],
)
def test_a_career_looked_back_upon_is_no_context(opening: str) -> None:
    setup = "The boilers broke down in January, and the dormitories froze."
    assert missing(opening, setup, ACTION, RESULT) == [("context",)]


@pytest.mark.parametrize("held", ["been", "served as"])
def test_a_position_held_now_is_the_context(held: str) -> None:
    opening = (
        f"I have {held} chief engineer of the college since 2019, with a crew of fourteen and 31 buildings."
    )
    setup = "The boilers broke down in January, and the dormitories froze."
    assert missing(opening, setup, ACTION, RESULT) == [()]


def test_money_over_some_years_is_no_career() -> None:
    context = "The program came to me in 2020: nine chemists, two sites and $12 million over four years."
    setup = "In the first winter the main site burned down, and nobody knew what had caused the fire."
    assert missing(context, setup, ACTION, RESULT) == [()]


def test_what_rose_before_the_acts_is_no_result() -> None:
    setup = "I was chief of the claims branch, with 60 clerks."
    rise = (
        "In 2021 claims rose by 45 percent. The branch was nine weeks late, and two senators had complained."
    )
    found = read(setup, rise, ACTION, RESULT)
    assert [part.part for story in found for part in story.parts if part.span.paragraph == 1] == ["challenge"]


def test_acts_after_a_result_begin_a_second_story_that_lacks_its_beginning() -> None:
    acts = "I opened a school for welders, hired three teachers and wrote its first book of exercises."
    end = "Ninety welders passed in the first year. Turnover fell from 20 percent to 6."
    assert missing(SETUP, ACTION, RESULT, acts, end) == [(), ("challenge", "context")]


@pytest.mark.parametrize("lead", ["Next, I opened", "I also opened", "Building on this, I opened"])
def test_acts_that_lead_on_from_a_result_are_the_same_story(lead: str) -> None:
    acts = f"{lead} a school for welders, hired three teachers and wrote its first book of exercises."
    end = "Ninety welders passed in the first year. Turnover fell from 20 percent to 6."
    assert missing(SETUP, ACTION, RESULT, acts, end) == [()]


def test_acts_and_results_in_turn_are_one_story() -> None:
    acts = "I opened a school for welders, hired three teachers and wrote its first book of exercises."
    end = "Ninety welders passed in the first year. Turnover fell from 20 percent to 6."
    assert missing(SETUP, ACTION, RESULT, acts, end, ACTION, RESULT) == [()]


def test_an_announced_story_that_goes_no_further_lacks_its_acts_and_its_end() -> None:
    second = (
        "A second example is from 2014, when I was director of a nursery with 50 employees and two greenhouses. "
        "Frost had killed half of the seedlings, and the growers threatened to buy elsewhere."
    )
    assert missing(SETUP, ACTION, RESULT, second) == [(), ("action", "result")]


def test_acts_in_two_paragraphs_after_a_result_are_a_second_story_too() -> None:
    first = "I opened a school for welders, hired three teachers and wrote its first book of exercises."
    then = "I also borrowed a shop from the navy yard and moved its cranes in one night."
    end = "Ninety welders passed in the first year. Turnover fell from 20 percent to 6."
    assert missing(SETUP, ACTION, RESULT, first, then, end) == [(), ("challenge", "context")]


def test_what_came_of_a_story_without_acts_ends_it_before_the_next_time() -> None:
    told = "The boilers of the college broke down in January, and nobody knew why. I was chief engineer."
    came = "The court fined the builder $2 million in March 2020. In all, 900 students got their rent back."
    second = "Two years later the roof of the gym fell in, and 40 people were hurt. I had a crew of nine."
    assert missing(told, came, second, ACTION, RESULT)[-1] == ()
    assert "result" not in missing(told, came, second, ACTION, RESULT)[0]


def test_two_paragraphs_of_trouble_with_nobody_in_them_lack_the_context() -> None:
    broke = "In May 2019 the main pump of the lock failed. The maker could not deliver another for two years."
    stakes = "No other lock on the river could take the barges. Its loss would have stopped the grain trade."
    assert missing(broke, stakes, ACTION, RESULT) == [("context",)]


def test_who_assumes_a_position_stands_somewhere() -> None:
    opening = (
        "As deputy administrator I lead 2,300 people in 56 offices and manage $410 million a year. Throughout my "
        "career I have driven change."
    )
    setup = (
        "When I assumed this position in 2018, one in five employees left every year, and Congress had threatened to "
        "withhold $15 million. Managers were demoralized."
    )
    assert missing(opening, setup, ACTION, RESULT) == [()]

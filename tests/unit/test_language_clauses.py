"""Who acts in a sentence."""

import pytest

from docxplug.language.clauses import Clause, clauses_of
from docxplug.language.sentences import sentences_of


def _clauses(text: str) -> list[Clause]:
    return [clause for sentence in sentences_of(text) for clause in clauses_of(text, sentence)]


def _main(text: str) -> list[tuple[str, str]]:
    return [(clause.subject, clause.verb) for clause in _clauses(text) if not clause.subordinate]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("I quietly rebuilt the docket.", [("I", "rebuild")]),
        ("As the port's director, I have been leading 90 pilots.", [("I", "lead")]),
        ("For most of a decade I ran the mint.", [("I", "run")]),
        ("I, who had never seen a furnace, ran the mint.", [("I", "run")]),
        ("I had to rebuild the docket.", [("I", "rebuild")]),
        ("I’ve taught 300 pilots.", [("I", "teach")]),
        ("My deputy and I drafted the charter.", [("I", "draft")]),
        ("Not only did I sell the barges, I also closed the yard.", [("I", "sell"), ("I", "close")]),
        ("Then we moved the press.", [("we", "move")]),
        ("In 2020, the incumbent rebuilt the docket.", [("I", "rebuild")]),
        ("This applicant was tasked with the audit.", [("I", "task")]),
        ("The incumbent contractor refused to leave.", []),
        ("Outreach to the incumbent was made.", [("other", "make")]),
        (
            "I keep the log, contribute to the report and answer the mail.",
            [("I", "keep"), ("I", "contribute"), ("I", "answer")],
        ),
        ("Pilots were engaged early; the yard was engaged in repairs.", [("other", "engage")]),
    ],
)
def test_the_main_verb_of_the_writer_is_found(text: str, expected: list[tuple[str, str]]) -> None:
    assert _main(text) == expected


@pytest.mark.parametrize(
    ("text", "verbs"),
    [
        ("I led the audit, wrote the report and briefed the board.", ["lead", "write", "brief"]),
        ("I drafted, tested and signed the plan.", ["draft", "test", "sign"]),
        ("I hired 12 pilots, trained crews, and then sold two barges.", ["hire", "train", "sell"]),
        ("I hired pilots who knew the river and sold the barges.", ["hire"]),
        ("I wrote a plan, completed in 2021, and took it to the board.", ["write", "take"]),
        ("I led a unit based in Omaha.", ["lead"]),
        ("I lead four yards and manage the fleet.", ["lead", "manage"]),
    ],
)
def test_verbs_that_share_the_writer_as_subject_are_found(text: str, verbs: list[str]) -> None:
    assert [verb for subject, verb in _main(text) if subject == "I"] == verbs


@pytest.mark.parametrize(
    "text",
    ["Led a crew of 30.", "• Negotiated the lease.", "Action: Closed two yards.", "Oversee a $40M fleet."],
)
def test_a_line_that_opens_with_its_verb_means_the_writer(text: str) -> None:
    assert [clause.subject for clause in _clauses(text)] == ["implied"]


@pytest.mark.parametrize(
    "text",
    [
        "Trained crews were moved to Omaha.",
        "Faced with a flood, the port closed two gates.",
        "Established in 1998, the yard has 40 barges.",
        "Dedicated pilots worked at night.",
        "Describe your experience leading crews.",
        "Title I funds paid for it.",
        "Then came the flood.",
    ],
)
def test_other_openings_are_not_taken_for_the_writer(text: str) -> None:
    assert [clause for clause in _clauses(text) if clause.subject in ("I", "implied")] == []


def test_dependent_clauses_are_marked() -> None:
    found = _clauses("When I arrived, I saw the gap in the plan I had signed.")
    assert [(clause.verb, clause.subordinate) for clause in found] == [
        ("arrive", True),
        ("see", False),
        ("sign", True),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "The gates were repaired in May.",
        "New fees had been quietly set for all berths.",
        "Errors were cut by 40 percent.",
        "The plan got approved.",
        "The leaks were ranked by harm.",
    ],
)
def test_a_passive_without_an_actor_is_seen(text: str) -> None:
    (clause,) = _clauses(text)
    assert (clause.voice, clause.has_agent, clause.subject) == ("passive", False, "other")


def test_by_a_person_is_an_actor_and_by_a_measure_is_none() -> None:
    assert [clause.has_agent for clause in _clauses("The fee was set by the board. It was cut by half.")] == [
        True,
        False,
    ]


def test_by_region_tells_how_and_by_a_region_chief_who() -> None:
    found = _clauses("Scores were tracked by region. Scores were tracked by region chiefs.")
    assert [clause.has_agent for clause in found] == [False, True]


def test_after_that_begins_a_clause_of_its_own() -> None:
    (clause,) = _clauses("After that we mapped every path.")
    assert not clause.subordinate


@pytest.mark.parametrize(
    "text",
    [
        "The crews were committed.",
        "The yard was located in Omaha.",
        "It was a used barge.",
        "The need to be heard was strong.",
    ],
)
def test_states_are_no_passives(text: str) -> None:
    assert [clause for clause in _clauses(text) if clause.voice == "passive"] == []


def test_a_passive_in_a_dependent_clause_is_marked() -> None:
    found = _clauses("I made sure that crews were trained, and a school was opened.")
    assert [(clause.verb, clause.subordinate) for clause in found if clause.voice == "passive"] == [
        ("train", True),
        ("open", False),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "I held a hearing, after which a rule was drafted.",
        "A roster under which nobody would work two nights was drafted.",
    ],
)
def test_a_passive_behind_a_relative_clause_or_in_one_that_goes_on_stands_by_itself(text: str) -> None:
    assert [c.subordinate for c in _clauses(text) if c.verb == "draft"] == [False]


def test_coordinated_passives_are_main_clauses_alike() -> None:
    found = _clauses("Bids were gathered from six yards and were ranked in a day.")
    assert [(clause.verb, clause.subordinate) for clause in found] == [("gather", False), ("rank", False)]


def test_quoted_clauses_are_marked_even_over_several_sentences() -> None:
    found = _clauses("The chief said: “I helped. We won it.” I left.")
    assert [(clause.verb, clause.quoted) for clause in found] == [
        ("help", True),
        ("win", True),
        ("leave", False),
    ]


def test_the_verb_group_is_given_by_its_place() -> None:
    text = "In May I have been quietly leading it."
    (clause,) = _clauses(text)
    assert text[clause.verb_start : clause.verb_end] == "have been quietly leading"
    assert text[clause.start : clause.end] == "I have been quietly leading it."


@pytest.mark.parametrize(
    ("text", "verbs"),
    [
        ("Maintains the tide tables and supports dredging plans.", ["maintain", "support"]),
        ("Participates in the harbor council.", ["participate"]),
        (
            "Drafts charters, briefs pilots as required, and assists captains with berths.",
            ["draft", "brief", "assist"],
        ),
    ],
)
def test_duties_of_a_position_description_are_the_writers(text: str, verbs: list[str]) -> None:
    assert [(c.subject, c.verb) for c in _clauses(text)] == [("implied", verb) for verb in verbs]


@pytest.mark.parametrize(
    "text",
    [
        "Reports show that the channel silted up.",
        "Plans for the channel were late.",
        "Permits lapsed in May.",
        "Supports under the pier had rotted.",
    ],
)
def test_nouns_in_the_plural_that_open_a_sentence_are_no_duties(text: str) -> None:
    assert all(clause.subject != "implied" for clause in _clauses(text))


@pytest.mark.parametrize(
    ("text", "has_agent"),
    [
        ("The charts were sorted by their last survey date.", False),
        ("The charts were sorted by four retired pilots.", True),
        ("A plan was drafted and the berths were assigned by the council.", False),
        ("Two routes were developed for consideration by the council.", False),
    ],
)
def test_who_acted_stands_in_the_passives_own_clause(text: str, has_agent: bool) -> None:
    assert _clauses(text)[0].has_agent is has_agent

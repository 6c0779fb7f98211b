"""What a qualification asks for."""

import pytest

from docxplug.language.key_phrases import key_phrases


@pytest.mark.parametrize(
    ("text", "phrases"),
    [
        (
            "TQ 1: Demonstrated experience leading airworthiness certification.",
            ["(leading) airworthiness certification"],
        ),
        (
            "Ability to plan, fund and complete a capital program.",
            ["plan program", "fund program", "complete program", "capital program"],
        ),
        (
            "Expert knowledge of maritime law, policy and treaties.",
            ["maritime law", "(maritime) policy", "(maritime) treaties"],
        ),
        (
            "Experience working with state, tribal and foreign governments.",
            ["state governments", "tribal governments", "foreign governments"],
        ),
        (
            "Experience in inspection, quarantine or vaccination programs.",
            ["inspection (programs)", "quarantine (programs)", "vaccination programs"],
        ),
        ("Knowledge of IT modernization and cloud security.", ["IT modernization", "cloud security"]),
        ("Experience in oversight of port security.", ["oversight of port security"]),
        (
            "Experience in harbor surveys and inspection of levees.",
            ["harbor surveys", "inspection of levees"],
        ),
        ("Experience in design and inspection of levees.", ["design", "inspection", "levees"]),
        (
            "Experience overseeing large and complex harbor projects.",
            ["large harbor projects", "complex harbor projects"],
        ),
        (
            "Success improving passenger experience at airports.",
            ["(improving) passenger experience", "airports"],
        ),
        (
            "Skill in treaties with Tribes, Counties and foreign lenders.",
            ["treaties", "Tribes", "Counties", "foreign lenders"],
        ),
        (
            "Experience in inspections or vaccination programs.",
            ["inspections", "vaccination programs"],
        ),
        (
            "Knowledge of passenger and freight screening.",
            ["passenger screening", "freight screening"],
        ),
        (
            "Skill in directing a mixed civilian and naval crew.",
            ["mixed civilian crew", "naval crew"],
        ),
        ("Competencies: Candor, Harbor Safety, Thrift.", ["Candor", "Harbor Safety", "Thrift"]),
    ],
)
def test_lists_are_unfolded_and_the_ask_falls_away(text: str, phrases: list[str]) -> None:
    assert key_phrases(text) == phrases


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Describe your experience.",
        "Please provide examples.",
        "Plan and fund the (",
        "Oversight of",
        "of and the",
    ],
)
def test_a_mere_ask_has_no_key_phrases(text: str) -> None:
    assert key_phrases(text) == []


def test_no_phrase_comes_twice() -> None:
    found = key_phrases("Knowledge of grants and experience overseeing grants. Grants are key.")
    assert found.count("grants") == 1


def test_ranks_before_experience_are_part_of_the_ask() -> None:
    text = "Demonstrated senior executive experience managing large-scale law enforcement operations."
    assert key_phrases(text) == ["(managing) large-scale law enforcement operations"]


def test_two_plain_nouns_around_of_are_one_phrase() -> None:
    text = (
        "Experience leading emergency response and continuity of operations, and the restoration of service."
    )
    assert key_phrases(text) == [
        "(leading) emergency response",
        "continuity of operations",
        "restoration of service",
    ]


@pytest.mark.parametrize(
    ("text", "phrases"),
    [
        (
            "Experience in audits of lenders, and oversight of leases, barges and cranes.",
            ["audits of lenders", "oversight of leases", "barges", "cranes"],
        ),
        ("Skill in negotiation with port authorities.", ["negotiation with port authorities"]),
        ("Negotiation to improve ports.", ["negotiation", "(improve) ports"]),
        ("Experience in dredging, with harbor pilots.", ["dredging", "harbor pilots"]),
        ("Stewardship of a harbor trust.", ["stewardship of a harbor trust"]),
        ("Work at a busy port of call.", ["busy port of call"]),
    ],
)
def test_a_noun_of_doing_and_what_is_done_are_one_phrase(text: str, phrases: list[str]) -> None:
    assert key_phrases(text) == phrases


def test_words_of_asking_stay_before_a_noun_of_the_subject() -> None:
    text = "Professional knowledge of technical drawings; position audits; technical expertise directing dredging."
    assert key_phrases(text) == ["technical drawings", "position audits", "(directing) dredging"]


def test_what_a_named_person_does_is_another_phrase() -> None:
    assert key_phrases("Experience as a harbor pilot managing tug fleets.") == [
        "harbor pilot",
        "(managing) tug fleets",
    ]


def test_an_abbreviation_with_points_is_one_word() -> None:
    assert key_phrases("Experience in the protection of U.S. harbors.") == ["protection of U.S. harbors"]


def test_verbs_before_a_noun_with_of_are_not_told_beside_it() -> None:
    assert key_phrases("Ability to draft and defend the stewardship of levees.") == ["stewardship of levees"]
    assert key_phrases("Experience drafting and defending a levee budget.") == [
        "drafting budget",
        "defending budget",
        "levee budget",
    ]


@pytest.mark.parametrize(
    ("text", "phrases"),
    [
        ("Experience in coastal search and rescue drills.", ["coastal search and rescue drills"]),
        (
            "Knowledge of rules of the Office of Management and Budget and levees.",
            ["rules of the Office of Management and Budget", "levees"],
        ),
        ("Experience leading Harbor Traffic (HT) programs.", ["(leading) Harbor Traffic programs"]),
    ],
)
def test_fixed_names_stay_whole(text: str, phrases: list[str]) -> None:
    assert key_phrases(text) == phrases


def test_the_mark_before_examples_is_no_phrase() -> None:
    assert key_phrases("Knowledge of rental assistance programs (e.g., Section 8).") == [
        "rental assistance programs",
        "Section 8",
    ]


@pytest.mark.parametrize(
    ("text", "phrases"),
    [
        (
            "Knowledge of harbor access, pilot fees, and representing the port.",
            ["harbor access", "pilot fees", "representing the port"],
        ),
        ("Experience dredging the tidal basins.", ["dredging the tidal basins"]),
        (
            "Experience in winding up old trusts and closing out harbor leases.",
            ["winding up old trusts", "closing out harbor leases"],
        ),
        ("Ability to direct class 2 lock repairs.", ["(direct) class 2 lock repairs"]),
        ("Stewardship of a dredging fund exceeding $40M.", ["stewardship of a dredging fund"]),
        ("Experience with tide tables used in pilot training.", ["tide tables", "pilot training"]),
        ("A program that delivers tide tables to pilots.", ["tide tables", "pilots"]),
        (
            "Skill in lock maintenance, keeping of tide tables, and use of force review.",
            ["lock maintenance", "keeping of tide tables", "use of force review"],
        ),
        (
            "Knowledge of permit drafting, freight audits and continuity of operations for busy ports.",
            ["permit drafting", "freight audits", "continuity of operations", "busy ports"],
        ),
        (
            "Knowledge of fee collection and execution for the port.",
            ["fee collection", "(fee) execution", "port"],
        ),
        ("Matters of maritime custom.", ["matters of maritime custom"]),
        ("Experience in the field of dredging.", ["dredging"]),
        (
            "Competencies: Thrift, Harbor Safety, Technical Candor.",
            ["Thrift", "Harbor Safety", "Technical Candor"],
        ),
    ],
)
def test_phrases_end_where_their_words_belong_together(text: str, phrases: list[str]) -> None:
    assert key_phrases(text) == phrases


@pytest.mark.parametrize("level", ["expert", "broad", "comprehensive", "advanced"])
def test_how_much_is_known_is_no_phrase(level: str) -> None:
    for noun in ("knowledge", "understanding"):
        assert key_phrases(f"{level.capitalize()} {noun} of tide tables.") == ["tide tables"]


def test_words_that_every_answer_may_have_are_no_phrases_alone() -> None:
    text = "Tide tables across several jurisdictions, with emphasis on data, at the enterprise level, for executives."
    assert key_phrases(text) == ["tide tables"]


def test_a_verb_shares_the_one_word_that_the_next_one_has_for_its_object() -> None:
    assert key_phrases("Ability to negotiate and implement treaties.") == [
        "negotiate treaties",
        "(implement) treaties",
    ]


def test_a_single_noun_takes_the_words_before_one_of_its_kind_only() -> None:
    assert key_phrases("Knowledge of maritime law, procedures and salvage.") == [
        "maritime law",
        "(maritime) procedures",
        "salvage",
    ]
    assert key_phrases("Knowledge of tide tables, pilots and staffing.") == [
        "tide tables",
        "pilots",
        "staffing",
    ]


@pytest.mark.parametrize(
    ("text", "phrases"),
    [
        ("Experience planning, directing and evaluating tidal surveys.", ["tidal surveys"]),
        ("Ability to formulate and implement harbor fee policy.", ["harbor fee policy"]),
        ("Ability to lead a large fleet of harbor tugs through complex matters.", ["harbor tugs"]),
        (
            "Ability to manage harbor funds responsibly in a large federal department.",
            ["(manage) harbor funds"],
        ),
        (
            "Barge programs serving river ports in support of tug crews.",
            ["barge programs", "river ports", "tug crews"],
        ),
        ("Support for pilots with disabilities.", ["support for pilots with disabilities"]),
    ],
)
def test_what_counts_is_the_thing_and_not_how_much_of_it_is_managed(text: str, phrases: list[str]) -> None:
    assert key_phrases(text) == phrases

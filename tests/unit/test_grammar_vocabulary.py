"""Words that engines do not know and federal readers do."""

import re
from collections.abc import Collection

import pytest

from docxplug.grammar.vocabulary import federal_words, known_words_left_out, one_slip
from docxplug.grammar_facts import GrammarMatch, MatchKind


def kept(
    text: str,
    *words: str,
    accept: Collection[str] = (),
    kind: MatchKind = "spelling",
    suggestions: tuple[str, ...] = (),
) -> list[tuple[str, str]]:
    """What is left, as (kind, quote), of an engine's remarks on each of ``words`` in ``text``."""
    matches = [
        GrammarMatch(0, found.start(), found.end(), kind, "R", "?", suggestions)
        for word in words
        for found in re.finditer(re.escape(word), text)
    ]
    left = known_words_left_out([text], matches, accept)
    return [(match.kind, text[match.start : match.end]) for match in left]


@pytest.mark.parametrize(
    ("text", "flagged"),
    [
        ("the POA&M was late", "POA"),
        ("under CIO-SP3 we bought", "CIO"),
        ("under CIO-SP3 we bought", "SP3"),
        ("a GS-0343-15 position", "GS"),
        ("across DoD and beyond", "DoD"),
        ("four hundred FTEs left", "FTEs"),
        ("the PEPFAR’s budget", "PEPFAR"),
        ("an M365 license", "M365"),
    ],
)
def test_acronyms_and_codes_are_no_mistakes(text: str, flagged: str) -> None:
    assert kept(text, flagged) == []


def test_a_long_word_in_capitals_is_a_word_of_a_heading() -> None:
    assert kept("RESULTS FOR THE GOVERMENT", "GOVERMENT") == [("spelling", "GOVERMENT")]


@pytest.mark.parametrize(
    "text", ["we deconflicted it", "the detailee’s desk", "two Detailees came", "my AmeriCorps’s list"]
)
def test_words_of_federal_work_are_known_with_their_endings(text: str) -> None:
    assert kept(text, text.split()[1].removesuffix("’s")) == []


def test_accepted_words_are_known_in_any_case_and_with_a_possessive() -> None:
    assert kept("Zorblatt and ZORBLATT’S plan", "Zorblatt", "ZORBLATT", accept=["zorblatt"]) == []


def test_an_accepted_word_does_not_shield_the_word_beside_it() -> None:
    assert kept("we zorblatt teh plan", "zorblatt", "teh", accept=["zorblatt"]) == [("spelling", "teh")]


def test_an_accepted_phrase_shields_its_words_only_where_they_stand_together() -> None:
    text = "Operation Nimbul began; a nimbul"
    assert kept(text, "Nimbul", "nimbul", accept=["operation nimbul"]) == [("spelling", "nimbul")]


def test_an_accepted_phrase_is_known_each_time_it_comes() -> None:
    text = "Jane’s Nimbul began; jane's\u00a0nimbul ended"
    assert kept(text, "Nimbul", "nimbul", accept=["Jane's Nimbul"]) == []


def test_accepted_words_are_never_remarked_upon_whatever_the_rule() -> None:
    assert kept("login to it", "login", kind="grammar", accept=["login"]) == []


def test_addresses_are_left_alone() -> None:
    assert kept("see https://www.opm.gov/ses, ask ann@dhs.gov or usajobs.gov", "ses", "ann", "usajobs") == []


def test_a_word_with_a_capital_inside_a_sentence_may_be_a_name() -> None:
    assert kept("I hired Thorvaldsen in May", "Thorvaldsen") == [("name", "Thorvaldsen")]


def test_a_word_after_a_title_may_be_a_name() -> None:
    assert kept("Dr. Thorvaldsen came. Mr. Q. Ostrandr left", "Thorvaldsen", "Ostrandr") == [
        ("name", "Thorvaldsen"),
        ("name", "Ostrandr"),
    ]


def test_a_capital_at_the_start_of_a_sentence_says_nothing() -> None:
    assert kept("It ended. “Recieving” it took time", "Recieving") == [("spelling", "Recieving")]


def test_a_word_that_comes_three_times_is_a_term_of_the_writers() -> None:
    assert kept("the flarn, a flarn, my flarn", "flarn", suggestions=("barnacle",)) == []
    assert len(kept("the flarn, a flarn", "flarn", suggestions=("barnacle",))) == 2


def test_a_slip_made_three_times_is_still_a_slip() -> None:
    text = "recieve, recieve, recieve"
    assert len(kept(text, "recieve", suggestions=("receive",))) == 3


def test_a_soft_hyphen_does_not_hide_a_known_word() -> None:
    assert kept("we decon\u00adflicted it", "decon\u00adflicted") == []


def test_the_article_before_an_acronym_depends_on_how_it_is_said() -> None:
    assert kept("we sent an FEMA team", "an", kind="grammar") == []
    assert kept("up by 6 a.m.", "a", kind="grammar") == []
    assert kept("an pear", "an", kind="grammar") == [("grammar", "an")]


def test_mistakes_of_grammar_stay() -> None:
    assert kept("I has led", "has", kind="grammar") == [("grammar", "has")]


@pytest.mark.parametrize(
    ("word", "other"), [("recieve", "receive"), ("teh", "the"), ("budjet", "budget"), ("ab", "b")]
)
def test_one_letter_or_two_exchanged_are_one_slip(word: str, other: str) -> None:
    assert one_slip(word, other)
    assert one_slip(other, word)


@pytest.mark.parametrize(
    ("word", "other"), [("word", "word"), ("flarn", "flair"), ("abc", "cab"), ("", "ab")]
)
def test_more_than_one_letter_is_no_slip(word: str, other: str) -> None:
    assert not one_slip(word, other)


def test_the_shipped_list_has_words_and_no_acronyms() -> None:
    assert {"deconflict", "usajobs", "résumé"} <= federal_words()
    assert not any("#" in word for word in federal_words())

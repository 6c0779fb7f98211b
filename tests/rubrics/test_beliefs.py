"""Beliefs are known by how a sentence is built, not by its words alone."""

import pytest

from docxplug.analysis.prose import Prose
from docxplug.checks.belief_signs import may_be_belief, signs_of
from docxplug.checks.belief_weights import WEIGHTS
from docxplug.checks.beliefs import beliefs_among
from docxplug.reviewing import review
from docxplug.rubric import load
from docxplug.view import TextView


def _signs(sentence: str) -> dict[str, float]:
    prose = Prose(TextView.from_texts([sentence]))
    return signs_of(sentence, sentence, prose.clauses(0))


def _beliefs(text: str) -> list[str]:
    prose = Prose(TextView.from_texts([text]))
    places = [(start, end) for start, end in prose.sentences(0)]
    return [text[slice(*places[number])] for number in beliefs_among(prose, 0, text, places)]


def _found(text: str) -> list[str]:
    done = review(TextView.from_texts([text]), None, load("tq"), only=["content.philosophy"])
    return [quote for finding in done.findings for quote in finding.quotes]


@pytest.mark.parametrize(
    ("sentence", "sign"),
    [
        ("I hold that a budget owes nobody anything.", "believes"),
        ("I try to listen to the night shift.", "thinks"),
        ("I have never met an honest shortcut.", "ever"),
        ("I report to the deputy.", "does"),
        ("I closed the yard.", "did"),
        ("I couldn't say no.", "did"),
        ("I am deeply grateful to the crews.", "convinced"),
        ("My own creed is thrift.", "my_creed"),
        ("Whoever sails learns to wait.", "anybody"),
        ("Those who sail learn to wait.", "anybody"),
        ("One never stops learning.", "anybody"),
        ("A wise captain waits.", "praised"),
        ("The pilots wait.", "definite"),
        ("Tides, I find, wait for nobody.", "aside"),
        ("A tide is a clock.", "likeness"),
        ("A tide is not a rule but an offer.", "contrast"),
        ("When people talk, the tide has turned.", "condition"),
        ("The river taught me that water wins.", "handed_down"),
        ("What is a harbor without ships?", "question"),
        ("Morale has improved.", "changed"),
    ],
)
def test_a_sentence_shows_how_it_is_built(sentence: str, sign: str) -> None:
    assert _signs(sentence)[sign] == 1.0


def test_every_sign_that_has_a_weight_is_shown_by_some_sentence() -> None:
    shown = set(_signs("I hold that he told them what they did in two years, and I try.")) | {
        *("near", "work_around", "opens", "closes", "is", "does", "did", "ever"),
        *("anybody", "praised", "definite", "saying"),
    }
    assert set(WEIGHTS) <= shown


def test_i_hold_a_license_is_no_opinion() -> None:
    signs = _signs("I hold a license and a clearance.")
    assert "believes" not in signs
    assert signs["schooling"] == 1.0


def test_one_boat_is_not_anybody() -> None:
    assert "anybody" not in _signs("One boat is out of service.")


def test_words_that_somebody_else_is_quoted_with_show_nothing() -> None:
    assert _signs("The mate wrote: “Trust is the heart of every crew.”")["warm"] == 0.0


def test_a_past_that_only_describes_somebody_is_no_event() -> None:
    assert _signs("Nobody follows a map that was drawn in secret.")["past"] == 0.0
    assert _signs("Nobody wanted the map.")["past"] == 1.0


def test_a_figure_keeps_a_sentence_from_being_looked_at() -> None:
    assert not may_be_belief("Trust is worth $4 million.")
    assert may_be_belief("Trust is worth more than money.")


def test_what_stands_beside_a_belief_is_more_easily_one() -> None:
    near, alone = "It is never cheap.", "The fog is thick. It is never cheap."
    assert near in _beliefs("My creed, I find, is that trust is a gift and never a right. It is never cheap.")
    assert near not in _beliefs(alone)


def test_a_paragraph_of_acts_makes_a_belief_less_likely() -> None:
    saying = "If you want loyalty, give it first."
    assert _beliefs(saying) == [saying]
    assert (
        _beliefs(f"I hired 40 pilots. I closed the pier. {saying} I sold 3 tugs. I moved the office.") == []
    )


def test_a_belief_that_led_to_a_decision_is_an_act() -> None:
    assert _found("I believed that trust was never a gift, so I asked for proof.") == []


def test_a_title_is_no_belief() -> None:
    assert _found("A lighthouse, to my mind, is a letter to strangers") == []


def test_facts_of_an_office_and_of_a_field_are_left_alone() -> None:
    texts = (
        "The branch keeps the count of every vault on the coast. My deputy signs for the keys, and I review the log.",
        "Ice forms first along the bank. A gate that is closed late freezes open, and the town floods.",
        "The clinics are open again. Patients wait less, and the nurses stay.",
    )
    assert [_found(text) for text in texts] == [[], [], []]


def test_a_belief_in_words_that_no_list_has_is_found() -> None:
    texts = (
        "A lighthouse, to my mind, is a letter to strangers.",
        "Silence has never mended a broken crew, but candor always will.",
    )
    assert [_found(text) for text in texts] == [[text] for text in texts]

"""How a posting's phrases come back in an answer."""

import pytest

from docxplug.analysis.mirroring import mirroring, phrases_of
from docxplug.language.spelled_out import spelled_out
from docxplug.posting import Qualification
from docxplug.view import TextView


@pytest.mark.parametrize(
    ("phrase", "text", "status", "quote"),
    [
        ("incident response", "I ran Incident Response for the port.", "verbatim", "Incident Response"),
        ("incident response", "I responded to 40 incidents.", "reordered", "responded to 40 incidents"),
        ("epidemiology", "As an epidemiologist I traced it.", "inflected", "epidemiologist"),
        ("incorporate science", "I incorporated the science.", "inflected", "incorporated the science"),
        ("multi-year budget", "I wrote a multiyear budget.", "verbatim", "multiyear budget"),
        ("oversight of grants", "I oversaw grants worth $9M.", "inflected", "oversaw grants"),
        ("eradication (programs)", "I led the eradication of rust.", "verbatim", "eradication"),
        ("(disaster) response", "I led the disaster response.", "verbatim", "disaster response"),
        (
            "(directing) relief programs",
            "I am directing relief programs.",
            "verbatim",
            "directing relief programs",
        ),
        (
            "(directing) relief programs",
            "I directed relief programs.",
            "inflected",
            "directed relief programs",
        ),
        ("(directing) relief programs", "I wrote of relief programs.", "inflected", "relief programs"),
        (
            "immigration policy",
            "I wrote the policies of immigration courts.",
            "reordered",
            "policies of immigration",
        ),
        ("geographically dispersed organization", "A dispersed workforce.", "missing", None),
        ("airworthiness certification", "I taught airworthiness.", "partial", "airworthiness"),
        ("police reform", "I wrote the policy on reforms.", "partial", "reforms"),
        ("cloud security", "I grew vegetables.", "missing", None),
        (
            "coastal governments",
            "I met coastal, inland and island governments.",
            "inflected",
            "coastal, inland and island governments",
        ),
        (
            "coastal governments",
            "On coastal roads; and governments fell.",
            "reordered",
            "coastal roads; and governments",
        ),
        ("complex harbor dredging", "I ran harbor dredging.", "inflected", "harbor dredging"),
        ("harbor dredging programs", "I ran harbor dredging.", "inflected", "harbor dredging"),
        ("harbor dredging programs", "I hired harbor dredging crews.", "partial", "harbor dredging"),
        ("oversight of dredging crews", "I hired a dredging crew.", "inflected", "dredging crew"),
        ("negotiate dredging permits", "I negotiated permits.", "inflected", "negotiated permits"),
        ("tidal harbor dredging", "I ran a tidal harbor.", "partial", "tidal harbor"),
    ],
)
def test_a_phrase_comes_back_in_one_of_six_ways(
    phrase: str, text: str, status: str, quote: str | None
) -> None:
    view = TextView.from_texts([text])
    (found,) = mirroring(view, [0], [phrase])
    assert found.status == status
    assert (view.quote(found.spans[0]) if found.spans else None) == quote


def test_the_name_of_an_ecq_is_no_phrase_and_its_definition_is_read() -> None:
    named = Qualification("ECQ1", "ECQ", "ECQ 1", "Leading Change")
    defined = named._replace(
        text="Leading Change. This core qualification involves the ability to build lasting bridges."
    )
    assert phrases_of(named) == ()
    assert phrases_of(defined) == ("(build) lasting bridges",)


def test_words_far_apart_are_not_the_phrase() -> None:
    text = (
        "I answered each incident within the hour and closed the book at night. Weeks later came a response."
    )
    (found,) = mirroring(TextView.from_texts([text]), [0], ["incident response"])
    assert found.status == "partial"


def test_words_of_two_paragraphs_are_not_joined() -> None:
    view = TextView.from_texts(["It was an incident", "response came late."])
    (found,) = mirroring(view, [0, 1], ["incident response"])
    assert found.status == "partial"


def test_only_the_answers_own_paragraphs_are_searched() -> None:
    view = TextView.from_texts(["incident response", "nothing here"])
    (found,) = mirroring(view, [1], ["incident response"])
    assert found.status == "missing"


def test_phrases_that_a_person_set_are_used_as_they_are() -> None:
    asked = Qualification("TQ1", "TQ", "TQ 1", "Knowledge of law.", phrases=("rivers", "law of the sea"))
    assert phrases_of(asked) == ("rivers", "law of the sea")
    assert phrases_of(Qualification("TQ1", "TQ", "TQ 1", "Knowledge of maritime law.")) == ("maritime law",)


@pytest.mark.parametrize(
    ("phrase", "text", "said"),
    [
        ("(directing) relief programs", "I directed relief programs.", "directing relief programs"),
        ("(directing) relief programs", "I wrote of relief programs.", "relief programs"),
        ("(maritime) policy", "I wrote the policy.", "policy"),
        ("(maritime) policy", "I wrote maritime policy.", "maritime policy"),
        ("eradication (programs)", "Eradication was mine.", "eradication"),
        ("complex harbor dredging", "I ran harbor dredging.", "harbor dredging"),
        ("oversight of dredging crews", "I hired a dredging crew.", "dredging crews"),
        ("(lead) tidal harbor programs", "I spoke of the tidal harbor.", "tidal harbor"),
        (
            "safety of low-lying tidal harbors",
            "I saw to the safety of low tidal harbors.",
            "safety of tidal harbors",
        ),
        ("audits of harbor funds", "I made audits of funds.", "audits of funds"),
        ("response to incidents", "I responded to incidents.", "response to incidents"),
        ("cloud security", "I grew vegetables.", ""),
        ("tidal harbor dredging", "I ran a tidal harbor.", ""),
    ],
)
def test_only_words_of_a_phrase_that_are_there_are_told_as_said(phrase: str, text: str, said: str) -> None:
    (found,) = mirroring(TextView.from_texts([text]), [0], [phrase])
    assert found.said == said


@pytest.mark.parametrize(
    ("phrase", "text", "status"),
    [
        ("Tribal fisheries", "The Tribal Fisheries Review Board has not met.", "missing"),
        ("fisheries statistics", "I spent a year at the Bureau of Fisheries Statistics.", "missing"),
        ("fisheries statistics", "I wrote Fisheries Statistics, a book.", "verbatim"),
        ("fisheries boards", "I met three Fisheries Boards.", "verbatim"),
        ("talks with the Harbor Board", "I led talks with the Harbor Board.", "verbatim"),
    ],
)
def test_the_name_of_an_agency_says_nothing_of_the_subject(phrase: str, text: str, status: str) -> None:
    (found,) = mirroring(TextView.from_texts([text]), [0], [phrase])
    assert found.status == status


def test_two_words_among_unrelated_ones_are_not_the_phrase() -> None:
    text = "The leads called on me for all technical questions."
    (found,) = mirroring(TextView.from_texts([text]), [0], ["technical leadership"])
    assert not found.is_said


@pytest.mark.parametrize(
    ("phrase", "text", "status", "quote"),
    [
        ("harbor traffic programs", "I ran HT programs.", "verbatim", "HT programs"),
        ("HT budget", "I had a harbor traffic budget.", "verbatim", "harbor traffic budget"),
        ("HT budget", "I had an HT budget.", "verbatim", "HT budget"),
        ("harbor traffic", "I said ht.", "missing", None),
    ],
)
def test_an_acronym_that_the_posting_explains_stands_for_its_words(
    phrase: str, text: str, status: str, quote: str | None
) -> None:
    view = TextView.from_texts([text])
    (found,) = mirroring(view, [0], [phrase], spelled_out("Experience in Harbor Traffic (HT) programs."))
    assert found.status == status
    assert (view.quote(found.spans[0]) if found.spans else None) == quote


def test_an_acronym_is_spelled_out_by_the_words_right_before_it() -> None:
    text = "Office for Tugs (OT), heavy cranes (LOA) and Port and Pier Safety (PPS)"
    assert spelled_out(text) == {
        "OT": "office for tugs",
        "PPS": "port and pier safety",
    }

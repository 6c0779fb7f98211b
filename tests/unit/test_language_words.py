"""Words, stems and families."""

import pytest

from docxplug.language.families import same_family
from docxplug.language.verb_forms import forms_of, lemma_by_shape, participle_lemma, past_lemma
from docxplug.language.words import count_words, stem, tokens


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("", 0),
        ("state-of-the-art and/or new", 3),
        ("costs – all of them – fell", 7),
        ("$3.2 million\tin 2021\nand\u00a0later", 6),
    ],
)
def test_words_are_counted_between_white_space(text: str, count: int) -> None:
    assert count_words(text) == count


def test_tokens_keep_inner_hyphens_and_apostrophes_and_their_places() -> None:
    text = "The agency’s GS-15 cadre (re-hired) won."
    found = tokens(text)
    assert [token.text for token in found] == ["The", "agency’s", "GS-15", "cadre", "re-hired", "won"]
    assert all(text[token.start : token.end] == token.text for token in found)


def test_possessives_and_hyphens_do_not_change_a_stem() -> None:
    assert stem("Agency’s") == stem("agency")
    assert stem("multi-year") == stem("multiyear")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("respond", "response"),
        ("epidemiology", "epidemiologist"),
        ("regulation", "regulatory"),
        ("oversee", "oversight"),
        ("acquire", "acquisition"),
        ("adjudicate", "adjudications"),
        ("budget", "budgetary"),
        ("safe", "safety"),
        ("administer", "administration"),
        ("labour", "labor"),
        ("organisational", "organizational"),
        ("programmes", "program"),
    ],
)
def test_words_of_one_family_are_known(one: str, other: str) -> None:
    assert same_family(stem(one), stem(other))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("organ", "organization"),
        ("author", "authority"),
        ("police", "policy"),
        ("community", "communicate"),
        ("invent", "inventory"),
        ("university", "universe"),
        ("invest", "investigate"),
        ("general", "generate"),
    ],
)
def test_words_that_only_look_alike_are_kept_apart(one: str, other: str) -> None:
    assert not same_family(stem(one), stem(other))


@pytest.mark.parametrize(
    ("form", "verb"),
    [
        ("led", "lead"),
        ("wrote", "write"),
        ("briefed", "brief"),
        ("planned", "plan"),
        ("handled", "handle"),
        ("organised", "organize"),
        ("co-led", "co-lead"),
        ("reprioritized", "reprioritize"),
        ("applied", "apply"),
        ("referred", "refer"),
    ],
)
def test_past_forms_lead_to_their_verb(form: str, verb: str) -> None:
    assert past_lemma(form) == verb


def test_participles_and_pasts_are_told_apart() -> None:
    assert past_lemma("wrote") == "write"
    assert participle_lemma("wrote") is None
    assert participle_lemma("written") == "write"
    assert past_lemma("leaded") is None


@pytest.mark.parametrize(
    ("verb", "forms"),
    [
        ("plan", ("plan", "planned", "plans", "planning")),
        ("write", ("write", "wrote", "written", "writes", "writing")),
        ("carry", ("carry", "carried", "carries", "carrying")),
        ("tie", ("tie", "tied", "ties", "tying")),
    ],
)
def test_all_forms_of_a_verb_are_spelled_right(verb: str, forms: tuple[str, ...]) -> None:
    assert forms_of(verb) == forms


def test_an_unknown_past_form_still_gives_a_likely_verb() -> None:
    assert lemma_by_shape("gamified") == "gamify"
    assert lemma_by_shape("blogged") == "blog"
    assert lemma_by_shape("red") is None

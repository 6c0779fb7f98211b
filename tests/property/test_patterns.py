"""Alternatives find what the regular expression finds that they are made of."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docxplug.analysis.cue_patterns import CHALLENGE, CONTEXT, OUTSIDE, RESULT
from docxplug.errors import RubricError
from docxplug.patterns import Alternatives, branches_of

CUES = [cue for part in (CHALLENGE, CONTEXT, RESULT, OUTSIDE) for _, cue in part]
WORDS = st.sampled_from(
    sorted(
        {
            word
            for cue in CUES
            for word in re.findall(r"(?<!\\)\b[A-Za-z]+", cue.source)
            if len(word) > 1 or word in "IaA"
        }
        | {"24", "$3", "2021", "percent", "don't", "resisted", "backlogs", ",", "3 of the 4"}
    )
)
TEXTS = st.lists(WORDS, max_size=14).map(" ".join)


@given(TEXTS)
def test_the_cues_of_a_story_match_as_one_expression_would(text: str) -> None:
    for cue in CUES:
        whole = re.compile(cue.source, cue.flags)
        assert [m.span() for m in cue.finditer(text)] == [m.span() for m in whole.finditer(text)]


@given(st.text(alphabet="ab cAB", max_size=30), st.integers(0, 10))
def test_the_branch_that_stands_first_wins_where_two_begin(text: str, start: int) -> None:
    source = r"\b(?:ab|a)b?|b(?=c)|(?i:c a|cab)|(?<!a)b+c?"
    ours, whole = Alternatives(source), re.compile(source)
    assert [m.group() for m in ours.finditer(text, start)] == [m.group() for m in whole.finditer(text, start)]
    first, theirs = ours.match(text, start), whole.match(text, start)
    assert (first and first.span()) == (theirs and theirs.span())
    assert bool(ours.fullmatch(text)) == bool(whole.fullmatch(text))


@pytest.mark.parametrize(
    ("source", "hints"),
    [
        (r"\bI (?:firmly )?believe\b", [(("believe",), ("i ",))]),
        (r"\b(?:is|are) (?:\w+ )?(?:success(?:ful)?|Over)\b", [(("success", "over"), ("is", "are"))]),
        (r"costs? of", [(("cost",), (" of",))]),
        (r"\$\d+|percent", [(), (("percent",),)]),
        (r"(?<!not )re[sz]olved?(?! not)", [(("olve",), ("re",))]),
        (r"\d(?:th|)|\d(?:th|rd)", [(), (("th", "rd"),)]),
        (r"((((((deep))))))", [()]),
        (r"(?:more )*\d{2}|\u00a0{0,3}x", [(), (("x",),)]),
    ],
)
def test_hints_are_words_that_every_match_holds(
    source: str, hints: list[tuple[tuple[str, ...], ...]]
) -> None:
    assert [found for _, found in branches_of(source)] == hints


def test_a_list_of_words_is_cut_into_its_words() -> None:
    assert branches_of(r"\b(?:overdue|gaps?)\b|late") == [
        (r"\b(?:overdue)\b", (("overdue",),)),
        (r"\b(?:gaps?)\b", (("gap",),)),
        ("late", (("late",),)),
    ]


def test_a_mistake_names_its_place_in_the_pack() -> None:
    with pytest.raises(RubricError, match=r"own\.toml: words: "):
        Alternatives(r"(?:lost", where="own.toml: words").search("lost")

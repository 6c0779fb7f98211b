"""Alternatives find what the regular expression finds that they are made of."""

import re
import sys
import tomllib
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import docxplug
from docxplug.branches import branches_of
from docxplug.errors import RubricError
from docxplug.patterns import Alternatives


def shipped() -> Iterator[str]:
    """The lists of regular expressions in the packs, each as one."""
    for pack in sorted((Path(docxplug.__file__).parent / "rubrics").glob("*.toml")):
        rules = tomllib.loads(pack.read_text(encoding="utf-8")).get("checks", {}).values()
        for lists in (rule.get("parameters", {}).values() for rule in rules):
            yield from ("|".join(found) for found in lists if isinstance(found, list) and "\\b" in str(found))


SHIPPED = [(Alternatives(source), re.compile(source)) for source in shipped()]
WORDS = sorted({word for ours, _ in SHIPPED for word in re.findall(r"(?<!\\)\b[A-Za-z]{2,}", ours.source)})
PIECES = st.sampled_from([*WORDS, "I", "a", "24", "2021", "3 of the 4", "I’m", ",", ".", "-"])


@given(st.lists(PIECES, max_size=14).map(" ".join))
def test_the_patterns_of_the_packs_match_as_one_expression_would(text: str) -> None:
    for ours, whole in SHIPPED:
        assert [m.span() for m in ours.finditer(text)] == [m.span() for m in whole.finditer(text)]


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
        (r"\$\d+|d\.o\.b\.", [(("$",),), (("d.o.b.",),)]),
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


def test_several_threads_may_share_one_pattern() -> None:
    pattern = Alternatives(r"\bstrategic plan\b|\bcost savings\b|\bfield offices\b|\bwith (?:my|our) team\b")
    texts = ["the strategic plan went on " * 3, "cost savings in field offices " * 3]
    matches = [3, 6]

    def wrong(order: list[int]) -> int:
        own = [
            (number, "".join([" ", texts[number]])[1:]) for number in order
        ]  # each thread has strings of its own
        return sum(
            len(list(pattern.finditer(text))) != matches[number] for _ in range(8_000) for number, text in own
        )

    before = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    try:
        with ThreadPoolExecutor(4) as pool:
            assert sum(pool.map(wrong, ([0], [1], [0, 1], [1, 0]))) == 0
    finally:
        sys.setswitchinterval(before)

"""Words are found as a person types them, whatever Word made of them."""

import pytest
from builders import docx, p, r

from docxplug.spans import Span
from docxplug.word import open_document
from docxplug.word.comment_errors import NoPlaceError


@pytest.mark.parametrize(
    ("text", "words", "spans"),
    [
        ("It’s a “test”", 'It\'s a "test"', [(0, 0, 13)]),
        ("a\u00a0b a\u202fb a b", "a b", [(0, 0, 3), (0, 4, 7), (0, 8, 11)]),
        ("co\u2011op co‐op", "co-op", [(0, 0, 5), (0, 6, 11)]),
        ("co\u00adop\u00ad and coop", "coop", [(0, 0, 5), (0, 11, 15)]),
        ("aaaa", "aa", [(0, 0, 2), (0, 2, 4)]),
        ("Led led", "led", [(0, 4, 7)]),
        ("anything", "", []),
    ],
)
def test_what_is_folded_and_what_counts(text: str, words: str, spans: list[tuple[int, int, int]]) -> None:
    document = open_document(docx(p(text)))
    assert document.find(words) == [(Span(*span),) for span in spans]


def test_words_typed_with_curly_quotes_match_straight_ones() -> None:
    assert open_document(docx(p("it's"))).find("it’s") == [(Span(0, 0, 4),)]


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_a_line_break_matches_a_line_break_and_the_end_of_a_paragraph(line_end: str) -> None:
    document = open_document(docx(p("one"), p("two"), p(r("<w:t>one</w:t><w:br/><w:t>two</w:t>"))))
    assert document.find(f"ne{line_end}tw") == [(Span(0, 1, 3), Span(1, 0, 2)), (Span(2, 1, 6),)]


def test_a_place_over_three_paragraphs_has_a_span_in_each() -> None:
    document = open_document(docx(p("one"), p("two"), p("three")))
    assert document.find("e\ntwo\nt") == [(Span(0, 2, 3), Span(1, 0, 3), Span(2, 0, 1))]


def test_several_places_need_a_number() -> None:
    document = open_document(docx(p("led"), p("x"), p("led led")))
    with pytest.raises(NoPlaceError, match=r"3 times \(paragraphs 0, 2, 2\)"):
        document.place("led")
    assert document.place("led", 2) == (Span(2, 0, 3),)
    with pytest.raises(NoPlaceError, match="no number 4"):
        document.place("led", 4)


def test_words_that_are_not_there_are_an_error() -> None:
    with pytest.raises(NoPlaceError, match="not in the text"):
        open_document(docx(p("led"))).place("Led")

"""Lengths as Word counts them."""

from docxplug.analysis.length import length
from docxplug.view import TextView


def test_words_and_characters_are_counted_over_the_answers_paragraphs_only() -> None:
    view = TextView.from_texts(["A title", "I led it.", "", "It grew\tby 3 %."])
    found = length(view, range(1, 4))
    assert (found.words, found.characters, found.characters_no_spaces) == (8, 24, 18)


def test_characters_are_code_points() -> None:
    assert length(TextView.from_texts(["é😀 x"]), [0]).characters == 4

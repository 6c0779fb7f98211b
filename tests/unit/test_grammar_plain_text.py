"""What engines are given to read, and the way back to the user's offsets."""

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from docxplug.grammar.plain_text import plain_text

HARD = "aé’“\u0301\u0327\u00ad\u200b\u200d\u00a0‑\t\n 😀👩🏽\U0001d400z"
#: What engines never see.
GONE = dict.fromkeys(map(ord, "\u00ad\u200b\u200d"))


def place(text: str, part: str) -> str:
    """The user's characters for a part of the plain text."""
    plain = plain_text(text)
    start = plain.text.index(part)
    first, last = plain.place(start, start + len(part))
    return text[first:last]


def test_plain_letters_are_passed_on_as_they_are() -> None:
    assert plain_text("I led\tthe team.\nWe won.") == ("I led\tthe team.\nWe won.", None)


def test_curly_apostrophes_become_straight_ones_of_the_same_length() -> None:
    assert plain_text("it’s ‘so’").text == "it's 'so'"
    assert place("it’s team", "it's") == "it’s"


def test_combining_marks_join_their_letter_and_come_back_with_it() -> None:
    text = "the re\u0301sume\u0301 teh"
    assert plain_text(text).text == "the résumé teh"
    assert place(text, "résumé") == "re\u0301sume\u0301"
    assert place(text, "teh") == "teh"


def test_soft_hyphens_vanish_inside_a_word_and_come_back_with_it() -> None:
    assert plain_text("re\u00adcieve").text == "recieve"
    assert place("to re\u00adcieve it", "recieve") == "re\u00adcieve"


def test_an_invisible_character_after_a_word_stays_outside_its_place() -> None:
    assert place("teh\u200b next", "teh") == "teh"


def test_an_emoji_is_one_character_that_counts_once_in_utf_16() -> None:
    plain = plain_text("😀 teh 🇺🇸 end")
    assert len(plain.text.encode("utf-16-le")) == 2 * len(plain.text)
    assert place("😀 teh 🇺🇸 end", "teh") == "teh"


def test_an_endless_word_keeps_its_length_and_loses_its_letters() -> None:
    plain = plain_text("It " + "x" * 5000 + " teh é")
    assert "x" not in plain.text
    assert plain.text.index("teh") == 5004


def test_an_empty_place_lies_after_the_character_before_it() -> None:
    assert plain_text("a\u0301b").place(1, 1) == (2, 2)
    assert plain_text("é").place(0, 0) == (0, 0)


@given(st.text(alphabet=HARD))
def test_every_place_is_a_piece_of_the_text_that_reads_the_same(text: str) -> None:
    plain = plain_text(text)
    for start in range(len(plain.text)):
        first, last = plain.place(start, start + 1)
        assert 0 <= first < last <= len(text)
        if plain.text[start].isalpha():
            assert plain.text[start] in unicodedata.normalize("NFC", text[first:last].translate(GONE))


@given(st.text(alphabet=HARD))
def test_places_follow_each_other_in_the_order_of_the_text(text: str) -> None:
    plain = plain_text(text)
    ends = [plain.place(start, start + 1) for start in range(len(plain.text))]
    assert ends == sorted(ends)

"""Sentences of federal prose."""

import pytest

from docxplug.language.sentences import sentences_of


def _split(text: str) -> list[str]:
    return [text[start:end] for start, end in sentences_of(text)]


@pytest.mark.parametrize(
    "sentences",
    [
        ["I ran the U.S. Mint's press room for six years.", "Output doubled."],
        ["The lab stood in Washington, D.C.", "The press stood in Denver."],
        ["Maj. Gen. Ruiz and Lt. Col. Park agreed at 7 a.m. on Friday.", "I signed."],
        ["See E.O. No. 13960 and Sec. 7 of the charter.", "Both were mine."],
        ["We held it to $4.2M. in the first quarter.", "Nobody had done so."],
        ["Tools, e.g. Excel, were old.", "I bought new ones, i.e. two servers."],
        ["I reported on Mar. 3 to Dr. Okafor.", "She agreed."],
        ["I hired 14 GS-15s.", "Each ran a lab."],
        ["Why wait?", "Lives depended on it!", "I left at once."],
        ["The board said, “Go.”", "I went."],
        ["Under 12 U.S.C. 1701 and 24 C.F.R. Part 200, I wrote the rule.", "It stands."],
        ["Acme Inc. missed two dates.", "I ended the contract with Acme Inc.", "The price fell."],
        ["Errors fell from 4.5 to 1.2 percent.", "3 offices closed."],
    ],
)
def test_sentences_end_where_a_reader_ends_them(sentences: list[str]) -> None:
    assert _split(" ".join(sentences)) == sentences


def test_a_line_break_ends_a_sentence() -> None:
    assert _split("• Hired 12 clerks\n• Cut the backlog\vand the queue") == [
        "• Hired 12 clerks",
        "• Cut the backlog",
        "and the queue",
    ]


def test_a_number_at_the_beginning_belongs_to_its_sentence() -> None:
    assert _split("1. I hired a team. 2. I trained it.") == ["1. I hired a team.", "2. I trained it."]


def test_spans_leave_white_space_out_and_count_code_points() -> None:
    text = "  😀 I led.  I wrote. "
    assert [(start, end) for start, end in sentences_of(text)] == [(2, 10), (12, 20)]


@pytest.mark.parametrize("text", ["", "   ", "\n\n"])
def test_a_text_without_words_has_no_sentences(text: str) -> None:
    assert sentences_of(text) == []

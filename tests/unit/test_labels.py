"""CCAR labels as people print them, and lines that only look like them."""

import pytest

from docxplug.analysis.labels import label_of, story_title, uses_letters
from docxplug.analysis.model import PARTS
from docxplug.view import Paragraph

SHORT = {"C": "challenge", "X": "context", "A": "action", "R": "result"}


def parts(paragraph: Paragraph, *, letters: bool = False) -> str:
    label = label_of(paragraph, letters=letters)
    return "".join(key for key, part in SHORT.items() if label and part in label.parts)


PLAIN = [
    ("Challenge", "C"),
    ("CHALLENGE", "C"),
    ("RESULT:", "R"),
    ("The results:", "R"),
    ("[Challenge]", "C"),
    ("1. Challenge", "C"),
    ("4. Results", "R"),
    ("Challenge/Context:", "CX"),
    ("Challenge & Context", "CX"),
    ("CHALLENGE/CONTEXT", "CX"),
    ("Challenge/Context - When I arrived", "CX"),
    ("Challenge: In 2020 we lost", "C"),
    ("Challenge:In 2020 we lost", "C"),
    ("Challenge. In 2020, the agency lost", "C"),
    ("Challenge\nIn 2020 we lost", "C"),
    ("Context—As director I", "X"),
    ("Situation: In 2020 we", "X"),
    ("Task: I had to", "C"),
    ("Actions Taken: I wrote", "A"),
    ("Action - I moved", "A"),
    ("Result – 40 percent fewer claims", "R"),
    ("Results:\tSaved $4M", "R"),
    ("Outcome:", "R"),
    ("Example 2 – Result", "R"),
    ("Example 2 – Result: We won", "R"),
    ("STORY ONE – CHALLENGE/CONTEXT", "CX"),
    ("C H A L L E N G E", "C"),
    ("Cahllenge", "C"),
    ("Ressults:", "R"),
]
BOLD = [
    ("Challenge (25%)", "C"),
    ("Actions – Phase I", "A"),
    ("Actions and Results", "AR"),
    ("Actions I Took", "A"),
    ("Challenge/Context/Action", "CXA"),
    ("Organizational Challenge", "C"),
    ("Problem Statement:", "C"),
    ("Impact on Mission:", "R"),
    ("Results (2021-2023)", "R"),
    ("What I did", "A"),
    ("R E S U L T S :", "R"),
    ("LEADING CHANGE - CHALLENGE", "C"),
    ("Reslts", "R"),
]
NEVER = [
    "Action Officer, G-3",
    "Task Force Lead",
    "Task force: 12 people",
    "Task Order 12: closed",
    "Results Driven",
    "Impact Aid",
    "Action Items: 12 closed",
    "Background checks: 400 done",
    "Challenge Coin Recipient",
    "High Impact Service Provider",
    "Contextual analysis",
    "Approach to Work",
    "Problem Solving",
    "Situation Room upgrade",
    "Building Coalitions",
    "Setting Direction",
    "The result was a 40 percent drop.",
    "The challenge: costs had doubled.",
    "I took action: I fired the vendor.",
    "Challenges remain.",
    "Our approach worked.",
    "As a result, costs fell.",
    "A: drive",
]


@pytest.mark.parametrize(("text", "expected"), PLAIN)
def test_a_label_in_plain_type_is_read(text: str, expected: str) -> None:
    assert parts(Paragraph(0, text)) == expected


@pytest.mark.parametrize(("text", "expected"), BOLD)
def test_a_label_that_only_bold_shows_is_read(text: str, expected: str) -> None:
    assert parts(Paragraph(0, text, bold_lead=len(text))) == expected


@pytest.mark.parametrize("text", NEVER)
@pytest.mark.parametrize("bold", [False, True])
def test_something_else_is_no_label(text: str, bold: bool) -> None:
    assert parts(Paragraph(0, text, bold_lead=len(text) if bold else 0)) == ""


@pytest.mark.parametrize(
    ("text", "lead", "rest"),
    [
        ("Action: I wrote it.", 7, "I wrote it."),
        ("Action I wrote it.", 6, "I wrote it."),
        ("Outcomes. We won.", 9, "We won."),
        ("Result - Costs fell.", 0, "Costs fell."),
    ],
)
def test_a_run_in_label_ends_where_the_text_begins(text: str, lead: int, rest: str) -> None:
    label = label_of(Paragraph(0, text, bold_lead=lead))
    assert label is not None
    assert text[label.rest :] == rest
    assert text[label.start : label.end] in {"Action", "Outcomes", "Result"}


def test_a_bold_first_word_of_a_sentence_is_no_label() -> None:
    assert label_of(Paragraph(0, "Results were strong in 2020.", bold_lead=7)) is None


def test_the_label_leaves_out_what_stands_before_it() -> None:
    label = label_of(Paragraph(0, "1. Example 2 – Result: We won"))
    assert label is not None
    assert ("1. Example 2 – Result: We won"[label.start : label.end], label.opens_story) == ("Result", True)


def test_single_letters_count_only_where_the_document_uses_them() -> None:
    lines = [
        Paragraph(i, t)
        for i, t in enumerate(("C – Costs rose.", "A – I wrote.", "R: Costs fell.", "A new plan"))
    ]
    assert uses_letters(lines)
    assert not uses_letters(lines[:2])
    assert [parts(line, letters=True) for line in lines] == ["C", "A", "R", ""]
    assert [parts(line) for line in lines] == [""] * 4


def test_parts_come_in_the_order_of_the_model() -> None:
    label = label_of(Paragraph(0, "Context/Challenge:"))
    assert label is not None
    assert label.parts == PARTS[:2]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Example 2: Avian influenza", True),
        ("Story 1", True),
        ("Example 1 shows how I led.", False),
        ("Result", False),
    ],
)
def test_a_storys_title_is_told_from_a_sentence(text: str, expected: bool) -> None:
    assert story_title(Paragraph(0, text)) is expected

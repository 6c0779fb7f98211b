"""Stories by labels, and without labels by what the sentences say."""

import re
from pathlib import Path

import pytest

from docxplug.analysis.model import PARTS, Part, Response, Story
from docxplug.analysis.prose import Prose
from docxplug.analysis.stories import stories
from docxplug.view import Paragraph, TextView

STORIES = Path(__file__).parent / "data" / "stories"
MARK = re.compile(r"(\d?)([CXARO]+): ")
LETTERS: dict[str, Part] = {"C": "challenge", "X": "context", "A": "action", "R": "result"}
WITHOUT_STORIES = {"duties_only", "philosophy_only"}

Marked = list[tuple[str, set[Part], str]]  # story, parts, text of each paragraph


def marked(name: str) -> Marked:
    paragraphs = (STORIES / f"{name}.txt").read_text(encoding="utf-8").strip().split("\n\n")
    found = []
    for paragraph in paragraphs:
        mark = MARK.match(paragraph)
        assert mark, paragraph
        found.append((mark[1], {LETTERS[c] for c in mark[2] if c != "O"}, paragraph[mark.end() :]))
    return found


def read(*paragraphs: str | Paragraph) -> tuple[Story, ...]:
    view = TextView(tuple(Paragraph(i, p) if isinstance(p, str) else p for i, p in enumerate(paragraphs)))
    return stories(view, Response("R1", None, None, 0, len(paragraphs) - 1), Prose(view))


def by_paragraph(found: tuple[Story, ...]) -> dict[int, set[Part]]:
    places: dict[int, set[Part]] = {}
    for story in found:
        for part in story.parts:
            places.setdefault(part.span.paragraph, set()).add(part.part)
    return places


def missing_of(found: tuple[Story, ...]) -> list[Part]:
    return sorted(part for story in found for part in story.missing)


def truly_missing(answer: Marked) -> list[Part]:
    numbers = {number for number, parts, _ in answer if parts}
    there = {n: {part for number, parts, _ in answer if number == n for part in parts} for n in numbers}
    return sorted(part for n in numbers for part in PARTS if part not in there[n])


NAMES = sorted(path.stem for path in STORIES.glob("*.txt"))
TOLD = [name for name in NAMES if name not in WITHOUT_STORIES]


def test_nearly_all_unlabelled_paragraphs_are_seen_as_parts_that_they_are() -> None:
    right = told = 0
    for name in TOLD:
        answer = marked(name)
        seen = by_paragraph(read(*(text for _, _, text in answer)))
        parts_of = [(seen.get(index, set()), parts) for index, (_, parts, _) in enumerate(answer) if parts]
        right += sum(bool(found) and found <= parts for found, parts in parts_of)
        told += len(parts_of)
    assert right / told >= 0.98


def test_nothing_is_missed_in_nearly_all_complete_answers() -> None:
    answers = [marked(name) for name in TOLD]
    right = [missing_of(read(*(t for _, _, t in answer))) == truly_missing(answer) for answer in answers]
    assert sum(right) / len(right) >= 0.95


@pytest.mark.parametrize("name", sorted(WITHOUT_STORIES))
def test_duties_and_beliefs_are_no_story(name: str) -> None:
    assert read(*(text for _, _, text in marked(name))) == ()


def test_a_part_taken_out_is_missed_in_most_answers() -> None:
    answers = [marked(name) for name in TOLD]
    cut = [
        [*answer[:index], *answer[index + 1 :]]
        for answer in answers
        for index, (_, parts, _) in enumerate(answer)
        if len(parts) == 1
    ]
    right = sum(missing_of(read(*(text for _, _, text in answer))) == truly_missing(answer) for answer in cut)
    assert right / len(cut) >= 0.9


@pytest.mark.parametrize("name", TOLD)
def test_cues_never_overlap_and_quote_the_text(name: str) -> None:
    texts = [text for _, _, text in marked(name)]
    for story in read(*texts):
        spans = [part.span for part in story.parts]
        assert spans == sorted(spans)
        assert all(0 <= span.start < span.end <= len(texts[span.paragraph]) for span in spans)
        assert all(part.by == "cues" and part.label == "" for part in story.parts)


CHALLENGE = "In 2020 the backlog had doubled and nobody answered the phones."
CONTEXT = "I was the director of an office with 40 employees."
ACTION = "I hired ten people and rewrote the manual."
RESULT = "The backlog fell by 80 percent."
OPENING = "Across 12 years of federal service I have led large offices."


def test_labels_cut_an_answer_into_stories() -> None:
    found = read(
        OPENING, "Challenge", CHALLENGE, "Context", CONTEXT, "Action", ACTION, ACTION, "Result", RESULT,
        "Challenge:", CHALLENGE, "Action:", ACTION, "Result:", RESULT,
    )  # fmt: skip
    assert [story.missing for story in found] == [(), ("context",)]
    assert [(part.part, part.span.paragraph) for part in found[0].parts] == [
        ("challenge", 2), ("context", 4), ("action", 6), ("action", 7), ("result", 9),
    ]  # fmt: skip
    assert all(part.by == "heading" for story in found for part in story.parts)
    assert found[1].parts[0].label == "Challenge"


def test_a_run_in_label_is_left_out_of_the_span() -> None:
    found = read(f"Challenge/Context - {CHALLENGE}", f"Action - {ACTION}", f"Result - {RESULT}")
    assert [(part.part, part.span.start) for part in found[0].parts] == [
        ("challenge", 20), ("context", 20), ("action", 9), ("result", 9),
    ]  # fmt: skip
    assert found[0].missing == ()


def test_labels_in_the_wrong_order_stay_one_story() -> None:
    found = read("Challenge", CONTEXT, "Context", CHALLENGE, "Result", ACTION, "Action", RESULT)
    assert len(found) == 1
    assert found[0].missing == ()


def test_actions_after_a_result_go_on_with_the_story() -> None:
    found = read(
        "Challenge", CHALLENGE, "Context", CONTEXT, "Action 1", ACTION, "Result 1", RESULT, "Action 2", ACTION
    )
    assert len(found) == 1


def test_letters_are_labels_where_the_answer_uses_them() -> None:
    found = read(f"C – {CHALLENGE}", f"A – {ACTION}", f"R – {RESULT}")
    assert [part.part for part in found[0].parts] == ["challenge", "action", "result"]
    assert found[0].missing == ("context",)


def test_a_closing_after_the_last_result_is_no_part() -> None:
    closing = "Through this and similar work I have shown that I can lead."
    found = read(
        f"Challenge: {CHALLENGE}", f"Context: {CONTEXT}", f"Action: {ACTION}", f"Result: {RESULT}", closing
    )
    assert 4 not in by_paragraph(found)


def test_a_title_begins_the_next_story() -> None:
    found = read(
        "Example 1",
        "Action",
        ACTION,
        "Result",
        RESULT,
        "Example 2: Phones",
        "Action",
        ACTION,
        "Result",
        RESULT,
    )
    assert [story.missing for story in found] == [("challenge", "context")] * 2


def test_a_problem_told_before_the_first_label_is_not_missed() -> None:
    found = read(OPENING, CHALLENGE, "Actions", ACTION, "Results", RESULT)
    assert (found[0].parts[0].part, found[0].parts[0].by) == ("challenge", "cues")
    assert found[0].missing == ("context",)


def test_labels_over_the_columns_of_a_table_hold_for_the_cells_below() -> None:
    texts = ["Challenge", "Context", "Action", "Result", CHALLENGE, CONTEXT, ACTION, RESULT]
    cells = [Paragraph(i, text, "table", cell=(0, i // 4, i % 4)) for i, text in enumerate(texts)]
    found = read(*cells)
    assert by_paragraph(found) == {4: {"challenge"}, 5: {"context"}, 6: {"action"}, 7: {"result"}}
    assert found[0].missing == ()


def test_labels_beside_the_text_in_a_table_hold_for_their_row() -> None:
    texts = ["Challenge", CHALLENGE, "Context", CONTEXT, "Action", ACTION, "Result", RESULT]
    cells = [Paragraph(i, text, "table", cell=(0, i // 2, i % 2)) for i, text in enumerate(texts)]
    assert by_paragraph(read(*cells)) == {1: {"challenge"}, 3: {"context"}, 5: {"action"}, 7: {"result"}}


def test_an_empty_answer_has_no_story() -> None:
    assert read("", "  ") == ()

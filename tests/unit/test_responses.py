"""Whose answer is it: headings, repeated qualifications, tables, titles, and no heading at all."""

from hypothesis import given
from hypothesis import strategies as st

from docxplug.analysis.responses import find_responses, posting_from_view
from docxplug.posting import Posting
from docxplug.posting.read import read_posting
from docxplug.view import Paragraph, TextView

TQ1 = "Demonstrated experience directing a national drinking water program, including standards and enforcement."
TQ2 = "Knowledge of federal water law and demonstrated ability to apply it to infrastructure investments."
TQ3 = "Ability to build partnerships with utilities, tribes and states."
POSTING = read_posting(
    f"MTQ 1: {TQ1}\nMTQ 2: {TQ2}\nMTQ 3: {TQ3}\nECQ 1: Leading Change\nECQ 2: Leading People\n"
)
ANSWER = "In 2021 I directed a team that wrote new rules. We finished in June."


def view_of(*texts: str, bold: tuple[str, ...] = ()) -> TextView:
    return TextView(tuple(Paragraph(i, t, bold_lead=len(t) if t in bold else 0) for i, t in enumerate(texts)))


def found(view: TextView, posting: Posting | None = POSTING) -> list[tuple[str | None, int, int]]:
    return [
        (answer.qualification.id if answer.qualification else None, answer.first, answer.last)
        for answer in find_responses(view, posting)
    ]


def test_answers_may_come_in_another_order_under_other_labels() -> None:
    view = view_of(
        "Jane Doe", "Technical Narrative", "MTQ-2", ANSWER, "", "TQ 1", ANSWER, ANSWER, "Closing words."
    )
    assert found(view) == [("TQ2", 3, 3), ("TQ1", 6, 8)]
    assert [view.quote(a.heading) for a in find_responses(view, POSTING) if a.heading] == ["MTQ-2", "TQ 1"]


def test_roman_numbers_and_words_count() -> None:
    view = view_of("Technical Qualification III:", ANSWER, "Technical Qualification Two - Water Law", ANSWER)
    assert found(view) == [("TQ3", 1, 1), ("TQ2", 3, 3)]


def test_the_repeated_qualification_belongs_to_the_heading() -> None:
    assert found(view_of(f"TQ 1: {TQ1}", ANSWER)) == [("TQ1", 1, 1)]
    assert found(view_of("TQ 3", "", TQ3, "Response:", ANSWER, "CHALLENGE", ANSWER)) == [("TQ3", 4, 6)]
    assert found(view_of(f"TQ 1\n{TQ1}", ANSWER)) == [("TQ1", 1, 1)]


def test_the_first_words_of_a_qualification_are_a_heading() -> None:
    view = view_of(
        "Knowledge of federal water law and demonstrated ability to apply it", ANSWER, TQ3[:-1], ANSWER
    )
    assert found(view) == [("TQ2", 1, 1), ("TQ3", 3, 3)]


def test_words_win_over_a_number_that_does_not_fit() -> None:
    assert found(view_of(f"TQ 1: {TQ2}", ANSWER)) == [("TQ2", 1, 1)]


def test_an_opening_in_the_postings_words_is_part_of_the_answer() -> None:
    opening = (
        "I have demonstrated experience directing a national drinking water program, including standards."
    )
    assert found(view_of("TQ 1", opening, ANSWER)) == [("TQ1", 1, 2)]


def test_an_answer_that_runs_on_from_its_label_begins_in_the_labels_paragraph() -> None:
    view = view_of(
        "TQ 1: In 2021 I directed a national drinking water program and cut violations by half.", ANSWER
    )
    answer = find_responses(view, POSTING)[0]
    assert (answer.first, answer.last) == (0, 1)
    assert answer.heading is not None
    assert view.quote(answer.heading) == "TQ 1"


def test_bold_titles_announce_answers_where_nothing_else_does() -> None:
    titles = ("National Drinking Water Program", "Partnerships with Utilities and Tribes", "Results")
    view = view_of(titles[0], ANSWER, titles[1], ANSWER, titles[2], ANSWER, bold=titles)
    assert found(view) == [("TQ1", 1, 1), ("TQ3", 3, 5)]


def test_a_storys_title_and_a_part_of_a_story_announce_no_answer() -> None:
    titles = ("Example 1: Drinking Water Program Standards", "Drinking Water Enforcement", "Results:")
    view = view_of("TQ 1", ANSWER, titles[0], ANSWER, titles[1], ANSWER, titles[2], ANSWER, bold=titles)
    assert found(view) == [("TQ1", 1, 7)]


def test_sentences_about_other_qualifications_announce_no_answer() -> None:
    view = view_of("TQ 1", ANSWER, "TQ 1 and TQ 2 draw on the same experience.", "TQ 1 (continued)", ANSWER)
    assert found(view) == [("TQ1", 1, 4)]


def test_names_of_ecqs_announce_answers() -> None:
    assert found(view_of("LEADING CHANGE", ANSWER, "ECQ 2: Leading People", ANSWER)) == [
        ("ECQ1", 1, 1),
        ("ECQ2", 3, 3),
    ]


def test_a_section_heading_ends_an_answer() -> None:
    view = view_of("TQ 1", ANSWER, "EXECUTIVE CORE QUALIFICATIONS", "ECQ 1 - Leading Change", ANSWER)
    assert found(view) == [("TQ1", 1, 1), ("ECQ1", 4, 4)]


def test_a_heading_without_text_has_no_answer() -> None:
    assert found(view_of("TQ 1", "TQ 2", "TQ 3", "TQ 1", ANSWER, "TQ 3", ANSWER)) == [
        ("TQ1", 4, 4),
        ("TQ3", 6, 6),
    ]


def test_an_answer_may_stand_in_the_next_cell() -> None:
    cells = ["Technical Qualification", "Response", f"TQ 1: {TQ1}", ANSWER, "TQ 2", ANSWER]
    view = TextView(tuple(Paragraph(i, t, "table", cell=(0, i // 2, i % 2)) for i, t in enumerate(cells)))
    assert found(view) == [("TQ1", 3, 3), ("TQ2", 5, 5)]


def test_notes_belong_to_no_answer() -> None:
    view = TextView((Paragraph(0, "TQ 1"), Paragraph(1, ANSWER), Paragraph(2, "See 40 CFR 141.", "footnote")))
    assert found(view) == [("TQ1", 1, 1)]


def test_a_text_without_headings_is_one_answer() -> None:
    one = read_posting("Experience leading large programs.")
    assert found(view_of("", ANSWER, ANSWER, ""), one) == [("TQ1", 1, 2)]
    assert found(view_of(ANSWER), None) == [(None, 0, 0)]


def test_without_headings_the_shared_words_decide_or_nothing_does() -> None:
    about_water = "I directed the national drinking water program, its standards and its enforcement."
    assert found(view_of(ANSWER, about_water)) == [("TQ1", 0, 1)]
    assert found(view_of("I like my work.")) == [(None, 0, 0)]


def test_a_resume_answers_each_technical_qualification_with_all_of_its_text() -> None:
    answers = find_responses(view_of("Jane Doe", ANSWER), POSTING, in_resume=True)
    assert [(a.id, a.qualification and a.qualification.id, a.first, a.last) for a in answers] == [
        ("R1", "TQ1", 0, 1),
        ("R2", "TQ2", 0, 1),
        ("R3", "TQ3", 0, 1),
    ]


def test_an_empty_document_has_no_answer() -> None:
    assert found(view_of("", "  ")) == []


def test_qualifications_repeated_above_the_answers_serve_as_the_announcement() -> None:
    view = view_of(f"TQ 1: {TQ1}", ANSWER, "MTQ #3", TQ3, ANSWER, "TQ 2", ANSWER)
    posting = posting_from_view(view)
    assert posting is not None
    assert [(q.id, q.text) for q in posting.qualifications] == [("TQ1", TQ1), ("TQ3", TQ3)]
    assert found(view, posting)[:2] == [("TQ1", 1, 1), ("TQ3", 4, 4)]


def test_a_document_that_repeats_none_gives_no_announcement() -> None:
    assert posting_from_view(view_of("TQ 1", ANSWER)) is None


PIECES = [
    "TQ 1",
    "TQ 2: ",
    "ECQ 1",
    "Leading People",
    TQ1,
    TQ3[:30],
    ANSWER,
    "Results",
    "",
    " ",
    "(continued)",
    "\n",
]


@given(st.lists(st.lists(st.sampled_from(PIECES), max_size=3).map("".join), max_size=12))
def test_answers_never_overlap_and_hold_text_at_both_ends(paragraphs: list[str]) -> None:
    view = TextView.from_texts(paragraphs)
    answers = find_responses(view, POSTING)
    covered = [index for answer in answers for index in answer.indexes()]
    assert covered == sorted(set(covered))
    assert all(paragraphs[a.first].strip() and paragraphs[a.last].strip() for a in answers)


def test_without_an_announcement_an_answer_is_to_what_its_numbered_heading_names() -> None:
    view = view_of("TQ 1: Antitrust", ANSWER, "Leading Change", ANSWER, "TQ 3", ANSWER, "TQ 3", ANSWER)
    assert found(view, None) == [("TQ1", 1, 1), (None, 3, 3), ("TQ3", 5, 5), (None, 7, 7)]
    first = find_responses(view, None)[0].qualification
    assert first
    assert (first.label, first.text) == ("TQ 1: Antitrust", "")
    only_ecqs = read_posting("ECQ 1: Leading Change\nECQ 2: Leading People\n")
    assert found(view, only_ecqs) == [("TQ1", 1, 1), ("ECQ1", 3, 3), ("TQ3", 5, 5), (None, 7, 7)]

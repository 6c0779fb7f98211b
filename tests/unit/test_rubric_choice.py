"""Which pack is taken for which document, and the reason that is given."""

from pathlib import Path

import pytest

from docxplug.pack_files import names
from docxplug.posting.read import read_posting
from docxplug.rubric_choice import choose
from docxplug.view import TextView

ANSWERS = Path(__file__).parent.parent / "data" / "answers"
TQS = "Technical Qualification 1: Experience with laboratories.\n\nTechnical Qualification 2: Experience with rivers."
STORY = "In 2023 I moved the laboratory of 90 people to a new building."


def view_of(*texts: str) -> TextView:
    return TextView.from_texts(texts)


def read(name: str) -> TextView:
    return TextView.from_texts((ANSWERS / name).read_text(encoding="utf-8").split("\n"))


@pytest.mark.parametrize(
    ("name", "pack"),
    [
        ("strong-tq-bridges.txt", "tq"),
        ("bureaucratic-tq-compliance.txt", "tq"),
        ("headed-ecq-results.txt", "ecq-2012"),
        ("philosophical-ecq-people.txt", "ecq-2012"),
        ("resume-two-pages.txt", "resume-2025"),
    ],
)
def test_a_document_alone_shows_what_it_is(name: str, pack: str) -> None:
    assert choose(read(name), None).name == pack


def test_every_choice_is_a_pack_that_ships() -> None:
    assert {choose(read(path.name), None).name for path in ANSWERS.glob("*.txt")} <= set(names())


def test_headings_of_answers_decide_even_where_the_announcement_wants_a_resume_too() -> None:
    posting = read_posting(
        TQS + "\n\nHow to apply\nDo not submit separate narratives; your resume must show them."
    )
    name, reason = choose(view_of("TQ 1", STORY, "TQ 2", STORY), posting)
    assert name == "tq"
    assert "headings" in reason


def test_an_announcement_that_takes_no_narratives_asks_for_the_resume_pack_in_its_own_words() -> None:
    posting = read_posting(TQS + "\n\nHow to apply\nDo not submit separate narratives with your application.")
    name, reason = choose(view_of(STORY), posting)
    assert name == "resume-2025"
    assert "Do not submit separate narratives" in reason


def test_a_narrative_stays_one_where_only_a_resume_is_taken_so_that_the_reader_is_told() -> None:
    posting = read_posting(TQS + "\n\nHow to apply\nDo not submit separate narratives with your application.")
    assert choose(read("strong-tq-bridges.txt"), posting).name == "tq"


def test_headings_with_the_names_of_2025_are_ecqs_too() -> None:
    assert (
        choose(view_of("Driving Efficiency", STORY, "Merit and Competence", STORY), None).name == "ecq-2012"
    )


def test_an_announcement_of_ecqs_only_makes_an_answer_without_headings_an_ecq() -> None:
    posting = read_posting("ECQ 1: Leading Change\n\nECQ 2: Leading People\n\nECQ 3: Results Driven")
    assert choose(view_of(STORY), posting).name == "ecq-2012"


def test_a_word_such_as_experience_in_a_sentence_makes_no_resume() -> None:
    told = view_of("My experience and education began in a mill.", "Skills are learned.", STORY)
    assert choose(told, None).name == "tq"


def test_a_sentence_about_leading_people_is_no_ecq_heading() -> None:
    assert choose(view_of("Leading people is what I did in 2023 in Ohio.", STORY), None).name == "tq"

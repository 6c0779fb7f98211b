"""Limits as announcements state them, with what each is for."""

import pytest

from docxplug.posting import Limit
from docxplug.posting.read import read_posting

AROUND = (
    "Technical Qualifications\n1. Experience leading large programs.\n2. Knowledge of law.\n\nHow to Apply\n"
)


def limits_of(sentence: str) -> list[tuple[str, str, float]]:
    return [(limit.scope, limit.unit, limit.value) for limit in read_posting(AROUND + sentence + "\n").limits]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Each MTQ narrative is restricted to a maximum of two (2) pages.", [("tq_each", "pages", 2)]),
        ("A 2-page narrative is required for each MTQ.", [("tq_each", "pages", 2)]),
        ("Each narrative should be between one and two pages.", [("tq_each", "pages", 2)]),
        ("The response to each PTQ should be 1–3 pages.", [("tq_each", "pages", 3)]),
        ("Maximum length: 1 1/2 pages per TQ.", [("tq_each", "pages", 1.5)]),
        ("We will only read the first two pages of each TQ narrative.", [("tq_each", "pages", 2)]),
        ("Your combined responses to the MTQs may not exceed eight pages.", [("tq_total", "pages", 8)]),
        ("Responses to all TQs shall be no longer than 5 pages.", [("tq_total", "pages", 5)]),
        ("Limit each response to 3,000 characters, including spaces.", [("tq_each", "characters", 3000)]),
        ("Text boxes accept 8K characters per TQ.", [("tq_each", "characters", 8000)]),
        ("Use no more than 750 words for each Technical Qualification.", [("tq_each", "words", 750)]),
        ("Résumés longer than 2 pages will be rejected.", [("resume", "pages", 2)]),
        ("Resume: 5 pages maximum.", [("resume", "pages", 5)]),
        ("Your application package must not exceed 20 pages.", [("document", "pages", 20)]),
        ("Your ECQ and TQ narratives must not exceed 16 pages in total.", [("document", "pages", 16)]),
        ("ECQ narratives are limited to two pages per ECQ.", [("ecq_each", "pages", 2)]),
        (
            "Use a font size of at least 11 and margins of one inch.",
            [("all", "points", 11), ("all", "inches", 1)],
        ),
        (
            "Put titles in 14-point font for headings and use 10-point for the main text.",
            [("all", "points", 10)],
        ),
        (
            "Text must be 12-point or larger; margins at least ½ inch.",
            [("all", "points", 12), ("all", "inches", 0.5)],
        ),
        ('Print on 8.5 x 11 inch paper with 1" margins.', [("all", "inches", 1)]),
        ("Resume text must be 10 pt. or larger.", [("resume", "points", 10)]),
        ("Page limit for the TQs: 2 per TQ.", [("tq_each", "pages", 2)]),
        ("Send your resume. Pages are limited to six (6).", [("resume", "pages", 6)]),
        ("Your resume may have four pages and no more.", [("resume", "pages", 4)]),
        ("Each TQ: at most 900 words (about two pages).", [("tq_each", "words", 900)]),
        ("Send your resume. Use 10-point type.", [("resume", "points", 10)]),
        ("The whole package, including your resume, shall not exceed 9 pages.", [("document", "pages", 9)]),
        ("Your TQ narratives (excluding the resume) may not exceed 5 pages.", [("tq_total", "pages", 5)]),
        ("No more than three of its pages may be given to all TQs together.", [("tq_total", "pages", 3)]),
        ("Up to five (5) of those pages may be your resume.", [("resume", "pages", 5)]),
    ],
)
def test_a_phrasing_is_read(sentence: str, expected: list[tuple[str, str, float]]) -> None:
    assert limits_of(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "The total length of your TQ narratives must not exceed 4 pages, and your resume may not exceed 5 pages.",
            [("tq_total", "pages", 4), ("resume", "pages", 5)],
        ),
        (
            "ECQ narratives may be no longer than two pages per ECQ, for a total of 10 pages.",
            [("ecq_each", "pages", 2), ("ecq_total", "pages", 10)],
        ),
        (
            "The ECQ package is limited to 10 pages; TQs are limited to 2 pages each.",
            [("ecq_total", "pages", 10), ("tq_each", "pages", 2)],
        ),
        (
            "Resume (4 pages), ECQs (9 pages) and TQs (3 pages in all) are the limits.",
            [("resume", "pages", 4), ("ecq_total", "pages", 9), ("tq_total", "pages", 3)],
        ),
        (
            "Limit your narrative to one page per MTQ and ECQ.",
            [("tq_each", "pages", 1), ("ecq_each", "pages", 1)],
        ),
    ],
)
def test_a_sentence_with_two_limits_keeps_them_apart(
    sentence: str, expected: list[tuple[str, str, float]]
) -> None:
    assert limits_of(sentence) == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "This is page 2 of 5.",
        "A guide of 40 pages of benefits information is available.",
        "Veterans with a 10-point preference must submit an SF-15.",
        "Call 202-555-0143 before December 3, 2026 at 11:59 p.m.",
        "Clerks in this office type 40 words per minute.",
        "You must submit at least 2 pages.",
        "The office manages a library of up to 400 pages of regulations.",
        "Your cover letter may not exceed one page.",
        "Relocation\nAn inventory of no more than three pages is asked of the mover.",
        "This announcement replaces ES-19, which asked for a 5-page resume.",
        "The previous announcement limited each TQ narrative to 2 pages.",
        "You will be asked four short essay questions, each of 200 words or less.",
        "A faxed application may not exceed 40 pages.",
        "My resume is too long\nThe builder takes up to 4,000 characters per position.",
    ],
)
def test_other_numbers_are_no_limits(sentence: str) -> None:
    assert limits_of(sentence) == []


def test_it_goes_on_about_what_the_sentence_before_named() -> None:
    assert limits_of("Upload your resume. It must not exceed 3 pages.") == [("resume", "pages", 3)]


def test_a_limit_stated_twice_is_kept_once_with_its_first_sentence() -> None:
    posting = read_posting(
        AROUND + "Limit your resume to 5 pages. Only the first 5 pages of a resume are read."
    )
    assert posting.limits == (Limit("resume", "pages", 5, "Limit your resume to 5 pages."),)


def test_a_rule_that_cannot_be_read_is_named() -> None:
    rule = "Responses should not go past the end of a single sheet of paper, both sides."
    posting = read_posting(AROUND + rule)
    assert posting.limits == ()
    assert posting.unread == (rule,)


@pytest.mark.parametrize(
    "sentence",
    ["Transcripts should be no more than 4 pages.", "You should hear from us at four points in the process."],
)
def test_what_is_no_rule_for_answers_is_not_named_as_unread(sentence: str) -> None:
    assert read_posting(AROUND + sentence).unread == ()


def test_words_for_narratives_mean_the_ecqs_where_the_announcement_has_only_those() -> None:
    text = "ECQ 1: Leading Change\nECQ 2: Leading People\n\nNarratives may not exceed 8,000 characters."
    assert [limit.scope for limit in read_posting(text).limits] == ["ecq_each"]


def test_narratives_are_those_of_the_qualifications_named_before() -> None:
    text = (
        "You will be evaluated on these technical qualifications (narratives may not exceed 2 pages each):\n"
        "1. Knowledge of statistics.\n2. Skill in leading survey organizations.\n\nECQs\nLeading Change\n"
        "Leading People\nResults Driven\n"
    )
    assert [limit.scope for limit in read_posting(text).limits] == ["tq_each"]

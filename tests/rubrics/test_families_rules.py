"""Checks whose cases need more than a text: facts of the format, several documents, a day, a pack of one's own."""

import datetime
from pathlib import Path

import pytest

from docxplug.analysis.responses import find_responses
from docxplug.checks.answers import unanswered
from docxplug.checks.reuse import known_again, shingles
from docxplug.findings import Finding
from docxplug.format_facts import FormatFacts, TextSize
from docxplug.posting import Instruction, Limit, Posting
from docxplug.posting.model import Scope
from docxplug.posting.read import read_posting
from docxplug.reviewing import review
from docxplug.rubric import load
from docxplug.spans import Span
from docxplug.view import TextView

TODAY = datetime.date(2026, 11, 21)
TEXT = "I moved the registry of 90 people to a new building in May 2023."
SIZE = Limit("all", "points", 11, "Use a font of at least 11 points.")
MARGIN = Limit("all", "inches", 1, "Margins must be at least one inch.")


def found(
    check: str,
    *texts: str,
    pack: str = "tq",
    posting: Posting | None = None,
    look: FormatFacts | None = None,
    as_of: datetime.date = TODAY,
) -> list[Finding]:
    view = TextView.from_texts(texts)
    done = review(view, posting, load(pack), as_of=as_of, look=look, only=[check])
    assert not done.failures
    return list(done.findings)


def test_text_smaller_than_asked_is_one_finding_at_all_its_places() -> None:
    look = FormatFacts(
        [TextSize(Span(0, 0, 7), 10), TextSize(Span(0, 7, 20), 12), TextSize(Span(0, 20, 30), 9)]
    )
    (finding,) = found("format.font", TEXT, posting=Posting(limits=(SIZE,)), look=look)
    assert finding.spans == (Span(0, 0, 7), Span(0, 20, 30))
    assert "9-point type" in finding.message
    assert SIZE.sentence in finding.message


def test_a_font_of_the_size_that_is_asked_for_is_fine() -> None:
    look = FormatFacts([TextSize(Span(0, 0, 20), 11)], narrowest_margin=1.0)
    assert found("format.font", TEXT, posting=Posting(limits=(SIZE, MARGIN)), look=look) == []


def test_a_small_font_is_nobodys_business_where_the_announcement_has_no_rule() -> None:
    assert (
        found("format.font", TEXT, posting=Posting(), look=FormatFacts([TextSize(Span(0, 0, 20), 8)])) == []
    )


@pytest.mark.parametrize(
    ("scope", "pack", "count"),
    [("resume", "tq", 0), ("resume", "resume-2025", 1), ("tq_each", "tq", 1), ("tq_each", "resume-2025", 0)],
)
def test_a_font_for_the_resume_is_not_asked_of_narratives_nor_theirs_of_it(
    scope: Scope, pack: str, count: int
) -> None:
    look = FormatFacts([TextSize(Span(0, 0, 7), 10)])
    posting = Posting(limits=(SIZE._replace(scope=scope),))
    assert len(found("format.font", TEXT, pack=pack, posting=posting, look=look)) == count


def test_margins_narrower_than_asked_are_told_with_the_announcements_sentence() -> None:
    look = FormatFacts(narrowest_margin=0.5)
    (finding,) = found("format.font", TEXT, posting=Posting(limits=(MARGIN,)), look=look)
    assert "0.5 inches" in finding.message
    assert MARGIN.sentence in finding.message


def test_missing_page_numbers_are_a_warning_only_where_they_are_asked_for() -> None:
    look = FormatFacts(has_page_numbers=False)
    asked = Posting(instructions=(Instruction("page numbers", "Number all pages."),))
    (plain,) = found("format.pagenumbers", TEXT, look=look)
    (told,) = found("format.pagenumbers", TEXT, look=look, posting=asked)
    assert (plain.severity, told.severity) == ("info", "warning")
    assert found("format.pagenumbers", TEXT, look=FormatFacts()) == []


def test_a_story_grows_too_old_on_the_day_after_ten_years() -> None:
    story = "In May 2016 I closed the dam and moved 40 families."
    before = found("recency.ecq", story, pack="ecq-2012", as_of=datetime.date(2026, 5, 30))
    after = found("recency.ecq", story, pack="ecq-2012", as_of=datetime.date(2026, 5, 31))
    assert [f.severity for f in (*before, *after)] == ["info", "error"]


def test_an_old_tq_story_is_a_warning_only_where_the_announcement_asks_for_recent_ones() -> None:
    story = "In May 2012 I closed the dam and moved 40 families."
    asked = Posting(
        instructions=(Instruction("recent examples", "Examples must be from the past ten years."),)
    )
    (plain,) = found("recency.tq", story)
    (told,) = found("recency.tq", story, posting=asked)
    assert (plain.severity, told.severity) == ("info", "warning")
    assert "past ten years." in told.message


def test_a_no_narratives_rule_is_a_warning_in_its_own_words_for_a_narrative() -> None:
    posting = Posting(instructions=(Instruction("no narratives", "Do not submit narratives."),))
    severities = {f.severity: f.message for f in found("instr.follow", TEXT, posting=posting)}
    assert "Do not submit narratives." in severities["warning"]


STORY = (
    "In 2021 the lab lost its licence and 40 clinics had no tests.",
    "I ran the lab with 90 staff and $12 million.",
    "I hired a quality officer, rewrote 12 procedures and retrained the staff.",
    "The licence came back in five months and error rates fell by 60 percent.",
)


def story(number: int) -> list[str]:
    parts = zip(("Challenge", "Context", "Action", "Result"), STORY, strict=True)
    filler = " I told the staff every evening what came next and why." * 4
    return [f"{part}: {text.replace('2021', str(2020 + number))}{filler}" for part, text in parts]


def test_one_story_in_a_long_answer_is_mentioned_and_two_are_not() -> None:
    (finding,) = found("story.count", *story(1))
    assert finding.severity == "info"
    assert found("story.count", *story(1), *story(2)) == []


def test_three_stories_are_too_many_for_an_ecq_and_fine_for_a_tq() -> None:
    texts = [*story(1), *story(2), *story(3)]
    assert len(found("story.count", *texts, pack="ecq-2012")) == 1
    assert found("story.count", *texts) == []


def test_a_competency_of_another_ecq_is_told_when_asked_for() -> None:
    action = "Action: I wrote the appropriation for the new building and signed the contract award. I asked nobody."
    texts = [
        "Leading People",
        "Challenge: In 2021 the lab lost its licence.",
        action,
        "Result: It came back in May 2022.",
    ]
    (finding,) = found("comp.misplaced", *texts, pack="ecq-2012")
    assert "Business Acumen" in finding.message


def test_qualifications_are_held_against_the_answers_of_all_documents_of_a_package() -> None:
    posting = read_posting(
        "\n\n".join(f"Technical Qualification {n}: Experience with {w}." for n, w in NAMES.items())
    )
    documents = [TextView.from_texts([f"Technical Qualification {n}", TEXT]) for n in (1, 3)]
    responses = [response for view in documents for response in find_responses(view, posting)]
    assert [q.id for q in unanswered(posting, responses)] == ["TQ2"]


NAMES = {1: "large rivers and their dams", 2: "the law of fishing", 3: "inland navigation"}


def test_a_sentence_of_another_document_is_known_again_when_a_word_changed() -> None:
    later = [
        "In 2022 I led the move.",
        "I opened a ferry, moved the clinic to a school and told the towns each evening.",
    ]
    earlier = shingles("I opened a ferry, moved the clinic to a school and told the towns every evening.")
    assert known_again(earlier, [shingles(sentence) for sentence in later], share=0.6) == [1]
    assert known_again(earlier, [shingles("I opened a ferry.")], share=0.6) == []


def test_a_mistake_in_a_users_expression_names_file_check_and_key(tmp_path: Path) -> None:
    pack = tmp_path / "mine.toml"
    pack.write_text(
        'extends = "tq"\n[checks."content.philosophy".parameters]\npatterns = ["(I believe"]\n', "utf-8"
    )
    done = review(TextView.from_texts(["I believe in dams."]), None, load(pack), only=["content.philosophy"])
    (failure,) = done.failures
    assert "mine.toml: content.philosophy: parameters.patterns" in failure.reason


def test_words_that_the_user_accepts_are_no_unknown_acronyms(tmp_path: Path) -> None:
    pack = tmp_path / "mine.toml"
    pack.write_text('extends = "tq"\n[words]\naccept = ["PMO"]\n', encoding="utf-8")
    view = TextView.from_texts(["I led the PMO and the FVC."])
    (finding,) = review(view, None, load(pack), only=["jargon.acronym"]).findings
    assert finding.quotes == ("FVC",)


@pytest.mark.parametrize("pack", ["tq", "ecq-2012"])
def test_personal_data_outside_of_any_answer_is_found(pack: str) -> None:
    (finding,) = found("pii", "Jordan Vale, 521-38-4417", "TQ 1", TEXT, pack=pack)
    assert finding.response is None


def test_years_before_all_years_are_no_date_and_the_others_still_count() -> None:
    texts = (
        "Action: I rebuilt the harbor wall that Greek masons raised 2500 years ago.",
        "Result: I closed the work thirty years ago.",
    )
    assert [finding.quotes for finding in found("recency.tq", *texts)] == [("thirty years ago",)]


def test_what_is_asked_of_the_ecqs_alone_is_told_in_words() -> None:
    posting = read_posting(
        "MTQ 1: Experience directing water programs.\nYour resume must show evidence of the ECQs.\n"
        "Do not submit ECQ narratives; write a narrative for each MTQ.\n"
    )
    (reminder,) = found("instr.follow", TEXT, posting=posting, pack="resume-2025")
    assert reminder.severity == "info"
    assert set(reminder.about) >= {"no narratives for the ECQs", "the ECQs shown in the resume"}
    assert found("instr.follow", TEXT, posting=posting) == []


ASKED = read_posting(
    "TQ 1: Experience directing registries of vital records.\nTQ 2: Experience moving public offices.\n"
    "Address each TQ separately and use the CCAR format. Number each TQ response. Submit all answers in one document. "
    "Answers such as “see resume” will not be considered.\n"
)


def reminded(*texts: str) -> set[str]:
    return {name for finding in found("instr.follow", *texts, posting=ASKED) for name in finding.about}


def test_of_rules_that_a_document_keeps_nobody_is_reminded() -> None:
    apart = {"a separate answer to each qualification", "the number above each answer"}
    assert reminded("TQ 1", *story(1), "TQ 2", *story(2)) == set()
    assert reminded("TQ 1", *story(1)) == {"all answers in one document"}
    assert reminded(TEXT) >= apart


def test_of_rules_with_a_check_of_their_own_nobody_is_reminded_twice() -> None:
    assert reminded("TQ 1", *story(1)[:3], "TQ 2", *story(2), "See my resume.") == set()


def test_what_the_announcement_demands_is_not_said_to_come_from_elsewhere() -> None:
    look = FormatFacts([TextSize(Span(0, 0, 10), 9)], 0.5)
    findings = found("format.font", TEXT, posting=Posting(limits=(SIZE, MARGIN)), look=look)
    assert [finding.source for finding in findings] == ["the announcement"] * 2


def test_a_surname_that_stands_alone_later_is_a_further_place_of_its_person() -> None:
    first = "I asked Maria Delgado to run the desk."
    (finding,) = found("person.named", first, "Delgado agreed, and Fort Delgado burned.")
    assert finding.spans == (Span(0, 8, 21), Span(1, 0, 7))

"""What a summary puts first: what decides an application, before what only makes it better."""

import datetime
from collections.abc import Sequence

import pytest

from docxplug.checks.passages import words_at
from docxplug.planning import PlannedComment, plan
from docxplug.posting import Instruction, Posting, Qualification
from docxplug.reviewing import Review, review
from docxplug.rubric import load
from docxplug.view import TextView

FERRIES = Qualification(
    "TQ1", "TQ", "TQ 1", "Experience directing ferry operations, crew training and dock repair."
)
STORY = (
    "Challenge: In March 2023 both docks of the bay burned and 900 riders a day had no boat.",
    "Context: I ran the harbor district with 60 people and $9 million.",
    "Action: I leased a barge, moved the night crew to days and wrote the new timetable myself.",
    "Result: Boats ran again after 11 days, and ridership rose by 8 percent.",
)


def reviewed(*texts: str, posting: Posting | None = None, pack: str = "tq") -> Review:
    return review(TextView.from_texts(texts), posting, load(pack), as_of=datetime.date(2026, 11, 21))


def summary_comment(done: Review) -> PlannedComment:
    (comment,) = (comment for comment in plan(done) if comment.kind == "summary")
    return comment


def first_things(*texts: str, posting: Posting | None = None, pack: str = "tq") -> list[str]:
    lines = summary_comment(reviewed(*texts, posting=posting, pack=pack)).text.splitlines()
    return [line[3:] for line in lines if line[:2] in ("1.", "2.", "3.")]


def test_a_missing_result_comes_before_the_postings_words_and_these_before_who_acted() -> None:
    weak = "Action: I was tasked with the barge. We moved the crew. We wrote the timetable. We called the riders."
    first, second, third = first_things(*STORY[:2], weak, posting=Posting((FERRIES,)))
    assert first.startswith("Add the Result to the story")
    assert "listed above" in second
    assert third.startswith("Say what")


def test_a_part_whose_absence_is_a_question_is_asked_for_before_trifles() -> None:
    texts = (
        "In March 2023 both docks of the bay burned, 900 riders a day had no boat and nobody knew what to do.",
        "I leased a barge from the state. I moved the night crew to days. I wrote the timetable and called the QXRT.",
    )
    (question, *_) = first_things(*texts)
    assert question.startswith("Make the")
    assert "Result plain" in question


def test_where_most_of_the_postings_words_are_said_the_others_are_a_smaller_matter() -> None:
    helped = "Action: I helped the crew with the barge. I assisted the dock repair. I was involved in ferry operations."
    (first, *_) = first_things(*STORY[:2], helped, STORY[3], posting=Posting((FERRIES,)))
    assert first.startswith("Say what you did yourself")


def test_the_share_of_the_postings_words_decides_between_them_and_the_setup() -> None:
    wanted = "crew training, dock repair, ticket pricing"
    setup = STORY[2].replace("the new timetable", "the plan for {said} and")
    firsts = []
    for said in ("crew training, dock repair", "crew training, dock repair, ticket pricing"):
        asked = Qualification("TQ1", "TQ", "TQ 1", f"Experience directing ferry operations, {wanted}.")
        firsts.append(first_things(STORY[0], setup.format(said=said), STORY[3], posting=Posting((asked,)))[0])
    assert "as the posting does" in firsts[0]
    assert firsts[1].startswith("Add the Context")


def test_one_claim_in_a_result_with_figures_is_a_smaller_matter() -> None:
    claim = "Morale improved dramatically."
    helped = STORY[2] + " I helped the tugs of the bay."
    bare = first_things(*STORY[:2], STORY[2], f"Result: {claim}")
    rich = first_things(*STORY[:2], helped, f"{STORY[3]} {claim}")
    assert bare[0].startswith("Put a figure to “Morale")
    assert rich[0].startswith("Say what you did yourself")


def test_that_no_narratives_are_taken_comes_before_all_that_is_said_of_one() -> None:
    posting = Posting((FERRIES,), instructions=(Instruction("no narratives", "Do not send narratives."),))
    (first, *_) = first_things(*STORY[:3], posting=posting)
    assert first.startswith("The announcement says: “Do not send narratives.”")


def test_in_an_ecq_who_acted_comes_before_a_belief() -> None:
    action = "Action: We leased a barge. We moved the crew. We wrote the timetable. We called each rider."
    result = STORY[3] + " I believe that leadership is service."
    (first, *_) = first_things(*STORY[:2], action, result, pack="ecq-2012")
    assert first.startswith("Say what your own part was")


def test_a_reminder_is_no_thing_to_do_first() -> None:
    text = summary_comment(reviewed(*STORY, posting=Posting((FERRIES,)))).text
    assert "find out the limit of length" in text.split("Smaller points:")[1]
    assert "limit of length" not in text.split("Smaller points:")[0]


def test_two_remarks_on_one_sentence_are_one_thing_to_do() -> None:
    action = STORY[2].replace(" and wrote", ", wrote").replace("myself.", "and called the mayors.")
    open_end = "The second dock is expected to open next spring."
    things = first_things(*STORY[:2], f"{action} {open_end}")
    assert sum("The second dock" in thing for thing in things) == 1


def test_a_note_on_words_that_a_first_thing_speaks_of_is_left_to_the_smaller_points() -> None:
    things = first_things(
        *STORY[:2], "Action: We leased a barge. We moved the crew. We called each rider.", STORY[3]
    )
    assert [thing for thing in things if "steps one by one" in thing] == []
    assert things[0].startswith("Say what your own part was at “We leased”")


def test_a_result_that_has_not_ended_is_called_so() -> None:
    text = summary_comment(
        reviewed(*STORY[:3], "Result: The second dock is expected to open next spring.")
    ).text
    assert "Action, Result (not ended)." in text


def test_several_missing_parts_are_listed_with_one_or() -> None:
    text = summary_comment(reviewed(STORY[2], "Result: Boats ran again after 11 days.")).text
    assert "(I could not see Challenge or Context)" in text


def test_a_phrase_that_is_cut_keeps_both_quotation_marks() -> None:
    asked = "Experience managing intermodal freight corridor rehabilitation construction programs."
    posting = Posting((Qualification("TQ1", "TQ", "TQ 1", asked),))
    text = summary_comment(reviewed(*STORY, posting=posting)).text
    assert text.count("“") == text.count("”")


@pytest.mark.parametrize(
    ("texts", "said"),
    [
        ((), "Spell out QXRT where it first stands"),
        (("I sent the VNTQ.",), "QXRT and VNTQ where each first stands"),
    ],
)
def test_one_acronym_is_spoken_of_as_one(texts: Sequence[str], said: str) -> None:
    action = " ".join([STORY[2], "I called the QXRT.", *texts])
    assert said in "\n".join(first_things(*STORY[:2], action, STORY[3]))


def test_the_summary_is_the_first_comment_where_the_opening_sentence_is_short() -> None:
    texts = (
        "Boats. Then nothing. In March 2023 both docks of the bay burned and 900 riders waited.",
        *STORY[1:],
    )
    done = reviewed(*texts, posting=Posting((FERRIES,)))
    summary, remark, *_ = plan(done)
    assert (summary.kind, remark.kind) == ("summary", "finding")
    assert done.view.quote(remark.span) == "Boats."
    assert summary.span.end <= remark.span.end


def test_the_summary_leaves_the_words_of_a_remark_to_it() -> None:
    done = reviewed("I was tasked with two docks in 2023. I leased a barge and built one of them.")
    summary, remark = plan(done)
    assert (done.view.quote(summary.span), done.view.quote(remark.span)) == ("I", "was tasked with")


@pytest.mark.parametrize(
    ("text", "end", "quoted"),
    [
        (
            "Feedback from all of the ferry companies was very positive.",
            "positive",
            "Feedback from all of the ferry companies was very positive",
        ),
        (
            "The boats of the bay now run on time, and the pride of the crews in the whole harbor has grown greatly.",
            "greatly",
            "… the pride of the crews in the whole harbor has grown greatly",
        ),
        (
            "Complaints of riders from the islands to the offices of the harbor and the city fell noticeably.",
            "noticeably",
            "Complaints of riders … the harbor and the city fell noticeably",
        ),
    ],
)
def test_words_of_a_claim_keep_their_subject(text: str, end: str, quoted: str) -> None:
    assert words_at(text, text.index(end) + len(end)).rstrip(".") == quoted

"""What makes a comment bearable to read: where it sits, that it says a thing once, that it contradicts no other."""

import datetime

from docxplug.format_facts import FormatFacts, TextSize
from docxplug.planning import plan
from docxplug.posting import Limit, Posting, Qualification
from docxplug.report.as_text import review_text
from docxplug.report.model import FileReport
from docxplug.reviewing import Review, review
from docxplug.rubric import load
from docxplug.spans import Span
from docxplug.view import TextView

AS_OF = datetime.date(2026, 11, 21)
PILOTS = Qualification("TQ1", "TQ", "1.", "Experience directing harbor pilotage and vessel traffic.")
NAME = ("Wilhelmina Tarrant", "12 Quay Road, Port Ellis, ME 04000 | w.tarrant@example.com")
STORY = (
    "In March 2023 two tankers met in the narrows and one went aground with 40 people on board.",
    "I closed the channel, called the tugs and put a second pilot on every ship. I wrote the new rule myself.",
    "As a result, no ship has touched ground since May 2023, and waiting fell from nine hours to four.",
)
CREED = (
    "I believe in people. I have always valued loyalty. My door is always open. I am passionate about ships. "
    "I am responsible for pilots and I serve on many boards here. I take part in meetings of the harbor and the "
    "state, and I support the captain of the port in all that he does for the trade and the towns along the river."
)


def _review(
    *texts: str, pack: str = "tq", posting: Posting | None = None, only: tuple[str, ...] = ()
) -> Review:
    done = review(TextView.from_texts(texts), posting, load(pack), as_of=AS_OF, only=only)
    assert not done.failures
    return done


def test_no_comment_sits_on_the_applicants_name_or_address() -> None:
    done = _review(*NAME, *STORY, posting=Posting((PILOTS,)))
    comments = plan(done)
    assert {comment.kind for comment in comments} == {"summary", "finding"}
    assert all(comment.span.paragraph >= len(NAME) for comment in comments)


def test_a_resumes_summary_stands_at_its_top() -> None:
    done = _review(*NAME, "Directed 40 pilots on three rivers.", pack="resume-2025")
    (summary,) = (comment for comment in plan(done) if comment.kind == "summary")
    assert summary.span.paragraph == 0


def test_a_remark_on_the_opening_does_not_sit_on_a_label() -> None:
    texts = ("Challenge", STORY[0], "Action", STORY[1], "Result", STORY[2])
    (found,) = _review(*texts, posting=Posting((PILOTS,)), only=("mirror.missing",)).findings
    assert found.spans[0].paragraph == 1


def test_a_remark_on_the_opening_does_not_sit_on_a_label_before_it() -> None:
    texts = (f"PROBLEM. {STORY[0]}", f"ACTION. {STORY[1]}", f"RESULT. {STORY[2]}")
    (found,) = _review(*texts, posting=Posting((PILOTS,)), only=("mirror.missing",)).findings
    assert found.quotes == (STORY[0],)


def test_a_font_is_spoken_of_where_an_answer_is_set_in_it() -> None:
    limit = Limit("all", "points", 12, "Use 12-point type.")
    view = TextView.from_texts([NAME[0], "TQ 1", STORY[0]])
    look = FormatFacts([TextSize(Span(0, 0, 5), 10), TextSize(Span(2, 0, 5), 10)])
    done = review(view, Posting(limits=(limit,)), load("tq"), as_of=AS_OF, look=look, only=["format.font"])
    assert [finding.spans for finding in done.findings] == [(Span(2, 0, 5),)]


def test_a_qualification_that_is_only_numbered_is_called_by_its_kind() -> None:
    done = _review(*STORY, posting=Posting((PILOTS,)))
    (summary,) = (comment.text for comment in plan(done) if comment.kind == "summary")
    assert summary.startswith("TQ 1 at a glance\n")


def test_several_beliefs_of_a_paragraph_are_one_finding_with_all_their_places() -> None:
    (found,) = _review(CREED, only=("content.philosophy",)).findings
    assert len(found.spans) == 4
    assert "4 sentences" in found.message


def test_what_has_no_example_is_not_asked_for_the_parts_of_a_story() -> None:
    checks = {finding.check for finding in _review(CREED).findings}
    assert "apply.fit" in checks
    assert checks.isdisjoint({"ccar.missing", "recency.undated", "numbers.scope", "story.count"})


def test_a_hope_is_no_claim_that_it_went_well() -> None:
    texts = (*STORY[:2], "Once it is signed, the new rule will significantly reduce waiting.")
    checks = [finding.check for finding in _review(*texts, only=("result",)).findings]
    assert checks == ["result.notended"]


def test_unfinished_work_of_one_paragraph_is_one_finding() -> None:
    last = "The second pier is still being built. It is expected to be in use soon."
    (found,) = _review(*STORY[:2], last, only=("result.notended",)).findings
    assert len(found.spans) == 2


def test_unfinished_work_is_a_small_point_where_what_is_done_has_its_figures() -> None:
    last = "Result: {} A second channel is still being dredged."
    severities = [
        finding.severity
        for told in (
            "Groundings fell from 11 a year to 2.",
            "Four of five terminals have signed.",
            "It helped.",
        )
        for finding in _review(*STORY[:2], last.format(told), only=("result.notended",)).findings
    ]
    assert severities == ["info", "info", "warning"]


def test_money_or_people_anywhere_in_a_story_show_its_size() -> None:
    setup = "In March 2023 two tankers met in the narrows and one went aground."
    told = _review(setup, STORY[1], f"{STORY[2]} The port saved $4 million.", only=("numbers.scope",))
    untold = _review(setup, STORY[1], STORY[2], only=("numbers.scope",))
    assert (len(told.findings), len(untold.findings)) == (0, 1)


def test_the_text_says_at_length_only_once_why_something_matters() -> None:
    done = _review("I helped the pilots of the bay in 2023.", "I assisted the tugs in 2024 and won a prize.")
    text = " ".join(review_text(FileReport("harbor.docx", b"PK", done, ())).split())
    assert text.count("makes you a helper in your own story") == 1
    assert "“assisted” leaves your part small, too" in text


def test_a_belief_is_named_by_its_own_words_and_not_by_the_question_before_it() -> None:
    creed = "What is a harbor? A harbor is a promise. In my view every pilot is a teacher."
    (found,) = _review(*STORY, creed, only=("content.philosophy",)).findings
    assert found.about == ("In my view every pilot is a teacher.",)

"""Which findings become comments: few, sharp, most serious first."""

import datetime
from collections.abc import Sequence
from pathlib import Path

import pytest

from docxplug.analysis.measures import Answer
from docxplug.analysis.model import Length, Mirroring, Response, Story, StoryPart
from docxplug.findings import Finding, Severity
from docxplug.planning import plan
from docxplug.posting import Posting, Qualification
from docxplug.reviewing import Review
from docxplug.rubric import Rubric, load
from docxplug.spans import Span
from docxplug.view import TextView

TEXTS = ["TQ 1", "I was responsible for the program and helped the team.", "It was better. " * 30]
PACK = """
schema = 1
name = "small"
version = "1"
title = "Small"
kind = "TQ"
extends = "_base"
[checks."verb.weak"]
title = "Weak verbs"
severity = "warning"
[checks."limit.pages"]
title = "Page limit"
severity = "error"
messages = { todo = "Cut to the limit" }
[checks."style.note"]
title = "A note"
severity = "info"
"""


@pytest.fixture
def rubric(tmp_path: Path) -> Rubric:
    path = tmp_path / "small.toml"
    path.write_text(PACK, encoding="utf-8")
    return load(path)


def finding(check: str, start: int, end: int, severity: Severity = "warning", paragraph: int = 1) -> Finding:
    quote = TEXTS[paragraph][start:end]
    span = Span(paragraph, start, end)
    return Finding(
        check, severity, f"About “{quote}”.", (span,), (quote,), response="R1", id=f"{check}:{start}"
    )


def reviewed(
    rubric: Rubric,
    findings: Sequence[Finding],
    *,
    stories: tuple[Story, ...] = (),
    mirroring: tuple[Mirroring, ...] = (),
    posting: Posting | None = None,
) -> Review:
    asked = posting.qualifications[0] if posting else None
    response = Response("R1", asked, Span(0, 0, 4), 1, 2, stories)
    answer = Answer(response, Length(100, 500, 400), None, (), mirroring)
    day = datetime.date(2026, 11, 21)
    return Review(
        TextView.from_texts(TEXTS), posting, rubric, "", day, None, (answer,), (), tuple(findings), ()
    )


def on_page(review: Review, *, with_info: bool = False) -> list[str]:
    return [comment.text for comment in plan(review, with_info=with_info) if comment.kind == "finding"]


def summary(review: Review) -> str:
    (text,) = [comment.text for comment in plan(review) if comment.kind == "summary"]
    return text


def test_a_finding_becomes_a_comment_on_its_own_characters(rubric: Rubric) -> None:
    (comment,) = [c for c in plan(reviewed(rubric, [finding("verb.weak", 2, 21)])) if c.kind == "finding"]
    assert comment.span == Span(1, 2, 21)
    assert comment.findings == ("verb.weak:2",)


def test_findings_on_one_place_share_a_comment_led_by_the_most_serious(rubric: Rubric) -> None:
    twins = [finding("verb.weak", 2, 21), finding("limit.pages", 2, 22, "error")]
    (text,) = on_page(reviewed(rubric, twins))
    assert text.splitlines() == ["About “was responsible for ”.", "About “was responsible for”."]


def test_a_word_inside_a_long_flagged_sentence_keeps_a_comment_of_its_own(rubric: Rubric) -> None:
    found = [finding("limit.pages", 0, 53, "error"), finding("verb.weak", 38, 44)]
    assert len(on_page(reviewed(rubric, found))) == 2


def test_the_third_comment_of_a_check_says_how_many_more_there_are(rubric: Rubric) -> None:
    found = [finding("verb.weak", start, start + 3, paragraph=2) for start in range(0, 100, 20)]
    texts = on_page(reviewed(rubric, found))
    assert len(texts) == 3
    assert "two more places" in texts[2]
    assert "more" not in texts[0] + texts[1]


def test_at_most_eight_comments_stay_and_the_errors_are_among_them(tmp_path: Path) -> None:
    checks = "".join(f'[checks."x.{n}"]\ntitle = "T"\nseverity = "warning"\n' for n in range(11))
    path = tmp_path / "many.toml"
    path.write_text(PACK + checks, encoding="utf-8")
    found = [finding(f"x.{n}", n * 20, n * 20 + 3, paragraph=2) for n in range(11)]
    found.append(finding("limit.pages", 300, 310, "error", paragraph=2))
    comments = [c for c in plan(reviewed(load(path), found)) if c.kind == "finding"]
    assert len(comments) == 8
    assert "limit.pages:300" in {name for comment in comments for name in comment.findings}


def test_small_points_stand_in_the_summary_and_come_onto_the_page_when_asked_for(rubric: Rubric) -> None:
    review = reviewed(rubric, [finding("style.note", 2, 21, "info")])
    assert on_page(review) == []
    assert "A note" in summary(review)
    assert len(on_page(review, with_info=True)) == 1


def test_the_summary_names_the_parts_seen_and_the_one_that_is_not(rubric: Rubric) -> None:
    story = Story(
        (StoryPart("challenge", Span(1, 0, 5), "cues"), StoryPart("action", Span(2, 0, 5), "cues")),
        ("result",),
    )
    text = summary(reviewed(rubric, [], stories=(story,)))
    assert "Challenge, Action (I could not see Result)" in text


def test_the_summary_tells_posting_phrases_said_from_those_not_in_its_words(rubric: Rubric) -> None:
    phrases = (Mirroring("risk management", "inflected"), Mirroring("incident response", "missing"))
    text = summary(reviewed(rubric, [], mirroring=phrases))
    assert "In the posting's words: “risk management”." in text
    assert "Not in the posting's words: “incident response”." in text


def test_the_summary_puts_the_most_serious_thing_first(rubric: Rubric) -> None:
    found = [finding("verb.weak", 2, 21), finding("limit.pages", 30, 40, "error")]
    text = summary(reviewed(rubric, found))
    assert text.index("Cut to the limit") < text.index("Weak verbs: “was responsible for”")


def test_the_summary_never_passes_120_words(rubric: Rubric) -> None:
    phrases = tuple(Mirroring(f"phrase of several words number {n}", "missing") for n in range(40))
    found = [finding("verb.weak", 0, 200, paragraph=2), finding("limit.pages", 0, 210, "error", paragraph=2)]
    assert len(summary(reviewed(rubric, found, mirroring=phrases)).split()) <= 120


def test_a_single_answer_names_the_qualifications_it_does_not_speak_of(rubric: Rubric) -> None:
    asked = tuple(Qualification(f"TQ{n}", "TQ", f"TQ {n}", "Experience.") for n in (1, 2, 3))
    text = summary(reviewed(rubric, [], posting=Posting(asked)))
    assert "TQ 2, TQ 3" in text


def test_the_summary_sits_on_the_heading_and_comes_before_other_comments(rubric: Rubric) -> None:
    first, *rest = plan(reviewed(rubric, [finding("verb.weak", 2, 21)]))
    assert (first.kind, first.span) == ("summary", Span(0, 0, 4))
    assert [comment.id for comment in (first, *rest)] == ["c1", "c2"]


def test_a_remark_made_before_is_made_again_in_few_words_and_without_its_source(tmp_path: Path) -> None:
    path = tmp_path / "again.toml"
    path.write_text(PACK + '[checks."verb.weak".messages]\nagain = "“{quote}” again."\n', encoding="utf-8")
    found = [finding("verb.weak", 2, 21), finding("verb.weak", 38, 44)]
    assert on_page(reviewed(load(path), found)) == ["About “was responsible for”.", "“helped” again."]


def test_what_stands_on_the_page_is_not_listed_among_the_smaller_points(rubric: Rubric) -> None:
    found = [finding(check, start, start + 5) for start, check in enumerate(["verb.weak"] * 4)]
    assert "Smaller points" not in summary(reviewed(rubric, found))

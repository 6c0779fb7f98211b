"""What the examples in the packs cannot show: severities, options, pages and the words of messages."""

import datetime
from collections.abc import Sequence

import pytest

from docxplug.findings import Finding
from docxplug.page_facts import AnswerPages, Certainty, PageCount
from docxplug.posting import Limit, Posting, Qualification
from docxplug.reviewing import review
from docxplug.rubric import Rubric, load
from docxplug.spans import Span
from docxplug.view import TextView

_AS_OF = datetime.date(2026, 11, 21)
_AUDITS = Qualification("TQ1", "TQ", "TQ 1", "Experience leading audits.")
_TWO_PAGES = Limit("tq_each", "pages", 2, "No more than two pages per TQ.")
_LABELLED = (
    "Challenge: The dam leaked.",
    "Context: I ran the district with 60 staff.",
    "Action: I drained the lake, hired two firms and rebuilt the core.",
    "Result: The dam held.",
)
_UNLABELLED = (
    "The dam leaked, and 400 homes below it were at risk of being lost within a year.",
    "I ran the district with 60 staff and a budget of $9 million.",
    "I drained the lake, hired two firms and rebuilt the core. I signed the last gate test.",
    "As a result, the dam held through two floods, and insurance rates fell by 30 percent in 2022.",
)


class _Pages:
    """A page count that was made elsewhere."""

    def __init__(self, low: float, high: float, certainty: Certainty = "high") -> None:
        self.document = PageCount(3, 3, 3, "word", certainty, ("Counted by Word.",))
        self._range = (low, high)

    def answer(self, _first: int, _last: int) -> AnswerPages:
        low, high = self._range
        return AnswerPages(self.document, (low + high) / 2, low, high, 1, 3)

    def overflow(self, _first: int, last: int, _pages: float) -> Span | None:
        return Span(last, 2, 5)


def _found(
    texts: Sequence[str],
    check: str,
    posting: Posting | None = None,
    rubric: Rubric | None = None,
    pages: _Pages | None = None,
) -> list[Finding]:
    result = review(
        TextView.from_texts(texts), posting, rubric or load("tq"), pages, as_of=_AS_OF, only=[check]
    )
    assert not result.failures
    return list(result.findings)


def _with_labels(wish: str) -> Rubric:
    rubric = load("tq")
    return rubric._replace(options={**rubric.options, "ccar_headings": wish})


def test_pages_past_the_limit_are_an_error_where_the_text_goes_past_it() -> None:
    (found,) = _found(
        ["I led audits."], "limit.pages", Posting((_AUDITS,), (_TWO_PAGES,)), pages=_Pages(2.3, 2.6)
    )
    assert (found.severity, found.spans) == ("error", (Span(0, 2, 5),))
    assert "2.5 pages" in found.message or "2.4 pages" in found.message
    assert "No more than two pages per TQ." in found.message


@pytest.mark.parametrize(("low", "high", "certainty"), [(1.9, 2.1, "high"), (2.3, 2.6, "low")])
def test_pages_that_may_or_may_not_fit_are_a_small_point_that_says_where_to_look(
    low: float, high: float, certainty: Certainty
) -> None:
    pages = _Pages(low, high, certainty)
    (found,) = _found(["I led audits."], "limit.pages", Posting((_AUDITS,), (_TWO_PAGES,)), pages=pages)
    assert found.severity == "info"
    assert "look at the page count in Word" in found.message


def test_pages_within_the_limit_say_nothing() -> None:
    posting = Posting((_AUDITS,), (_TWO_PAGES,))
    assert _found(["I led audits."], "limit.pages", posting, pages=_Pages(1.4, 1.6)) == []


def test_characters_that_only_some_forms_count_are_a_small_point() -> None:
    limit = Limit("tq_each", "characters", 27, "At most 27 characters.")
    (found,) = _found(["I led audits.", "I led audits."], "limit.chars", Posting((_AUDITS,), (limit,)))
    assert found.severity == "info"
    assert "up to 28" in found.message


def test_weak_phrases_are_a_warning_in_action_text_and_a_small_point_in_context() -> None:
    found = _found(
        (
            _LABELLED[0],
            "Context: I was responsible for the roof. I was responsible for 60 staff.",
            "Action: I helped two firms. I rebuilt the core.",
            _LABELLED[3],
        ),
        "verb.weak",
    )
    assert [(finding.quotes[0], finding.severity) for finding in found] == [
        ("was responsible for", "info"),
        ("helped", "warning"),
    ]
    assert found[1].suggestions[0] in found[1].message


def test_labels_are_left_alone_unless_asked_about() -> None:
    assert _found(_LABELLED, "ccar.headings") == []
    assert _found(_UNLABELLED, "ccar.headings") == []


def test_labels_that_are_not_wanted_are_named_where_they_stand() -> None:
    (found,) = _found(_LABELLED, "ccar.headings", rubric=_with_labels("remove"))
    assert found.quotes == ("Challenge", "Context", "Action", "Result")
    assert _found(_UNLABELLED, "ccar.headings", rubric=_with_labels("remove")) == []


def test_labels_that_are_wanted_are_missed() -> None:
    (found,) = _found(_UNLABELLED, "ccar.headings", rubric=_with_labels("require"))
    assert found.spans[0].paragraph == 0
    assert _found(_LABELLED, "ccar.headings", rubric=_with_labels("require")) == []


def test_a_missing_part_is_a_warning_where_labels_show_the_story_and_a_question_where_cues_do() -> None:
    (labelled,) = _found(_LABELLED[:3], "ccar.missing")
    assert (labelled.severity, "no Result" in labelled.message) == ("warning", True)
    (question,) = _found(_UNLABELLED[:3], "ccar.missing")
    assert (question.severity, "could not make out Result" in question.message) == ("info", True)


def test_a_missing_part_is_an_error_in_an_executive_core_qualification() -> None:
    (found,) = _found(_LABELLED[:3], "ccar.missing", rubric=load("ecq-2012"))
    assert found.severity == "error"


def test_at_most_four_phrases_are_named_and_the_rest_are_counted() -> None:
    phrases = ("hydrology", "geology", "botany", "zoology", "astronomy", "chemistry")
    asked = _AUDITS._replace(phrases=phrases)
    (found,) = _found(["I led the yard.", "I sold it."], "mirror.missing", Posting((asked,)))
    assert found.spans == (Span(0, 0, 15),)
    assert [phrase in found.message for phrase in phrases] == [True] * 4 + [False] * 2
    assert "and two more" in found.message


def test_phrases_that_are_partly_there_are_a_small_point() -> None:
    asked = _AUDITS._replace(phrases=("airworthiness certification",))
    (found,) = _found(["I taught airworthiness."], "mirror.missing", Posting((asked,)))
    assert found.severity == "info"


def test_no_message_says_that_the_thing_itself_is_missing() -> None:
    for message in load("tq").rules["mirror.missing"].messages.values():
        assert "missing" not in message.lower()

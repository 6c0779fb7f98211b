"""Words that a user accepts need no explanation."""

import datetime

import pytest

from docxplug.reviewing import review
from docxplug.rubric import load
from docxplug.view import TextView

TEXT = (
    "In 2022 I moved the QXRT and the SPLW to the VNTQ, which every field office of the bureau had asked for."
)


def found(check: str, *accepted: str) -> list[str]:
    rubric = load("ecq-2012")
    rubric = rubric._replace(words={**rubric.words, "accept": list(accepted)})
    done = review(TextView.from_texts([TEXT]), None, rubric, as_of=datetime.date(2026, 11, 21))
    return [quote for finding in done.findings if finding.check == check for quote in finding.quotes]


def test_acronyms_without_an_explanation_are_named() -> None:
    assert found("jargon.acronym") == ["QXRT", "SPLW", "VNTQ"]


@pytest.mark.parametrize("written", ["SPLW", "splw"])
def test_an_accepted_acronym_is_known_in_whatever_case_it_was_given(written: str) -> None:
    assert found("jargon.acronym", written) == ["QXRT", "VNTQ"]


def test_a_sentence_of_accepted_acronyms_is_no_jargon() -> None:
    assert found("jargon.phrase") == [TEXT]
    assert found("jargon.phrase", "QXRT", "SPLW", "VNTQ") == []

"""Announcements written as JSON, corrected by hand and read back."""

import json
from typing import Any

import pytest

from docxplug.errors import PostingError
from docxplug.posting import Instruction, Limit, Posting, Qualification
from docxplug.posting.exchange import from_json, to_json

POSTING = Posting(
    (
        Qualification("TQ1", "TQ", "MTQ 1", "Knowledge of tax law.", ("tax law",)),
        Qualification("ECQ1", "ECQ", "ECQ 1", "Leading Change"),
    ),
    (Limit("tq_each", "pages", 1.5, "1 1/2 pages per TQ."), Limit("all", "points", 11, "11 point.")),
    (Instruction("one document", "Upload one document."),),
    ("Something about margins.",),
)


def test_what_is_written_is_read_back() -> None:
    assert from_json(json.loads(json.dumps(to_json(POSTING)))) == POSTING


def test_whole_numbers_are_written_without_a_point() -> None:
    assert [limit["value"] for limit in to_json(POSTING)["limits"]] == [1.5, 11]
    assert isinstance(to_json(POSTING)["limits"][1]["value"], int)


def test_what_a_person_left_out_is_filled_in() -> None:
    posting = from_json(
        {
            "qualifications": [
                {"text": "Knowledge of\n tax law."},
                "Experience in audits.",
                {"id": "ECQ1", "text": "Vision"},
            ],
            "limits": [{"scope": "TQ_EACH", "unit": "characters", "value": "8,000"}],
        }
    )
    assert [(q.id, q.kind, q.text) for q in posting.qualifications] == [
        ("TQ1", "TQ", "Knowledge of tax law."),
        ("TQ2", "TQ", "Experience in audits."),
        ("ECQ1", "ECQ", "Vision"),
    ]
    assert posting.limits == (Limit("tq_each", "characters", 8000, ""),)


@pytest.mark.parametrize(
    ("data", "field"),
    [
        ([], "the announcement"),
        ({"schema": "docxplug.posting/2"}, "schema"),
        ({"qualifications": {"text": "x"}}, "qualifications"),
        ({"qualifications": [{"text": ""}]}, "qualifications[0].text"),
        ({"qualifications": [{"text": 3}]}, "qualifications[0].text"),
        ({"qualifications": [{"text": "x", "kind": "KSA"}]}, "qualifications[0].kind"),
        ({"qualifications": [{"text": "x", "phrases": "tax"}]}, "qualifications[0].phrases"),
        (
            {"qualifications": [{"id": "TQ1", "text": "x"}, {"id": "TQ1", "text": "y"}]},
            "qualifications[1].id",
        ),
        ({"limits": [{"scope": "each", "unit": "pages", "value": 2}]}, "limits[0].scope"),
        ({"limits": [{"scope": "all", "unit": "lines", "value": 2}]}, "limits[0].unit"),
        ({"limits": [{"scope": "all", "unit": "pages", "value": "two"}]}, "limits[0].value"),
        ({"limits": [{"scope": "all", "unit": "pages", "value": True}]}, "limits[0].value"),
        ({"limits": [{"scope": "all", "unit": "pages", "value": 0}]}, "limits[0].value"),
        ({"instructions": [{"sentence": "x"}]}, "instructions[0].what"),
        ({"unread": [1]}, "unread[0]"),
    ],
)
def test_a_mistake_names_its_field(data: Any, field: str) -> None:
    with pytest.raises(PostingError) as error:
        from_json(data)
    assert field in str(error.value)

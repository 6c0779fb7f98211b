"""Whole answers of several kinds: what an expert would surely point out is found, and traps are left alone."""

import datetime
import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from docxplug.planning import plan
from docxplug.reviewing import Review, review
from docxplug.rubric import load
from docxplug.spans import Span
from docxplug.view import TextView

ANSWERS = Path(__file__).parent.parent / "data" / "answers"
EXPECTED: dict[str, dict[str, Any]] = json.loads((ANSWERS / "expectations.json").read_text(encoding="utf-8"))
#: Remarks on the shape of a story or on a word's count, which stand where they stand whatever is said there.
SHAPE = {"ccar.missing", "ccar.balance", "numbers.scope", "recency.undated", "story.count", "actions.steps"}
SHAPE |= {"verb.overused"}


@cache
def reviewed(name: str) -> Review:
    text = (ANSWERS / name).read_text(encoding="utf-8")
    view = TextView.from_texts(text.rstrip("\n").split("\n"))
    done = review(view, None, load(EXPECTED[name]["rubric"]), as_of=datetime.date(2026, 11, 21))
    assert not done.failures
    return done


def pairs(key: str) -> list[Any]:
    return [
        pytest.param(name, item, id=f"{name}-{item if isinstance(item, str) else ' '.join(item)}")
        for name, expected in EXPECTED.items()
        for item in expected[key]
    ]


@pytest.mark.parametrize(("name", "wanted"), pairs("sure"))
def test_what_an_expert_would_point_out_is_found(name: str, wanted: tuple[str, str]) -> None:
    check, words = wanted
    quotes = [quote for f in reviewed(name).findings if f.check == check for quote in f.quotes or ("",)]
    assert any(words in quote for quote in quotes), quotes


@pytest.mark.parametrize(("name", "trap"), pairs("traps"))
def test_a_trap_is_left_alone(name: str, trap: str) -> None:
    done = reviewed(name)
    (place,) = (
        Span(p.index, p.text.index(trap), p.text.index(trap) + len(trap))
        for p in done.view.paragraphs
        if trap in p.text
    )
    hit = [
        (finding.check, done.view.quote(span))
        for finding in done.findings
        for span in finding.spans
        if finding.check not in SHAPE and span.overlaps(place)
    ]
    assert hit == []


@pytest.mark.parametrize("name", EXPECTED)
def test_the_page_stays_readable(name: str) -> None:
    comments = [comment for comment in plan(reviewed(name)) if comment.kind == "finding"]
    assert len(comments) <= EXPECTED[name]["most_comments"]

"""Every rule of every pack that ships is proved by its own examples, at the exact words."""

import datetime
import re
from collections.abc import Iterator

import pytest

from docxplug.findings import Finding
from docxplug.posting.read import read_posting
from docxplug.reviewing import review
from docxplug.rubric import Example, Rubric, Rule, load, names
from docxplug.spans import Span
from docxplug.view import TextView

_AS_OF = "2026-11-21"
#: Rules whose findings come from an engine outside the pack.
_ENGINES = {"proof"}
_MARK = re.compile(r"[«»]")


def _cases() -> Iterator[object]:
    for name in names():
        rubric = load(name)
        for rule in (rule for rule in rubric.rules.values() if rule.id not in _ENGINES):
            for number, example in enumerate(rule.examples):
                kind = "bad" if example.flagged else "good"
                yield pytest.param(rubric, rule, example, id=f"{name}-{rule.id}-{kind}{number}")


def _unmarked(text: str) -> tuple[TextView, list[Span]]:
    """The view of an example's text without its marks, and the spans they stood around."""
    texts, marked = [], []
    for index, paragraph in enumerate(text.split("\n\n")):
        plain, starts = "", []
        for piece in re.split(r"([«»])", paragraph):
            if piece == "«":
                starts.append(len(plain))
            elif piece == "»":
                marked.append(Span(index, starts.pop(), len(plain)))
            else:
                plain += piece
        assert not starts, f"a « without » in {paragraph!r}"
        texts.append(plain)
    return TextView.from_texts(texts), sorted(marked)


def _findings(rubric: Rubric, rule: Rule, example: Example, view: TextView) -> list[Finding]:
    result = review(
        view,
        read_posting(example.posting) if example.posting else None,
        rubric,
        as_of=datetime.date.fromisoformat(example.as_of or _AS_OF),
        only=[rule.id],
    )
    assert not result.failures
    return list(result.findings)


@pytest.mark.parametrize(("rubric", "rule", "example"), list(_cases()))
def test_a_rule_flags_its_bad_examples_at_the_marked_words_and_no_good_one(
    rubric: Rubric, rule: Rule, example: Example
) -> None:
    view, marked = _unmarked(example.text)
    found = _findings(rubric, rule, example, view)
    if not example.flagged:
        assert [(finding.quotes, finding.message) for finding in found] == []
        return
    assert len(found) == 1, [finding.quotes for finding in found]
    assert [view.quote(span) for span in sorted(found[0].spans)] == [view.quote(span) for span in marked]
    assert sorted(found[0].spans) == marked


@pytest.mark.parametrize("name", names())
def test_every_rule_names_its_source_and_what_it_guards_against(name: str) -> None:
    for rule in load(name).rules.values():
        assert rule.sources, rule.id
        assert rule.why, rule.id
        assert rule.guard, rule.id


@pytest.mark.parametrize("name", names())
def test_messages_have_no_marks_of_a_template_left_over(name: str) -> None:
    for rule in load(name).rules.values():
        for message in rule.messages.values():
            assert not _MARK.search(message), rule.id

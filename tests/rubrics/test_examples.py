"""Every rule of every pack that ships is proved by its own examples, at the exact words."""

import re
from collections.abc import Iterator

import pytest

from docxplug.pack_files import names
from docxplug.rubric import Example, Rubric, Rule, load
from docxplug.rubric_trial import ENGINE_RULES, fault_of

_MARK = re.compile(r"[«»]")


def _cases() -> Iterator[object]:
    for name in names():
        rubric = load(name, with_examples=True)
        for rule in (rule for rule in rubric.rules.values() if rule.id not in ENGINE_RULES):
            for number, example in enumerate(rule.examples):
                kind = "bad" if example.flagged else "good"
                yield pytest.param(rubric, rule, example, id=f"{name}-{rule.id}-{kind}{number}")


@pytest.mark.parametrize(("rubric", "rule", "example"), list(_cases()))
def test_a_rule_flags_its_bad_examples_at_the_marked_words_and_no_good_one(
    rubric: Rubric, rule: Rule, example: Example
) -> None:
    assert fault_of(rubric, rule, example) == ""


@pytest.mark.parametrize("name", names())
def test_every_rule_names_its_source_and_what_it_guards_against(name: str) -> None:
    for rule in load(name, with_examples=True).rules.values():
        assert rule.sources, rule.id
        assert rule.why, rule.id
        assert rule.guard, rule.id


@pytest.mark.parametrize("name", names())
def test_messages_have_no_marks_of_a_template_left_over(name: str) -> None:
    for rule in load(name, with_examples=True).rules.values():
        for message in rule.messages.values():
            assert not _MARK.search(message), rule.id

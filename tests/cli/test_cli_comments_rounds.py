"""Rounds on the command line: ``annotate`` on a document that was annotated before."""

import json
from pathlib import Path

import docx
import pytest
from cli_calls import QUICK, Outcome, call, write_answer

from docxplug.word import Thread, open_document

DAY = ("--as-of", "2026-11-21", "--only", "verb,mirror.missing")
WHEN = ("--date", "2026-11-21T09:00:00+00:00", *DAY)
TEXT = (
    "TQ 1: Demonstrated experience directing a maintenance program, including dredging",
    "In 2022 I helped the mechanics with a new parts contract and moved 14 boats to the north.",
    "I participated in the training of the crews in two harbors.",
    "I signed two leases and hired 9 mechanics by June 2023.",
)


@pytest.fixture
def draft(tmp_path: Path) -> Path:
    """An answer with two weak verbs, as its writer sends it."""
    return write_answer(tmp_path / "draft.docx", *TEXT)


@pytest.fixture
def first(draft: Path, announcement: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    """The answer after its first review."""
    path = draft.with_name("one.docx")
    annotate(capsys, draft, announcement, path)
    return path


def annotate(
    capsys: pytest.CaptureFixture[str], source: Path, announcement: Path, target: Path, *more: str
) -> Outcome:
    outcome = call(capsys, "annotate", source, "--posting", announcement, "-o", target, *WHEN, *QUICK, *more)
    assert outcome.code == 0, outcome.err
    return outcome


def report(capsys: pytest.CaptureFixture[str], path: Path, announcement: Path) -> dict[str, object]:
    outcome = call(capsys, "review", path, "--posting", announcement, "--format", "json", *DAY, *QUICK)
    loaded: dict[str, object] = json.loads(outcome.out)
    return loaded


def threads(path: Path) -> dict[str, Thread]:
    return {thread.quote: thread for thread in open_document(path).threads()}


def overwrite(path: Path, old: str, new: str) -> None:
    """What the client does in the reviewed file."""
    document = docx.Document(str(path))
    for paragraph in document.paragraphs:
        for run in paragraph.runs:
            if old in run.text:
                run.text = run.text.replace(old, new)
    document.save(str(path))


def test_the_output_annotated_again_is_that_file_byte_for_byte(
    first: Path, announcement: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    second = first.with_name("two.docx")
    annotate(capsys, first, announcement, second)

    assert second.read_bytes() == first.read_bytes()


def test_the_report_says_what_is_new_what_was_kept_and_what_is_fixed(
    first: Path, draft: Path, announcement: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = report(capsys, draft, announcement)
    overwrite(first, "helped", "negotiated")
    after = report(capsys, first, announcement)

    assert {finding["round"] for finding in before["findings"]} == {"new"}  # type: ignore[attr-defined]
    assert before["fixed"] == []
    assert after["fixed"] == [{"check": "verb.weak", "quote": "helped"}]
    assert "kept" in {finding["round"] for finding in after["findings"]}  # type: ignore[attr-defined]


def test_a_round_resolves_updates_and_proves_itself(
    first: Path, announcement: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = threads(first)
    overwrite(first, "helped", "negotiated")
    second = first.with_name("two.docx")
    outcome = annotate(capsys, first, announcement, second)

    after = threads(second)
    assert after["negotiated"].id == before["helped"].id
    assert after["negotiated"].resolved
    assert "1 of the last round resolved" in outcome.out
    assert call(capsys, "verify", first, second).code == 0


def test_a_third_round_after_an_edit_changes_only_what_must(
    first: Path, announcement: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    overwrite(first, "helped", "negotiated")
    second, third = first.with_name("two.docx"), first.with_name("three.docx")
    annotate(capsys, first, announcement, second)
    overwrite(second, "two harbors", "three harbors")
    annotate(capsys, second, announcement, third)

    before, after = threads(second), threads(third)
    changed = {words for words in before if before[words] != after.get(words)}
    assert {thread.id for thread in before.values()} == {thread.id for thread in after.values()}
    assert changed <= {words for words, thread in before.items() if "at a glance" in thread.text}


def test_what_a_person_deleted_comes_back_only_when_asked_for(
    first: Path, announcement: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    document = open_document(first)
    document.delete(threads(first)["helped"].id)
    deleted, second, third = (first.with_name(name) for name in ("deleted.docx", "two.docx", "three.docx"))
    document.save(deleted)
    annotate(capsys, deleted, announcement, second)
    annotate(capsys, second, announcement, third, "--again")

    assert "helped" not in threads(second)
    assert "helped" in threads(third)
    text = call(capsys, "review", second, "--posting", announcement, *QUICK).out
    assert "put away by a person" in text


def test_a_review_without_the_announcement_fixes_nothing_that_needs_it(
    first: Path, announcement: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    overwrite(first, "two harbors", "three harbors")
    second, third = first.with_name("two.docx"), first.with_name("three.docx")
    call(capsys, "annotate", first, "-o", second, *WHEN, *QUICK)
    call(capsys, "annotate", second, "-o", third, *WHEN, *QUICK)

    resolved = [thread.text for thread in threads(third).values() if thread.resolved]
    assert resolved == []

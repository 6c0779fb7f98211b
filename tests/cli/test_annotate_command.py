"""``docxplug annotate``: a copy with comments, and an input that stays as it is."""

import json
from pathlib import Path

import docx
import pytest
from cli_calls import ANSWER, QUICK, call, call_process, names_in

WHEN = ("--date", "2026-11-21T09:00:00+00:00", "--as-of", "2026-11-21")


def comments_of(path: Path) -> list[tuple[str, str]]:
    """Author and text of every comment, as python-docx reads them."""
    return [(comment.author, comment.text) for comment in docx.Document(str(path)).comments]


def test_the_copy_has_the_comments_and_the_input_its_bytes(
    answer: Path, announcement: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = answer.read_bytes()

    outcome = call(capsys, "annotate", answer, "--posting", announcement, *QUICK)

    copy = answer.with_name("TQ 1.reviewed.docx")
    assert outcome.code == 0, outcome.err
    assert str(copy) in outcome.out
    assert answer.read_bytes() == before
    assert comments_of(copy)
    assert [paragraph.text for paragraph in docx.Document(str(copy)).paragraphs] == list(ANSWER)


def test_the_comments_are_those_that_the_review_lists(
    answer: Path, announcement: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    arguments = (answer, "--posting", announcement, "--format", "json", *QUICK)
    listed = json.loads(call(capsys, "review", *arguments).out)["comments"]
    printed = json.loads(call(capsys, "annotate", *arguments).out)["comments"]

    texts = [text for _, text in comments_of(answer.with_name("TQ 1.reviewed.docx"))]
    assert printed == listed
    assert sorted(texts) == sorted(comment["text"] for comment in listed)


def test_author_and_initials_are_the_coachs(answer: Path, capsys: pytest.CaptureFixture[str]) -> None:
    call(capsys, "annotate", answer, "--author", "Dana Coach", "--initials", "DC", *QUICK)

    comments = list(docx.Document(str(answer.with_name("TQ 1.reviewed.docx"))).comments)
    assert {(comment.author, comment.initials) for comment in comments} == {("Dana Coach", "DC")}


def test_the_same_call_gives_the_same_bytes(
    answer: Path, announcement: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    copies = [tmp_path / "one.docx", tmp_path / "two.docx"]
    for copy in copies:
        call(capsys, "annotate", answer, "--posting", announcement, "-o", copy, *WHEN, *QUICK)

    assert copies[0].read_bytes() == copies[1].read_bytes()


def test_source_date_epoch_stands_in_for_the_date(
    answer: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795251600")
    copies = [tmp_path / "one.docx", tmp_path / "two.docx"]
    for copy in copies:
        call(capsys, "annotate", answer, "-o", copy, *QUICK)

    assert copies[0].read_bytes() == copies[1].read_bytes()


def test_in_place_keeps_the_original_as_a_backup(answer: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = answer.read_bytes()

    outcome = call(capsys, "annotate", answer, "--in-place", *QUICK)

    assert outcome.code == 0, outcome.err
    assert answer.with_name("TQ 1.docx.bak").read_bytes() == before
    assert comments_of(answer)


def test_force_replaces_a_copy_that_is_there(answer: Path, capsys: pytest.CaptureFixture[str]) -> None:
    copy = answer.with_name("TQ 1.reviewed.docx")
    copy.write_bytes(b"old")

    assert call(capsys, "annotate", answer, "--force", *QUICK).code == 0
    assert comments_of(copy)


def test_a_pattern_and_its_values_name_the_copy(answer: Path, capsys: pytest.CaptureFixture[str]) -> None:
    outcome = call(
        capsys,
        "annotate",
        answer,
        "--rename",
        "{last}{first}",
        "--value",
        "last=Ortiz",
        "--value",
        "first=Maria",
        *QUICK,
    )

    assert outcome.code == 0, outcome.err
    assert "OrtizMaria.docx" in names_in(answer.parent)


def test_plain_text_becomes_a_word_file_with_comments(tmp_path: Path, announcement: Path) -> None:
    copy = tmp_path / "answer.docx"

    done = call_process(
        ["annotate", "-", "--posting", announcement, "-o", copy, *QUICK], given="\n".join(ANSWER).encode()
    )

    assert done.returncode == 0, done.stderr
    assert [paragraph.text for paragraph in docx.Document(str(copy)).paragraphs] == list(ANSWER)
    assert comments_of(copy)


def test_the_example_of_a_client_keeps_the_colleagues_comment(
    examples: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    copy = tmp_path / "copy.docx"

    outcome = call(
        capsys,
        "annotate",
        examples / "client-answers.docx",
        "--posting",
        examples / "announcement.txt",
        "-o",
        copy,
        *QUICK,
    )

    authors = [author for author, _ in comments_of(copy)]
    assert outcome.code == 0, outcome.err
    assert authors.count("Reviewing colleague") == 1
    assert authors.count("docxplug") > 3

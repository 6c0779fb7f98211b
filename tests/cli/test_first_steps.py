"""What people type before they know the command line, and what helps them on."""

import contextlib
import json
import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from cli_calls import ANSWER, POSTING, QUICK, call, names_in, write_answer

from docxplug.cli.main import COMMANDS
from docxplug.settings import settings_for

NOBODY = 65534


@pytest.fixture
def answer(tmp_path: Path) -> Path:
    return write_answer(tmp_path / "answer.docx", *ANSWER)


def test_the_command_alone_shows_its_help_in_lines_and_where_to_begin(
    capsys: pytest.CaptureFixture[str],
) -> None:
    outcome = call(capsys)

    assert outcome.code == 2
    assert outcome.err.startswith("Usage: docxplug")
    assert "  docxplug review answers.docx --posting announcement.txt\n" in outcome.err


@pytest.mark.parametrize("group", ["addin", "rubric", "languagetool"])
def test_a_group_alone_shows_its_commands(capsys: pytest.CaptureFixture[str], group: str) -> None:
    assert "\nCommands:\n" in call(capsys, group).err


def test_every_command_fits_its_line_in_the_help(capsys: pytest.CaptureFixture[str]) -> None:
    listed = call(capsys, "--help").out.partition("Commands:\n")[2].partition("\n\n")[0]

    assert [line.split()[0] for line in listed.splitlines()] == list(COMMANDS)
    assert "..." not in listed


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        (["reveiw", "answer.docx"], "There is no command “reveiw”; did you mean review?"),
        (["zzz"], "There is no command “zzz”. See “docxplug --help”."),
        (["rubric", "show", "ecq2012"], "There is no rubric “ecq2012”; did you mean ecq-2012?"),
    ],
)
def test_a_slip_of_the_pen_is_answered_with_what_was_meant(
    capsys: pytest.CaptureFixture[str], typed: list[str], told: str
) -> None:
    outcome = call(capsys, *typed)

    assert outcome.code == 2
    assert told in outcome.err
    assert outcome.err.count("\n") == 1


def test_a_check_that_is_misspelled_is_not_answered_with_all_of_them(
    capsys: pytest.CaptureFixture[str], answer: Path
) -> None:
    outcome = call(capsys, "review", answer, "--only", "verb.weeak", *QUICK)

    assert "did you mean verb.weak" in outcome.err
    assert "limit.pages" not in outcome.err


@pytest.mark.parametrize(
    ("suffix", "begins"),
    [(".html", "<!DOCTYPE html>"), (".CSV", "file,response"), (".log", "answer.docx\n===")],
)
def test_a_reports_form_follows_from_its_name(
    capsys: pytest.CaptureFixture[str], answer: Path, suffix: str, begins: str
) -> None:
    report = answer.with_name(f"report{suffix}")

    assert call(capsys, "review", answer, "-o", report, *QUICK).code == 0

    assert report.read_text(encoding="utf-8-sig").startswith(begins)


def test_a_form_that_was_asked_for_goes_before_the_reports_name(
    capsys: pytest.CaptureFixture[str], answer: Path
) -> None:
    report = answer.with_name("report.html")

    call(capsys, "review", answer, "-o", report, "--format", "json", *QUICK)

    assert json.loads(report.read_text(encoding="utf-8"))["schema"] == "docxplug.review/1"


@pytest.mark.parametrize("name", ["copy.pdf", "copy", "copy.docm"])
def test_a_copy_gets_no_name_under_which_word_would_not_open_it(
    capsys: pytest.CaptureFixture[str], answer: Path, name: str
) -> None:
    outcome = call(capsys, "annotate", answer, "-o", answer.with_name(name), *QUICK)

    assert outcome.code == 2
    assert "call it copy.docx" in outcome.err
    assert names_in(answer.parent) == ["answer.docx"]


def test_the_answers_are_not_taken_for_their_own_announcement(
    capsys: pytest.CaptureFixture[str], answer: Path
) -> None:
    outcome = call(capsys, "review", answer, "--posting", answer, *QUICK)

    assert outcome.code == 2
    assert "give --posting the announcement's own file" in outcome.err


def test_a_text_that_asks_for_nothing_is_met_with_what_to_do(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    (tmp_path / "a.txt").write_text("hi", encoding="utf-8")

    assert "none found; give the announcement whole" in call(capsys, "posting", tmp_path / "a.txt").out


def test_pages_names_the_words_where_a_limit_is_passed(
    capsys: pytest.CaptureFixture[str], answer: Path
) -> None:
    posting = answer.with_name("posting.txt")
    posting.write_text(POSTING.replace("two pages", "20 words"), encoding="utf-8")

    outcome = call(capsys, "pages", answer, "--posting", posting, "--pages", "estimate")

    assert "over the limit from “" in outcome.out
    assert "(by estimate, certainty" in outcome.out


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("--text", "Why?"), "--on TEXT"),
        (("--on", "nine locks"), "--text, --text-file or --phrase"),
    ],
)
def test_half_a_comment_is_answered_with_the_option_that_is_missing(
    capsys: pytest.CaptureFixture[str], answer: Path, arguments: tuple[str, ...], told: str
) -> None:
    assert told in call(capsys, "comment", answer, *arguments).err


def test_a_batch_that_could_not_begin_is_no_batch_to_go_on_with(
    capsys: pytest.CaptureFixture[str], answer: Path
) -> None:
    out = answer.parent / "out"
    batch = ("batch", answer, "--out", out, *QUICK)

    failed = call(capsys, *batch, "--posting", "nope.txt")

    assert failed.err == "docxplug: nope.txt: There is no such file; check the name and the folder.\n"
    assert names_in(out) == []
    assert call(capsys, *batch).code == 0


@pytest.mark.skipif(sys.platform != "linux", reason="systemd is a Linux thing")
def test_what_uninstalling_could_not_do_is_named_as_something_to_undo(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    systemctl = tmp_path / "systemctl"
    systemctl.write_text("#!/bin/sh\nexit 1\n", encoding="utf-8")
    systemctl.chmod(0o755)
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("PATH", str(tmp_path))

    outcome = call(capsys, "addin", "uninstall")

    assert "do by hand: “Run: systemctl --user disable --now docxplug.service”" in outcome.err


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps a user's folders private by other means")
def test_a_home_that_may_not_be_entered_holds_no_settings(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = tmp_path / "home"
    (home / ".config" / "docxplug").mkdir(parents=True)
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.delenv("XDG_CONFIG_HOME", raising=False)
    home.chmod(0)

    with without_rights():
        settings = settings_for(Path("/"))

    home.chmod(0o700)
    assert settings.files == ()


@contextlib.contextmanager
def without_rights() -> Iterator[None]:
    """As a user who is not root; root may enter every folder."""
    before = os.geteuid()
    if before == 0:
        os.seteuid(NOBODY)
    try:
        yield
    finally:
        os.seteuid(before)

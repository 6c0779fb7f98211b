"""A user's error is one line that names the file and says what to do; the exit code is 2 and nothing is written."""

import os
import shutil
import signal
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from cli_calls import QUICK, call, names_in

OLE = bytes.fromhex("D0CF11E0A1B11AE1")


def _missing(path: Path) -> None:
    path.unlink(missing_ok=True)


def _folder(path: Path) -> None:
    path.mkdir()


def _empty(path: Path) -> None:
    path.touch()


def _pdf(path: Path) -> None:
    path.write_bytes(b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\n")


def _encrypted(path: Path) -> None:
    path.write_bytes(OLE + bytes(4096))


def _rich_text(path: Path) -> None:
    path.write_bytes(rb"{\rtf1\ansi An answer.}")


def _page(path: Path) -> None:
    path.write_bytes(b"<html><body>An answer.</body></html>")


def _other_archive(path: Path) -> None:
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("notes.txt", "not a Word file")


def _cut_off(path: Path) -> None:
    whole = path.with_name("whole.docx")
    with zipfile.ZipFile(whole, "w") as archive:
        archive.writestr("word/document.xml", "<w/>" * 500)
    path.write_bytes(whole.read_bytes()[:-60])
    whole.unlink()


BAD = [_missing, _folder, _empty, _pdf, _encrypted, _rich_text, _page, _other_archive, _cut_off]


@pytest.mark.parametrize("make", BAD)
@pytest.mark.parametrize("command", ["review", "annotate"])
def test_a_document_that_cannot_be_read_costs_one_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], make: Callable[[Path], None], command: str
) -> None:
    path = tmp_path / "my answer.docx"
    make(path)
    before = names_in(tmp_path)

    outcome = call(capsys, command, path, *QUICK)

    assert outcome.code == 2
    assert outcome.out == ""
    assert outcome.err.startswith(f"docxplug: {path}: ")
    assert outcome.err.count("\n") == 1
    assert len(outcome.err.removeprefix(f"docxplug: {path}: ")) > 20
    assert names_in(tmp_path) == before


@pytest.mark.parametrize("make", [_missing, _folder, _empty, _pdf, _encrypted, _other_archive])
def test_an_announcement_that_cannot_be_read_is_named_too(
    tmp_path: Path, answer: Path, capsys: pytest.CaptureFixture[str], make: Callable[[Path], None]
) -> None:
    posting = tmp_path / "posting.pdf"
    make(posting)

    outcome = call(capsys, "review", answer, "--posting", posting, *QUICK)

    assert (outcome.code, outcome.out) == (2, "")
    assert outcome.err.startswith(f"docxplug: {posting}: ")
    assert outcome.err.count("\n") == 1


def test_a_posting_corrected_into_broken_json_is_told_by_its_line(
    tmp_path: Path, answer: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    posting = tmp_path / "posting.json"
    posting.write_text('{"schema": "docxplug.posting/1",\n "limits": [}')

    outcome = call(capsys, "review", answer, "--posting", posting, *QUICK)

    assert outcome.code == 2
    assert "line 2" in outcome.err


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--only", "verb.wek"], "verb.wek"),
        (["--disable", "nothing"], "nothing"),
        (["--rubric", "nope"], "nope"),
        (["--as-of", "tomorrow"], "2026-11-21"),
        (["--pages", "word"], "libreoffice"),
        (["--nothing"], "--nothing"),
    ],
)
def test_a_wrong_option_is_one_line_that_says_what_would_be_right(
    answer: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], said: str
) -> None:
    outcome = call(capsys, "review", answer, *QUICK, *arguments)

    assert (outcome.code, outcome.out) == (2, "")
    assert said in outcome.err
    assert outcome.err.count("\n") == 1


def test_only_words_lock_file_is_no_document(answer: Path, capsys: pytest.CaptureFixture[str]) -> None:
    lock = answer.with_name("~$Q 1.docx")
    lock.write_bytes(b"\x05Maria")

    alone = call(capsys, "annotate", lock, *QUICK)
    beside = call(capsys, "review", lock, answer, *QUICK)

    assert alone.code == 2
    assert beside.code == 0
    assert "skipped" in beside.err


def test_an_existing_copy_is_refused_and_left_alone(answer: Path, capsys: pytest.CaptureFixture[str]) -> None:
    copy = answer.with_name("TQ 1.reviewed.docx")
    copy.write_bytes(b"somebody's work")

    outcome = call(capsys, "annotate", answer, *QUICK)

    assert outcome.code == 2
    assert "exists already" in outcome.err
    assert copy.read_bytes() == b"somebody's work"


@pytest.mark.skipif(not Path("/proc/self").is_dir(), reason="needs a folder in which nobody can write")
def test_a_place_that_cannot_be_written_is_one_line(answer: Path, capsys: pytest.CaptureFixture[str]) -> None:
    copy = call(capsys, "annotate", answer, "-o", "/proc/copy.docx", *QUICK)
    report = call(capsys, "review", answer, "-o", "/proc/report.txt", *QUICK)

    for outcome in (copy, report):
        assert outcome.code == 2
        assert outcome.err.count("\n") == 1
        assert "/proc" in outcome.err


def test_a_full_disk_leaves_nothing_behind(answer: Path, capsys: pytest.CaptureFixture[str]) -> None:
    resource = pytest.importorskip("resource", reason="this system cannot limit the size of files")

    before = names_in(answer.parent)
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    handler = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (2000, limits[1]))
    try:
        outcome = call(capsys, "annotate", answer, *QUICK)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
        signal.signal(signal.SIGXFSZ, handler)

    assert outcome.code == 2
    assert names_in(answer.parent) == before


def test_a_damaged_settings_file_is_named(answer: Path, capsys: pytest.CaptureFixture[str]) -> None:
    settings = answer.with_name("docxplug.toml")
    settings.write_text("author = ")

    outcome = call(capsys, "review", answer, *QUICK)

    assert outcome.code == 2
    assert str(settings) in outcome.err


def test_nothing_is_left_of_a_change_in_place_that_failed(
    answer: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    backup = answer.with_name(answer.name + ".bak")
    backup.write_bytes(b"an earlier one")
    before = answer.read_bytes()

    outcome = call(capsys, "annotate", answer, "--in-place", *QUICK)

    assert outcome.code == 2
    assert "earlier backup" in outcome.err
    assert (answer.read_bytes(), backup.read_bytes()) == (before, b"an earlier one")


def test_the_backup_of_a_change_in_place_that_was_stopped_is_used(
    answer: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    backup = answer.with_name(answer.name + ".bak")
    shutil.copy(answer, backup)
    before = answer.read_bytes()

    outcome = call(capsys, "annotate", answer, "--in-place", *QUICK)

    assert outcome.code == 0
    assert backup.read_bytes() == before != answer.read_bytes()


def test_a_device_that_never_ends_is_too_large(capsys: pytest.CaptureFixture[str]) -> None:
    if not Path("/dev/zero").exists():
        pytest.skip("this system has no /dev/zero")
    outcome = call(capsys, "review", "/dev/zero", *QUICK)
    assert outcome.code == 2
    assert "larger than 200,000,000 bytes" in outcome.err


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_pipe_into_which_nobody_writes_is_not_waited_for(
    answer: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    pipes = [answer.with_name(name) for name in ("pipe.docx", "pipe.txt")]
    for pipe in pipes:
        os.mkfifo(pipe)
    for request in (["review", pipes[0]], ["review", pipes[1]], ["review", answer, "--posting", pipes[1]]):
        outcome = call(capsys, *request, *QUICK)
        assert outcome.code == 2
        assert "This is a pipe; save what comes out of it in a file" in outcome.err


def test_a_name_that_is_too_long_for_the_disk_is_refused(
    answer: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    outcome = call(capsys, "annotate", answer, "-o", answer.with_name("n" * 300 + ".docx"), *QUICK)
    assert outcome.code == 2
    assert "choose another name" in outcome.err

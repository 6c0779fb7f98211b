"""Whatever way a batch comes to its end, it has done everything once and written the same bytes."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import psutil
import pytest
from batch_calls import LOCKS, client, digests, run, write_answer

from docxplug.batch.crew import LocalCrew
from docxplug.batch.ledger import Ledger
from docxplug.errors import OutputError, RequestError
from docxplug.scratch import new_name
from docxplug.workers.handle import Limits

QUICK = (
    "--pages",
    "none",
    "--grammar",
    "none",
    "--date",
    "2026-11-21T10:00:00+00:00",
    "--as-of",
    "2026-11-21",
)


def many(folder: Path, count: int) -> Path:
    for number in range(count):
        write_answer(folder / f"client {number % 5}" / f"answer {number}.docx", *LOCKS * 12)
    return folder


def start(source: Path, out: Path, *more: str) -> subprocess.Popen[str]:
    command = [
        sys.executable,
        "-m",
        "docxplug",
        "batch",
        str(source),
        "--out",
        str(out),
        "--jobs",
        "2",
        *QUICK,
    ]
    return subprocess.Popen([*command, *more], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def after_the_first_copy(process: subprocess.Popen[str], out: Path) -> list[psutil.Process]:
    """Waits until there is a copy; the processes that are at work then."""
    last = time.monotonic() + 100
    while not list(out.rglob("*.reviewed.docx")):
        assert time.monotonic() < last
        assert process.poll() is None
        time.sleep(0.01)
    return psutil.Process(process.pid).children(recursive=True)


def test_one_process_and_two_write_the_same_bytes(crew: LocalCrew, tmp_path: Path) -> None:
    for name in ("Lee", "Ortiz"):
        client(tmp_path / "in" / name)
    run(crew, tmp_path / "in", tmp_path / "two")

    with LocalCrew(1, Limits()) as alone:
        run(alone, tmp_path / "in", tmp_path / "one")

    assert digests(tmp_path / "one") == digests(tmp_path / "two")


def test_a_finished_batch_has_nothing_left_to_do(crew: LocalCrew, tmp_path: Path) -> None:
    client(tmp_path / "in")
    (tmp_path / "in" / "bad.docx").write_bytes(b"PK")
    run(crew, tmp_path / "in", tmp_path / "out")
    before = digests(tmp_path / "out")

    _, steps = run(crew, tmp_path / "in", tmp_path / "out", resume=True)

    assert sorted((step.key, step.is_new) for step in steps) == [
        ("TQ 1.docx", False),
        ("TQ 2.docx", False),
        ("bad.docx", False),
    ]
    assert digests(tmp_path / "out") == before


def test_a_copy_that_could_not_be_written_is_tried_again(crew: LocalCrew, tmp_path: Path) -> None:
    client(tmp_path / "in" / "Ortiz")
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "Ortiz").write_text("in the way of the folder")
    _, failed = run(crew, tmp_path / "in", tmp_path / "out")
    (tmp_path / "out" / "Ortiz").unlink()

    _, steps = run(crew, tmp_path / "in", tmp_path / "out", resume=True)

    assert {step.reason is None for step in failed} == {False}
    assert [(step.reason, step.is_new) for step in steps] == [(None, True), (None, True)]


def test_a_file_that_took_longer_than_it_might_is_tried_again(crew: LocalCrew, tmp_path: Path) -> None:
    write_answer(tmp_path / "in" / "large.docx", *LOCKS * 100)
    with LocalCrew(1, Limits(seconds=0.0)) as hurried:
        _, failed = run(hurried, tmp_path / "in", tmp_path / "out")

    _, steps = run(crew, tmp_path / "in", tmp_path / "out", resume=True)

    assert ["took longer" in str(step.reason) for step in failed] == [True]
    assert [(step.reason, step.is_new) for step in steps] == [(None, True)]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="Windows has no such pipes in folders")
def test_a_pipe_among_the_documents_is_named_and_not_waited_for(crew: LocalCrew, tmp_path: Path) -> None:
    client(tmp_path / "in")
    os.mkfifo(tmp_path / "in" / "p.docx")

    _, steps = run(crew, tmp_path / "in", tmp_path / "out")

    reasons = {step.key: step.reason for step in steps}
    assert "This is a pipe" in str(reasons["p.docx"])
    assert reasons["TQ 1.docx"] is None


def test_what_a_killed_batch_had_half_written_is_removed(crew: LocalCrew, tmp_path: Path) -> None:
    client(tmp_path / "in")
    run(crew, tmp_path / "in", tmp_path / "out")
    with subprocess.Popen([sys.executable, "-c", ""]) as gone:
        gone.wait()
    here = new_name(tmp_path / "out").name.split("-")[1]
    half = tmp_path / "out" / f".docxplug-{here}-{gone.pid}-25338302.tmp"
    theirs = tmp_path / "out" / f".docxplug-{here}-{os.getpid()}-25338302.tmp"
    own = tmp_path / "out" / ".my notes.tmp"
    for path in (half, theirs, own):
        path.write_bytes(b"PK")

    run(crew, tmp_path / "in", tmp_path / "out", resume=True)

    assert [path.exists() for path in (half, theirs, own)] == [False, True, True]


def test_only_what_changed_is_done_again(crew: LocalCrew, tmp_path: Path) -> None:
    folder = client(tmp_path / "in")
    run(crew, tmp_path / "in", tmp_path / "out")
    write_answer(folder / "TQ 1.docx", *LOCKS[:3])

    _, steps = run(crew, tmp_path / "in", tmp_path / "out", resume=True)

    assert [step.key for step in steps if step.is_new] == ["TQ 1.docx"]


def test_a_batch_that_was_killed_goes_on_and_ends_the_same(tmp_path: Path) -> None:
    source = many(tmp_path / "in", 16)
    process = start(source, tmp_path / "killed")
    workers = after_the_first_copy(process, tmp_path / "killed")
    process.kill()
    process.communicate()
    assert psutil.wait_procs(workers, timeout=30)[1] == []

    assert start(source, tmp_path / "killed", "--resume").communicate()[1] == ""
    assert start(source, tmp_path / "whole").communicate()[1] == ""

    assert digests(tmp_path / "killed") == digests(tmp_path / "whole")


@pytest.mark.skipif(sys.platform == "win32", reason="signals of a terminal are POSIX")
@pytest.mark.parametrize("name", ["SIGINT", "SIGTERM"])
def test_a_batch_that_is_stopped_leaves_no_process_and_says_how_to_go_on(tmp_path: Path, name: str) -> None:
    source = many(tmp_path / "in", 16)
    process = start(source, tmp_path / "out")
    workers = after_the_first_copy(process, tmp_path / "out")

    process.send_signal(getattr(signal, name))
    _, said = process.communicate(timeout=60)

    assert process.returncode == 130
    assert "--resume goes on" in said
    assert "Traceback" not in said
    assert psutil.wait_procs(workers, timeout=30)[1] == []
    assert list((tmp_path / "out").rglob("*.tmp")) == []


def test_a_batch_in_the_folder_is_not_overwritten_by_accident(crew: LocalCrew, tmp_path: Path) -> None:
    client(tmp_path / "in")
    run(crew, tmp_path / "in", tmp_path / "out")

    with pytest.raises(OutputError, match="a batch is in this folder already"):
        run(crew, tmp_path / "in", tmp_path / "out")


def test_two_batches_do_not_write_into_one_folder(crew: LocalCrew, tmp_path: Path) -> None:
    client(tmp_path / "in")
    (tmp_path / "out").mkdir()
    ledger = Ledger(tmp_path / "out")

    with pytest.raises(RequestError, match="another batch"):
        run(crew, tmp_path / "in", tmp_path / "out", resume=True)
    ledger.close()

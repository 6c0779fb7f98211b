"""What killed processes left is removed, and nothing that somebody may still be writing."""

import os
import subprocess
import sys
import time
from pathlib import Path

import psutil
import pytest

from docxplug import scratch
from docxplug.word.opc.saving import write_whole


@pytest.fixture
def nobody() -> int:
    """The number of a process that is no more."""
    with subprocess.Popen([sys.executable, "-c", ""]) as gone:
        gone.wait()
    assert not psutil.pid_exists(gone.pid)
    return gone.pid


def left(folder: Path, computer: str, process: int, hours: float = 0) -> Path:
    """A file that was last written so many hours ago."""
    path = folder / f".docxplug-{computer}-{process}-25338302.tmp"
    path.write_bytes(b"PK")
    then = time.time() - hours * 3600
    os.utime(path, (then, then))
    return path


def computer_of(folder: Path) -> str:
    return scratch.new_name(folder).name.split("-")[1]


def another(computer: str) -> str:
    return f"{int(computer, 16) ^ 1:08x}"


def test_what_another_computer_writes_in_a_shared_folder_stays(tmp_path: Path, nobody: int) -> None:
    here = computer_of(tmp_path)
    own = left(tmp_path, here, nobody)
    theirs = left(tmp_path, another(here), nobody, hours=23)
    forgotten = left(tmp_path, another(here), os.getpid(), hours=25)

    write_whole(tmp_path / "mine.docx", b"x", overwrite=False)

    assert [path.exists() for path in (own, theirs, forgotten)] == [False, True, False]


def test_what_a_living_process_writes_here_stays_however_long_it_takes(tmp_path: Path) -> None:
    own = left(tmp_path, computer_of(tmp_path), os.getpid(), hours=100)

    scratch.remove_half_written(tmp_path)

    assert own.exists()


def test_folders_of_another_computer_stay(
    tmp_path: Path, nobody: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    here = computer_of(tmp_path)
    own, theirs = (tmp_path / f"docxplug-office-{who}-{nobody}-abc" for who in (here, another(here)))
    own.mkdir()
    theirs.mkdir()

    with scratch.folder_for_a_while("pages") as made:
        assert [path.exists() for path in (own, theirs)] == [False, True]
        assert Path(made).name.startswith(f"docxplug-pages-{here}-{os.getpid()}-")


def test_processes_of_one_computer_name_it_alike(tmp_path: Path) -> None:
    code = "import sys, pathlib; from docxplug import scratch; print(scratch.new_name(pathlib.Path()).name)"

    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout

    assert said.split("-")[1] == computer_of(tmp_path)

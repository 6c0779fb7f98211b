"""A command that is asked to end ends all that it started, and leaves nothing behind."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import docx
import psutil
import pytest

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="signals are POSIX")


_STARTED: list[subprocess.Popen[str]] = []


@pytest.fixture(autouse=True)
def _nothing_is_left() -> Iterator[None]:
    """A command that did not end, which fails its test, ends with it."""
    yield
    while _STARTED:
        process = _STARTED.pop()
        process.kill()
        process.communicate()


def start(folder: Path, *arguments: str) -> subprocess.Popen[str]:
    """A command whose temporary files are in a folder."""
    process = subprocess.Popen(
        [sys.executable, "-m", "docxplug", *arguments],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "TMPDIR": str(folder), "PYTHONUNBUFFERED": "1"},
    )
    _STARTED.append(process)
    return process


def once(process: subprocess.Popen[str], is_there: Callable[[psutil.Process], bool]) -> list[psutil.Process]:
    """All that a command has started when one of them is what is waited for."""
    last = time.monotonic() + 120
    while time.monotonic() < last:
        assert process.poll() is None
        found = psutil.Process(process.pid).children(recursive=True)
        if any(_is(child, is_there) for child in found):
            return found
        time.sleep(0.05)
    raise AssertionError("it did not start anything of that kind")


def _is(process: psutil.Process, is_there: Callable[[psutil.Process], bool]) -> bool:
    try:
        return is_there(process)
    except psutil.Error:
        return False


@pytest.fixture
def temporary(tmp_path: Path) -> Path:
    folder = tmp_path / "temporary"
    folder.mkdir()
    return folder


def answers(folder: Path, count: int) -> list[str]:
    files = []
    for number in range(count):
        document = docx.Document()
        document.add_paragraph(f"TQ {number + 1}: I led {number + 12} people in 2024.")
        document.save(str(folder / f"{number}.docx"))
        files.append(str(folder / f"{number}.docx"))
    return files


@pytest.mark.libreoffice
@pytest.mark.parametrize("name", ["SIGTERM", "SIGHUP"])
@pytest.mark.parametrize("count", [1, 2])
def test_libreoffice_ends_with_a_review_that_is_asked_to_end(
    tmp_path: Path, temporary: Path, name: str, count: int
) -> None:
    process = start(temporary, "review", *answers(tmp_path, count), "--pages", "libreoffice")
    started = once(process, lambda child: child.name() == "soffice.bin")

    process.send_signal(getattr(signal, name))
    _, said = process.communicate(timeout=120)

    assert (process.returncode, said.strip()) == (130, "docxplug: stopped.")
    assert psutil.wait_procs(started, timeout=60)[1] == []
    assert list(temporary.iterdir()) == []


def test_a_service_that_is_asked_to_end_has_not_failed(temporary: Path) -> None:
    process = start(temporary, "serve", "--http", "--port", "0")
    started = once(process, lambda child: "docxplug.workers.process" in child.cmdline())

    process.send_signal(signal.SIGTERM)
    _, said = process.communicate(timeout=120)

    assert (process.returncode, said) == (0, "")
    assert psutil.wait_procs(started, timeout=60)[1] == []
    assert list(temporary.iterdir()) == []


def test_nohup_keeps_a_command_at_work_when_its_terminal_is_closed(tmp_path: Path, temporary: Path) -> None:
    answers(tmp_path, 1)
    before = signal.signal(signal.SIGHUP, signal.SIG_IGN)
    try:
        process = start(
            temporary, "batch", str(tmp_path), "--out", str(tmp_path / "out"), "--grammar", "none"
        )
    finally:
        signal.signal(signal.SIGHUP, before)
    once(process, lambda child: "docxplug.workers.process" in child.cmdline())
    process.send_signal(signal.SIGHUP)
    process.communicate(timeout=120)

    assert process.returncode == 0

"""A command that is asked to end ends all that it started, and leaves nothing behind."""

import contextlib
import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from types import FrameType

import docx
import psutil
import pytest

from docxplug.cli.ending import AskedToEndError, in_order
from docxplug.interruptions import whole
from docxplug_server.config import WorkLimits
from docxplug_server.pool import WorkerPool

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


class _Deaf:
    """Ends with a request to end, which Python drops as it drops whatever a destructor raises."""

    def __del__(self) -> None:
        _ask()


def _ask() -> None:
    os.kill(os.getpid(), signal.SIGTERM)
    time.sleep(0.01)


def _heard(work: Callable[[], object]) -> bool:
    """Whether a request to end comes out of work that is done in order."""
    try:
        with in_order():
            work()
    except AskedToEndError:
        return True
    return False


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_a_request_to_end_that_python_drops_is_heard_a_moment_later() -> None:
    before = signal.getsignal(signal.SIGTERM), signal.getsignal(signal.SIGALRM)

    def work() -> None:
        _Deaf()
        time.sleep(60)

    assert _heard(work)
    assert (signal.getsignal(signal.SIGTERM), signal.getsignal(signal.SIGALRM)) == before
    assert signal.getitimer(signal.ITIMER_REAL) == (0, 0)


def test_cleaning_up_is_not_interrupted_by_the_request_it_comes_from() -> None:
    done = []

    def work() -> None:
        try:
            _ask()
        finally:
            _ask()
            time.sleep(0.3)
            done.append("cleaned")

    assert _heard(work)
    assert done == ["cleaned"]


def test_whatever_an_interrupted_command_fails_of_is_the_request_to_end() -> None:
    def work() -> None:
        try:
            _ask()
        finally:
            raise RuntimeError("release unlocked lock")

    assert _heard(work)


def test_a_failure_without_a_request_stays_what_it_is() -> None:
    with pytest.raises(RuntimeError, match="unlocked"), in_order():
        raise RuntimeError("release unlocked lock")


def test_what_is_whole_is_done_before_the_request_is_heard() -> None:
    done = []

    @whole
    def begin() -> None:
        _ask()
        time.sleep(0.2)
        done.append("begun")

    def work() -> None:
        begin()
        time.sleep(60)

    assert _heard(work)
    assert done == ["begun"]


@pytest.mark.parametrize(
    ("function", "event"),
    [
        ("new_folder", "return"),
        ("_execute_child", "call"),
        ("_started", "return"),
        ("__init__", "return"),
        ("_acquire_restore", "c_call"),
        ("_begins_worker", "return"),
    ],
)
def test_workers_leave_nothing_when_their_start_is_asked_to_end(
    function: str, event: str, temporary: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(temporary))
    pool = WorkerPool(WorkLimits(workers=2))
    before = psutil.Process().children(recursive=True)
    started: list[psutil.Process] = []

    def work() -> None:
        try:
            with _request_at(function, event):
                pool.start()
            time.sleep(60)
        finally:
            started.extend(each for each in psutil.Process().children(recursive=True) if each not in before)
            pool.close()

    assert _heard(work)
    assert len(started) == 2
    assert psutil.wait_procs(started, timeout=60)[1] == []
    assert list(temporary.iterdir()) == []


@contextlib.contextmanager
def _request_at(function: str, event: str) -> Iterator[None]:
    """Asks this process to end when a function is called, calls another, or returns."""

    def look(frame: FrameType, now: str, _: object) -> None:
        if (frame.f_code.co_name, now) == (function, event):
            sys.setprofile(None)
            os.kill(os.getpid(), signal.SIGTERM)

    sys.setprofile(look)
    try:
        yield
    finally:
        sys.setprofile(None)

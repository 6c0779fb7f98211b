"""Worker processes: what they may cost, and that nothing of them is left."""

import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import psutil
import pytest

from docxplug.workers.handle import EndedError, Limits, Worker

STARTER = """
import sys
from docxplug.workers.handle import Limits, Worker
worker = Worker("worker_trades:Teller", Limits())
assert worker.is_ready()
head, _ = worker.do(("start_another",))
print(worker.pid, head["pid"], head["file"], flush=True)
sys.stdin.read()
"""


@pytest.fixture(autouse=True)
def _trades_are_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONPATH", str(Path(__file__).parent))


def started(trade: str = "Teller", limits: Limits = Limits()) -> Worker:  # noqa: B008 - never changed
    worker = Worker(f"worker_trades:{trade}", limits)
    assert worker.is_ready()
    return worker


@pytest.fixture
def worker() -> Iterator[Worker]:
    """A worker that knows all tricks."""
    worker = started()
    yield worker
    worker.end()


def are_gone(*pids: int) -> bool:
    """Whether processes end within a time that is long for any machine."""
    last = time.monotonic() + 60
    while any(lives(pid) for pid in pids) and time.monotonic() < last:
        time.sleep(0.05)
    return not any(lives(pid) for pid in pids)


def lives(pid: int) -> bool:
    try:
        return bool(psutil.Process(pid).status() != psutil.STATUS_ZOMBIE)
    except psutil.NoSuchProcess:
        return False


def test_what_a_worker_prints_does_not_get_between_its_answers(worker: Worker) -> None:
    steps: list[str] = []

    answer = worker.do(("echo", b"\x00data"), steps.append)

    assert answer == ({"kind": "done"}, [b"\x00data"])
    assert steps == ["reading"]


def test_a_fault_costs_one_order_and_says_where_it_is_but_not_what_was_in_it(worker: Worker) -> None:
    head, _ = worker.do(("fail",))

    assert head["kind"] == "fault"
    assert head["where"].startswith("ValueError")
    assert "client" not in head["where"]
    assert worker.is_fit
    assert worker.do(("echo", b""))[0] == {"kind": "done"}


def test_a_worker_that_stumbles_at_its_first_step_works_all_the_same() -> None:
    worker = started("Stumbler")

    assert worker.do(("echo", b"x")) == ({"kind": "done"}, [b"x"])
    worker.dismiss()


def test_a_trade_that_is_not_there_makes_no_worker() -> None:
    worker = Worker("worker_trades:Nobody", Limits())

    assert not worker.is_ready()
    worker.end()


@pytest.mark.parametrize(
    ("order", "limits", "why"),
    [
        (("wait", 600), Limits(seconds=0.5), "time"),
        (("bloat", 100_000_000), Limits(memory=50_000_000), "memory"),
        (("bloat", 10_000_000_000), Limits(memory=50_000_000), "memory"),
        (("die",), Limits(), "gone"),
    ],
)
def test_an_order_that_costs_too_much_ends_its_worker_and_says_why(
    order: tuple[Any, ...], limits: Limits, why: str
) -> None:
    worker = started(limits=limits)

    with pytest.raises(EndedError) as ended:
        worker.do(order)

    assert ended.value.why == why
    assert not worker.is_fit
    assert are_gone(worker.pid)


def test_work_that_nobody_wants_is_given_up(worker: Worker) -> None:
    with pytest.raises(EndedError) as ended:
        worker.do(("wait", 600), is_unwanted=lambda: True)

    assert ended.value.why == "unwanted"


def test_what_is_done_at_once_is_done_even_for_nobody(worker: Worker) -> None:
    assert worker.do(("wait", 0.3), is_unwanted=lambda: True) == ({"kind": "done"}, [])


@pytest.mark.parametrize("way", ["end", "dismiss"])
def test_the_end_of_a_worker_is_that_of_what_it_started_and_of_its_files(way: str, worker: Worker) -> None:
    head, _ = worker.do(("start_another",))
    assert Path(head["file"]).exists()

    getattr(worker, way)()

    assert are_gone(worker.pid, head["pid"])
    assert not Path(head["file"]).parent.exists()


def test_another_thread_may_end_a_worker_at_its_work(worker: Worker) -> None:
    threading.Timer(0.3, worker.end).start()

    with pytest.raises(EndedError) as ended:
        worker.do(("wait", 600))

    assert ended.value.why == "gone"


@pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL")
def test_a_worker_whose_starter_is_killed_ends_with_all_that_it_started() -> None:
    starter = subprocess.Popen(
        [sys.executable, "-c", STARTER], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert starter.stdout
    pid, other, file = starter.stdout.readline().split()

    starter.kill()
    starter.communicate()

    assert are_gone(int(pid), int(other))
    assert not Path(file).parent.exists()

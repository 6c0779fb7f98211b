"""A document that hangs, bloats or takes its program down costs a line; the others are done."""

import datetime
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest
from batch_calls import LOCKS, quick, workers_of, write_answer

from docxplug.batch.crew import LocalCrew
from docxplug.batch.orders import DocumentDone, DocumentOrder, Failed, Order
from docxplug.errors import RequestError
from docxplug.workers.handle import Limits


@pytest.fixture(scope="module")
def long_text() -> bytes:
    """The longest text that is read: it takes many seconds and forty megabytes."""
    return "\n".join(f"In {year % 30 + 1990} {LOCKS[2]}" for year in range(3_800)).encode()


def order(key: str, data: bytes, suffix: str = ".txt") -> Order:
    day = datetime.date(2026, 11, 21)
    ways = quick(Path(), day, datetime.datetime(2026, 11, 21, tzinfo=datetime.UTC))
    return DocumentOrder(key, key + suffix, data, ways.choices, ways.signature, ways.tools)


def outcomes(crew: LocalCrew, *orders: Order) -> dict[str, object]:
    return dict(crew.run(orders))


def test_a_file_that_takes_too_long_is_stopped_and_the_next_is_done(long_text: bytes) -> None:
    with LocalCrew(1, Limits(seconds=5)) as crew:
        done = outcomes(crew, order("long", long_text), order("short", "\n".join(LOCKS).encode()))

    assert isinstance(done["long"], Failed)
    assert "longer than 5 seconds" in done["long"].reason
    assert not done["long"].is_final
    assert isinstance(done["short"], DocumentDone)


def test_a_file_that_takes_too_much_memory_is_stopped(long_text: bytes) -> None:
    with LocalCrew(1, Limits(seconds=600, memory=26 * 1024 * 1024)) as crew:
        done = outcomes(crew, order("big", long_text), order("small", "\n".join(LOCKS).encode()))

    assert isinstance(done["big"], Failed)
    assert "more memory" in done["big"].reason
    assert not done["big"].is_final
    assert isinstance(done["small"], DocumentDone)


def test_a_worker_that_dies_costs_its_file_only(long_text: bytes) -> None:
    def kill_one() -> None:
        time.sleep(1)
        workers_of(psutil.Process())[-1].kill()

    with LocalCrew(1, Limits()) as crew:
        outcomes(crew, order("first", "\n".join(LOCKS).encode()))
        threading.Thread(target=kill_one).start()
        done = outcomes(crew, order("long", long_text), order("short", "\n".join(LOCKS).encode()))

    assert isinstance(done["long"], Failed)
    assert "ended unexpectedly" in done["long"].reason
    assert not done["long"].is_final
    assert isinstance(done["short"], DocumentDone)


def test_each_worker_has_one_order_waiting_and_no_more_are_asked_for(crew: LocalCrew, tmp_path: Path) -> None:
    data = write_answer(tmp_path / "a.docx", *LOCKS).read_bytes()
    asked: list[str] = []

    def orders() -> Iterator[Order]:
        for number in range(12):
            asked.append(str(number))
            yield order(str(number), data, ".docx")

    for done, _ in enumerate(crew.run(orders()), 1):
        assert len(asked) <= done - 1 + 4


def test_ending_the_crew_ends_its_processes_and_their_files(tmp_path: Path) -> None:
    before = set(psutil.Process().children())

    with LocalCrew(1, Limits()) as crew:
        outcomes(crew, order("a", "\n".join(LOCKS).encode()))
        mine = set(psutil.Process().children()) - before
    assert mine
    assert psutil.wait_procs(mine, timeout=10)[1] == []


def test_workers_that_cannot_be_started_end_the_batch_in_a_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "executable", str(tmp_path / "no python"))

    with LocalCrew(2, Limits()) as crew, pytest.raises(RequestError, match="cannot be started; close other"):
        outcomes(crew, order("a", "\n".join(LOCKS).encode()))


def test_a_worker_that_cannot_be_replaced_ends_the_batch_in_a_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with LocalCrew(1, Limits()) as crew:
        outcomes(crew, order("a", "\n".join(LOCKS).encode()))
        monkeypatch.setattr(sys, "executable", str(tmp_path / "no python"))
        workers_of(psutil.Process())[-1].kill()

        with pytest.raises(RequestError, match="cannot be started; close other"):
            outcomes(crew, *(order(name, "\n".join(LOCKS).encode()) for name in "abc"))

"""The pool of workers keeps its size, whatever comes back at once and whatever the computer is short of."""

import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import cast

import pytest

from docxplug.workers.handle import Worker
from docxplug_server import pool as pools
from docxplug_server.calls import Call
from docxplug_server.config import WorkLimits
from docxplug_server.counting import PageCounter
from docxplug_server.pool import WorkerPool
from docxplug_server.problems import Problem
from docxplug_server.tasks import Order, Result

POSTING = Order("posting", posting=b"TQ 1: Experience leading a program of repairs.")


def test_workers_that_come_back_at_once_leave_as_many_as_there_should_be(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    at_work, coming_back = threading.Barrier(3), threading.Barrier(3)
    is_fit, is_done = cast("property", Worker.__dict__["is_fit"]).fget, set[Worker]()

    def done_by(worker: Worker, *_: object) -> Result:
        at_work.wait(60)
        is_done.add(worker)
        return Result("", b"")

    def is_fit_in_step(worker: Worker) -> bool:
        if worker in is_done:
            coming_back.wait(60)
            is_done.discard(worker)
        return bool(is_fit and is_fit(worker))

    pool = WorkerPool(WorkLimits(workers=2, extra=1, waiting_seconds=60))
    with monkeypatch.context() as patch, ThreadPoolExecutor(3) as threads:
        patch.setattr(pools, "_LONG_SECONDS", -1.0)  # the third is started as soon as two are busy
        patch.setattr(pools, "done_by", done_by)
        patch.setattr(Worker, "is_fit", property(is_fit_in_step))
        for run in [threads.submit(pool.run, POSTING, Call()) for _ in range(3)]:
            run.result()

    assert len(pool._workers) == 2
    assert pool.run(POSTING, Call()).body
    pool.close()


def test_a_pool_whose_workers_could_not_be_started_has_them_when_there_is_room_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pool = WorkerPool(WorkLimits(workers=1, waiting_seconds=1))
    with monkeypatch.context() as patch:
        patch.setattr(sys, "executable", str(tmp_path / "no python"))
        with pytest.raises(Problem, match="busy"):
            pool.run(POSTING, Call())

    pool._limits = WorkLimits(workers=1, waiting_seconds=60)
    assert pool.run(POSTING, Call()).body
    pool.close()


def test_a_worker_that_cannot_be_replaced_costs_its_request_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pool = WorkerPool(WorkLimits(workers=1, waiting_seconds=60))
    with monkeypatch.context() as patch:
        patch.setattr("docxplug.workers.handle._MOST_ORDERS", 1)
        pool.start()
        [worker] = pool._workers
        while not pool._idle.qsize():
            threading.Event().wait(0.05)
        patch.setattr(sys, "executable", str(tmp_path / "no python"))
        assert pool.run(POSTING, Call()).body

    assert pool.run(POSTING, Call()).body
    assert worker not in pool._workers
    pool.close()


def test_a_libreoffice_whose_worker_cannot_be_started_counts_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "executable", str(tmp_path / "no python"))
    monkeypatch.setattr("docxplug_server.counting._wants_office", lambda _: True)

    order = PageCounter(WorkLimits()).counted(Order("review", document=b"PK"), Call())

    assert order.setup["office"] == {"failed": "LibreOffice does not start here"}

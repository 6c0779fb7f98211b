"""Worker processes on this machine: as many as asked for, each file in one of them, within its limits.

A file that hangs or bloats costs its worker, which is ended and replaced; the batch goes on.
"""

import contextlib
import pickle
import queue
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterable, Iterator
from typing import Any, BinaryIO, Final, Protocol, cast

from docxplug.batch.orders import Failed, Limits, Order, Outcome
from docxplug.batch.worker import OUT_OF_MEMORY, READY, receive, send
from docxplug.errors import RequestError

_LOOK_EVERY: Final = 0.1
_START_SECONDS: Final = 90.0
_END_SECONDS: Final = 10.0
#: A worker whose memory is beyond this share of what it may use, or that did so many orders, makes room for a new one.
_KEEPABLE_SHARE: Final = 0.5
_MOST_ORDERS: Final = 500
_MOST_FAILED_STARTS: Final = 3


class Crew(Protocol):
    """Whoever does orders: processes here, or workers on other machines."""

    def run(self, orders: Iterable[Order]) -> Iterator[tuple[str, Outcome]]:
        """Does all orders, which are asked for one by one; each key with its outcome, as they are done."""


class LocalCrew:
    """Processes of this machine; a context manager that ends them."""

    def __init__(self, jobs: int, limits: Limits) -> None:
        self._limits = limits
        self._inbox: queue.SimpleQueue[tuple[_Worker, Any]] = queue.SimpleQueue()
        self._failed_starts = 0
        self._workers = [self._new_worker() for _ in range(jobs)]

    def __enter__(self) -> "LocalCrew":  # noqa: PYI034 - Self would need an import for nothing
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        for worker in self._workers:
            worker.dismiss() if kind is None else worker.end()
        for worker in self._workers:
            worker.wait(_END_SECONDS if kind is None else 0)

    def run(self, orders: Iterable[Order]) -> Iterator[tuple[str, Outcome]]:
        """Does all orders; a free worker gets the next one before the last result is handed out."""
        waiting = iter(orders)
        is_out = not self._fill(waiting)
        while not is_out or any(worker.order for worker in self._workers):
            done = self._next()
            if not is_out:
                is_out = not self._fill(waiting)
            if done:
                yield done

    def _fill(self, waiting: Iterator[Order]) -> bool:
        """Gives every free worker an order; False where there are no more."""
        for worker in self._workers:
            if worker.is_ready and not worker.order:
                order = next(waiting, None)
                if order is None:
                    return False
                worker.give(order)
        return True

    def _next(self) -> tuple[str, Outcome] | None:
        """The next outcome, or None where a worker became ready or nothing happened for a moment."""
        with contextlib.suppress(queue.Empty):
            worker, message = self._inbox.get(timeout=_LOOK_EVERY)
            if worker in self._workers:
                return self._heard(worker, message)
        for worker in self._workers:
            if reason := worker.overdrawn():
                return self._given_up(worker, reason)
        return None

    def _heard(self, worker: "_Worker", message: Any) -> tuple[str, Outcome] | None:
        if message == READY:
            self._failed_starts = 0
            worker.begin()
            return None
        if message is None or message == OUT_OF_MEMORY:
            return self._given_up(worker, _too_much() if message else "")
        key, outcome = worker.finished(message)
        if not worker.is_fit:
            self._replace(worker)
        return key, outcome

    def _given_up(self, worker: "_Worker", reason: str) -> tuple[str, Outcome] | None:
        """Ends a worker and puts a new one in its place; its order is over, for the reason."""
        order = worker.order
        self._failed_starts += not worker.is_ready
        if self._failed_starts >= _MOST_FAILED_STARTS:
            raise RequestError(
                "The worker processes cannot be started; close other programs, or ask for fewer with --jobs."
            )
        self._replace(worker)
        return (order.key, Failed(reason or _ended())) if order else None

    def _replace(self, worker: "_Worker") -> None:
        worker.end()
        worker.wait(0)
        self._workers[self._workers.index(worker)] = self._new_worker()

    def _new_worker(self) -> "_Worker":
        return _Worker(self._limits, self._inbox)


class _Worker:
    """A worker process, seen from the batch; ``order`` is what it is at."""

    def __init__(self, limits: Limits, inbox: "queue.SimpleQueue[tuple[_Worker, Any]]") -> None:
        self._limits, self._inbox = limits, inbox
        self.is_ready = False
        self.order: Order | None = None
        self._done = self._own_memory = 0
        self._last = time.monotonic() + _START_SECONDS
        self._process = subprocess.Popen(
            [sys.executable, "-m", "docxplug.batch.worker"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            start_new_session=True,  # Ctrl-C in the terminal is for the batch alone
        )
        self._to = cast("BinaryIO", self._process.stdin)
        self._folder = tempfile.mkdtemp(prefix="docxplug-batch-")
        self._say((limits.memory, self._folder))
        threading.Thread(target=self._listen, daemon=True).start()

    def begin(self) -> None:
        """Takes note that it is warm."""
        self._own_memory = self._memory()
        self.is_ready = True

    def give(self, order: Order) -> None:
        """Hands it an order; its time begins."""
        self.order, self._last = order, time.monotonic() + self._limits.seconds
        self._say(order)

    def finished(self, outcome: Outcome) -> tuple[str, Outcome]:
        """Takes its order from it."""
        order = cast("Order", self.order)
        self.order = None
        self._done += 1
        return order.key, outcome

    def overdrawn(self) -> str:
        """Why it has to be stopped; empty where all is well."""
        if not self.is_ready:
            return "It did not start." if time.monotonic() > self._last else ""
        if not self.order:
            return ""
        if time.monotonic() > self._last:
            return (
                f"It took longer than {self._limits.seconds:g} seconds and was stopped; "
                "split the document, take out what is not text, or allow more with --limit-seconds."
            )
        return _too_much() if self._memory() - self._own_memory > self._limits.memory else ""

    @property
    def is_fit(self) -> bool:
        """Whether it can take another order."""
        beyond = self._memory() - self._own_memory > self._limits.memory * _KEEPABLE_SHARE
        return self._done < _MOST_ORDERS and not beyond

    def dismiss(self) -> None:
        """Asks it to end, with all that it started."""
        if self.order or not self.is_ready:
            self.end()
        else:
            self._say(None)

    def end(self) -> None:
        """Ends the process and all that it started."""
        import psutil

        family = []
        with contextlib.suppress(psutil.Error):
            family = psutil.Process(self._process.pid).children(recursive=True)
        self._process.kill()
        for process in family:
            with contextlib.suppress(psutil.Error):
                process.kill()

    def wait(self, seconds: float) -> None:
        """Waits until it has ended, and makes it where it does not."""
        try:
            self._process.wait(seconds or None)
        except subprocess.TimeoutExpired:
            self.end()
            self._process.wait()
        for pipe in (self._process.stdin, self._process.stdout):
            with contextlib.suppress(OSError):
                pipe.close() if pipe else None
        shutil.rmtree(self._folder, ignore_errors=True)

    def _memory(self) -> int:
        import psutil

        try:
            return int(psutil.Process(self._process.pid).memory_info().rss)
        except psutil.Error:
            return 0

    def _say(self, message: object) -> None:
        with contextlib.suppress(OSError):  # it is gone: whoever listens to it will notice
            send(self._to, message)

    def _listen(self) -> None:
        """Passes on what it says; None says that it has ended."""
        with contextlib.suppress(EOFError, OSError, ValueError, pickle.UnpicklingError):
            while True:
                self._inbox.put((self, receive(cast("BinaryIO", self._process.stdout))))
        self._inbox.put((self, None))


def _too_much() -> str:
    return (
        "It takes more memory than one file may use and was stopped; split the document, take out what is not "
        "text, or allow more with --limit-memory."
    )


def _ended() -> str:
    return (
        "The program that read it ended unexpectedly; open the document in Word, save it again, and try that."
    )

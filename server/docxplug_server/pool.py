"""Worker processes kept warm: each request has one to itself, for a limited time and with limited memory.

A document that hangs or bloats costs its worker, which is ended and replaced; the service only waits.
"""

import contextlib
import queue
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from docxplug.interruptions import whole
from docxplug.workers.family import lower_priority
from docxplug.workers.handle import Limits, Worker, start_worker
from docxplug_server.calls import Call, Stopped, done_by
from docxplug_server.config import WorkLimits
from docxplug_server.problems import busy
from docxplug_server.tasks import Order, Result
from docxplug_server.worker import TRADE

#: A review takes a fraction of this; a worker that is longer at its task has met a document of another kind.
_LONG_SECONDS: Final = 3.0
_PAUSE_SECONDS: Final = 2.0


class WorkerPool:
    """As many workers as the limits say; started with the first request, or by ``start``."""

    def __init__(self, limits: WorkLimits) -> None:
        self._limits, self._each = limits, Limits(limits.seconds, limits.memory)
        self._workers: set[Worker] = set()
        self._idle: queue.Queue[Worker] = queue.Queue()
        self._lock = threading.Lock()
        self._closed = False
        self._no_start_before = 0.0
        self._taken = self._taken_bytes = 0

    @whole
    def start(self) -> None:
        """Starts the workers that are not there; the call comes back before they are warm."""
        with self._lock:
            while len(self._workers) < self._limits.workers and self._begins_worker():
                pass

    def run(self, order: Order, call: Call) -> Result:
        """Has the order done. Raises Problem where it is refused, Stopped where nobody wants it any more."""
        with self.place_for(order):
            return self.run_admitted(order, call)

    @contextmanager
    def place_for(self, order: Order) -> Iterator[None]:
        """Holds one of the places for requests. Raises Problem where there is none."""
        self.take_place(order)
        try:
            yield
        finally:
            self.give_place_back(order)

    def take_place(self, order: Order) -> None:
        """Takes one of the places for requests. Raises Problem where there is none."""
        with self._lock:
            full = self._taken >= self._limits.workers + self._limits.waiting
            if full or (self._taken and self._taken_bytes + order.size > self._limits.waiting_bytes):
                raise busy("The service has all the documents it can take; try again in a few seconds.")
            self._taken += 1
            self._taken_bytes += order.size

    def give_place_back(self, order: Order) -> None:
        """Ends what ``take_place`` began."""
        with self._lock:
            self._taken -= 1
            self._taken_bytes -= order.size

    def run_admitted(self, order: Order, call: Call) -> Result:
        """The same as ``run`` for an order that has its place."""
        worker = self._next_worker(call)
        try:
            return done_by(worker, order, call, self._each)
        finally:
            self._take_back(worker)

    def close(self) -> None:
        """Ends the workers, whatever they are at; requests that wait are refused."""
        with self._lock:
            self._closed = True
            workers = list(self._workers)
        for worker in workers:
            if worker.busy_seconds:
                worker.end()
            else:
                worker.dismiss()  # it may see to what it started itself

    def _next_worker(self, call: Call) -> Worker:
        last = time.monotonic() + self._limits.waiting_seconds
        while time.monotonic() < last and not self._closed:
            if call.is_unwanted:
                raise Stopped
            self.start()
            with contextlib.suppress(queue.Empty):
                worker = self._idle.get(timeout=0.5)
                if worker.is_fit:
                    return worker
                self._take_back(worker)
            self._add_if_all_are_long_at_work()
        raise busy("The service is busy with other documents; try again in a minute.", 60)

    def _take_back(self, worker: Worker) -> None:
        """Lets a worker wait for its next task, or ends it; there are as many as there should be afterwards."""
        is_fit = worker.is_fit  # it takes a while to ask: by then others may have come back, and gone
        with self._lock:
            is_kept = is_fit and len(self._workers) <= self._limits.workers
            if not is_kept:
                self._workers.discard(worker)
        if is_kept:
            self._idle.put(worker)
            return
        worker.end()
        self.start()

    def _add_if_all_are_long_at_work(self) -> None:
        with self._lock:
            most = self._limits.workers + self._limits.extra
            all_long = all(worker.busy_seconds > _LONG_SECONDS for worker in self._workers)
            if all_long and self._limits.workers <= len(self._workers) < most:
                self._begins_worker()

    def _begins_worker(self) -> bool:
        """Starts a worker, but not after ``close`` or while the computer has no room for one; the lock is held."""
        if self._closed or time.monotonic() < self._no_start_before:
            return False
        worker = start_worker(TRADE, self._each)
        if worker is None or not self._is_warming(worker):
            self._no_start_before = time.monotonic() + _PAUSE_SECONDS
            return False
        self._workers.add(worker)
        return True

    def _is_warming(self, worker: Worker) -> bool:
        """Has somebody wait until it is warm; ends it where there is no thread for that."""
        try:
            threading.Thread(target=self._warm, args=(worker,), daemon=True).start()
        except RuntimeError:
            worker.end()
            return False
        return True

    def _warm(self, worker: Worker) -> None:
        """Waits until a worker is ready; starts another, after a while, where the computer is short of something."""
        if worker.is_ready():
            lower_priority(worker.pid)  # the service must answer while all workers are busy
            self._idle.put(worker)
            return
        with self._lock:
            self._workers.discard(worker)
            self._no_start_before = time.monotonic() + _PAUSE_SECONDS
        worker.end()
        time.sleep(_PAUSE_SECONDS)
        self.start()

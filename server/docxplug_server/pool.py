"""Worker processes kept warm: each request has one to itself, for a limited time and with limited memory.

A document that hangs or bloats costs its worker, which is ended and replaced; the service only waits.
"""

import contextlib
import queue
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

from docxplug_server.config import WorkLimits
from docxplug_server.problems import busy
from docxplug_server.tasks import Order, Result
from docxplug_server.worker_handle import Call, Stopped, Worker


class WorkerPool:
    """As many workers as the limits say; started with the first request, or by ``start``."""

    def __init__(self, limits: WorkLimits) -> None:
        self._limits = limits
        self._workers: set[Worker] = set()
        self._idle: queue.Queue[Worker] = queue.Queue()
        self._lock = threading.Lock()
        self._started = self._closed = False
        self._taken = self._taken_bytes = 0

    def start(self) -> None:
        """Starts the workers; the call comes back before they are warm."""
        with self._lock:
            if self._started:
                return
            self._started = True
        for _ in range(self._limits.workers):
            self._add_worker()

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
        self.start()
        worker = self._next_worker(call)
        try:
            return worker.do(order, call)
        finally:
            self._take_back(worker)

    def close(self) -> None:
        """Ends the workers, whatever they are at; requests that wait are refused."""
        with self._lock:
            self._closed = True
            workers = list(self._workers)
        for worker in workers:
            worker.end()

    def _next_worker(self, call: Call) -> Worker:
        last = time.monotonic() + self._limits.waiting_seconds
        while time.monotonic() < last and not self._closed:
            if call.is_unwanted:
                raise Stopped
            with contextlib.suppress(queue.Empty):
                worker = self._idle.get(timeout=0.5)
                if worker.is_fit:
                    return worker
                self._replace(worker)
        raise busy("The service is busy with other documents; try again in a minute.", 60)

    def _take_back(self, worker: Worker) -> None:
        if worker.is_fit:
            self._idle.put(worker)
        else:
            self._replace(worker)

    def _replace(self, worker: Worker) -> None:
        self._end(worker)
        self._add_worker()

    def _add_worker(self) -> None:
        threading.Thread(target=self._start_worker, daemon=True).start()

    def _start_worker(self) -> None:
        """Starts one, again after a while where the computer is short of something."""
        pause = 0.5
        while (worker := self._new_worker()) is not None:
            if worker.is_ready():
                self._idle.put(worker)
                return
            self._end(worker)
            time.sleep(pause)
            pause = min(2 * pause, 30.0)

    def _new_worker(self) -> Worker | None:
        """A worker that ``close`` will end; None once that has been called."""
        with self._lock:
            if self._closed:
                return None
            worker = Worker(self._limits)
            self._workers.add(worker)
            return worker

    def _end(self, worker: Worker) -> None:
        with self._lock:
            self._workers.discard(worker)
        worker.end()

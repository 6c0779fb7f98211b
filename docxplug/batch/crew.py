"""Worker processes on this machine: as many as asked for, each file in one of them, within its limits.

A file that hangs or bloats costs its worker, which is ended and replaced; the batch goes on.
"""

import queue
import threading
import time
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Final, NamedTuple, Protocol

from docxplug.batch.orders import Failed, Order, Outcome
from docxplug.batch.worker import TRADE, outcome_of
from docxplug.errors import RequestError
from docxplug.interruptions import whole
from docxplug.workers.handle import EndedError, Limits, Why, Worker, start_worker

#: Orders for each worker: one at work, and one so that it has something to do while results are written.
_AHEAD: Final = 2
_MOST_STARTS: Final = 3
#: Waiting for a queue without an end would be deaf to Ctrl-C on Windows.
_LISTEN_SECONDS: Final = 1.0
#: What the computer is short of now it may have in a moment.
_PAUSE_SECONDS: Final = 0.5
_NO_WORKERS: Final = (
    "The worker processes cannot be started; close other programs, or ask for fewer with --jobs."
)


class Crew(Protocol):
    """Whoever does orders: processes here, or workers on other machines."""

    def run(self, orders: Iterable[Order]) -> Iterator[tuple[str, Outcome]]:
        """Does all orders, which are asked for one by one; each key with its outcome, as they are done."""


class _Ticket(NamedTuple):
    """An order, and where its outcome is waited for; that is None where no worker can be had."""

    order: Order
    outcomes: "queue.SimpleQueue[tuple[str, Outcome | None]]"


class LocalCrew:
    """Processes of this machine; a context manager that ends them."""

    @whole
    def __init__(self, jobs: int, limits: Limits) -> None:
        """Starts them.

        Raises:
            RequestError: the computer has no room for their threads.
        """
        self._tickets: queue.SimpleQueue[_Ticket | None] = queue.SimpleQueue()
        self._seats: list[_Seat] = []
        try:
            for _ in range(jobs):
                self._seats.append(_Seat(self._tickets, limits))
        except RuntimeError:
            self.close(at_once=True)
            raise RequestError(_NO_WORKERS) from None

    def __enter__(self) -> "LocalCrew":  # noqa: PYI034 - Self would need an import for nothing
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        self.close(at_once=kind is not None)

    def close(self, *, at_once: bool = False) -> None:
        """Ends the processes: when they are done, or ``at_once``."""
        for seat in self._seats:
            if at_once:
                seat.end()
            self._tickets.put(None)
        for seat in self._seats:
            seat.join()

    def run(self, orders: Iterable[Order]) -> Iterator[tuple[str, Outcome]]:
        """Does all orders; every worker has its next one before the result of its last is handed out.

        Raises:
            RequestError: worker processes cannot be started.
        """
        waiting, under_way = iter(orders), 0
        outcomes: queue.SimpleQueue[tuple[str, Outcome | None]] = queue.SimpleQueue()
        while True:
            for order in islice(waiting, _AHEAD * len(self._seats) - under_way):
                self._tickets.put(_Ticket(order, outcomes))
                under_way += 1
            if not under_way:
                return
            key, outcome = _next(outcomes)
            under_way -= 1
            if outcome is None:
                raise RequestError(_NO_WORKERS)
            yield key, outcome


def _next(outcomes: "queue.SimpleQueue[tuple[str, Outcome | None]]") -> tuple[str, Outcome | None]:
    while True:
        try:
            return outcomes.get(timeout=_LISTEN_SECONDS)
        except queue.Empty:
            continue


class _Seat(threading.Thread):
    """One place in the crew: a thread that takes orders, and the worker process that does them."""

    def __init__(self, tickets: "queue.SimpleQueue[_Ticket | None]", limits: Limits) -> None:
        super().__init__(daemon=True)
        self._tickets, self._limits = tickets, limits
        self._is_over = False
        self._worker = start_worker(TRADE, limits)
        try:
            self.start()
        except RuntimeError:  # what a thread says that cannot be started
            self.end()
            raise

    def run(self) -> None:
        """Works until there is no ticket any more."""
        first = self._worker
        worker = first if first and first.is_ready() else self._new_worker()
        while (ticket := self._tickets.get()) is not None and not self._is_over:
            outcome = self._outcome(worker, ticket.order) if worker else None
            ticket.outcomes.put((ticket.order.key, outcome))
            if worker and not worker.is_fit:
                worker = self._new_worker()
        if self._worker:
            self._worker.dismiss()

    def end(self) -> None:
        """Ends the worker, whatever it is at."""
        self._is_over = True
        if self._worker:
            self._worker.end()

    def _new_worker(self) -> Worker | None:
        """Puts a new worker in the place of the old one; None where none can be started."""
        for _ in range(_MOST_STARTS):
            if self._worker:
                self._worker.dismiss()
            if self._is_over:
                return None
            self._worker = start_worker(TRADE, self._limits)
            if self._worker is None:
                time.sleep(_PAUSE_SECONDS)
            elif self._worker.is_ready():
                return self._worker
        return None

    def _outcome(self, worker: Worker, order: Order) -> Outcome:
        try:
            return outcome_of(worker.do(order))
        except EndedError as ended:
            return Failed(_reason(ended.why, self._limits), is_final=False)
        except Exception:  # noqa: BLE001 - what a document has made of its worker must not reach the batch
            worker.end()
            return Failed(_reason("gone", self._limits), is_final=False)


def _reason(why: Why, limits: Limits) -> str:
    if why == "time":
        return (
            f"It took longer than {limits.seconds:g} seconds and was stopped; "
            "split the document, take out what is not text, or allow more with --limit-seconds."
        )
    if why == "memory":
        return (
            "It takes more memory than one file may use and was stopped; split the document, take out what is not "
            "text, or allow more with --limit-memory."
        )
    return (
        "The program that read it ended unexpectedly; open the document in Word, save it again, and try that."
    )

"""One request's way through a worker: who waits for it, and what the service says of what came out."""

import threading
from collections.abc import Callable

from docxplug.workers.channel import Message
from docxplug.workers.handle import EndedError, Limits, Worker
from docxplug_server.problems import Problem, WorkerFaultError
from docxplug_server.tasks import Order, Result


class Stopped(Exception):  # noqa: N818 - it is no error that a client went away
    """The one who asked does not want the answer any more."""


class Call:
    """One request's way through the pool: what step it is at, and whether anybody still waits for it."""

    def __init__(self, is_gone: Callable[[], bool] | None = None) -> None:
        self.step = "waiting"
        self._cancelled = threading.Event()
        self._is_gone = is_gone

    def cancel(self) -> None:
        """Says that the answer is not wanted any more."""
        self._cancelled.set()

    @property
    def is_unwanted(self) -> bool:
        """Whether the answer would be for nobody."""
        return self._cancelled.is_set() or (self._is_gone is not None and self._is_gone())

    def see(self, step: str) -> None:
        """Takes note of a step that has begun."""
        self.step = step


def done_by(worker: Worker, order: Order, call: Call, limits: Limits) -> Result:
    """Has a worker do an order. Raises Problem, Stopped or WorkerFaultError."""
    try:
        return _result(worker.do(order, call.see, lambda: call.is_unwanted))
    except EndedError as ended:
        if ended.why == "unwanted":
            raise Stopped from None
        raise (_too_long(limits) if ended.why == "time" else _too_much()) from None


def _result(answer: Message) -> Result:
    head, blobs = answer
    kind = head.get("kind")
    if kind == "done" and blobs:
        return Result(str(head["type"]), blobs[0], str(head["name"]), int(head["comments"]))
    if kind == "refused":
        raise Problem(int(head["status"]), str(head["detail"]))
    raise WorkerFaultError(str(head.get("where", "?")))


def _too_long(limits: Limits) -> Problem:
    return Problem(
        422,
        f"The document took longer than {limits.seconds:g} seconds and was stopped; "
        "split it, or take out what is not text.",
    )


def _too_much() -> Problem:
    return Problem(
        422,
        "The document takes more memory than the service gives it; split it, or take out what is not text.",
    )

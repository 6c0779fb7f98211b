"""Worker processes kept warm: each request has one to itself, for a limited time and with limited memory.

A document that hangs or bloats costs its worker, which is ended and replaced; the service only waits.
"""

import contextlib
import queue
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import BinaryIO, Final, cast

from docxplug_server.channel import ChannelClosedError, Header, receive, send
from docxplug_server.config import WorkLimits
from docxplug_server.problems import Problem, busy
from docxplug_server.tasks import Order, Result
from docxplug_server.worker import order_message

_LOOK_EVERY: Final = 0.1
_START_SECONDS: Final = 60.0
#: A client that has gone is no reason to end a worker that is about to be done.
_GRACE_SECONDS: Final = 1.0
#: A worker whose memory is beyond this share of what it may use, or that did so many tasks, makes room for a new one.
_KEEPABLE_SHARE: Final = 0.5
_MOST_TASKS: Final = 500
_NICENESS: Final = 10


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


class WorkerPool:
    """As many workers as the limits say; started with the first request, or by ``start``."""

    def __init__(self, limits: WorkLimits) -> None:
        self._limits = limits
        self._idle: queue.Queue[_Worker] = queue.Queue()
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
        result = None
        try:
            result = worker.do(order, call)
        finally:
            self._take_back(worker)
        return result

    def close(self) -> None:
        """Ends the workers; requests that wait are refused."""
        self._closed = True
        while True:
            try:
                self._idle.get_nowait().end()
            except queue.Empty:
                return

    def _next_worker(self, call: Call) -> "_Worker":
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

    def _take_back(self, worker: "_Worker") -> None:
        if self._closed:
            worker.end()
        elif worker.is_fit:
            self._idle.put(worker)
        else:
            self._replace(worker)

    def _replace(self, worker: "_Worker") -> None:
        worker.end()
        self._add_worker()

    def _add_worker(self) -> None:
        threading.Thread(target=self._start_worker, daemon=True).start()

    def _start_worker(self) -> None:
        """Starts one, again after a while where the computer is short of something."""
        pause = 0.5
        while not self._closed:
            worker = _Worker(self._limits)
            if worker.is_ready():
                self._idle.put(worker)
                break
            worker.end()
            time.sleep(pause)
            pause = min(2 * pause, 30.0)
        if self._closed:
            self.close()


class _Worker:
    """A worker process, seen from the service."""

    def __init__(self, limits: WorkLimits) -> None:
        self._limits = limits
        self._tasks = 0
        self._own_memory = 0
        self._is_spoilt = False
        self._process = subprocess.Popen(
            [sys.executable, "-m", "docxplug_server.worker"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
        self._to = cast("BinaryIO", self._process.stdin)
        self._from = cast("BinaryIO", self._process.stdout)

    def _be_modest(self) -> None:
        """Gives it a lower priority than the service's own, which must answer while all workers are busy."""
        import psutil

        with contextlib.suppress(psutil.Error):
            process = psutil.Process(self._process.pid)
            if sys.platform == "win32":
                process.nice(psutil.BELOW_NORMAL_PRIORITY_CLASS)
            else:
                process.nice(_NICENESS)

    @property
    def is_fit(self) -> bool:
        """Whether it can take another task."""
        keepable = int(self._limits.memory * _KEEPABLE_SHARE)
        if self._is_spoilt or self._process.poll() is not None:
            return False
        return self._tasks < _MOST_TASKS and not self.exceeds(keepable)

    def is_ready(self) -> bool:
        """Waits until it is warm; False where it does not get there."""
        late = threading.Timer(_START_SECONDS, self.end)
        late.start()
        try:
            send(self._to, {"kind": "setup", "memory": self._limits.memory})
            is_ready = receive(self._from)[0].get("kind") == "ready"
        except ChannelClosedError:
            return False
        finally:
            late.cancel()
        self._own_memory = self._memory()
        self._be_modest()
        return is_ready

    def do(self, order: Order, call: Call) -> Result:
        """Has one order done. Raises Problem or Stopped."""
        self._tasks += 1
        with _Watch(self, self._limits, call) as watch:
            try:
                head, blobs = order_message(order)
                send(self._to, head, blobs)
                while True:
                    answer, blobs = receive(self._from)
                    if answer.get("kind") != "step":
                        self._is_spoilt = answer.get("kind") == "memory"
                        return _result(answer, blobs)
                    call.step = str(answer.get("step"))
            except ChannelClosedError:
                self.end()
                raise watch.reason() from None

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
        self._process.wait()
        for pipe in (self._to, self._from):
            with contextlib.suppress(OSError):
                pipe.close()

    def kill(self) -> None:
        """Ends the process alone: whoever waits for its answer notices and sees to the rest."""
        self._process.kill()

    def exceeds(self, memory: int) -> bool:
        """Whether it uses more than ``memory`` bytes beside what it needs itself."""
        return self._memory() - self._own_memory > memory

    def _memory(self) -> int:
        import psutil

        try:
            return int(psutil.Process(self._process.pid).memory_info().rss)
        except psutil.Error:
            return 0


class _Watch:
    """Ends a worker that takes too long or too much, or that works for nobody."""

    def __init__(self, worker: _Worker, limits: WorkLimits, call: Call) -> None:
        self._worker, self._limits, self._call = worker, limits, call
        self._over = threading.Event()
        self._reason: Exception | None = None
        self._thread = threading.Thread(target=self._look, daemon=True)

    def __enter__(self) -> "_Watch":  # noqa: PYI034 - Self would need an import for nothing
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._over.set()
        self._thread.join()

    def reason(self) -> Exception:
        """Why the worker ended."""
        self._over.set()
        self._thread.join()
        return self._reason or _too_much()

    def _look(self) -> None:
        last = time.monotonic() + self._limits.seconds
        unwanted = False
        while not self._over.wait(_LOOK_EVERY):
            if not unwanted and self._call.is_unwanted:
                unwanted = True
                last = min(last, time.monotonic() + _GRACE_SECONDS)
            if time.monotonic() > last:
                return self._stop(Stopped() if unwanted else self._too_long())
            if self._worker.exceeds(self._limits.memory):
                return self._stop(_too_much())
        return None

    def _stop(self, reason: Exception) -> None:
        self._reason = reason
        self._worker.kill()

    def _too_long(self) -> Problem:
        return Problem(
            422,
            f"The document took longer than {self._limits.seconds:g} seconds and was stopped; "
            "split it, or take out what is not text.",
        )


def _too_much() -> Problem:
    return Problem(
        422,
        "The document takes more memory than the service gives it; split it, or take out what is not text.",
    )


def _result(answer: Header, blobs: list[bytes]) -> Result:
    kind = answer.get("kind")
    if kind == "done" and blobs:
        return Result(str(answer["type"]), blobs[0], str(answer["name"]), int(answer["comments"]))
    if kind == "refused":
        raise Problem(int(answer["status"]), str(answer["detail"]))
    if kind == "memory":
        raise _too_much()
    raise WorkerFaultError(str(answer.get("where", "?")))


class WorkerFaultError(Exception):
    """A fault of ours in a worker; the message says where, and nothing of the document."""

"""A worker process as the service sees it: it is given orders, watched, and ended when it takes too much."""

import contextlib
import os
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from typing import BinaryIO, Final, cast

from docxplug_server.channel import ChannelClosedError, Header, receive, send
from docxplug_server.config import WorkLimits
from docxplug_server.problems import Problem
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


class Worker:
    """A worker process, seen from the service.

    Its temporary files are in a folder of its own, readable for this user alone: where it is ended in the middle of
    its work, nothing of a document stays behind.
    """

    def __init__(self, limits: WorkLimits) -> None:
        self._limits = limits
        self._tasks = 0
        self._own_memory = 0
        self._is_spoilt = False
        self._busy_since: float | None = None
        self._folder = tempfile.mkdtemp(prefix="docxplug-worker-")
        self._process = subprocess.Popen(
            [sys.executable, "-m", "docxplug_server.worker"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={**os.environ, **dict.fromkeys(("TMPDIR", "TEMP", "TMP"), self._folder)},
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),  # Windows alone has windows to hide
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
            send(self._to, {"kind": "setup", "memory": self._limits.memory, "folder": self._folder})
            is_ready = receive(self._from)[0].get("kind") == "ready"
        except ChannelClosedError:
            return False
        finally:
            late.cancel()
        self._own_memory = self._memory()
        self._be_modest()
        return is_ready

    def busy_seconds(self) -> float:
        """How long it has been at its task; 0 where it has none."""
        since = self._busy_since
        return 0.0 if since is None else time.monotonic() - since

    def do(self, order: Order, call: Call) -> Result:
        """Has one order done. Raises Problem or Stopped."""
        self._tasks += 1
        self._busy_since = time.monotonic()
        try:
            return self._do(order, call)
        finally:
            self._busy_since = None

    def _do(self, order: Order, call: Call) -> Result:
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
        """Ends the process and all that it started, and removes its temporary files."""
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
        shutil.rmtree(self._folder, ignore_errors=True)

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

    def __init__(self, worker: Worker, limits: WorkLimits, call: Call) -> None:
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

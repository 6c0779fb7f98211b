"""A worker process from outside: given one order at a time, watched, and ended when it takes too long or too much."""

import contextlib
import os
import pickle
import queue
import shutil
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from typing import BinaryIO, Final, Literal, NamedTuple, cast

from docxplug.interruptions import whole
from docxplug.scratch import new_folder
from docxplug.workers.channel import ChannelClosedError, Header, Message, receive, send
from docxplug.workers.family import descendants, end_each, memory_of

_LOOK_EVERY: Final = 0.1
_START_SECONDS: Final = 90.0
_END_SECONDS: Final = 10.0
#: Somebody who has gone is no reason to end a worker that is about to be done.
_GRACE_SECONDS: Final = 1.0
#: A worker whose memory is beyond this share of what it may use, or that did so many orders, makes room for a new one.
_KEEPABLE_SHARE: Final = 0.5
_MOST_ORDERS: Final = 500

Why = Literal["time", "memory", "gone", "unwanted"]


class Limits(NamedTuple):
    """What one order may cost: seconds, and bytes of memory beside what a worker needs itself."""

    seconds: float = 120.0
    memory: int = 1024 * 1024 * 1024


class EndedError(Exception):
    """A worker has ended before it answered: its time was over, it took too much memory, it died of something else
    ("gone"), or nobody wanted the answer any more."""

    def __init__(self, why: Why) -> None:
        super().__init__(why)
        self.why = why


class Worker:
    """A worker process of the Trade that ``trade`` names ("module:name").

    Its temporary files are in a folder of its own, readable for this user alone: where it is ended in the middle of
    its work, nothing of a document stays behind. One thread at a time may use it; any may ``end`` it.
    """

    @whole
    def __init__(self, trade: str, limits: Limits) -> None:
        """Starts it; the call comes back before it is ready."""
        self._limits = limits
        self._orders = self._own_memory = 0
        self._busy_since: float | None = None
        self._folder = new_folder("worker")
        self._process = _started(trade, self._folder)
        self._inbox: queue.SimpleQueue[Message | None] = queue.SimpleQueue()
        try:
            threading.Thread(target=self._listen, daemon=True).start()
            self._say({"memory": limits.memory, "folder": self._folder})
        except BaseException:  # Ctrl-C too
            self.end()
            raise

    @property
    def pid(self) -> int:
        """The number of its process."""
        return self._process.pid

    @property
    def busy_seconds(self) -> float:
        """How long it has been at its order; 0 where it has none."""
        since = self._busy_since
        return 0.0 if since is None else time.monotonic() - since

    @property
    def is_fit(self) -> bool:
        """Whether it can take another order."""
        keepable = int(self._limits.memory * _KEEPABLE_SHARE)
        return self._process.poll() is None and self._orders < _MOST_ORDERS and not self._exceeds(keepable)

    def is_ready(self) -> bool:
        """Waits until it is warm; False where it does not get there."""
        try:
            message = self._inbox.get(timeout=_START_SECONDS)
        except queue.Empty:
            return False
        self._own_memory = memory_of(self.pid)
        return message is not None and message[0].get("kind") == "ready"

    def do(
        self,
        order: object,
        on_step: Callable[[str], None] = lambda _: None,
        is_unwanted: Callable[[], bool] = lambda: False,
    ) -> Message:
        """Has one order done.

        Raises:
            EndedError: it has ended, by itself or because it had to be stopped.
        """
        self._orders += 1
        self._busy_since = time.monotonic()
        patience = _Patience(self._limits.seconds, is_unwanted)
        try:
            self._say({"kind": "order"}, pickle.dumps(order, pickle.HIGHEST_PROTOCOL))
            while (answer := self._next(patience))[0].get("kind") == "step":
                on_step(str(answer[0].get("step")))
        except EndedError:
            self.end()
            raise
        finally:
            self._busy_since = None
        return answer

    def dismiss(self) -> None:
        """Has it end with all that it started, and makes it where it does not."""
        self._say({"kind": "end"})
        with contextlib.suppress(subprocess.TimeoutExpired):
            self._process.wait(_END_SECONDS)
        self.end()

    def end(self) -> None:
        """Ends the process and all that it started, and removes its temporary files."""
        family = descendants(self.pid) if self._process.poll() is None else []
        self._process.kill()
        end_each(family)
        self._process.wait()
        for pipe in (self._process.stdin, self._process.stdout):
            with contextlib.suppress(OSError):
                cast("BinaryIO", pipe).close()
        shutil.rmtree(self._folder, ignore_errors=True)

    def _say(self, header: Header, *blobs: bytes) -> None:
        with contextlib.suppress(ChannelClosedError):  # it is gone: whoever waits for its answer will notice
            send(cast("BinaryIO", self._process.stdin), header, blobs)

    def _listen(self) -> None:
        """Passes on what it says; None says that it has ended."""
        with contextlib.suppress(ChannelClosedError):
            while True:
                self._inbox.put(receive(cast("BinaryIO", self._process.stdout)))
        self._inbox.put(None)

    def _next(self, patience: "_Patience") -> Message:
        while True:
            try:
                message = self._inbox.get(timeout=_LOOK_EVERY)
            except queue.Empty:
                why = patience.is_over()
                if why or self._exceeds(self._limits.memory):
                    raise EndedError(why or "memory") from None
                continue
            if message is None:
                raise EndedError("gone")
            if message[0].get("kind") == "memory":
                raise EndedError("memory")
            return message

    def _exceeds(self, memory: int) -> bool:
        """Whether it uses more than ``memory`` bytes beside what it needs itself."""
        return memory_of(self.pid) - self._own_memory > memory


def start_worker(trade: str, limits: Limits) -> Worker | None:
    """A new worker; None where the computer has no process, thread, handle or room on its disk for one."""
    try:
        return Worker(trade, limits)
    except (OSError, RuntimeError):  # the second is what a thread says that cannot be started
        return None


def _started(trade: str, folder: str) -> "subprocess.Popen[bytes]":
    """The process, with ``folder`` for its temporary files; where it cannot be started that goes too."""
    try:
        return subprocess.Popen(  # noqa: S603 - this Python, and a name of ours
            # -P: Python would look for modules in the folder one works in first, which may be a client's.
            [sys.executable, "-P", "-m", "docxplug.workers.process", trade],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={**os.environ, **dict.fromkeys(("TMPDIR", "TEMP", "TMP"), folder)},
            start_new_session=True,  # Ctrl-C in the terminal is for who started it
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),  # Windows alone has windows to hide
        )
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise


class _Patience:
    """How long an answer is waited for: less where nobody wants it any more."""

    def __init__(self, seconds: float, is_unwanted: Callable[[], bool]) -> None:
        self._last = time.monotonic() + seconds
        self._ask, self._is_unwanted = is_unwanted, False

    def is_over(self) -> Literal["time", "unwanted"] | None:
        if not self._is_unwanted and self._ask():
            self._is_unwanted = True
            self._last = min(self._last, time.monotonic() + _GRACE_SECONDS)
        if time.monotonic() <= self._last:
            return None
        return "unwanted" if self._is_unwanted else "time"

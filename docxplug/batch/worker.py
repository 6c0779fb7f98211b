"""A worker process: one order at a time, in a process that may be ended without harm to the batch.

Run as ``python -m docxplug.batch.worker``; it talks over its standard input and output and ends when the batch
closes the one or ends itself.
"""

import contextlib
import os
import pickle
import queue
import shutil
import signal
import sys
import tempfile
import threading
from typing import Any, BinaryIO, Final

from docxplug.batch.orders import DocumentOrder, Order, PostingOrder, Tools

READY: Final = "ready"
OUT_OF_MEMORY: Final = "memory"
#: Writable memory the process may ask for, for each byte that it may use: allocators and threads ask for more.
_RESERVE: Final = 1.5


def main() -> None:
    """Works until the batch closes the pipe."""
    with contextlib.suppress(ValueError):
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the batch's, which then ends its workers
    outbox = _own_standard_output()
    inbox: queue.SimpleQueue[Order | None] = queue.SimpleQueue()
    memory, folder = receive(sys.stdin.buffer)
    tempfile.tempdir = os.environ["TMPDIR"] = folder  # what is left in there goes with the worker
    threading.Thread(target=_listen, args=(sys.stdin.buffer, inbox, folder), daemon=True).start()
    from docxplug.batch.workshop import Workshop

    workshop = Workshop()
    _warm_up(workshop)
    _limit_memory(memory)
    send(outbox, READY)
    while (order := inbox.get()) is not None:
        try:
            outcome: object = workshop.do(order)
        except MemoryError:
            send(outbox, OUT_OF_MEMORY)
            os._exit(3)
        send(outbox, outcome)
    workshop.close()


def send(stream: BinaryIO, message: object) -> None:
    """Writes one message."""
    pickle.dump(message, stream, pickle.HIGHEST_PROTOCOL)
    stream.flush()


def receive(stream: BinaryIO) -> Any:
    """Reads one message. Raises EOFError, or OSError, where the other side is gone."""
    return pickle.load(stream)  # noqa: S301 - both ends of the pipe are this program


def _listen(stream: BinaryIO, inbox: "queue.SimpleQueue[Order | None]", folder: str) -> None:
    """Passes orders on, even while one is being worked on; without a batch there is no use in working."""
    try:
        while (order := receive(stream)) is not None:
            inbox.put(order)
        inbox.put(None)
    except (EOFError, OSError, pickle.UnpicklingError):
        shutil.rmtree(folder, ignore_errors=True)
        os._exit(0)


def _own_standard_output() -> BinaryIO:
    """The pipe to the batch; what any library prints goes nowhere instead of between the messages."""
    outbox = os.fdopen(os.dup(1), "wb")
    with open(os.devnull, "wb") as nowhere:  # noqa: PTH123 - the null device is no path
        os.dup2(nowhere.fileno(), 1)
    return outbox


def _limit_memory(allowed: int) -> None:
    """A ceiling in the kernel where there is one (Linux); everywhere else the batch watches from outside."""
    if sys.platform != "linux":
        return
    import resource

    ceiling = _data_size() + int(allowed * _RESERVE)
    with contextlib.suppress(OSError, ValueError):
        resource.setrlimit(resource.RLIMIT_DATA, (ceiling, resource.getrlimit(resource.RLIMIT_DATA)[1]))


def _data_size() -> int:
    """The writable memory that this process has, in bytes."""
    with open("/proc/self/statm", encoding="ascii") as file:  # noqa: PTH123 - no path of anybody's
        return int(file.read().split()[5]) * os.sysconf("SC_PAGE_SIZE")


def _warm_up(workshop: Any) -> None:
    """Loads what a review needs, so that the first document has its time for itself."""
    import datetime

    from docxplug.pipeline import Choices, Signature

    text = b"Technical Qualification 1: Experience leading a program."
    workshop.do(PostingOrder("", "", text, is_certain=True))
    day = datetime.date(2026, 1, 1)
    quick, nobody = Choices(day, pages="none"), Signature("docxplug", None, None)
    workshop.do(DocumentOrder("", "a.txt", b"I led 12 people in 2024.", quick, nobody, Tools("none")))


if __name__ == "__main__":
    with contextlib.suppress(KeyboardInterrupt, EOFError, BrokenPipeError):
        main()

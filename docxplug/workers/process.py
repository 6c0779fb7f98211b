"""Inside a worker process: one order at a time, in a process that may be ended without harm to who started it.

Run as ``python -m docxplug.workers.process MODULE:NAME``, where the name is that of a Trade. It talks over its standard
input and output (see ``channel``) and ends when the other side closes the one or ends itself.
"""

import contextlib
import os
import pickle
import queue
import shutil
import signal
import sys
import threading
from collections.abc import Callable
from importlib import import_module
from typing import Any, BinaryIO, Final, Protocol

from docxplug.errors import fault_place
from docxplug.workers.channel import ChannelClosedError, Message, receive, send
from docxplug.workers.family import descendants, end_each

#: Exit code after an order that ran out of memory: the process is not to be trusted with another one.
_OUT_OF_MEMORY: Final = 3
#: Writable memory the process may ask for, for each byte that it may use: allocators and threads ask for more.
_RESERVE: Final = 1.5


class Trade(Protocol):
    """What a worker can do; it is made once, in the worker."""

    def warm_up(self) -> None:
        """Loads what an order needs, so that the first one has its time for itself."""

    def do(self, order: Any, on_step: Callable[[str], None]) -> Message:
        """Does one order; what is wrong with it is told in the answer."""

    def close(self) -> None:
        """Ends what was started for the orders."""


def main(name: str) -> None:
    """Works until the other side has no more orders."""
    with contextlib.suppress(ValueError):
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for who started this, and ends it then
    outbox = _own_standard_output()
    inbox: queue.SimpleQueue[Any] = queue.SimpleQueue()
    setup, _ = receive(sys.stdin.buffer)
    threading.Thread(target=_listen, args=(sys.stdin.buffer, inbox, setup["folder"]), daemon=True).start()
    module, _, attribute = name.partition(":")
    trade: Trade = getattr(import_module(module), attribute)()
    with contextlib.suppress(Exception):  # what is wrong will be told of the order that it is wrong for
        trade.warm_up()
    _limit_memory(int(setup["memory"]))
    send(outbox, {"kind": "ready"})
    while (order := inbox.get()) is not None:
        send(outbox, *_answer(trade, order, outbox))
    trade.close()


def _listen(stream: BinaryIO, inbox: "queue.SimpleQueue[Any]", folder: str) -> None:
    """Passes orders on, even while one is being worked on; with nobody to answer there is no use in working."""
    try:
        while (message := receive(stream))[0]["kind"] == "order":
            inbox.put(pickle.loads(message[1][0]))  # noqa: S301 - from who started this process
        inbox.put(None)
    except ChannelClosedError:
        end_each(descendants(os.getpid()))
        shutil.rmtree(folder, ignore_errors=True)
        os._exit(0)


def _answer(trade: Trade, order: Any, outbox: BinaryIO) -> Message:
    try:
        return trade.do(order, lambda step: send(outbox, {"kind": "step", "step": step}))
    except MemoryError:
        send(outbox, {"kind": "memory"})
        os._exit(_OUT_OF_MEMORY)
    except Exception as error:  # noqa: BLE001 - a fault of ours costs one order, and says where it is
        return {"kind": "fault", "where": fault_place(error)}, []


def _own_standard_output() -> BinaryIO:
    """The pipe for answers; what any library prints goes nowhere instead of between the messages."""
    outbox = os.fdopen(os.dup(1), "wb")
    with open(os.devnull, "wb") as nowhere:  # noqa: PTH123 - the null device is no path
        os.dup2(nowhere.fileno(), 1)
    return outbox


def _limit_memory(allowed: int) -> None:
    """A ceiling in the kernel where there is one (Linux); everywhere else memory is watched from outside."""
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


if __name__ == "__main__":
    with contextlib.suppress(ChannelClosedError):
        main(sys.argv[1])

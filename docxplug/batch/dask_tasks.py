"""What a Dask worker runs: each order in a process of its own with the same limits as on one machine."""

import atexit
import queue
from typing import Final

from docxplug._version import __version__
from docxplug.batch.crew import LocalCrew
from docxplug.batch.orders import Order, Outcome
from docxplug.workers.handle import Limits

#: Processes that wait for the next order; as many come to be as the worker has threads.
_IDLE: Final[queue.SimpleQueue[tuple[Limits, LocalCrew]]] = queue.SimpleQueue()


def version() -> str:
    """The docxplug on this machine."""
    return __version__


def do_order(order: Order, limits: Limits) -> Outcome:
    """Does one order."""
    crew = _crew(limits)
    try:
        ((_, outcome),) = crew.run([order])
    except BaseException:
        crew.close(at_once=True)
        raise
    _IDLE.put((limits, crew))
    return outcome


def _crew(limits: Limits) -> LocalCrew:
    """A process that is free, or a new one."""
    while True:
        try:
            kept, crew = _IDLE.get_nowait()
        except queue.Empty:
            return LocalCrew(1, limits)
        if kept == limits:
            return crew
        crew.close()


@atexit.register
def _end() -> None:
    while not _IDLE.empty():
        _IDLE.get_nowait()[1].close()

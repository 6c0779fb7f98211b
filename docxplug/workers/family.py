"""What processes cost and what they started: memory, priority, and the end of all that is below one."""

import contextlib
import sys
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable

    import psutil

_NICENESS: Final = 10


def memory_of(pid: int) -> int:
    """Bytes of memory that a process has in use; 0 where it is gone."""
    import psutil

    try:
        return int(psutil.Process(pid).memory_info().rss)
    except psutil.Error:
        return 0


def lower_priority(pid: int) -> None:
    """Lets a process wait for all that is more urgent."""
    import psutil

    with contextlib.suppress(psutil.Error):
        if sys.platform == "win32":
            psutil.Process(pid).nice(psutil.BELOW_NORMAL_PRIORITY_CLASS)
        else:
            psutil.Process(pid).nice(_NICENESS)


def descendants(pid: int) -> "list[psutil.Process]":
    """All that a process started. To be asked for while it lives: an orphan does not tell whose it was."""
    import psutil

    try:
        return psutil.Process(pid).children(recursive=True)
    except psutil.Error:
        return []


def end_each(processes: "Iterable[psutil.Process]") -> None:
    """Ends processes, wherever they are."""
    import psutil

    for process in processes:
        with contextlib.suppress(psutil.Error):
            process.kill()

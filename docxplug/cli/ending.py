"""Requests to end, such as ``kill`` and a terminal that is closed, are heard like Ctrl-C.

Python dies of them at once; LanguageTool, LibreOffice, worker processes and their files would be left behind.
"""

import contextlib
from collections.abc import Iterator
from typing import Any


class AskedToEndError(KeyboardInterrupt):
    """Somebody asked this process to end; raised in the main thread, wherever that is."""


@contextlib.contextmanager
def in_order() -> Iterator[None]:
    """Raises AskedToEndError inside the block instead of dying."""
    import signal

    def interrupt(*_: object) -> None:
        for number in before:
            signal.signal(number, signal.SIG_IGN)  # the clean-up that follows is not to be interrupted
        raise AskedToEndError

    before: dict[int, Any] = {}
    for name in ("SIGTERM", "SIGHUP"):
        number = getattr(signal, name, None)
        if (
            number is not None and signal.getsignal(number) is signal.SIG_DFL
        ):  # nohup wants SIGHUP to be ignored
            before[number] = signal.signal(number, interrupt)
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)

"""Requests to end, such as ``kill`` and a terminal that is closed, are heard like Ctrl-C.

Python dies of them at once; LanguageTool, LibreOffice, worker processes and their files would be left behind.
"""

import contextlib
from collections.abc import Iterator
from types import FrameType
from typing import Any, Final

#: Until a request is said again that was not heard.
_AGAIN_SECONDS: Final = 0.1


class AskedToEndError(KeyboardInterrupt):
    """Somebody asked this process to end; raised in the main thread, wherever that is."""


@contextlib.contextmanager
def in_order() -> Iterator[None]:
    """Raises AskedToEndError inside the block instead of dying; whatever else comes of it is that error, too.

    What is whole is not interrupted. Where Python drops the error, as it does in destructors, it is raised again.
    """
    import signal

    asked = False

    def interrupt(_: int, frame: FrameType | None) -> None:
        nonlocal asked
        asked = True
        if hasattr(signal, "setitimer"):  # not on Windows, where no such requests come
            if signal.SIGALRM not in before:
                before[signal.SIGALRM] = signal.signal(signal.SIGALRM, interrupt)
            signal.setitimer(signal.ITIMER_REAL, _AGAIN_SECONDS)
        if _may_end(frame):
            raise AskedToEndError

    before: dict[int, Any] = {}
    for name in ("SIGTERM", "SIGHUP", "SIGBREAK"):  # the last is Windows' own
        number = getattr(signal, name, None)
        if (
            number is not None and signal.getsignal(number) is signal.SIG_DFL
        ):  # nohup wants SIGHUP to be ignored
            before[number] = signal.signal(number, interrupt)
    try:
        yield
    except AskedToEndError:
        raise
    except BaseException as error:
        if asked:  # from what the request has interrupted
            raise AskedToEndError from error
        raise
    finally:
        if asked and hasattr(signal, "setitimer"):
            signal.setitimer(signal.ITIMER_REAL, 0)
        for number, handler in before.items():
            signal.signal(number, handler)


def _may_end(frame: FrameType | None) -> bool:
    """Whether there is something to interrupt: no clean-up after the same request, and nothing that is whole."""
    import sys

    error = sys.exc_info()[1]
    while error is not None:
        if isinstance(error, AskedToEndError):
            return False
        error = error.__context__
    # Not imported here: what is interrupted may be in the middle of importing it.
    interruptions = sys.modules.get("docxplug.interruptions")
    return interruptions is None or not interruptions.is_in_one(frame)

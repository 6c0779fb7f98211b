"""What a request to end does not interrupt.

Such a request is an exception that may come between any two steps of the main thread. In the middle of a start it
would leave a process that nobody knows of, or Python's own locks in disorder: ``Thread.start`` then ends in a
RuntimeError. So some functions are whole, and the request comes when they are done. They start things and do not wait.
"""

from collections.abc import Callable
from types import CodeType, FrameType
from typing import Any, Final, TypeVar

_Function = TypeVar("_Function", bound=Callable[..., Any])
_WHOLE: Final[set[CodeType]] = set()


def whole(function: _Function) -> _Function:
    """Has a function done to its end; it and what it calls are fast."""
    _WHOLE.add(function.__code__)
    return function


def is_in_one(frame: FrameType | None) -> bool:
    """Whether what runs in ``frame`` was called, directly or not, by a function that is whole."""
    while frame is not None:
        if frame.f_code in _WHOLE:
            return True
        frame = frame.f_back
    return False

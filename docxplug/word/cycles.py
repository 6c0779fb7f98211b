"""Python's search for cycles, left out while thousands of objects are made and none of them is garbage."""

import functools
import gc
from collections.abc import Callable
from typing import ParamSpec, TypeVar

_P = ParamSpec("_P")
_T = TypeVar("_T")


def without_search(function: Callable[_P, _T]) -> Callable[_P, _T]:
    """The same function, during which Python does not look for cycles: a tenth of the time goes into that otherwise.

    Where two threads are in such functions, the first that is done switches the search on again.
    """

    @functools.wraps(function)
    def wrapper(*args: _P.args, **kwargs: _P.kwargs) -> _T:
        if not gc.isenabled():
            return function(*args, **kwargs)
        gc.disable()
        try:
            return function(*args, **kwargs)
        finally:
            gc.enable()

    return wrapper

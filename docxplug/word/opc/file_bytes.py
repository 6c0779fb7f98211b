"""A file's bytes, read when they are asked for, so that a package full of pictures is never held whole."""

import os
from typing import NoReturn

from docxplug.word.errors import FileAccessError, FileChangedError

_BLOCK = 1 << 16  # bytes that are searched at once


class FileBytes:
    """The bytes of a file that stays open, sliced like ``bytes``.

    What is read is what was there when it was opened: a file that another program has written into since is refused
    with FileChangedError. One that was replaced is still the old one. Needs POSIX, where an open file is in nobody's
    way; on Windows it could not be replaced.
    """

    __slots__ = ("_descriptor", "_stamp")

    def __init__(self, descriptor: int) -> None:
        """Take over a file's descriptor, which is closed with this object."""
        self._descriptor = descriptor
        self._stamp = self._now()

    def __del__(self) -> None:
        os.close(self._descriptor)

    def _now(self) -> tuple[int, int]:
        state = os.fstat(self._descriptor)
        return state.st_size, state.st_mtime_ns

    def __len__(self) -> int:
        return self._stamp[0]

    def __getitem__(self, part: slice) -> bytes:
        """The bytes of one part, read now; without steps."""
        start, end, _ = part.indices(len(self))
        if start >= end:
            return b""
        try:
            data, now = os.pread(self._descriptor, end - start, start), self._now()
        except OSError as error:
            _refuse(error)
        if now != self._stamp or len(data) < end - start:
            raise FileChangedError
        return data

    def rfind(self, wanted: bytes, start: int = 0, end: int | None = None) -> int:
        """Where ``wanted`` stands last between ``start`` and ``end``, or -1; like that of ``bytes``."""
        last = len(self) if end is None else min(end, len(self))
        while last - start >= len(wanted):
            first = max(start, last - _BLOCK)
            if (found := self[first:last].rfind(wanted)) >= 0:
                return first + found
            if first == start:
                break
            last = first + len(wanted) - 1  # it may begin in this block and end in the one behind it
        return -1


def _refuse(error: OSError) -> NoReturn:
    raise FileAccessError(reason=error.strerror) from error

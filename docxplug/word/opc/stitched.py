"""Bytes that lie in several places, read as if they were one."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from itertools import accumulate
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from typing import TypeAlias

    from docxplug.word.opc.directory import Data

    Piece: TypeAlias = Data | "Excerpt"

_CHUNK: Final = 1 << 20  # bytes that are read at once when all of a file is


class Excerpt:
    """The bytes of a file from ``start`` to ``end``, read when they are asked for."""

    __slots__ = ("_data", "_end", "_start")

    def __init__(self, data: "Data", start: int, end: int) -> None:
        self._data, self._start, self._end = data, start, end

    def __len__(self) -> int:
        return self._end - self._start

    def __getitem__(self, part: slice) -> bytes:
        """A copy of the bytes of one part, without steps."""
        start, end, _ = part.indices(len(self))
        return self._data[self._start + start : self._start + max(start, end)]


class Stitched:
    """A file made of pieces, most of them excerpts of another: nothing is copied until it is asked for."""

    __slots__ = ("_starts", "pieces")

    def __init__(self, pieces: Iterable["Piece"]) -> None:
        self.pieces = tuple(piece for piece in pieces if len(piece))
        self._starts = [0, *accumulate(map(len, self.pieces))]

    def __len__(self) -> int:
        return self._starts[-1]

    def __getitem__(self, part: slice) -> bytes:
        """A copy of the bytes of one part; like that of ``bytes``, but without steps."""
        start, end, _ = part.indices(len(self))
        if start >= end:
            return b""
        first = bisect_right(self._starts, start) - 1
        found = []
        for place in range(first, len(self.pieces)):
            at = self._starts[place]
            if at >= end:
                break
            found.append(self.pieces[place][max(0, start - at) : end - at])
        return found[0] if len(found) == 1 else b"".join(found)

    def rfind(self, wanted: bytes, start: int, end: int) -> int:
        """Where ``wanted`` stands last between ``start`` and ``end``, or -1; like that of ``bytes``."""
        for place in range(len(self.pieces) - 1, -1, -1):
            at = max(start, self._starts[place])
            behind = min(end, self._starts[place + 1] + len(wanted) - 1)  # it may end in the next piece
            if (found := self[at:behind].rfind(wanted)) >= 0:
                return at + found
        return -1

    def chunks(self) -> Iterator[bytes]:
        """All bytes in order, some at a time."""
        for piece in self.pieces:
            for at in range(0, len(piece), _CHUNK):
                yield piece[at : at + _CHUNK]

    def whole(self) -> bytes:
        """The bytes in one; those of a file that is one piece are not copied."""
        if len(self.pieces) == 1 and isinstance(self.pieces[0], bytes):
            return self.pieces[0]
        return b"".join(self.chunks())

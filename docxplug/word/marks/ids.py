"""Numbers for new comments: ``w:id`` above every number in use, and the 8-digit ids that Word keys threads by."""

from collections.abc import Iterable
from hashlib import blake2b

INT32_MAX = 2**31 - 1


class CommentNumbers:
    """Hands out ``w:id`` values: above all that are in use, and from the gaps where int32 leaves no more room."""

    def __init__(self, taken: Iterable[str]) -> None:
        """``taken`` are the attribute values as they stand; those that are no numbers cannot collide."""
        self._taken = {number for value in taken if (number := as_number(value)) is not None}
        self._next = max(self._taken, default=-1) + 1

    def new(self) -> str:
        """The next number, as it is written."""
        if not 0 <= self._next <= INT32_MAX:
            self._next = 0
        while self._next in self._taken:
            self._next += 1
        self._taken.add(self._next)
        self._next += 1
        return str(self._next - 1)


class HexIds:
    """Hands out ``paraId`` and durable ids: 8 hex digits, above 0 and below 0x80000000, each only once.

    They are derived from what they name, so that the same comments on the same document give the same bytes.
    """

    def __init__(self, taken: Iterable[str]) -> None:
        self._taken = {value.upper() for value in taken}
        self._last: dict[int, int] = {}  # what equal contents got last: those before it are taken

    def new(self, *content: str) -> str:
        """An id for something that is described by ``content``; equal contents get different ids."""
        digest = blake2b("\x1f".join(content).encode("utf-8", "surrogatepass"), digest_size=4).digest()
        wanted = int.from_bytes(digest) & 0x7FFFFFFF
        number = self._last.get(wanted, wanted)
        while (value := f"{number:08X}") in self._taken or number == 0:
            number = (number + 1) & 0x7FFFFFFF
        self._taken.add(value)
        self._last[wanted] = number
        return value


def as_number(value: str) -> int | None:
    """The number that an attribute holds, or None; other programs write all kinds of things there."""
    digits = value.strip()
    if not digits.removeprefix("-").isascii() or not digits.removeprefix("-").isdigit() or len(digits) > 12:
        return None
    return int(digits)

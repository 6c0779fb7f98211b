"""What is worked out from the program's own words, kept from one run to the next as Python keeps bytecode.

Python compiles a regular expression anew in each process, a millisecond for every few hundred characters of it: with
reading the packs that was a third of a review of two pages. So compiled expressions and packs that were read stand in
a file beside this module's bytecode, where bytecode may be written at all.

Nothing of a document comes into that file: only what stands in the program, a pack or the settings is to be kept.
It is worth nothing to another version of Python or of docxplug, and may be deleted at any time.
"""

import contextlib
import marshal
import os
import re
import sys
import zlib
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path
from typing import Any, AnyStr, Final

from docxplug._version import __version__

_LAYOUT: Final = 2  # of this file; a change of what is written needs another number
#: What the file's contents depend on beside their keys.
_MADE_BY: Final = (_LAYOUT, __version__, sys.version)
_CHECKSUM_LENGTH: Final = 4
_MOST: Final = 5_000  # entries, several times what all packs need: no process grows without end

_new: Final[list[tuple[object, ...]]] = []


def kept(key: tuple[object, ...], work_out: Callable[[], Any], *, of: str = "") -> Any:
    """What ``work_out`` gives for a key, or gave in an earlier run: plain data, which nobody may change.

    The value may depend on the key and on ``of``, say a file's text, alone; one for another ``of`` is replaced.
    """
    known = _known()
    earlier = known.get(key)
    if earlier is not None and earlier[0] == of:
        return earlier[1]
    value = work_out()
    if earlier is not None or len(known) < _MOST:
        known[key] = (of, value)
        _new.append(key)
    return value


def compiled(source: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """The same as ``re.compile``, for an expression that holds no words of a document.

    Raises:
        re.error: the expression is not valid.
    """
    try:
        return _from_code(source, *kept(("expression", source, int(flags)), lambda: _code_of(source, flags)))
    except (
        ImportError,
        AttributeError,
        TypeError,
        ValueError,
        RuntimeError,
    ):  # a Python that does it otherwise
        return re.compile(source, flags)


def _from_code(
    source: AnyStr, flags: int, code: bytes, names: dict[str, int], groups: int
) -> re.Pattern[AnyStr]:
    """What ``re`` does last of all: an expression of its code, which the interpreter proves before it takes it."""
    import _sre  # type: ignore[import-not-found]

    by_number = {number: name for name, number in names.items()}
    order = tuple([by_number.get(number) for number in range(groups + 1)])
    made: re.Pattern[AnyStr] = _sre.compile(
        source, flags, memoryview(code).cast("I").tolist(), groups, names, order
    )
    return made


def _code_of(source: AnyStr, flags: int) -> tuple[int, bytes, dict[str, int], int]:
    """The flags, the code, the names of groups with their numbers, and the number of groups."""
    from array import array
    from re import _compiler, _parser  # type: ignore[attr-defined]

    tree = _parser.parse(source, flags)
    code = array("I", _compiler._code(tree, flags)).tobytes()  # Python has no other door to it
    return int(flags | tree.state.flags), code, dict(tree.state.groupdict), tree.state.groups - 1


def save() -> None:
    """Writes what this process has worked out for those to come; where that cannot be, nothing happens."""
    path = _path()
    if not _new or path is None or sys.dont_write_bytecode:
        return
    _new.clear()
    half_written = path.with_suffix(f".{os.getpid()}")
    try:
        contents = marshal.dumps((_MADE_BY, _known()))
        half_written.write_bytes(_checksum(contents) + contents)
        half_written.replace(path)
    except (OSError, ValueError):  # a folder of the system's, a full disk: the next run works it out again
        with contextlib.suppress(OSError):
            half_written.unlink(missing_ok=True)


@lru_cache(maxsize=1)
def _known() -> dict[tuple[object, ...], tuple[str, Any]]:
    """All that is kept, each with what it was worked out of; nothing where the file is damaged or of no use."""
    path = _path()
    try:
        stored = path.read_bytes() if path else b""
    except OSError:
        return {}
    contents = memoryview(stored)[_CHECKSUM_LENGTH:]
    if stored[:_CHECKSUM_LENGTH] != _checksum(contents):
        return {}
    made_by, found = marshal.loads(contents)  # noqa: S302 - to be trusted as much as the bytecode beside it
    return found if made_by == _MADE_BY else {}


def _checksum(contents: bytes | memoryview) -> bytes:
    return zlib.crc32(contents).to_bytes(_CHECKSUM_LENGTH, "big")


def _path() -> Path | None:
    """Where it is kept: beside this module's bytecode; nowhere for a module in an archive."""
    bytecode = __spec__.cached if __spec__ else None
    return Path(bytecode).with_suffix(".data") if bytecode else None

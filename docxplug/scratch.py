"""Temporary folders and files: private, named after the process that made them, removed when that is gone.

A process that was killed cannot tidy up after itself. So each name holds a process's number, and whoever next makes
such a thing in the same place removes those of processes that are no more. A folder may be shared by computers, and a
number says nothing about the processes of another one: names hold the computer, too. What another one was writing is
removed when nobody has written to it for a day.
"""

import os
import re
import shutil
import tempfile
import time
import zlib
from collections.abc import Iterator
from contextlib import suppress
from functools import lru_cache
from pathlib import Path
from typing import Final

_LONGEST_WRITE: Final = 24 * 3600.0  # seconds


def new_folder(kind: str) -> str:
    """A new folder for temporary files that only this user can read; ``kind`` is a word in its name."""
    return tempfile.mkdtemp(prefix=_prefix(kind))


def folder_for_a_while(kind: str) -> "tempfile.TemporaryDirectory[str]":
    """The same as a context manager that removes it."""
    return tempfile.TemporaryDirectory(prefix=_prefix(kind), ignore_cleanup_errors=True)


def _prefix(kind: str) -> str:
    """How the name of a new folder begins; those that dead processes left are removed."""
    here = _this_computer()
    for folder in _left_behind(Path(tempfile.gettempdir()), rf"docxplug-[a-z]+-({here})-(\d+)-\w+"):
        if folder.is_dir():
            shutil.rmtree(folder, ignore_errors=True)  # what is still in use there stays until next time
    return f"docxplug-{kind}-{here}-{os.getpid()}-"


def new_name(folder: Path) -> Path:
    """A name in ``folder`` for a file that is being written and gets its own name when it is whole."""
    return folder / f".docxplug-{_this_computer()}-{os.getpid()}-{os.urandom(4).hex()}.tmp"


def remove_half_written(folder: Path) -> None:
    """Removes the files that processes left in ``folder`` which were killed while they wrote."""
    for path in _left_behind(folder, r"\.docxplug-([0-9a-f]{8})-(\d+)-[0-9a-f]{8}\.tmp"):
        try:
            path.unlink()
        except OSError:
            continue  # somebody else was quicker, or it is not ours to remove


def _left_behind(folder: Path, pattern: str) -> Iterator[Path]:
    """What this user's processes left in a folder and are no more; links are not followed."""
    try:
        with os.scandir(folder) as entries:
            found = [(entry, match) for entry in entries if (match := re.fullmatch(pattern, entry.name))]
    except OSError:
        return
    for entry, match in found:
        if entry.is_symlink() or not _is_ours(entry):
            continue
        is_here = match[1] == _this_computer()
        if not _is_alive(int(match[2])) if is_here else _is_forgotten(entry):
            yield Path(entry.path)


@lru_cache(maxsize=1)
def _this_computer() -> str:
    """Eight hexadecimal digits for where process numbers mean the same: this computer, and this container on it."""
    facts = [os.uname().nodename if hasattr(os, "uname") else os.environ.get("COMPUTERNAME", "")]
    with suppress(OSError):
        facts.append(Path("/etc/machine-id").read_text("ascii", "replace"))
    with suppress(OSError):
        facts.append(str(Path("/proc/self/ns/pid").stat().st_ino))
    return f"{zlib.crc32(' '.join(facts).encode(errors='replace')):08x}"


def _is_forgotten(entry: "os.DirEntry[str]") -> bool:
    try:
        return time.time() - entry.stat(follow_symlinks=False).st_mtime > _LONGEST_WRITE
    except OSError:
        return False


def _is_ours(entry: "os.DirEntry[str]") -> bool:
    try:
        return not hasattr(os, "getuid") or entry.stat(follow_symlinks=False).st_uid == os.getuid()
    except OSError:
        return False


def _is_alive(process: int) -> bool:
    import psutil

    return psutil.pid_exists(process)

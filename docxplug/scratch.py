"""Temporary folders and files: private, named after the process that made them, removed when that is gone.

A process that was killed cannot tidy up after itself. So each name holds a process's number, and whoever next makes
such a thing in the same place removes those of processes that are no more.
"""

import os
import re
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path


def new_folder(kind: str) -> str:
    """A new folder for temporary files that only this user can read; ``kind`` is a word in its name."""
    return tempfile.mkdtemp(prefix=_prefix(kind))


def folder_for_a_while(kind: str) -> "tempfile.TemporaryDirectory[str]":
    """The same as a context manager that removes it."""
    return tempfile.TemporaryDirectory(prefix=_prefix(kind), ignore_cleanup_errors=True)


def _prefix(kind: str) -> str:
    """How the name of a new folder begins; those that dead processes left are removed."""
    for folder in _left_behind(Path(tempfile.gettempdir()), r"docxplug-[a-z]+-(\d+)-\w+"):
        if folder.is_dir():
            shutil.rmtree(folder, ignore_errors=True)  # what is still in use there stays until next time
    return f"docxplug-{kind}-{os.getpid()}-"


def new_name(folder: Path) -> Path:
    """A name in ``folder`` for a file that is being written and gets its own name when it is whole."""
    return folder / f".docxplug-{os.getpid()}-{os.urandom(4).hex()}.tmp"


def remove_half_written(folder: Path) -> None:
    """Removes the files that processes left in ``folder`` which were killed while they wrote."""
    for path in _left_behind(folder, r"\.docxplug-(\d+)-[0-9a-f]{8}\.tmp"):
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
        if not entry.is_symlink() and _is_ours(entry) and not _is_alive(int(match[1])):
            yield Path(entry.path)


def _is_ours(entry: "os.DirEntry[str]") -> bool:
    try:
        return not hasattr(os, "getuid") or entry.stat(follow_symlinks=False).st_uid == os.getuid()
    except OSError:
        return False


def _is_alive(process: int) -> bool:
    import psutil

    return psutil.pid_exists(process)

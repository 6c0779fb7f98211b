"""Files that are written whole or not at all."""

import os
import stat
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from functools import lru_cache
from pathlib import Path

from docxplug import scratch
from docxplug.errors import OutputError
from docxplug.word.comment_errors import FileInUseError, OutputExistsError
from docxplug.word.opc.stitched import Stitched


def write_whole(path: str | os.PathLike[str], data: bytes | Stitched, *, overwrite: bool) -> None:
    """Write ``data`` beside ``path`` and rename it into place: a crash leaves the old file or the new one.

    Raises OutputExistsError where there is a file already and ``overwrite`` is not set, FileInUseError where
    another program holds it, OutputError for everything else that the disk refuses.
    """
    write_pieces(path, data.chunks() if isinstance(data, Stitched) else (data,), overwrite=overwrite)


def write_pieces(path: str | os.PathLike[str], pieces: Iterable[bytes], *, overwrite: bool) -> None:
    """The same for data that is made while it is written."""
    with _in_sentences(Path(path)):
        target = _followed(Path(path))
        _check(target, overwrite=overwrite)
        _tidy(target.parent)
        temporary = scratch.new_name(target.parent)
        try:
            _write(temporary, pieces, mode=_mode_for(target))
            _rename(temporary, target, overwrite=overwrite)
        finally:
            temporary.unlink(missing_ok=True)


def _followed(path: Path) -> Path:
    """What is to be written where the path is a link; a name that no disk knows is refused."""
    try:
        with suppress(FileNotFoundError):
            path.lstat()
        return path.resolve() if path.is_symlink() else path
    except (ValueError, RuntimeError) as error:  # a NUL or half a surrogate pair; links that lead in a circle
        raise OutputError(f"{str(path)!r} is no name for a file; choose another one.") from error


def _check(target: Path, *, overwrite: bool) -> None:
    if target.exists() and not (target.is_file() or target.is_dir()):
        raise OutputError(f"{target} is a device or a pipe, which cannot be replaced; name a file.")
    if not overwrite and target.exists():
        raise _there_already(target)


def _there_already(target: Path) -> OutputExistsError:
    return OutputExistsError(f"{target} exists already; choose another name, or use --force to replace it.")


@lru_cache
def _tidy(folder: Path) -> None:
    """Once for each folder: that of a batch may hold thousands of files."""
    scratch.remove_half_written(folder)


def _mode_for(target: Path) -> int | None:
    """The permissions of the file that is replaced, or None where the system says what a new one gets."""
    if not target.exists():
        return None
    mode = target.stat().st_mode & 0o7777
    return mode | 0o200 if os.name == "nt" else mode  # Windows takes no write-protected file away again


def _write(temporary: Path, pieces: Iterable[bytes], *, mode: int | None) -> None:
    with open(temporary, "xb", opener=None if mode is None else _private) as file:
        if mode is None:
            # To ask for the mask is to change it for all threads: the file tells what the mask has left.
            mode = stat.S_IMODE(os.fstat(file.fileno()).st_mode)
            temporary.chmod(0o600)
        file.writelines(pieces)
        file.flush()
        os.fsync(file.fileno())
    temporary.chmod(mode)


def _private(path: str, flags: int) -> int:
    """Opens a file that nobody else can read while it is written."""
    return os.open(path, flags, 0o600)


def _rename(temporary: Path, target: Path, *, overwrite: bool) -> None:
    if not overwrite:
        try:
            os.link(temporary, target)  # unlike a rename, a link never replaces what came in the meantime
        except FileExistsError:
            raise _there_already(target) from None
        except OSError:
            _take_name(temporary, target)  # a disk without links
        return
    temporary.replace(target)


def _take_name(temporary: Path, target: Path) -> None:
    """Reserve the name with an empty file, so that nobody else's is replaced."""
    try:
        target.touch(exist_ok=False)
    except FileExistsError:
        raise _there_already(target) from None
    try:
        temporary.replace(target)
    finally:
        if temporary.exists():  # it did not get the name
            target.unlink(missing_ok=True)


@contextmanager
def _in_sentences(target: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise _sentence(error, target) from error


def _sentence(error: OSError, target: Path) -> OutputError:
    if isinstance(error, PermissionError) and target.exists():
        return FileInUseError(
            f"{target} cannot be replaced; if it is open in Word, close it there and try again."
        )
    if isinstance(error, FileNotFoundError):
        return OutputError(f"The folder {target.parent} does not exist; make it, or choose another place.")
    return OutputError(f"{target} cannot be written ({error.strerror or error}); choose another place.")

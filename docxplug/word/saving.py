"""Files that are written whole or not at all."""

import os
import secrets
from pathlib import Path

from docxplug.errors import OutputError
from docxplug.word.comment_errors import FileInUseError, OutputExistsError
from docxplug.word.stitched import Stitched


def write_whole(path: str | os.PathLike[str], data: bytes | Stitched, *, overwrite: bool) -> None:
    """Write ``data`` beside ``path`` and rename it into place: a crash leaves the old file or the new one.

    Raises OutputExistsError where there is a file already and ``overwrite`` is not set, FileInUseError where
    another program holds it, OutputError for everything else that the disk refuses.
    """
    target = Path(path)
    target = target.resolve() if target.is_symlink() else target
    if not overwrite and target.exists():
        raise OutputExistsError(
            f"{target} exists already; choose another name, or use --force to replace it."
        )
    temporary = target.with_name(f".{target.name}.{secrets.token_hex(4)}.tmp")
    try:
        _write(temporary, data, mode_like=target)
        _rename(temporary, target, overwrite=overwrite)
    except OSError as error:
        raise _sentence(error, target) from error
    finally:
        temporary.unlink(missing_ok=True)


def _write(temporary: Path, data: bytes | Stitched, *, mode_like: Path) -> None:
    with temporary.open("xb") as file:
        file.writelines(data.pieces if isinstance(data, Stitched) else (data,))
        file.flush()
        os.fsync(file.fileno())
    if mode_like.exists():
        temporary.chmod(mode_like.stat().st_mode & 0o7777)


def _rename(temporary: Path, target: Path, *, overwrite: bool) -> None:
    if not overwrite:
        try:
            os.link(temporary, target)  # unlike a rename, a link never replaces what came in the meantime
        except FileExistsError:
            raise OutputExistsError(
                f"{target} exists already; choose another name, or use --force to replace it."
            ) from None
        except OSError:
            temporary.replace(target)  # a disk without links
        return
    temporary.replace(target)


def _sentence(error: OSError, target: Path) -> OutputError:
    if isinstance(error, PermissionError) and target.exists():
        return FileInUseError(
            f"{target} cannot be replaced; if it is open in Word, close it there and try again."
        )
    if isinstance(error, FileNotFoundError):
        return OutputError(f"The folder {target.parent} does not exist; make it, or choose another place.")
    return OutputError(f"{target} cannot be written ({error.strerror or error}); choose another place.")

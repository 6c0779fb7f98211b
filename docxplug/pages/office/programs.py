"""Where LibreOffice is, and starting and ending its processes."""

import contextlib
import hashlib
import os
import signal
import subprocess
import sys
from functools import cache
from pathlib import Path
from typing import Final
from xml.sax.saxutils import escape

from docxplug.interruptions import whole
from docxplug.pages.fonts import replacements
from docxplug.programs import on_path

_PLACES: Final = (
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    "C:/Program Files/LibreOffice/program/soffice.com",
    "C:/Program Files (x86)/LibreOffice/program/soffice.com",
    "/usr/lib/libreoffice/program/soffice",
)
_FONT_SETTINGS: Final = Path("/etc/fonts/fonts.conf")
_PROBE_SECONDS: Final = 20.0
_END_SECONDS: Final = 5.0

Process = subprocess.Popen[bytes]


@cache
def find_office() -> str | None:
    """LibreOffice's program, or None where it is not installed."""
    places = (place for place in _PLACES if Path(place).is_file())
    return on_path("soffice") or on_path("libreoffice") or next(places, None)


@cache
def find_uno_python() -> str | None:
    """A Python that can talk to LibreOffice, or None: the one that LibreOffice brings, or the system's."""
    office = find_office()
    beside = [Path(office).resolve().with_name(name) for name in ("python.exe", "python")] if office else []
    candidates = [*(str(path) for path in beside if path.is_file()), "/usr/bin/python3"]
    return next((candidate for candidate in candidates if _has_uno(candidate)), None)


def _has_uno(python: str) -> bool:
    command = [python, "-c", "import uno"]
    try:
        probe = subprocess.run(  # noqa: S603
            command,
            cwd=Path(__file__).parent,  # "-c" looks for modules where it runs: not in a stranger's folder
            capture_output=True,
            timeout=_PROBE_SECONDS,
            check=False,
        )
    except (OSError, subprocess.SubprocessError):
        return False
    return probe.returncode == 0


@whole
def start(command: list[str], folder: Path, stdin: int, stdout: int) -> Process:
    """Starts a process in a group of its own, with fonts that stand for Word's. ``folder`` takes its settings."""
    return subprocess.Popen(  # noqa: S603
        command,
        stdin=stdin,
        stdout=stdout,
        stderr=subprocess.DEVNULL,
        env={**os.environ, "TMPDIR": str(folder), **_font_settings(folder)},
        start_new_session=True,
    )


def end(process: Process, grace: float = 0.0) -> None:
    """Ends a process and all that it started; first it has ``grace`` seconds to do so itself."""
    with contextlib.suppress(subprocess.TimeoutExpired):
        process.wait(grace)
    if sys.platform == "win32":
        taskkill = Path(os.environ.get("SYSTEMROOT", "C:/Windows"), "System32", "taskkill.exe")
        command = [str(taskkill), "/T", "/F", "/PID", str(process.pid)]
        subprocess.run(command, capture_output=True, check=False)  # noqa: S603
    else:
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(process.pid, signal.SIGKILL)
    with contextlib.suppress(subprocess.TimeoutExpired):
        process.wait(_END_SECONDS)
    for stream in (process.stdin, process.stdout):
        if stream is not None:
            with contextlib.suppress(OSError):
                stream.close()


def remove_pipes(profile: Path, *names: str) -> None:
    """Removes the sockets that LibreOffice leaves in /tmp when it is killed.

    ``profile`` was its profile's folder, whose digest is part of one name; ``names`` were pipes it was told to open.
    """
    if sys.platform == "win32":
        return
    digest = hashlib.md5(profile.as_uri().encode("utf-16-le"), usedforsecurity=False).digest()
    instance = "SingleOfficeIPC_" + "".join(f"{byte:x}" for byte in digest)
    for name in (instance, *names):
        with contextlib.suppress(OSError):
            Path(f"/tmp/OSL_PIPE_{os.getuid()}_{name}").unlink()  # noqa: S108 - LibreOffice's fixed place


def _font_settings(folder: Path) -> dict[str, str]:
    """Private font settings, so that a missing font is replaced by the one the estimate uses.

    Without them LibreOffice falls back to DejaVu, which is far wider, and says nothing.
    """
    if not _FONT_SETTINGS.is_file():
        return {}
    aliases = "".join(_alias(name, fonts) for name, fonts in replacements())
    path = folder / "fonts.conf"
    path.write_text(
        '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">'
        f"<fontconfig><include>{_FONT_SETTINGS}</include>{aliases}</fontconfig>",
        encoding="utf-8",
    )
    return {"FONTCONFIG_FILE": str(path)}


def _alias(name: str, fonts: tuple[str, ...]) -> str:
    preferred = "".join(f"<family>{escape(font)}</family>" for font in fonts)
    return f'<alias binding="same"><family>{escape(name)}</family><prefer>{preferred}</prefer></alias>'

"""LibreOffice as a second opinion: found, run in a corner of its own, ended when it is late.

Nothing of it stays behind: profile, temporary files and processes go with every call, or with ``Office.close``.
"""

import contextlib
import json
import os
import select
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, Final, NamedTuple

from docxplug.errors import DocxplugError
from docxplug.pages.office_copy import write_copy
from docxplug.word.package import Package
from docxplug.word.text_map import DocumentText

START_SECONDS: Final = 90.0
COUNT_SECONDS: Final = 60.0
_PLACES: Final = (
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    "C:/Program Files/LibreOffice/program/soffice.com",
    "C:/Program Files (x86)/LibreOffice/program/soffice.com",
    "/usr/lib/libreoffice/program/soffice",
)
_HELPER: Final = Path(__file__).with_name("office_helper.py")


class OfficeError(DocxplugError):
    """LibreOffice is missing, died or took too long; the estimate stands without it."""


class OfficeCount(NamedTuple):
    """LibreOffice's count.

    ``paragraphs`` has (page, y, last page, last y) of each paragraph of the main text outside tables, ``y`` in
    points below the page's upper edge; it is empty where only the count could be had.
    """

    pages: int
    paragraphs: tuple[tuple[int, float, int, float], ...] = ()


@cache
def find_office() -> str | None:
    """LibreOffice's program, or None where it is not installed."""
    on_path = shutil.which("soffice") or shutil.which("libreoffice")
    return on_path or next((place for place in _PLACES if Path(place).is_file()), None)


@cache
def find_uno_python() -> str | None:
    """A Python that can talk to LibreOffice, or None: the system's, or the one that LibreOffice brings."""
    office = find_office()
    beside = [Path(office).resolve().with_name(name) for name in ("python.exe", "python")] if office else []
    candidates = [*(str(path) for path in beside if path.is_file()), "/usr/bin/python3"]
    for candidate in candidates:
        with contextlib.suppress(OSError, subprocess.SubprocessError):
            test = subprocess.run(
                [candidate, "-c", "import uno"], capture_output=True, timeout=20, check=False
            )
            if test.returncode == 0:
                return candidate
    return None


@contextlib.contextmanager
def _folder() -> Iterator[Path]:
    with tempfile.TemporaryDirectory(prefix="docxplug-pages-", ignore_cleanup_errors=True) as name:
        yield Path(name)


def convert_and_count(package: Package, text: DocumentText, seconds: float = COUNT_SECONDS) -> OfficeCount:
    """Counts the pages of the PDF that one fresh run of LibreOffice makes. Raises OfficeError."""
    office = find_office()
    if office is None:
        raise OfficeError("LibreOffice is not installed; install it, or use --pages estimate.")
    with _folder() as folder:
        source = folder / "document.docx"
        write_copy(package, text, source)
        command = [
            office,
            f"-env:UserInstallation={(folder / 'profile').as_uri()}",
            "--headless",
            "--norestore",
            "--nologo",
            "--convert-to",
            "pdf",
            "--outdir",
            str(folder),
            str(source),
        ]
        _run(command, folder, seconds)
        return OfficeCount(_pdf_pages(folder / "document.pdf"))


def _run(command: list[str], folder: Path, seconds: float) -> None:
    process = _start(command, folder, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL)
    try:
        process.wait(seconds)
    except subprocess.TimeoutExpired as error:
        raise OfficeError(f"LibreOffice took longer than {seconds:.0f} seconds and was stopped.") from error
    finally:
        _end(process)


def _pdf_pages(path: Path) -> int:
    from pypdf import PdfReader
    from pypdf.errors import PyPdfError

    try:
        return len(PdfReader(path).pages)
    except (OSError, PyPdfError) as error:
        raise OfficeError("LibreOffice could not lay out the document.") from error


def _start(command: list[str], folder: Path, stdin: int, stdout: int) -> "subprocess.Popen[bytes]":
    """A process in a group of its own, with fonts that stand for Word's."""
    return subprocess.Popen(
        command,
        stdin=stdin,
        stdout=stdout,
        stderr=subprocess.DEVNULL,
        env={**os.environ, **_font_settings(folder)},
        start_new_session=True,
    )


def _font_settings(folder: Path) -> dict[str, str]:
    """A private fontconfig in which fonts that are not installed are replaced by the ones the estimate uses."""
    if sys.platform != "linux" or not Path("/etc/fonts/fonts.conf").is_file():
        return {}
    from docxplug.pages.fonts import replacements

    aliases = "".join(
        f'<alias binding="same"><family>{name}</family><prefer><family>{stand_in}</family></prefer></alias>'
        for name, stand_in in replacements()
    )
    path = folder / "fonts.conf"
    path.write_text(
        '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>'
        f"<include>/etc/fonts/fonts.conf</include>{aliases}</fontconfig>",
        encoding="utf-8",
    )
    return {"FONTCONFIG_FILE": str(path)}


def _end(process: "subprocess.Popen[bytes]") -> None:
    """Ends a process and all it started."""
    if sys.platform == "win32":
        subprocess.run(["taskkill", "/T", "/F", "/PID", str(process.pid)], capture_output=True, check=False)  # noqa: S607
    else:
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(process.pid, signal.SIGKILL)
    with contextlib.suppress(subprocess.TimeoutExpired):
        process.wait(5)
    for stream in (process.stdin, process.stdout):
        if stream is not None:
            with contextlib.suppress(OSError):
                stream.close()


class Office:
    """One warm LibreOffice for many documents; started when first asked, started anew after any fault.

    A context manager: leaving it ends LibreOffice.
    """

    def __init__(self, seconds: float = COUNT_SECONDS) -> None:
        self.seconds = seconds
        self._process: subprocess.Popen[bytes] | None = None
        self._folder: tempfile.TemporaryDirectory[str] | None = None
        self._buffer = b""

    def __enter__(self) -> "Office":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def count(self, package: Package, text: DocumentText) -> OfficeCount:
        """LibreOffice's count, with the places of paragraphs. Raises OfficeError."""
        folder = self._started()
        source = folder / "document.docx"
        write_copy(package, text, source)
        try:
            answer = self._ask({"path": str(source), "paragraphs": True})
        except OfficeError:
            self.close()
            raise
        if "error" in answer:
            raise OfficeError(f"{answer['error']}.")
        return OfficeCount(answer["pages"], tuple(tuple(place) for place in answer["paragraphs"]))

    def close(self) -> None:
        """Ends LibreOffice and removes its files."""
        if self._process is not None:
            _end(self._process)
            self._process = None
        if self._folder is not None:
            self._folder.cleanup()
            self._folder = None

    def _started(self) -> Path:
        if self._process is not None and self._process.poll() is not None:
            self.close()
        if self._process is None or self._folder is None:
            self._start()
        if self._folder is None:
            raise OfficeError("LibreOffice could not be started.")
        return Path(self._folder.name)

    def _start(self) -> None:
        office, python = find_office(), find_uno_python()
        if office is None or python is None:
            raise OfficeError("LibreOffice with its Python bridge (python3-uno) is not installed.")
        self._folder = tempfile.TemporaryDirectory(prefix="docxplug-office-", ignore_cleanup_errors=True)
        folder = Path(self._folder.name)
        command = [python, str(_HELPER), office, str(folder / "profile")]
        self._process = _start(command, folder, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        self._buffer = b""
        try:
            self._read_line(START_SECONDS)
        except OfficeError:
            self.close()
            raise

    def _ask(self, request: dict[str, Any]) -> dict[str, Any]:
        process = self._process
        if process is None or process.stdin is None:
            raise OfficeError("LibreOffice is not running.")
        try:
            process.stdin.write(json.dumps(request).encode() + b"\n")
            process.stdin.flush()
        except OSError as error:
            raise OfficeError("LibreOffice ended unexpectedly.") from error
        answer: dict[str, Any] = json.loads(self._read_line(self.seconds))
        return answer

    def _read_line(self, seconds: float) -> bytes:
        """The helper's next line; select keeps the deadline."""
        process = self._process
        if process is None or process.stdout is None:
            raise OfficeError("LibreOffice is not running.")
        end = time.monotonic() + seconds
        descriptor = process.stdout.fileno()
        while b"\n" not in self._buffer:
            ready, _, _ = select.select([descriptor], [], [], max(end - time.monotonic(), 0.0))
            if not ready:
                raise OfficeError(f"LibreOffice took longer than {seconds:.0f} seconds and was stopped.")
            chunk = os.read(descriptor, 65536)
            if not chunk:
                raise OfficeError("LibreOffice ended unexpectedly.")
            self._buffer += chunk
        line, _, self._buffer = self._buffer.partition(b"\n")
        return line

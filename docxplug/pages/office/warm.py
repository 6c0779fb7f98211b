"""One LibreOffice kept running for many documents, driven over its Python bridge."""

import contextlib
import json
import queue
import subprocess
import threading
from pathlib import Path
from typing import Any, Final

from docxplug.interruptions import whole
from docxplug.pages.office import OfficeCount, OfficeError, refusals_told
from docxplug.pages.office.copies import write_copy
from docxplug.pages.office.programs import Process, end, find_office, find_uno_python, remove_pipes, start
from docxplug.scratch import folder_for_a_while
from docxplug.word.opc.package import Package
from docxplug.word.reading.text_map import DocumentText

_START_SECONDS: Final = 90.0
_GRACE_SECONDS: Final = 5.0
_HELPER: Final = Path(__file__).with_name("helper.py")


class Office:
    """A warm LibreOffice; started when first asked, started anew after any fault.

    A document that takes longer than ``seconds`` costs an OfficeError. Use it as a context manager: leaving it
    ends LibreOffice and removes its files.
    """

    def __init__(self, seconds: float = 60.0) -> None:
        self.seconds = seconds
        self._session: _Session | None = None

    def __enter__(self) -> "Office":  # noqa: PYI034 - Self costs an import of typing names for nothing here
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def count(self, package: Package, text: DocumentText) -> OfficeCount:
        """LibreOffice's count, with the places of paragraphs. Raises OfficeError."""
        with refusals_told():
            answer = self._answer(package, text)
        if "error" in answer:
            raise OfficeError(f"{answer['error']}.")
        return OfficeCount(answer["pages"], tuple(tuple(place) for place in answer["paragraphs"]))

    def _answer(self, package: Package, text: DocumentText) -> dict[str, Any]:
        if self._session is None or not self._session.is_alive:
            self.close()
            self._session = _Session()
        source = self._session.folder / "document.docx"
        try:
            write_copy(package, text, source)
            return self._session.ask({"path": str(source), "paragraphs": True}, self.seconds)
        except OfficeError:
            self.close()
            raise
        finally:
            _remove(source)  # LibreOffice waits for the next document, perhaps for hours

    def close(self) -> None:
        """Ends LibreOffice and removes its files."""
        if self._session is not None:
            self._session.close()
            self._session = None


def _remove(copy: Path) -> None:
    with contextlib.suppress(OSError):
        copy.unlink()


class _Session:
    """One life of the helper and its LibreOffice, with a folder of their own."""

    def __init__(self) -> None:
        office, python = find_office(), find_uno_python()
        if office is None or python is None:
            raise OfficeError("LibreOffice with its Python bridge (python3-uno) is not installed.")
        self._begin(office, python)
        try:
            self._next_line(_START_SECONDS)
        except BaseException:  # Ctrl-C too
            self.close()
            raise

    @whole
    def _begin(self, office: str, python: str) -> None:
        self._temporary = folder_for_a_while("office")
        self.folder = Path(self._temporary.name)
        self._profile = self.folder / "profile"
        self._pipe = self.folder.name  # as unique as the folder
        command = [python, str(_HELPER), office, str(self._profile), self._pipe]
        self._process: Process = start(command, self.folder, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        self._lines: queue.SimpleQueue[bytes] = queue.SimpleQueue()
        threading.Thread(target=self._listen, daemon=True).start()

    @property
    def is_alive(self) -> bool:
        """Whether it can be asked."""
        return self._process.poll() is None

    def ask(self, request: dict[str, object], seconds: float) -> dict[str, Any]:
        """Sends one request and waits for its answer. Raises OfficeError."""
        try:
            if self._process.stdin is not None:
                self._process.stdin.write(json.dumps(request).encode() + b"\n")
                self._process.stdin.flush()
        except OSError as error:
            raise OfficeError("LibreOffice ended unexpectedly.") from error
        answer: dict[str, Any] = json.loads(self._next_line(seconds))
        return answer

    def close(self) -> None:
        """Ends the processes, which get a moment to do so themselves, and removes the folder."""
        if self._process.stdin is not None:
            with contextlib.suppress(OSError):
                self._process.stdin.close()
        end(self._process, _GRACE_SECONDS)
        remove_pipes(self._profile, self._pipe)
        self._temporary.cleanup()

    def _listen(self) -> None:
        """Passes the helper's lines on; an empty one says that it has ended."""
        stream = self._process.stdout
        try:
            for line in stream or ():
                self._lines.put(line)
        except (OSError, ValueError):
            pass  # the pipe was closed under us: the session is over
        self._lines.put(b"")

    def _next_line(self, seconds: float) -> bytes:
        try:
            line = self._lines.get(timeout=seconds)
        except queue.Empty as error:
            raise OfficeError(f"LibreOffice took longer than {seconds:g} seconds and was stopped.") from error
        if not line:
            raise OfficeError("LibreOffice ended unexpectedly.")
        return line

"""A machine with a Java and a LanguageTool of our making."""

import os
import stat
import sys
import time
from pathlib import Path
from typing import Any


class Machine:
    """Where Java and LanguageTool are put; ``starts`` tells what was started beside ``java -version``."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / "bin"
        self.path.mkdir()
        self.languagetools = folder / "languagetools"
        self.languagetools.mkdir()
        self._log = folder / "starts.txt"

    def has_java(self, version: str, run: str = "exit 1") -> None:
        """Puts a Java on the path that prints ``version`` and, started as a server, runs a line of shell."""
        java = self.path / "java"
        java.write_text(
            "#!/bin/sh\n"
            f'if [ "$1" = "-version" ]; then echo \'{version}\' >&2; exit 0; fi\n'
            f'echo "$$ $*" >> "{self._log}"\n'
            f"{run}\n",
            encoding="utf-8",
        )
        java.chmod(java.stat().st_mode | stat.S_IXUSR)

    def has_working_java(self) -> None:
        """A Java 17 that starts the stand-in server, as a child of its own."""
        serve = f'"{sys.executable}" "{Path(__file__).parent / "languagetool_double.py"}" --port "$6" & wait'
        self.has_java('openjdk version "17.0.15" 2025-04-15', serve)

    def has_languagetool(self, version: str = "6.8") -> None:
        folder = self.languagetools / f"LanguageTool-{version}"
        folder.mkdir()
        (folder / "languagetool-server.jar").write_bytes(b"")

    @property
    def starts(self) -> list[str]:
        return self._log.read_text(encoding="utf-8").splitlines() if self._log.exists() else []

    def has_ended_all(self) -> bool:
        """Whether nothing that was started lives; what was killed gets the time a busy machine needs."""
        deadline = time.monotonic() + 30
        while self.running() and time.monotonic() < deadline:
            time.sleep(0.02)
        return not self.running()

    def running(self) -> list[int]:
        """The processes of the groups that were started and still live."""
        import psutil

        groups = {int(start.split()[0]) for start in self.starts}
        living = (process for process in psutil.process_iter() if _lives(process))
        return [process.pid for process in living if _group(process) in groups]


def _lives(process: Any) -> bool:
    import psutil

    try:
        return bool(process.status() != psutil.STATUS_ZOMBIE)
    except psutil.NoSuchProcess:
        return False


def _group(process: Any) -> int | None:
    try:
        return os.getpgid(process.pid)
    except ProcessLookupError:
        return None

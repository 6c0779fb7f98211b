"""The user's computer as the installation sees it: files, registry and programs, so that tests bring their own."""

import contextlib
import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Protocol

from docxplug.errors import OutputError

Command = Sequence[str]


class Machine(Protocol):
    """What the steps of an installation do to a computer.

    ``system`` is what ``sys.platform`` says there; ``python`` is the interpreter that has docxplug.
    """

    system: str
    home: Path
    python: Path
    environment: Mapping[str, str]

    def write(self, path: Path, text: str) -> None:
        """Writes a file, with its folder where that is not there. Raises OutputError."""

    def remove(self, path: Path) -> None:
        """Removes a file; none is fine. Raises OutputError."""

    def set_value(self, key: str, name: str, value: str) -> None:
        """Sets a text in the part of the registry that belongs to the user. Raises OutputError."""

    def remove_value(self, key: str, name: str) -> None:
        """Removes a value from there; none is fine."""

    def run(self, command: Command) -> None:
        """Runs a program to its end. Raises OutputError where it fails."""

    def start(self, command: Command) -> None:
        """Starts a program that goes on when this one ends. Raises OutputError."""

    def stop(self, command: Command) -> None:
        """Ends the program that was started with exactly this command; none is fine."""

    def has(self, program: str) -> bool:
        """Whether there is such a program."""


class ThisMachine:
    """The computer this runs on."""

    def __init__(self) -> None:
        self.system = sys.platform
        self.home = Path.home()
        self.python = Path(sys.executable)
        self.environment: Mapping[str, str] = os.environ

    def write(self, path: Path, text: str) -> None:
        """See Machine."""
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        except OSError as error:
            raise OutputError(f"{path} cannot be written ({error.strerror}).") from None

    def remove(self, path: Path) -> None:
        """See Machine."""
        try:
            path.unlink(missing_ok=True)
        except OSError as error:
            raise OutputError(f"{path} cannot be removed ({error.strerror}).") from None

    def set_value(self, key: str, name: str, value: str) -> None:
        """See Machine."""
        if sys.platform == "win32":
            import winreg

            try:
                with winreg.CreateKey(winreg.HKEY_CURRENT_USER, key) as opened:
                    winreg.SetValueEx(opened, name, 0, winreg.REG_SZ, value)
            except OSError as error:
                raise OutputError(f"The registry's {key} cannot be written ({error.strerror}).") from None

    def remove_value(self, key: str, name: str) -> None:
        """See Machine."""
        if sys.platform == "win32":
            import winreg

            with contextlib.suppress(OSError):
                rights = winreg.KEY_SET_VALUE
                with winreg.OpenKey(winreg.HKEY_CURRENT_USER, key, 0, rights) as opened:
                    winreg.DeleteValue(opened, name)

    def run(self, command: Command) -> None:
        """See Machine."""
        try:
            done = subprocess.run(command, capture_output=True, check=False, timeout=300)  # noqa: S603
        except (OSError, subprocess.TimeoutExpired):
            raise OutputError(f"{command[0]} cannot be run.") from None
        if done.returncode:
            raise OutputError(f"{command[0]} ended with an error ({done.returncode}).")

    def start(self, command: Command) -> None:
        """See Machine."""
        nowhere = subprocess.DEVNULL
        flags = 0
        if sys.platform == "win32":
            flags = subprocess.DETACHED_PROCESS | subprocess.CREATE_NEW_PROCESS_GROUP
        try:
            started = subprocess.Popen(  # noqa: S603
                command,
                stdin=nowhere,
                stdout=nowhere,
                stderr=nowhere,
                start_new_session=True,
                creationflags=flags,
            )
        except OSError:
            raise OutputError(f"{command[0]} cannot be started.") from None
        started.returncode = 0  # it is nobody's to wait for

    def stop(self, command: Command) -> None:
        """See Machine."""
        import psutil

        for process in psutil.process_iter(["cmdline"]):
            if process.info["cmdline"] == list(command):
                with contextlib.suppress(psutil.Error):
                    process.terminate()

    def has(self, program: str) -> bool:
        """See Machine."""
        import shutil

        return shutil.which(program) is not None

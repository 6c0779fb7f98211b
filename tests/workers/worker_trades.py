"""Trades that worker processes of the tests learn, good and bad ones."""

import contextlib
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from typing import Any

from docxplug.workers.channel import Message

OnStep = Callable[[str], None]


class Teller:
    """Does what the order's name says."""

    def __init__(self) -> None:
        sys.stdout.write("a word that belongs to no answer\n")

    def warm_up(self) -> None:
        sys.stdout.write("another one\n")

    def do(self, order: Any, on_step: OnStep) -> Message:
        name, *values = order
        return getattr(self, name)(on_step, *values)

    def close(self) -> None:
        with contextlib.suppress(AttributeError):
            self.child.terminate()
            self.child.wait()

    def echo(self, on_step: OnStep, data: bytes) -> Message:
        on_step("reading")
        sys.stdout.write("a word between step and answer\n")
        return {"kind": "done"}, [data]

    def fail(self, _: OnStep) -> Message:
        raise ValueError("words of a client")

    def wait(self, _: OnStep, seconds: float) -> Message:
        time.sleep(seconds)
        return {"kind": "done"}, []

    def bloat(self, _: OnStep, size: int) -> Message:
        held = bytearray(size)
        time.sleep(600)
        return {"kind": "done", "size": len(held)}, []

    def die(self, _: OnStep) -> Message:
        os._exit(9)

    def start_another(self, _: OnStep) -> Message:
        """Starts a program that nobody but the worker knows of, and leaves a file."""
        self.child = subprocess.Popen(
            [sys.executable, "-c", "import time; time.sleep(600)"], start_new_session=True
        )
        file = tempfile.NamedTemporaryFile(delete=False)  # noqa: SIM115 - it is left on purpose
        return {"kind": "done", "pid": self.child.pid, "file": file.name}, []


class Stumbler(Teller):
    """Its first step fails."""

    def warm_up(self) -> None:
        raise RuntimeError

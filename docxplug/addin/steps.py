"""The steps of an installation: each says what it does, does it, and undoes it."""

import shlex
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from docxplug.addin.certificates import RENEW_DAYS, CertificateFiles, days_left, make_certificate
from docxplug.addin.machine import Command, Machine
from docxplug.errors import OutputError


class Step(Protocol):
    """One change to the computer."""

    @property
    def says(self) -> str:
        """What it does, for people."""

    @property
    def undo_says(self) -> str:
        """What undoing it does."""

    def do(self, machine: Machine) -> None:
        """Does it; doing it twice is fine. Raises OutputError."""

    def undo(self, machine: Machine) -> None:
        """Undoes it; what was never done is fine. Raises OutputError."""


@dataclass(frozen=True, slots=True)
class MakeCertificate:
    """Makes the certificate, unless there is one that is good for a while."""

    files: CertificateFiles

    @property
    def says(self) -> str:
        """See Step."""
        return f"Make a certificate for https://localhost in {self.files.certificate.parent}"

    @property
    def undo_says(self) -> str:
        """See Step."""
        return f"Remove the certificate from {self.files.certificate.parent}"

    def do(self, machine: Machine) -> None:  # noqa: ARG002 - as every step has it
        """See Step."""
        left = days_left(self.files)
        if left is None or left < RENEW_DAYS:
            make_certificate(self.files.certificate.parent)

    def undo(self, machine: Machine) -> None:
        """See Step."""
        for path in self.files:
            machine.remove(path)


@dataclass(frozen=True, slots=True)
class WriteFile:
    """Writes a file; ``what`` names it in a sentence."""

    what: str
    path: Path
    text: str

    @property
    def says(self) -> str:
        """See Step."""
        return f"Write {self.what} to {self.path}"

    @property
    def undo_says(self) -> str:
        """See Step."""
        return f"Remove {self.what}, {self.path}"

    def do(self, machine: Machine) -> None:
        """See Step."""
        machine.write(self.path, self.text)

    def undo(self, machine: Machine) -> None:
        """See Step."""
        machine.remove(self.path)


@dataclass(frozen=True, slots=True)
class SetValue:
    """Sets a value in the user's part of the registry; ``why`` says what it is for."""

    why: str
    key: str
    name: str
    value: str

    @property
    def says(self) -> str:
        """See Step."""
        return f"{self.why}: HKCU\\{self.key}, {self.name} = {self.value}"

    @property
    def undo_says(self) -> str:
        """See Step."""
        return f"Remove HKCU\\{self.key}, {self.name}"

    def do(self, machine: Machine) -> None:
        """See Step."""
        machine.set_value(self.key, self.name, self.value)

    def undo(self, machine: Machine) -> None:
        """See Step."""
        machine.remove_value(self.key, self.name)


@dataclass(frozen=True, slots=True)
class Run:
    """Runs a program to its end; ``undoing`` is the command that undoes what it did."""

    why: str
    command: Command
    undoing: Command

    @property
    def says(self) -> str:
        """See Step."""
        return f"{self.why}: {shlex.join(self.command)}"

    @property
    def undo_says(self) -> str:
        """See Step."""
        return f"Run: {shlex.join(self.undoing)}"

    def do(self, machine: Machine) -> None:
        """See Step."""
        machine.run(self.command)

    def undo(self, machine: Machine) -> None:
        """See Step."""
        machine.run(self.undoing)


@dataclass(frozen=True, slots=True)
class Start:
    """Starts the service, which goes on by itself."""

    command: Command

    @property
    def says(self) -> str:
        """See Step."""
        return f"Start docxplug now: {shlex.join(self.command)}"

    @property
    def undo_says(self) -> str:
        """See Step."""
        return "Stop docxplug"

    def do(self, machine: Machine) -> None:
        """See Step."""
        machine.start(self.command)

    def undo(self, machine: Machine) -> None:
        """See Step."""
        machine.stop(self.command)


def done(steps: Sequence[Step], machine: Machine) -> list[tuple[Step, str]]:
    """Does the steps in order; returns those that failed with the reason, after which the others go on."""
    failed = []
    for step in steps:
        try:
            step.do(machine)
        except OutputError as error:
            failed.append((step, str(error)))
    return failed


def undone(steps: Sequence[Step], machine: Machine) -> list[tuple[Step, str]]:
    """Undoes the steps, the last one first; returns those that failed with the reason."""
    failed = []
    for step in reversed(steps):
        try:
            step.undo(machine)
        except OutputError as error:
            failed.append((step, str(error)))
    return failed

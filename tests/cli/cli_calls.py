"""Running the real command, in this process or in one of its own."""

import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import docx
import pytest

from docxplug.cli.main import run

#: Reviews in tests need no layout and no grammar; both have tests of their own.
QUICK = ("--pages", "none", "--grammar", "none")

ANSWER = (
    "TQ 1: Demonstrated experience directing a maintenance program, including dredging",
    "Action: I was responsible for the maintenance program of nine locks. The budget was raised by 4 percent.",
    "I directed 31 engineers and cut the backlog from 90 to 40 repairs by June 2024.",
)
POSTING = (
    "TQ 1: Demonstrated experience directing a maintenance program, including dredging.\n"
    "Answers may not exceed two pages per TQ.\n"
)


@dataclass(frozen=True)
class Outcome:
    """What a call left behind."""

    code: int
    out: str
    err: str


def call(capsys: pytest.CaptureFixture[str], *arguments: object) -> Outcome:
    """One call of the command in this process."""
    capsys.readouterr()
    code = run([str(argument) for argument in arguments])
    captured = capsys.readouterr()
    return Outcome(code, captured.out, captured.err)


def call_process(
    arguments: Sequence[object], *, given: bytes = b"", env: dict[str, str] | None = None
) -> subprocess.CompletedProcess[bytes]:
    """One call in a process of its own, with bytes on its standard input."""
    command = [sys.executable, "-m", "docxplug", *map(str, arguments)]
    return subprocess.run(command, input=given, capture_output=True, env=env, timeout=120, check=False)


def write_answer(path: Path, *paragraphs: str) -> Path:
    """A Word file as python-docx writes it."""
    document = docx.Document()
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    document.save(str(path))
    return path


def names_in(folder: Path) -> list[str]:
    """The names of all files in a folder."""
    return sorted(path.name for path in folder.iterdir())

"""What is different elsewhere, as far as it can be had here: consoles of few characters, and Windows' errors."""

import errno
import os
import subprocess
import sys
from pathlib import Path

import pytest
from cli_calls import QUICK

from docxplug.cli.main import _is_lost_reader

EXAMPLE = Path(__file__).resolve().parents[2] / "examples" / "client-answers.docx"
FEW = {"PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", "LC_ALL": "C"}


@pytest.mark.parametrize("encoding", ["cp1252", "cp437"])
@pytest.mark.parametrize("arguments", [["review", *QUICK], ["rubric", "show", "tq"], ["comment", "--help"]])
def test_a_console_of_few_characters_shows_stand_ins(encoding: str, arguments: list[str]) -> None:
    pty = pytest.importorskip("pty", reason="consoles of this kind are POSIX")
    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "docxplug", *arguments, *([EXAMPLE] if arguments[0] == "review" else [])]
    process = subprocess.Popen(
        command, stdout=theirs, stderr=theirs, env={**os.environ, **FEW, "PYTHONIOENCODING": encoding}
    )
    os.close(theirs)
    said = _all_of(ours)
    assert process.wait() == 0
    said.decode(encoding)
    assert b"Traceback" not in said


def _all_of(console: int) -> bytes:
    said = b""
    while True:
        try:
            piece = os.read(console, 65_536)
        except OSError:  # what Linux says when nobody writes there any more
            piece = b""
        if not piece:
            os.close(console)
            return said
        said += piece


@pytest.mark.parametrize("encoding", ["cp1252", "ascii"])
def test_another_program_gets_utf_8_whatever_the_console_shows(encoding: str) -> None:
    command = [sys.executable, "-m", "docxplug", "review", *QUICK, str(EXAMPLE)]
    environment = {**os.environ, **FEW, "PYTHONIOENCODING": encoding}
    done = subprocess.run(command, capture_output=True, check=True, env=environment)
    assert "“" in done.stdout.decode("utf-8")


def test_a_reader_that_is_gone_is_an_invalid_argument_on_windows_alone(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    gone, of_a_file = OSError(errno.EINVAL, "Invalid argument"), OSError(errno.EINVAL, "Invalid", "a.docx")
    assert not _is_lost_reader(gone)
    monkeypatch.setattr(sys, "platform", "win32")
    assert _is_lost_reader(gone)
    assert not _is_lost_reader(of_a_file)
    assert not _is_lost_reader(ValueError("argument"))

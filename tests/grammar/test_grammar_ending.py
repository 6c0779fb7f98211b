"""A LanguageTool that we started ends with us, however that comes about."""

import signal
import subprocess
import sys
import time
from pathlib import Path

import docx
import pytest
from grammar_machine import Machine

JAVA_17 = 'openjdk version "17.0.15" 2025-04-15'


def start(*arguments: str) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "docxplug", *arguments, "--grammar", "languagetool"]
    return subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)


def wait_for_a_start(machine: Machine, process: subprocess.Popen[str]) -> None:
    last = time.monotonic() + 60
    while not machine.starts:
        assert process.poll() is None
        assert time.monotonic() < last
        time.sleep(0.05)


@pytest.fixture
def document(tmp_path: Path) -> Path:
    made = docx.Document()
    made.add_paragraph("I led teh program.")
    (tmp_path / "in").mkdir()
    made.save(str(tmp_path / "in" / "a.docx"))
    return tmp_path / "in" / "a.docx"


def test_it_ends_with_a_review_that_is_asked_to_end(machine: Machine, document: Path) -> None:
    machine.has_java(JAVA_17, "exec /bin/sleep 600")
    machine.has_languagetool()
    process = start("review", str(document))
    wait_for_a_start(machine, process)

    process.send_signal(signal.SIGTERM)
    _, said = process.communicate(timeout=60)

    assert (process.returncode, said.strip()) == (130, "docxplug: stopped.")
    assert machine.has_ended_all()


@pytest.mark.parametrize("name", ["SIGTERM", "SIGKILL"])
def test_it_ends_with_a_batch_that_is_asked_to_end_or_killed(
    machine: Machine, document: Path, name: str
) -> None:
    machine.has_java(JAVA_17, "exec /bin/sleep 600")
    machine.has_languagetool()
    process = start(
        "batch", str(document.parent), "--out", str(document.parent.parent / "out"), "--jobs", "1"
    )
    wait_for_a_start(machine, process)

    process.send_signal(getattr(signal, name))
    process.communicate(timeout=60)

    assert process.returncode in {130, -9}
    assert machine.has_ended_all()

"""What a service prints while documents fail in every way, and what it leaves when it is killed: no word of theirs."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from calling import Caller, document, slow_document

SECRET = "Zanzibarquux"
TOKEN = "a-token-of-some-length"


def start(temporary: Path) -> tuple["subprocess.Popen[str]", Caller]:
    """A service as a user starts it, with a place of its own for temporary files."""
    process = subprocess.Popen(
        [sys.executable, "-m", "docxplug", "serve", "--http", "--port", "0"],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        env={
            **os.environ,
            "PYTHONUNBUFFERED": "1",
            "DOCXPLUG_TOKEN": TOKEN,
            "DOCXPLUG_SECONDS": "3",
            "TMPDIR": str(temporary),
        },
    )
    assert process.stdout is not None
    address = process.stdout.readline().split("answers at ")[1].split()[0]
    return process, Caller(int(address.rstrip("/").rpartition(":")[2]), TOKEN)


def statuses(caller: Caller) -> list[int]:
    """What becomes of a good document, of bad ones and of one that takes too long, all with a secret."""
    files = [
        document(f"TQ 1 {SECRET}", "I led."),
        f"{SECRET} is no Word file".encode(),
        document(SECRET)[:-200],
        slow_document(),
    ]
    name = f"{SECRET}.docx"
    answers = [caller.send_form("/api/v1/review", {"document": (name, data)}).status for data in files]
    posting = caller.send_form("/api/v1/posting", {"posting": (f"{SECRET}.json", b'{"' + SECRET.encode())})
    return [*answers, posting.status]


def test_nothing_of_a_document_is_printed_whatever_becomes_of_it(tmp_path: Path) -> None:
    process, caller = start(tmp_path)
    try:
        found = statuses(caller)
    finally:
        process.send_signal(signal.SIGINT)
        said, _ = process.communicate(timeout=60)
    assert found[0] == 200
    assert all(400 <= status < 500 for status in found[1:]), found
    assert SECRET not in said
    assert not list(tmp_path.glob("docxplug-*"))


@pytest.mark.skipif(sys.platform == "win32", reason="Windows knows no SIGKILL")
def test_what_a_killed_service_left_goes_when_the_next_one_starts(tmp_path: Path) -> None:
    process, caller = start(tmp_path)
    assert statuses(caller)[0] == 200
    process.kill()
    process.communicate()
    left = set(tmp_path.glob("docxplug-*"))
    assert left
    assert all(folder.stat().st_mode & 0o077 == 0 for folder in left)

    process, caller = start(tmp_path)
    try:
        assert caller.send_form("/api/v1/review", {"document": ("a.docx", document("I led."))}).status == 200
        assert not left & set(tmp_path.glob("docxplug-*"))
    finally:
        process.send_signal(signal.SIGINT)
        process.communicate(timeout=60)

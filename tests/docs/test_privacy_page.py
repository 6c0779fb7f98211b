"""What docs/privacy.md says about connections, files and the browser's storage is so."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PAGE = (ROOT / "docs" / "privacy.md").read_text(encoding="utf-8")

#: Runs the command and tells of each connection and each file that is opened for writing, as Python itself sees them.
WATCHED = """
import os, sys

def watch(event, arguments):
    if event in {"socket.connect", "socket.getaddrinfo", "socket.sendto"}:
        print("connection", arguments[1:], file=sys.__stderr__)
    elif event == "open" and isinstance(arguments[2], int) and arguments[2] & (os.O_WRONLY | os.O_RDWR):
        if arguments[0] != os.devnull and not isinstance(arguments[0], int):
            print("written", os.fsdecode(arguments[0]), file=sys.__stderr__)

sys.addaudithook(watch)
sys.dont_write_bytecode = True
from docxplug.cli import main
main()
"""


def watched(folder: Path, *arguments: str) -> list[str]:
    """What a command connects to and writes."""
    temporary = folder.parent / "temporary"
    temporary.mkdir(exist_ok=True)
    environment = {**os.environ, "TMPDIR": str(temporary), "XDG_CONFIG_HOME": str(folder.parent / "config")}
    command = [sys.executable, "-P", "-c", WATCHED, *arguments]
    done = subprocess.run(
        command, cwd=folder, env=environment, capture_output=True, text=True, timeout=120, check=True
    )
    assert list(temporary.iterdir()) == []
    return [line for line in done.stderr.splitlines() if line.startswith(("connection", "written"))]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "client"
    folder.mkdir()
    shutil.copy(ROOT / "examples" / "client-answers.docx", folder / "a.docx")
    shutil.copy(ROOT / "examples" / "announcement.txt", folder)
    return folder


ESTIMATE = ("--posting", "announcement.txt", "--pages", "estimate", "--grammar", "harper")


@pytest.mark.parametrize(
    "command",
    [
        ("review", "a.docx", *ESTIMATE),
        ("posting", "announcement.txt"),
        ("pages", "a.docx", "--pages", "estimate"),
        ("comments", "a.docx"),
        ("verify", "a.docx", "a.docx"),
    ],
)
def test_a_command_that_reads_connects_to_nothing_and_writes_nothing(
    folder: Path, command: tuple[str, ...]
) -> None:
    assert watched(folder, *command) == []


def test_a_copy_is_all_that_a_command_writes(folder: Path) -> None:
    told = watched(folder, "annotate", "a.docx", *ESTIMATE)

    assert [line for line in told if line.startswith("connection")] == []
    assert {Path(line.removeprefix("written ")).suffix for line in told} == {".tmp"}
    assert sorted(path.name for path in folder.iterdir()) == ["a.docx", "a.reviewed.docx", "announcement.txt"]


def test_the_watch_sees_a_connection_where_there_is_one(folder: Path) -> None:
    pytest.importorskip("language_tool_python")
    arguments = ("review", "a.docx", "--grammar", "languagetool", "--languagetool-url", "http://127.0.0.1:9")
    with pytest.raises(subprocess.CalledProcessError) as failed:
        watched(folder, *arguments)
    assert "connection" in failed.value.stderr


def test_all_that_is_kept_in_the_browser_stands_on_the_page() -> None:
    script = (ROOT / "server" / "docxplug_server" / "static" / "js" / "storage.js").read_text(
        encoding="utf-8"
    )
    kept = {f"docxplug.{name}" for name in re.findall(r'\bsave\(\s*"(\w+)"', script)}

    assert kept == set(re.findall(r"^\| `(docxplug\.\w+)` \|", PAGE, re.MULTILINE))
    scripts = (ROOT / "server" / "docxplug_server" / "static" / "js").glob("*.js")
    others = [
        path.name
        for path in scripts
        if re.search(r"localStorage|sessionStorage|indexedDB|cookie", path.read_text("utf-8"))
    ]
    assert others == ["storage.js"]

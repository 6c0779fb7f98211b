"""A folder that came from somebody else is worked in: nothing that lies in it is run."""

import os
import shutil
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from cli_calls import QUICK

#: What docxplug, its workers and LibreOffice's Python load; each file here would tell that it was run.
MODULES = ("docx", "docxplug_house_style", "json", "lxml", "psutil", "tomli", "uno")
PROGRAMS = ("java", "libreoffice", "soffice")


@pytest.fixture
def folder(examples: Path, tmp_path: Path) -> Path:
    """A client's folder with an answer, and with modules and programs that its sender put there."""
    folder = tmp_path / "from a client"
    folder.mkdir()
    shutil.copy(examples / "tq1.docx", folder)
    shutil.copy(examples / "announcement.txt", folder)
    traces = tmp_path / "traces"
    for name in MODULES:
        (folder / f"{name}.py").write_text(f"open({str(traces)!r}, 'a').write('{name} ')\n", encoding="utf-8")
    for name in PROGRAMS:
        program = folder / name
        program.write_text(f"#!/bin/sh\necho {name} >> '{traces}'\n", encoding="utf-8")
        program.chmod(program.stat().st_mode | stat.S_IXUSR)
    return folder


def docxplug(folder: Path, *arguments: str) -> None:
    """The command as a shell finds it, without the folder on Python's own path; the search path has it."""
    command = [sys.executable, "-P", "-m", "docxplug", *arguments]
    path = os.pathsep.join([os.curdir, os.environ["PATH"]])
    environment = {**os.environ, "PATH": path, "XDG_CONFIG_HOME": str(folder.parent)}
    environment.pop("PYTHONPATH", None)
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, timeout=300, check=False)
    assert done.returncode == 0, done.stderr.decode()


def traces(folder: Path) -> str:
    path = folder.parent / "traces"
    return path.read_text(encoding="utf-8") if path.exists() else ""


def test_a_review_runs_nothing_of_the_folder(folder: Path) -> None:
    docxplug(folder, "review", "tq1.docx", "--posting", "announcement.txt", "--pages", "auto")
    assert traces(folder) == ""


def test_the_workers_of_a_batch_run_nothing_of_the_folder(folder: Path) -> None:
    docxplug(folder, "batch", "tq1.docx", "--out", "Out", "--jobs", "1", *QUICK)
    assert traces(folder) == ""
    assert (folder / "Out" / "tq1.reviewed.docx").is_file()


@pytest.mark.libreoffice
def test_a_page_count_by_libreoffice_runs_nothing_of_the_folder(folder: Path) -> None:
    for name in ("libreoffice", "soffice"):  # the real one is the next on the path
        (folder / name).unlink()
    docxplug(folder, "batch", "tq1.docx", "--out", "Out", "--pages", "libreoffice", "--grammar", "none")
    assert traces(folder) == ""

"""Programs are looked for where the computer keeps them, not in the folder one works in."""

import os
import stat
import sys
from pathlib import Path

import pytest

from docxplug.programs import on_path


def program(folder: Path, name: str) -> Path:
    path = folder / (f"{name}.bat" if sys.platform == "win32" else name)
    path.write_text("exit 0\n", encoding="ascii")
    path.chmod(path.stat().st_mode | stat.S_IXUSR)
    return path


def test_a_program_in_the_folder_one_works_in_is_not_taken(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program(tmp_path, "soffice")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PATH", os.curdir)

    assert on_path("soffice") is None


def test_a_program_of_the_search_path_is_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))

    assert on_path("soffice") is None
    assert Path(on_path(program(tmp_path, "soffice").stem) or "").parent == tmp_path

"""How files come to their names: permissions, and that nobody else's file is ever replaced."""

import errno
import os
import stat
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from docxplug.errors import OutputError
from docxplug.word.comment_errors import OutputExistsError
from docxplug.word.opc.saving import write_pieces, write_whole

UNIX = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such permissions")


@pytest.fixture
def no_links(monkeypatch: pytest.MonkeyPatch) -> None:
    """A disk without links, such as a memory stick."""

    def refuse(*_: object) -> None:
        raise OSError(errno.EPERM, "Operation not permitted")

    monkeypatch.setattr(os, "link", refuse)


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


@pytest.mark.usefixtures("no_links")
def test_what_came_in_the_meantime_stays_on_a_disk_without_links(tmp_path: Path) -> None:
    target = tmp_path / "out.docx"

    def pieces() -> Iterator[bytes]:
        yield b"mine"
        target.write_bytes(b"theirs")  # another program is quicker

    with pytest.raises(OutputExistsError):
        write_pieces(target, pieces(), overwrite=False)

    assert target.read_bytes() == b"theirs"
    assert names(tmp_path) == ["out.docx"]


@pytest.mark.usefixtures("no_links")
def test_a_new_file_gets_its_name_on_a_disk_without_links(tmp_path: Path) -> None:
    write_whole(tmp_path / "out.docx", b"mine", overwrite=False)

    assert (tmp_path / "out.docx").read_bytes() == b"mine"
    assert names(tmp_path) == ["out.docx"]


@pytest.mark.usefixtures("no_links")
def test_no_empty_file_is_left_where_the_name_cannot_be_given(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise OSError(errno.EIO, "Input/output error")

    monkeypatch.setattr(Path, "replace", refuse)

    with pytest.raises(OutputError, match="cannot be written"):
        write_whole(tmp_path / "out.docx", b"mine", overwrite=False)

    assert names(tmp_path) == []


@UNIX
def test_a_new_file_gets_the_usual_permissions_and_is_private_while_it_is_written(tmp_path: Path) -> None:
    modes = []

    def pieces() -> Iterator[bytes]:
        yield b"half"
        modes.extend(stat.S_IMODE(path.stat().st_mode) for path in tmp_path.iterdir())

    before = os.umask(0o027)
    try:
        write_pieces(tmp_path / "out.docx", pieces(), overwrite=False)
    finally:
        os.umask(before)

    assert modes == [0o600]
    assert stat.S_IMODE((tmp_path / "out.docx").stat().st_mode) == 0o640


def test_no_thread_changes_the_mask_of_the_others(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[int] = []
    monkeypatch.setattr(os, "umask", asked.append)

    write_whole(tmp_path / "out.docx", b"mine", overwrite=False)

    assert asked == []

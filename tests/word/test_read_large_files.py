"""A large file stays on the disk while it is worked on, and what is written is what was there when it was opened."""

import os
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest
from builders import archive, docx, entries, p

from docxplug.spans import Span
from docxplug.word import open_document, verify
from docxplug.word.errors import FileAccessError, FileChangedError, NotAnArchiveError, PipeError
from docxplug.word.opc.file_bytes import FileBytes
from docxplug.word.opc.package import Package

pytestmark = pytest.mark.skipif(os.name != "posix", reason="only POSIX lets an open file be replaced")

_PICTURE = os.urandom(5_000_000)
_NOON = datetime(2026, 1, 2, 12, tzinfo=UTC)


@pytest.fixture
def large(tmp_path: Path) -> Path:
    """A document of two short paragraphs and a large picture."""
    path = tmp_path / "large.docx"
    path.write_bytes(_with_pictures(1))
    return path


def _with_pictures(count: int) -> bytes:
    pictures = {f"word/media/image{number}.png": _PICTURE for number in range(count)}
    return archive({**entries(p("one two three"), p("four")), **pictures})


def _commented(source: Path | bytes) -> bytes:
    document = open_document(source)
    document.comment(Span(0, 4, 7), "x", date=_NOON)
    return document.to_bytes()


def test_a_large_file_gives_the_same_document_as_its_bytes(large: Path) -> None:
    assert isinstance(Package.open(large).archive.data, FileBytes)
    assert open_document(large).view == open_document(large.read_bytes()).view
    assert open_document(large).to_bytes() == large.read_bytes()
    assert _commented(large) == _commented(large.read_bytes())


def test_a_small_file_is_held(tmp_path: Path) -> None:
    path = tmp_path / "small.docx"
    path.write_bytes(docx(p("one")))
    assert Package.open(path).archive.data == path.read_bytes()


def test_a_large_file_can_be_saved_over_itself_again_and_again(large: Path) -> None:
    before = large.read_bytes()
    document = open_document(large)
    document.comment(Span(0, 4, 7), "x")
    document.save(large, overwrite=True)
    document.comment(Span(1, 0, 4), "y")
    document.save(large, overwrite=True)
    assert [thread.text for thread in open_document(large).threads()] == ["x", "y"]
    assert verify(before, large) == []


def test_a_file_that_is_replaced_meanwhile_is_still_the_old_one(large: Path) -> None:
    before = large.read_bytes()
    document = open_document(large)
    other = large.with_name("other.docx")
    other.write_bytes(docx(p("quite another text")))
    other.replace(large)
    document.comment(Span(0, 4, 7), "x")
    assert verify(before, document.to_bytes()) == []


@pytest.mark.parametrize("cut", [0, 1_000_000])
def test_a_file_that_somebody_writes_into_meanwhile_is_not_copied(large: Path, cut: int) -> None:
    document = open_document(large)
    document.comment(Span(0, 4, 7), "x")
    with large.open("r+b") as file:
        if cut:
            file.truncate(cut)
        file.seek(100)
        file.write(b"?")
    target = large.with_name("out.docx")
    with pytest.raises(FileChangedError, match="try again"):
        document.save(target)
    assert [path.name for path in large.parent.iterdir()] == [large.name]


def test_what_the_disk_cannot_read_is_said() -> None:
    if not Path("/proc/self/mem").exists():
        pytest.skip("this system has no file that cannot be read")
    unreadable = FileBytes(os.open("/proc/self/mem", os.O_RDONLY))
    unreadable._stamp = (100, unreadable._stamp[1])
    with pytest.raises(FileAccessError):
        unreadable[:1]


@pytest.mark.parametrize("at", [0, 1, 65_533, 65_536, 65_537, 131_070, 200_000])
def test_the_last_place_of_some_bytes_is_found(tmp_path: Path, at: int) -> None:
    path = tmp_path / "bytes"
    path.write_bytes(bytes(at) + b"here" + bytes(9))
    data = FileBytes(os.open(path, os.O_RDONLY))
    assert data.rfind(b"here") == at
    assert data.rfind(b"here", 0, at + 4) == at
    assert data.rfind(b"here", 0, at + 3) == -1
    assert data.rfind(b"here", at + 1, len(data)) == -1


def test_a_large_file_of_another_kind_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "film.docx"
    path.write_bytes(_PICTURE)
    with pytest.raises(NotAnArchiveError):
        open_document(path)


def test_a_pipe_into_which_nobody_writes_is_refused_at_once(tmp_path: Path) -> None:
    path = tmp_path / "answer.docx"
    os.mkfifo(path)
    with pytest.raises(PipeError):
        open_document(path)


_PROBE = """
import re, sys
from pathlib import Path
import docxplug.word.proof.copies
from docxplug.spans import Span
from docxplug.word import open_document

def most():
    return int(re.search(r"VmHWM:\\s*(\\d+)", Path("/proc/self/status").read_text())[1]) * 1024

before = most()
document = open_document(sys.argv[1])
document.comment(Span(0, 4, 7), "x")
document.save(sys.argv[2])
print(most() - before)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="Linux says how much memory a process had at most")
def test_pictures_take_no_memory(large: Path, tmp_path: Path) -> None:
    large.write_bytes(_with_pictures(8))
    target = tmp_path / "out.docx"
    done = subprocess.run(
        [sys.executable, "-c", _PROBE, str(large), str(target)], capture_output=True, text=True, check=True
    )
    assert int(done.stdout) < 20_000_000 < target.stat().st_size

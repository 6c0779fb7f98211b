"""What is not about comments is copied byte for byte, and a file is written whole or not at all."""

import os
import stat
import subprocess
import sys
import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from annotated import anchored, parts
from builders import archive as packed
from builders import docx, entries, p

from docxplug.errors import OutputError
from docxplug.spans import Span
from docxplug.word import open_document
from docxplug.word.comment_errors import CheckFailedError, FileInUseError, OutputExistsError

_EXTRA = {
    "word/media/image1.png": b"\x89PNG" + bytes(500),
    "nobody/points/here.bin": b"\x00\x01",
    "Empty.xml": b"",
}


def _commented(data: bytes) -> bytes:
    document = open_document(data)
    document.comment(Span(0, 0, 3), "x")
    return document.to_bytes()


def _raw(data: bytes) -> dict[str, tuple[bytes, object, int]]:
    """Compressed bytes, date and attributes of each entry, from the archive itself."""
    found = {}
    with zipfile.ZipFile(BytesIO(data)) as source:
        for info in source.infolist():
            name_size, extra_size = (
                int.from_bytes(data[info.header_offset + at :][:2], "little") for at in (26, 28)
            )
            start = info.header_offset + 30 + name_size + extra_size
            found[info.filename] = (
                data[start : start + info.compress_size],
                info.date_time,
                info.external_attr,
            )
    return found


def test_nothing_changed_gives_the_same_file() -> None:
    original = docx(p("one"))
    document = open_document(original)
    assert document.threads() == ()
    assert document.find("one")
    assert document.to_bytes() == original


def test_other_entries_keep_their_compressed_bytes_dates_and_order() -> None:
    original = packed(entries(p("one")) | _EXTRA)
    before, after = _raw(original), _raw(_commented(original))
    assert [name for name in after if name in before] == list(before)
    for name in ["_rels/.rels", *_EXTRA]:
        assert after[name] == before[name], name


def test_changed_entries_keep_their_dates_and_new_ones_have_a_fixed_one() -> None:
    original = docx(p("one"))
    before, after = _raw(original), _raw(_commented(original))
    assert after["word/document.xml"][1] == before["word/document.xml"][1]
    assert after["word/comments.xml"][1] == (1980, 1, 1, 0, 0, 0)


def test_the_main_part_differs_by_the_marks_alone() -> None:
    body = '<w:p w:rsidR="00AA"><w:r><w:t>one</w:t></w:r></w:p>'
    body += '<w:p><!-- kept --><w:r><w:t>two &amp; "x"</w:t></w:r></w:p>'
    original = docx(body)
    written = parts(_commented(original))["word/document.xml"]
    reference = '<w:r><w:rPr><w:rStyle w:val="CommentReference"/></w:rPr><w:commentReference w:id="0"/></w:r>'
    marks = ['<w:commentRangeStart w:id="0"/>', f'<w:commentRangeEnd w:id="0"/>{reference}']
    for mark in marks:
        assert written.count(mark.encode()) == 1
        written = written.replace(mark.encode(), b"")
    assert written == parts(original)["word/document.xml"]


def test_entries_with_data_descriptors_and_odd_names_survive() -> None:
    buffer = BytesIO()

    class Unseekable:
        def write(self, data: bytes) -> int:
            return buffer.write(data)

        def flush(self) -> None: ...

    with zipfile.ZipFile(Unseekable(), "w", zipfile.ZIP_DEFLATED) as target:  # type: ignore[arg-type]
        for name, data in (entries(p("one")) | {"médiá/ß.bin": b"1"}).items():
            target.writestr(name, data)
    written = _commented(buffer.getvalue())
    assert anchored(written) == {"0": "one"}
    assert parts(written)["médiá/ß.bin"] == b"1"


@pytest.mark.parametrize("relative", [False, True])
def test_bytes_before_and_behind_the_archive_and_its_comment_stay(relative: bool) -> None:
    before, behind = b"HTTP/1.1 200 OK\r\n\r\n", b"\r\n-- end --"
    buffer = BytesIO() if relative else BytesIO(before)
    buffer.seek(0, os.SEEK_END)
    with zipfile.ZipFile(buffer, "a") as target:
        target.comment = b"client 4711"
        for name, data in entries(p("one")).items():
            target.writestr(name, data)
    # Offsets may count from the archive's first byte or from the file's.
    original = (before if relative else b"") + buffer.getvalue() + behind
    written = _commented(original)
    assert written.startswith(before)
    assert written.endswith(b"client 4711" + behind)
    assert anchored(written) == {"0": "one"}
    with zipfile.ZipFile(BytesIO(written.removesuffix(behind))) as source:
        assert source.comment == b"client 4711"
        assert source.testzip() is None
    again = open_document(written)
    again.strip()
    assert again.to_bytes().startswith(before)
    assert again.to_bytes().endswith(behind)


def test_a_written_file_can_be_commented_again() -> None:
    once = _commented(docx(p("one two")))
    document = open_document(once)
    document.comment(Span(0, 4, 7), "y")
    assert anchored(document.to_bytes()) == {"0": "one", "1": "two"}


# Files


def _names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_save_refuses_to_replace_a_file_unless_told(tmp_path: Path) -> None:
    target = tmp_path / "out.docx"
    target.write_bytes(b"precious")
    document = open_document(docx(p("one")))
    with pytest.raises(OutputExistsError, match="--force"):
        document.save(target)
    assert target.read_bytes() == b"precious"
    document.save(target, overwrite=True)
    assert target.read_bytes() == docx(p("one"))
    assert _names(tmp_path) == ["out.docx"]


def test_a_replaced_file_keeps_its_permissions(tmp_path: Path) -> None:
    target = tmp_path / "out.docx"
    target.write_bytes(b"old")
    target.chmod(0o640)
    open_document(docx(p("one"))).save(target, overwrite=True)
    assert stat.S_IMODE(target.stat().st_mode) == 0o640


def test_a_link_is_followed_not_replaced(tmp_path: Path) -> None:
    real, link = tmp_path / "real.docx", tmp_path / "link.docx"
    real.write_bytes(b"old")
    link.symlink_to(real)
    open_document(docx(p("one"))).save(link, overwrite=True)
    assert link.is_symlink()
    assert real.read_bytes() == docx(p("one"))


def test_a_missing_folder_is_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="does not exist"):
        open_document(docx(p("one"))).save(tmp_path / "no" / "out.docx")


def test_a_file_that_another_program_holds_is_one_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "out.docx"
    target.write_bytes(b"old")

    def held(self: Path, _: Path) -> None:
        raise PermissionError(13, "held", str(self))  # what Windows says of a file that is open in Word

    monkeypatch.setattr(Path, "replace", held)
    with pytest.raises(FileInUseError, match="open in Word"):
        open_document(docx(p("one"))).save(target, overwrite=True)
    assert target.read_bytes() == b"old"
    assert _names(tmp_path) == ["out.docx"]


@pytest.mark.skipif(sys.platform == "win32", reason="limits on the size of files are a Unix thing")
def test_a_full_disk_leaves_the_old_file(tmp_path: Path) -> None:
    source, target = tmp_path / "in.docx", tmp_path / "out.docx"
    source.write_bytes(packed(entries(p("one")) | {"big.bin": os.urandom(100_000)}))
    target.write_bytes(b"old")
    code = (
        "import resource, signal, sys\n"
        "from docxplug.errors import OutputError\n"
        "from docxplug.word import open_document\n"
        "document = open_document(sys.argv[1])\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000))\n"
        "try:\n"
        "    document.save(sys.argv[2], overwrite=True)\n"
        "except OutputError as error:\n"
        "    print(error)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, source, target], capture_output=True, text=True, check=True
    )
    assert "cannot be written" in done.stdout
    assert target.read_bytes() == b"old"
    assert _names(tmp_path) == ["in.docx", "out.docx"]


@pytest.mark.skipif(sys.platform == "win32", reason="signals are a Unix thing")
def test_a_kill_while_writing_leaves_the_old_file(tmp_path: Path) -> None:
    source, target = tmp_path / "in.docx", tmp_path / "out.docx"
    source.write_bytes(docx(p("one")))
    target.write_bytes(b"old")
    code = (
        "import os, signal, sys\n"
        "from docxplug.word import open_document\n"
        "document = open_document(sys.argv[1])\n"
        "os.fsync = lambda _: os.kill(os.getpid(), signal.SIGKILL)\n"
        "document.save(sys.argv[2], overwrite=True)\n"
    )
    done = subprocess.run([sys.executable, "-c", code, source, target], check=False)
    assert done.returncode == -9
    assert target.read_bytes() == b"old"


def test_a_copy_that_would_lose_something_is_never_written(tmp_path: Path) -> None:
    document = open_document(docx(p("one two")))
    document.comment(Span(0, 0, 3), "x")
    for text in document.package.root.iter("{*}t"):
        text.text = (text.text or "").upper()
    with pytest.raises(CheckFailedError, match="nothing was written"):
        document.save(tmp_path / "out.docx")
    assert _names(tmp_path) == []

"""Calls that meet on one file: each ends in a whole file or in one sentence, and no text stays in a log."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from builders import docx, p

from docxplug.word import open_document

ROOT = Path(__file__).resolve().parents[2]
QUICK = ["--pages", "none", "--grammar", "none"]
SECRET = "Zanzibarquux"
Process = subprocess.Popen[str]


@pytest.fixture
def answer(tmp_path: Path) -> Path:
    """An answer in a folder of its own."""
    return Path(shutil.copy(ROOT / "examples" / "tq1.docx", tmp_path / "answer.docx"))


def start(folder: Path, *arguments: str) -> Process:
    """docxplug started in a folder."""
    return subprocess.Popen(
        [sys.executable, "-m", "docxplug", *arguments],
        cwd=folder,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def ended(process: Process) -> tuple[int, str]:
    """The exit code, and what was said on standard error: nothing, or one sentence for a user's error."""
    _, said = process.communicate(timeout=120)
    assert process.returncode in {0, 2}, said
    assert "Traceback" not in said
    if process.returncode:
        assert said.startswith("docxplug: ")
        assert said.rstrip().endswith(".")
    return process.returncode, said


def half_written(folder: Path) -> list[Path]:
    """Temporary files."""
    return [path for path in folder.rglob("*") if path.suffix == ".tmp"]


def test_of_calls_for_one_new_copy_one_writes_it_and_the_others_say_that_it_is_there(answer: Path) -> None:
    calls = [start(answer.parent, "annotate", answer.name, "-o", "out.docx", *QUICK) for _ in range(4)]
    outcomes = [ended(call) for call in calls]

    assert [code for code, _ in outcomes].count(0) == 1
    assert all("exists already" in said for code, said in outcomes if code)
    assert open_document(answer.with_name("out.docx")).threads()
    assert not half_written(answer.parent)


def test_calls_that_replace_one_copy_leave_it_whole(answer: Path) -> None:
    out = answer.with_name("out.docx")
    calls = [
        start(answer.parent, "annotate", answer.name, "-o", out.name, "--force", *QUICK) for _ in range(4)
    ]

    assert [ended(call)[0] for call in calls] == [0, 0, 0, 0]
    assert open_document(out).threads()
    assert not half_written(answer.parent)


def test_of_calls_that_change_a_file_in_place_none_loses_the_original(answer: Path) -> None:
    before = answer.read_bytes()
    calls = [start(answer.parent, "annotate", answer.name, "--in-place", *QUICK) for _ in range(3)]
    outcomes = [ended(call)[0] for call in calls]

    assert 0 in outcomes
    assert answer.with_name("answer.docx.bak").read_bytes() == before
    assert open_document(answer).threads()
    assert not half_written(answer.parent)


def test_a_comment_and_taking_out_comments_at_once_leave_a_whole_file(answer: Path) -> None:
    assert ended(start(answer.parent, "annotate", answer.name, "-o", "out.docx", *QUICK))[0] == 0
    calls = [
        start(
            answer.parent,
            "comment",
            "out.docx",
            "--on",
            "Challenge",
            "--text",
            "Why?",
            "-o",
            "c.docx",
            "--force",
        ),
        start(answer.parent, "strip", "out.docx", "-o", "c.docx", "--force"),
    ]
    for call in calls:
        ended(call)
    if answer.with_name("c.docx").exists():
        assert open_document(answer.with_name("c.docx")).view == open_document(answer).view
    assert not half_written(answer.parent)


def test_two_batches_in_one_folder_do_not_spoil_each_other(answer: Path) -> None:
    (answer.parent / "in").mkdir()
    for number in range(3):
        shutil.copy(answer, answer.parent / "in" / f"tq{number}.docx")
    call = ["batch", "in", "--out", "out", "--jobs", "1", *QUICK]
    for batch in [start(answer.parent, *call) for _ in range(2)]:
        ended(batch)

    assert ended(start(answer.parent, *call, "--resume"))[0] == 0
    for number in range(3):
        assert open_document(answer.parent / "out" / f"tq{number}.reviewed.docx").threads()
    assert not half_written(answer.parent)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no limit of file sizes")
@pytest.mark.parametrize("options", [["-o", "out.docx"], ["-o", "out.docx", "--force"], ["--in-place"]])
def test_a_full_disk_is_one_sentence_and_leaves_what_was_there(answer: Path, options: list[str]) -> None:
    before = answer.read_bytes()
    if "--force" in options:
        answer.with_name("out.docx").write_bytes(b"earlier")
    there = sorted(path.name for path in answer.parent.iterdir())
    program = (
        "import resource, sys\nfrom docxplug.cli import main\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (10_000, 10_000))\nmain()\n"
    )
    call = subprocess.Popen(
        [sys.executable, "-c", program, "annotate", answer.name, *options, *QUICK],
        cwd=answer.parent,
        env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1"},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    code, said = ended(call)

    assert code == 2
    assert "cannot be written" in said
    assert answer.read_bytes() == before
    assert sorted(path.name for path in answer.parent.iterdir()) == there
    if "--force" in options:
        assert answer.with_name("out.docx").read_bytes() == b"earlier"


@pytest.mark.skipif(not Path("/dev/null").exists(), reason="this system has no devices as files")
@pytest.mark.parametrize(
    ("output", "reason"),
    [
        ("/dev/null", "device"),
        (".", "folder"),
        ("gone/out.docx", "folder"),
        ("loop.docx", "no name for a file"),
    ],
)
def test_what_cannot_be_a_copy_is_named_in_a_sentence(answer: Path, output: str, reason: str) -> None:
    answer.with_name("loop.docx").symlink_to("loop2.docx")
    answer.with_name("loop2.docx").symlink_to("loop.docx")
    code, said = ended(start(answer.parent, "annotate", answer.name, "-o", output, "--force", *QUICK))
    assert code == 2
    assert reason in said


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such names")
@pytest.mark.parametrize("name", [b"two\nlines.docx", b"no \xff text.docx", b"n" * 240 + b".docx"])
def test_a_name_of_any_bytes_is_read_and_written_beside(answer: Path, name: bytes) -> None:
    odd = answer.with_name(os.fsdecode(name))
    answer.rename(odd)
    copy = odd.with_name("out-" + odd.name[-200:])
    assert ended(start(odd.parent, "annotate", odd.name, "-o", copy.name, *QUICK))[0] == 0
    assert open_document(copy).threads()


def test_no_word_of_a_document_stands_in_what_a_fault_says(tmp_path: Path) -> None:
    (tmp_path / f"{SECRET}.docx").write_bytes(docx(p(f"TQ 1 {SECRET} I led.")))
    program = (
        "import sys\nimport docxplug.pipeline as pipeline\nfrom docxplug.cli import main\n"
        "def fail(source, *_, **__):\n    raise KeyError(source.view.texts()[0])\n"
        "pipeline.rubric_of = lambda choices, view: fail(type('S', (), {'view': view}))\nmain()\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, "review", f"{SECRET}.docx", *QUICK],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 70
    assert "KeyError" in done.stderr
    assert SECRET not in done.stdout + done.stderr

"""What is kept between runs is exactly what would be worked out again, and losing it loses nothing."""

import re
import shutil
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

import docx
import pytest

import docxplug
from docxplug import kept
from docxplug.language.verb_forms import forms_of

REPORT_WORK = """
import sys
from docxplug import kept
worked_out = []
def double():
    worked_out.append(1)
    return 4
print(kept.kept(("twice", 2), double), kept.compiled(r"(?P<year>\\d{4})", 0).search("in 2024")["year"], len(worked_out))
kept.save()
"""


@pytest.fixture
def installed(tmp_path: Path) -> Path:
    """A copy of the program's few modules that keeping needs, in a folder of its own."""
    package = tmp_path / "docxplug"
    package.mkdir()
    source = Path(docxplug.__file__).parent
    for name in ("kept.py", "_version.py"):
        shutil.copy(source / name, package)
    (package / "__init__.py").touch()
    return package


def _run(installed: Path, *options: str) -> str:
    command = [
        sys.executable,
        "-I",
        *options,
        "-c",
        f"import sys; sys.path.insert(0, {str(installed.parent)!r})\n{REPORT_WORK}",
    ]
    done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=60)
    assert done.stderr == ""
    return done.stdout.strip()


def _file(installed: Path) -> Path:
    return next((installed / "__pycache__").glob("kept.*.data"))


@pytest.mark.parametrize("flags", [0, re.IGNORECASE, re.VERBOSE | re.MULTILINE, re.ASCII])
@pytest.mark.parametrize(
    "source",
    [
        r"\b(?:one|two)\b",
        r"(?P<a>x)(?P<b>y)?|(z)",
        r"[^\W\d_]+(?:[-’'][a-z]{2,5})*?",
        r"(?i:É|ß)(?<!\d)(?=\$)",
        r"(?s).x",
    ],
)
def test_a_kept_expression_equals_the_one_that_python_compiles(source: str, flags: int) -> None:
    expected = re.compile(source, flags)
    for _ in range(2):  # worked out, then found
        made = kept.compiled(source, flags)
        assert made == expected  # of the same code
        assert (made.groupindex, made.groups, made.flags) == (
            expected.groupindex,
            expected.groups,
            expected.flags,
        )


def test_the_mistake_in_an_expression_is_told_as_python_tells_it() -> None:
    with pytest.raises(re.error, match="missing"):
        kept.compiled("(one")


def test_what_one_run_worked_out_the_next_one_finds(installed: Path) -> None:
    assert [_run(installed), _run(installed)] == ["4 2024 1", "4 2024 0"]


def test_a_run_that_may_not_write_bytecode_keeps_nothing(installed: Path) -> None:
    assert _run(installed, "-B") == "4 2024 1"
    assert not list(installed.rglob("*.data"))


@pytest.mark.parametrize("damage", ["shorter", "one bit", "empty", "of another version"])
def test_a_damaged_file_is_worked_out_again(installed: Path, damage: str) -> None:
    _run(installed)
    path = _file(installed)
    whole = path.read_bytes()
    if damage == "of another version":
        version = installed / "_version.py"
        version.write_text('__version__ = "0.0.0"\n', encoding="utf-8")
    else:
        changed = whole[:-1] + bytes([whole[-1] ^ 1])
        path.write_bytes({"shorter": whole[:-9], "one bit": changed, "empty": b""}[damage])
    assert [_run(installed), _run(installed)] == ["4 2024 1", "4 2024 0"]


def test_what_was_worked_out_of_an_earlier_text_is_replaced() -> None:
    key = ("a pack of this test",)
    assert kept.kept(key, lambda: "of one", of="one") == "of one"
    assert kept.kept(key, lambda: "of two", of="two") == "of two"
    assert kept.kept(key, lambda: "again", of="two") == "of two"


def test_where_nothing_can_be_written_nothing_is_lost(installed: Path) -> None:
    (installed / "__pycache__").write_text("no folder", encoding="utf-8")
    assert [_run(installed), _run(installed)] == ["4 2024 1", "4 2024 1"]


def test_nothing_of_a_document_is_kept(tmp_path: Path) -> None:
    source = Path(docxplug.__file__).parent
    document = source.parent / "examples" / "tq2.docx"
    shutil.copytree(source, tmp_path / "docxplug", ignore=shutil.ignore_patterns("__pycache__"))
    code = (
        f"import sys; sys.path.insert(0, {str(tmp_path)!r}); sys.argv = ['docxplug', 'review', {str(document)!r},"
        " '--grammar', 'none', '--pages', 'estimate']; from docxplug.cli.main import main; main()"
    )
    subprocess.run([sys.executable, "-I", "-c", code], check=True, timeout=120, stdout=subprocess.DEVNULL)
    own_words = _words(
        path.read_text(encoding="utf-8") for pattern in ("*.py", "*.toml") for path in source.rglob(pattern)
    )
    # Packs name verbs by one form.
    own_words |= {form for word in own_words for form in forms_of(word.lower())}
    of_document = _words(paragraph.text for paragraph in docx.Document(str(document)).paragraphs) - own_words
    assert len(of_document) > 20
    stored = _file(tmp_path / "docxplug").read_bytes().decode("utf-8", "replace")
    assert _words([stored]) & own_words
    assert not _words([stored]) & of_document


def _words(texts: Iterable[str]) -> set[str]:
    return {word for text in texts for word in re.findall(r"[^\W\d_]{5,}", text)}

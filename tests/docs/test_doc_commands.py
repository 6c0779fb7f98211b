"""The commands of the README and of docs/ can be copied into a terminal and work."""

import shutil
from pathlib import Path

import click
import pytest
from doc_commands import PAGES, QUICK, Shown, commands_in_sentences, commands_on_lines, prepare

from docxplug.cli.main import root, run
from docxplug.destinations import reviewed_copy
from docxplug.word import open_document

#: In place of something that the reader knows: such a command cannot be tried as it stands.
PLACEHOLDERS = ("FILE", "ORIGINAL", "PATH", "[options]", "status|install", "list|show|test|new", "…")
#: Would change this computer, go on without end, or need other computers; tests/server and tests/batch try them.
ELSEWHERE = (("serve",), ("addin", "cert"), ("addin", "install"), ("addin", "uninstall"), ("addin", "…"))

ON_LINES = [shown for page in PAGES for shown in commands_on_lines(page)]
IN_SENTENCES = [shown for page in PAGES for shown in commands_in_sentences(page)]


def can_be_tried(shown: Shown) -> bool:
    placeholders = any(word.startswith(PLACEHOLDERS) and word != "…" for word in shown.words)
    elsewhere = any(shown.words[: len(start)] == start for start in ELSEWHERE)
    return not placeholders and ("--dry-run" in shown.words or not elsewhere) and "--dask" not in shown.words


TRIED = list(filter(can_be_tried, ON_LINES))


@pytest.fixture(scope="module")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("pages")
    prepare(folder)
    return folder


@pytest.fixture
def folder(prepared: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with all that the pages speak of, and no settings of the person who runs the tests."""
    place = tmp_path / "work"
    shutil.copytree(prepared, place)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.chdir(place)
    return place


@pytest.mark.parametrize("shown", TRIED, ids=str)
def test_a_command_on_a_line_of_its_own_works(shown: Shown, folder: Path) -> None:
    words = with_an_id_of(folder, shown.words)
    for result in results_of(words):  # a page tells of each command as if it were the first one
        result.unlink(missing_ok=True)
    quick = QUICK if words[0] in {"review", "annotate", "batch"} else ()
    assert run([*words, *quick]) == 0


def results_of(words: list[str]) -> list[Path]:
    """The files that a command would find in its way."""
    named = [Path(words[place + 1]) for place, word in enumerate(words) if word == "-o"]
    return [*named, reviewed_copy(Path(words[1]))] if words[0] in {"annotate", "comment"} else named


def with_an_id_of(folder: Path, words: tuple[str, ...]) -> list[str]:
    """The words with the id of a comment that is there in place of the page's."""
    comments = open_document(folder / "draft.reviewed.docx").threads()
    shell = words[: words.index(">")] if ">" in words else words
    return [comments[0].id if word == "1A2B3C4D" else word for word in shell]


def test_most_commands_of_the_pages_are_tried() -> None:
    tried = {shown.words[0] for shown in TRIED}
    assert tried >= {
        "review",
        "annotate",
        "comment",
        "comments",
        "strip",
        "clean",
        "verify",
        "batch",
        "addin",
    }


@pytest.mark.parametrize("shown", [*ON_LINES, *IN_SENTENCES], ids=str)
def test_a_command_that_a_page_names_is_there_with_its_options(shown: Shown) -> None:
    command: click.Command = root
    words = list(shown.words)
    while isinstance(command, click.Group) and words and words[0].isalpha():
        found = command.get_command(click.Context(command), words.pop(0))
        assert found is not None
        command = found
    known = {option for parameter in command.params for option in parameter.opts}
    assert {word.split("=")[0] for word in words if word.startswith("--")} <= {*known, "--help"}

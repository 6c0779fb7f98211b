"""The commands, their settings and their documentation say the same."""

import json
import subprocess
import sys
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import click
import pytest
from cli_calls import call

from docxplug.cli.main import COMMANDS
from docxplug.grammar import CHOICES
from docxplug.settings import OPTIONS

#: Not for a settings file: names for one call only.
NOT_SETTINGS = {
    *("help", "value"),
    *("out", "resume", "map", "previous", "report"),
    *("on", "nth", "all", "at", "reply-to", "resolve", "from", "text", "text-file", "phrase", "docxplug"),
}
#: Set up by the environment, for a service that has no document to stand beside.
WITHOUT_SETTINGS = {"serve", "addin", "rubric", "languagetool"}


def commands() -> Iterator[click.Command]:
    for home in COMMANDS.values():
        module, _, attribute = home.partition(":")
        yield getattr(import_module(module), attribute)


def long_names(command: click.Command) -> set[str]:
    return {
        max(item.opts, key=len).removeprefix("--")
        for item in command.params
        if isinstance(item, click.Option)
    }


def test_every_option_may_stand_in_a_settings_file_and_no_other() -> None:
    options = set().union(
        *(long_names(command) for command in commands() if command.name not in WITHOUT_SETTINGS)
    )

    assert options - NOT_SETTINGS == set(OPTIONS)


def test_the_grammar_choices_are_those_of_the_engines() -> None:
    for command in commands():
        for option in command.params:
            if option.name == "grammar":
                assert isinstance(option.type, click.Choice)
                assert tuple(option.type.choices) == CHOICES


@pytest.mark.parametrize("arguments", [["--help"], *([name, "--help"] for name in COMMANDS)])
def test_help_is_there_for_every_command(capsys: pytest.CaptureFixture[str], arguments: list[str]) -> None:
    outcome = call(capsys, *arguments)

    assert outcome.code == 0
    assert outcome.out.startswith("Usage: docxplug")
    assert outcome.err == ""


def test_the_generated_pages_of_the_documentation_are_current() -> None:
    tool = Path(__file__).resolve().parents[2] / "tools" / "make_docs.py"
    done = subprocess.run([sys.executable, str(tool), "--check"], capture_output=True, text=True, check=False)

    assert done.returncode == 0, done.stderr


def test_a_fault_of_our_own_is_told_in_words_and_asks_for_a_report(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(COMMANDS, "review", "docxplug.no_such_module:review")

    outcome = call(capsys, "review", "a.docx")

    assert outcome.code == 70
    assert "please report this line" in outcome.err
    assert "Traceback" not in outcome.err


def test_a_fault_of_ours_is_told_by_its_place_and_without_words_of_the_document(
    answer: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise ValueError("I was responsible for the hangar")

    monkeypatch.setattr("docxplug.cli.review.review_source", fail)
    outcome = call(capsys, "review", answer)

    assert outcome.code == 70
    assert "ValueError in docxplug." in outcome.err
    assert "hangar" not in outcome.err
    assert str(answer.parent) not in outcome.err


def test_the_traceback_is_there_for_those_who_ask(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(COMMANDS, "review", "docxplug.no_such_module:review")
    monkeypatch.setenv("DOCXPLUG_DEBUG", "1")

    told = call(capsys, "review", "a.docx").err
    assert "Traceback" in told
    assert "may quote your document" in told


def test_asking_for_the_version_imports_nothing_but_click() -> None:
    code = (
        "import sys\nfrom docxplug.cli.main import run\nrun(['--version'])\n"
        "print(sorted(set(sys.modules) & {'lxml', 'docx', 'tomli', 'pypdf', 'nupunkt', 'platformdirs', 'json'}))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert done.stdout.splitlines()[-1] == "[]"


def keys_of(loaded: object) -> Iterator[str]:
    """Every key anywhere in loaded JSON."""
    if isinstance(loaded, dict):
        yield from loaded
    for inner in loaded.values() if isinstance(loaded, dict) else loaded if isinstance(loaded, list) else ():
        yield from keys_of(inner)


def test_every_key_of_the_json_is_documented(examples: Path, capsys: pytest.CaptureFixture[str]) -> None:
    page = (Path(__file__).resolve().parents[2] / "docs" / "json.md").read_text(encoding="utf-8")
    posting = examples / "announcement.txt"
    arguments = (
        "--posting",
        posting,
        "--format",
        "json",
        "--paragraphs",
        "--grammar",
        "none",
        "--pages",
        "estimate",
    )

    review = json.loads(call(capsys, "review", examples / "client-answers.docx", *arguments).out)

    assert [key for key in set(keys_of(review)) if f'"{key}":' not in page] == []

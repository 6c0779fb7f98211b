"""Engines that are costly to open, opened once; and the stand-ins for Java and for LanguageTool's server."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from grammar_machine import Machine
from languagetool_double import Double, served

from docxplug.grammar.harper_engine import HarperEngine


@pytest.fixture(scope="session")
def harper() -> Iterator[HarperEngine]:
    pytest.importorskip("harper")
    engine = HarperEngine()
    yield engine
    engine.close()


@pytest.fixture
def languagetool() -> Iterator[Double]:
    """A server that answers like LanguageTool's, for the real language-tool-python to talk to."""
    pytest.importorskip("language_tool_python")
    with served() as server:
        yield server


@pytest.fixture
def machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Machine:
    """A machine whose path holds only what a test puts there, and whose LTP_PATH is empty."""
    pytest.importorskip("language_tool_python")
    if sys.platform == "win32":
        pytest.skip("the stand-in for Java is a shell script")
    machine = Machine(tmp_path)
    monkeypatch.setenv("PATH", str(machine.path))
    monkeypatch.setenv("LTP_PATH", str(machine.languagetools))
    return machine

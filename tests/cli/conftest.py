"""What the tests of the command line share: no settings of the person who runs them, and a small answer."""

from pathlib import Path

import pytest
from cli_calls import ANSWER, POSTING, write_answer


@pytest.fixture(autouse=True)
def no_own_settings(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """The settings of the person who runs the tests stay out of them."""
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path_factory.mktemp("config")))
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    monkeypatch.delenv("DOCXPLUG_DEBUG", raising=False)


@pytest.fixture
def answer(tmp_path: Path) -> Path:
    """A short answer in a folder whose name has spaces."""
    folder = tmp_path / "Maria Ortiz, drafts"
    folder.mkdir()
    return write_answer(folder / "TQ 1.docx", *ANSWER)


@pytest.fixture
def announcement(tmp_path: Path) -> Path:
    """The announcement for it."""
    path = tmp_path / "announcement.txt"
    path.write_text(POSTING, encoding="utf-8")
    return path

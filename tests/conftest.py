"""What tests share: the real programs and files that some of them need, or the reason why they are skipped."""

import os
import shutil
import signal
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"


def pytest_configure() -> None:
    """Signals reach the commands that tests start, also where the tests run in the background or under ``nohup``."""
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)
    hang_up = getattr(signal, "SIGHUP", None)  # Windows has none
    if hang_up is not None and signal.getsignal(hang_up) is signal.SIG_IGN:
        signal.signal(hang_up, signal.SIG_DFL)


def pytest_runtest_setup(item: pytest.Item) -> None:
    if item.get_closest_marker("libreoffice") and not shutil.which("soffice"):
        _missing("LibreOffice is not installed (soffice is not on the path)")
    if item.get_closest_marker("corpus") and not (SHARED / "corpus" / "files").is_dir():
        pytest.skip("the folder of public Word files is not beside the checkout")


def _missing(reason: str) -> None:
    """Skips, or fails where the machine promised to have it."""
    if os.environ.get("DOCXPLUG_REQUIRE_REAL") == "1":
        pytest.fail(reason, pytrace=False)
    pytest.skip(reason)


@pytest.fixture
def shared() -> Path:
    """The reference folder beside the checkout; the test is skipped where it is missing."""
    if not SHARED.is_dir():
        pytest.skip("the reference folder is not beside the checkout")
    return SHARED


@pytest.fixture
def corpus_files() -> list[Path]:
    """All public Word files of the corpus; for tests marked ``corpus``."""
    return sorted((SHARED / "corpus" / "files").iterdir())


@pytest.fixture
def examples() -> Path:
    """The folder of the example announcement and answers."""
    return ROOT / "examples"

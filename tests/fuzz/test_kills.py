"""docxplug killed at some moments loses nothing; ``make kills`` does the same at two hundred."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows knows no SIGKILL")
def test_whenever_it_is_killed_files_are_whole_and_nothing_stays_behind() -> None:
    series = subprocess.run(
        [sys.executable, ROOT / "benchmarks" / "kills.py", "15"], capture_output=True, text=True, check=False
    )
    assert series.returncode == 0, series.stdout + series.stderr
    assert "nothing left behind" in series.stdout

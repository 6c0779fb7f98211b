"""A short run of every fuzzer: what held for the inputs of the tests holds for those made of them.

The inputs are the same in every run, so that a change is not blamed for what was there before; ``make fuzz`` makes
new ones.
"""

import os
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest
from fuzz_list import TARGETS

FUZZER = Path(__file__).with_name("fuzz_run.py")
RUNS = 120
SEED = 20_261_121


@pytest.mark.parametrize("target", TARGETS)
def test_no_input_of_a_fuzzers_short_run_does_harm(target: str, tmp_path: Path) -> None:
    if find_spec("atheris") is None:
        if os.environ.get("DOCXPLUG_REQUIRE_REAL") == "1" and sys.platform == "linux":
            pytest.fail("atheris is not installed", pytrace=False)
        pytest.skip("atheris is not installed (there is none for this system or this Python)")
    command = [sys.executable, FUZZER, target, "--runs", str(RUNS), "--seed", str(SEED), "--folder", tmp_path]
    same_order = {**os.environ, "PYTHONHASHSEED": "0"}
    done = subprocess.run(
        command, capture_output=True, text=True, errors="replace", env=same_order, check=False
    )
    assert done.returncode == 0, done.stderr[-3000:]


@pytest.mark.parametrize("target", TARGETS)
def test_what_a_fuzzer_begins_with_does_no_harm(target: str) -> None:
    for data in TARGETS[target].seeds().values():
        TARGETS[target].check(data)


@pytest.mark.parametrize("target", TARGETS)
def test_changes_come_from_their_seed_alone(target: str) -> None:
    _, seeds, largest, change = TARGETS[target]
    original = next(iter(seeds().values()))
    made = [[change(original, largest, seed) for seed in range(20)] for _ in range(2)]
    assert made[0] == made[1]
    assert len(set(made[0])) > 10

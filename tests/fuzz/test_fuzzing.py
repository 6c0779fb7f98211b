"""A few seconds of every fuzzer: what held for the inputs of the tests holds for those made of them."""

import os
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest
from fuzz_mutations import changed_package, changed_text
from fuzz_targets import TARGETS

FUZZER = Path(__file__).with_name("fuzz_run.py")
SECONDS = 4


@pytest.mark.parametrize("target", TARGETS)
def test_every_input_that_a_fuzzer_makes_in_a_few_seconds_does_no_harm(target: str, tmp_path: Path) -> None:
    if find_spec("atheris") is None:
        if os.environ.get("DOCXPLUG_REQUIRE_REAL") == "1" and sys.platform == "linux":
            pytest.fail("atheris is not installed", pytrace=False)
        pytest.skip("atheris is not installed (there is none for this system or this Python)")
    command = [sys.executable, FUZZER, target, "--seconds", str(SECONDS), "--folder", tmp_path]
    done = subprocess.run(command, capture_output=True, text=True, errors="replace", check=False)
    assert done.returncode == 0, done.stderr[-3000:]


@pytest.mark.parametrize("target", TARGETS)
def test_what_a_fuzzer_begins_with_does_no_harm(target: str) -> None:
    for data in TARGETS[target].seeds().values():
        TARGETS[target].check(data)


@pytest.mark.parametrize("target", TARGETS)
def test_changes_come_from_their_seed_alone(target: str) -> None:
    change = changed_package if target == "document" else changed_text
    original = next(iter(TARGETS[target].seeds().values()))
    made = [[change(original, TARGETS[target].largest, seed) for seed in range(20)] for _ in range(2)]
    assert made[0] == made[1]
    assert len(set(made[0])) > 10

"""The example plug-in, installed as a user would install it and run in a process of its own."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

PLUGIN = Path(__file__).parent.parent.parent / "examples" / "plugin"
ANSWER = "In May 2023 I found a cutting-edge answer to the flood and moved 40 families.\n"
RUN = "from docxplug.cli import main; main()"


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder that holds the installed plug-in; built from a copy so that the source folder stays clean."""
    pytest.importorskip("hatchling", reason="the plug-in's build backend is not installed")
    target = tmp_path_factory.mktemp("site")
    pip = [
        sys.executable,
        "-m",
        "pip",
        "install",
        "--quiet",
        "--no-deps",
        "--no-index",
        "--no-build-isolation",
    ]
    subprocess.run([*pip, "--target", str(target), str(PLUGIN)], check=True, timeout=120)
    return target


def review(folder: Path, site: Path | None, *options: str) -> "subprocess.CompletedProcess[str]":
    answer = folder / "answer.txt"
    answer.write_text(ANSWER, encoding="utf-8")
    environment = {**os.environ, "PYTHONPATH": str(site)} if site else dict(os.environ)
    command = [
        sys.executable,
        "-c",
        RUN,
        "review",
        str(answer),
        "--format",
        "json",
        "--grammar",
        "none",
        *options,
    ]
    return subprocess.run(command, check=False, capture_output=True, text=True, env=environment, timeout=60)


def test_an_installed_plug_in_takes_part_in_every_review(installed: Path, tmp_path: Path) -> None:
    done = review(tmp_path, installed, "--rubric", "auto")
    findings = json.loads(done.stdout)["findings"]
    (own,) = (finding for finding in findings if finding["check"] == "house.struck_words")
    assert (own["quote"], own["source"]) == ("cutting-edge", "Our house style, page 3")


def test_a_plug_ins_family_can_be_asked_for_alone(installed: Path, tmp_path: Path) -> None:
    done = review(tmp_path, installed, "--only", "house")
    assert {finding["check"] for finding in json.loads(done.stdout)["findings"]} == {"house.struck_words"}


def test_a_pack_of_a_plug_in_is_taken_by_its_name(installed: Path, tmp_path: Path) -> None:
    done = review(tmp_path, installed, "--rubric", "house-style")
    assert json.loads(done.stdout)["rubric"]["name"] == "house-style"


def test_without_the_plug_in_its_names_are_unknown(tmp_path: Path) -> None:
    done = review(tmp_path, None, "--only", "house")
    assert done.returncode == 2
    assert "house" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_plug_in_that_cannot_be_loaded_is_named_in_one_sentence(tmp_path: Path) -> None:
    facts = tmp_path / "site" / "broken-1.0.dist-info"
    facts.mkdir(parents=True)
    (facts / "METADATA").write_text("Metadata-Version: 2.1\nName: broken\nVersion: 1.0\n", encoding="utf-8")
    (facts / "entry_points.txt").write_text("[docxplug.checks]\nfax = no_such_module:fax\n", encoding="utf-8")
    done = review(tmp_path, tmp_path / "site")
    assert done.returncode == 2
    assert "plug-in “fax”" in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1

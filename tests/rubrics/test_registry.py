"""Where checks come from."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from docxplug.checks import registry
from docxplug.pack_files import names
from docxplug.rubric import load

_PLUGIN = """
from docxplug.checks.context import check

@check("house.emoji")
def emoji(context):
    return []
"""
_LISTING = "from docxplug.checks.registry import all_checks; print(*(check.id for check in all_checks()))"


def _listed_with(*folders: Path) -> list[str]:
    """The ids of all checks in a fresh interpreter that finds packages in these folders too."""
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(map(str, folders))}
    done = subprocess.run(
        [sys.executable, "-c", _LISTING], env=environment, capture_output=True, text=True, check=True
    )
    return done.stdout.split()


def test_every_check_answers_to_the_id_it_is_listed_under() -> None:
    listed = [check.id for check in registry.all_checks()]
    assert listed[: len(registry.BUILT_IN)] == list(registry.BUILT_IN)


@pytest.mark.parametrize("name", names())
def test_every_rule_of_a_pack_has_a_check(name: str) -> None:
    assert set(load(name).rules) <= set(registry.BUILT_IN)


def test_a_check_of_another_package_joins(tmp_path: Path) -> None:
    (tmp_path / "house_rules.py").write_text(_PLUGIN, encoding="utf-8")
    facts = tmp_path / "house_rules-1.0.dist-info"
    facts.mkdir()
    (facts / "METADATA").write_text(
        "Metadata-Version: 2.1\nName: house-rules\nVersion: 1.0\n", encoding="utf-8"
    )
    (facts / "entry_points.txt").write_text(
        "[docxplug.checks]\nemoji = house_rules:emoji\n", encoding="utf-8"
    )
    assert _listed_with(tmp_path)[-1] == "house.emoji"


def test_folders_that_are_gone_or_hold_no_packages_add_no_checks(tmp_path: Path) -> None:
    assert _listed_with(tmp_path, tmp_path / "gone") == [check.id for check in registry.all_checks()]

"""Where checks come from."""

import sys
from pathlib import Path

import pytest

from docxplug.checks import registry
from docxplug.rubric import load, names

_PLUGIN = """
from docxplug.checks.context import check

@check("house.emoji")
def emoji(context):
    return []
"""


@pytest.fixture
def fresh_registry() -> None:
    registry.all_checks.cache_clear()


def test_every_check_answers_to_the_id_it_is_listed_under(fresh_registry: None) -> None:
    listed = [check.id for check in registry.all_checks()]
    assert listed[: len(registry.BUILT_IN)] == list(registry.BUILT_IN)


@pytest.mark.parametrize("name", names())
def test_every_rule_of_a_pack_has_a_check(name: str) -> None:
    assert set(load(name).rules) <= set(registry.BUILT_IN)


def test_a_check_of_another_package_joins(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fresh_registry: None
) -> None:
    (tmp_path / "house_rules.py").write_text(_PLUGIN, encoding="utf-8")
    facts = tmp_path / "house_rules-1.0.dist-info"
    facts.mkdir()
    (facts / "METADATA").write_text(
        "Metadata-Version: 2.1\nName: house-rules\nVersion: 1.0\n", encoding="utf-8"
    )
    (facts / "entry_points.txt").write_text(
        "[docxplug.checks]\nemoji = house_rules:emoji\n", encoding="utf-8"
    )
    monkeypatch.syspath_prepend(str(tmp_path))
    try:
        assert registry.all_checks()[-1].id == "house.emoji"
    finally:
        registry.all_checks.cache_clear()
        sys.modules.pop("house_rules", None)


def test_folders_that_are_gone_or_hold_no_packages_add_no_checks(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, fresh_registry: None
) -> None:
    monkeypatch.setattr(sys, "path", [str(tmp_path), str(tmp_path / "gone")])
    try:
        assert [check.id for check in registry.all_checks()] == list(registry.BUILT_IN)
    finally:
        registry.all_checks.cache_clear()

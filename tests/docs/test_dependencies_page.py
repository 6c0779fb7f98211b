"""docs/dependencies.md names every package with its reason and the licence that the package itself states."""

import re
import tomllib
from importlib.metadata import PackageNotFoundError, metadata
from pathlib import Path

import pytest
from packaging.requirements import Requirement

ROOT = Path(__file__).resolve().parents[2]
PAGE = (ROOT / "docs" / "dependencies.md").read_text(encoding="utf-8")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
ROW = re.compile(r"^\| (?:`\w+` \| )?([a-z][\w.-]*) \| [^|]+ \| ([^|]+) \| (\d{4}-\d\d) \|$", re.MULTILINE)
LICENCES = {name: licence for name, licence, _ in ROW.findall(PAGE)}


def names(asked: list[str]) -> set[str]:
    return {Requirement(one).name for one in asked if not one.startswith("docxplug[")}


def test_every_package_that_users_install_has_its_row() -> None:
    extras = [one for asked in PROJECT["project"]["optional-dependencies"].values() for one in asked]
    assert set(LICENCES) == names(PROJECT["project"]["dependencies"]) | names(extras)


def test_every_package_of_development_is_named() -> None:
    groups = PROJECT["dependency-groups"].values()
    asked = names([one for group in groups for one in group if isinstance(one, str)])
    assert {name for name in asked if not re.search(rf"\b{re.escape(name)}\b", PAGE)} == set()


@pytest.mark.parametrize("name", sorted(LICENCES))
def test_the_licence_is_the_one_that_the_package_states(name: str) -> None:
    try:
        told = metadata(name)
    except PackageNotFoundError:
        pytest.skip(f"{name} is not installed here")
    classifiers = " ".join(one for one in told.get_all("Classifier", []) if one.startswith("License"))
    stated = f"{told.get('License-Expression', '')} {told.get('License', '')[:60]} {classifiers}"
    family = LICENCES[name].split("-")[0]
    assert family in stated

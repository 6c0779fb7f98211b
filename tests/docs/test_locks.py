"""The locks of requirements/ hold what pyproject.toml asks for."""

import re
import subprocess
import sys
import tomllib
from importlib.util import find_spec
from pathlib import Path

import pytest
from packaging.requirements import Requirement

ROOT = Path(__file__).parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
GROUPS = PROJECT["dependency-groups"]
EXTRAS = PROJECT["project"]["optional-dependencies"]
LOCKED_LINE = re.compile(r"(?P<name>[A-Za-z0-9._-]+)==(?P<version>[^ ;]+)(?P<marker> ; .+?)? \\$")


def canonical(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def lock_text(lock: str) -> str:
    return (ROOT / "requirements" / f"{lock}.txt").read_text(encoding="utf-8")


def locked(lock: str) -> dict[str, set[str]]:
    """Versions by package; a package has more than one where versions of Python differ."""
    versions: dict[str, set[str]] = {}
    for line in filter(None, map(LOCKED_LINE.match, lock_text(lock).splitlines())):
        versions.setdefault(canonical(line["name"]), set()).add(line["version"])
    return versions


def group(name: str) -> list[str]:
    asked: list[str] = []
    for entry in GROUPS[name]:
        asked += group(entry["include-group"]) if isinstance(entry, dict) else [entry]
    return asked


def asked_of(lock: str) -> list[str]:
    dependencies = PROJECT["project"]["dependencies"]
    extras = [one for name, asked in EXTRAS.items() if name != "all" for one in asked]
    return {
        "build": group("build"),
        "run": dependencies,
        "dev": dependencies + extras + group("dev"),
        "supply": group("supply"),
    }[lock]


@pytest.mark.parametrize("lock", ["build", "run", "dev", "supply"])
def test_a_lock_holds_every_package_asked_for_in_a_version_asked_for(lock: str) -> None:
    held = locked(lock)
    wanting = [
        asked
        for asked in map(Requirement, asked_of(lock))
        if not any(asked.specifier.contains(version) for version in held.get(canonical(asked.name), ()))
    ]
    assert not wanting, "run `make lock`"


@pytest.mark.parametrize("lock", ["build", "run", "dev", "supply"])
def test_every_package_of_a_lock_has_hashes_and_no_lock_names_an_index(lock: str) -> None:
    text = lock_text(lock)
    packages = re.split(r"(?m)^(?=[A-Za-z0-9])", text)[1:]
    assert packages
    assert [package for package in packages if "--hash=sha256:" not in package] == []
    assert re.findall(r"https?:|--(?:index|extra-index|find-links|trusted-host)\S*", text) == []


@pytest.mark.parametrize("lock", ["build", "run"])
def test_what_developers_test_with_is_what_users_are_given(lock: str) -> None:
    developers = locked("dev")
    assert {name: developers.get(name) for name in locked(lock)} == locked(lock)


@pytest.mark.skipif(find_spec("pip_audit") is not None, reason="pip-audit could be asked here")
def test_an_audit_that_could_not_ask_is_no_good_audit() -> None:
    done = subprocess.run(
        [sys.executable, "tools/audit.py"], cwd=ROOT, capture_output=True, text=True, timeout=120, check=False
    )
    assert done.returncode == 2
    assert "were not audited" in done.stderr
    assert "None of the locked packages" not in done.stdout

"""``docxplug addin`` as a user types it."""

import os
import subprocess
import sys
from pathlib import Path

import pytest


def addin(*arguments: str, home: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "docxplug", "addin", *arguments],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        timeout=120,
        env={
            **os.environ,
            "HOME": str(home),
            "XDG_DATA_HOME": str(home / "data"),
            "XDG_CONFIG_HOME": str(home / "cfg"),
        },
    )


def test_cert_makes_a_certificate_once_and_says_the_step_that_is_left(tmp_path: Path) -> None:
    first, second = addin("cert", home=tmp_path), addin("cert", home=tmp_path)

    assert "valid for 397 days" in first.stdout
    assert "authority.pem" in first.stdout
    assert "There is a certificate already" in second.stdout
    assert "valid for 397 days" in addin("cert", "--force", home=tmp_path).stdout


def test_manifest_prints_it_or_writes_it_once(tmp_path: Path) -> None:
    target = tmp_path / "manifest.xml"
    printed = addin("manifest", "--origin", "https://review.example.org", home=tmp_path)
    written = addin("manifest", "--origin", "https://review.example.org", "-o", str(target), home=tmp_path)
    again = addin("manifest", "-o", str(target), home=tmp_path)

    assert printed.stdout == target.read_text(encoding="utf-8")
    assert written.returncode == 0
    assert again.returncode == 2
    assert "exists already" in again.stderr


def test_check_finds_nothing_in_our_own_and_names_the_mistakes_of_another(tmp_path: Path) -> None:
    wrong = tmp_path / "wrong.xml"
    wrong.write_text(addin("manifest", home=tmp_path).stdout.replace("https:", "http:"), encoding="utf-8")

    good, bad = addin("check", home=tmp_path), addin("check", str(wrong), home=tmp_path)

    assert (good.returncode, good.stdout) == (0, "No mistakes found.\n")
    assert bad.returncode == 1
    assert "over https only" in bad.stdout


def test_check_of_a_file_that_is_not_there_is_one_sentence(tmp_path: Path) -> None:
    done = addin("check", str(tmp_path / "none.xml"), home=tmp_path)

    assert done.returncode == 2
    assert done.stderr.count("\n") == 1


@pytest.mark.parametrize("command", ["install", "uninstall"])
def test_a_dry_run_only_says_the_steps(tmp_path: Path, command: str) -> None:
    done = addin(command, "--dry-run", home=tmp_path)

    assert done.returncode == 0
    assert done.stdout.startswith("Nothing is done; these are the steps:\n1. ")
    assert list(tmp_path.iterdir()) == []

"""The page on the service can be followed: its request is sent to a running service, its settings file is read."""

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from docxplug.addin.certificates import make_certificate
from docxplug.settings import read_settings

ROOT = Path(__file__).resolve().parents[2]
TOKEN = "a token of the tests"


@pytest.fixture
def service(tmp_path: Path) -> Iterator[str]:
    """The address of a service over HTTPS."""
    files = make_certificate(tmp_path)
    command = [sys.executable, "-m", "docxplug", "serve", "--port", "0"]
    command += ["--cert", str(files.certificate), "--key", str(files.key)]
    environment = {**os.environ, "DOCXPLUG_TOKEN": TOKEN}
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment) as process:
        try:
            assert process.stdout is not None
            yield re.findall(r"https://localhost:\d+", process.stdout.readline())[0]
        finally:
            process.terminate()


@pytest.mark.skipif(shutil.which("curl") is None, reason="curl is not installed")
def test_the_request_of_the_page_gets_a_review(service: str, tmp_path: Path, examples: Path) -> None:
    shutil.copy(examples / "tq1.docx", tmp_path / "answers.docx")
    shutil.copy(examples / "announcement.txt", tmp_path)
    page = (ROOT / "docs" / "server.md").read_text(encoding="utf-8")
    (request,) = re.findall(r"^    (curl (?:[^\n\\]|\\\n|\\)*)$", page, re.MULTILINE)

    done = subprocess.run(
        ["sh", "-c", request.replace("https://localhost:3000", service)],
        cwd=tmp_path,
        env={**os.environ, "DOCXPLUG_TOKEN": TOKEN, "no_proxy": "localhost"},
        capture_output=True,
        timeout=120,
        check=True,
    )

    review = json.loads(done.stdout)
    assert review["schema"] == "docxplug.review/1"
    assert review["offset_unit"] == "utf16"
    assert review["paragraphs"]


def test_the_settings_file_of_the_page_is_understood(tmp_path: Path) -> None:
    page = (ROOT / "docs" / "settings.md").read_text(encoding="utf-8")
    (example,) = re.findall(r"```toml\n(.*?)```", page, re.DOTALL)
    path = tmp_path / "docxplug.toml"
    path.write_text(example, encoding="utf-8")

    settings = read_settings(path)

    assert settings.option("review", "format") == "csv"
    assert settings.phrases == {"so-what": "What changed because of this, and for whom?"}

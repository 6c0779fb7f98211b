"""``docxplug serve`` as a user starts it."""

import os
import re
import signal
import socket
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from calling import Caller

from docxplug.addin.certificates import make_certificate


@contextmanager
def serving(*arguments: str, **environment: str) -> Iterator[str]:
    """The address of a service started from the command line, stopped as Ctrl-C does."""
    process = subprocess.Popen(
        [sys.executable, "-m", "docxplug", "serve", "--port", "0", *arguments],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env={**os.environ, "PYTHONUNBUFFERED": "1", **environment},
    )
    assert process.stdout is not None
    try:
        said = process.stdout.readline().decode()
        yield re.findall(r"answers at (\S+)", said)[0]
    finally:
        process.send_signal(signal.SIGINT)
        _, errors = process.communicate(timeout=60)
        assert b"Traceback" not in errors


def test_over_http_it_answers_and_ends_with_ctrl_c_without_a_word() -> None:
    with serving("--http") as address, urllib.request.urlopen(f"{address}/healthz") as answer:  # noqa: S310
        assert answer.status == 200


def test_over_https_it_shows_the_certificate_that_was_named(tmp_path: Path) -> None:
    files = make_certificate(tmp_path)
    token = "a-token-of-some-length"
    given = ("--cert", str(files.certificate), "--key", str(files.key))
    with serving(*given, DOCXPLUG_TOKEN=token) as address:
        caller = Caller(int(address.rpartition(":")[2]), token, files.authority)

        assert address.startswith("https://localhost:")
        assert caller.call("GET", "/api/v1/rubrics").status == 200


def refused(*arguments: str, **environment: str) -> str:
    """What the command says when it does not start."""
    done = subprocess.run(
        [sys.executable, "-m", "docxplug", "serve", *arguments],
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
        env={**os.environ, **environment},
    )
    assert done.returncode == 2
    assert done.stderr.count("\n") == 1
    return done.stderr


def test_a_port_that_is_taken_is_one_sentence() -> None:
    with socket.create_server(("localhost", 0)) as taken:
        assert "cannot listen on port" in refused("--http", "--port", str(taken.getsockname()[1]))


def test_without_a_certificate_it_says_how_to_make_one(tmp_path: Path) -> None:
    assert "docxplug addin cert" in refused(XDG_DATA_HOME=str(tmp_path))


def test_a_certificate_without_its_key_is_refused() -> None:
    assert "both --cert and --key" in refused("--cert", "a.pem")


def test_files_that_are_no_certificate_are_refused(tmp_path: Path) -> None:
    (tmp_path / "a.pem").write_text("no certificate")

    assert "cannot be used" in refused("--cert", str(tmp_path / "a.pem"), "--key", str(tmp_path / "a.pem"))


def test_a_host_that_others_can_reach_needs_an_origin_and_a_token() -> None:
    assert "DOCXPLUG_ORIGIN" in refused("--http", "--host", "0.0.0.0")  # noqa: S104


@pytest.mark.parametrize("value", ["0", "x"])
def test_a_wrong_variable_is_one_sentence(value: str) -> None:
    assert "DOCXPLUG_WORKERS" in refused("--http", DOCXPLUG_WORKERS=value)

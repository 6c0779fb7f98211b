"""Downloading LanguageTool when asked, by the real language-tool-python from a server of the tests' own."""

import hashlib
import io
import os
import subprocess
import sys
import threading
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from grammar_machine import Machine

from docxplug.grammar.installation import find_files

JAVA_17 = 'openjdk version "17.0.15" 2025-04-15'
#: In a process of its own: the library reads the address to download from when it is imported.
INSTALL = """
import warnings
warnings.simplefilter("ignore")
from docxplug.errors import GrammarError
from docxplug.grammar.installation import install
try:
    print(install().version)
except GrammarError as error:
    print(error)
"""


def test_what_is_missing_is_downloaded_and_found_afterwards(machine: Machine, tmp_path: Path) -> None:
    machine.has_java(JAVA_17)
    with _serving(tmp_path / "site", _languagetool()) as url:
        assert _install(url, _languagetool()) == _version()
    assert find_files().jar.read_bytes() == b"jar"


def test_a_download_that_was_changed_on_its_way_is_refused(machine: Machine, tmp_path: Path) -> None:
    machine.has_java(JAVA_17)
    with _serving(tmp_path / "site", _languagetool()) as url:
        assert "LanguageTool could not be downloaded" in _install(url, b"something else")
    assert list(machine.languagetools.rglob("*.jar")) == []


def test_without_a_connection_the_sentence_says_how_to_go_on(machine: Machine) -> None:
    machine.has_java(JAVA_17)
    said = _install("http://127.0.0.1:9/", b"")
    assert "could not be downloaded" in said
    assert f"unpack LanguageTool-<version>.zip from languagetool.org into {machine.languagetools}" in said


def _install(url: str, expected: bytes) -> str:
    environment = {
        **os.environ,
        "LTP_DOWNLOAD_HOST_NEW_RELEASES": url,
        "LTP_DOWNLOAD_SHA256": hashlib.sha256(expected).hexdigest(),
        "NO_PROXY": "127.0.0.1",
    }
    done = subprocess.run(
        [sys.executable, "-c", INSTALL],
        env=environment,
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    return done.stdout.strip()


def _version() -> str:
    """The LanguageTool that the library downloads."""
    from language_tool_python.download_lt import LTP_DOWNLOAD_VERSION

    return str(LTP_DOWNLOAD_VERSION)


def _languagetool() -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        jar = zipfile.ZipInfo(f"LanguageTool-{_version()}/languagetool-server.jar", (2026, 1, 1, 0, 0, 0))
        archive.writestr(jar, b"jar")
    return data.getvalue()


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base class's name
        pass


@contextmanager
def _serving(folder: Path, archive: bytes) -> Iterator[str]:
    folder.mkdir()
    (folder / f"LanguageTool-{_version()}.zip").write_bytes(archive)
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(folder)))
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()

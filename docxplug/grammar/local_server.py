"""A LanguageTool server of our own on this machine: started with a deadline and a limit, and surely ended.

language-tool-python can start one too, but starts it again and again where it dies at once, and gives it no limit
of memory; so the process is started here and the library only attached to it.
"""

import contextlib
import http.client
import os
import signal
import socket
import subprocess
import sys
import time
import weakref
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, Final

from docxplug.errors import GrammarError
from docxplug.grammar.installation import LanguageToolFiles
from docxplug.interruptions import whole
from docxplug.scratch import folder_for_a_while

if TYPE_CHECKING:
    import tempfile

#: Seconds until the server must answer; a cold start takes three to eight.
START_SECONDS: Final = 15.0
#: The Java heap; English needs about 300 MB.
MEMORY: Final = "-Xmx512m"
_END_SECONDS: Final = 3.0
_POLL_SECONDS: Final = 0.1
_HOST: Final = "127.0.0.1"
#: Without it every paragraph sets up all rules again: 30 paragraphs took 6 s, with it 1 s.
_CONFIGURATION: Final = "pipelineCaching=true\nmaxPipelinePoolSize=20\npipelineExpireTimeInSeconds=3600\n"


class LocalServer:
    """A running server; ``url`` is where it answers. It listens on the loopback address only.

    Its process group is ended by ``close()``, when the object goes, or when Python ends.

    Raises:
        GrammarError: the server ended at once or did not answer in time. It is not started a second time.
    """

    def __init__(self, files: LanguageToolFiles, seconds: float = START_SECONDS) -> None:
        port = _free_port()
        self.url = f"http://{_HOST}:{port}"
        self._begin(files, port)
        try:
            self._wait(port, time.monotonic() + seconds, seconds)
        except BaseException:
            self.close()
            raise

    @whole
    def _begin(self, files: LanguageToolFiles, port: int) -> None:
        self._folder = folder_for_a_while("languagetool")
        with (Path(self._folder.name) / "output.txt").open("wb") as output:
            self._process = _start(files, port, Path(self._folder.name), output)
        self._end = weakref.finalize(self, _end, self._process, self._folder)

    def close(self) -> None:
        """Ends the process and everything it started; closing twice is allowed."""
        self._end()

    def _wait(self, port: int, deadline: float, seconds: float) -> None:
        while time.monotonic() < deadline:
            if self._process.poll() is not None:
                raise GrammarError(
                    f"LanguageTool ended as soon as it was started{self._last_words()}; check it with: "
                    "docxplug languagetool status"
                )
            if _is_healthy(port):
                return
            time.sleep(_POLL_SECONDS)
        raise GrammarError(
            f"LanguageTool did not answer within {seconds:.0f} seconds and was ended; use --grammar harper, or try "
            "again when the machine has less to do."
        )

    def _last_words(self) -> str:
        lines = (
            (Path(self._folder.name) / "output.txt").read_text(encoding="utf-8", errors="replace").split("\n")
        )
        said = [line.strip() for line in lines if line.strip()]
        return f" (it said: {said[0][:160]})" if said else ""


def _start(files: LanguageToolFiles, port: int, folder: Path, output: IO[bytes]) -> "subprocess.Popen[bytes]":
    configuration = folder / "server.properties"
    configuration.write_text(_CONFIGURATION, encoding="ascii")
    command = [str(files.java), MEMORY, "-cp", str(files.jar), "org.languagetool.server.HTTPServer"]
    own_group: dict[str, Any] = {"start_new_session": True}
    if sys.platform == "win32":
        own_group = {"creationflags": subprocess.CREATE_NEW_PROCESS_GROUP | subprocess.CREATE_NO_WINDOW}
    try:
        return subprocess.Popen(  # noqa: S603 - the Java of the user's own path
            [*command, "--port", str(port), "--config", str(configuration)],
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            **own_group,
        )
    except OSError as error:
        raise GrammarError(f"Java could not be started ({error.strerror}); check {files.java}.") from None


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind((_HOST, 0))
        port: int = probe.getsockname()[1]
        return port


def _is_healthy(port: int) -> bool:
    connection = http.client.HTTPConnection(_HOST, port, timeout=2)  # no proxy, whatever the environment says
    try:
        connection.request("GET", "/v2/healthcheck")
        return connection.getresponse().status == 200
    except (OSError, http.client.HTTPException):
        return False
    finally:
        connection.close()


def _end(process: "subprocess.Popen[bytes]", folder: "tempfile.TemporaryDirectory[str]") -> None:
    """Asks the process group to end, then makes it end; a launcher's children belong to the group too."""
    _signal(process, gentle=True)
    with contextlib.suppress(subprocess.TimeoutExpired):
        process.wait(_END_SECONDS)
    _signal(process, gentle=False)
    with contextlib.suppress(subprocess.TimeoutExpired):
        process.wait(_END_SECONDS)
    folder.cleanup()


def _signal(process: "subprocess.Popen[bytes]", *, gentle: bool) -> None:
    with contextlib.suppress(ProcessLookupError, PermissionError):
        if sys.platform == "win32":
            process.terminate() if gentle else process.kill()
        else:
            os.killpg(process.pid, signal.SIGTERM if gentle else signal.SIGKILL)

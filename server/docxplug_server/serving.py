"""The service on this computer: cheroot, over HTTPS or HTTP, until it is stopped.

Cheroot because waitress has no TLS. One thread accepts connections and must never wait for a client, so the TLS
handshake is left to the thread that reads the request.
"""

import logging
import ssl
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from cheroot import wsgi
from cheroot.ssl.builtin import BuiltinSSLAdapter

from docxplug.errors import OutputError, RequestError
from docxplug_server.app import POOL, application
from docxplug_server.config import LOOPBACK, ServerConfig
from docxplug_server.hangup import SOCKET_KEY

if TYPE_CHECKING:
    from docxplug_server.pool import WorkerPool

_LOG: Final = logging.getLogger("docxplug.server")
#: Threads beside those that wait for a worker: pages, progress, /healthz, and the refusals of a full service.
_SPARE_THREADS: Final = 32
_CLIENT_SECONDS: Final = 15
#: Connections that the system may hold until they are accepted; beyond them clients wait for a second or more.
_BACKLOG: Final = 256
_LONGEST_HEADERS: Final = 32_000


class Certificate(NamedTuple):
    """A certificate and its private key, both PEM files."""

    certificate: Path
    key: Path


class Service:
    """The service, bound to its port; ``run`` answers until ``stop``."""

    def __init__(
        self, config: ServerConfig, host: str = "127.0.0.1", port: int = 3000, tls: Certificate | None = None
    ) -> None:
        """Binds the port (0: any that is free).

        Raises:
            RequestError: ``host`` can be reached from elsewhere and the service is not set up for that.
            OutputError: the port is taken, or the certificate cannot be used.
        """
        if host not in LOOPBACK and config.origin is None:
            raise RequestError(
                f"The host {host} can be reached from other computers; set DOCXPLUG_ORIGIN and DOCXPLUG_TOKEN "
                "for that, or leave --host out."
            )
        app = application(config)
        self._pool: WorkerPool = app.extensions[POOL]
        threads = config.work.workers + config.work.waiting + _SPARE_THREADS
        self._server = _Server(
            (host, port), app, numthreads=threads, timeout=_CLIENT_SECONDS, request_queue_size=_BACKLOG
        )
        self._server.server_name = "docxplug"
        self._server.max_request_body_size = config.upload
        self._server.max_request_header_size = _LONGEST_HEADERS
        self._scheme = "https" if tls else "http"
        if tls:
            self._server.ssl_adapter = _adapter(tls)
        try:
            self._server.prepare()
        except OSError:
            self._server.stop()
            raise OutputError(
                f"The service cannot listen on port {port} of {host}; stop what uses it, if docxplug does not run "
                "there already, or choose another one with --port."
            ) from None

    @property
    def address(self) -> str:
        """Where it answers ("https://localhost:3000")."""
        host, port = self._server.bind_addr[:2]
        name = "localhost" if host in LOOPBACK else host
        return f"{self._scheme}://{name}:{port}"

    def run(self) -> None:
        """Answers until ``stop`` is called or the process is interrupted."""
        try:
            self._pool.start()
            self._server.serve()
        finally:
            self.stop()

    def stop(self) -> None:
        """Stops answering and ends the workers."""
        self._pool.close()
        self._server.stop()


class _Gateway(wsgi.Gateway_10):
    """Lets the application see a request's connection, to notice a client that has gone."""

    def get_environ(self) -> Any:
        environ: Any = super().get_environ()  # type: ignore[no-untyped-call]
        environ[SOCKET_KEY] = self.req.conn.socket
        return environ


class _Server(wsgi.Server):
    """Cheroot without its log, which quotes requests."""

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self.gateway = _Gateway

    def error_log(self, msg: str = "", level: int = 20, traceback: bool = False) -> None:  # noqa: ARG002, FBT001, FBT002
        """Only what kind of error it was: connections that end early are no news, and the rest may quote."""
        kind = sys.exc_info()[0]
        if level >= logging.ERROR and kind is not None:
            _LOG.error("%s while answering", kind.__name__)


class _Adapter(BuiltinSSLAdapter):
    """TLS whose handshake waits for the first reading."""

    def wrap(self, sock: Any) -> tuple[Any, dict[str, str]]:
        wrapped = self.context.wrap_socket(sock, do_handshake_on_connect=False, server_side=True)
        return wrapped, {"wsgi.url_scheme": "https", "HTTPS": "on"}


def _adapter(tls: Certificate) -> _Adapter:
    try:
        adapter = _Adapter(str(tls.certificate), str(tls.key))
    except (OSError, ssl.SSLError) as error:
        raise OutputError(
            f"The certificate {tls.certificate} with the key {tls.key} cannot be used ({error.strerror or error}); "
            "make one with “docxplug addin cert”."
        ) from None
    adapter.context.minimum_version = ssl.TLSVersion.TLSv1_2
    return adapter

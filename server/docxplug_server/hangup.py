"""Whether the client of a request is still there, as far as the WSGI server lets one see its connection."""

import select
import socket
from collections.abc import Callable, Mapping
from typing import Any, Final

#: Where the server of ``docxplug serve`` puts the connection of a request.
SOCKET_KEY: Final = "docxplug.socket"
_KEYS: Final = (SOCKET_KEY, "gunicorn.socket")


def hangup_of(environ: Mapping[str, Any]) -> Callable[[], bool] | None:
    """A question that is answered with True once the client has closed the connection; None where nobody knows."""
    connection = next((environ[key] for key in _KEYS if key in environ), None)
    if connection is None:
        return None
    return _by_poll(connection) if hasattr(select, "POLLRDHUP") else _by_peeking(connection)


def _by_poll(connection: socket.socket) -> Callable[[], bool]:
    """Linux tells of the other end's close whatever is still to be read, under TLS too."""
    gone = select.POLLRDHUP | select.POLLHUP | select.POLLERR | select.POLLNVAL

    def is_gone() -> bool:
        try:
            poll = select.poll()
            poll.register(connection.fileno(), gone)
            return any(events & gone for _, events in poll.poll(0))
        except (OSError, ValueError):
            return True

    return is_gone


def _by_peeking(connection: socket.socket) -> Callable[[], bool]:
    """Elsewhere an end of the stream is seen when nothing is to be read before it; under TLS it cannot be seen."""

    def is_gone() -> bool:
        try:
            if not select.select([connection], [], [], 0)[0]:
                return False
            return connection.recv(1, socket.MSG_PEEK) == b""
        except (OSError, ValueError) as error:
            return not isinstance(error, ValueError)

    return is_gone

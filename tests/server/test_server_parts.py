"""Small parts of the service, each alone: connections that end, statuses."""

import socket
from collections.abc import Callable, Iterator

import pytest

from docxplug.errors import (
    DocumentError,
    DocxplugError,
    GrammarError,
    PostingError,
    RequestError,
    RubricError,
)
from docxplug.word.errors import PdfFileError, TruncatedFileError
from docxplug_server import hangup
from docxplug_server.worker import status_of


@pytest.fixture
def connection() -> Iterator[tuple[socket.socket, socket.socket]]:
    """A connection of the service's with its client's end."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        client = socket.create_connection(listening.getsockname())
        ours, _ = listening.accept()
    with ours, client:
        yield ours, client


def in_both_ways(ours: socket.socket) -> list[Callable[[], bool]]:
    by_system = hangup.hangup_of({hangup.SOCKET_KEY: ours})
    assert by_system is not None
    return [by_system, hangup._by_peeking(ours)]


def test_a_client_that_waits_is_there(connection: tuple[socket.socket, socket.socket]) -> None:
    ours, _ = connection

    assert [is_gone() for is_gone in in_both_ways(ours)] == [False, False]


def test_a_client_that_closes_is_gone(connection: tuple[socket.socket, socket.socket]) -> None:
    ours, client = connection
    questions = in_both_ways(ours)
    client.close()
    ours.settimeout(10)
    assert ours.recv(1, socket.MSG_PEEK) == b""

    assert [is_gone() for is_gone in questions] == [True, True]


def test_where_the_connection_cannot_be_seen_nobody_is_asked() -> None:
    assert hangup.hangup_of({}) is None


@pytest.mark.parametrize(
    ("error", "status"),
    [
        (PdfFileError(), 415),
        (TruncatedFileError(), 422),
        (DocumentError("x"), 422),
        (PostingError("x"), 422),
        (GrammarError("x"), 422),
        (RequestError("x"), 400),
        (RubricError("x"), 400),
    ],
)
def test_an_error_of_the_library_has_its_status(error: DocxplugError, status: int) -> None:
    assert status_of(error) == status

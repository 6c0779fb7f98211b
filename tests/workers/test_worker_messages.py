"""Messages between processes: whole, or not taken for one."""

import io

import pytest

from docxplug.workers.channel import ChannelClosedError, receive, send


def test_a_message_arrives_as_it_was_sent() -> None:
    pipe = io.BytesIO()
    send(pipe, {"kind": "done", "name": "Réview"}, [b"one", b"", b"\x00\xff"])
    pipe.seek(0)

    assert receive(pipe) == ({"kind": "done", "name": "Réview"}, [b"one", b"", b"\x00\xff"])


def test_a_message_that_is_cut_off_anywhere_is_no_message() -> None:
    whole = io.BytesIO()
    send(whole, {"kind": "done"}, [b"body"])

    for end in range(len(whole.getvalue())):
        with pytest.raises(ChannelClosedError):
            receive(io.BytesIO(whole.getvalue()[:end]))


@pytest.mark.parametrize(
    "data",
    [
        b"\xff" * 100,
        (2).to_bytes(4, "big") + bytes(8) + b"{]",
        (2).to_bytes(4, "big") + bytes(8) + b"{}",
        (4).to_bytes(4, "big") + bytes(8) + b"null",
    ],
)
def test_what_is_no_message_is_not_taken_for_one(data: bytes) -> None:
    with pytest.raises(ChannelClosedError):
        receive(io.BytesIO(data))

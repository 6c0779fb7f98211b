"""Messages to and from a worker process: a JSON header and any number of byte strings after it.

A worker reads files of strangers, so nothing that comes from it is unpickled or taken for longer than it may be.
"""

import json
import struct
from collections.abc import Sequence
from typing import Any, BinaryIO, Final

_SIZES: Final = struct.Struct(">IQ")
_LONGEST_HEADER: Final = 1_000_000
_LONGEST_BODY: Final = 1_000_000_000

Header = dict[str, Any]
Message = tuple[Header, Sequence[bytes]]


class ChannelClosedError(Exception):
    """The other end has gone, or does not keep to the form."""


def send(stream: BinaryIO, header: Header, blobs: Sequence[bytes] = ()) -> None:
    """Writes one message. Raises ChannelClosedError."""
    head = json.dumps({**header, "blobs": [len(blob) for blob in blobs]}).encode()
    try:
        stream.write(_SIZES.pack(len(head), sum(map(len, blobs))))
        stream.write(head)
        stream.writelines(blobs)
        stream.flush()
    except (OSError, ValueError) as error:
        raise ChannelClosedError from error


def receive(stream: BinaryIO) -> Message:
    """Reads one message. Raises ChannelClosedError."""
    head_size, body_size = _SIZES.unpack(_exactly(stream, _SIZES.size))
    if head_size > _LONGEST_HEADER or body_size > _LONGEST_BODY:
        raise ChannelClosedError
    try:
        header = json.loads(_exactly(stream, head_size))
        sizes = header.pop("blobs")
        blobs = [_exactly(stream, size) for size in sizes if 0 <= size <= body_size]
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        raise ChannelClosedError from error
    return header, blobs


def _exactly(stream: BinaryIO, size: int) -> bytes:
    try:
        data = stream.read(size) if size else b""
    except (OSError, ValueError) as error:
        raise ChannelClosedError from error
    if len(data) != size:
        raise ChannelClosedError
    return data

"""A package as a zip archive: what did not change is copied as it is, compressed bytes and all.

Layout after PKWARE's APPNOTE 6.3. Equal changes to equal archives give equal bytes: new and replaced entries
carry fixed times and are compressed in one way.
"""

import struct
import zlib
from dataclasses import dataclass
from typing import Final

from docxplug.word import names
from docxplug.word.archive import Archive, Entry

_LOCAL: Final = struct.Struct("<4s5H3I2H")
_CENTRAL: Final = struct.Struct("<4s6H3I5H2I")
_END: Final = struct.Struct("<4s4H2IH")
_VERSION: Final = 20  # deflate
_UTF8_NAME: Final = 0x800
_DEFLATED: Final = 8
_DOS_TIME, _DOS_DATE = 0, (1 << 5) | 1  # 1980-01-01, the first day a zip archive knows
_LEVEL: Final = 6


@dataclass(frozen=True, slots=True)
class Changes:
    """What a copy of a package differs in: bytes by part name, in the order in which new parts are to stand."""

    replaced: dict[str, bytes]
    added: dict[str, bytes]
    removed: frozenset[str] = frozenset()

    def __bool__(self) -> bool:
        return bool(self.replaced or self.added or self.removed)


def write_archive(archive: Archive, changes: Changes) -> bytes:
    """The archive with ``changes`` made; the other entries keep their order, names, dates and compressed bytes."""
    replaced = {names.key(name): data for name, data in changes.replaced.items()}
    removed = {names.key(name) for name in changes.removed}
    output, directory = bytearray(), []
    for entry in archive.entries:
        key = names.key(entry.name)
        if key in removed:
            continue
        at = len(output)
        if key in replaced:
            header, record, data = _renewed(entry, replaced[key], at)
            output += header + data
        else:
            record = entry.record.moved_to(at)
            output += memoryview(archive.data)[entry.start : entry.end]
        directory.append(record)
    for name, content in changes.added.items():
        header, record, data = _new(name, content, len(output))
        output += header + data
        directory.append(record)
    return _with_directory(output, directory)


def _renewed(entry: Entry, content: bytes, offset: int) -> tuple[bytes, bytes, bytes]:
    """The headers and the compressed bytes of an entry with new content: its name and its date stay."""
    raw = entry.record.raw
    time, date = struct.unpack_from("<2H", raw, 12)
    external = struct.unpack_from("<I", raw, 38)[0]
    flags = entry.record.flags & _UTF8_NAME
    return _headers(entry.record.raw_name, content, offset, (flags, time, date, external))


def _new(name: str, content: bytes, offset: int) -> tuple[bytes, bytes, bytes]:
    raw_name = name.encode("utf-8")
    flags = 0 if raw_name.isascii() else _UTF8_NAME
    return _headers(raw_name, content, offset, (flags, _DOS_TIME, _DOS_DATE, 0))


def _headers(
    raw_name: bytes, content: bytes, offset: int, facts: tuple[int, int, int, int]
) -> tuple[bytes, bytes, bytes]:
    flags, time, date, external = facts
    packer = zlib.compressobj(_LEVEL, zlib.DEFLATED, -zlib.MAX_WBITS)
    data = packer.compress(content) + packer.flush()
    shared = (_VERSION, flags, _DEFLATED, time, date, zlib.crc32(content), len(data), len(content))
    header = _LOCAL.pack(b"PK\x03\x04", *shared, len(raw_name), 0) + raw_name
    # Behind the name's length: extra data, comment, disk, internal and external attributes, offset.
    record = _CENTRAL.pack(b"PK\x01\x02", _VERSION, *shared, len(raw_name), 0, 0, 0, 0, external, offset)
    return header, record + raw_name, data


def _with_directory(output: bytearray, directory: list[bytes]) -> bytes:
    start = len(output)
    for record in directory:
        output += record
    count = len(directory)
    output += _END.pack(b"PK\x05\x06", 0, 0, count, count, len(output) - start, start, 0)
    return bytes(output)

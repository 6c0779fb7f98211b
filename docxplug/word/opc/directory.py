"""The central directory of a zip archive: where it lies and what its records say.

Layout after PKWARE's APPNOTE 6.3, sections 4.3.12 to 4.3.16 (zip64 included).
"""

import struct
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final, NamedTuple

from docxplug.word.errors import DamagedArchiveError, NotAnArchiveError, TruncatedFileError

if TYPE_CHECKING:
    from docxplug.word.opc.file_bytes import FileBytes
    from docxplug.word.opc.stitched import Stitched

    #: What an archive is read from: bytes that are held, that lie on the disk, or that are in several pieces.
    Data = bytes | Stitched | FileBytes

_END = struct.Struct("<4s4HIIH")
_END64 = struct.Struct("<4sQ2H2I4Q")
_LOCATOR = struct.Struct("<4sIQI")
_RECORD = struct.Struct("<4s6H3I5H2I")
_NARROW: Final = 0xFFFFFFFF
_ZIP64_FIELD: Final = 1
#: How many end records are tried, last first: bytes behind an archive may look like one.
_CANDIDATES: Final = 16


class Directory(NamedTuple):
    """Where the central directory lies: bytes ``start`` to ``end`` of the file, ``entries`` records.

    ``shift`` is what must be added to the offsets in it: the number of bytes somebody put before the archive.
    Behind it stand the archive's comment, of ``comment`` bytes, and whatever was put after the archive; both
    begin at ``tail``.
    """

    start: int
    end: int
    entries: int
    shift: int
    tail: int
    comment: int


class Record(NamedTuple):
    """One record of the central directory. ``raw`` are all of its bytes; sizes are bytes."""

    raw_name: bytes
    flags: int
    method: int
    crc: int
    compressed_size: int
    size: int
    offset: int
    raw: bytes

    @property
    def name(self) -> str:
        """The name; not all producers that write UTF-8 say so in the flags."""
        try:
            return self.raw_name.decode("utf-8")
        except UnicodeDecodeError:
            return self.raw_name.decode("cp437")

    def moved_to(self, offset: int) -> bytes:
        """The record's bytes for the same entry at another offset (below 4 GB)."""
        name_size, extra_size = struct.unpack_from("<2H", self.raw, 28)
        if struct.unpack_from("<I", self.raw, 42)[0] != _NARROW:
            return self.raw[:42] + struct.pack("<I", offset) + self.raw[46:]
        extra_start = _RECORD.size + name_size
        extra = bytearray(self.raw[extra_start : extra_start + extra_size])
        at = _wide_field(bytes(extra), self.raw).get("offset")
        if at is None:
            raise DamagedArchiveError(detail="an offset is missing")
        extra[at : at + 8] = struct.pack("<Q", offset)
        return self.raw[:extra_start] + bytes(extra) + self.raw[extra_start + extra_size :]


def find_directory(data: "Data") -> Directory:
    """The last directory that fits the file. Raises NotAnArchiveError or TruncatedFileError."""
    at = len(data)
    for _ in range(_CANDIDATES):
        at = data.rfind(b"PK\x05\x06", 0, at)
        if at < 0:
            break
        if found := _directory_at(data, at):
            return found
    if data[:4] in {b"PK\x03\x04", b"PK\x05\x06"}:
        raise TruncatedFileError
    raise NotAnArchiveError


def _directory_at(data: "Data", at: int) -> Directory | None:
    if at + _END.size > len(data):
        return None
    _, _, _, _, count, size, offset, comment = _END.unpack(data[at : at + _END.size])
    end = at
    if count == 0xFFFF or _NARROW in {size, offset}:
        end64 = _find_end64(data, at)
        if end64 is not None:
            end = end64
            *_, count, size, offset = _END64.unpack(data[end64 : end64 + _END64.size])
    start = end - size
    if start < 0 or (count and data[start : start + 4] != b"PK\x01\x02"):
        return None
    return Directory(start, end, count, start - offset, at + _END.size, comment)


def _find_end64(data: "Data", end_at: int) -> int | None:
    """Where the zip64 end record lies: where its locator says, or right before the locator."""
    locator_at = end_at - _LOCATOR.size
    if locator_at < 0 or data[locator_at : locator_at + 4] != b"PK\x06\x07":
        return None
    _, _, stated, _ = _LOCATOR.unpack(data[locator_at:end_at])
    for at in (stated, locator_at - _END64.size):
        if 0 <= at <= locator_at - _END64.size and data[at : at + 4] == b"PK\x06\x06":
            return int(at)
    return None


def records(data: "Data", directory: Directory) -> Iterator[Record]:
    """The records of the directory, in its order."""
    at = directory.start
    for _ in range(directory.entries):
        if at + _RECORD.size > directory.end or data[at : at + 4] != b"PK\x01\x02":
            raise DamagedArchiveError(detail="its directory is incomplete")
        record, at = _record_at(data, at)
        yield record


def _record_at(data: "Data", at: int) -> tuple[Record, int]:
    fields = _RECORD.unpack(data[at : at + _RECORD.size])
    flags, method, crc, compressed_size, size = fields[3], fields[4], fields[7], fields[8], fields[9]
    name_size, extra_size, comment_size, offset = fields[10], fields[11], fields[12], fields[16]
    name_start = at + _RECORD.size
    extra = data[name_start + name_size : name_start + name_size + extra_size]
    end = name_start + name_size + extra_size + comment_size
    raw = data[at:end]
    for field, place in _wide_field(extra, raw).items():
        value = struct.unpack_from("<Q", extra, place)[0]
        if field == "size":
            size = value
        elif field == "compressed_size":
            compressed_size = value
        else:
            offset = value
    name = data[name_start : name_start + name_size]
    return Record(name, flags, method, crc, compressed_size, size, offset, raw), end


def _wide_field(extra: bytes, raw: bytes) -> dict[str, int]:
    """Where in the extra data the zip64 values stand: only those whose narrow place is filled with ones."""
    compressed_size, size = struct.unpack_from("<2I", raw, 20)
    (offset,) = struct.unpack_from("<I", raw, 42)
    wide = [
        name
        for name, value in (("size", size), ("compressed_size", compressed_size), ("offset", offset))
        if value == _NARROW
    ]
    at = 0
    while wide and at + 4 <= len(extra):
        kind, length = struct.unpack_from("<2H", extra, at)
        if kind == _ZIP64_FIELD and length >= 8 * len(wide) and at + 4 + length <= len(extra):
            return {name: at + 4 + 8 * place for place, name in enumerate(wide)}
        at += 4 + length
    return {}

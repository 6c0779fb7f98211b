"""A package as a zip archive: what did not change is copied as it is, compressed bytes and all.

Layout after PKWARE's APPNOTE 6.3. Equal changes to equal archives give equal bytes: new and replaced entries
carry fixed times and are compressed in one way.
"""

import struct
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, NamedTuple

from docxplug.word.opc import names
from docxplug.word.opc.archive import Archive, Entry
from docxplug.word.opc.serialize import Sink
from docxplug.word.opc.stitched import Excerpt, Stitched

if TYPE_CHECKING:
    from docxplug.word.opc.stitched import Piece

_LOCAL: Final = struct.Struct("<4s5H3I2H")
_CENTRAL: Final = struct.Struct("<4s6H3I5H2I")
_END: Final = struct.Struct("<4s4H2IH")
_VERSION: Final = 20  # deflate
_UTF8_NAME: Final = 0x800
_DEFLATED: Final = 8
_DOS_TIME, _DOS_DATE = 0, (1 << 5) | 1  # 1980-01-01, the first day a zip archive knows
_LEVEL: Final = 6


Written = Callable[[Sink], None]  # writes a part into a sink


@dataclass(frozen=True, slots=True)
class Changes:
    """What a copy of a package differs in: parts by name, in the order in which new ones are to stand."""

    replaced: dict[str, Written]
    added: dict[str, Written]
    removed: frozenset[str] = frozenset()

    def __bool__(self) -> bool:
        return bool(self.replaced or self.added or self.removed)


def write_archive(archive: Archive, changes: Changes) -> Stitched:
    """The archive with ``changes`` made; the other entries keep their order, names, dates and compressed bytes.

    What stands before the archive and behind it stays, too, and so does its comment.
    """
    output = _Output(archive)
    replaced = {names.key(name): part for name, part in changes.replaced.items()}
    removed = {names.key(name) for name in changes.removed}
    for entry in archive.entries:
        key = names.key(entry.name)
        if key in replaced:
            output.append(_renewed(entry, replaced[key], output.offset))
        elif key not in removed:
            output.copy(entry)
    for name, part in changes.added.items():
        output.append(_new(name, part, output.offset))
    return output.finished()


class _Output:
    """A new archive as it grows: the pieces of its file, and the records of its directory."""

    def __init__(self, archive: Archive) -> None:
        self._archive = archive
        before = min((entry.start for entry in archive.entries), default=archive.directory.start)
        self._pieces: list[Piece] = [Excerpt(archive.data, 0, before)]
        self._records: list[bytes] = []
        # Offsets count from where the archive begins, which need not be where the file begins.
        self.offset = before - archive.directory.shift

    def copy(self, entry: Entry) -> None:
        """An entry as it is."""
        whole = Excerpt(self._archive.data, entry.start, entry.end)
        self._append(entry.record.moved_to(self.offset), whole)

    def append(self, entry: "_NewEntry") -> None:
        """A new entry."""
        self._append(entry.record, entry.header, entry.data)

    def _append(self, record: bytes, *pieces: "Piece") -> None:
        self._records.append(record)
        self._pieces += pieces
        self.offset += sum(map(len, pieces))

    def finished(self) -> Stitched:
        """The whole file."""
        directory, count = b"".join(self._records), len(self._records)
        size, offset = len(directory), self.offset
        last = self._archive.directory
        end = _END.pack(b"PK\x05\x06", 0, 0, count, count, size, offset, last.comment)
        return Stitched([*self._pieces, directory + end + self._archive.data[last.tail :]])


class _NewEntry(NamedTuple):
    """The header of an entry, its record for the directory, and its compressed bytes."""

    header: bytes
    record: bytes
    data: bytes


def _renewed(entry: Entry, part: Written, offset: int) -> _NewEntry:
    """An entry with new content: its name and its date stay."""
    raw = entry.record.raw
    time, date = struct.unpack_from("<2H", raw, 12)
    external = struct.unpack_from("<I", raw, 38)[0]
    flags = entry.record.flags & _UTF8_NAME
    return _entry(entry.record.raw_name, part, offset, (flags, time, date, external))


def _new(name: str, part: Written, offset: int) -> _NewEntry:
    raw_name = name.encode("utf-8")
    flags = 0 if raw_name.isascii() else _UTF8_NAME
    return _entry(raw_name, part, offset, (flags, _DOS_TIME, _DOS_DATE, 0))


def _entry(raw_name: bytes, part: Written, offset: int, facts: tuple[int, int, int, int]) -> _NewEntry:
    flags, time, date, external = facts
    packed = _Packed()
    part(packed)
    data = packed.finished()
    sizes = len(data), packed.size
    shared = (_VERSION, flags, _DEFLATED, time, date, packed.checksum, *sizes, len(raw_name), 0)
    header = _LOCAL.pack(b"PK\x03\x04", *shared) + raw_name
    # Behind the name's length: extra data, comment, disk, internal and external attributes, offset.
    record = _CENTRAL.pack(b"PK\x01\x02", _VERSION, *shared, 0, 0, 0, external, offset)
    return _NewEntry(header, record + raw_name, data)


class _Packed:
    """A sink that compresses what is written into it. ``size`` counts the bytes before."""

    def __init__(self) -> None:
        self.size = self.checksum = 0
        self._packer = zlib.compressobj(_LEVEL, zlib.DEFLATED, -zlib.MAX_WBITS)
        self._pieces: list[bytes] = []

    def write(self, chunk: bytes, /) -> int:
        """Compress the next bytes and say how many they are."""
        self.size += len(chunk)
        self.checksum = zlib.crc32(chunk, self.checksum)
        self._pieces.append(self._packer.compress(chunk))
        return len(chunk)

    def finished(self) -> bytes:
        """The compressed bytes."""
        return b"".join([*self._pieces, self._packer.flush()])

"""The zip archive under a Word document, read without trust and with what a byte-for-byte copy needs.

The central directory alone says what is in the archive; every number in it is checked against the bytes.
Layout after PKWARE's APPNOTE 6.3.
"""

import struct
import zlib
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final, NamedTuple

from docxplug.word.errors import (
    ArchiveTooLargeError,
    ChecksumMismatchError,
    CollidingNamesError,
    DamagedArchiveError,
    DuplicateEntryError,
    EncryptedArchiveError,
    EntryTooLargeError,
    OverlappingEntriesError,
    TooManyEntriesError,
    TruncatedFileError,
    UnknownCompressionError,
)
from docxplug.word.opc import names
from docxplug.word.opc.directory import Directory, Record, find_directory, records
from docxplug.word.opc.limits import DEFAULT_LIMITS, Limits

if TYPE_CHECKING:
    from docxplug.word.opc.directory import Data

STORED: Final = 0
DEFLATED: Final = 8
_ENCRYPTED: Final = 0x1 | 0x40 | 0x2000
_HAS_DESCRIPTOR: Final = 0x8
_LOCAL = struct.Struct("<4s5HIIIHH")
_CHUNK: Final = 1 << 16


class Entry(NamedTuple):
    """One file of the archive. Offsets count bytes from the start of ``Archive.data``.

    ``start`` is where its local header begins, ``data_start`` its compressed bytes, ``end`` is one past its
    data descriptor or, without one, its data: ``data[start:end]`` is all there is of it but ``record``.
    """

    name: str
    record: Record
    start: int
    data_start: int
    end: int


class Archive:
    """The entries of an archive in the order of its directory, folders left out.

    ``data`` are the bytes as they came; ``directory`` says where the central directory lies in them.
    """

    def __init__(self, data: "Data", limits: Limits = DEFAULT_LIMITS) -> None:
        self.data = data
        self.limits = limits
        self.directory: Directory = find_directory(data)
        if self.directory.entries > limits.entries:
            raise TooManyEntriesError(count=self.directory.entries, limit=limits.entries)
        everything = [_entry(data, self.directory, record) for record in records(data, self.directory)]
        _refuse_overlaps(everything, self.directory.start)
        self.entries: tuple[Entry, ...] = tuple(everything)
        self._by_key = _index(everything)
        self._checked: set[int] = set()
        self._inflated = 0

    def find(self, name: str) -> Entry | None:
        """The entry of that name, whatever its case or slashes."""
        return self._by_key.get(names.key(name))

    def read(self, entry: Entry) -> bytes:
        """The inflated bytes of an entry; its size and checksum are checked."""
        return b"".join(self.chunks(entry))

    def check_rest(self, checked: "Archive | None" = None) -> None:
        """Inflates what has not been read yet, keeping nothing, so that a bad or huge entry is found now.

        Copies of what is in an archive that was ``checked`` need not be inflated.
        """
        for entry in self.entries:
            if entry.start in self._checked:
                continue
            twin = None if checked is None else checked.find(entry.name)
            if checked is None or twin is None or not self.has_copy(entry, checked, twin):
                for _ in self.chunks(entry):
                    pass

    def has_copy(self, entry: Entry, other: "Archive", twin: Entry) -> bool:
        """Whether an entry is the same as one of another archive, compressed byte for byte."""
        mine, theirs = entry.record, twin.record
        facts = (
            (record.method, record.crc, record.compressed_size, record.size) for record in (mine, theirs)
        )
        if next(facts) != next(facts):
            return False
        size = mine.compressed_size
        return all(
            self.data[entry.data_start + at : entry.data_start + min(at + _CHUNK, size)]
            == other.data[twin.data_start + at : twin.data_start + min(at + _CHUNK, size)]
            for at in range(0, size, _CHUNK)
        )

    def chunks(self, entry: Entry) -> Iterator[bytes]:
        """The same in chunks; what is wrong with the entry is said with the last of them."""
        size, checksum = 0, 0
        first_time = entry.start not in self._checked
        for chunk in _chunks(self.data, entry):
            size += len(chunk)
            checksum = zlib.crc32(chunk, checksum)
            self._inflated += len(chunk) * first_time
            if size > self.limits.entry:
                raise EntryTooLargeError(name=entry.name, limit=self.limits.entry)
            if self._inflated > self.limits.total:
                raise ArchiveTooLargeError(limit=self.limits.total)
            yield chunk
        if checksum != entry.record.crc:
            raise ChecksumMismatchError(name=entry.name)
        if size != entry.record.size:
            raise DamagedArchiveError(detail=f"{entry.name} is not as long as the directory says")
        self._checked.add(entry.start)


def _chunks(data: "Data", entry: Entry) -> Iterator[bytes]:
    end = entry.data_start + entry.record.compressed_size
    pieces = (data[at : min(at + _CHUNK, end)] for at in range(entry.data_start, end, _CHUNK))
    if entry.record.method == STORED:
        yield from pieces
        return
    inflater = zlib.decompressobj(-zlib.MAX_WBITS)
    try:
        for piece in pieces:
            waiting = piece
            while waiting and not inflater.eof:
                yield inflater.decompress(waiting, 2 * _CHUNK)
                waiting = inflater.unconsumed_tail
        while not inflater.eof and (rest := inflater.decompress(b"", 2 * _CHUNK)):
            yield rest
    except zlib.error as error:
        raise DamagedArchiveError(detail=f"{entry.name} cannot be unpacked") from error
    if not inflater.eof:
        raise DamagedArchiveError(detail=f"{entry.name} is incomplete")


def _entry(data: "Data", directory: Directory, record: Record) -> Entry:
    """The place of an entry, from its local header."""
    name = record.name
    if record.flags & _ENCRYPTED:
        raise EncryptedArchiveError
    if record.method not in {STORED, DEFLATED}:
        raise UnknownCompressionError(name=name)
    start = record.offset + directory.shift
    if start < 0 or start + _LOCAL.size > directory.start:
        raise TruncatedFileError
    signature, *_, name_size, extra_size = _LOCAL.unpack(data[start : start + _LOCAL.size])
    name_start = start + _LOCAL.size
    if signature != b"PK\x03\x04" or data[name_start : name_start + name_size] != record.raw_name:
        raise DamagedArchiveError(detail=f"{name} is not where the directory says")
    data_start = name_start + name_size + extra_size
    data_end = data_start + record.compressed_size
    if data_end > directory.start:
        raise TruncatedFileError
    return Entry(name, record, start, data_start, data_end + _descriptor_size(data, data_end, record))


def _descriptor_size(data: "Data", at: int, record: Record) -> int:
    """How many bytes the data descriptor behind an entry takes; its signature and its width are optional."""
    if not record.flags & _HAS_DESCRIPTOR:
        return 0
    signature = 4 if data[at : at + 4] == b"PK\x07\x08" else 0
    for layout in ("<III", "<IQQ"):
        try:
            expected = struct.pack(layout, record.crc, record.compressed_size, record.size)
        except struct.error:
            continue  # the sizes do not fit the narrow layout
        if data[at + signature : at + signature + len(expected)] == expected:
            return signature + len(expected)
    return 0


def _refuse_overlaps(entries: list[Entry], directory_start: int) -> None:
    ordered = sorted(entries, key=lambda entry: entry.start)
    ends = [entry.end for entry in ordered]
    starts = [*(entry.start for entry in ordered[1:]), directory_start]
    if any(end > start for end, start in zip(ends, starts, strict=False)):
        raise OverlappingEntriesError


def _index(entries: list[Entry]) -> dict[str, Entry]:
    found: dict[str, Entry] = {}
    for entry in entries:
        if entry.name.endswith(("/", "\\")):
            continue
        other = found.setdefault(names.key(entry.name), entry)
        if other is not entry:
            same = names.part_name(other.name) == names.part_name(entry.name)
            raise (DuplicateEntryError if same else CollidingNamesError)(name=names.part_name(entry.name))
    return found

"""Which files a batch is about, where each one's copy goes, and which of them belong to one client."""

import os
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path, PurePosixPath
from typing import Final, NamedTuple

from docxplug.destinations import reviewed_copy
from docxplug.errors import RequestError
from docxplug.intake import is_lock_file

#: What people keep answers in. Of the last four docxplug reads none, and says so.
_DOCUMENTS: Final = frozenset({".docx", ".docm", ".dotx", ".dotm", ".txt", ".doc", ".rtf", ".odt", ".pages"})
#: What may hold an announcement and never an answer.
_ANNOUNCEMENTS_ONLY: Final = frozenset({".pdf", ".json"})
_MAY_ANNOUNCE: Final = frozenset({".txt", ".docx"}) | _ANNOUNCEMENTS_ONLY
_NAMED_LIKE_ONE: Final = re.compile(r"(?<![a-z])(?:posting|announcement|vacancy)(?![a-z])", re.IGNORECASE)
_NAMED_LIKE_ANSWERS: Final = re.compile(
    r"(?<![a-z])(?:answers?|responses?|narratives?|resume|[te]cqs?)(?![a-z])", re.IGNORECASE
)


class Found(NamedTuple):
    """A file of the batch: ``key`` is its path in the batch, with slashes, as its copy's will be."""

    key: str
    path: Path

    @property
    def folder(self) -> str:
        """The folder of its key; "" at the top."""
        parent = str(PurePosixPath(self.key).parent)
        return "" if parent == "." else parent

    @property
    def is_document(self) -> bool:
        """Whether it may hold answers."""
        return self.path.suffix.lower() in _DOCUMENTS

    @property
    def may_announce(self) -> bool:
        """Whether it may hold an announcement."""
        return self.path.suffix.lower() in _MAY_ANNOUNCE

    @property
    def is_named_like_an_announcement(self) -> bool:
        """Whether its name says so: posting.*, announcement.*, vacancy.*, or such a word in it and none of answers."""
        if not self.may_announce:
            return False
        return bool(_NAMED_LIKE_ONE.search(self.path.stem)) and not _NAMED_LIKE_ANSWERS.search(self.path.stem)


def find_files(paths: Sequence[Path], out: Path) -> list[Found]:
    """All files the paths name, in the order of their keys; the output folder, hidden and lock files left out.

    The tree below a single folder is taken as it is; of several paths each comes under its own name.

    Raises:
        RequestError: a path is not there, two files would share a place, or the output is an input folder.
    """
    found: dict[str, Found] = {}
    for path in paths:
        if not path.exists():
            raise RequestError(f"{path}: there is no such file or folder; check the name.")
        if path.is_dir() and _same(path, out):
            raise RequestError(
                f"{out}: this folder holds the input; copies must go to another one, so choose another --out."
            )
        prefix = "" if len(paths) == 1 or path.is_file() else f"{path.resolve().name}/"
        for item in _below(path, prefix, out):
            twin = found.setdefault(item.key, item)
            if twin is not item and not _same(twin.path, item.path):
                raise RequestError(
                    f"{twin.path} and {item.path} would have the same place in {out}; "
                    "review them in two calls with an --out each."
                )
    return [found[key] for key in sorted(found)]


def _below(path: Path, prefix: str, out: Path) -> Iterator[Found]:
    if path.is_file():
        yield Found(prefix + path.name, path)
        return
    hidden_from = out.resolve()
    for folder, folders, files in os.walk(path):
        here = Path(folder)
        folders[:] = sorted(
            name for name in folders if name[0] != "." and (here / name).resolve() != hidden_from
        )
        for name in sorted(files):
            item = Found(prefix + (here / name).relative_to(path).as_posix(), here / name)
            if name[0] != "." and not is_lock_file(name) and (item.is_document or item.may_announce):
                yield item


def outputs_of(documents: Iterable[Found]) -> dict[str, str]:
    """The key of each document's copy: beside its own place, NAME.reviewed.docx, each name once."""
    taken: set[str] = set()
    outputs = {}
    for item in documents:
        place = PurePosixPath(item.key)
        copy = reviewed_copy(Path(place.name)).name
        if place.suffix.lower() == ".txt":
            copy = f"{place.stem}.reviewed.docx"
        if str(place.with_name(copy)).lower() in taken:
            copy = f"{place.name}.reviewed{Path(copy).suffix}"
        outputs[item.key] = str(place.with_name(copy))
        taken.add(outputs[item.key].lower())
    return outputs


class Mapped(NamedTuple):
    """A line of the user's table: the announcement of a file or of all files in a folder, and whose they are."""

    posting: Path | None
    client: str


def read_map(table: Path) -> Mapping[Path, Mapped]:
    """A CSV with the columns ``file``, ``posting`` and, if wanted, ``client``; paths count from its own folder.

    Commas, semicolons or tabs part the columns, whichever the spreadsheet of that country writes.

    Raises:
        RequestError: it cannot be read, lacks a column, or names a file that is not there.
    """
    mapped = {}
    for number, row in _rows(table):
        file = _there(table, number, row.get("file") or "")
        posting = row.get("posting") or ""
        mapped[file.resolve()] = Mapped(
            _there(table, number, posting) if posting else None, (row.get("client") or "").strip()
        )
    return mapped


def _rows(table: Path) -> Iterator[tuple[int, dict[str, str]]]:
    """The lines of a table that say something, with their numbers."""
    import csv
    import io

    from docxplug.encodings import decode_text
    from docxplug.intake import read_file

    text = decode_text(read_file(str(table)))
    head = text.partition("\n")[0]
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=max(",;\t", key=head.count))
    try:
        names = [name.strip().lower() for name in next(rows, [])]
        if "file" not in names:
            raise RequestError(
                f"{table}: the first line must name the columns: file,posting or file,posting,client."
            )
        for cells in rows:
            if any(cell.strip() for cell in cells):
                yield rows.line_num, dict(zip(names, cells, strict=False))
    except csv.Error as error:
        raise RequestError(
            f"{table}: line {rows.line_num} cannot be read ({error}); save the table again as CSV."
        ) from None


def _there(table: Path, number: int, name: str) -> Path:
    path = table.parent / name.strip()
    if not name.strip() or not path.exists():
        raise RequestError(f"{table}: line {number} names “{name}”, which is not there; correct that line.")
    return path


def mapping_of(path: Path, mapped: Mapping[Path, Mapped]) -> Mapped | None:
    """What the table says of a file: its own line, else that of the nearest folder around it."""
    place = path.resolve()
    return next((mapped[name] for name in (place, *place.parents) if name in mapped), None)


def _same(a: Path, b: Path) -> bool:
    try:
        return a.samefile(b)
    except OSError:
        return False

"""What a batch has done, in a SQLite file in its output folder, so that a later call can go on or compare."""

import contextlib
import json
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final, NamedTuple

from docxplug.batch.orders import AnswerText, DocumentDone, Json
from docxplug.batch.packing import unpacked
from docxplug.errors import OutputError, RequestError
from docxplug.round_facts import EarlierComment, EarlierRound, ToldFinding

FILE_NAME: Final = "docxplug-batch.sqlite"
_FORM: Final = "1"
_TABLES: Final = """
CREATE TABLE IF NOT EXISTS run (name TEXT PRIMARY KEY, value TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS file (
    key TEXT PRIMARY KEY, digest TEXT NOT NULL, reason TEXT, output TEXT, comments INTEGER, brief TEXT,
    review BLOB, page BLOB, answers BLOB, told BLOB
) WITHOUT ROWID;
"""


class Row(NamedTuple):
    """A file that is over and done with: ``reason`` says why it failed, and is None where it did not.

    ``brief`` holds the counts of the review as JSON.
    """

    key: str
    reason: str | None
    output: str | None
    comments: int
    brief: str


class Ledger:
    """The ledger of one output folder; nobody else can have it open for writing."""

    def __init__(self, folder: Path) -> None:
        """Opens or makes it.

        Raises:
            RequestError: another batch is writing there, or the file is not a ledger.
        """
        self._path = folder / FILE_NAME
        try:
            self._base = sqlite3.connect(self._path, timeout=0.5, isolation_level=None)
            self._base.execute("PRAGMA locking_mode = EXCLUSIVE")
            self._base.execute("PRAGMA journal_mode = WAL")
            self._base.execute("PRAGMA synchronous = NORMAL")
            self._base.executescript(_TABLES)
            self._base.execute("BEGIN IMMEDIATE")
            self._base.execute("COMMIT")
        except sqlite3.OperationalError as error:
            raise RequestError(
                f"{self._path}: the ledger cannot be used ({error}); "
                "if another batch is at work in this folder, wait for it or choose another --out."
            ) from None
        except sqlite3.DatabaseError:
            raise _no_ledger(self._path) from None
        if self.fact("form", _FORM) != _FORM:
            raise _no_ledger(self._path)

    def close(self) -> None:
        """Ends the use of it; nothing but the one file is left."""
        with contextlib.suppress(sqlite3.Error):
            self._base.execute("PRAGMA journal_mode = DELETE")
        self._base.close()

    def clear(self) -> None:
        """Forgets everything."""
        self._do("DELETE FROM file")
        self._do("DELETE FROM run")
        self.fact("form", _FORM)

    def fact(self, name: str, value: str) -> str:
        """The fact ``name`` of the run as it was first written, which is now where it was not there."""
        self._do("INSERT OR IGNORE INTO run VALUES (?, ?)", (name, value))
        found: tuple[str] = self._base.execute("SELECT value FROM run WHERE name = ?", (name,)).fetchone()
        return found[0]

    def has(self, key: str, digest: str) -> Row | None:
        """The row of a file that was done with the same input and choices."""
        row = self._base.execute(
            "SELECT key, reason, output, comments, brief FROM file WHERE key = ? AND digest = ?",
            (key, digest),
        ).fetchone()
        return Row(*row) if row else None

    def row(self, key: str) -> Row | None:
        """The row of a file."""
        row = self._base.execute(
            "SELECT key, reason, output, comments, brief FROM file WHERE key = ?", (key,)
        ).fetchone()
        return Row(*row) if row else None

    def write_done(self, key: str, digest: str, output: str, done: DocumentDone) -> None:
        """Takes down a file that was reviewed, and whose copy is written."""
        self._do(
            "INSERT OR REPLACE INTO file VALUES (?, ?, NULL, ?, ?, ?, ?, ?, ?, ?)",
            (key, digest, output, done.comments, json.dumps(done.counts), *done.results),
        )

    def write_failed(self, key: str, digest: str, reason: str) -> None:
        """Takes down a file that could not be done."""
        self._do(
            "INSERT OR REPLACE INTO file VALUES (?, ?, ?, NULL, 0, '', NULL, NULL, NULL, NULL)",
            (key, digest, reason),
        )

    def review(self, key: str) -> Json:
        """The review of a file that was done."""
        review: Json = self._blob(key, "review")
        return review

    def page(self, key: str) -> str:
        """Its part of the HTML report."""
        return str(self._blob(key, "page"))

    def answers(self, key: str) -> list[AnswerText]:
        """The texts of its answers."""
        return [AnswerText(*item) for item in self._blob(key, "answers")]

    def _do(self, statement: str, values: tuple[object, ...] = ()) -> None:
        """Writes to it.

        Raises:
            OutputError: the disk does not take it.
        """
        try:
            self._base.execute(statement, values)
        except sqlite3.OperationalError as error:
            raise OutputError(
                f"{self._path} cannot be written ({error}); make room on the disk, and go on with --resume."
            ) from None

    def _blob(self, key: str, column: str) -> Any:
        query = f"SELECT {column} FROM file WHERE key = ?"  # noqa: S608 - the columns are named above
        return unpacked(self._base.execute(query, (key,)).fetchone()[0])


class EarlierLedger:
    """The ledger of an earlier batch, for reading only."""

    def __init__(self, folder: Path) -> None:
        """Opens it.

        Raises:
            RequestError: there is none in the folder, or another batch is writing it.
        """
        path = folder / FILE_NAME
        if not path.is_file():
            raise RequestError(
                f"{folder}: there is no ledger of an earlier batch; name the --out of that batch."
            )
        try:
            self._base = sqlite3.connect(path, timeout=0.5)
            self._keys = {key for (key,) in self._base.execute("SELECT key FROM file WHERE reason IS NULL")}
        except sqlite3.DatabaseError as error:
            raise RequestError(
                f"{path}: the earlier ledger cannot be read ({error}); if its batch is still at work, wait for it."
            ) from None

    def keys(self) -> Iterator[str]:
        """The files that were reviewed then."""
        return iter(sorted(self._keys))

    def earlier_round(self, key: str) -> EarlierRound:
        """What was told of a file, as far as the next round has to know it."""
        row = self._base.execute("SELECT told FROM file WHERE key = ?", (key,)).fetchone()
        text, with_posting, told = unpacked(row[0])
        findings = [ToldFinding(*item) for item in told]
        comments = (
            EarlierComment(one.id, "finding", one.about, (one,), "", standing="open") for one in findings
        )
        return EarlierRound(text, with_posting, tuple(comments))

    def close(self) -> None:
        """Ends the use of it."""
        self._base.close()


def _no_ledger(path: Path) -> RequestError:
    return RequestError(f"{path}: this is not the ledger of a batch of this version; choose another --out.")

"""A batch from its files to its ledger: orders made one by one, results written as they come."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path, PurePosixPath
from typing import Final, NamedTuple

from docxplug.batch.clients import Client
from docxplug.batch.crew import Crew
from docxplug.batch.inputs import Found
from docxplug.batch.ledger import EarlierLedger, Ledger
from docxplug.batch.orders import DocumentDone, DocumentOrder, Failed, Outcome, Tools
from docxplug.errors import DocumentError, OutputError
from docxplug.intake import read_document_bytes
from docxplug.pipeline import Choices, Signature

#: The digest of a failure that is not the document's: no input has it, so a resumed batch does the file again.
_NOT_FINAL: Final = ""
_ROUND: Final = re.compile(r"(?:\.reviewed(?:-\d+)?)+$", re.IGNORECASE)


class Ways(NamedTuple):
    """How the documents of a folder are reviewed."""

    choices: Choices
    signature: Signature
    tools: Tools
    with_paragraphs: bool = False


class Job(NamedTuple):
    """A document with all that is decided about it before it is read; ``earlier`` is its key in the last round."""

    document: Found
    output: str
    ways: Ways
    earlier: str | None = None


class Step(NamedTuple):
    """A file that is over and done with; ``reason`` says why it failed. ``is_new`` is False for earlier work."""

    key: str
    reason: str | None
    is_new: bool


def jobs_of(
    clients: Iterable[Client],
    outputs: Mapping[str, str],
    ways: Callable[[Path], Ways],
    earlier: EarlierLedger | None,
) -> list[Job]:
    """The jobs in the order of the clients."""
    known = _EarlierKeys(earlier.keys() if earlier else ())
    jobs = []
    for client in clients:
        for document in client.documents:
            own = ways(document.path)
            choices = own.choices
            if client.posting is not None or client.is_package:
                choices = choices._replace(posting=client.posting, in_package=client.is_package)
            job = Job(document, outputs[document.key], own._replace(choices=choices), known.of(document.key))
            jobs.append(job)
    return jobs


class _EarlierKeys:
    """The files of the last round, by name and by name without the signs of rounds."""

    def __init__(self, keys: Iterable[str]) -> None:
        self._keys = set(keys)
        self._by_plain: dict[str, str] = {}
        for key in sorted(self._keys):
            self._by_plain.setdefault(_plain(key), key)

    def of(self, key: str) -> str | None:
        return key if key in self._keys else self._by_plain.get(_plain(key))


def _plain(key: str) -> str:
    place = PurePosixPath(key)
    return str(place.with_name(_ROUND.sub("", place.stem))).lower()


def check_outputs_free(jobs: Iterable[Job], out: Path) -> None:
    """Raises where a copy would replace a file.

    Raises:
        OutputError: a copy is there already.
    """
    there = [job.output for job in jobs if (out / job.output).exists()]
    if there:
        more = f" and {len(there) - 1} more" if len(there) > 1 else ""
        raise OutputError(
            f"{out / there[0]}{more}: there already; "
            "go on with --resume, replace with --force, or choose another --out."
        )


def sweep(out: Path) -> None:
    """Removes what a batch that was killed had half written."""
    from docxplug.scratch import remove_half_written

    for folder in (out, *(path for path in out.rglob("*") if path.is_dir())):
        remove_half_written(folder)


class Running:
    """Does jobs with a crew, and keeps the ledger."""

    def __init__(self, crew: Crew, ledger: Ledger, out: Path, earlier: EarlierLedger | None = None) -> None:
        self._crew, self._ledger, self._out, self._earlier = crew, ledger, out, earlier
        self._pending: dict[str, tuple[Job, str]] = {}
        self._settled: list[Step] = []

    def do(self, jobs: Iterable[Job]) -> Iterator[Step]:
        """Every job, as it is done; what the ledger has already comes back without being done again."""
        for key, outcome in self._crew.run(self._orders(jobs)):
            yield from self._drained()
            job, digest = self._pending.pop(key)
            yield self._write(job, digest, outcome)
        yield from self._drained()

    def _drained(self) -> Iterator[Step]:
        settled, self._settled = self._settled, []
        yield from settled

    def _orders(self, jobs: Iterable[Job]) -> Iterator[DocumentOrder]:
        for job in jobs:
            key, ways = job.document.key, job.ways
            try:
                data = read_document_bytes(str(job.document.path))
            except DocumentError as error:
                self._settled.append(self._failed(key, _NOT_FINAL, str(error)))
                continue
            before = self._earlier.earlier_round(job.earlier) if self._earlier and job.earlier else None
            order = DocumentOrder(*(key, job.document.path.name, data, *ways), before=before)
            digest = order.digest()
            done = self._ledger.has(key, digest)
            if done and (done.output is None or (self._out / done.output).is_file()):
                self._settled.append(Step(key, done.reason, is_new=False))
                continue
            self._pending[key] = (job, digest)
            yield order

    def _write(self, job: Job, digest: str, outcome: Outcome) -> Step:
        key = job.document.key
        if isinstance(outcome, Failed):
            return self._failed(key, digest if outcome.is_final else _NOT_FINAL, outcome.reason)
        if not isinstance(outcome, DocumentDone):
            return self._failed(key, digest, "It is no document.")
        from docxplug.word.opc.saving import write_whole

        target = self._out / job.output
        try:
            target.parent.mkdir(parents=True, exist_ok=True)
            write_whole(target, outcome.output, overwrite=True)
        except OutputError as error:
            return self._failed(key, _NOT_FINAL, str(error))
        except OSError as error:
            return self._failed(key, _NOT_FINAL, f"{target.parent} cannot be made ({error.strerror}).")
        self._ledger.write_done(key, digest, job.output, outcome)
        return Step(key, None, is_new=True)

    def _failed(self, key: str, digest: str, reason: str) -> Step:
        self._ledger.write_failed(key, digest, reason)
        return Step(key, reason, is_new=True)

"""From the ledger to the reports: each client's results read when they are printed."""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path

from docxplug._version import __version__
from docxplug.batch.clients import Client
from docxplug.batch.ledger import Ledger
from docxplug.batch.packages import Package, PackageDocument, look_at
from docxplug.batch.running import Job
from docxplug.posting.exchange import to_json
from docxplug.report.batch_model import BatchReport, Brief, ClientResult, FileResult, Since


class Results:
    """The results of a batch, read from its ledger client by client."""

    def __init__(self, ledger: Ledger, clients: Iterable[Client], jobs: Iterable[Job]) -> None:
        self._ledger, self._clients = ledger, tuple(clients)
        self._jobs: Mapping[str, Job] = {job.document.key: job for job in jobs}
        self._packages: dict[str, Package] = {}

    def report(self, not_read: Iterable[str] = (), gone: Iterable[str] = ()) -> BatchReport:
        """What the reports are made from."""
        days = sorted({job.ways.choices.as_of.isoformat() for job in self._jobs.values()})
        return BatchReport(
            f"docxplug {__version__}", ", ".join(days), self._results, tuple(not_read), tuple(gone)
        )

    def _results(self) -> Iterator[ClientResult]:
        for number, client in enumerate(self._clients):
            package = self._package(str(number), client)
            yield ClientResult(
                name=client.name,
                announced=client.announced,
                posting=to_json(client.posting) if client.posting else None,
                is_package=client.is_package,
                findings=package.findings,
                limits=package.limits,
                unanswered=package.unanswered,
                files=_Files([document.key for document in client.documents], self._file),
            )

    def _file(self, key: str) -> FileResult:
        row = self._ledger.row(key)
        if row is None or row.reason is not None:
            reason = row.reason if row else "It was not reached."
            return FileResult(key, None, reason, 0, Brief(), None, dict, str)
        brief = Brief(*json.loads(row.brief))
        since = Since(brief.fixed, brief.new, brief.left) if self._jobs[key].earlier else None

        return FileResult(
            *(key, row.output, None, row.comments, brief, since),
            review=partial(self._ledger.review, key),
            part=partial(self._ledger.page, key),
        )

    def _package(self, name: str, client: Client) -> Package:
        """A package is looked at once, however often its results are printed."""
        if not client.is_package or client.posting is None:
            return Package()
        if name not in self._packages:
            choices = self._jobs[client.documents[0].key].ways.choices
            documents = list(self._documents(client))
            is_whole = len(documents) == len(client.documents)
            self._packages[name] = look_at(documents, client.posting, choices, is_whole=is_whole)
        return self._packages[name]

    def _documents(self, client: Client) -> Iterator[PackageDocument]:
        for document in client.documents:
            row = self._ledger.row(document.key)
            if row and row.reason is None:
                answers = self._ledger.answers(document.key)
                yield PackageDocument(Path(document.key).name, self._ledger.review(document.key), answers)


class _Files:
    """The files of a client, read from the ledger as they are gone through."""

    def __init__(self, keys: Sequence[str], read: Callable[[str], FileResult]) -> None:
        self._keys, self._read = keys, read

    def __iter__(self) -> Iterator[FileResult]:
        return map(self._read, self._keys)

    def __len__(self) -> int:
        return len(self._keys)

"""One call of a batch: folder and ledger made ready, files found, work done, reports written."""

import datetime
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

from docxplug.batch.clients import Client, Told, clients_of
from docxplug.batch.crew import Crew
from docxplug.batch.inputs import Found, find_files, outputs_of, read_map
from docxplug.batch.ledger import FILE_NAME, EarlierLedger, Ledger
from docxplug.batch.results import Results
from docxplug.batch.running import Job, Running, Step, Ways, check_outputs_free, jobs_of, sweep
from docxplug.batch.writing import HTML_NAME, write_reports
from docxplug.clock import now, today
from docxplug.errors import OutputError, RequestError
from docxplug.report.batch_model import BatchReport


class Request(NamedTuple):
    """What was asked for. ``ways`` says how a file is reviewed in a batch of a day and a time."""

    paths: tuple[Path, ...]
    out: Path
    ways: Callable[[Path, datetime.date, datetime.datetime], Ways]
    posting: Path | None = None
    table: Path | None = None
    previous: Path | None = None
    report: Path | None = None
    resume: bool = False
    force: bool = False
    as_of: datetime.date | None = None
    time: datetime.datetime | None = None


class Session:
    """A batch under way; a context manager that closes its ledgers.

    Call ``plan``, then go through ``work``, then take the ``result``.
    """

    def __init__(self, request: Request) -> None:
        """Makes the output folder ready.

        Raises:
            RequestError: what was asked for cannot be done together, or the ledger cannot be used.
            OutputError: the folder cannot be made, or holds a batch and nothing was said about it.
        """
        self._request, self._found = request, find_files(request.paths, request.out)
        if request.resume and request.force:
            raise RequestError("--resume goes on and --force begins anew: leave one of them out.")
        self._mapped = read_map(request.table) if request.table else {}
        _check_out(request)
        self._is_new, self._is_begun = not (request.out / FILE_NAME).exists(), False
        self._earlier = EarlierLedger(request.previous) if request.previous else None
        self._ledger = _opened(request)
        self._as_of, self._time = self._day_and_time()
        self._clients: list[Client] = []
        self._jobs: list[Job] = []

    def __enter__(self) -> "Session":  # noqa: PYI034 - Self would need an import for nothing
        return self

    def __exit__(self, *_: object) -> None:
        self._ledger.close()
        # A batch that could not even be planned leaves nothing to go on with.
        if self._is_new and not self._is_begun:
            (self._request.out / FILE_NAME).unlink(missing_ok=True)
        if self._earlier:
            self._earlier.close()

    def plan(self, crew: Crew) -> int:
        """Finds the announcements and decides about every document; returns how many documents there are.

        Raises:
            RequestError: there is no document.
            OutputError: a copy would replace a file.
        """
        request = self._request
        told = Told(request.posting, self._mapped)
        self._clients = clients_of(self._found, told, crew.run)
        documents = [document for client in self._clients for document in client.documents]
        if not documents:
            raise RequestError(
                f"{request.paths[0]}: there is no document in it; name a folder with Word files."
            )
        self._jobs = jobs_of(self._clients, outputs_of(documents), self._ways, self._earlier)
        if request.resume or request.force:
            sweep(request.out)
        else:
            check_outputs_free(self._jobs, request.out)
        return len(self._jobs)

    def work(self, crew: Crew) -> Iterator[Step]:
        """Does every document that is not done, in no particular order."""
        self._is_begun = True
        return Running(crew, self._ledger, self._request.out, self._earlier).do(self._jobs)

    def result(self) -> BatchReport:
        """What the reports are made from."""
        done = {document.key for client in self._clients for document in client.documents}
        not_read = [
            found.key for found in self._found if found.key not in done and not self._announces(found)
        ]
        return Results(self._ledger, self._clients, self._jobs).report(not_read, self._gone())

    def write_reports(self, report: BatchReport) -> list[Path]:
        """Writes all reports; returns their files, the page first.

        Raises:
            OutputError: one of them cannot be written.
        """
        return write_reports(report, self._request.out, self._html())

    def _html(self) -> Path:
        return self._request.report or self._request.out / HTML_NAME

    def _ways(self, file: Path) -> Ways:
        return self._request.ways(file, self._as_of, self._time)

    def _announces(self, found: Found) -> bool:
        return any(client.announced.startswith(f"{found.key}, ") for client in self._clients)

    def _gone(self) -> list[str]:
        used = {job.earlier for job in self._jobs}
        return [key for key in (self._earlier.keys() if self._earlier else ()) if key not in used]

    def _day_and_time(self) -> tuple[datetime.date, datetime.datetime]:
        """The batch's day and time: those of its first call, so that a resumed one ends as it would have."""
        request = self._request
        time = request.time or now()
        day = request.as_of or today()
        day = (
            day if request.as_of else datetime.date.fromisoformat(self._ledger.fact("as_of", day.isoformat()))
        )
        if not request.time:
            time = datetime.datetime.fromisoformat(self._ledger.fact("time", time.isoformat()))
        return day, time


def _check_out(request: Request) -> None:
    try:
        request.out.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise OutputError(
            f"{request.out}: this folder cannot be made ({error.strerror}); name another --out."
        ) from None
    if (request.out / FILE_NAME).exists() and not (request.resume or request.force):
        raise OutputError(
            f"{request.out}: a batch is in this folder already; go on with it by --resume, begin anew with --force, "
            "or choose another --out."
        )
    if request.previous and request.previous.resolve() == request.out.resolve():
        raise RequestError("--previous and --out are the same folder; give this round a folder of its own.")
    report = request.report
    if report and not report.parent.is_dir():
        raise OutputError(f"{report}: the folder {report.parent} is not there; make it first.")
    if report and report.exists() and not (request.resume or request.force):
        raise OutputError(f"{report}: this file exists already; choose another name, or add --force.")


def _opened(request: Request) -> Ledger:
    ledger = Ledger(request.out)
    if request.force:
        ledger.clear()
    return ledger

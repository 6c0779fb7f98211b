"""Client folders for tests, and a batch over them with workers that all tests share."""

import contextlib
import datetime
import hashlib
from pathlib import Path
from typing import Any

import docx
import psutil

from docxplug.batch.crew import Crew
from docxplug.batch.orders import Tools
from docxplug.batch.running import Step, Ways
from docxplug.batch.session import Request, Session
from docxplug.pipeline import Choices, Signature
from docxplug.report.batch_model import BatchReport, FileResult

DAY = datetime.date(2026, 11, 21)
TIME = datetime.datetime(2026, 11, 21, 10, tzinfo=datetime.UTC)

POSTING = (
    "TQ 1: Demonstrated experience directing a maintenance program, including dredging.\n"
    "TQ 2: Experience managing budgets of an agency, including cost control.\n"
    "TQ 3: Ability to lead modernization of control systems in a regulated environment.\n"
    "Answers may not exceed two pages per TQ. Your responses to all TQs together may not exceed 150 words.\n"
)
MONDAYS = (
    "I convened the nine lock masters every Monday at seven and asked each one for the repair that worried him most, "
    "and I gave the dredging crews their orders for the week."
)
LOCKS = (
    "TQ 1: Demonstrated experience directing a maintenance program, including dredging",
    "Challenge: Nine locks on the upper river closed eleven times in the winter of 2023.",
    f"Action: I was responsible for the maintenance program. I directed 31 engineers. {MONDAYS}",
    "Result: The backlog fell from 90 to 40 repairs by June 2024.",
)
BUDGET = (
    "TQ 2: Experience managing budgets of an agency, including cost control",
    "Challenge: The agency had overspent its budget of $40 million in two years of three.",
    "Action: I rebuilt the budget from its contracts up. Costs were cut by 4 percent.",
    "Result: We closed 2025 with $1.2 million unspent.",
)


def write_answer(path: Path, *paragraphs: str) -> Path:
    """A Word file with these paragraphs."""
    path.parent.mkdir(parents=True, exist_ok=True)
    document = docx.Document()
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    document.save(str(path))
    return path


def client(folder: Path, *, posting: str = POSTING) -> Path:
    """A client's folder with an announcement and two answers."""
    write_answer(folder / "TQ 1.docx", *LOCKS)
    write_answer(folder / "TQ 2.docx", *BUDGET)
    (folder / "announcement.txt").write_text(posting, encoding="utf-8")
    return folder


def quick(_: Path, as_of: datetime.date, time: datetime.datetime) -> Ways:
    """Neither layout nor grammar: both have tests of their own."""
    return Ways(Choices(as_of, pages="none"), Signature("docxplug", None, time), Tools("none"))


def with_office(file: Path, as_of: datetime.date, time: datetime.datetime) -> Ways:
    """With the pages that LibreOffice counts."""
    ways = quick(file, as_of, time)
    return ways._replace(choices=ways.choices._replace(pages="libreoffice"))


def run(crew: Crew, paths: Path | tuple[Path, ...], out: Path, **more: Any) -> tuple[BatchReport, list[Step]]:
    """One whole batch: its report, read into memory, and its steps."""
    given = paths if isinstance(paths, tuple) else (paths,)
    asked = Request(given, out, more.pop("ways", quick), as_of=DAY, time=TIME, **more)
    with Session(asked) as session:
        session.plan(crew)
        steps = list(session.work(crew))
        report = session.result()
        session.write_reports(report)
        loaded = [item._replace(files=[_in_memory(file) for file in item.files]) for item in report.clients()]
    return report._replace(clients=lambda: loaded), steps


def _in_memory(file: FileResult) -> FileResult:
    """The same without the ledger, which is closed when a test looks at it."""
    review, part = file.review(), file.part()
    return file._replace(review=lambda: review, part=lambda: part)


def digests(folder: Path) -> dict[str, str]:
    """The digest of every file but the ledger."""
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and "sqlite" not in path.name
    }


def workers_of(process: psutil.Process) -> list[psutil.Process]:
    """The batch's own workers below a process, the oldest first; those that end meanwhile are left out."""
    found = []
    for child in process.children(recursive=True):
        with contextlib.suppress(psutil.Error):
            if "docxplug.workers.process" in child.cmdline():
                found.append((child.create_time(), child))
    return [child for _, child in sorted(found, key=lambda pair: pair[0])]

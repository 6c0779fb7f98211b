"""Each worker keeps one LibreOffice for all its documents, and none stays behind."""

import datetime
from pathlib import Path

import psutil
import pytest
from batch_calls import client, quick, run

from docxplug.batch.crew import LocalCrew
from docxplug.batch.running import Ways
from docxplug.workers.handle import Limits


def with_office(file: Path, as_of: datetime.date, time: datetime.datetime) -> Ways:
    ways = quick(file, as_of, time)
    return ways._replace(choices=ways.choices._replace(pages="libreoffice"))


def offices() -> list[psutil.Process]:
    found = psutil.Process().children(recursive=True)
    return [process for process in found if process.name() == "soffice.bin"]


@pytest.mark.libreoffice
def test_pages_are_counted_by_a_libreoffice_that_is_kept_running(tmp_path: Path) -> None:
    for name in ("Lee", "Ortiz"):
        client(tmp_path / "in" / name)

    with LocalCrew(1, Limits()) as crew:
        report, _ = run(crew, tmp_path / "in", tmp_path / "out", ways=with_office)
        running = offices()

    files = [file for item in report.clients() for file in item.files]
    assert {file.review()["pages"]["source"] for file in files} == {"libreoffice"}
    assert len(running) == 1
    assert psutil.wait_procs(running, timeout=20)[1] == []

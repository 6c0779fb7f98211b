"""Each worker keeps one LibreOffice for all its documents, and none stays behind."""

from pathlib import Path

import psutil
import pytest
from batch_calls import client, run, with_office

from docxplug.batch.crew import LocalCrew
from docxplug.workers.handle import Limits


def offices() -> list[psutil.Process]:
    found = psutil.Process().children(recursive=True)
    return [process for process in found if _is_office(process)]


def _is_office(process: psutil.Process) -> bool:
    try:
        return bool(process.name() == "soffice.bin")
    except psutil.NoSuchProcess:  # it ended while it was looked at
        return False


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
    assert psutil.wait_procs(running, timeout=60)[1] == []

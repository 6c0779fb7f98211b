"""A batch over revised documents says what was fixed, what is new and what is left, client by client."""

import shutil
from pathlib import Path

import pytest
from batch_calls import BUDGET, LOCKS, client, run, write_answer

from docxplug.batch.crew import LocalCrew
from docxplug.errors import RequestError
from docxplug.report.batch_model import Since


def test_a_clean_revision_is_compared_by_its_place(crew: LocalCrew, tmp_path: Path) -> None:
    folder = client(tmp_path / "in" / "Ortiz")
    first, _ = run(crew, tmp_path / "in", tmp_path / "round 1")
    write_answer(folder / "TQ 1.docx", *LOCKS[:2], LOCKS[2].replace("was responsible for", "ran"), LOCKS[3])

    second, _ = run(crew, tmp_path / "in", tmp_path / "round 2", previous=tmp_path / "round 1")

    (before,), (after,) = first.clients(), second.clients()
    told = {file.name: file.since for file in after.files}
    counts = {file.name: len(file.review()["findings"]) for file in before.files}
    changed = told["Ortiz/TQ 1.docx"]
    assert all(file.since is None for file in before.files)
    assert told["Ortiz/TQ 2.docx"] == Since(0, 0, counts["Ortiz/TQ 2.docx"])
    assert changed is not None
    assert changed.fixed >= 1
    assert changed.fixed + changed.left == counts["Ortiz/TQ 1.docx"]
    (revised, _) = after.files
    assert ("verb.weak", "was responsible for") in {
        (f["check"], f["quote"]) for f in revised.review()["fixed"]
    }


def test_the_copy_of_the_last_round_is_the_same_document_again(crew: LocalCrew, tmp_path: Path) -> None:
    client(tmp_path / "in")
    run(crew, tmp_path / "in", tmp_path / "round 1")
    (tmp_path / "back").mkdir()
    for copy in (tmp_path / "round 1").glob("*.docx"):
        shutil.copy(copy, tmp_path / "back")
    shutil.copy(tmp_path / "in" / "announcement.txt", tmp_path / "back")

    report, _ = run(crew, tmp_path / "back", tmp_path / "round 2", previous=tmp_path / "round 1")

    since = report.totals().since
    assert since is not None
    assert (since.fixed, since.new) == (0, 0)
    assert since.left > 0
    assert (tmp_path / "round 2" / "TQ 1.reviewed-2.docx").is_file()


def test_documents_that_did_not_come_back_are_named(crew: LocalCrew, tmp_path: Path) -> None:
    folder = client(tmp_path / "in")
    run(crew, tmp_path / "in", tmp_path / "round 1")
    (folder / "TQ 2.docx").unlink()
    write_answer(folder / "TQ 3.docx", *BUDGET)

    report, _ = run(crew, tmp_path / "in", tmp_path / "round 2", previous=tmp_path / "round 1")

    (only,) = report.clients()
    assert report.gone == ("TQ 2.docx",)
    assert [file.name for file in only.files if file.since is None] == ["TQ 3.docx"]


def test_a_folder_without_a_ledger_is_no_last_round(crew: LocalCrew, tmp_path: Path) -> None:
    client(tmp_path / "in")

    with pytest.raises(RequestError, match="no ledger of an earlier batch"):
        run(crew, tmp_path / "in", tmp_path / "out", previous=tmp_path / "in")

"""``docxplug batch`` as it is typed: exit codes, messages, options and settings."""

import json
from pathlib import Path

import pytest
from cli_calls import ANSWER, QUICK, call, write_answer

from docxplug.cli.progress import Progress
from docxplug.word import open_document


@pytest.fixture
def clients(tmp_path: Path, announcement: Path) -> Path:
    """A folder with one client's folder, which has an answer and the announcement."""
    folder = tmp_path / "clients"
    (folder / "Ortiz").mkdir(parents=True)
    write_answer(folder / "Ortiz" / "TQ 1.docx", *ANSWER)
    announcement.rename(folder / "Ortiz" / "announcement.txt")
    return folder


def test_a_batch_says_what_it_did_and_where_the_report_is(
    clients: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    outcome = call(capsys, "batch", clients, "--out", tmp_path / "out", *QUICK)

    assert outcome.code == 0
    assert outcome.out.startswith("1 file reviewed;")
    assert outcome.err == ""
    assert str(tmp_path / "out" / "report.html") in outcome.out
    assert (tmp_path / "out" / "Ortiz" / "TQ 1.reviewed.docx").is_file()


def test_a_file_that_failed_makes_the_exit_code_3(
    clients: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (clients / "Ortiz" / "TQ 2.docx").write_bytes(b"PK")

    outcome = call(capsys, "batch", clients, "--out", tmp_path / "out", *QUICK, "--fail-on", "error")

    assert outcome.code == 3
    assert "Not done: Ortiz/TQ 2.docx:" in outcome.out


def test_fail_on_is_exit_code_1(clients: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    outcome = call(capsys, "batch", clients, "--out", tmp_path / "out", *QUICK, "--fail-on", "warning")

    assert outcome.code == 1


def test_a_batch_that_is_there_is_one_sentence_about_the_ways_on(
    clients: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    arguments = ("batch", clients, "--out", tmp_path / "out", *QUICK, "--jobs", "1")
    call(capsys, *arguments)

    again = call(capsys, *arguments)

    assert again.code == 2
    assert again.err.count("\n") == 1
    assert "--resume" in again.err
    assert "--force" in again.err
    assert call(capsys, *arguments, "--resume").code == 0


def test_each_folder_is_reviewed_by_its_own_settings(
    clients: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write_answer(clients / "answer.docx", *ANSWER)
    (clients / "Ortiz" / "docxplug.toml").write_text('only = ["verb"]\nauthor = "Ann"\n', encoding="utf-8")

    call(capsys, "batch", clients, "--out", tmp_path / "out", *QUICK, "--jobs", "1")

    (of_ortiz, of_all) = (
        tmp_path / "out" / "Ortiz" / "TQ 1.reviewed.docx",
        tmp_path / "out" / "answer.reviewed.docx",
    )
    loaded = json.loads((tmp_path / "out" / "batch.json").read_text(encoding="utf-8"))
    reviews = {file["name"]: file["review"] for item in loaded["clients"] for file in item["files"]}
    assert {thread.author for thread in open_document(of_ortiz).threads()} == {"Ann"}
    assert {thread.author for thread in open_document(of_all).threads()} == {"docxplug"}
    assert {f["check"].split(".")[0] for f in reviews["Ortiz/TQ 1.docx"]["findings"]} == {"verb"}
    assert {f["check"].split(".")[0] for f in reviews["answer.docx"]["findings"]} > {"verb"}


def test_a_pack_of_the_users_own_reaches_the_workers(
    clients: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    pack = tmp_path / "mine.toml"
    pack.write_text('extends = "tq"\nname = "mine"\nversion = "7"\n', encoding="utf-8")

    outcome = call(capsys, "batch", clients, "--out", tmp_path / "out", *QUICK, "--rubric", pack)

    assert outcome.code == 0
    loaded = json.loads((tmp_path / "out" / "batch.json").read_text(encoding="utf-8"))
    assert loaded["clients"][0]["files"][0]["review"]["rubric"]["version"] == "7"


def test_a_cluster_that_is_not_there_is_one_sentence(
    clients: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    pytest.importorskip("distributed")

    outcome = call(capsys, "batch", clients, "--out", tmp_path / "out", "--dask", "tcp://127.0.0.1:9", *QUICK)

    assert outcome.code == 2
    assert "no Dask scheduler answers there" in outcome.err


def test_the_report_goes_where_it_is_wanted(
    clients: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    call(capsys, "batch", clients, "--out", tmp_path / "out", "--report", tmp_path / "for Maria.html", *QUICK)

    assert "<h1>Review: Ortiz</h1>" in (tmp_path / "for Maria.html").read_text(encoding="utf-8")
    assert not (tmp_path / "out" / "report.html").exists()


def test_the_line_of_progress_has_rate_and_remaining_time() -> None:
    progress = Progress(10)
    for number in range(4):
        progress.step(is_new=number > 1, is_failed=number == 3)

    assert progress.line(4.0) == "████████░░░░░░░░░░░░ 4/10 files, 1 not done, 0.5 a second, 0:12 left"

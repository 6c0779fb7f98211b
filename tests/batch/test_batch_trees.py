"""Which files a batch takes, where their copies go, and that nothing else is touched."""

from pathlib import Path

import pytest
from batch_calls import LOCKS, POSTING, client, digests, run, write_answer

from docxplug.batch.crew import LocalCrew
from docxplug.errors import OutputError, RequestError
from docxplug.word import open_document


def test_the_output_mirrors_the_input_and_the_input_stays(crew: LocalCrew, tmp_path: Path) -> None:
    source = tmp_path / "in"
    client(source / "Ortiz" / "round one")
    write_answer(source / "Lee" / "answers.docx", *LOCKS)
    (source / "Lee" / "~$answers.docx").write_bytes(b"lock")
    before = digests(source)

    run(crew, source, tmp_path / "out")

    copies = {name for name in digests(tmp_path / "out") if "/" in name}
    assert copies == {
        "Lee/answers.reviewed.docx",
        "Ortiz/round one/TQ 1.reviewed.docx",
        "Ortiz/round one/TQ 2.reviewed.docx",
    }
    assert digests(source) == before
    texts = {thread.text for thread in open_document(tmp_path / "out/Lee/answers.reviewed.docx").threads()}
    assert any("was responsible for" in text for text in texts)


def test_an_output_folder_inside_the_input_is_not_read_again(crew: LocalCrew, tmp_path: Path) -> None:
    client(tmp_path / "in")
    run(crew, tmp_path / "in", tmp_path / "in" / "out")

    _, steps = run(crew, tmp_path / "in", tmp_path / "in" / "out", force=True)

    assert sorted(step.key for step in steps) == ["TQ 1.docx", "TQ 2.docx"]


def test_the_input_folder_itself_is_no_output_folder(crew: LocalCrew, tmp_path: Path) -> None:
    client(tmp_path / "in")

    with pytest.raises(RequestError, match="copies must go to another one"):
        run(crew, tmp_path / "in", tmp_path / "in")


def test_a_text_and_a_word_file_of_one_name_get_two_copies(crew: LocalCrew, tmp_path: Path) -> None:
    write_answer(tmp_path / "in" / "TQ 1.docx", *LOCKS)
    (tmp_path / "in" / "TQ 1.txt").write_text("\n".join(LOCKS), encoding="utf-8")

    run(crew, tmp_path / "in", tmp_path / "out")

    assert {name for name in digests(tmp_path / "out") if name.endswith(".docx")} == {
        "TQ 1.reviewed.docx",
        "TQ 1.txt.reviewed.docx",
    }


def test_two_files_of_one_place_are_refused(crew: LocalCrew, tmp_path: Path) -> None:
    first = write_answer(tmp_path / "a" / "TQ 1.docx", *LOCKS)
    second = write_answer(tmp_path / "b" / "TQ 1.docx", *LOCKS)

    with pytest.raises(RequestError, match="would have the same place"):
        run(crew, (first, second), tmp_path / "out")


def test_several_folders_come_under_their_own_names(crew: LocalCrew, tmp_path: Path) -> None:
    folders = (client(tmp_path / "Ortiz"), client(tmp_path / "Lee"))

    report, _ = run(crew, folders, tmp_path / "out")

    assert [item.name for item in report.clients()] == ["Lee", "Ortiz"]


def test_a_copy_that_is_there_is_kept_unless_force_is_given(crew: LocalCrew, tmp_path: Path) -> None:
    client(tmp_path / "in")
    copy = tmp_path / "out" / "TQ 1.reviewed.docx"
    copy.parent.mkdir()
    copy.write_bytes(b"somebody's own work")

    with pytest.raises(OutputError, match="there already"):
        run(crew, tmp_path / "in", tmp_path / "out")
    assert copy.read_bytes() == b"somebody's own work"

    run(crew, tmp_path / "in", tmp_path / "out", force=True)
    assert open_document(copy).threads()


def test_a_bad_file_costs_a_line_and_not_the_batch(crew: LocalCrew, tmp_path: Path) -> None:
    client(tmp_path / "in")
    (tmp_path / "in" / "old.doc").write_bytes(bytes.fromhex("d0cf11e0a1b11ae1") + bytes(600))
    (tmp_path / "in" / "cut.docx").write_bytes((tmp_path / "in" / "TQ 1.docx").read_bytes()[:4000])
    (tmp_path / "in" / "empty.docx").write_bytes(b"")

    report, _ = run(crew, tmp_path / "in", tmp_path / "out")

    (only,) = report.clients()
    reasons = {file.name: file.reason for file in only.files}
    assert report.totals().done == 2
    assert reasons["TQ 1.docx"] is None
    assert all(str(reasons[name]).endswith(".") for name in ("old.doc", "cut.docx", "empty.docx"))


def test_a_folder_without_documents_is_an_error(crew: LocalCrew, tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "announcement.txt").write_text(POSTING, encoding="utf-8")

    with pytest.raises(RequestError, match="no document"):
        run(crew, tmp_path / "in", tmp_path / "out")

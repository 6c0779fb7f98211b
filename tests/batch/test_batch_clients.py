"""Whose announcement a document is held against, and what only all documents of a client show together."""

from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest
from batch_calls import BUDGET, LOCKS, POSTING, client, run, write_answer

from docxplug.batch.clients import Told, clients_of
from docxplug.batch.crew import LocalCrew
from docxplug.batch.inputs import Found, Mapped, read_map
from docxplug.batch.orders import Outcome, PostingOrder, PostingRead
from docxplug.errors import PostingError, RequestError
from docxplug.posting import Posting


def test_the_file_named_like_an_announcement_is_the_folders(crew: LocalCrew, tmp_path: Path) -> None:
    client(tmp_path / "in" / "Ortiz")

    report, _ = run(crew, tmp_path / "in", tmp_path / "out")

    (only,) = report.clients()
    assert only.announced == "Ortiz/announcement.txt, which is named like one"
    assert len((only.posting or {})["qualifications"]) == 3


def test_the_file_that_reads_like_an_announcement_is_found(crew: LocalCrew, tmp_path: Path) -> None:
    folder = client(tmp_path / "in")
    (folder / "announcement.txt").rename(folder / "what they sent me.txt")

    report, steps = run(crew, tmp_path / "in", tmp_path / "out")

    (only,) = report.clients()
    assert only.announced == "what they sent me.txt, which reads like one"
    assert len(steps) == 2


def test_answers_that_repeat_the_qualifications_are_no_announcement(crew: LocalCrew, tmp_path: Path) -> None:
    repeated = [line for line in POSTING.splitlines() for line in (line, LOCKS[2])]
    write_answer(tmp_path / "in" / "all answers.docx", *repeated)
    write_answer(tmp_path / "in" / "TQ 2.docx", *BUDGET)

    report, steps = run(crew, tmp_path / "in", tmp_path / "out")

    (only,) = report.clients()
    assert only.posting is None
    assert len(steps) == 2


def test_the_announcement_above_serves_all_folders_below(crew: LocalCrew, tmp_path: Path) -> None:
    for name in ("Lee", "Ortiz"):
        (client(tmp_path / "in" / name) / "announcement.txt").unlink()
    (tmp_path / "in" / "vacancy.txt").write_text(POSTING, encoding="utf-8")

    report, _ = run(crew, tmp_path / "in", tmp_path / "out")

    assert [(item.name, item.is_package) for item in report.clients()] == [("Lee", True), ("Ortiz", True)]


def test_a_table_of_many_clients_takes_work_in_proportion(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    resolve, looked_up = Path.resolve, Counter[int]()

    def read_all(orders: Iterable[PostingOrder]) -> Iterator[tuple[str, Outcome]]:
        return ((order.key, PostingRead(Posting((), ()))) for order in orders)

    for count in (10, 40):
        found, mapped = [], {}
        for number in range(count):
            folder = tmp_path / f"{count}" / f"{number}"
            document, posting = write_answer(folder / "a.docx", "I led."), folder / "announcement.txt"
            posting.write_text("TQ 1: Leading.")
            found += [Found(f"{number}/{path.name}", path) for path in (document, posting)]
            mapped[document.resolve()] = Mapped(posting, "")

        def counted(path: Path, count: int = count) -> Path:
            looked_up[count] += 1
            return resolve(path)

        with monkeypatch.context() as patch:
            patch.setattr(Path, "resolve", counted)
            assert len(clients_of(found, Told(None, mapped), read_all)) == count

    assert looked_up[40] == 4 * looked_up[10]


@pytest.mark.parametrize("delimiter", [";", "\t"])
def test_a_table_of_a_spreadsheet_that_writes_no_commas_is_read(tmp_path: Path, delimiter: str) -> None:
    write_answer(tmp_path / "a, b.docx", *LOCKS)
    rows = [["File", "Posting", "Client"], ["a, b.docx", "", "Ortiz, Maria"], ["", "", ""]]
    table = tmp_path / "map.csv"
    table.write_text("\r\n".join(map(delimiter.join, rows)), encoding="utf-8-sig", newline="")

    assert [line.client for line in read_map(table).values()] == ["Ortiz, Maria"]


def test_a_line_that_no_spreadsheet_can_have_written_is_named(tmp_path: Path) -> None:
    table = tmp_path / "map.csv"
    table.write_text(f"file,posting\n{'x' * 200_000},\n", encoding="utf-8")

    with pytest.raises(RequestError, match="line 2 cannot be read"):
        read_map(table)


def test_a_table_gives_each_file_its_announcement_and_client(crew: LocalCrew, tmp_path: Path) -> None:
    write_answer(tmp_path / "in" / "a.docx", *LOCKS)
    write_answer(tmp_path / "in" / "b.docx", *BUDGET)
    (tmp_path / "asked.txt").write_text(POSTING, encoding="utf-8")
    table = tmp_path / "map.csv"
    table.write_text(
        "file,posting,client\nin/a.docx,asked.txt,Maria Ortiz\nin/b.docx,,Ann Lee\n", encoding="utf-8"
    )

    report, _ = run(crew, tmp_path / "in", tmp_path / "out", table=table)

    told = {item.name: item.announced for item in report.clients()}
    assert told == {"Maria Ortiz": "asked.txt, as the table says", "Ann Lee": "there is none in the folder"}


def test_a_table_that_names_no_file_says_which_line(crew: LocalCrew, tmp_path: Path) -> None:
    client(tmp_path / "in")
    table = tmp_path / "map.csv"
    table.write_text("file,posting\nin/TQ 1.docx,missing.txt\n", encoding="utf-8")

    with pytest.raises(RequestError, match=r"line 2 names “missing\.txt”"):
        run(crew, tmp_path / "in", tmp_path / "out", table=table)


def test_an_announcement_that_was_named_must_be_readable(crew: LocalCrew, tmp_path: Path) -> None:
    client(tmp_path / "in")
    (tmp_path / "scan.pdf").write_bytes(b"%PDF-1.4 nothing")

    with pytest.raises(PostingError, match=r"scan\.pdf"):
        run(crew, tmp_path / "in", tmp_path / "out", posting=tmp_path / "scan.pdf")


def test_a_qualification_is_missing_only_where_no_document_answers_it(
    crew: LocalCrew, tmp_path: Path
) -> None:
    client(tmp_path / "in")
    write_answer(tmp_path / "in" / "both.docx", *LOCKS, *BUDGET)

    report, _ = run(crew, tmp_path / "in", tmp_path / "out")

    (only,) = report.clients()
    found = [finding.message for finding in only.findings if finding.check == "answer.missing"]
    assert found == ["The announcement asks for TQ 3; no document of this client answers it."]
    in_documents = {finding["check"] for file in only.files for finding in file.review()["findings"]}
    assert "answer.missing" not in in_documents


def test_an_answer_may_be_in_a_document_that_could_not_be_read(crew: LocalCrew, tmp_path: Path) -> None:
    client(tmp_path / "in")
    (tmp_path / "in" / "TQ 3.docx").write_bytes(b"PK broken")

    report, _ = run(crew, tmp_path / "in", tmp_path / "out")

    (only,) = report.clients()
    assert any("Not every document could be read" in finding.message for finding in only.findings)


def test_a_passage_used_in_two_documents_is_found_and_named(crew: LocalCrew, tmp_path: Path) -> None:
    folder = client(tmp_path / "in")
    write_answer(folder / "TQ 2.docx", *BUDGET[:2], LOCKS[2])

    report, _ = run(crew, tmp_path / "in", tmp_path / "out")

    (only,) = report.clients()
    (reused,) = (finding for finding in only.findings if finding.check == "reuse.story")
    assert reused.file == "TQ 2.docx"
    assert "TQ 1.docx" in reused.message
    assert reused.quote in LOCKS[2]


def test_different_stories_in_two_documents_are_no_reuse(crew: LocalCrew, tmp_path: Path) -> None:
    client(tmp_path / "in")

    report, _ = run(crew, tmp_path / "in", tmp_path / "out")

    (only,) = report.clients()
    assert [finding for finding in only.findings if finding.check == "reuse.story"] == []


def test_a_limit_for_all_answers_counts_every_document(crew: LocalCrew, tmp_path: Path) -> None:
    client(tmp_path / "in", posting=POSTING.replace("150 words", "90 words"))

    report, _ = run(crew, tmp_path / "in", tmp_path / "out")

    (only,) = report.clients()
    (limit,) = only.limits
    words = [answer["words"] for file in only.files for answer in file.review()["responses"]]
    assert (limit.actual, limit.verdict) == (sum(words), "over")
    assert all(count <= 90 for count in words)


def test_answers_with_the_word_vacancy_in_their_name_are_reviewed(crew: LocalCrew, tmp_path: Path) -> None:
    folder = client(tmp_path / "in")
    (folder / "TQ 1.docx").rename(folder / "Vacancy 26-114 answers.docx")

    report, steps = run(crew, tmp_path / "in", tmp_path / "out")

    (only,) = report.clients()
    assert only.announced.startswith("announcement.txt")
    assert sorted(step.key for step in steps) == ["TQ 2.docx", "Vacancy 26-114 answers.docx"]


def test_the_announcement_that_is_named_serves_all_and_none_is_reviewed(
    crew: LocalCrew, tmp_path: Path
) -> None:
    client(tmp_path / "in" / "Lee")
    client(tmp_path / "in" / "Ortiz")
    named = tmp_path / "in" / "what is asked.txt"
    named.write_text(POSTING, encoding="utf-8")

    report, steps = run(crew, tmp_path / "in", tmp_path / "out", posting=named)

    assert len(steps) == 4
    assert {item.announced for item in report.clients()} == {"what is asked.txt, which you named"}

"""``docxplug review``: reports in every form, exit codes, text from a pipe."""

import csv
import io
import json
import os
from html.parser import HTMLParser
from pathlib import Path

import pytest
from cli_calls import ANSWER, POSTING, QUICK, call, call_process, write_answer

KEYS = {
    "schema",
    "tool",
    "offset_unit",
    "file",
    "as_of",
    "rubric",
    "posting",
    "pages",
    "responses",
    "findings",
    "comments",
    "fixed",
    "failures",
    "summary",
}


def test_json_stands_alone_and_every_quote_is_where_it_says(
    answer: Path, announcement: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    outcome = call(
        capsys, "review", answer, "--posting", announcement, "--format", "json", "--paragraphs", *QUICK
    )

    review = json.loads(outcome.out)
    texts = [paragraph["text"] for paragraph in review["paragraphs"]]
    assert review.keys() >= KEYS
    assert review["schema"] == "docxplug.review/1"
    assert texts == list(ANSWER)
    assert review["findings"]
    for finding in review["findings"]:
        places = [finding, *finding["more"]] if finding["paragraph"] is not None else []
        for place in places:
            assert texts[place["paragraph"]][place["start"] : place["end"]] == place["quote"]


def test_a_weak_verb_is_found_at_its_words(
    answer: Path, announcement: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    outcome = call(
        capsys, "review", answer, "--posting", announcement, "--format", "json", "--only", "verb.weak", *QUICK
    )

    found = json.loads(outcome.out)["findings"]
    assert [(finding["check"], finding["paragraph"]) for finding in found] == [("verb.weak", 1)]
    assert "responsible for" in found[0]["quote"]


def test_comments_and_findings_name_each_other(
    answer: Path, announcement: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    review = json.loads(
        call(capsys, "review", answer, "--posting", announcement, "--format", "json", *QUICK).out
    )

    ids = {finding["id"] for finding in review["findings"]}
    comments = {comment["id"]: comment for comment in review["comments"]}
    assert comments
    assert all(set(comment["findings"]) <= ids for comment in comments.values())
    for finding in review["findings"]:
        if finding["comment"]:
            assert finding["id"] in comments[finding["comment"]]["findings"]


def test_several_files_are_an_array_in_the_order_given(
    answer: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    second = write_answer(tmp_path / "another.docx", *ANSWER)

    reviews = json.loads(call(capsys, "review", answer, second, "--format", "json", *QUICK).out)

    assert [review["file"]["name"] for review in reviews] == ["TQ 1.docx", "another.docx"]


def test_the_text_report_fits_a_terminal_and_names_what_was_found(
    answer: Path, announcement: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    outcome = call(capsys, "review", answer, "--posting", announcement, *QUICK)

    assert "“was responsible for" in outcome.out
    assert "[verb.weak]" in outcome.out
    assert "at most 2 pages for each TQ" in outcome.out
    assert max(map(len, outcome.out.splitlines())) <= 100


def test_the_table_has_a_line_for_each_finding(
    answer: Path, announcement: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    arguments = ("review", answer, "--posting", announcement, *QUICK)
    rows = list(csv.DictReader(io.StringIO(call(capsys, *arguments, "--format", "csv").out)))
    review = json.loads(call(capsys, *arguments, "--format", "json").out)

    assert [row["check"] for row in rows] == [finding["check"] for finding in review["findings"]]


def test_no_cell_of_the_table_is_a_formula(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    answer = write_answer(tmp_path / "=cmd.docx", *ANSWER)

    rows = csv.DictReader(io.StringIO(call(capsys, "review", answer, "--format", "csv", *QUICK).out))

    assert {row["file"] for row in rows} == {"'=cmd.docx"}


def test_a_report_for_excel_begins_with_the_mark_that_says_utf_8(
    answer: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    report = tmp_path / "report.csv"

    outcome = call(capsys, "review", answer, "--format", "csv", "-o", report, *QUICK)

    assert outcome.out == ""
    assert report.read_bytes().startswith(b"\xef\xbb\xbffile,")


@pytest.mark.parametrize(("level", "code"), [("never", 0), ("error", 0), ("warning", 1)])
def test_fail_on_decides_the_exit_code(
    answer: Path, announcement: Path, capsys: pytest.CaptureFixture[str], level: str, code: int
) -> None:
    arguments = (
        "--posting",
        announcement,
        "--only",
        "mirror.missing",
        "--format",
        "json",
        "--fail-on",
        level,
    )

    outcome = call(capsys, "review", answer, *arguments, *QUICK)

    assert json.loads(outcome.out)["summary"] == {"error": 0, "warning": 1, "info": 0}
    assert outcome.code == code


def test_a_text_from_a_pipe_is_reviewed(announcement: Path) -> None:
    given = "\r\n".join(ANSWER).encode("utf-16")

    done = call_process(["review", "-", "--posting", announcement, "--format", "json", *QUICK], given=given)

    review = json.loads(done.stdout)
    assert review["file"]["name"] == "-"
    assert any("responsible for" in (finding["quote"] or "") for finding in review["findings"])


def test_document_and_announcement_cannot_both_come_from_the_pipe() -> None:
    done = call_process(["review", "-", "--posting", "-", *QUICK], given=b"text")

    assert done.returncode == 2
    assert b"Only one of" in done.stderr


def test_output_is_utf_8_whatever_the_locale_says(answer: Path, announcement: Path) -> None:
    env = {**os.environ, "PYTHONIOENCODING": "ascii", "LC_ALL": "C"}

    done = call_process(["review", answer, "--posting", announcement, *QUICK], env=env)

    assert done.returncode == 0
    assert "“was responsible for" in done.stdout.decode("utf-8")


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "cp1252"])
def test_an_announcement_in_any_common_encoding_is_understood_alike(
    answer: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], encoding: str
) -> None:
    posting = tmp_path / "posting.txt"
    posting.write_bytes(POSTING.replace("\n", "\r\n").encode(encoding))

    review = json.loads(call(capsys, "review", answer, "--posting", posting, "--format", "json", *QUICK).out)

    assert [asked["id"] for asked in review["posting"]["qualifications"]] == ["TQ1"]
    assert [(limit["unit"], limit["value"]) for limit in review["posting"]["limits"]] == [("pages", 2)]


def test_what_was_understood_of_an_announcement_can_be_corrected_and_given_back(
    answer: Path, announcement: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    understood = json.loads(call(capsys, "posting", announcement, "--format", "json").out)
    understood["limits"][0]["value"] = 3
    corrected = tmp_path / "corrected.json"
    corrected.write_text(json.dumps(understood), encoding="utf-8")

    review = json.loads(
        call(capsys, "review", answer, "--posting", corrected, "--format", "json", *QUICK).out
    )

    assert review["posting"]["limits"][0]["value"] == 3


def test_settings_give_defaults_and_the_command_line_wins(
    answer: Path, announcement: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    answer.with_name("docxplug.toml").write_text(
        'posting = "../announcement.txt"\nonly = ["verb.weak"]\n[review]\nformat = "json"\n'
        '[messages]\n"verb.weak" = "Say what you did."\n'
    )

    by_settings = json.loads(call(capsys, "review", answer, *QUICK).out)
    typed = call(capsys, "review", answer, "--format", "text", *QUICK)

    assert [finding["message"] for finding in by_settings["findings"]] == ["Say what you did."]
    assert typed.out.startswith("TQ 1.docx\n")


def test_a_value_in_the_settings_that_the_option_does_not_take_is_named(
    answer: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    settings = answer.with_name("docxplug.toml")
    settings.write_text('pages = "word"')

    outcome = call(capsys, "review", answer, "--grammar", "none")

    assert outcome.code == 2
    assert str(settings) in outcome.err
    assert "pages" in outcome.err


def test_a_reader_that_goes_away_is_told_of_by_the_code_alone(answer: Path) -> None:
    import subprocess
    import sys

    command = [sys.executable, "-m", "docxplug", "review", str(answer), "--format", "json", *QUICK]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout
        assert process.stderr
        process.stdout.close()
        said = process.stderr.read()
        code = process.wait(timeout=60)

    assert said == b""
    assert code == 141


class Page(HTMLParser):
    """The tags, the marked words and the addresses of a page."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.marked: list[str] = []
        self.paragraphs: list[str] = []
        self.addresses: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.addresses += [value or "" for name, value in attrs if name in {"src", "href"}]
        if tag != "meta":
            self.open.append(tag)
        if tag == "mark":
            self.marked.append("")
        if tag == "p":
            self.paragraphs.append("")

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if "mark" in self.open:
            self.marked[-1] += data
        if "p" in self.open:
            self.paragraphs[-1] += data


def test_the_page_marks_the_words_and_loads_nothing(
    answer: Path, announcement: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    outcome = call(capsys, "review", answer, "--posting", announcement, "--format", "html", *QUICK)

    page = Page(outcome.out)
    assert page.open == []
    assert page.addresses == []
    assert (
        "Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\"" in outcome.out
    )
    assert any("was responsible for" in words for words in page.marked)
    assert set(ANSWER) <= set(page.paragraphs)


def test_signs_of_html_in_a_text_stay_text(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = "I cut losses <script>alert(1)</script> & costs; I was responsible for <b>nine</b> locks."
    answer = write_answer(tmp_path / "a<b>.docx", text)

    page = Page(call(capsys, "review", answer, "--format", "html", *QUICK).out)

    assert text in page.paragraphs
    assert "script" not in page.open


def test_of_several_files_those_that_can_be_read_are_reviewed(
    answer: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    bad = answer.with_name("bad.docx")
    bad.write_bytes(b"PK")

    outcome = call(capsys, "review", bad, answer, "--format", "json", *QUICK)

    assert outcome.code == 3
    assert [review["file"]["name"] for review in json.loads(outcome.out)] == [answer.name]
    assert outcome.err.startswith(f"docxplug: {bad}: ")
    assert outcome.err.count("\n") == 1


def test_where_no_file_can_be_read_each_is_told_of(answer: Path, capsys: pytest.CaptureFixture[str]) -> None:
    names = [answer.with_name(name) for name in ("one.docx", "two.docx")]

    outcome = call(capsys, "review", *names, *QUICK)

    assert (outcome.code, outcome.out) == (2, "")
    assert [str(name) in line for name, line in zip(names, outcome.err.splitlines(), strict=True)] == [
        True
    ] * 2

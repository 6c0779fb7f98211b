"""Pages, packs and LanguageTool from the command line."""

import json
from pathlib import Path

import pytest
from cli_calls import call


def test_pages_tells_each_answers_length_and_whether_it_keeps_its_limit(
    capsys: pytest.CaptureFixture[str], examples: Path
) -> None:
    outcome = call(
        capsys,
        *("pages", examples / "client-answers.docx", "--posting", examples / "announcement.txt"),
        *("--pages", "estimate"),
    )

    assert outcome.code == 0
    assert "R2 TQ 2: 1,008 words" in outcome.out
    assert outcome.out.count("at most 2 pages for each TQ: kept.") == 2
    assert outcome.out.count("at most 2 pages for each TQ: over the limit from") == 1


def test_pages_as_json_has_counts_by_kind_of_text(capsys: pytest.CaptureFixture[str], examples: Path) -> None:
    outcome = call(
        capsys, "pages", examples / "client-answers.docx", "--pages", "estimate", "--format", "json"
    )

    data = json.loads(outcome.out)
    assert data["schema"] == "docxplug.pages/1"
    assert data["pages"]["low"] <= data["pages"]["pages"] <= data["pages"]["high"]
    assert data["texts"]["footnotes"]["words"] == 11
    assert [response["words"] for response in data["responses"]] == [660, 1008, 627]


def test_pages_of_plain_text_says_that_it_has_no_layout(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    path = tmp_path / "a.txt"
    path.write_text("I led it.", encoding="utf-8")

    outcome = call(capsys, "pages", path)

    assert outcome.code == 0
    assert "not counted" in outcome.out
    assert "3 words" in outcome.out


def test_the_packs_are_listed_and_shown(capsys: pytest.CaptureFixture[str]) -> None:
    listed = call(capsys, "rubric", "list").out.split()
    assert {"tq", "ecq-2012", "resume-2025"} <= set(listed)

    shown = call(capsys, "rubric", "show", "ecq-2012").out
    assert "recency.ecq  (error)" in shown
    assert "Source: " in shown


def test_a_new_pack_is_valid_and_reviews(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, examples: Path
) -> None:
    path = tmp_path / "mine.toml"

    assert call(capsys, "rubric", "new", path).code == 0
    again = call(capsys, "rubric", "new", path)
    assert (again.code, "exists" in again.err) == (2, True)
    outcome = call(
        capsys,
        *("review", examples / "tq1.docx", "--rubric", path, "--pages", "none", "--grammar", "none"),
    )
    assert "Rubric: My own rules" in outcome.out


def test_a_pack_whose_example_does_not_hold_ends_with_1(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    path = tmp_path / "mine.toml"
    path.write_text(
        'schema = 1\nname = "mine"\nversion = "1"\ntitle = "Mine"\nkind = "TQ"\nextends = "tq"\n'
        '[checks."verb.weak"]\nexamples = [{ good = "Action: I helped the team in the north." }]\n',
        encoding="utf-8",
    )

    outcome = call(capsys, "rubric", "test", path)

    assert outcome.code == 1
    assert "verb.weak: nothing should be flagged, but “helped” was" in outcome.out
    assert "1 do not hold" in outcome.out


def test_an_unknown_pack_is_one_line_with_the_names_there_are(capsys: pytest.CaptureFixture[str]) -> None:
    outcome = call(capsys, "rubric", "show", "nope")
    assert outcome.code == 2
    assert "choose one of: ecq-2012, resume-2025, tq" in outcome.err


def test_languagetool_says_what_is_missing_and_downloads_nothing(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LTP_PATH", str(tmp_path))

    outcome = call(capsys, "languagetool", "status")

    assert outcome.code == 0
    assert "LanguageTool: none in this folder" in outcome.out
    assert list(tmp_path.iterdir()) == []

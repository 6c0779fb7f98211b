"""Where a reviewed copy goes, and that nothing there is lost."""

import os
from pathlib import Path

import pytest

from docxplug.destinations import (
    Wanted,
    backed_up,
    backup_name,
    destination,
    renamed_copy,
    reviewed_copy,
    write_text,
)
from docxplug.errors import OutputError, RequestError


@pytest.mark.parametrize(
    ("name", "copy"),
    [
        ("TQ 1.docx", "TQ 1.reviewed.docx"),
        ("TQ 1.reviewed.docx", "TQ 1.reviewed-2.docx"),
        ("TQ 1.reviewed-2.docx", "TQ 1.reviewed-3.docx"),
        ("macro.docm", "macro.reviewed.docm"),
        ("a.b.docx", "a.b.reviewed.docx"),
    ],
)
def test_the_copy_stands_beside_the_input_and_keeps_its_suffix(name: str, copy: str) -> None:
    assert reviewed_copy(Path("folder") / name) == Path("folder") / copy


def test_a_pattern_names_the_copy_from_given_values() -> None:
    values = {"first": "Maria", "last": "Ortiz-Lane", "job": "Director"}

    assert renamed_copy(Path("x/draft.docx"), "{last}{first}{job}", values) == Path(
        "x/Ortiz-LaneMariaDirector.docx"
    )


def test_what_no_file_name_may_hold_is_left_out_of_values() -> None:
    assert renamed_copy(Path("draft.docx"), "{job}", {"job": "Director: A/B"}) == Path("Director AB.docx")


@pytest.mark.parametrize(
    ("pattern", "said"),
    [
        ("{town}", "--value town="),
        ("{first", "brace"),
        ("a/b", "no name for a file"),
        ("{first}", "no name for a file"),
    ],
)
def test_a_pattern_that_gives_no_name_is_refused(pattern: str, said: str) -> None:
    with pytest.raises(RequestError, match=said):
        renamed_copy(Path("draft.docx"), pattern, {"first": ""})


def test_an_existing_copy_is_not_replaced_without_force(tmp_path: Path) -> None:
    source, copy = tmp_path / "a.docx", tmp_path / "a.reviewed.docx"
    source.touch()
    copy.touch()

    with pytest.raises(OutputError, match="exists already"):
        destination(source, Wanted())
    assert destination(source, Wanted(force=True)) == copy


def test_the_input_itself_is_never_the_copy_even_with_force(tmp_path: Path) -> None:
    source = tmp_path / "a.docx"
    source.touch()

    with pytest.raises(OutputError, match="the input itself"):
        destination(source, Wanted(output=tmp_path / "." / "a.docx", force=True))


@pytest.mark.parametrize("name", ["copy.docx", "copy.pdf", "copy"])
def test_a_copy_with_macros_keeps_the_suffix_by_which_word_knows_it(name: str, tmp_path: Path) -> None:
    with pytest.raises(RequestError, match=r"call it copy\.docm"):
        destination(tmp_path / "macros.docm", Wanted(output=tmp_path / name))


def test_only_one_way_of_naming_the_copy_is_taken(tmp_path: Path) -> None:
    with pytest.raises(RequestError, match="-o and --in-place"):
        destination(tmp_path / "a.docx", Wanted(output=tmp_path / "b.docx", in_place=True))


@pytest.mark.parametrize("source", [None, Path("answer.txt")])
def test_plain_text_needs_a_name_for_its_word_file(source: Path | None) -> None:
    with pytest.raises(RequestError, match=r"-o NAME\.docx"):
        destination(source, Wanted())


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="is not there"):
        destination(tmp_path / "a.docx", Wanted(output=tmp_path / "no" / "b.docx"))


def test_a_change_in_place_keeps_the_original_as_a_backup(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(b"before")

    with backed_up(path):
        path.write_bytes(b"after")

    assert backup_name(path).read_bytes() == b"before"


def test_an_earlier_backup_is_never_replaced(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(b"second")
    backup_name(path).write_bytes(b"first")

    with pytest.raises(OutputError, match="earlier backup"), backed_up(path):
        path.write_bytes(b"never")

    assert path.read_bytes() == b"second"
    assert backup_name(path).read_bytes() == b"first"


def test_a_backup_with_the_same_bytes_is_used_and_outlives_a_failure(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(b"before")
    backup_name(path).write_bytes(b"before")
    os.utime(backup_name(path), (1, 1))

    with pytest.raises(OutputError), backed_up(path):
        raise OutputError("disk full")

    assert backup_name(path).read_bytes() == b"before"
    assert backup_name(path).stat().st_mtime == 1


@pytest.mark.parametrize("stopped", [KeyboardInterrupt, OutputError])
def test_the_backup_stays_where_the_file_was_changed_before_the_run_was_stopped(
    stopped: type[BaseException], tmp_path: Path
) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(b"before")

    def change_and_stop() -> None:
        with backed_up(path):
            path.write_bytes(b"AFTER!")
            raise stopped

    with pytest.raises(stopped):
        change_and_stop()

    assert backup_name(path).read_bytes() == b"before"


def test_a_change_that_failed_before_it_began_leaves_no_backup_behind(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(b"before")

    with pytest.raises(OutputError), backed_up(path):
        raise OutputError("disk full")

    assert [item.name for item in tmp_path.iterdir()] == ["a.docx"]


def test_a_report_is_written_whole_and_nothing_else_is_left(tmp_path: Path) -> None:
    target = tmp_path / "report.txt"

    write_text(target, "“done”\n", force=False)

    assert target.read_bytes() == "“done”\n".encode()
    assert list(tmp_path.iterdir()) == [target]


def test_an_existing_report_is_not_replaced_without_force(tmp_path: Path) -> None:
    target = tmp_path / "report.txt"
    target.write_text("old")

    with pytest.raises(OutputError, match="exists already"):
        write_text(target, "new", force=False)

    assert target.read_text() == "old"

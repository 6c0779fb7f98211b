"""``docxplug strip``, ``clean`` and ``verify``: what goes, what stays, and the proof of it."""

import datetime
import io
import subprocess
import sys
import zipfile
from pathlib import Path

import docx
import pytest
from cli_calls import ANSWER, QUICK, call, names_in, write_answer

from docxplug.word import open_document, verify

WHEN = datetime.datetime(2026, 11, 21, 9, 0, tzinfo=datetime.UTC)


def parts(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as source:
        return {name: source.read(name) for name in source.namelist()}


def authors(path: Path) -> list[str]:
    return sorted(thread.author for thread in open_document(path).threads())


@pytest.fixture
def reviewed(answer: Path, announcement: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    """An answer with a review signed by a coach, a client's reply in it, and a colleague's own comment."""
    call(capsys, "annotate", answer, "--posting", announcement, "--author", "Dana Coach", *QUICK)
    path = answer.with_name("TQ 1.reviewed.docx")
    document = open_document(path)
    document.reply(document.threads()[0].id, "Will do.", author="Client", date=WHEN)
    document.comment(document.place("31 engineers"), "Civil?", author="Colleague", date=WHEN)
    document.save(path, overwrite=True)
    return path


def strip(capsys: pytest.CaptureFixture[str], path: Path, *arguments: object) -> Path:
    target = path.with_name("stripped.docx")
    outcome = call(capsys, "strip", path, *arguments, "-o", target)
    assert outcome.code == 0, outcome.err
    return target


def test_docxplugs_comments_go_whatever_name_they_are_signed_with(
    reviewed: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    target = strip(capsys, reviewed, "--docxplug")

    assert authors(target) == ["Colleague"]
    assert not any(b"urn:docxplug" in content for content in parts(target).values())
    assert [paragraph.text for paragraph in docx.Document(str(target)).paragraphs] == list(ANSWER)


def test_one_persons_comments_go_and_the_others_stay(
    reviewed: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    target = strip(capsys, reviewed, "--author", "Colleague")

    assert set(authors(target)) == {"Dana Coach"}
    assert len(authors(target)) == len(authors(reviewed)) - 1


def test_a_review_after_the_reviewers_comments_were_stripped_starts_afresh(
    reviewed: Path, announcement: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    target = strip(capsys, reviewed, "--author", "Dana Coach")

    call(capsys, "annotate", target, "--posting", announcement, *QUICK)

    again = open_document(target.with_name("stripped.reviewed.docx")).threads()
    assert len(again) == len(authors(reviewed))


def test_all_comments_go_with_their_parts(reviewed: Path, capsys: pytest.CaptureFixture[str]) -> None:
    target = strip(capsys, reviewed, "--all")

    assert authors(target) == []
    assert not [name for name in parts(target) if "omments" in name]
    assert not any(b"urn:docxplug" in content for content in parts(target).values())
    assert b"comment" not in parts(target)["word/document.xml"].lower()


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        ((), "one of --author NAME, --docxplug and --all"),
        (("--all", "--docxplug"), "one of --author NAME, --docxplug and --all"),
        (("--author", "Nobody"), "no comment by Nobody; its comments are by Client, Colleague, Dana Coach"),
    ],
)
def test_whose_comments_go_must_be_said(
    reviewed: Path, capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...], told: str
) -> None:
    before = names_in(reviewed.parent)

    outcome = call(capsys, "strip", reviewed, *arguments)

    assert outcome.code == 2
    assert told in outcome.err
    assert names_in(reviewed.parent) == before


def test_an_author_in_the_settings_is_no_order_to_strip(
    reviewed: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    reviewed.with_name("docxplug.toml").write_text('author = "Dana Coach"\n', encoding="utf-8")

    assert authors(strip(capsys, reviewed, "--docxplug")) == ["Colleague"]


def test_a_clean_document_has_no_trace_of_comments_or_of_docxplug(
    reviewed: Path, answer: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    target = reviewed.with_name("clean.docx")

    outcome = call(capsys, "clean", reviewed, "-o", target)

    assert outcome.code == 0, outcome.err
    assert authors(target) == []
    for content in parts(target).values():
        for trace in (b"docxplug", b"Dana Coach", b"Colleague", b"Client"):
            assert trace not in content
    assert [paragraph.text for paragraph in docx.Document(str(target)).paragraphs] == list(ANSWER)
    assert [d for d in verify(answer, target) if d.part != "people"] == []


def write_with_secrets(path: Path) -> Path:
    """An answer with tracked changes, hidden text, and people in its properties."""
    document = docx.Document()
    document.core_properties.author = "Maria Ortiz"
    document.core_properties.last_modified_by = "Dana Coach"
    paragraph = document.add_paragraph("I directed 31 engineers.")
    paragraph.add_run(" Ask HR about this.").font.hidden = True
    buffer = io.BytesIO()
    document.save(buffer)
    tracked = b'<w:ins w:id="91" w:author="Dana Coach" w:date="2026-01-01T00:00:00Z"><w:r><w:t>New.</w:t></w:r></w:ins>'
    with zipfile.ZipFile(buffer) as source, zipfile.ZipFile(path, "w") as target:
        for name in source.namelist():
            content = source.read(name)
            target.writestr(
                name,
                content.replace(b"</w:p>", tracked + b"</w:p>", 1)
                if name == "word/document.xml"
                else content,
            )
    return path


def test_what_should_be_looked_at_is_pointed_out(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    draft = write_with_secrets(tmp_path / "draft.docx")

    outcome = call(capsys, "clean", draft, "-o", tmp_path / "clean.docx")

    tracked, hidden, people = outcome.err.splitlines()
    assert "1 tracked change by Dana Coach" in tracked
    assert "hidden text (“Ask HR about this.”)" in hidden
    assert "creator “Maria Ortiz”, lastModifiedBy “Dana Coach”" in people
    assert "--metadata" in people
    assert docx.Document(str(tmp_path / "clean.docx")).core_properties.author == "Maria Ortiz"


def test_metadata_takes_the_names_out_and_nothing_else(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    draft = write_with_secrets(tmp_path / "draft.docx")

    outcome = call(capsys, "clean", draft, "--metadata", "-o", tmp_path / "clean.docx")

    properties = docx.Document(str(tmp_path / "clean.docx")).core_properties
    assert (properties.author, properties.last_modified_by) == ("", "")
    assert len(outcome.err.splitlines()) == 2
    assert {difference.part for difference in verify(draft, tmp_path / "clean.docx")} == {"docProps/core.xml"}


def test_properties_of_ones_own_go_with_the_metadata(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/custom-properties"
    properties = (
        b'<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties" '
        b'xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"><property '
        b'fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}" pid="2" name="Client"><vt:lpwstr>Ortiz</vt:lpwstr>'
        b"</property></Properties>"
    )
    draft = write_answer(tmp_path / "plain.docx", *ANSWER)
    with zipfile.ZipFile(draft) as source, zipfile.ZipFile(tmp_path / "draft.docx", "w") as target:
        for name in source.namelist():
            arrow = f'<Relationship Id="rId90" Type="{kind}" Target="docProps/custom.xml"/></Relationships>'
            content = source.read(name)
            target.writestr(
                name,
                content.replace(b"</Relationships>", arrow.encode()) if name == "_rels/.rels" else content,
            )
        target.writestr("docProps/custom.xml", properties)

    pointed_out = call(capsys, "clean", tmp_path / "draft.docx", "-o", tmp_path / "one.docx")
    call(capsys, "clean", tmp_path / "draft.docx", "--metadata", "-o", tmp_path / "two.docx")

    assert "Client: Ortiz" in pointed_out.err
    assert b"Ortiz" not in parts(tmp_path / "two.docx")["docProps/custom.xml"]


def test_authors_of_tracked_changes_stay_persons(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    draft = write_with_secrets(tmp_path / "draft.docx")
    document = open_document(draft)
    for author in ("Dana Coach", "Colleague"):
        document.comment(document.place("31 engineers"), "Civil?", author=author, date=WHEN)
    document.save(tmp_path / "commented.docx")

    call(capsys, "clean", tmp_path / "commented.docx", "-o", tmp_path / "clean.docx")

    people = parts(tmp_path / "clean.docx")["word/people.xml"]
    assert b"Dana Coach" in people
    assert b"Colleague" not in people


def test_a_signed_document_is_cleaned_only_with_force(
    reviewed: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    origin = "http://schemas.openxmlformats.org/package/2006/relationships/digital-signature/origin"
    signed = reviewed.with_name("signed.docx")
    with zipfile.ZipFile(reviewed) as source, zipfile.ZipFile(signed, "w") as target:
        for name in source.namelist():
            arrow = f'<Relationship Id="rId91" Type="{origin}" Target="_xmlsignatures/origin.sigs"/></Relationships>'
            content = source.read(name)
            target.writestr(
                name,
                content.replace(b"</Relationships>", arrow.encode()) if name == "_rels/.rels" else content,
            )

    refused = call(capsys, "clean", signed, "-o", signed.with_name("clean.docx"))
    forced = call(capsys, "clean", signed, "-o", signed.with_name("clean.docx"), "--force")

    assert refused.code == 2
    assert "digitally signed" in refused.err
    assert forced.code == 0, forced.err


def test_a_review_is_proved_to_have_added_comments_only(
    answer: Path, reviewed: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    outcome = call(capsys, "verify", answer, reviewed)

    assert outcome.code == 0, outcome.out
    assert "nothing but comments differs" in outcome.out


def test_a_changed_word_is_found_and_told(
    answer: Path, reviewed: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    document = docx.Document(str(reviewed))
    document.paragraphs[2].runs[0].text = "I directed 310 "
    document.save(str(reviewed))

    outcome = call(capsys, "verify", answer, reviewed)

    assert outcome.code == 1
    assert "310" in outcome.out
    assert "more than its comments" in outcome.err


def test_a_deleted_comment_of_a_colleague_is_a_difference(
    reviewed: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    target = strip(capsys, reviewed, "--author", "Colleague")

    outcome = call(capsys, "verify", reviewed, target)

    assert outcome.code == 1
    assert "Colleague" in outcome.out


def test_verify_whose_reader_has_gone_has_proved_nothing(answer: Path) -> None:
    other = answer.with_name("other.docx")
    document = docx.Document(str(answer))
    for number in range(3_000):  # more differences than a pipe holds
        document.add_paragraph(f"Another line, number {number}.")
    document.save(str(other))
    command = [sys.executable, "-m", "docxplug", "verify", str(answer), str(other)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout
        process.stdout.close()
        assert process.stderr
        assert (process.stderr.read(), process.wait(60)) == (b"", 141)


def test_verify_names_the_file_that_cannot_be_read(answer: Path, capsys: pytest.CaptureFixture[str]) -> None:
    outcome = call(capsys, "verify", answer, answer.with_name("missing.docx"))

    assert outcome.code == 2
    assert "missing.docx" in outcome.err

"""LibreOffice as a second opinion: its counts, its faults, and that it leaves nothing behind."""

import os
import signal
import sys
import tempfile
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from lxml import etree
from page_files import SENTENCE, blank, data_of, generated, opened, short_lines

from docxplug.pages import count_pages
from docxplug.pages.estimate import Estimate
from docxplug.pages.office import OfficeError
from docxplug.pages.office.converting import convert_and_count
from docxplug.pages.office.copies import write_copy
from docxplug.pages.office.programs import find_uno_python
from docxplug.pages.office.warm import Office
from docxplug.word.opc.package import Package
from docxplug.word.reading.reader import read_document

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def commented(lines: int = 70) -> Any:
    document = blank()
    short_lines(document, lines)
    for paragraph in document.paragraphs[::5]:
        document.add_comment(paragraph.runs[0], text="A remark", author="Reviewer", initials="R")
    return document


def processes_of(folder: Path) -> list[str]:
    """Command lines that name a folder, of all processes of this machine."""
    found = []
    for path in Path("/proc").glob("[0-9]*/cmdline"):
        try:
            line = path.read_bytes().replace(b"\0", b" ").decode(errors="replace")
        except OSError:
            continue
        if str(folder) in line:
            found.append(line)
    return found


@pytest.fixture
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A temporary folder of this test alone, so that leftovers are seen."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    return tmp_path


@pytest.fixture(scope="module")
def office() -> Iterator[Office]:
    if find_uno_python() is None:
        pytest.skip("no Python on this machine can talk to LibreOffice (python3-uno)")
    with Office() as running:
        yield running


def test_the_copy_has_no_comments_and_all_changes_accepted(tmp_path: Path) -> None:
    document = commented(5)
    paragraph = document.paragraphs[1]._p
    wrapped = etree.SubElement(paragraph, f"{W}del")
    etree.SubElement(etree.SubElement(wrapped, f"{W}r"), f"{W}delText").text = "gone"
    package, text = opened(document)
    before = etree.tostring(package.root)

    write_copy(package, text, tmp_path / "copy.docx")

    written = read_document(Package.open(tmp_path / "copy.docx"))
    assert written.view.texts() == text.view.texts()
    with zipfile.ZipFile(tmp_path / "copy.docx") as archive:
        main = archive.read("word/document.xml")
    assert b"commentRange" not in main
    assert b"commentReference" not in main
    assert b"gone" not in main
    assert etree.tostring(package.root) == before


def test_the_copy_links_to_nothing_outside_and_its_hyperlinks_lead_nowhere(tmp_path: Path) -> None:
    document = commented(5)
    document.part.relate_to("https://example.com/", "http://schemas.example/hyperlink", is_external=True)
    document.part.relate_to("https://example.com/x.png", "http://schemas.example/image", is_external=True)

    write_copy(*opened(document), tmp_path / "copy.docx")

    with zipfile.ZipFile(tmp_path / "copy.docx") as archive:
        relations = archive.read("word/_rels/document.xml.rels")
    assert b"example.com" not in relations
    assert b'Target="#" TargetMode="External"' in relations


@pytest.mark.libreoffice
def test_one_conversion_counts_pages_and_leaves_nothing_behind(temporary: Path) -> None:
    assert convert_and_count(*opened(commented())).pages == 2
    assert list(temporary.iterdir()) == []
    assert processes_of(temporary) == []


@pytest.mark.libreoffice
def test_a_conversion_that_takes_too_long_is_stopped(temporary: Path) -> None:
    with pytest.raises(OfficeError, match=r"took longer than 0\.05 seconds"):
        convert_and_count(*opened(commented()), seconds=0.05)
    assert list(temporary.iterdir()) == []
    assert processes_of(temporary) == []


@pytest.mark.libreoffice
def test_a_document_counted_by_libreoffice_is_sure() -> None:
    found = count_pages(data_of(commented()), "libreoffice")
    assert found is not None
    assert (found.document.pages, found.document.source, found.document.certainty) == (
        2,
        "libreoffice",
        "high",
    )


@pytest.mark.libreoffice
def test_one_warm_libreoffice_counts_several_documents(office: Office) -> None:
    assert [office.count(*opened(commented(lines))).pages for lines in (10, 70, 120)] == [1, 2, 3]


@pytest.mark.libreoffice
def test_a_warm_libreoffice_tells_where_paragraphs_stand(office: Office) -> None:
    counted = office.count(*opened(commented(50)))
    assert [place[0] for place in counted.paragraphs] == [1] * 46 + [2] * 4
    assert counted.paragraphs[1][1] - counted.paragraphs[0][1] == pytest.approx(13.8, abs=0.1)


@pytest.mark.libreoffice
def test_a_libreoffice_that_was_killed_is_started_anew(office: Office) -> None:
    office.count(*opened(commented(10)))
    session = office._session
    assert session is not None
    os.killpg(session._process.pid, signal.SIGKILL)
    session._process.wait(10)
    assert office.count(*opened(commented(70))).pages == 2


@pytest.mark.libreoffice
def test_a_killed_libreoffice_leaves_no_pipes_behind() -> None:
    if find_uno_python() is None:
        pytest.skip("no Python on this machine can talk to LibreOffice (python3-uno)")
    with Office() as running:
        running.count(*opened(commented(10)))
        session = running._session
        assert session is not None
        pipes = [path for path in Path("/tmp").glob("OSL_PIPE_*") if session._pipe in path.name]  # noqa: S108
        assert pipes
        os.killpg(session._process.pid, signal.SIGKILL)
    assert not [path for path in pipes if path.exists()]


@pytest.mark.libreoffice
def test_a_document_that_takes_too_long_costs_an_error_and_the_next_one_is_counted(office: Office) -> None:
    office.seconds, patience = 0.0, office.seconds
    with pytest.raises(OfficeError, match="took longer"):
        office.count(*opened(commented(10)))
    office.seconds = patience
    assert office.count(*opened(commented(70))).pages == 2


@contextmanager
def no_room() -> Iterator[None]:
    """No file may get longer than that: what a full disk does to the copy."""
    import resource

    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (2048, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


@pytest.mark.libreoffice
@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such limit")
def test_no_room_for_the_copy_costs_an_error_and_the_next_one_is_counted(office: Office) -> None:
    assert office.count(*opened(blank())).pages == 1

    with no_room():
        with pytest.raises(OfficeError, match="make room on the disk"):
            office.count(*opened(blank()))
        with pytest.raises(OfficeError, match="make room on the disk"):
            convert_and_count(*opened(blank()))
        auto = count_pages(opened(blank())[0], "auto", office=office)

    assert auto is not None
    assert auto.document.source == "estimate"
    assert not list(Path(tempfile.gettempdir()).glob("docxplug-*/document.docx"))
    assert office.count(*opened(blank())).pages == 1


@pytest.mark.libreoffice
def test_a_closed_libreoffice_leaves_nothing_behind(temporary: Path) -> None:
    if find_uno_python() is None:
        pytest.skip("no Python on this machine can talk to LibreOffice (python3-uno)")
    with Office() as running:
        running.count(*opened(commented(10)))
    assert list(temporary.iterdir()) == []
    assert processes_of(temporary) == []


@pytest.mark.libreoffice
def test_our_layout_agrees_with_libreoffice_on_documents_of_known_making(
    office: Office, tmp_path: Path
) -> None:
    different, paragraphs, same_page = [], 0, 0
    for path in generated(tmp_path)[::2]:  # all of them: make bench-pages
        package = Package.open(path)
        text = read_document(package)
        counted, layout = office.count(package, text), Estimate(package, text).whole()
        if layout.pages != counted.pages:
            different.append(f"{path.stem}: {layout.pages}, LibreOffice {counted.pages}")
        body = [found.index for found in text.maps if found.where == "body"]
        if len(body) == len(counted.paragraphs):
            paragraphs += len(body)
            same_page += sum(
                layout.place_of(number)[0].page == place[0]
                for number, place in zip(body, counted.paragraphs, strict=True)
            )
    assert len(different) <= 1, different
    assert same_page / paragraphs >= 0.98


def test_without_libreoffice_auto_makes_do_with_the_estimate(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("docxplug.pages.office.programs.find_office", lambda: None)
    document = blank()
    document.add_paragraph(SENTENCE)
    found = count_pages(data_of(document), "auto")
    assert found is not None
    assert found.document.source == "estimate"


def test_without_libreoffice_asking_for_it_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("docxplug.pages.office.converting.find_office", lambda: None)
    with pytest.raises(OfficeError, match="not installed"):
        count_pages(data_of(blank()), "libreoffice")

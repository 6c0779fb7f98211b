"""A page count from one fresh run of LibreOffice: slow to start, and independent of its Python bridge."""

import subprocess
from pathlib import Path

from docxplug.pages.office import OfficeCount, OfficeError, refusals_told
from docxplug.pages.office.copies import write_copy
from docxplug.pages.office.programs import end, find_office, remove_pipes, start
from docxplug.pages.pdf import pdf_pages
from docxplug.scratch import folder_for_a_while
from docxplug.word.opc.package import Package
from docxplug.word.reading.text_map import DocumentText


def convert_and_count(package: Package, text: DocumentText, seconds: float = 90.0) -> OfficeCount:
    """Has LibreOffice write a PDF and counts its pages. Raises OfficeError, after ``seconds`` at the latest."""
    office = find_office()
    if office is None:
        raise OfficeError("LibreOffice is not installed; install it, or use --pages estimate.")
    with refusals_told(), folder_for_a_while("pages") as name:
        folder = Path(name)
        source = folder / "document.docx"
        write_copy(package, text, source)
        profile = folder / "profile"
        options = ["--headless", "--norestore", "--nologo", "--convert-to", "pdf", "--outdir", str(folder)]
        command = [office, f"-env:UserInstallation={profile.as_uri()}", *options, str(source)]
        try:
            _run(command, folder, seconds)
        finally:
            remove_pipes(profile)
        pages = pdf_pages(folder / "document.pdf")
    if pages is None:
        raise OfficeError("LibreOffice could not lay out the document.")
    return OfficeCount(pages)


def _run(command: list[str], folder: Path, seconds: float) -> None:
    process = start(command, folder, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL)
    try:
        process.wait(seconds)
    except subprocess.TimeoutExpired as error:
        raise OfficeError(f"LibreOffice took longer than {seconds:g} seconds and was stopped.") from error
    finally:
        end(process)

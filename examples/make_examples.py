"""Writes the example documents from the texts in examples/text; the files are kept beside it.

client-answers.docx     all three answers of one client, as they come: edited, commented, with a table and a note
tq1.docx … tq3.docx     the same answers, a file each, written by LibreOffice
strong-answer.docx      another applicant's answer to TQ 1
"""

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import markup
import writing

FOLDER = Path(__file__).resolve().parent
TEXTS = FOLDER / "text"
ANSWERS = ("tq1", "tq2", "tq3")
TIMEOUT_SECONDS = 120


def client_answers(target: Path) -> None:
    """All answers in one document that has been through several hands."""
    writer = writing.Writer(messy=True, size=12, spacing=1.45)
    for number, name in enumerate(ANSWERS):
        if number:
            writer.new_page()
        writer.write(markup.read(TEXTS / f"{name}.txt"))
    writer.save(target)


def strong_answer(target: Path) -> None:
    """An answer in a clean document that keeps every rule of the announcement."""
    writer = writing.Writer(messy=False, size=12, spacing=1.15)
    writer.write(markup.read(TEXTS / "strong.txt"))
    writer.number_pages("Applicant")
    writer.save(target)


def one_answer(name: str, target: Path) -> None:
    """One answer in a clean document, its type a little smaller than the announcement asks for."""
    writer = writing.Writer(messy=False, size=11, spacing=1.0)
    writer.write(markup.read(TEXTS / f"{name}.txt"))
    writer.save(target)


def through_libreoffice(source: Path, folder: Path) -> None:
    """Lets LibreOffice write the document anew into ``folder``, under the same name."""
    with tempfile.TemporaryDirectory() as profile:
        command = ["soffice", f"-env:UserInstallation={Path(profile).as_uri()}", "--headless"]
        command += ["--convert-to", "docx:MS Word 2007 XML", "--outdir", str(folder), str(source)]
        subprocess.run(command, check=True, capture_output=True, timeout=TIMEOUT_SECONDS)


def main() -> int:
    """Writes all of them; needs LibreOffice for those of the other producer."""
    client_answers(FOLDER / "client-answers.docx")
    strong_answer(FOLDER / "strong-answer.docx")
    if not shutil.which("soffice"):
        print("LibreOffice is not installed, so tq1.docx to tq3.docx stay as they are.", file=sys.stderr)
        return 1
    with tempfile.TemporaryDirectory() as folder:
        for name in ANSWERS:
            draft = Path(folder) / f"{name}.docx"
            one_answer(name, draft)
            through_libreoffice(draft, FOLDER)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())

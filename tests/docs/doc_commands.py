"""The commands that pages of the documentation show, and a folder in which they can be run."""

import re
import shlex
import shutil
from contextlib import redirect_stdout
from pathlib import Path
from typing import NamedTuple

import docx

from docxplug.cli.main import run

ROOT = Path(__file__).resolve().parents[2]
PAGES = (
    "README.md",
    *(f"docs/{page.name}" for page in sorted((ROOT / "docs").glob("*.md"))),
    "examples/README.md",
)
QUICK = ("--pages", "none", "--grammar", "none")
_INDENTED = re.compile(r"^    (docxplug (?:[^\n\\]|\\\n|\\)*)$", re.MULTILINE)
_INLINE = re.compile(r"`(docxplug [^`]*)`")


class Shown(NamedTuple):
    """A command as a page shows it, without the “docxplug” in front."""

    page: str
    words: tuple[str, ...]

    def __str__(self) -> str:
        return f"{self.page}: {shlex.join(self.words)}"


def page_text(page: str) -> str:
    return (ROOT / page).read_text(encoding="utf-8")


def commands_on_lines(page: str) -> list[Shown]:
    """The commands that stand on lines of their own, as a shell reads them."""
    return [
        Shown(page, tuple(shlex.split(line, comments=True)[1:]))
        for line in _INDENTED.findall(page_text(page))
    ]


def commands_in_sentences(page: str) -> list[Shown]:
    """The commands that a text mentions."""
    return [Shown(page, tuple(line.split()[1:])) for line in _INLINE.findall(page_text(page))]


def prepare(folder: Path) -> None:
    """What the pages speak of: answers, announcements, copies and tables under the names that they have there."""
    examples = ROOT / "examples"
    for name in ("TQ answers.docx", "answers.docx"):
        shutil.copy(examples / "client-answers.docx", folder / name)
    for place in (folder, folder / "examples", folder / "Clients" / "Ortiz"):
        place.mkdir(parents=True, exist_ok=True)
        shutil.copy(examples / "announcement.txt", place)
    shutil.copy(examples / "client-answers.docx", folder / "examples")
    shutil.copy(examples / "tq1.docx", folder / "Clients" / "Ortiz")
    (folder / "comments.csv").write_text("at,text\n3:0-7,When exactly?\n", encoding="utf-8")
    _write_draft(folder / "draft.docx")
    assert run(["annotate", str(folder / "draft.docx"), "--author", "Dana Coach", *QUICK]) == 0
    shutil.copy(folder / "draft.reviewed.docx", folder / "TQ 1.reviewed-2.docx")
    with (folder / "announcement.json").open("w", encoding="utf-8") as file, redirect_stdout(file):
        assert run(["posting", str(folder / "announcement.txt"), "--format", "json"]) == 0
    assert run(["addin", "manifest", "-o", str(folder / "manifest.xml")]) == 0
    batch = ["batch", str(folder / "Clients"), "--out", str(folder / "Round1"), "--jobs", "1"]
    assert run([*batch, *QUICK]) == 0


def _write_draft(path: Path) -> None:
    document = docx.Document()
    document.add_paragraph("TQ 1: Experience directing a maintenance program")
    for year in range(2012, 2026):
        document.add_paragraph(f"In {year} I was responsible for the hangar and 40 mechanics.")
    document.add_paragraph("I managed the budget.")
    document.save(str(path))

"""How good the page counts are: against LibreOffice on documents of known making, against Word on public files.

    python benchmarks/pages.py

Prints a table and fails where a target is missed. LibreOffice's part is left out where it is not installed, the public
files where their folder is not beside the checkout.
"""

import csv
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent))

from page_documents import make

from docxplug.analysis.limits import judge_document
from docxplug.errors import DocumentError
from docxplug.pages.estimate import Estimate
from docxplug.pages.office import OfficeCount
from docxplug.pages.office.converting import convert_and_count
from docxplug.pages.office.programs import find_office, find_uno_python
from docxplug.pages.office.warm import Office
from docxplug.pages.saved import SavedCount, saved_count
from docxplug.pages.verdict import judge
from docxplug.posting import Limit
from docxplug.word.opc.package import Package
from docxplug.word.reading.reader import read_document
from docxplug.word.reading.text_map import DocumentText

PUBLIC_FILES = Path(__file__).resolve().parents[2] / "shared" / "corpus"
FOUR_PAGES = 4


class Report:
    """Prints figures beside their targets and remembers whether all were met."""

    def __init__(self) -> None:
        self.failed = False

    def row(self, what: str, figure: float, target: float, *, at_most: bool = False) -> None:
        """One line of the table."""
        met = figure <= target if at_most else figure >= target
        self.failed |= not met
        bound = "at most" if at_most else "at least"
        print(f"{what:58} {figure:9.4g}   {bound} {target:g}{'' if met else '   MISSED'}")


def main() -> int:
    """Run what can be run here; 1 where a target is missed."""
    report = Report()
    with tempfile.TemporaryDirectory() as name:
        paths = make(Path(name))
        if find_office() and find_uno_python():
            with Office() as office:
                against_office(paths, office, report)
            against_cold_office(paths, report)
        else:
            print("LibreOffice with python3-uno is not installed: left out")
        speed(paths, report)
    if (PUBLIC_FILES / "pages.csv").is_file():
        against_word(report)
        verdicts(report)
    else:
        print("the folder of public files is not there: left out")
    return int(report.failed)


def opened(path: Path) -> tuple[Package, DocumentText]:
    """A document with its text."""
    package = Package.open(path)
    return package, read_document(package)


def against_office(paths: list[Path], office: Office, report: Report) -> None:
    """Pages of documents and of their paragraphs, ours and LibreOffice's."""
    equal = within = same_page = paragraphs = worst = 0
    for path in paths:
        package, text = opened(path)
        estimate, counted = Estimate(package, text), office.count(package, text)
        ours, low, high = (estimate.whole(stretch).pages for stretch in estimate.stretches)
        equal += ours == counted.pages
        within += min(low, ours) <= counted.pages <= max(high, ours)
        worst = max(worst, abs(ours - counted.pages))
        for page, their_page in paragraph_pages(estimate, text, counted):
            paragraphs += 1
            same_page += page == their_page
        if ours != counted.pages:
            print(f"  {path.stem}: LibreOffice {counted.pages}, estimate {ours}")
    report.row("generated: files with LibreOffice's count, of 56", equal, 54)
    report.row("generated: LibreOffice's count in the range, of 56", within, 54)
    report.row("generated: paragraphs on LibreOffice's page, per cent", 100 * same_page / paragraphs, 98)
    report.row("generated: pages off at worst", worst, 1, at_most=True)


def paragraph_pages(
    estimate: Estimate, text: DocumentText, counted: OfficeCount
) -> Iterator[tuple[int, int]]:
    """Our page and LibreOffice's for each paragraph of the main text, where both see the same paragraphs."""
    numbers = [found.index for found in text.maps if found.where == "body"]
    if len(numbers) == len(counted.paragraphs):
        for number, place in zip(numbers, counted.paragraphs, strict=True):
            ours = estimate.whole().place_of(number)
            yield (ours[0].page if ours else 0), place[0]


def against_cold_office(paths: list[Path], report: Report) -> None:
    """How many times faster than a fresh LibreOffice the estimate is."""
    path = next(path for path in paths if "arial11-1.15" in path.stem)
    package, text = opened(path)
    theirs = statistics.median(seconds(lambda: convert_and_count(package, text)) for _ in range(3))
    ours = statistics.median(seconds(lambda: Estimate(package, text).whole()) for _ in range(9))
    report.row("times as fast as one run of LibreOffice", theirs / ours, 61)


def speed(paths: list[Path], report: Report) -> None:
    """Milliseconds for the count with its range of the documents of about four pages, all loaded."""
    times = []
    for path in paths:
        package, text = opened(path)
        if Estimate(package, text).whole().pages == FOUR_PAGES:
            times.append(min(seconds(lambda p=package, t=text: count(p, t)) for _ in range(5)))
    report.row("milliseconds for four pages, median", 1000 * statistics.median(times), 20, at_most=True)


def count(package: Package, text: DocumentText) -> None:
    """The count and its range."""
    estimate = Estimate(package, text)
    for stretch in estimate.stretches:
        estimate.whole(stretch)


def seconds(action: Callable[[], Any]) -> float:
    """How long an action takes."""
    start = time.perf_counter()
    action()
    return time.perf_counter() - start


def against_word(report: Report) -> None:
    """Public files with the count that Word saved."""
    essays = exact = worst = 0
    with (PUBLIC_FILES / "pages.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            if row["essay_like"] != "1" or row["word_saved_is_fresh"] != "1":
                continue
            package, text = opened(PUBLIC_FILES / row["file"])
            off = abs(Estimate(package, text).whole().pages - int(row["word_saved_pages"]))
            essays += 1
            exact += off == 0
            worst = max(worst, off)
    report.row(f"public essays with Word's count, of {essays}", exact, essays - 1)
    report.row("public essays: pages off at worst", worst, 1, at_most=True)


class Decisions:
    """Verdicts on documents whose pages are known, for limits of one page less, just as many, and one more."""

    def __init__(self) -> None:
        self.verdicts = self.decided = self.wrong = self.wrongly_sure = 0

    def add(self, estimate: Estimate, saved: SavedCount | None, pages: int) -> None:
        """Judges one document, with or without what Word saved as a witness."""
        count = judge(estimate, None, saved)
        self.wrongly_sure += count.certainty == "high" and count.pages != pages
        for value in range(max(pages - 1, 1), pages + 2):
            verdict = judge_document(Limit("document", "pages", value, ""), count).verdict
            self.verdicts += 1
            self.decided += verdict != "unclear"
            self.wrong += verdict not in {"unclear", "within" if pages <= value else "over"}

    def tell(self, report: Report, what: str) -> None:
        """Its lines of the table."""
        report.row(f"{what}: verdicts that decide, per cent", 100 * self.decided / self.verdicts, 85)
        report.row(f"{what}: verdicts that are wrong", self.wrong, 0, at_most=True)
        report.row(f"{what}: high certainty that is wrong", self.wrongly_sure, 0, at_most=True)


def verdicts(report: Report) -> None:
    """How often limits of pages are decided, and how often wrongly: by our layout alone, and with Word's last count."""
    alone, essays, with_word = Decisions(), Decisions(), Decisions()
    for path, is_essay in public_files():
        try:
            package, text = opened(path)
        except DocumentError:
            continue
        saved = saved_count(package, text)
        if saved is None or saved.doubt:
            continue
        estimate = Estimate(package, text)
        alone.add(estimate, None, saved.pages)
        with_word.add(estimate, saved, saved.pages)
        if is_essay:
            essays.add(estimate, None, saved.pages)
    essays.tell(report, "public essays, layout alone")
    alone.tell(report, "all public files, layout alone")
    with_word.tell(report, "all public files, with what Word saved")


def public_files() -> Iterator[tuple[Path, bool]]:
    """The public files, and whether each is like an essay."""
    with (PUBLIC_FILES / "pages.csv").open(encoding="utf-8", newline="") as file:
        essays = {row["file"] for row in csv.DictReader(file) if row["essay_like"] == "1"}
    for path in sorted((PUBLIC_FILES / "files").glob("*.docx")):
        yield path, f"files/{path.name}" in essays


if __name__ == "__main__":
    sys.exit(main())

"""How fast comments are written: against re-zipping the same package, and against python-docx.

    python benchmarks/comments.py

The floor is what no program can avoid that reads and writes a whole package: inflate, parse, serialize and
deflate every part once. Every figure is the median processor time of several rounds that take turns in one
process, so that only their ratios are worth quoting. Texts of 1, 3 and 8 runs a paragraph stand for what plain
converters, people and Word after many edits write.

The cost of one more comment is that of many less that of none; a round of answers is one answer to every comment
and its resolution, one by one. Memory is the most that the whole process of a command ever held (Linux), for a
package with pictures; 200 comments are put into it, or those of a review. A grammar checker is left out: Harper's
dictionary alone takes 140 MB, whatever the document.
"""

import io
import os
import re
import statistics
import subprocess
import sys
import tempfile
import time
import zipfile
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

import docx
from lxml import etree

from docxplug.spans import Span
from docxplug.word import NewComment, open_document

PAGES = 50
_ROUNDS = 7
#: Comments and runs a paragraph.
CASES = ((200, 1), (200, 3), (200, 8), (1000, 3), (5000, 3))
_PICTURES = 50_000_000  # bytes
#: Commands and pages of text for which memory is measured.
_MEMORY_CASES = (
    *(("annotate", pages) for pages in (PAGES, 300)),
    *(("comment", pages) for pages in (PAGES, 500, 1000, 2500, 5000)),
)
_MEMORY_PROBE = r"""
import atexit, re, sys
from pathlib import Path

def tell():
    print(re.search(r"VmHWM:\s*(\d+)", Path("/proc/self/status").read_text())[1])

atexit.register(tell)
import docxplug.__main__
"""
_WORDS = re.findall(
    r"\w+",
    "I led a team of forty engineers who rebuilt the payment system of the agency in nine months and saved "
    "three million dollars a year by retiring two contracts that nobody had looked at since the merger",
)


def document_of(pages: int, runs: int) -> bytes:
    """A document of about that many pages: 480 words on each, in five paragraphs of so many runs."""
    document = docx.Document()
    for number in range(pages * 5):
        paragraph = document.add_paragraph()
        for part in range(runs):
            words = (_WORDS[(number + part + at) % len(_WORDS)] for at in range(96 // runs))
            run = paragraph.add_run(" ".join(words) + " ")
            run.bold = part == 1
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def rezip(data: bytes) -> None:
    """The floor: every part through the parser and back into an archive."""
    with (
        zipfile.ZipFile(io.BytesIO(data)) as source,
        zipfile.ZipFile(io.BytesIO(), "w", zipfile.ZIP_DEFLATED) as target,
    ):
        for name in source.namelist():
            content = source.read(name)
            if name.endswith((".xml", ".rels")):
                content = etree.tostring(etree.fromstring(content), xml_declaration=True, encoding="UTF-8")
            target.writestr(name, content)


def with_docxplug(data: bytes, count: int, *, check: bool) -> None:
    """Open, put ``count`` comments on single words, write."""
    document = open_document(data)
    document.annotate(
        [NewComment((span,), "Say how many people.") for span in _spans(document.view.texts(), count)]
    )
    document.to_bytes(check=check)


def _spans(texts: Sequence[str], count: int) -> list[Span]:
    """Places spread evenly over all paragraphs."""
    spans = []
    for number in range(count):
        paragraph = number % len(texts)
        start = 5 + 17 * (number // len(texts)) % (len(texts[paragraph]) - 12)
        spans.append(Span(paragraph, start, start + 7))
    return spans


def with_python_docx(data: bytes, count: int) -> None:
    """The same number of comments on whole runs, which is all that python-docx offers."""
    document = docx.Document(io.BytesIO(data))
    paragraphs = document.paragraphs
    for number in range(count):
        runs = paragraphs[number % len(paragraphs)].runs
        document.add_comment(runs[number % len(runs)], "Say how many people.", "A", "A")
    document.save(io.BytesIO())


def _medians(jobs: dict[str, Callable[[], None]], rounds: int) -> dict[str, float]:
    """Milliseconds of each job; the jobs take turns, so that a slow moment hits all of them."""
    taken: dict[str, list[float]] = {name: [] for name in jobs}
    for _ in range(rounds):
        for name, job in jobs.items():
            start = time.process_time()
            job()
            taken[name].append((time.process_time() - start) * 1000)
    return {name: statistics.median(times) for name, times in taken.items()}


def cost_of_each(data: bytes, count: int) -> float:
    """Microseconds that one comment of ``count`` takes, beyond what the document takes without any."""
    jobs = {str(number): partial(with_docxplug, data, number, check=False) for number in (0, count)}
    found = _medians(jobs, _ROUNDS)
    return (found[str(count)] - found["0"]) / count * 1000


def cost_of_answers(data: bytes, count: int) -> float:
    """Microseconds that it takes to answer and resolve one of ``count`` comments, one after the other."""
    commented = open_document(data)
    comments = [NewComment((span,), "Say how many people.") for span in _spans(commented.view.texts(), count)]
    ids = commented.annotate(comments)
    document = open_document(commented.to_bytes(check=False))
    start = time.process_time()
    for comment in ids:
        document.reply(comment, "Done.")
        document.resolve(comment)
    return (time.process_time() - start) / count * 1e6


def memory_with_pictures(command: str, pages: int) -> tuple[float, float]:
    """MB of the unzipped document part, and what the process of a command held at most."""
    buffer = io.BytesIO(document_of(pages, 3))
    with zipfile.ZipFile(buffer, "a") as package:
        for number in range(10):
            package.writestr(f"word/media/image{number}.png", os.urandom(_PICTURES // 10))
        size = package.getinfo("word/document.xml").file_size / 1e6
    with tempfile.TemporaryDirectory() as folder:
        source, rows = Path(folder, "in.docx"), Path(folder, "rows.csv")
        source.write_bytes(buffer.getvalue())
        rows.write_text("at,text\n" + "".join(f"{row}:5-12,Say how many people.\n" for row in range(200)))
        choices = ["--pages", "none", "--grammar", "none"] if command == "annotate" else ["--from", str(rows)]
        called = [sys.executable, "-c", _MEMORY_PROBE, command, str(source), *choices]
        said = subprocess.run(called, capture_output=True, text=True, check=True).stdout
    return size, int(said.split()[-1]) * 1024 / 1e6


def main() -> None:
    """Print a row for each case, then growth and memory."""
    print(f"{PAGES} pages; times as multiples of the floor")
    print(
        f"{'comments':>8} {'runs':>5} {'written':>8} {'proved':>8} {'python-docx':>12} {'floor ms':>9} {'µs each':>8}"
    )
    for count, runs in CASES:
        data = document_of(PAGES, runs)
        jobs: dict[str, Callable[[], None]] = {
            "floor": partial(rezip, data),
            "written": partial(with_docxplug, data, count, check=False),
            "proved": partial(with_docxplug, data, count, check=True),
        }
        found = _medians(jobs, _ROUNDS)
        rival = _medians({"rival": partial(with_python_docx, data, count)}, 1)["rival"]
        floor = found["floor"]
        print(
            f"{count:>8} {runs:>5} {found['written'] / floor:>7.2f}× {found['proved'] / floor:>7.2f}× "
            f"{rival / floor:>11.2f}× {floor:>9.1f} {found['written'] / count * 1000:>8.0f}"
        )
    data = document_of(PAGES, 3)
    few, many = cost_of_each(data, 200), cost_of_each(data, 5000)
    print(f"one more comment: {few:.0f} µs of 200, {many:.0f} µs of 5,000 ({many / few:.2f}×)")
    few, many = cost_of_answers(data, 500), cost_of_answers(data, 5000)
    print(f"one more answer: {few:.0f} µs of 500, {many:.0f} µs of 5,000 ({many / few:.2f}×)")
    for command, pages in _MEMORY_CASES if sys.platform == "linux" else ():
        size, most = memory_with_pictures(command, pages)
        limit = 1.5 * size + 100
        print(
            f"{command}, 50 MB of pictures and a document part of {size:.1f} MB: {most:.0f} MB at most "
            f"({'within' if most <= limit else 'over'} 1.5 × the part + 100 MB: {limit:.0f})"
        )


if __name__ == "__main__":
    main()

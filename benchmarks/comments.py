"""How fast comments are written: against re-zipping the same package, and against python-docx.

    python benchmarks/comments.py [COMMENTS …]        default: 200 1000 5000

The floor is what no program can avoid that reads and writes a whole package: inflate, parse, serialize and
deflate every part once. Every figure is the median of several rounds that take turns, in one process, so that
only their ratios are worth quoting.
"""

import io
import statistics
import sys
import time
import zipfile
from collections.abc import Callable

import docx
from lxml import etree

from docxplug.spans import Span
from docxplug.word import NewComment, open_document

PAGES = 50
_ROUNDS = 7
_WORDS = (
    "I led a team of forty engineers who rebuilt the payment system of the agency in nine months and saved "
    "three million dollars a year by retiring two contracts that nobody had looked at since the merger"
).split()


def document_of(pages: int) -> bytes:
    """A document of about that many pages: 500 words on each, in paragraphs of several runs."""
    document = docx.Document()
    for number in range(pages * 5):
        paragraph = document.add_paragraph()
        for part in range(8):
            run = paragraph.add_run(" ".join(_WORDS[(number + part + at) % len(_WORDS)] for at in range(12)) + " ")
            run.bold = part == 3
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def rezip(data: bytes) -> None:
    """The floor: every part through the parser and back into an archive."""
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(
        io.BytesIO(), "w", zipfile.ZIP_DEFLATED
    ) as target:
        for name in source.namelist():
            content = source.read(name)
            if name.endswith((".xml", ".rels")):
                content = etree.tostring(etree.fromstring(content), xml_declaration=True, encoding="UTF-8")
            target.writestr(name, content)


def with_docxplug(data: bytes, count: int, *, check: bool) -> None:
    """Open, put ``count`` comments on single words, write."""
    document = open_document(data)
    document.annotate([NewComment((span,), "Say how many people.") for span in _spans(document.view.texts(), count)])
    document.to_bytes(check=check)


def _spans(texts: list[str], count: int) -> list[Span]:
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
            start = time.perf_counter()
            job()
            taken[name].append((time.perf_counter() - start) * 1000)
    return {name: statistics.median(times) for name, times in taken.items()}


def main(counts: list[int]) -> None:
    """Print a row for each number of comments."""
    data = document_of(PAGES)
    print(f"{PAGES} pages, {len(data):,} bytes")
    print(f"{'comments':>8} {'floor ms':>9} {'written':>8} {'proved':>8} {'python-docx':>12} {'ms a comment':>13}")
    for count in counts:
        found = _medians(
            {
                "floor": lambda: rezip(data),
                "written": lambda count=count: with_docxplug(data, count, check=False),
                "proved": lambda count=count: with_docxplug(data, count, check=True),
            },
            _ROUNDS,
        )
        rival = _medians({"rival": lambda count=count: with_python_docx(data, count)}, 1)["rival"]
        floor = found["floor"]
        print(
            f"{count:>8} {floor:>9.1f} {found['written'] / floor:>7.2f}× {found['proved'] / floor:>7.2f}× "
            f"{rival / floor:>11.2f}× {found['written'] / count:>13.3f}"
        )


if __name__ == "__main__":
    main([int(argument) for argument in sys.argv[1:]] or [200, 1000, 5000])

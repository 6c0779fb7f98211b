"""Time and memory of the largest inputs that are taken, and of the hostile ones: each in a process of its own.

    python benchmarks/extremes.py [NAME…]

"read" opens and reads, "page" estimates pages, "comment" adds one comment, proves and packs the copy; a refusal counts
as the end of the work. No input may take more than 20 seconds or a gigabyte.
"""

import re
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / "tests" / "word")]

from builders import (  # noqa: E402 -- found by the line above
    archive,
    cell,
    control,
    docx,
    entries,
    field,
    p,
    r,
    relationship,
    row,
    style,
    table,
)

_MOST_SECONDS = 20.0
_MOST_MEGABYTES = 1_000.0
_WORDS = "I led a team of engineers who kept nine locks open through two winters of floods. "


def _text(characters: int) -> str:
    return (_WORDS * (characters // len(_WORDS) + 1))[:characters]


def _nested(outer: Callable[[str], str], inner: str, depth: int) -> str:
    for _ in range(depth):
        inner = outer(inner)
    return inner


def _comments(count: int) -> bytes:
    body = "".join(
        f'<w:commentRangeStart w:id="{n}"/>{r("word ")}<w:commentRangeEnd w:id="{n}"/>'
        f'<w:r><w:commentReference w:id="{n}"/></w:r>'
        for n in range(count)
    )
    made = "".join(
        f'<w:comment w:id="{n}" w:author="A"><w:p w14:paraId="{n + 1:08X}">{r("x")}</w:p></w:comment>'
        for n in range(count)
    )
    return docx(p(body), comments=made)


def _table(rows: int, columns: int) -> str:
    return table([["cell"] * columns] * rows)


EXTREMES: dict[str, Callable[[], bytes]] = {
    "140,000 paragraphs of a word": lambda: docx(p("word") * 140_000),
    "one paragraph of 190,000 runs": lambda: docx(p(*[r("word ")] * 190_000)),
    "one text of 9,900,000 characters": lambda: docx(p(_text(9_900_000))),
    "60 MB of text": lambda: docx(*[p(_text(6_000_000))] * 10),
    "200 MB of pictures": lambda: archive(
        entries(p(_WORDS)) | {f"word/media/{n}.bin": bytes(100_000_000) for n in range(5)}
    ),
    "9,900 parts": lambda: docx(p(_WORDS), extra={f"x/{n}.xml": b"<a/>" for n in range(9_900)}),
    "100,000 relationships": lambda: docx(
        p(_WORDS), more_relationships=[relationship(n, "image", f"m{n}.png") for n in range(100, 100_100)]
    ),
    "30,000 comments": lambda: _comments(30_000),
    "100,000 styles, each based on the one before": lambda: docx(
        p(_WORDS, style="s99999"),
        styles="".join(style(f"s{n}", f"s {n}", f'<w:basedOn w:val="s{n - 1}"/>') for n in range(100_000)),
    ),
    "controls 115 deep, 400 times": lambda: docx(*[_nested(control, p(_WORDS), 115)] * 400),
    "tables 60 deep, 100 times": lambda: docx(
        *[_nested(lambda x: f"<w:tbl>{row(cell(x, p()))}</w:tbl>", p("x"), 60)] * 100
    ),
    "a table of 60,000 cells": lambda: docx(_table(6_000, 10)),
    "a table of one row of 60,000 cells": lambda: docx(_table(1, 60_000)),
    "40,000 fields": lambda: docx(p(*[field(" PAGE ", "1")] * 40_000)),
    "60,000 sections": lambda: docx(
        *['<w:p><w:pPr><w:sectPr><w:pgSz w:w="12240" w:h="15840"/></w:sectPr></w:pPr></w:p>'] * 60_000
    ),
    "150,000 page breaks": lambda: docx(p(*['<w:r><w:br w:type="page"/></w:r>'] * 150_000)),
    "a million columns": lambda: docx(
        p(_WORDS), '<w:p><w:pPr><w:sectPr><w:cols w:num="1000000"/></w:sectPr></w:pPr></w:p>'
    ),
    "sizes of two billion": lambda: docx(
        p(_WORDS, properties='<w:spacing w:before="2000000000" w:line="2000000000"/>'),
        p(r(_WORDS, '<w:sz w:val="2000000000"/>')),
        table([["x"]]).replace("<w:tcPr>", '<w:tcPr><w:gridSpan w:val="2000000000"/>'),
    ),
    "one attribute of 9,900,000 characters": lambda: docx(
        f'<w:p w:rsidR="{"A" * 9_900_000}">{r("word")}</w:p>'
    ),
    "900 namespaces on 5,000 elements": lambda: docx(
        "<w:p " + " ".join(f'xmlns:n{n}="urn:{n}"' for n in range(900)) + f">{r('word') * 5_000}</w:p>"
    ),
}


def work(path: Path) -> None:
    """Does one input in this process and prints its seconds by step and its peak of memory."""
    from docxplug.errors import DocxplugError
    from docxplug.pages import count_pages
    from docxplug.spans import Span
    from docxplug.word import NewComment, open_document

    data = path.read_bytes()
    steps, start = [], time.process_time()
    outcome = "done"
    try:
        document = open_document(data)
        steps.append(time.process_time() - start)
        count_pages(document.package, "estimate", text=document.text)
        steps.append(time.process_time() - start - sum(steps))
        place = next((i for i, text in enumerate(document.view.texts()) if text), None)
        if place is not None:
            document.annotate([NewComment((Span(place, 0, 1),), "Why?")])
            document.to_bytes()
        steps.append(time.process_time() - start - sum(steps))
    except DocxplugError as error:
        outcome = type(error).__name__
    seconds = time.process_time() - start
    print(f"{outcome}\t{seconds:.2f}\t{_peak_of_memory():.0f}\t{' '.join(f'{s:.1f}' for s in steps)}")


def _peak_of_memory() -> float:
    """The most memory this process has had, in megabytes; what is asked for elsewhere counts its parent's, too."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return int(re.findall(r"VmHWM:\s+(\d+) kB", status)[0]) / 1000


def main(*names: str) -> int:
    """Prints the table; 1 where an input takes too long or too much."""
    from tempfile import TemporaryDirectory

    bad = 0
    print(f"{'':46}{'outcome':>22}{'seconds':>9}{'MB':>7}   read, pages, comment")
    with TemporaryDirectory() as folder:
        for name in names or EXTREMES:
            path = Path(folder) / "input.docx"
            path.write_bytes(EXTREMES[name]())
            done = subprocess.run(
                [sys.executable, __file__, "--work", str(path)],
                capture_output=True,
                text=True,
                check=False,
            )
            outcome, seconds, peak, steps = (
                done.stdout.strip("\n") or f"{done.stderr[-300:]}\t999\t999\t"
            ).split("\t")
            is_bad = float(seconds) > _MOST_SECONDS or float(peak) > _MOST_MEGABYTES
            bad += is_bad
            print(
                f"{name:46}{outcome:>22}{float(seconds):>9.2f}{float(peak):>7.0f}   {steps}{'  !' * is_bad}",
                flush=True,
            )
    return 1 if bad else 0


if __name__ == "__main__":
    if sys.argv[1:2] == ["--work"]:
        work(Path(sys.argv[2]))
    else:
        sys.exit(main(*sys.argv[1:]))

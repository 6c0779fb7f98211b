"""How much of the public Word files is read and commented, beside python-docx on the same files.

    python benchmarks/corpus.py [FOLDER]      default: shared/corpus beside the checkout

"Missed" counts the characters of visible ``w:t`` and ``m:t`` elements of the main text that no piece of the
view's map covers. What is visible is found here a second way, by XPath over each text's ancestors, so that a
mistake of the reader does not hide itself. The files' own table (corpus.csv) says which should open. Then every
file takes a comment (``corpus_comments``), and so do the odd inputs of the tests; the hostile ones are refused.
"""

import csv
import resource
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import NamedTuple, TypeVar

import corpus_comments
import docx
from lxml import etree

from docxplug.word.errors import UnreadableError
from docxplug.word.opc.package import Package
from docxplug.word.opc.xml import M_STRICT, MC, W_STRICT, M, W
from docxplug.word.reading.reader import read_document
from docxplug.word.reading.text_map import DocumentText

ROOT = Path(__file__).resolve().parents[1]
FOLDER = ROOT.parent / "shared" / "corpus"
sys.path += [
    str(ROOT / "tests" / "word"),
    str(ROOT / "tests" / "fuzz"),
]  # where hostile and odd inputs are made
Item, Result = TypeVar("Item"), TypeVar("Result")


class Counts(NamedTuple):
    """Characters of one file: visible ones, those not covered by the map, those python-docx does not give."""

    visible: int
    missed: int
    missed_by_paragraphs: int
    missed_with_tables: int


class Namespaces(NamedTuple):
    """The prefixes of one spelling of WordprocessingML."""

    w: str
    m: str

    def xpath(self, element: etree._Element, expression: str) -> list[etree._Element]:
        """The elements an expression finds."""
        return element.xpath(expression, namespaces={"w": self.w, "m": self.m, "mc": MC})


_VISIBLE = (
    "//w:body//*[self::w:t or self::m:t]"
    "[not(ancestor::w:del or ancestor::w:moveFrom or ancestor::mc:Fallback or ancestor::w:rt)]"
    "[not(ancestor::w:r[w:rPr/w:vanish[not(@w:val='0' or @w:val='false')]])]"
    "[not(ancestor::w:tr[w:trPr/w:del] or ancestor::w:tc[w:tcPr/w:cellDel])]"
)


def visible_texts(package: Package) -> list[etree._Element]:
    """The text elements of the main part that Word shows, by what stands around them."""
    names = Namespaces(W_STRICT, M_STRICT) if package.strict else Namespaces(W, M)
    hiding = {
        style.get(f"{{{names.w}}}styleId")
        for part in [package.related("styles")]
        if part
        for style in names.xpath(package.xml(part), "//w:style[w:rPr/w:vanish]")
    }
    return [
        node
        for node in names.xpath(package.root, _VISIBLE)
        if not hiding.intersection(
            style.get(f"{{{names.w}}}val")
            for style in names.xpath(
                node, "ancestor::w:r[1]/w:rPr/w:rStyle | ancestor::w:p[1]/w:pPr/w:pStyle"
            )
        )
    ]


def counts(path: Path, package: Package, found: DocumentText) -> Counts:
    """What was read of one file."""
    covered = {piece.node for place in found.maps for piece in place.pieces}
    visible = visible_texts(package)
    total = sum(len(node.text or "") for node in visible)
    missed = sum(len((node.text or "").strip()) for node in visible if node not in covered)
    try:
        document = docx.Document(str(path))
    except Exception:  # noqa: BLE001  python-docx raises many things
        return Counts(total, missed, total, total)
    direct = sum(len(paragraph.text) for paragraph in document.paragraphs)
    tables = sum(len(text) for table in document.tables for text in cell_texts(table))
    return Counts(total, missed, max(0, total - direct), max(0, total - direct - tables))


def cell_texts(table: "docx.table.Table") -> Iterator[str]:
    """The texts of a table's cells, each once."""
    seen = set()
    for row in table.rows:
        for cell in row.cells:
            if cell._tc not in seen:
                seen.add(cell._tc)
                yield cell.text


def main(folder: Path = FOLDER) -> int:
    """Prints the table; 1 if a target is missed."""
    rows = list(csv.DictReader((folder / "corpus.csv").open(encoding="utf-8", newline="")))
    refused: Counter[str] = Counter()
    unexpected: list[str] = []
    results: dict[str, Counts] = {}
    seconds = []
    for row in rows:
        path = folder / row["file"]
        start = time.perf_counter()
        try:
            package = Package.open(path)
            found = read_document(package)
        except UnreadableError as error:
            refused[type(error).__name__] += 1
            # The table calls "ok" what its maker's own zip reader opened; the XML may still be bad.
            if row["outcome"] == "ok" and "(reject)" not in row["pydocx_cause"]:
                unexpected.append(f"{path.name}: {error}")
            continue
        seconds.append(time.perf_counter() - start)
        if row["outcome"] != "ok":
            unexpected.append(f"{path.name}: opened, but the table says {row['outcome']}")
        results[path.name] = counts(path, package, found)
    good = report(rows, results, refused, unexpected, seconds)
    return 0 if report_comments([folder / row["file"] for row in rows]) and good else 1


def report(
    rows: list[dict[str, str]],
    results: dict[str, Counts],
    refused: Counter[str],
    unexpected: list[str],
    seconds: list[float],
) -> bool:
    """Prints the figures beside python-docx's."""
    should = sum(row["outcome"] == "ok" and "(reject)" not in row["pydocx_cause"] for row in rows)
    theirs = sum(row["pydocx_outcome"] in {"ok", "no-text"} for row in rows if row["outcome"] == "ok")
    total = sum(result.visible for result in results.values())
    missed = sum(result.missed for result in results.values())
    files_missed = [name for name, result in results.items() if result.missed]
    print(f"{len(rows)} files, {should} of them should open; refused: {dict(refused)}")
    print(f"{'':34}{'python-docx':>14}{'docxplug':>12}")
    print(f"{'opened':34}{theirs / should:>14.1%}{len(results) / should:>12.1%}")
    for name, part in (("paragraphs", 2), ("with tables", 3)):
        characters = sum(result[part] for result in results.values()) / total
        files = sum(result[part] > 0 for result in results.values()) / len(results)
        print(f"{f'text missed ({name})':34}{characters:>14.2%}{missed / total:>12.4%}")
        print(
            f"{f'files with text missed ({name})':34}{files:>14.1%}{len(files_missed) / len(results):>12.1%}"
        )
    seconds.sort()
    print(
        f"opened and read: median {seconds[len(seconds) // 2] * 1000:.1f} ms, slowest {seconds[-1] * 1000:.0f} ms"
    )
    for line in unexpected + [f"{name}: {results[name].missed} characters missed" for name in files_missed]:
        print(" ", line)
    good = not unexpected and len(results) >= 0.998 * should and missed <= 0.0002 * total
    return good and len(files_missed) <= 0.005 * len(results)


class Slowest:
    """How long the slowest of many inputs took, in seconds."""

    def __init__(self) -> None:
        self.seconds = 0.0

    def of(self, work: Callable[[Item], Result], items: Iterable[Item]) -> Iterator[Result]:
        """What ``work`` makes of each item."""
        for item in items:
            start = time.perf_counter()
            result = work(item)
            self.seconds = max(self.seconds, time.perf_counter() - start)
            yield result


def peak_of_memory() -> float:
    """The most memory this process has had in use, in megabytes: no file took more."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000


def report_comments(paths: list[Path]) -> bool:
    """Prints what becomes of files that take a comment; python-docx's figures are of 2,965 public files."""
    from hostile import REFUSED, SMALL
    from odd import MORE_ODD
    from test_read_packages import ODD

    slowest = Slowest()
    found = Counter(slowest.of(corpus_comments.outcome, paths))
    apart = sum(found[what] for what in ("no text", "unreadable", "protected"))
    with_text, kept = len(paths) - apart, found["kept"]
    lost, corrupt = found["parts lost"], found["corrupt"]
    hostile = [make() for make, _ in REFUSED.values()]
    refused = sum(slowest.of(lambda data: corpus_comments.is_refused(data, SMALL), hostile))
    strange = [make() for make in (ODD | MORE_ODD).values()]
    odd = sum(slowest.of(corpus_comments.takes_a_comment, strange))
    for what, theirs, ours in (
        ("comment added without loss", "85.3%", f"{kept / with_text:.1%}"),
        ("parts lost on save, files", "28", str(lost)),
        ("corrupt outputs", "3", str(corrupt)),
        ("hostile inputs refused", "29 of 42", f"{refused} of {len(REFUSED)}"),
        ("odd inputs that work", "33 of 63", f"{odd} of {len(strange)}"),
        ("slowest of all of them", "", f"{slowest.seconds:.2f} s"),
        ("peak of memory over all of them", "", f"{peak_of_memory():,.0f} MB"),
    ):
        print(f"{what:34}{theirs:>14}{ours:>12}")
    print(f"{with_text} files with text: {dict(found)}")
    return kept >= 0.998 * with_text and not lost + corrupt and refused == len(REFUSED)


if __name__ == "__main__":
    sys.exit(main(*map(Path, sys.argv[1:])))

"""How long the command line takes to start, as ratios measured in one run.

Each command runs in a fresh process, in turn with the imports it is held against; the medians of the pairs' ratios are
printed. Exit code 1 where a ratio is past its limit.
"""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

EXAMPLES = Path(__file__).resolve().parent.parent / "examples"
PAIRS = 15
QUIET_REVIEW = ("--pages", "estimate", "--grammar", "none")
#: An installed program has its bytecode beside it, whatever this shell says.
ENVIRONMENT = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
SCRIPT = str(Path(sys.executable).with_name("docxplug"))


@dataclass(frozen=True)
class Race:
    """A command, the imports it is held against, and how many times their time it may take, if that is limited."""

    name: str
    command: Sequence[str]
    imports: str
    limit: float | None = None


REVIEW = (SCRIPT, "review", str(EXAMPLES / "tq2.docx"), *QUIET_REVIEW)
READERS = "click, lxml.etree, snowballstemmer, nupunkt"
RACES = (
    Race("docxplug --version", (SCRIPT, "--version"), "click", 1.5),
    Race("docxplug review, an answer of 1,000 words", REVIEW, READERS, 2.0),
    Race(
        "the same with its announcement", (*REVIEW, "--posting", str(EXAMPLES / "announcement.txt")), READERS
    ),
)


def seconds(command: Sequence[str]) -> float:
    """The wall time of one run, from start to exit."""
    start = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, cwd=tempfile.gettempdir(), env=ENVIRONMENT)
    return time.perf_counter() - start


def main() -> int:
    """Runs every race and prints a table."""
    print(f"{os.cpu_count()} processors, Python {sys.version.split()[0]}, {PAIRS} pairs each")
    failed = False
    for race in RACES:
        imports = (sys.executable, "-c", f"import {race.imports}")
        for command in (race.command, imports):  # files into the cache, bytecode written
            seconds(command)
        pairs = [(seconds(race.command), seconds(imports)) for _ in range(PAIRS)]
        ratio = statistics.median(ours / theirs for ours, theirs in pairs)
        ours, theirs = (statistics.median(times) * 1000 for times in zip(*pairs, strict=True))
        failed = failed or (race.limit is not None and ratio > race.limit)
        print(f"{race.name}: {ours:.0f} ms; import {race.imports}: {theirs:.0f} ms; ", end="")
        print(f"ratio {ratio:.2f} ({f'limit {race.limit}' if race.limit else 'no limit'})")
    return int(failed)


if __name__ == "__main__":
    raise SystemExit(main())

"""What a batch costs: processes against one, files that come to more, and the same bytes whatever way it is run.

python benchmarks/batch.py [--files 400] [--dask] [--long]

Files are generated answers, broken files among them, and the folder of public Word files where it is beside the
checkout. The gain of two processes is held against what a computation without any input or output gains in the same
minute on the same machine, so let nothing else run on it. ``--long`` takes 1,000 files and Dask too, and goes on to
5,000 files; that takes a quarter of an hour.
"""

import argparse
import hashlib
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

import docx

ROOT = Path(__file__).resolve().parent.parent
CORPUS = ROOT.parent / "shared" / "corpus" / "files"
QUICK = (
    "--pages",
    "estimate",
    "--grammar",
    "none",
    "--date",
    "2026-11-21T10:00:00+00:00",
    "--as-of",
    "2026-11-21",
)
CONTROL = "import sys\nx = 0\nfor i in range(int(sys.argv[1])):\n    x = (x * 31 + i) % 1000003\n"
VERBS = ("directed", "negotiated", "rebuilt", "was responsible for", "assisted with", "funded", "closed")
THINGS = (
    "the dredging program",
    "nine locks",
    "a contract for pumps",
    "the regional budget",
    "an audit backlog",
)


def main() -> None:
    """Makes the files, runs all ways, prints the figures."""
    parser = argparse.ArgumentParser()
    parser.add_argument(
        "--files", type=int, help="files for the comparison of ways; 400, or 1,000 with --long"
    )
    parser.add_argument("--dask", action="store_true", help="run on a local Dask cluster too")
    parser.add_argument("--long", action="store_true", help="1,000 files with Dask, and the cost of 5,000")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="docxplug-bench-") as folder:
        work = Path(folder)
        ways(work, options.files or (1000 if options.long else 400), with_dask=options.dask or options.long)
        flat(work, (100, 1000, 5000) if options.long else (100, 1000))


def ways(work: Path, count: int, *, with_dask: bool) -> None:
    """The same files in every way."""
    inputs = mixed(work / "in", count)
    one = control(1)
    seconds, first = timed(inputs, work / "one", "--jobs", "1")
    two = control(2)
    seconds_two, second = timed(inputs, work / "two", "--jobs", "2")
    print(f"{count} mixed files, 1 process:   {seconds:.1f} s, {1000 * seconds / count:.0f} ms a file")
    print(
        f"{count} mixed files, 2 processes: {seconds_two:.1f} s, {1000 * seconds_two / count:.0f} ms a file"
    )
    gain, possible = seconds / seconds_two, 2 * one / two
    print(
        f"gain {gain:.2f}; a computation alone gains {possible:.2f}: share {gain / possible:.2f} (at least 0.85)"
    )
    print(f"2 processes: {said(first == second)}")
    print(f"killed and resumed: {said(first == killed(inputs, work / 'killed', seconds_two))}")
    if with_dask:
        print(f"Dask, two workers: {said(first == on_dask(inputs, work / 'dask'))}")


def flat(work: Path, counts: Sequence[int]) -> None:
    """Cost per file of more and more files."""
    for count in counts:
        folder = mixed(work / f"in{count}", count, generated_only=True)
        seconds, _ = timed(folder, work / f"out{count}", "--jobs", "2")
        print(
            f"{count} generated files: {1000 * seconds / count:.0f} ms a file; {peak()} MB in the largest process"
        )
        shutil.rmtree(folder)


def mixed(folder: Path, count: int, *, generated_only: bool = False) -> Path:
    """Client folders with announcements, generated answers, broken files, and public files."""
    folder.mkdir()
    public = [] if generated_only or not CORPUS.is_dir() else sorted(CORPUS.iterdir())[: count // 2]
    for number, path in enumerate(public):
        place = folder / f"public{number // 50:02}"
        place.mkdir(exist_ok=True)
        shutil.copyfile(path, place / f"{number:03} {path.name}")
    draw = random.Random(7)  # noqa: S311 - texts, not secrets
    for number in range(count - len(public)):
        place = folder / f"client{number // 4:04}"
        if not place.exists():
            place.mkdir()
            shutil.copyfile(ROOT / "examples" / "announcement.txt", place / "announcement.txt")
        answer(place / f"TQ {number % 4 + 1}.docx", number, draw)
    return folder


def answer(path: Path, number: int, draw: random.Random) -> None:
    """An answer of two pages, or now and then a broken file."""
    if number % 50 == 17:
        path.write_bytes(b"PK\x03\x04 cut off")
        return
    document = docx.Document()
    document.add_paragraph(f"TQ {number % 4 + 1}")
    for part in ("Challenge", "Context", "Action", "Result"):
        sentences = (
            f"In {draw.randint(2015, 2025)} I {draw.choice(VERBS)} {draw.choice(THINGS)} "
            f"with {draw.randint(3, 90)} people and ${draw.randint(1, 40)} million."
            for _ in range(10)
        )
        document.add_paragraph(f"{part}: {' '.join(sentences)}")
    document.save(str(path))


def command(inputs: Path, out: Path, *more: str) -> list[str]:
    """The call of one batch."""
    return [sys.executable, "-m", "docxplug", "batch", str(inputs), "--out", str(out), *QUICK, *more]


def timed(inputs: Path, out: Path, *more: str) -> tuple[float, str]:
    """Seconds of a batch and the digest of all it wrote."""
    began = time.perf_counter()
    done = subprocess.run(command(inputs, out, *more), capture_output=True, text=True, check=False)
    seconds = time.perf_counter() - began
    if done.returncode not in {0, 3}:
        raise SystemExit(done.stderr)
    return seconds, digest(out)


def killed(inputs: Path, out: Path, seconds: float) -> str:
    """The digest of a batch that was killed in its middle and resumed."""
    process = subprocess.Popen(command(inputs, out, "--jobs", "2"), stdout=subprocess.DEVNULL)
    time.sleep(seconds / 2)
    process.send_signal(signal.SIGKILL)
    process.wait()
    print(f"killed when {len(list(out.rglob('*.docx')))} copies were written")
    return timed(inputs, out, "--resume", "--jobs", "2")[1]


def on_dask(inputs: Path, out: Path) -> str:
    """The digest of a batch on a cluster of two workers."""
    from distributed import LocalCluster

    with LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None) as cluster:
        return timed(inputs, out, "--dask", cluster.scheduler_address)[1]


def digest(out: Path) -> str:
    """One digest of all files but the ledger."""
    told = hashlib.sha256()
    for path in sorted(out.rglob("*")):
        if path.is_file() and "sqlite" not in path.name:
            told.update(f"{path.relative_to(out)} {hashlib.sha256(path.read_bytes()).hexdigest()}\n".encode())
    return told.hexdigest()


def control(processes: int) -> float:
    """Seconds that a computation takes in so many processes at once, each doing all of it."""
    began = time.perf_counter()
    running = [subprocess.Popen([sys.executable, "-c", CONTROL, "60000000"]) for _ in range(processes)]
    for process in running:
        process.wait()
    return time.perf_counter() - began


def said(is_same: bool) -> str:  # noqa: FBT001
    """The verdict in words."""
    return "the same bytes" if is_same else "OTHER BYTES"


def peak() -> int:
    """Megabytes of the largest child so far."""
    if os.name == "nt":
        return 0
    import resource

    return resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024


if __name__ == "__main__":
    main()

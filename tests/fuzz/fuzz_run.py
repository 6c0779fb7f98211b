"""One fuzzer, guided by coverage (atheris).

    python tests/fuzz/fuzz_run.py TARGET --seconds N [--folder FOLDER]
    python tests/fuzz/fuzz_run.py TARGET --runs N --seed S [--folder FOLDER]

TARGET is one of those in fuzz_list. FOLDER (default .fuzz, beside the tests) keeps what was interesting for the
next run, and inputs that showed a fault as TARGET-crash-…; such an input is tried again by naming its file in place
of --seconds. Ends with another code than 0 for a fault: an exception that is not a DocxplugError, a copy that differs
in more than comments, more than 20 seconds, more than 1 GB.
"""

import argparse
import contextlib
import hashlib
import io
import sys
from pathlib import Path

import atheris

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "tests" / "word"), str(ROOT / "tests" / "fuzz")]

with (
    contextlib.redirect_stderr(io.StringIO()),
    atheris.instrument_imports(include=["docxplug", "docxplug_server"]),
):
    from fuzz_list import TARGETS

_LONGEST_SECONDS = 20
_MOST_MEGABYTES = 1_000


def main() -> None:
    """Runs until the time is over or a fault shows; libFuzzer ends the process."""
    options = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    options.add_argument("target", choices=TARGETS)
    options.add_argument("files", nargs="*", type=Path, help="inputs to try once more")
    options.add_argument("--seconds", type=int, default=60)
    options.add_argument("--runs", type=int, default=-1, help="inputs to try, whatever time they take")
    options.add_argument("--seed", type=int, default=0, help="0 for a new one each time")
    options.add_argument("--folder", type=Path, default=ROOT / ".fuzz")
    given = options.parse_args()
    target = TARGETS[given.target]
    if given.files:
        for file in given.files:
            target.check(file.read_bytes())
        return
    folder = given.folder / given.target
    folder.mkdir(parents=True, exist_ok=True)
    for data in target.seeds().values():
        (folder / hashlib.sha1(data, usedforsecurity=False).hexdigest()).write_bytes(data)
    limits = [
        f"-max_total_time={given.seconds if given.runs < 0 else 0}",
        f"-runs={given.runs}",
        f"-seed={given.seed}",
        f"-max_len={target.largest}",
        f"-timeout={_LONGEST_SECONDS}",
        f"-rss_limit_mb={_MOST_MEGABYTES}",
        f"-artifact_prefix={given.folder}/{given.target}-",
        "-print_final_stats=1",
    ]
    atheris.Setup([sys.argv[0], str(folder), *limits], target.check, custom_mutator=target.change)
    atheris.Fuzz()


if __name__ == "__main__":
    main()

"""docxplug killed (SIGKILL) at many moments: nothing is lost, nothing is half, nothing stays behind.

    python benchmarks/kills.py [MOMENTS]      default: 200

Two of three moments are of ``annotate`` (a new copy, a copy that replaces another, a change in place), the rest of
``batch``. Half of those of ``annotate`` are drawn from the time it takes; the others are right before each change it
makes to the disk, one after the other. After each the input must be as it was, the output as it was or whole; then
the same is asked for again, and must give the bytes of an undisturbed run and leave no temporary file.
"""

import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path
from typing import NamedTuple

import psutil

ROOT = Path(__file__).resolve().parents[1]
_DATED = ["--as-of", "2026-11-21", "--date", "2026-11-21T10:00:00Z", "--pages", "none", "--grammar", "none"]
_OLD = b"the copy of an earlier round"
_ORPHANS_END_SECONDS = 20.0
#: Runs docxplug and ends it like a power cut before the change to the disk of that number; prints how many there are.
_ENDING = """
import os, sys
last, made = int(sys.argv.pop(1)), 0
changes = {"os.rename", "os.link", "os.remove", "os.chmod", "os.utime", "os.mkdir"}
def look(event, args):
    global made
    if event in changes or event == "open" and isinstance(args[2], int) and args[2] & (os.O_WRONLY | os.O_RDWR):
        made += 1
        if made == last:
            os.kill(os.getpid(), 9)
sys.addaudithook(look)
from docxplug.cli import main
try:
    main()
finally:
    print(made, file=sys.stderr)
"""


class HarmError(Exception):
    """Something was lost, half written or left behind."""


class Scene(NamedTuple):
    """One way of calling ``annotate``, and what may be there after it was killed."""

    name: str
    options: tuple[str, ...]
    output: str
    before: bytes | None
    again: tuple[str, ...]


class Place:
    """A folder with an answer, and a folder for temporary files of its own."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.temporary = folder / "work", folder / "temporary"
        self.temporary.mkdir()
        self.environment = {**os.environ, "TMPDIR": str(self.temporary), "PYTHONDONTWRITEBYTECODE": "1"}
        self.answer = (ROOT / "examples" / "tq1.docx").read_bytes()

    def lay_out(self, scene: Scene) -> None:
        """The files as they are before the call."""
        shutil.rmtree(self.folder, ignore_errors=True)
        self.folder.mkdir()
        (self.folder / "answer.docx").write_bytes(self.answer)
        if scene.before is not None:
            (self.folder / scene.output).write_bytes(scene.before)

    def start(self, *command: str) -> "subprocess.Popen[bytes]":
        """Starts this Python in the folder."""
        pipe = subprocess.PIPE
        return subprocess.Popen(
            [sys.executable, *command], cwd=self.folder, env=self.environment, stdout=pipe, stderr=pipe
        )

    def run(self, *command: str) -> str:
        """Runs it to its end; what it said on standard error."""
        process = self.start(*command)
        said = process.communicate()[1].decode()
        if process.returncode:
            raise HarmError(f"The next start failed: {said}")
        return said

    def check_nothing_left(self, *expected: str) -> None:
        """Nothing is there but these files; nothing is left of processes and their files."""
        found = {path.name for path in self.folder.iterdir()}
        if found != set(expected):
            raise HarmError(f"There is {found}, not {expected}")
        if left := list(self.temporary.iterdir()):
            raise HarmError(f"Left behind: {left}")


def scenes(answer: bytes) -> list[Scene]:
    """The ways of calling ``annotate``."""
    return [
        Scene("new copy", ("-o", "out.docx"), "out.docx", None, ("-o", "out.docx", "--force")),
        Scene(
            "replaced copy", ("-o", "out.docx", "--force"), "out.docx", _OLD, ("-o", "out.docx", "--force")
        ),
        Scene("in place", ("--in-place",), "answer.docx", answer, ("--in-place",)),
    ]


class Annotate:
    """``annotate`` as it goes undisturbed, and what must hold when it is disturbed."""

    def __init__(self, place: Place, scene: Scene) -> None:
        self.place, self.scene = place, scene
        place.lay_out(scene)
        self.changes = int(place.run("-c", _ENDING, "0", *self._call(scene.options)).split()[-1])
        self.whole = (place.folder / scene.output).read_bytes()
        start = time.perf_counter()
        place.lay_out(scene)
        place.run("-m", "docxplug", *self._call(scene.options))
        self.seconds = time.perf_counter() - start

    def _call(self, options: tuple[str, ...]) -> list[str]:
        return ["annotate", "answer.docx", *options, *_DATED]

    def kill_after(self, seconds: float) -> str:
        """Kills it after so much time; returns what came of it."""
        self.place.lay_out(self.scene)
        process = self.place.start("-m", "docxplug", *self._call(self.scene.options))
        time.sleep(seconds)
        process.kill()
        process.communicate()
        return self._checked()

    def kill_before_change(self, number: int) -> str:
        """Kills it before the change to the disk of that number, counted from 1."""
        self.place.lay_out(self.scene)
        process = self.place.start("-c", _ENDING, str(number), *self._call(self.scene.options))
        process.communicate()
        if process.returncode != -signal.SIGKILL:
            raise HarmError("It was not killed.")
        return self._checked()

    def _checked(self) -> str:
        folder, scene = self.place.folder, self.scene
        output = folder / scene.output
        found = output.read_bytes() if output.exists() else None
        if found not in {scene.before, self.whole}:
            raise HarmError(f"{scene.name}: the output is neither what it was nor whole.")
        if scene.output != "answer.docx" and (folder / "answer.docx").read_bytes() != self.place.answer:
            raise HarmError(f"{scene.name}: the input has changed.")
        backup = folder / "answer.docx.bak"
        if scene.output == "answer.docx":
            self._check_backup(backup, is_done=found == self.whole)
        self._again(backup, is_done=found == self.whole)
        return "whole" if found == self.whole else "as before"

    def _check_backup(self, backup: Path, *, is_done: bool) -> None:
        is_whole = backup.exists() and backup.read_bytes() == self.place.answer
        if (is_done or backup.exists()) and not is_whole:
            raise HarmError("The backup of a change in place is not the original.")

    def _again(self, backup: Path, *, is_done: bool) -> None:
        """The next start does the work and tidies up."""
        if self.scene.output == "answer.docx" and is_done:
            shutil.copy(backup, self.place.folder / "answer.docx")
        self.place.run("-m", "docxplug", *self._call(self.scene.again))
        if (self.place.folder / self.scene.output).read_bytes() != self.whole:
            raise HarmError(f"{self.scene.name}: the second run gave other bytes.")
        extra = backup.name if self.scene.output == "answer.docx" else self.scene.output
        self.place.check_nothing_left("answer.docx", extra)


class Batch:
    """A batch of a few files in two folders, killed and resumed."""

    def __init__(self, place: Place) -> None:
        self.place = place
        self._lay_out()
        start = time.perf_counter()
        place.run(*self._call())
        self.seconds = time.perf_counter() - start
        self.whole = self._outputs()
        self.names = sorted(path.name for path in (place.folder / "out").iterdir())

    def _lay_out(self) -> None:
        shutil.rmtree(self.place.folder, ignore_errors=True)
        for client in ("Ortiz", "Webb"):
            folder = self.place.folder / "in" / client
            folder.mkdir(parents=True)
            for name in ("announcement.txt", "tq1.docx", "tq2.docx", "tq3.docx"):
                shutil.copy(ROOT / "examples" / name, folder)

    def _call(self, *more: str) -> list[str]:
        return ["-m", "docxplug", "batch", "in", "--out", "out", "--jobs", "2", *_DATED, *more]

    def _outputs(self) -> dict[str, bytes]:
        out = self.place.folder / "out"
        return {str(path.relative_to(out)): path.read_bytes() for path in sorted(out.rglob("*.docx"))}

    def _inputs(self) -> dict[str, bytes]:
        folder = self.place.folder / "in"
        return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*.*")}

    def kill_after(self, seconds: float) -> str:
        """Kills the batch after so much time, its workers not; returns what came of it."""
        self._lay_out()
        inputs = self._inputs()
        process = self.place.start(*self._call())
        time.sleep(seconds)
        process.kill()
        process.communicate()
        written = self._outputs()
        if inputs != self._inputs() or any(self.whole.get(name) != data for name, data in written.items()):
            raise HarmError("An input has changed, or a copy is not whole.")
        self._wait_for_orphans()
        has_begun = (self.place.folder / "out").is_dir()
        self.place.run(*self._call(*(["--resume"] if has_begun else [])))
        if self._outputs() != self.whole:
            raise HarmError("The resumed batch gave other bytes.")
        if names := {path.name for path in (self.place.folder / "out").iterdir()} - set(self.names):
            raise HarmError(f"Left behind: {names}")
        self.place.check_nothing_left("in", "out")
        return f"{len(written)} copies"

    def _wait_for_orphans(self) -> None:
        """The workers notice by themselves that nobody asks for anything any more."""
        last = time.monotonic() + _ORPHANS_END_SECONDS
        while orphans := [process.pid for process in psutil.process_iter() if self._is_orphan(process)]:
            if time.monotonic() > last:
                raise HarmError(f"Processes go on without the batch: {orphans}")
            time.sleep(0.1)

    def _is_orphan(self, process: psutil.Process) -> bool:
        try:
            is_ours = process.environ().get("TMPDIR", "").startswith(str(self.place.temporary))
            return is_ours and process.status() != psutil.STATUS_ZOMBIE
        except psutil.Error:
            return False


def moments_of_annotate(place: Place, count: int, chance: random.Random) -> Counter[str]:
    """Kills ``annotate`` so many times; what came of it."""
    found: Counter[str] = Counter()
    for scene in scenes(place.answer):
        annotate = Annotate(place, scene)
        share = -(-count // 3)
        by_change = [1 + number % annotate.changes for number in range(share // 2)]
        by_time = [chance.uniform(0, annotate.seconds) for _ in range(share - len(by_change))]
        ended = [*map(annotate.kill_before_change, by_change), *map(annotate.kill_after, by_time)]
        found.update(f"{scene.name}: {what}" for what in ended)
    return found


def main(moments: int = 200) -> int:
    """Prints what came of it; 1 where there was harm."""
    chance = random.Random(20261121)  # noqa: S311 -- nothing secret
    with tempfile.TemporaryDirectory(prefix="kills-") as folder:
        place = Place(Path(folder))
        try:
            found = moments_of_annotate(place, moments * 2 // 3, chance)
            batch = Batch(place)
            for _ in range(moments - moments * 2 // 3):
                found["batch: " + batch.kill_after(chance.uniform(batch.seconds / 3, batch.seconds))] += 1
        except HarmError as error:
            print(f"Harm: {error}")
            return 1
    for what, count in sorted(found.items()):
        print(f"{count:5}  {what}")
    print(
        f"{sum(found.values())} moments: every input intact, every output whole or as it was, nothing left behind"
    )
    return 0


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:])))

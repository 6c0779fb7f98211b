"""The same batch on a real cluster on this machine: the same bytes, and workers may be lost."""

import os
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest
from batch_calls import LOCKS, client, digests, run, with_office, workers_of, write_answer

from docxplug.batch.crew import LocalCrew
from docxplug.batch.dask_crew import DaskCrew
from docxplug.errors import RequestError
from docxplug.workers.handle import Limits

pytest.importorskip("distributed")
pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning")

CLUSTER = """
import sys
from distributed import LocalCluster
if __name__ == "__main__":
    with LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None) as cluster:
        print(cluster.scheduler_address, flush=True)
        sys.stdin.read()
"""


@pytest.fixture(scope="module")
def temporary(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the cluster's processes put their temporary files."""
    return tmp_path_factory.mktemp("temporary")


@pytest.fixture(scope="module")
def cluster(
    tmp_path_factory: pytest.TempPathFactory, temporary: Path
) -> Iterator[tuple[str, psutil.Process]]:
    """The address of a scheduler with two workers, and its process."""
    script = tmp_path_factory.mktemp("cluster") / "cluster.py"
    script.write_text(CLUSTER, encoding="utf-8")
    process = subprocess.Popen(
        [sys.executable, str(script)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        cwd=script.parent,
        env={**os.environ, "TMPDIR": str(temporary)},
    )
    assert process.stdout
    yield process.stdout.readline().strip(), psutil.Process(process.pid)
    process.communicate("", timeout=60)


def test_a_cluster_writes_the_same_bytes(
    cluster: tuple[str, psutil.Process], crew: LocalCrew, tmp_path: Path
) -> None:
    for name in ("Lee", "Ortiz"):
        client(tmp_path / "in" / name)
    (tmp_path / "in" / "Lee" / "bad.docx").write_bytes(b"PK")
    run(crew, tmp_path / "in", tmp_path / "here")

    with DaskCrew(cluster[0], Limits()) as there:
        run(there, tmp_path / "in", tmp_path / "there")

    assert digests(tmp_path / "there") == digests(tmp_path / "here")


def test_the_limits_hold_on_a_cluster(cluster: tuple[str, psutil.Process], tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    long = "\n".join(f"In {year % 30 + 1990} {LOCKS[2]}" for year in range(3_800))
    (tmp_path / "in" / "long.txt").write_text(long, encoding="utf-8")

    with DaskCrew(cluster[0], Limits(seconds=2)) as there:
        _, (step,) = run(there, tmp_path / "in", tmp_path / "out")

    assert "longer than 2 seconds" in str(step.reason)


def test_a_lost_worker_loses_nothing(
    cluster: tuple[str, psutil.Process], crew: LocalCrew, tmp_path: Path
) -> None:
    for number in range(20):
        write_answer(tmp_path / "in" / f"{number}.docx", *LOCKS * 6)
    run(crew, tmp_path / "in", tmp_path / "here")
    lost: list[int] = []

    class Losing(DaskCrew):
        def run(self, orders):  # type: ignore[no-untyped-def]
            for place, done in enumerate(super().run(orders)):
                if place == 4:
                    self.lose_one()
                yield done

        def lose_one(self) -> None:
            victim = workers_of(cluster[1])[0].parent()
            assert victim
            lost.append(victim.pid)
            victim.kill()

    with Losing(cluster[0], Limits()) as there:
        report, _ = run(there, tmp_path / "in", tmp_path / "there")

    assert lost
    assert report.totals().failed == 0
    assert digests(tmp_path / "there") == digests(tmp_path / "here")


@pytest.mark.libreoffice
def test_the_copy_for_libreoffice_is_private_and_goes_with_a_worker_that_is_killed(
    cluster: tuple[str, psutil.Process], temporary: Path, tmp_path: Path
) -> None:
    for number in range(6):
        write_answer(tmp_path / "in" / f"{number}.docx", *LOCKS * 6)
    modes: list[int] = []

    def kill_one_with_a_copy() -> None:
        copy = first_copy(temporary)
        folder = next(parent for parent in copy.parents if parent.parent == temporary)
        modes.append(folder.stat().st_mode & 0o077)
        victim = psutil.Process(int(folder.name.split("-")[3]))
        victim.kill()

    killing = threading.Thread(target=kill_one_with_a_copy)
    killing.start()
    with DaskCrew(cluster[0], Limits()) as there:
        report, _ = run(there, tmp_path / "in", tmp_path / "out", ways=with_office)
    killing.join()

    assert modes == [0]
    assert [file.reason for file in report.failed()] == []
    assert copies_after_a_while(temporary) == []


def copies(folder: Path) -> list[Path]:
    """The documents below a folder in which files come and go."""
    return [
        Path(place, name) for place, _, names in os.walk(folder) for name in names if name.endswith(".docx")
    ]


def first_copy(folder: Path) -> Path:
    """The first copy for LibreOffice that is seen in a folder."""
    last = time.monotonic() + 120
    while time.monotonic() < last:
        if found := copies(folder):
            return found[0]
        time.sleep(0.002)
    raise AssertionError("LibreOffice got no document")


def copies_after_a_while(folder: Path) -> list[Path]:
    """Copies of documents that nobody removes."""
    last = time.monotonic() + 60
    while (found := copies(folder)) and time.monotonic() < last:
        time.sleep(0.1)
    return found


def test_a_scheduler_that_is_not_there_is_one_sentence() -> None:
    with pytest.raises(RequestError, match="no Dask scheduler answers"):
        DaskCrew("tcp://127.0.0.1:9", Limits())

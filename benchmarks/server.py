"""The service under load: its cost beside the library's, and whether it lives on under what is bad for it.

python benchmarks/server.py        prints the figures; exit 1 where one misses its goal
"""

import json
import os
import re
import secrets
import signal
import statistics
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import Final

import psutil

ROOT: Final = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "tests" / "server"))

from calling import Caller, form, slow_document, zip_bomb  # noqa: E402

from docxplug.clock import today  # noqa: E402
from docxplug.grammar import open_engine  # noqa: E402
from docxplug.intake import document_source, posting_of  # noqa: E402
from docxplug.pipeline import Choices, review_source  # noqa: E402
from docxplug.report.as_json import json_text  # noqa: E402
from docxplug.report.model import FileReport  # noqa: E402

DOCUMENT: Final = (ROOT / "examples" / "client-answers.docx").read_bytes()
POSTING: Final = (ROOT / "examples" / "announcement.txt").read_bytes()
REVIEW: Final = {"document": ("a.docx", DOCUMENT), "posting": ("p.txt", POSTING)}
ROUNDS: Final = 20
GOAL_RATIO: Final = 1.3
GOAL_HEALTH: Final = 2.0


def median_ms(call: Callable[[], object], rounds: int) -> float:
    """The median time of a call in milliseconds."""
    times = []
    for _ in range(rounds):
        begin = time.perf_counter()
        call()
        times.append(1_000 * (time.perf_counter() - begin))
    return statistics.median(times)


def by_library() -> float:
    """The example's review by the library, warm."""
    with open_engine("harper") as grammar:

        def review() -> str:
            source = document_source(DOCUMENT, "a.docx")
            choices = Choices(today(), posting_of(POSTING), pages="estimate")
            done = review_source(source, choices, grammar)
            return json_text(
                [FileReport(source.name, source.data, done.review, done.comments)], paragraphs=False
            )

        median_ms(review, 3)
        return median_ms(review, ROUNDS)


def by_service(caller: Caller) -> float:
    """The same through the API."""

    def review() -> None:
        wanted(caller.send_form("/api/v1/review", REVIEW).status, 200)

    median_ms(review, 6)
    return median_ms(review, ROUNDS)


def health_ms(caller: Caller) -> float:
    """One question for health on a new connection."""
    begin = time.perf_counter()
    wanted(caller.call("GET", "/healthz").status, 200)
    return 1_000 * (time.perf_counter() - begin)


def wanted(status: int, expected: int) -> None:
    """Ends the measurement where the service answers otherwise than it should."""
    if status != expected:
        raise SystemExit(f"answered with {status}, not {expected}")


@contextmanager
def health_meanwhile(caller: Caller) -> Iterator[list[float]]:
    """Asks for health ten times a second while the block runs, from a process that does nothing else."""
    times: list[float] = []
    command = [sys.executable, __file__, "--health", str(caller.port)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as asking:
        yield times
        said, _ = asking.communicate("")
    times.extend(map(float, said.split()))


def ask_for_health(port: int) -> None:
    """Prints how long each answer takes until standard input ends."""
    caller = Caller(port, "")
    over = threading.Event()
    threading.Thread(target=lambda: (sys.stdin.read(), over.set()), daemon=True).start()
    while not over.wait(0.1):
        print(health_ms(caller))


def hundred_at_once(caller: Caller) -> str:
    """A hundred small reviews at the same moment."""
    small = json.dumps({"paragraphs": [{"text": "I was responsible for a team of 12 people."}]}).encode()
    kind = {"Content-Type": "application/json"}
    with ThreadPoolExecutor(100) as clients:
        calls = [clients.submit(caller.call, "POST", "/api/v1/review", small, kind) for _ in range(100)]
        statuses = [call.result().status for call in calls]
    return f"{statuses.count(200)} of {len(statuses)} reviewed"


def bombs(caller: Caller) -> str:
    """Twenty zip bombs."""
    bomb = zip_bomb()
    statuses = {caller.send_form("/api/v1/review", {"document": ("a.docx", bomb)}).status for _ in range(20)}
    return f"answered with {statuses}"


def hang(caller: Caller) -> str:
    """Documents that take longer than they may."""
    slow = slow_document()
    with ThreadPoolExecutor(4) as clients:
        calls = [
            clients.submit(caller.send_form, "/api/v1/review", {"document": ("a.docx", slow)})
            for _ in range(4)
        ]
        statuses = {call.result().status for call in calls}
    small = caller.send_form("/api/v1/review", REVIEW).status
    return f"answered with {statuses}, the next small one with {small}"


def hang_up(caller: Caller) -> str:
    """Clients that send a document and leave."""
    body, kind = form(REVIEW)
    for _ in range(50):
        connection = caller.connect()
        connection.request(
            "POST", "/api/v1/review", body, {"X-Docxplug-Token": caller.token, "Content-Type": kind}
        )
        connection.close()
    return f"the next small one with {caller.send_form('/api/v1/review', REVIEW).status}"


@contextmanager
def service() -> Iterator[tuple[Caller, psutil.Process]]:
    """A service in a process of its own, as users have it."""
    token = secrets.token_urlsafe()
    command = [sys.executable, "-m", "docxplug", "serve", "--http", "--port", "0"]
    settings = {"DOCXPLUG_TOKEN": token, "DOCXPLUG_SECONDS": "10", "PYTHONUNBUFFERED": "1"}
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, env={**os.environ, **settings}, text=True
    ) as process:
        address = re.findall(r"answers at (\S+)", process.stdout.readline() if process.stdout else "")[0]
        try:
            yield Caller(int(address.rpartition(":")[2]), token), psutil.Process(process.pid)
        finally:
            process.send_signal(signal.SIGINT)


def memory_mb(process: psutil.Process) -> float:
    """What the service and its workers use, in megabytes."""
    return sum(each.memory_info().rss for each in (process, *process.children(recursive=True))) / 1e6


def main() -> int:
    """Prints the figures."""
    if sys.argv[1:2] == ["--health"]:
        ask_for_health(int(sys.argv[2]))
        return 0
    library = by_library()
    with service() as (caller, process):
        api = by_service(caller)
        failed = api > GOAL_RATIO * library
        print(f"review of the example: library {library:.0f} ms, API {api:.0f} ms, ratio {api / library:.2f}")
        with health_meanwhile(caller) as times:
            time.sleep(8)
        idle = statistics.median(times)
        print(f"/healthz idle {idle:.1f} ms; memory with workers {memory_mb(process):.0f} MB")
        for load in (hundred_at_once, bombs, hang, hang_up):
            failed |= not _lives_through(load, caller, idle)
        time.sleep(5)
        print(f"memory afterwards {memory_mb(process):.0f} MB")
    return int(failed)


def _lives_through(load: Callable[[Caller], str], caller: Caller, idle: float) -> bool:
    with health_meanwhile(caller) as times:
        begin = time.perf_counter()
        outcome = load(caller)
        seconds = time.perf_counter() - begin
    middle, worst = statistics.median(times), max(times)
    print(f"{load.__name__}: {outcome}, {seconds:.1f} s; /healthz {middle:.1f} ms, worst {worst:.0f} ms")
    return middle <= GOAL_HEALTH * idle


if __name__ == "__main__":
    raise SystemExit(main())

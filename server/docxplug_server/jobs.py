"""Requests that were asked for with ``Prefer: respond-async``: their state and result for a while."""

import secrets
import threading
import time
from typing import Final

from docxplug_server.calls import Call, Stopped
from docxplug_server.pool import WorkerPool
from docxplug_server.problems import Problem, busy, log_fault
from docxplug_server.shapes import Job
from docxplug_server.tasks import STEPS, Order, Result

#: A result that nobody fetched is dropped after this time.
_KEPT_SECONDS: Final = 600.0
_MOST_JOBS: Final = 256
_MOST_BYTES: Final = 256_000_000
_FAULT: Final = Problem(500, "Something went wrong inside docxplug; please report what you asked for.")


class Running:
    """One request, done in a thread of its own."""

    def __init__(self, order: Order, pool: WorkerPool) -> None:
        self.call = Call()
        self.result: Result | None = None
        self.problem: Problem | None = None
        self.ended: float | None = None
        pool.take_place(order)
        threading.Thread(target=self._run, args=(order, pool), daemon=True).start()

    def _run(self, order: Order, pool: WorkerPool) -> None:
        try:
            self.result = pool.run_admitted(order, self.call)
        except Problem as problem:
            self.problem = problem
        except Stopped:
            self.problem = Problem(404, "This review was cancelled.")
        except Exception as error:  # noqa: BLE001 - the one who asks for the state must learn of it
            log_fault("job", error)
            self.problem = _FAULT
        finally:
            pool.give_place_back(order)
            self.ended = time.monotonic()

    @property
    def size(self) -> int:
        """Bytes kept for whoever asked."""
        return len(self.result.body) if self.result else 0

    def state(self, address: str) -> Job:
        """The progress; ``address`` is where the result is once it is there."""
        if self.ended is not None:
            failed = self.problem is not None
            status = "failed" if failed else "done"
            return _job(status, status, len(STEPS), None if failed else address)
        step = self.call.step
        if step not in STEPS:
            return _job("waiting", step, 0, None)
        return _job("working", step, STEPS.index(step), None)


def _job(status: str, step: str, done: int, result: str | None) -> Job:
    job: Job = {"status": "working", "step": step, "done": done, "of": len(STEPS), "result": result}
    return {**job, "status": status}  # type: ignore[typeddict-item]


class Jobs:
    """The requests of this process that are under way or done, by an id that cannot be guessed."""

    def __init__(self, pool: WorkerPool) -> None:
        self._pool = pool
        self._lock = threading.Lock()
        self._jobs: dict[str, Running] = {}

    def start(self, order: Order) -> str:
        """Begins with a request and returns its id. Raises Problem where there is no place for it."""
        with self._lock:
            self._drop_old()
            if len(self._jobs) >= _MOST_JOBS:
                raise busy("The service keeps too many reviews that nobody fetched; try again later.", 60)
            job = secrets.token_urlsafe(18)
            self._jobs[job] = Running(order, self._pool)
            return job

    def get(self, job: str) -> Running:
        """The request with this id. Raises Problem where there is none."""
        with self._lock:
            self._drop_old()
            running = self._jobs.get(job)
        if running is None:
            raise Problem(404, "There is no such review here, or no more; ask for it again.")
        return running

    def result(self, job: str) -> Result:
        """What came out. Raises Problem where it failed or is not there yet."""
        running = self.get(job)
        if running.problem is not None:
            raise running.problem
        if running.result is None:
            raise Problem(409, "The review is not done yet; ask for its state until it is.")
        return running.result

    def cancel(self, job: str) -> None:
        """Stops a request and forgets it. Raises Problem where there is none."""
        running = self.get(job)
        running.call.cancel()
        with self._lock:
            self._jobs.pop(job, None)

    def _drop_old(self) -> None:
        """Forgets what is older than it may be, and the oldest where all together are too large."""
        now = time.monotonic()
        ended = sorted(
            (job for job in self._jobs.items() if job[1].ended is not None),
            key=lambda job: job[1].ended or 0.0,
        )
        kept = sum(running.size for _, running in ended)
        for name, running in ended:
            if kept > _MOST_BYTES or now - (running.ended or now) > _KEPT_SECONDS:
                del self._jobs[name]
                kept -= running.size

"""One LibreOffice for the whole service: kept warm in a worker process of its own, where it counts pages.

The service hands a document over, gets numbers back, and gives them to the worker that reviews the document. What goes
wrong there costs a count, never a review: there is always the estimate.
"""

import threading
import time
from collections.abc import Callable
from typing import Any, Final

from docxplug.errors import DocxplugError
from docxplug.interruptions import whole
from docxplug.pages.office import OfficeCount
from docxplug.word.opc.package import Package
from docxplug.word.reading.reader import read_document
from docxplug.workers.channel import Message
from docxplug.workers.family import lower_priority
from docxplug.workers.handle import EndedError, Limits, Worker, start_worker
from docxplug_server.calls import Call
from docxplug_server.config import WorkLimits
from docxplug_server.pool import WorkerPool
from docxplug_server.tasks import Order, Result, page_method

#: What its worker process is started with.
TRADE: Final = f"{__name__}:CountingTrade"
_MOST_SECONDS: Final = 20.0
#: A review does not wait longer for its turn than this.
_PATIENCE_SECONDS: Final = 15.0
_LOOK_EVERY: Final = 0.2
#: Beside the time for the document: a LibreOffice that died is started anew.
_RESTART_SECONDS: Final = 15.0
_BUSY: Final = "LibreOffice is busy with other documents"
_ENDED: Final = "LibreOffice took too long or too much memory for this document and was stopped"


class CountingTrade:
    """What the worker process does: each order is a Word file's bytes, each answer its count."""

    def __init__(self) -> None:
        from docxplug.pages.office.warm import Office

        self._office = Office(_MOST_SECONDS)
        self.close = self._office.close

    def warm_up(self) -> None:
        """Has LibreOffice start."""
        from docxplug.word.plain import new_document

        self._count(new_document(["I led a program of 12 people in 2024."]).to_bytes())

    def do(self, order: bytes, _: Callable[[str], None]) -> Message:
        """Counts one document."""
        try:
            counted = self._count(order)
        except DocxplugError as error:
            return {"kind": "done", "failed": str(error).rstrip(".")}, []
        return {"kind": "done", "pages": counted.pages, "paragraphs": counted.paragraphs}, []

    def _count(self, data: bytes) -> OfficeCount:
        package = Package.open(data)
        return self._office.count(package, read_document(package))


class PageCounter:
    """That worker as the service sees it: started when first needed, one document at a time, replaced when it ends."""

    def __init__(self, limits: WorkLimits) -> None:
        self._limits = Limits(_MOST_SECONDS + _RESTART_SECONDS, limits.memory)
        self._turn = threading.Lock()
        self._worker: Worker | None = None
        self._closed = False

    def counted(self, order: Order, call: Call) -> Order:
        """The order with LibreOffice's count in its setup, or why there is none; as it is where none is wanted."""
        if not _wants_office(order):
            return order
        return order._replace(setup={**order.setup, "office": self._count(order.document or b"", call)})

    def warm(self) -> None:
        """Has the worker start, so that the first document need not wait for it."""
        with self._turn:
            if _has_office() and not self._closed:
                self._ready_worker()

    def close(self) -> None:
        """Ends the worker, and LibreOffice with it."""
        self._closed = True
        worker, self._worker = self._worker, None
        if worker is not None:
            worker.end()

    def _count(self, data: bytes, call: Call) -> dict[str, Any]:
        if not self._is_our_turn(call):
            return {"failed": _BUSY}
        try:
            worker = self._ready_worker()
            return worker.do(data)[0] if worker is not None else {"failed": "LibreOffice does not start here"}
        except EndedError:
            self._worker = None
            return {"failed": _ENDED}
        finally:
            self._turn.release()

    def _is_our_turn(self, call: Call) -> bool:
        last = time.monotonic() + _PATIENCE_SECONDS
        while time.monotonic() < last and not (call.is_unwanted or self._closed):
            if self._turn.acquire(timeout=_LOOK_EVERY):
                return True
        return False

    def _ready_worker(self) -> Worker | None:
        """The worker, warm; a new one in the place of one that is worn out."""
        if self._worker is not None and self._worker.is_fit:
            return self._worker
        if self._worker is not None:
            self._worker.end()
        self._worker = worker = start_worker(TRADE, self._limits)
        if worker is None:
            return None
        if not worker.is_ready() or self._closed:
            worker.end()
            self._worker = None
            return None
        lower_priority(worker.pid)
        return worker


class CountingPool(WorkerPool):
    """Workers that review, with one LibreOffice for all of them: started with them if ``at_once``, else when needed."""

    def __init__(self, limits: WorkLimits, *, at_once: bool = False) -> None:
        super().__init__(limits)
        self._counter = PageCounter(limits)
        self._is_due = at_once

    @whole
    def start(self) -> None:
        """Starts what has not been started yet; the call comes back before it is warm."""
        super().start()
        if self._is_due:
            self._is_due = False
            threading.Thread(target=self._counter.warm, daemon=True).start()

    def run_admitted(self, order: Order, call: Call) -> Result:
        """Has the pages counted first, where LibreOffice shall do that."""
        return super().run_admitted(self._counter.counted(order, call), call)

    def close(self) -> None:
        """Ends the workers and LibreOffice."""
        super().close()
        self._counter.close()


def _wants_office(order: Order) -> bool:
    """Whether LibreOffice shall count: it is asked for, and is here with its Python bridge."""
    method = page_method(order)
    is_asked = method == "libreoffice" or (method == "auto" and not order.has_words_count)
    is_file = order.document is not None and not order.name.lower().endswith(".txt")
    return is_asked and is_file and _has_office()


def _has_office() -> bool:
    from docxplug.pages.office.programs import find_office, find_uno_python

    return find_office() is not None and find_uno_python() is not None

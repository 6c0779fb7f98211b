"""A worker process: one document at a time, in a process that may be ended without harm to the service.

Run as ``python -m docxplug_server.worker``; it talks over its standard input and output (see ``channel``) and ends
when the service closes the one or ends itself.
"""

import contextlib
import os
import queue
import shutil
import sys
import threading
import traceback
from typing import Any, BinaryIO, Final

from docxplug.errors import DocumentError, DocxplugError, GrammarError, PostingError
from docxplug_server.channel import ChannelClosedError, Header, receive, send
from docxplug_server.tasks import Order, Workshop

_Message = tuple[Header, list[bytes]]

#: Exit code after a task that ran out of memory: the process is not to be trusted with another one.
_OUT_OF_MEMORY: Final = 3
#: Address space beyond what the process has when it begins, for each byte it may really use: the rest is reserve
#: that allocators and threads ask for and never touch.
_RESERVE: Final = 1.5


def main() -> None:
    """Works until the service closes the pipe."""
    outbox = _own_standard_output()
    inbox: queue.SimpleQueue[_Message] = queue.SimpleQueue()
    setup, _ = receive(sys.stdin.buffer)
    threading.Thread(
        target=_listen, args=(sys.stdin.buffer, inbox, str(setup["folder"])), daemon=True
    ).start()
    workshop = Workshop()
    _warm_up(workshop)
    _limit_memory(int(setup["memory"]))
    send(outbox, {"kind": "ready"})
    while True:
        _work(workshop, inbox.get(), outbox)


def order_message(order: Order) -> _Message:
    """The message that hands an order to a worker."""
    blobs = [order.document or b"", order.posting or b""]
    present = [order.document is not None, order.posting is not None]
    fields = {"task": order.task, "name": order.name, "posting_name": order.posting_name}
    given = {"options": order.options, "comments": order.comments, "setup": order.setup}
    return {**fields, **given, "present": present, "paragraphs": order.paragraphs}, blobs


def _order(message: _Message) -> Order:
    fields, (document, posting) = message
    has_document, has_posting = fields.pop("present")
    return Order(
        document=document if has_document else None, posting=posting if has_posting else None, **fields
    )


def _listen(stream: BinaryIO, inbox: "queue.SimpleQueue[_Message]", folder: str) -> None:
    """Passes messages on, even while a document is being worked on; without a service there is no use in working."""
    try:
        while True:
            inbox.put(receive(stream))
    except ChannelClosedError:
        shutil.rmtree(folder, ignore_errors=True)
        os._exit(0)


def _work(workshop: Workshop, message: _Message, outbox: BinaryIO) -> None:
    try:
        result = workshop.do(_order(message), lambda step: send(outbox, {"kind": "step", "step": step}))
    except MemoryError:
        send(outbox, {"kind": "memory"})
        os._exit(_OUT_OF_MEMORY)
    except DocxplugError as error:
        send(outbox, {"kind": "refused", "status": status_of(error), "detail": str(error)})
    except Exception as error:  # noqa: BLE001 - the service lives on, and its log says where the fault is
        place = traceback.extract_tb(error.__traceback__)[-1]
        where = f"{type(error).__name__} at {place.filename}:{place.lineno}"
        send(outbox, {"kind": "fault", "where": where})
    else:
        head = {"kind": "done", "type": result.media_type, "name": result.name, "comments": result.comments}
        send(outbox, head, [result.body])


def status_of(error: DocxplugError) -> int:
    """The HTTP status that tells the same as the sentence of an error."""
    from docxplug.word import errors as word

    other_kinds = (
        word.NotAnArchiveError,
        word.OldWordFormatError,
        word.OleFileError,
        word.PdfFileError,
        word.HtmlFileError,
        word.RtfFileError,
        word.FlatXmlFileError,
        word.OpenDocumentFileError,
        word.PagesFileError,
        word.SpreadsheetFileError,
        word.PresentationFileError,
    )
    if isinstance(error, other_kinds):
        return 415
    return 422 if isinstance(error, DocumentError | PostingError | GrammarError) else 400


def _own_standard_output() -> BinaryIO:
    """The pipe to the service; what any library prints goes nowhere instead of between the messages."""
    outbox = os.fdopen(os.dup(1), "wb")
    with open(os.devnull, "wb") as nowhere:  # noqa: PTH123 - the null device is no path
        os.dup2(nowhere.fileno(), 1)
    return outbox


def _limit_memory(allowed: int) -> None:
    """A ceiling in the kernel where there is one (Linux); everywhere else the service watches from outside."""
    if sys.platform != "linux":
        return
    import resource

    import psutil

    ceiling = psutil.Process().memory_info().vms + int(allowed * _RESERVE)
    with contextlib.suppress(OSError, ValueError):
        resource.setrlimit(resource.RLIMIT_AS, (ceiling, resource.getrlimit(resource.RLIMIT_AS)[1]))


def _warm_up(workshop: Workshop) -> None:
    """Loads what a review needs, so that the first one is not slower than the others."""
    options: dict[str, Any] = {"pages": "none"}
    posting = b"Technical Qualification 1: Experience leading a program."
    for task in ("review", "annotate"):
        order = Order(task, "", None, ["I led a program of 12 people in 2024."], posting, "", options)
        with contextlib.suppress(DocxplugError):
            workshop.do(order, lambda _: None)


if __name__ == "__main__":
    with contextlib.suppress(ChannelClosedError, KeyboardInterrupt):
        main()

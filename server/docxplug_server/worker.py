"""The worker processes of the service: what they load, and how a result travels from them to the service."""

from collections.abc import Callable
from typing import Any, Final

from docxplug.errors import DocumentError, DocxplugError, GrammarError, PostingError
from docxplug.workers.channel import Message
from docxplug_server.tasks import Order, Workshop

#: What a worker process is started with.
TRADE: Final = f"{__name__}:ServiceTrade"


class ServiceTrade:
    """A workshop whose results are messages."""

    def __init__(self) -> None:
        self._workshop = Workshop()
        self.close = self._workshop.close

    def warm_up(self) -> None:
        """Does each of the larger tasks once."""
        options: dict[str, Any] = {"pages": "none"}
        posting = b"Technical Qualification 1: Experience leading a program."
        for task in ("review", "annotate"):
            order = Order(task, "", None, ["I led a program of 12 people in 2024."], posting, "", options)
            self._workshop.do(order, lambda _: None)

    def do(self, order: Order, on_step: Callable[[str], None]) -> Message:
        """Does one order."""
        try:
            result = self._workshop.do(order, on_step)
        except DocxplugError as error:
            return {"kind": "refused", "status": status_of(error), "detail": str(error)}, []
        head = {"kind": "done", "type": result.media_type, "name": result.name, "comments": result.comments}
        return head, [result.body]


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

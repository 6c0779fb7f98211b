"""The worker processes of a batch: what they load, and how an outcome travels from them to the batch."""

import datetime
import json
from collections.abc import Callable
from typing import Final

from docxplug.batch.orders import (
    DocumentDone,
    DocumentOrder,
    Failed,
    Order,
    Outcome,
    PostingOrder,
    PostingRead,
    Tools,
)
from docxplug.batch.workshop import Workshop
from docxplug.pipeline import Choices, Signature
from docxplug.posting.exchange import from_json, to_json
from docxplug.workers.channel import Message

#: What a worker process is started with.
TRADE: Final = f"{__name__}:BatchTrade"
_DAY: Final = datetime.date(2026, 1, 1)


class BatchTrade:
    """A workshop whose outcomes are messages."""

    def __init__(self) -> None:
        self._workshop = Workshop()
        self.close = self._workshop.close

    def warm_up(self) -> None:
        """Reviews a sentence."""
        text = b"Technical Qualification 1: Experience leading a program."
        self._workshop.do(PostingOrder("", "", text, is_certain=True))
        quick, nobody = Choices(_DAY, pages="none"), Signature("docxplug", None, None)
        text = b"I led 12 people in 2024."
        self._workshop.do(DocumentOrder("", "a.txt", text, quick, nobody, Tools("none")))

    def do(self, order: Order, on_step: Callable[[str], None]) -> Message:  # noqa: ARG002 - files have no steps
        """Does one order."""
        return message_of(self._workshop.do(order))


def message_of(outcome: Outcome) -> Message:
    """An outcome as a message."""
    if isinstance(outcome, DocumentDone):
        head = {"kind": "done", "comments": outcome.comments, "counts": outcome.counts}
        return head, [outcome.output, *outcome.results]
    if isinstance(outcome, PostingRead):
        posting = to_json(outcome.posting) if outcome.posting else None
        return {"kind": "posting"}, [json.dumps(posting).encode()]
    return {"kind": "failed", "reason": outcome.reason, "is_final": outcome.is_final}, []


def outcome_of(message: Message) -> Outcome:
    """The outcome that a message tells."""
    head, blobs = message
    if head["kind"] == "done":
        output, *results = blobs
        return DocumentDone(output, head["comments"], head["counts"], results)
    if head["kind"] == "posting":
        posting = json.loads(blobs[0])
        return PostingRead(from_json(posting) if posting else None)
    if head["kind"] == "failed":
        return Failed(head["reason"], head["is_final"])
    return Failed(
        f"Something went wrong inside docxplug ({head.get('where')}); please report it with this file."
    )

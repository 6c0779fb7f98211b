"""The comments of a document as a list: for people as text, for programs as JSON of the form docxplug.comments/1."""

import textwrap
from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any, Final

from docxplug._version import __version__
from docxplug.round_facts import EarlierRound
from docxplug.word import Document, Remark, Thread
from docxplug.word.rounds import earlier_round

SCHEMA: Final = "docxplug.comments/1"
_LONGEST_QUOTE: Final = 70

Json = dict[str, Any]


def comments_json(document: Document, name: str, sha256: str) -> Json:
    """The threads in the order of the text; ``name`` and ``sha256`` are those of the file."""
    findings = _findings(earlier_round(document))
    return {
        "schema": SCHEMA,
        "tool": f"docxplug {__version__}",
        "offset_unit": "codepoint",
        "file": {"name": name, "sha256": sha256},
        "comments": [
            _thread(thread, document, findings.get(thread.id)) for thread in in_order(document.threads())
        ],
    }


def comments_text(document: Document, width: int) -> str:
    """The same for a terminal of ``width`` characters, with a line end after it."""
    blocks = ["\n".join(_lines(thread, width)) for thread in in_order(document.threads())]
    return "\n\n".join(blocks) + "\n" if blocks else "There are no comments.\n"


def in_order(threads: tuple[Thread, ...]) -> list[Thread]:
    """The threads in the order of the text; those that stand nowhere come last."""
    return sorted(threads, key=lambda thread: (not thread.spans, thread.spans[:1]))


def _findings(earlier: EarlierRound | None) -> Mapping[str, list[str]]:
    """The findings that docxplug's comments speak of, by the comment's id."""
    comments = earlier.comments if earlier else ()
    return {
        comment.id: [told.id for told in comment.findings]
        for comment in comments
        if comment.standing != "gone"
    }


def _thread(thread: Thread, document: Document, findings: list[str] | None) -> Json:
    places = [
        {
            "paragraph": span.paragraph,
            "start": span.start,
            "end": span.end,
            "quote": document.view.quote(span),
        }
        for span in thread.spans
    ]
    nowhere = {"paragraph": None, "start": None, "end": None, "quote": None}
    return {
        **_remark(thread),
        "resolved": thread.resolved,
        **(places[0] if places else nowhere),
        "more": places[1:],
        "docxplug": findings is not None,
        "findings": findings or [],
        "replies": [_remark(reply) for reply in thread.replies],
    }


def _remark(remark: Thread | Remark) -> Json:
    return {
        "id": remark.id,
        "author": remark.author,
        "initials": remark.initials,
        "date": remark.date.isoformat() if remark.date else None,
        "text": remark.text,
    }


def _lines(thread: Thread, width: int) -> Iterator[str]:
    resolved = ", resolved" if thread.resolved else ""
    yield f"{thread.id}  {_signed(thread.author, thread.date)}{resolved}"
    if thread.spans:
        quote = (
            f"“{textwrap.shorten(thread.quote, _LONGEST_QUOTE, placeholder=' …')}”"
            if thread.quote
            else "a point"
        )
        yield f"  on {quote} in paragraph {thread.spans[0].paragraph}"
    yield from _wrapped(thread.text, "  ", width)
    for reply in thread.replies:
        yield f"    {reply.id}  {_signed(reply.author, reply.date)}"
        yield from _wrapped(reply.text, "    ", width)


def _signed(author: str, date: datetime | None) -> str:
    return f"{author}, {date:%Y-%m-%d %H:%M}" if date else author


def _wrapped(text: str, indent: str, width: int) -> Iterator[str]:
    for line in text.split("\n"):
        yield textwrap.fill(line, max(width, 40), initial_indent=indent, subsequent_indent=indent) or indent

"""The rest of what strangers' bytes reach: a document of an earlier round, PDFs, what is sent to the service, TOML."""

import json
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from flask import Flask, Request, request
from fuzz_targets import FaultError, only_sentences
from plausible import is_plausible
from werkzeug.exceptions import HTTPException

from docxplug.intake import posting_of
from docxplug.rubric import load
from docxplug.settings import FILE_NAME, settings_for
from docxplug.word import open_document
from docxplug_server.config import ServerConfig
from docxplug_server.incoming import order_from
from docxplug_server.problems import Problem
from docxplug_server.tasks import Order, Result, Workshop

_POSTING = b"TQ 1. Experience leading a national program of wildfire response across agencies.\f"
_OPTIONS = {"pages": "estimate", "grammar": "none", "as_of": "2026-01-01", "date": "2026-01-01T00:00:00Z"}
_PLACES = ("/api/v1/review", "/api/v1/annotate", "/api/v1/posting")


@cache
def _workshop() -> Workshop:
    return Workshop()


def check_round(data: bytes) -> None:
    """What an earlier round left in a document is read, and a new one is written, or a sentence says why not."""
    with only_sentences(data):
        text = open_document(data).view.texts()
        order = Order("annotate", "answers.docx", data, posting=_POSTING, options={**_OPTIONS, "force": True})
        copy = _workshop().do(order, lambda _: None).body
        if open_document(copy).view.texts() != text and is_plausible(data):
            raise FaultError("The text changed.")
        _workshop().do(order._replace(document=copy), lambda _: None)


def check_pdf(data: bytes) -> None:
    """A PDF is an announcement and a count of pages, or a sentence says why not."""
    with only_sentences():
        posting_of(b"%PDF-" + data, "announcement.pdf")
    with only_sentences():
        _workshop().do(
            Order("review", "answers.txt", b"I led.", options=_OPTIONS, word_pdf=data), lambda _: None
        )


def check_request(data: bytes) -> None:
    """What is sent to the service is done, or refused in a sentence; an answer in JSON is JSON."""
    place = _PLACES[data[0] % len(_PLACES)] if data else _PLACES[0]
    kind = "application/json" if data[1:2] == b"{" else "multipart/form-data; boundary=x"
    with Flask("fuzz").test_request_context(place, method="POST", data=data[1:], content_type=kind):
        done = _done(request, place.rpartition("/")[2])
    if done is not None and done.media_type == "application/json":
        json.loads(done.body)


def _done(sent: Request, task: str) -> Result | None:
    with only_sentences():
        try:
            order = order_from(sent, task, ServerConfig())
        except HTTPException:
            return None  # a body that is no form
        except Problem as refusal:
            refusal.detail.encode()
            return None
        quick = {"pages": "estimate", "grammar": "none"}
        return _workshop().do(order._replace(options={**order.options, **quick}), lambda _: None)
    return None


def check_toml(data: bytes) -> None:
    """A settings file and a pack of rules are read, or a sentence says what is wrong."""
    with TemporaryDirectory() as folder:
        file = Path(folder) / FILE_NAME
        file.write_bytes(data)
        with only_sentences():
            settings_for(Path(folder))
        with only_sentences():
            load(file)

"""From an HTTP request to an order: multipart forms with files, or JSON with paragraphs."""

import json
from collections.abc import Mapping
from typing import Any, Final

from flask import Request

from docxplug_server import schema, shapes
from docxplug_server.config import ServerConfig
from docxplug_server.problems import Problem
from docxplug_server.tasks import Order

_SHAPES: Final[Mapping[str, Any]] = {
    "review": shapes.ReviewRequest,
    "annotate": shapes.AnnotateRequest,
    "posting": shapes.PostingRequest,
}
_FORM: Final = "multipart/form-data"
_JSON: Final = "application/json"
_LONGEST_NAME: Final = 255


def order_from(request: Request, task: str, config: ServerConfig) -> Order:
    """The order that a request to /review, /annotate or /posting stands for.

    Raises:
        Problem: it is of another type, or lacks something, or has something that is not known.
    """
    setup = {"languagetool_url": config.languagetool_url, "pages": config.pages}
    if request.mimetype == _JSON:
        return _from_json(request, task, setup)
    if request.mimetype == _FORM:
        return _from_form(request, task, setup)
    raise Problem(415, f"Send {_FORM} with the document's file, or {_JSON} with its paragraphs.")


def _from_json(request: Request, task: str, setup: Mapping[str, Any]) -> Order:
    body = _json(request.get_data(), "The request")
    _check(body, _SHAPES[task], "The request")
    return Order(
        task,
        paragraphs=[paragraph["text"] for paragraph in body.get("paragraphs", ())],
        posting=body["posting"].encode() if "posting" in body else None,
        options=body.get("options", {}),
        comments=body.get("comments"),
        setup=setup,
    )


def _from_form(request: Request, task: str, setup: Mapping[str, Any]) -> Order:
    form = _Form(
        request,
        {"posting"} if task == "posting" else {"document", "posting", "options", "comments", "word_pdf"},
    )
    posting, posting_name = form.text_or_file("posting")
    if task == "posting":
        if posting is None:
            raise Problem(400, "posting is missing; send the announcement's text or file.")
        return Order(task, posting=posting, posting_name=posting_name, setup=setup)
    document, name = form.file("document")
    options = form.json("options", shapes.Options) or {}
    comments = form.json("comments", shapes.Comments) if task == "annotate" else None
    word_pdf = form.file("word_pdf")[0] if form.has_file("word_pdf") else None
    return Order(task, name, document, None, posting, posting_name, options, comments, setup, word_pdf)


class _Form:
    """The parts of a multipart form."""

    def __init__(self, request: Request, known: set[str]) -> None:
        self._form, self._files = request.form, request.files
        for name in (*self._form, *self._files):
            if name not in known:
                what = name[:60] if name else "A part without a name"
                raise Problem(400, f"{what} is not known here; known are: {', '.join(sorted(known))}.")

    def has_file(self, name: str) -> bool:
        """Whether a file was sent."""
        return name in self._files

    def file(self, name: str) -> tuple[bytes, str]:
        """A file's bytes and name, which must be there."""
        file = self._files.get(name)
        if file is None:
            raise Problem(400, f"{name} is missing; send the file itself in the part “{name}”.")
        return file.read(), _plain_name(file.filename)

    def text_or_file(self, name: str) -> tuple[bytes | None, str]:
        """A part that is a text or a file; an empty text counts as not sent, as a form has it."""
        if name in self._files:
            return self.file(name)
        text = self._form.get(name, "")
        return (text.encode(errors="replace"), "") if text.strip() else (None, "")

    def json(self, name: str, shape: Any) -> Any:
        """A part that holds JSON of a shape; None where it was not sent."""
        text = (
            self._files[name].read()
            if name in self._files
            else self._form.get(name, "").encode(errors="replace")
        )
        if not text.strip():
            return None
        value = _json(text, name)
        _check(value, shape, name)
        return value


def _json(data: bytes, what: str) -> Any:
    try:
        return json.loads(data)
    except (ValueError, RecursionError):
        raise Problem(400, f"{what} is not valid JSON; send it as UTF-8.") from None


def _check(value: object, shape: Any, what: str) -> None:
    try:
        schema.check(value, shape, what)
    except schema.Misfit as misfit:
        raise Problem(400, str(misfit)) from None


def _plain_name(name: str | None) -> str:
    """The last part of a file's name, without what no name may hold: some programs send a whole path."""
    last = (name or "").replace("\\", "/").rsplit("/", 1)[-1]
    return "".join(character for character in last if character.isprintable())[-_LONGEST_NAME:] or "document"

"""Refusals as problem details for HTTP (RFC 9457), in the words that the command line uses."""

import logging
from http import HTTPStatus
from typing import Final

from flask import Flask, Response, json, request
from werkzeug.exceptions import HTTPException

from docxplug.errors import fault_place

_LOG: Final = logging.getLogger("docxplug.server")
MEDIA_TYPE: Final = "application/problem+json"
_SENTENCES: Final = {
    404: "There is nothing at this address; see /api/v1/openapi.json for what there is.",
    405: "This address does not take this method; see /api/v1/openapi.json.",
    413: "The request is too large for this service; send a smaller file.",
}


class Problem(Exception):  # noqa: N818 - named as RFC 9457 names it
    """A request that is refused: the HTTP status, and one sentence that says what to do."""

    def __init__(self, status: int, detail: str, headers: dict[str, str] | None = None) -> None:
        super().__init__(detail)
        self.status, self.detail, self.headers = status, detail, headers or {}


class WorkerFaultError(Exception):
    """A fault of ours in a worker; the message says where, and nothing of the document."""


def busy(detail: str, seconds: int = 5) -> Problem:
    """The service has as much to do as it may take on; ``seconds`` is when to ask again."""
    return Problem(503, detail, {"Retry-After": str(seconds)})


def register(app: Flask) -> None:
    """Makes every refusal and every fault of the application a problem document."""
    app.register_error_handler(Problem, _of_ours)
    app.register_error_handler(HTTPException, _of_http)
    app.register_error_handler(Exception, _fault)


def problem_json(status: int, detail: str) -> dict[str, object]:
    """The problem document."""
    return {"type": "about:blank", "title": HTTPStatus(status).phrase, "status": status, "detail": detail}


def _respond(status: int, detail: str, headers: dict[str, str] | None = None) -> Response:
    body = json.dumps(problem_json(status, detail), ensure_ascii=False)
    return Response(body.encode("utf-8", "replace"), status, headers, content_type=MEDIA_TYPE)


def _of_ours(problem: Problem) -> Response:
    return _respond(problem.status, problem.detail, problem.headers)


def _of_http(error: HTTPException) -> Response:
    status = error.code or 500
    kept = {
        name: value
        for name, value in error.get_headers()
        if name.lower() in {"allow", "retry-after", "location"}
    }
    return _respond(status, _SENTENCES.get(status, "The request cannot be understood."), kept)


def log_fault(what: str, error: Exception) -> None:
    """Puts into the log where a fault of ours is, but not what the document or the request held."""
    _LOG.error("%s: %s", what, error if isinstance(error, WorkerFaultError) else fault_place(error))


def _fault(error: Exception) -> Response:
    log_fault(f"{request.method} {request.url_rule}", error)
    return _respond(500, "Something went wrong inside docxplug; please report what you asked for.")

"""The routes under /api/v1: each reads a request, has it done by a worker, and sends what came out."""

from functools import cache
from typing import Any, Final
from urllib.parse import quote

from flask import Blueprint, Response, current_app, json, request

from docxplug import pack_files, rubric
from docxplug._version import __version__
from docxplug_server import openapi, shapes
from docxplug_server.calls import Call, Stopped
from docxplug_server.config import ServerConfig
from docxplug_server.hangup import hangup_of
from docxplug_server.incoming import order_from
from docxplug_server.jobs import Jobs
from docxplug_server.operations import OPERATIONS
from docxplug_server.pool import WorkerPool
from docxplug_server.tasks import JSON, Result

#: Nginx's number for a client that went away; nobody reads it but the log.
_CLIENT_GONE: Final = 499


class Api:
    """The API of one application."""

    def __init__(self, config: ServerConfig, pool: WorkerPool) -> None:
        self._config, self._pool = config, pool
        self._jobs = Jobs(pool)

    def blueprint(self) -> Blueprint:
        """The routes, as ``operations`` lists them."""
        routes = Blueprint("api", __name__, url_prefix=openapi.BASE)
        for operation in OPERATIONS:
            path = operation.path.replace("{job}", "<job>")
            view = getattr(self, operation.name)
            routes.add_url_rule(
                path,
                operation.name + operation.method,
                view,
                methods=[operation.method],
                provide_automatic_options=False,
            )
        return routes

    def review(self) -> Response:
        """A review as JSON."""
        return self._work("review")

    def annotate(self) -> Response:
        """A copy with comments."""
        return self._work("annotate")

    def posting(self) -> Response:
        """An announcement as JSON."""
        return self._work("posting")

    def _work(self, task: str) -> Response:
        order = order_from(request, task, self._config)
        if task != "posting" and self._config.asynchronous and _prefers_async():
            address = f"{openapi.BASE}/jobs/{self._jobs.start(order)}"
            response = self._state(address)
            response.status_code = 202
            response.headers["Location"] = address
            response.headers["Preference-Applied"] = "respond-async"
            return response
        try:
            return _sent(self._pool.run(order, Call(hangup_of(request.environ))))
        except Stopped:
            return Response(status=_CLIENT_GONE)

    def job_state(self, job: str) -> Response:
        """How far a review is."""
        return self._state(f"{openapi.BASE}/jobs/{job}")

    def _state(self, address: str) -> Response:
        running = self._jobs.get(address.rpartition("/")[2])
        return _json(running.state(f"{address}/result"))

    def job_result(self, job: str) -> Response:
        """What came out of a review."""
        return _sent(self._jobs.result(job))

    def job_cancel(self, job: str) -> Response:
        """Stops a review."""
        self._jobs.cancel(job)
        return Response(status=204)

    def rubrics(self) -> Response:
        """The packs."""
        return _json(_rubrics())

    def openapi(self) -> Response:
        """The description of this API."""
        return _json(openapi.document())

    def healthz(self) -> Response:
        """Whether the service is there."""
        return _json({"status": "ok", "version": __version__})


def _prefers_async() -> bool:
    wishes = request.headers.get("Prefer", "").lower().replace(";", ",").split(",")
    return "respond-async" in (wish.strip() for wish in wishes)


@cache
def _rubrics() -> shapes.Rubrics:
    return {"rubrics": [_rubric(rubric.load(name)) for name in pack_files.names()]}


def _rubric(pack: rubric.Rubric) -> shapes.Rubric:
    checks: list[shapes.Check] = [
        {"id": rule.id, "title": rule.title, "severity": rule.severity, "enabled": rule.enabled}
        for rule in pack.rules.values()
    ]
    return {"name": pack.name, "title": pack.title, "version": pack.version, "checks": checks}


def _json(data: Any) -> Response:
    return Response(json.dumps(data, ensure_ascii=False), content_type=JSON)


def _sent(result: Result) -> Response:
    response = current_app.response_class(result.body, content_type=result.media_type)
    if result.name:
        response.headers["Content-Disposition"] = (
            f"attachment; filename*=UTF-8''{quote(result.name, safe='')}"
        )
        response.headers["X-Docxplug-Comments"] = str(result.comments)
    return response

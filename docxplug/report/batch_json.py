"""A batch as JSON of the form docxplug.batch/1, written client by client."""

import json
from collections.abc import Iterator
from typing import Any

from docxplug.report.batch_model import SCHEMA, BatchReport, ClientResult, FileResult, Json, Totals


def batch_json(report: BatchReport) -> Iterator[str]:
    """The pieces of the text; it ends with a line end."""
    head = {"schema": SCHEMA, "tool": report.tool, "offset_unit": "codepoint", "as_of": report.as_of}
    yield "{" + "".join(f"\n  {_text(name)}: {_text(value)}," for name, value in head.items())
    yield f'\n  "summary": {_text(_totals(report.totals()))},'
    yield f'\n  "not_read": {_text(list(report.not_read))},'
    yield f'\n  "gone": {_text(list(report.gone))},'
    yield '\n  "clients": ['
    for number, client in enumerate(report.clients()):
        yield ("," if number else "") + "\n    " + _text(_client(client))[:-1] + ', "files": ['
        for place, file in enumerate(client.files):
            yield ("," if place else "") + "\n      " + _text(_file(file))
        yield "\n    ]}"
    yield "\n  ]\n}\n"


def _client(client: ClientResult) -> Json:
    """All of a client but its files."""
    return {
        "name": client.name,
        "announcement": client.announced,
        "posting": client.posting,
        "package": client.is_package,
        "summary": _totals(client.totals()),
        "unanswered": list(client.unanswered),
        "limits": [limit._asdict() | {"limit": limit.limit} for limit in client.limits],
        "findings": [finding._asdict() for finding in client.findings],
    }


def _file(file: FileResult) -> Json:
    return {
        "name": file.name,
        "status": "failed" if file.reason is not None else "done",
        "reason": file.reason,
        "output": file.output,
        "comments": file.comments,
        "since": file.since._asdict() if file.since else None,
        "review": None if file.reason is not None else file.review(),
    }


def _totals(totals: Totals) -> Json:
    return {
        "done": totals.done,
        "failed": totals.failed,
        **{str(severity): count for severity, count in totals.findings.items()},
        "over": totals.over,
        "unanswered": totals.unanswered,
        "since": totals.since._asdict() if totals.since else None,
    }


def _text(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)

"""The OpenAPI document, written from the operations and the types that requests are checked against."""

from http import HTTPStatus
from typing import Any, Final, is_typeddict

from docxplug._version import __version__
from docxplug_server import shapes
from docxplug_server.operations import OPERATIONS, Operation
from docxplug_server.problems import MEDIA_TYPE
from docxplug_server.schema import object_schema, objects_in, schema_of
from docxplug_server.security import TOKEN_HEADER

BASE: Final = "/api/v1"


def document() -> dict[str, Any]:
    """The whole document (OpenAPI 3.1)."""
    paths: dict[str, Any] = {}
    for operation in OPERATIONS:
        paths.setdefault(BASE + operation.path, {})[operation.method.lower()] = _operation(operation)
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "docxplug",
            "version": __version__,
            "description": "Reviews applications to the US Senior Executive Service and comments on the exact words.",
        },
        "paths": paths,
        "components": {
            "securitySchemes": {"token": {"type": "apiKey", "in": "header", "name": TOKEN_HEADER}},
            "schemas": _schemas(),
        },
    }


def _schemas() -> dict[str, Any]:
    used = [kind for operation in OPERATIONS for shape in _shapes(operation) for kind in objects_in(shape)]
    return {kind.__name__: object_schema(kind) for kind in (*used, shapes.Problem)}


def _shapes(operation: Operation) -> list[Any]:
    answers = [shape for _, _, bodies in operation.answers for shape in bodies.values()]
    shapes_of_form = list((operation.form or {}).values())
    return [
        shape for shape in (operation.json, *shapes_of_form, *answers) if not isinstance(shape, dict | None)
    ]


def _operation(operation: Operation) -> dict[str, Any]:
    result: dict[str, Any] = {
        "operationId": operation.name,
        "summary": operation.summary,
        "security": [] if operation.open else [{"token": []}],
        "responses": _responses(operation),
    }
    parameters = _parameters(operation)
    if parameters:
        result["parameters"] = parameters
    if operation.json:
        result["requestBody"] = {"required": True, "content": _bodies(operation)}
    return result


def _parameters(operation: Operation) -> list[dict[str, Any]]:
    parameters: list[dict[str, Any]] = []
    if "{job}" in operation.path:
        job = {"type": "string", "maxLength": 64, "pattern": "^[A-Za-z0-9_-]+$"}
        parameters.append({"name": "job", "in": "path", "required": True, "schema": job})
    if operation.may_wait:
        prefer = {"type": "string", "enum": ["respond-async"]}
        said = (
            "“respond-async” asks for an answer at once, with the address of the review's state (RFC 7240)."
        )
        parameters.append(
            {"name": "Prefer", "in": "header", "required": False, "schema": prefer, "description": said}
        )
    return parameters


def _bodies(operation: Operation) -> dict[str, Any]:
    form = operation.form or {}
    parts = {name: _schema(shape) for name, shape in form.items()}
    with_json = {
        name: {"contentType": "application/json"} for name in ("options", "comments") if name in form
    }
    multipart = {"type": "object", "properties": parts, "required": list(operation.required)}
    return {
        "multipart/form-data": {
            "schema": {**multipart, "additionalProperties": False},
            "encoding": with_json,
        },
        "application/json": {"schema": _schema(operation.json)},
    }


def _responses(operation: Operation) -> dict[str, Any]:
    responses: dict[str, Any] = {
        str(status): _answer(said, {kind: {"schema": _schema(shape)} for kind, shape in bodies.items()})
        for status, said, bodies in operation.answers
    }
    problem = {MEDIA_TYPE: {"schema": _schema(shapes.Problem)}}
    for status in operation.refusals:
        responses[str(status)] = _answer(HTTPStatus(status).phrase, problem)
    return responses


def _answer(description: str, content: dict[str, Any]) -> dict[str, Any]:
    return {"description": description, **({"content": content} if content else {})}


def _schema(shape: Any) -> dict[str, Any]:
    return shape if isinstance(shape, dict) and not is_typeddict(shape) else schema_of(shape)

"""The OpenAPI document says what the service does: its answers fit it, whatever is sent."""

import json
from typing import Any

import jsonschema_rs
import pytest
import schemathesis
from calling import Caller
from hypothesis import HealthCheck, Phase, given, settings
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from docxplug_server import openapi
from docxplug_server.operations import OPERATIONS

DOCUMENT = openapi.document()
CHECKS = [not_a_server_error, status_code_conformance, content_type_conformance, response_schema_conformance]


def named(schema: str) -> jsonschema_rs.Validator:
    return jsonschema_rs.validator_for({**DOCUMENT, "$ref": f"#/components/schemas/{schema}"})


def test_the_service_gives_the_document_that_the_code_stands_for(caller: Caller) -> None:
    assert caller.call("GET", "/api/v1/openapi.json").json == DOCUMENT


def test_every_route_is_described_and_nothing_else(caller: Caller) -> None:
    described = {(path, method.upper()) for path, item in DOCUMENT["paths"].items() for method in item}

    assert described == {(openapi.BASE + operation.path, operation.method) for operation in OPERATIONS}
    for path, method in described:
        assert caller.call(method, path.replace("{job}", "x")).status != 405


def test_every_reference_leads_somewhere() -> None:
    def references(value: Any) -> list[str]:
        if isinstance(value, dict):
            own = [value["$ref"]] if "$ref" in value else []
            return own + [found for inner in value.values() for found in references(inner)]
        return [found for inner in value for found in references(inner)] if isinstance(value, list) else []

    names = {reference.rpartition("/")[2] for reference in references(DOCUMENT)}
    assert names <= set(DOCUMENT["components"]["schemas"])


@pytest.mark.parametrize("grammar", ["none", "harper"])
def test_a_whole_review_fits_its_schema_field_by_field(
    caller: Caller, example_parts: dict[str, Any], grammar: str
) -> None:
    values = {"paragraphs": True, "offset_unit": "utf16", "pages": "estimate", "grammar": grammar}
    review = caller.send_form("/api/v1/review", {**example_parts, "options": json.dumps(values)}).json

    errors = [
        f"{list(error.instance_path)}: {error.message}" for error in named("Review").iter_errors(review)
    ]
    assert errors == []
    assert review["findings"]
    assert review["responses"]


def test_problems_fit_their_schema(caller: Caller) -> None:
    assert named("Problem").is_valid(caller.call("GET", "/api/v1/jobs/none").json)


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
@pytest.mark.parametrize("operation", [operation.name for operation in OPERATIONS])
def test_whatever_is_sent_is_answered_as_described(caller: Caller, operation: str) -> None:
    schema = schemathesis.openapi.from_dict(DOCUMENT)
    found = schema.find_operation_by_id(operation)
    address = f"https://localhost:{caller.port}"

    @settings(
        max_examples=12,
        deadline=None,
        database=None,
        derandomize=True,
        phases=[Phase.explicit, Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(case=found.as_strategy())
    def run(case: Any) -> None:
        case.call_and_validate(
            base_url=address,
            headers={"X-Docxplug-Token": caller.token},
            verify=str(caller.authority),
            checks=CHECKS,
        )

    run()

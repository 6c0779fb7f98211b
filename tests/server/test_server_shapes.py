"""One type is both the schema that is published and the check that is made."""

from typing import Annotated, Any, Literal, NotRequired, TypedDict

import pytest

from docxplug_server import schema
from docxplug_server.offsets import in_utf16, to_code_points
from docxplug_server.schema import Note


class Inner(TypedDict):
    """An inner one."""

    name: Annotated[str, Note("Its name.", longest=3)]


class Outer(TypedDict):
    """An outer one."""

    kind: Literal["a", "b"]
    items: Annotated[list[Inner], Note(longest=2)]
    count: NotRequired[Annotated[int, Note(least=0)]]
    half: NotRequired[float | None]
    on: NotRequired[bool]


def test_a_type_becomes_its_json_schema() -> None:
    assert schema.object_schema(Outer) == {
        "type": "object",
        "description": "An outer one.",
        "properties": {
            "kind": {"type": "string", "enum": ["a", "b"]},
            "items": {"type": "array", "items": {"$ref": "#/components/schemas/Inner"}, "maxItems": 2},
            "count": {"type": "integer", "minimum": 0},
            "half": {"anyOf": [{"type": "number"}, {"type": "null"}]},
            "on": {"type": "boolean"},
        },
        "required": ["items", "kind"],
        "additionalProperties": False,
    }
    assert list(schema.objects_in(Outer)) == [Inner, Outer]


def test_what_fits_is_let_through() -> None:
    schema.check({"kind": "a", "items": [{"name": "Ann"}], "count": 0, "on": True}, Outer)


GOOD: dict[str, Any] = {"kind": "a", "items": []}


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ([], "The request must be a JSON object."),
        ({"items": []}, "kind is missing."),
        ({**GOOD, "more": 1}, "more is not known here; known are: count, half, items, kind, on."),
        ({**GOOD, "kind": "c"}, "kind must be one of: a, b."),
        ({**GOOD, "kind": 1}, "kind must be one of: a, b."),
        ({**GOOD, "items": "x"}, "items must be a list."),
        ({**GOOD, "items": [{}, {}, {}]}, "items has 3 entries; at most 2 are taken."),
        ({**GOOD, "items": [{"name": 1}]}, "items[0].name must be a text."),
        ({**GOOD, "items": [{"name": "Anna"}]}, "items[0].name is too long; it may have 3 characters."),
        ({**GOOD, "items": [{"name": "\ud800"}]}, "items[0].name holds half of a character"),
        ({**GOOD, "count": -1}, "count must be at least 0."),
        ({**GOOD, "count": True}, "count must be a whole number."),
        ({**GOOD, "count": 1.5}, "count must be a whole number."),
        ({**GOOD, "on": 1}, "on must be true or false."),
    ],
)
def test_what_does_not_fit_is_named_with_its_place(value: object, said: str) -> None:
    with pytest.raises(schema.Misfit) as caught:
        schema.check(value, Outer)

    assert str(caught.value).startswith(said)


def test_places_are_counted_anew_wherever_they_stand_in_a_review() -> None:
    texts = ["a😀b😀c", "plain"]
    review = {
        "offset_unit": "codepoint",
        "findings": [
            {"paragraph": 0, "start": 2, "end": 5, "more": [{"paragraph": 1, "start": 1, "end": 2}]}
        ],
        "responses": [{"overflow": {"paragraph": 0, "start": 4}, "heading": None}],
        "whole": {"paragraph": None, "start": None, "end": None},
    }

    assert in_utf16(review, texts) == {
        "offset_unit": "utf16",
        "findings": [
            {"paragraph": 0, "start": 3, "end": 7, "more": [{"paragraph": 1, "start": 1, "end": 2}]}
        ],
        "responses": [{"overflow": {"paragraph": 0, "start": 6}, "heading": None}],
        "whole": {"paragraph": None, "start": None, "end": None},
    }


@pytest.mark.parametrize(
    ("units", "points"), [(0, 0), (1, 1), (3, 2), (4, 3), (7, 5), (2, None), (5, None), (8, None)]
)
def test_utf_16_offsets_lead_back_to_characters_and_never_into_one(units: int, points: int | None) -> None:
    assert to_code_points("a😀b😀c", units) == points

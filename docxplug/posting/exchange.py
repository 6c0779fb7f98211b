"""Announcements as JSON (`docxplug.posting/1`): written for people to correct, and read back as they left it."""

import re
from collections.abc import Mapping
from typing import Any, Final, get_args

from docxplug.errors import PostingError, quoted
from docxplug.posting.model import SCHEMA, Instruction, Kind, Limit, Posting, Qualification, Scope, Unit

_KINDS: Final[tuple[str, ...]] = get_args(Kind)
_SCOPES: Final[tuple[str, ...]] = get_args(Scope)
_UNITS: Final[tuple[str, ...]] = get_args(Unit)


def to_json(posting: Posting) -> dict[str, Any]:
    """The announcement as plain JSON values."""
    return {
        "schema": SCHEMA,
        "qualifications": [
            {"id": q.id, "kind": q.kind, "label": q.label, "text": q.text, "phrases": list(q.phrases)}
            for q in posting.qualifications
        ],
        "limits": [limit_to_json(limit) for limit in posting.limits],
        "instructions": [{"what": i.what, "sentence": i.sentence} for i in posting.instructions],
        "unread": list(posting.unread),
    }


def limit_to_json(limit: Limit) -> dict[str, Any]:
    """One limit; whole numbers are written without a point."""
    value = int(limit.value) if limit.value == int(limit.value) else limit.value
    return {"scope": limit.scope, "unit": limit.unit, "value": value, "sentence": limit.sentence}


def from_json(data: object) -> Posting:
    """The announcement that ``to_json`` wrote, with whatever a person changed in it.

    Only ``text`` of a qualification and ``scope``, ``unit`` and ``value`` of a limit must be there.

    Raises:
        PostingError: something is not what it has to be; the message names the field.
    """
    top = _mapping(data, "the announcement")
    schema = top.get("schema", SCHEMA)
    if schema != SCHEMA:
        raise PostingError(
            f"The announcement's “schema” is {quoted(str(schema))}; this version reads “{SCHEMA}”."
        )
    counts = dict.fromkeys(_KINDS, 0)
    qualifications = tuple(
        _qualification(item, f"qualifications[{number}]", counts)
        for number, item in enumerate(_items(top, "qualifications"))
    )
    seen: set[str] = set()
    for number, qualification in enumerate(qualifications):
        if qualification.id in seen:
            raise PostingError(
                f"qualifications[{number}].id: {quoted(qualification.id)} is there twice; give each its own id."
            )
        seen.add(qualification.id)
    return Posting(
        qualifications,
        tuple(_limit(item, f"limits[{number}]") for number, item in enumerate(_items(top, "limits"))),
        tuple(
            _instruction(item, f"instructions[{number}]")
            for number, item in enumerate(_items(top, "instructions"))
        ),
        tuple(_text(item, f"unread[{number}]") for number, item in enumerate(_items(top, "unread"))),
    )


def _qualification(item: object, field: str, counts: dict[str, int]) -> Qualification:
    if isinstance(item, str):
        item = {"text": item}
    data = _mapping(item, field)
    given = str(data.get("id") or "").strip()
    kind = str(data.get("kind") or ("ECQ" if given.upper().startswith("ECQ") else "TQ")).upper()
    if kind not in _KINDS:
        raise PostingError(f"{field}.kind is {quoted(kind)}; it must be one of: {', '.join(_KINDS)}.")
    counts[kind] += 1
    text = re.sub(r"\s+", " ", _text(data.get("text"), f"{field}.text")).strip()
    if not text:
        raise PostingError(
            f"{field}.text is empty; write the qualification's words there, or take the entry out."
        )
    phrases = tuple(_text(p, f"{field}.phrases[{i}]") for i, p in enumerate(_items(data, "phrases", field)))
    name = given or f"{kind}{counts[kind]}"
    return Qualification(
        name, "ECQ" if kind == "ECQ" else "TQ", str(data.get("label") or name), text, phrases
    )


def _limit(item: object, field: str) -> Limit:
    data = _mapping(item, field)
    scope = _choice(data.get("scope"), f"{field}.scope", _SCOPES)
    unit = _choice(data.get("unit"), f"{field}.unit", _UNITS)
    value = data.get("value")
    if isinstance(value, str):
        value = _number(value)
    if isinstance(value, bool) or not isinstance(value, (int, float)) or not 0 < value < 1e7:
        raise PostingError(f"{field}.value must be a number above 0, not {quoted(str(data.get('value')))}.")
    return Limit(scope, unit, float(value), str(data.get("sentence") or ""))  # type: ignore[arg-type]


def _number(word: str) -> float | str:
    try:
        return float(word.replace(",", ""))
    except ValueError:
        return word


def _instruction(item: object, field: str) -> Instruction:
    if isinstance(item, str):
        return Instruction(item, item)
    data = _mapping(item, field)
    return Instruction(_text(data.get("what"), f"{field}.what"), str(data.get("sentence") or ""))


def _choice(value: object, field: str, allowed: tuple[str, ...]) -> str:
    word = str(value).strip().lower()
    if word not in allowed:
        raise PostingError(f"{field} is {quoted(str(value))}; it must be one of: {', '.join(allowed)}.")
    return word


def _mapping(data: object, field: str) -> Mapping[str, Any]:
    if not isinstance(data, dict):
        raise PostingError(f"{field} must be an object with named fields ({{…}}), not {_kind_of(data)}.")
    return data


def _items(data: Mapping[str, Any], key: str, inside: str = "") -> list[object]:
    value = data.get(key)
    if value is None:
        return []
    if not isinstance(value, list):
        field = f"{inside}.{key}" if inside else key
        raise PostingError(f"{field} must be a list ([…]), not {_kind_of(value)}.")
    return value


def _text(value: object, field: str) -> str:
    if not isinstance(value, str):
        raise PostingError(f"{field} must be a text in quotes, not {_kind_of(value)}.")
    return value


def _kind_of(value: object) -> str:
    names = {dict: "an object", list: "a list", str: "a text", bool: "true or false", type(None): "nothing"}
    return names.get(type(value), "a number")

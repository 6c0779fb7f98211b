"""JSON shapes given as types: as JSON Schema for the OpenAPI document, and as a check of what came in."""

import re
import types
from collections.abc import Iterator
from typing import (
    Annotated,
    Any,
    Final,
    Literal,
    NamedTuple,
    Union,
    get_args,
    get_origin,
    get_type_hints,
    is_typeddict,
)

_NAMES: Final[dict[type, tuple[str, str]]] = {
    str: ("string", "a text"),
    bool: ("boolean", "true or false"),
    int: ("integer", "a whole number"),
    float: ("number", "a number"),
}


class Note(NamedTuple):
    """What a type does not say: words for the reader, and limits (characters of a text, entries of a list, numbers)."""

    description: str = ""
    longest: int | None = None
    least: int | None = None
    most: int | None = None
    pattern: str | None = None


class Misfit(ValueError):  # noqa: N818 - a finding, told to the user as a sentence
    """JSON that does not have the shape it must have; the message names the place."""


def schema_of(shape: Any) -> dict[str, Any]:
    """The JSON Schema of a type; TypedDicts become references to ``#/components/schemas``."""
    note, plain = _noted(shape)
    schema = {**_plain_schema(plain), **_limits_schema(note, plain)}
    if note.description:
        schema["description"] = note.description
    return schema


def object_schema(shape: Any) -> dict[str, Any]:
    """The JSON Schema of a TypedDict itself; requests and answers have no fields but these."""
    hints = get_type_hints(shape, include_extras=True)
    return {
        "type": "object",
        "description": " ".join((shape.__doc__ or "").split()).replace("``", "`"),
        "properties": {name: schema_of(kind) for name, kind in hints.items()},
        "required": sorted(shape.__required_keys__),
        "additionalProperties": False,
    }


def objects_in(shape: Any) -> Iterator[Any]:
    """The TypedDicts that a type is made of, the innermost first; one may come more than once."""
    _, plain = _noted(shape)
    if is_typeddict(plain):
        for kind in get_type_hints(plain, include_extras=True).values():
            yield from objects_in(kind)
        yield plain
    elif get_origin(plain) is not Literal:
        for inner in get_args(plain):
            yield from objects_in(inner)


def check(value: object, shape: Any, place: str = "The request") -> None:
    """Raises Misfit unless ``value`` (from JSON) has the shape; a mistake is named by its ``place``."""
    note, plain = _noted(shape)
    origin = get_origin(plain)
    if is_typeddict(plain):
        _check_object(value, plain, place)
    elif origin is Literal:
        if value not in get_args(plain) or not isinstance(value, str):
            raise Misfit(f"{place} must be one of: {', '.join(map(str, get_args(plain)))}.")
    elif origin is list:
        _check_list(value, get_args(plain)[0], note, place)
    else:
        _check_scalar(value, plain, note, place)


def _check_object(value: object, shape: Any, place: str) -> None:
    if not isinstance(value, dict):
        raise Misfit(f"{place} must be a JSON object.")
    hints = get_type_hints(shape, include_extras=True)
    prefix = "" if place == "The request" else f"{place}."
    for name in value:
        if name not in hints:
            raise Misfit(
                f"{prefix}{str(name)[:60]} is not known here; known are: {', '.join(sorted(hints))}."
            )
    for name in sorted(shape.__required_keys__):
        if name not in value:
            raise Misfit(f"{prefix}{name} is missing.")
    for name, inner in value.items():
        check(inner, hints[name], prefix + name)


def _check_list(value: object, inner: Any, note: Note, place: str) -> None:
    if not isinstance(value, list):
        raise Misfit(f"{place} must be a list.")
    if note.longest is not None and len(value) > note.longest:
        raise Misfit(f"{place} has {len(value)} entries; at most {note.longest} are taken.")
    for number, item in enumerate(value):
        check(item, inner, f"{place}[{number}]")


def _check_scalar(value: object, kind: type, note: Note, place: str) -> None:
    if not isinstance(value, kind) or (kind is not bool and isinstance(value, bool)):
        raise Misfit(f"{place} must be {_NAMES[kind][1]}.")
    if isinstance(value, str):
        _check_text(value, note, place)
    elif isinstance(value, int | float):
        _check_number(value, note, place)


def _check_number(value: float, note: Note, place: str) -> None:
    if note.least is not None and value < note.least:
        raise Misfit(f"{place} must be at least {note.least}.")
    if note.most is not None and value > note.most:
        raise Misfit(f"{place} must be at most {note.most}.")


def _check_text(value: str, note: Note, place: str) -> None:
    if note.longest is not None and len(value) > note.longest:
        raise Misfit(f"{place} is too long; it may have {note.longest} characters.")
    if note.pattern is not None and not re.search(note.pattern, value):
        raise Misfit(f"{place} is not right: {note.description}")
    try:
        value.encode()
    except UnicodeEncodeError:
        raise Misfit(
            f"{place} holds half of a character (a lone surrogate); send the text as UTF-8."
        ) from None


def _noted(shape: Any) -> tuple[Note, Any]:
    """The type without its notes and NotRequired; an outer description goes before an inner one."""
    if get_origin(shape) is Annotated:
        notes = [note for note in shape.__metadata__ if isinstance(note, Note)]
        limits = next((note for note in notes if note.longest is not None), notes[-1])
        description = next((note.description for note in reversed(notes) if note.description), "")
        return limits._replace(description=description), shape.__origin__
    if getattr(get_origin(shape), "_name", "") == "NotRequired":
        return _noted(get_args(shape)[0])
    return Note(), shape


def _plain_schema(shape: Any) -> dict[str, Any]:
    origin, arguments = get_origin(shape), get_args(shape)
    if is_typeddict(shape):
        return {"$ref": f"#/components/schemas/{shape.__name__}"}
    if origin is Literal:
        return {"type": "string", "enum": list(arguments)}
    if origin is list:
        return {"type": "array", "items": schema_of(arguments[0])}
    if origin is dict:
        return {"type": "object", "additionalProperties": schema_of(arguments[1])}
    if origin in {Union, types.UnionType}:
        return {"anyOf": [{"type": "null"} if kind is type(None) else schema_of(kind) for kind in arguments]}
    return {"type": _NAMES[shape][0]}


def _limits_schema(note: Note, shape: Any) -> dict[str, Any]:
    longest = "maxItems" if get_origin(shape) is list else "maxLength"
    given = {longest: note.longest, "minimum": note.least, "maximum": note.most, "pattern": note.pattern}
    return {name: value for name, value in given.items() if value is not None}

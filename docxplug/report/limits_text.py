"""A limit of an announcement in words."""

from typing import Final

from docxplug.posting import Limit, Scope, Unit

_WHOSE: Final[dict[Scope, str]] = {
    "tq_each": "for each TQ",
    "tq_total": "for all TQs together",
    "ecq_each": "for each ECQ",
    "ecq_total": "for all ECQs together",
    "resume": "for the resume",
    "document": "for the document",
    "all": "for each answer",
}
_ONE: Final[dict[Unit, str]] = {
    "pages": "page",
    "characters": "character",
    "words": "word",
    "points": "point",
    "inches": "inch",
}


def limit_text(limit: Limit) -> str:
    """Such as “at most 2 pages for each TQ”, or the least size of fonts and margins."""
    value = f"{int(limit.value):,}" if limit.value == int(limit.value) else f"{limit.value:g}"
    unit = _ONE[limit.unit] if limit.value == 1 else limit.unit
    if limit.unit == "points":
        return f"type of at least {value} {unit}"
    if limit.unit == "inches":
        return f"margins of at least {value} {unit}"
    return f"at most {value} {unit} {_WHOSE[limit.scope]}"

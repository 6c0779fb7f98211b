"""Places counted in UTF-16 code units, as JavaScript and Word count, instead of code points."""

from collections.abc import Sequence
from functools import lru_cache
from typing import Any


def in_utf16(review: dict[str, Any], texts: Sequence[str]) -> dict[str, Any]:
    """A review's JSON with every place counted in UTF-16 code units of ``texts``, the paragraphs."""
    unit = _Utf16(texts)
    converted: dict[str, Any] = {name: unit.converted(value) for name, value in review.items()}
    return {**converted, "offset_unit": "utf16"}


def to_code_points(text: str, units: int) -> int | None:
    """The offset in code points of an offset in UTF-16 code units; None past the end or inside a character."""
    place = 0
    for index, character in enumerate(text):
        if place >= units:
            return index if place == units else None
        place += _width(character)
    return len(text) if place == units else None


def _width(character: str) -> int:
    return 2 if character > "\uffff" else 1


class _Utf16:
    def __init__(self, texts: Sequence[str]) -> None:
        self._texts = texts
        self._all_narrow = lru_cache(maxsize=None)(self._is_narrow)

    def _is_narrow(self, paragraph: int) -> bool:
        return all(character <= "\uffff" for character in self._texts[paragraph])

    def converted(self, value: Any) -> Any:
        """The same JSON; what has a paragraph has its start and end counted anew."""
        if isinstance(value, list):
            return [self.converted(item) for item in value]
        if not isinstance(value, dict):
            return value
        result = {name: self.converted(item) for name, item in value.items()}
        paragraph = value.get("paragraph")
        if isinstance(paragraph, int):
            for name in ("start", "end"):
                if isinstance(value.get(name), int):
                    result[name] = self._units(paragraph, value[name])
        return result

    def _units(self, paragraph: int, offset: int) -> int:
        if self._all_narrow(paragraph):
            return offset
        return offset + sum(character > "\uffff" for character in self._texts[paragraph][:offset])

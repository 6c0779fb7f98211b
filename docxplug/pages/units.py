"""Word's lengths in points."""

from typing import Final

TWIPS_PER_POINT: Final = 20
EMU_PER_POINT: Final = 12700
_UNITS: Final = {"pt": 1.0, "in": 72.0, "cm": 72 / 2.54, "mm": 72 / 25.4, "pc": 12.0, "pi": 12.0}

_LONGEST: Final = 100_000.0  # points; Word allows 1584 and longer ones are damage


def points(value: str | None, per_point: float = TWIPS_PER_POINT) -> float | None:
    """A length attribute in points: twentieths of a point, or a number with a unit as Strict files have it.

    None where there is no readable number: Word ignores such an attribute.
    """
    if value is None:
        return None
    unit = _UNITS.get(value[-2:])
    try:
        length = float(value[:-2]) * unit if unit else float(value) / per_point
    except ValueError:
        return None
    return length if abs(length) < _LONGEST else None


def whole_number(value: str | None, otherwise: int) -> int:
    """A count, or ``otherwise`` where the attribute has no readable positive one."""
    return (
        int(value) if value is not None and value.isdecimal() and len(value) < 5 and int(value) else otherwise
    )


def switched_on(value: str | None) -> bool:
    """What an on/off element means by its ``val``; without one it is on."""
    return value not in {"0", "false", "off", "none"}

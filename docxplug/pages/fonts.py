"""Widths and line heights of the fonts that Word documents name, from tables shipped with the package."""

import json
from functools import cache
from pathlib import Path
from typing import Any

_DATA = Path(__file__).parent / "data"

# Words in the names of fonts without serifs; any other unknown font is measured as a serif one.
_SANS_WORDS = (
    "sans", "arial", "helvet", "verdana", "tahoma", "segoe", "trebuchet", "gothic", "grotesk", "franklin", "corbel",
    "candara", "gill", "univers", "frutiger", "futura", "myriad", "lato", "roboto", "aptos", "calibri", "bahnschrift",
)  # fmt: skip
# What the families of the tables are called where they are installed.
_FREE_NAMES = {
    "carlito": "Carlito",
    "liberation-mono": "Liberation Mono",
    "eb-garamond": "EB Garamond",
    "open-sans": "Open Sans",
    "dejavu-sans": "DejaVu Sans",
}
_FALLBACK_WIDTH = 500.0
_FIRST_WIDE_CHARACTER = 0x2E80  # from here on East Asian scripts, set one em wide


class Widths(dict[str, float]):
    """Character widths in thousandths of the font size; characters the table lacks get a plausible one."""

    def __missing__(self, character: str) -> float:
        code = ord(character)
        if 0x300 <= code <= 0x36F or 0x200B <= code <= 0x200F:
            width = 0.0
        elif code >= _FIRST_WIDE_CHARACTER:
            width = 1000.0
        else:
            width = self.get("n", _FALLBACK_WIDTH)
        self[character] = width
        return width


class Face:
    """One face of a font: its widths and its line, in thousandths of the font size.

    ``quality`` is "compatible" where the widths are those of Word's font, "similar" or "unknown" where they are
    a guess.
    """

    __slots__ = ("ascent", "descent", "quality", "widths")

    def __init__(self, widths: Widths, ascent: float, descent: float, quality: str) -> None:
        self.widths = widths
        self.ascent = ascent
        self.descent = descent
        self.quality = quality


@cache
def face(name: str, *, bold: bool = False, italic: bool = False) -> Face:
    """The face that stands for Word's font ``name``."""
    family, quality = _stand_in(name.strip().lower())
    style = ("bold_italic" if italic else "bold") if bold else ("italic" if italic else "regular")
    table = _table(family["family"])[style]
    scale = family.get("scale", 1.0)
    widths = Widths()
    for first, values in table["widths"]:
        for code, width in enumerate(values, first):
            if width:
                widths[chr(code)] = width * scale
    ascent, descent, gap = family.get("line") or (table["ascent"], table["descent"], table["gap"])
    return Face(widths, ascent + gap, descent, quality)


def _stand_in(name: str) -> tuple[dict[str, Any], str]:
    names = _read("names.json")
    for quality in ("compatible", "similar"):
        if name in names[quality]:
            return names[quality][name], quality
    return {"family": "liberation-sans" if _is_sans(name) else "liberation-serif"}, "unknown"


def _is_sans(name: str) -> bool:
    return any(word in name for word in _SANS_WORDS)


@cache
def _table(family: str) -> dict[str, Any]:
    return _read(f"{family}.json")


@cache
def _read(name: str) -> dict[str, Any]:
    table: dict[str, Any] = json.loads((_DATA / name).read_bytes())
    return table


def replacements() -> list[tuple[str, tuple[str, ...]]]:
    """Word's fonts that have no compatible free one, each with the fonts an office program should use, best first."""
    found = []
    for name, entry in _read("names.json")["similar"].items():
        fallback = "Liberation Sans" if _is_sans(name) else "Liberation Serif"
        preferred = _FREE_NAMES.get(entry["family"], fallback)
        found.append((name, tuple(dict.fromkeys((preferred, fallback)))))
    return found

"""Make the character widths that docxplug/pages measures text with, out of free fonts.

    python tools/make_font_metrics.py FOLDER…

searches the folders for the fonts listed below and writes one JSON file a family to docxplug/pages/data. A
family whose fonts are not there keeps its file. Needs fontTools.
"""

import json
import sys
from pathlib import Path
from typing import Any

from fontTools.ttLib import TTFont

OUTPUT = Path(__file__).parent.parent / "docxplug" / "pages" / "data"
STYLES = ("regular", "bold", "italic", "bold_italic")

# The font files of each family in the order of STYLES; Tahoma has no italics, Word slants it.
FAMILIES: dict[str, tuple[str, str, str, str]] = {
    "carlito": ("Carlito-Regular.ttf", "Carlito-Bold.ttf", "Carlito-Italic.ttf", "Carlito-BoldItalic.ttf"),
    "caladea": ("Caladea-Regular.ttf", "Caladea-Bold.ttf", "Caladea-Italic.ttf", "Caladea-BoldItalic.ttf"),
    "liberation-serif": (
        "LiberationSerif-Regular.ttf",
        "LiberationSerif-Bold.ttf",
        "LiberationSerif-Italic.ttf",
        "LiberationSerif-BoldItalic.ttf",
    ),
    "liberation-sans": (
        "LiberationSans-Regular.ttf",
        "LiberationSans-Bold.ttf",
        "LiberationSans-Italic.ttf",
        "LiberationSans-BoldItalic.ttf",
    ),
    "liberation-sans-narrow": (
        "LiberationSansNarrow-Regular.ttf",
        "LiberationSansNarrow-Bold.ttf",
        "LiberationSansNarrow-Italic.ttf",
        "LiberationSansNarrow-BoldItalic.ttf",
    ),
    "liberation-mono": (
        "LiberationMono-Regular.ttf",
        "LiberationMono-Bold.ttf",
        "LiberationMono-Italic.ttf",
        "LiberationMono-BoldItalic.ttf",
    ),
    "gelasio": (
        "gelasio-latin-400-normal.woff",
        "gelasio-latin-700-normal.woff",
        "gelasio-latin-400-italic.woff",
        "gelasio-latin-700-italic.woff",
    ),
    "wine-tahoma": ("tahoma.ttf", "tahomabd.ttf", "tahoma.ttf", "tahomabd.ttf"),
    "dejavu-sans": (
        "DejaVuSans.ttf",
        "DejaVuSans-Bold.ttf",
        "DejaVuSans-Oblique.ttf",
        "DejaVuSans-BoldOblique.ttf",
    ),
    "open-sans": (
        "OpenSans-Regular.ttf",
        "OpenSans-Bold.ttf",
        "OpenSans-Italic.ttf",
        "OpenSans-BoldItalic.ttf",
    ),
    "p052": ("P052-Roman.otf", "P052-Bold.otf", "P052-Italic.otf", "P052-BoldItalic.otf"),
    "c059": ("C059-Roman.otf", "C059-Bold.otf", "C059-Italic.otf", "C059-BdIta.otf"),
    "urw-bookman": (
        "URWBookman-Light.otf",
        "URWBookman-Demi.otf",
        "URWBookman-LightItalic.otf",
        "URWBookman-DemiItalic.otf",
    ),
    "urw-gothic": (
        "URWGothic-Book.otf",
        "URWGothic-Demi.otf",
        "URWGothic-BookOblique.otf",
        "URWGothic-DemiOblique.otf",
    ),
    "eb-garamond": (
        "EBGaramond12-Regular.otf",
        "EBGaramond12-Bold.otf",
        "EBGaramond12-Italic.otf",
        "EBGaramond12-Bold.otf",
    ),
}

# Latin, Greek and Cyrillic letters, general punctuation, and the signs that people type in Word.
RANGES = (
    (0x20, 0x17F),
    (0x391, 0x3C9),
    (0x400, 0x45F),
    (0x2010, 0x203A),
    (0x20AC, 0x20AC),
    (0x2122, 0x2122),
    (0x2190, 0x2193),
    (0x2212, 0x2212),
    (0x2248, 0x2248),
    (0x2260, 0x2265),
    (0x25A0, 0x25CF),
    (0xFB01, 0xFB02),
)


def main(folders: list[str]) -> None:
    """Write the tables of all families found below ``folders``."""
    found = {path.name: path for folder in folders for path in Path(folder).rglob("*.*")}
    for family, names in FAMILIES.items():
        if all(name in found for name in names):
            faces = [face_table(found[name]) for name in names]
            write(family, dict(zip(STYLES, faces, strict=True)))
        else:
            print(f"{family}: fonts not found, table kept")


def face_table(path: Path) -> dict[str, Any]:
    """Line metrics and character widths of one font, in thousandths of its size."""
    font = TTFont(path, lazy=True)
    thousandths = 1000 / font["head"].unitsPerEm
    ascent, descent, gap = line_metrics(font)
    cmap, advances = font.getBestCmap(), font["hmtx"]
    runs = []
    for first, last in RANGES:
        widths = [
            round(advances[cmap[code]][0] * thousandths, 2) if code in cmap else 0
            for code in range(first, last + 1)
        ]
        if any(widths):
            runs.append([first, [int(width) if width == int(width) else width for width in widths]])
    return {
        "ascent": round(ascent * thousandths, 2),
        "descent": round(descent * thousandths, 2),
        "gap": round(gap * thousandths, 2),
        "widths": runs,
    }


def line_metrics(font: Any) -> tuple[float, float, float]:
    """Ascent, descent and external leading as Windows computes them (OpenType specification, "OS/2" and "hhea")."""
    os2, hhea = font["OS/2"], font["hhea"]
    if os2.fsSelection & 0x80:
        return os2.sTypoAscender, -os2.sTypoDescender, os2.sTypoLineGap
    ascent, descent = os2.usWinAscent, os2.usWinDescent
    gap = max(0, hhea.lineGap - ((ascent + descent) - (hhea.ascent - hhea.descent)))
    return ascent, descent, gap


def write(family: str, faces: dict[str, Any]) -> None:
    """Write one family; equal faces are written once and named."""
    text = json.dumps(faces, separators=(",", ":")).replace('"regular"', '\n"regular"')
    for style in STYLES[1:]:
        text = text.replace(f'"{style}"', f'\n"{style}"')
    path = OUTPUT / f"{family}.json"
    path.write_text(text + "\n", encoding="ascii")
    print(f"{path.name}: {path.stat().st_size} bytes")


if __name__ == "__main__":
    main(sys.argv[1:])

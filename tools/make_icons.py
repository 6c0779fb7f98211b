"""Draws the add-in's icons: a page with lines of text, and a comment on one of them.

python tools/make_icons.py            write them
python tools/make_icons.py --check    exit with 1 if one of them is not what this script draws
"""

import sys
from pathlib import Path

from PIL import Image, ImageChops, ImageDraw

ICONS = Path(__file__).resolve().parent.parent / "server" / "docxplug_server" / "static" / "icons"
SIZES = (16, 32, 64, 80)
_GRID = 16
_FINE = 8

_PAGE, _EDGE, _TEXT = "#ffffff", "#2b579a", "#9db4d6"
_BUBBLE, _BUBBLE_EDGE, _TICK = "#f2b200", "#a87400", "#ffffff"


def icon(size: int) -> Image.Image:
    """The icon with ``size`` pixels a side, drawn eight times as large and brought down, so that edges are smooth."""
    scale = size * _FINE / _GRID
    picture = Image.new("RGBA", (size * _FINE, size * _FINE))
    draw = ImageDraw.Draw(picture)

    def box(left: float, top: float, right: float, bottom: float) -> tuple[float, float, float, float]:
        return left * scale, top * scale, right * scale, bottom * scale

    thick = round(scale)
    draw.rounded_rectangle(box(1, 0, 12, 16), radius=scale, fill=_PAGE, outline=_EDGE, width=thick)
    for top, right in ((3, 10), (5.5, 10), (8, 6), (10.5, 6), (13, 8)):
        draw.rectangle(box(3, top, right, top + 1), fill=_TEXT)
    tail = [(9.2, 11.5), (9.2, 15.5), (12.6, 12)]
    draw.polygon([(x * scale, y * scale) for x, y in tail], fill=_BUBBLE_EDGE)
    draw.rounded_rectangle(
        box(7, 6, 16, 13), radius=1.5 * scale, fill=_BUBBLE, outline=_BUBBLE_EDGE, width=max(1, thick // 2)
    )
    tick = [(9.2, 9.4), (11, 11.2), (13.9, 7.9)]
    draw.line([(x * scale, y * scale) for x, y in tick], fill=_TICK, width=round(1.3 * scale), joint="curve")
    return picture.resize((size, size), Image.Resampling.LANCZOS)


def main() -> int:
    """Writes the icons, or says which differ."""
    if "--check" in sys.argv[1:]:
        different = [size for size in SIZES if not _is_current(size)]
        for size in different:
            print(f"icon-{size}.png is not current; run tools/make_icons.py", file=sys.stderr)
        return int(bool(different))
    ICONS.mkdir(parents=True, exist_ok=True)
    for size in SIZES:
        icon(size).save(ICONS / f"icon-{size}.png", optimize=True)
    return 0


def _is_current(size: int) -> bool:
    path = ICONS / f"icon-{size}.png"
    if not path.is_file():
        return False
    with Image.open(path) as picture:
        return ImageChops.difference(picture.convert("RGBA"), icon(size)).getbbox() is None


if __name__ == "__main__":
    raise SystemExit(main())

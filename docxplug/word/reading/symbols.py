"""Characters of the fonts Symbol and Wingdings, which documents store as private code points.

Symbol after Adobe's published table of its encoding (Unicode mapping table ADOBE/symbol.txt); of Wingdings
only the signs that people use as bullets, arrows and check marks.
"""

from typing import Final

_SYMBOL_LOW: Final = (
    " !∀#∃%&∋()∗+,−./0123456789:;<=>?≅ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ[∴]⊥_‾αβχδεφγηιϕκλμνοπθρστυϖωξψζ{|}∼"
)
_SYMBOL_HIGH: Final = "€ϒ′≤⁄∞ƒ♣♦♥♠↔←↑→↓°±″≥×∝∂•÷≠≡≈…⏐⎯↵ℵℑℜ℘⊗⊕∅∩∪⊃⊇⊄⊂⊆∈∉∠∇®©™∏√⋅¬∧∨⇔⇐⇑⇒⇓◊〈®©™∑"
_WINGDINGS: Final = {
    0x28: "☎", 0x2A: "✉", 0x46: "☞", 0x4A: "☺", 0x4C: "☹", 0x6C: "●", 0x6D: "❍", 0x6E: "■", 0x6F: "□",
    0x71: "❑", 0x72: "❒", 0x73: "⬧", 0x74: "⧫", 0x75: "◆", 0x76: "❖", 0x77: "⬥", 0x9E: "·", 0x9F: "•",
    0xA1: "○", 0xA7: "▪", 0xA8: "◻", 0xAB: "★", 0xD8: "➢", 0xDF: "←", 0xE0: "→", 0xE1: "↑", 0xE2: "↓",
    0xE8: "➔", 0xF0: "⇨", 0xFB: "✗", 0xFC: "✓", 0xFD: "☒", 0xFE: "☑",
}  # fmt: skip
_PRIVATE: Final = range(0xF000, 0xF100)


def symbol(font: str, code: int) -> str:
    """The character that ``font`` shows for ``code`` (0xB7 or 0xF0B7); where it is not known, the code's own."""
    low = code - _PRIVATE.start if code in _PRIVATE else code
    if font == "Symbol":
        if 0x20 <= low < 0x20 + len(_SYMBOL_LOW):
            return _SYMBOL_LOW[low - 0x20]
        if 0xA0 <= low < 0xA0 + len(_SYMBOL_HIGH):
            return _SYMBOL_HIGH[low - 0xA0]
    elif font == "Wingdings" and low in _WINGDINGS:
        return _WINGDINGS[low]
    return chr(code) if code < 0x110000 and not 0xD800 <= code < 0xE000 else ""


def bullet(font: str, text: str) -> str:
    """A list's bullet as it looks in print."""
    return "".join(symbol(font or "Symbol", ord(char)) if ord(char) in _PRIVATE else char for char in text)

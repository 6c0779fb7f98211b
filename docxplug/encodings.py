"""Bytes of a plain text file made text, whatever program saved them."""

import codecs
from typing import Final

from docxplug.errors import RequestError

_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16: its mark begins with the other's
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_MAC_QUOTES: Final = frozenset(b"\xd2\xd3\xd4\xd5")
_WINDOWS_QUOTES: Final = frozenset(range(0x91, 0x98))
_MOST_CONTROLS: Final = 0.01
#: What XML, and so a Word file, cannot hold; Word itself writes a line break inside a paragraph as VT.
_NOT_IN_XML: Final = {**dict.fromkeys((*range(9), *range(14, 32), 0xFFFE, 0xFFFF)), 11: "\n"}


def decode_text(data: bytes) -> str:
    """The text in ``data``: UTF-8, UTF-16 or UTF-32, Windows-1252 or Mac Roman; line ends become one newline.

    Control characters are left out, but for tabs and form feeds.

    Raises:
        RequestError: these bytes are not text.
    """
    text = data.decode(encoding_of(data), errors="replace")
    if _looks_binary(text):
        raise RequestError("This is not a text file; give a .txt, .docx or .pdf file.")
    return text.replace("\r\n", "\n").replace("\r", "\n").translate(_NOT_IN_XML)


def encoding_of(data: bytes) -> str:
    """The name of the encoding these bytes were most likely written in."""
    for mark, name in _MARKS:
        if data.startswith(mark):
            return name
    unmarked = _utf16_without_mark(data)
    if unmarked:
        return unmarked
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return _one_byte_encoding(data)
    return "utf-8"


def _utf16_without_mark(data: bytes) -> str | None:
    """Mostly English text has a zero in every second byte, and which one tells the byte order."""
    sample = data[:4000]
    half = len(sample) // 2
    if not half or b"\0" not in sample:
        return None
    if sample[1::2].count(0) > 0.6 * half and sample[::2].count(0) < 0.1 * half:
        return "utf-16-le"
    if sample[::2].count(0) > 0.6 * half and sample[1::2].count(0) < 0.1 * half:
        return "utf-16-be"
    return None


def _one_byte_encoding(data: bytes) -> str:
    """English text uses few characters beyond ASCII but curly quotes; where they lie tells the two apart."""
    present = set(data)
    if present & _MAC_QUOTES and not present & _WINDOWS_QUOTES:
        return "mac-roman"
    return "cp1252"


def _looks_binary(text: str) -> bool:
    controls = sum(1 for character in text[:4000] if character < " " and character not in "\t\n\r\f\v\x1a")
    return controls > _MOST_CONTROLS * min(len(text), 4000)

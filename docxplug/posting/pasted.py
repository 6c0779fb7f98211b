"""What copying leaves in a text: quotation marks of forwarded mail, codes of web pages, characters nobody sees."""

import re
from typing import Final

from docxplug.patterns import Alternatives

_UNSEEN: Final = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufeff")) | {0x2011: "-"}
_CODE: Final = Alternatives(r"&(?:#\d{1,6}|#x[\da-f]{1,5}|[a-z]{2,8});", re.IGNORECASE)
_LINE_TAG: Final = Alternatives(r"</?(?:p|br|li|ul|ol|div|h[1-6]|tr|table)\b[^<>]{0,200}>", re.IGNORECASE)
_TAG: Final = Alternatives(r"</?(?:b|strong|i|em|u|span|font|a|td)\b[^<>]{0,200}>", re.IGNORECASE)
_QUOTE_MARK: Final = Alternatives(r"[ \t]*(?:>[ \t]?)+")


def cleaned(text: str) -> str:
    """The text as its reader sees it."""
    text = text.translate(_UNSEEN)
    if "<" in text:
        for pattern, instead in ((_LINE_TAG, "\n"), (_TAG, "")):
            text = _replaced(pattern, instead, text)
    if _CODE.search(text):
        import html

        text = html.unescape(text)
    return _without_quote_marks(text) if ">" in text else text


def _replaced(pattern: Alternatives, instead: str, text: str) -> str:
    pieces: list[str] = []
    end = 0
    for found in pattern.finditer(text):
        pieces += (text[end : found.start()], instead)
        end = found.end()
    return "".join((*pieces, text[end:]))


def _without_quote_marks(text: str) -> str:
    """Without the ">" before each line of a forwarded mail; a few lines that begin with it are a list's bullets."""
    lines = text.split("\n")
    marked = [line for line in lines if line.lstrip().startswith(">")]
    is_mail = any(not line.strip(" \t\r>") for line in marked) or len(marked) * 2 > len(lines)
    if not is_mail:
        return text
    marks = [_QUOTE_MARK.match(line) for line in lines]
    return "\n".join(line[mark.end() :] if mark else line for line, mark in zip(lines, marks, strict=True))

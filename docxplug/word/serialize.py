"""Parts as bytes: what a part said of its encoding stays, so that only the change differs."""

import re
from typing import Final

from lxml import etree

_DECLARATION: Final = b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n'
_UTF8_PROLOG: Final = re.compile(rb"""(?:\xef\xbb\xbf)?(?:<\?xml(?:[^>?]|\?(?!>))*\?>)?\s*""")


def new_part(root: etree._Element) -> bytes:
    """A part of our own, declared as Word declares its parts."""
    return _DECLARATION + etree.tostring(root, encoding="UTF-8", xml_declaration=False)


def with_changes(root: etree._Element, original: bytes) -> bytes:
    """A part that was changed; ``original`` are its bytes before, whose declaration and encoding are kept."""
    tree = root.getroottree()
    # A root that was made anew with more namespaces is not the one its tree still has.
    whole = tree if tree.getroot() is root else root
    encoding = tree.docinfo.encoding or "UTF-8"
    if encoding.upper() in ("UTF-8", "UTF8", "US-ASCII", "ASCII"):
        prolog = _UTF8_PROLOG.match(original)
        body: bytes = etree.tostring(whole, encoding=encoding, xml_declaration=False)
        return (prolog[0] if prolog else _DECLARATION) + body
    written: bytes = etree.tostring(
        whole, encoding=encoding, xml_declaration=True, standalone=tree.docinfo.standalone
    )
    return written

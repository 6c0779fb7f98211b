"""Parts as bytes: what a part said of its encoding stays, so that only the change differs."""

from typing import Final

from lxml import etree

_DECLARATION: Final = b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n'


def new_part(root: etree._Element) -> bytes:
    """A part of our own, declared as Word declares its parts."""
    return _DECLARATION + etree.tostring(root, encoding="UTF-8", xml_declaration=False)


def with_changes(root: etree._Element, prolog: bytes) -> bytes:
    """A part that was changed; ``prolog`` is what stood before its root. Its encoding is kept."""
    tree = root.getroottree()
    # A root that was made anew with more namespaces is not the one its tree still has.
    whole = tree if tree.getroot() is root else root
    encoding = tree.docinfo.encoding or "UTF-8"
    if encoding.upper() in ("UTF-8", "UTF8", "US-ASCII", "ASCII"):
        body: bytes = etree.tostring(whole, encoding=encoding, xml_declaration=False)
        return prolog + body
    written: bytes = etree.tostring(
        whole, encoding=encoding, xml_declaration=True, standalone=tree.docinfo.standalone
    )
    return written

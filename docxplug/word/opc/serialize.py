"""Parts as bytes: what a part said of its encoding stays, so that only the change differs.

Parts are written chunk by chunk into a sink, so that a long one is never held a second time.
"""

import re
from collections.abc import Sequence
from copy import copy
from typing import Final, Protocol

from lxml import etree

_UTF8: Final = ("UTF-8", "UTF8", "US-ASCII", "ASCII")
_LONGEST_CLOSING: Final = 200  # bytes
_DECLARATION: Final = b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n'


class Sink(Protocol):
    """What takes the bytes of a part."""

    def write(self, chunk: bytes, /) -> int:
        """Take the next bytes and say how many."""


def new_part(root: etree._Element) -> bytes:
    """A part of our own, declared as Word declares its parts."""
    return _DECLARATION + etree.tostring(root, encoding="UTF-8", xml_declaration=False)


def write_new(root: etree._Element, sink: Sink) -> None:
    """The same, into a sink."""
    sink.write(_DECLARATION)
    etree.ElementTree(root).write(sink, encoding="UTF-8", xml_declaration=False)


def write_changed(root: etree._Element, prolog: bytes, sink: Sink) -> None:
    """A part that was changed; ``prolog`` is what stood before its root. Its encoding is kept."""
    tree = root.getroottree()
    # A root that was made anew with more namespaces is not the one its tree still has.
    whole = tree if tree.getroot() is root else etree.ElementTree(root)
    encoding = tree.docinfo.encoding or "UTF-8"
    if encoding.upper() in _UTF8:
        sink.write(prolog)
        whole.write(sink, encoding=encoding, xml_declaration=False)
    else:
        whole.write(sink, encoding=encoding, xml_declaration=True, standalone=tree.docinfo.standalone)


def write_grown(before: bytes, new: Sequence[etree._Element], sink: Sink) -> bool:
    """A part that only got ``new`` elements at the end of its root: all else is written as it is in ``before``.

    Returns False, with nothing written, where the bytes do not say where that end is.
    """
    root = new[0].getparent()
    closing = re.compile(rb"</[\w:.-]+\s*>\s*\Z").search(before, max(0, len(before) - _LONGEST_CLOSING))
    encoding = "" if root is None else root.getroottree().docinfo.encoding or "UTF-8"
    if root is None or closing is None or encoding.upper() not in _UTF8:
        return False
    sink.write(before[: closing.start()])
    sink.write(_inside(root, new, encoding))
    sink.write(before[closing.start() :])
    return True


def _inside(root: etree._Element, new: Sequence[etree._Element], encoding: str) -> bytes:
    """Children of a root as they are written inside it: with its prefixes, which are not declared again."""
    shell = root.makeelement(root.tag, None, root.nsmap)
    opening = len(etree.tostring(shell, encoding=encoding, xml_declaration=False)) - len("/")
    shell.extend([copy(element) for element in new])
    written = etree.tostring(shell, encoding=encoding, xml_declaration=False)
    return written[opening : written.rindex(b"</")]

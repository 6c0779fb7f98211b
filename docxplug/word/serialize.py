"""Parts as bytes: what a part said of its encoding stays, so that only the change differs.

Parts are written chunk by chunk into a sink, so that a long one is never held a second time.
"""

from typing import Final, Protocol

from lxml import etree

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
    if encoding.upper() in ("UTF-8", "UTF8", "US-ASCII", "ASCII"):
        sink.write(prolog)
        whole.write(sink, encoding=encoding, xml_declaration=False)
    else:
        whole.write(sink, encoding=encoding, xml_declaration=True, standalone=tree.docinfo.standalone)

"""A quick proof that two texts are the same but for comment marks and cuts of runs, on their written form.

It only ever says yes where the slower comparison of ``signature`` would; where it says no, that one decides.
Both texts are written by the same serializer, so that equal elements are equal bytes.
"""

import re
from collections.abc import Collection
from typing import Final

from lxml import etree

_MARKS: Final = re.compile(
    rb'<w:commentRange(?:Start|End) w:id="([^"]*)"/>'
    rb'|<w:r><w:rPr><w:rStyle w:val="[^"]*"/></w:rPr><w:commentReference w:id="([^"]*)"/></w:r>'
)
#: How a run begins, with the end of the text and run right before it, and with the text it begins with.
_RUN_START: Final = re.compile(
    rb"(?P<end></w:t></w:r>)?(?P<look><w:r(?: [^>]*)?>(?:<w:rPr/>|<w:rPr>.*?</w:rPr>)?)(?P<text><w:t>)?"
)
_KEPT_SPACE: Final = b'<w:t xml:space="preserve">'
_LOOSE_SPACE: Final = re.compile(rb"<w:t>[ \t\r\n]|<w:t>[^<]*[ \t\r\n]</w:t>")


def flat_equal(before: etree._Element, after: etree._Element, ignored: Collection[str]) -> bool:
    """Whether the two are the same without the marks numbered ``ignored``, however their runs are cut."""
    numbers = {number.encode() for number in ignored}
    old, new = _flat(before, numbers), _flat(after, numbers)
    return old is not None and old == new


def _flat(root: etree._Element, ignored: set[bytes]) -> bytes | None:
    """The text with neighbouring runs of one look glued together; None where that cannot be told from the bytes."""
    written: bytes = etree.tostring(root)
    # White space at the ends of a text counts only where it is kept, and cuts change where that is said.
    said_elsewhere = written.count(b"xml:space=") - written.count(_KEPT_SPACE)
    if said_elsewhere != written.count(b'Text xml:space="preserve"') or _LOOSE_SPACE.search(written):
        return None
    written = _MARKS.sub(lambda mark: b"" if (mark[1] or mark[2]) in ignored else mark[0], written)
    return _glued(written.replace(_KEPT_SPACE, b"<w:t>"))


def _glued(written: bytes) -> bytes:
    kept, at, look, look_end = [], 0, b"", 0
    for start in _RUN_START.finditer(written):
        # The run that ends here must be the one that began last, not one around it.
        closes_last = start["end"] is not None and written.find(b"</w:r>", look_end, start.start()) < 0
        if closes_last and start["text"] is not None and start["look"] == look:
            kept.append(written[at : start.start()])
            at = start.end()
        look, look_end = start["look"], start.end()
    kept.append(written[at:])
    return b"".join(kept)

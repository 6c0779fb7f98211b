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
#: Runs of one look, one after the other, that hold nothing but text, tabs and breaks. Everything is possessive:
#: what was matched once is never tried shorter, so that the time stays linear.
_SAME_LOOK: Final = re.compile(
    rb"((?><w:r(?: [^>]*+)?>(?:<w:rPr>.*?</w:rPr>)?+))"
    rb"(?:<w:t>[^<]*+</w:t>|<w:tab/>|<w:br/>)++</w:r>"
    rb"(?:\1(?:<w:t>[^<]*+</w:t>|<w:tab/>|<w:br/>)++</w:r>)++"
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
    glued = _SAME_LOOK.sub(_glue, written.replace(_KEPT_SPACE, b"<w:t>"))
    return glued.replace(b"</w:t><w:t>", b"")


def _glue(runs: re.Match[bytes]) -> bytes:
    return runs[0].replace(b"</w:r>" + runs[1], b"")

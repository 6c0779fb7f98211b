"""What was put at the end of a part, told from its bytes: the usual case, for which nothing need be parsed twice."""

import re
from typing import Final

from lxml import etree

from docxplug.word.errors import UnreadableError
from docxplug.word.opc.limits import Limits
from docxplug.word.opc.xml import parse

_OPENING: Final = re.compile(
    rb"""(?:\xef\xbb\xbf)?(?:<\?xml[^<>]*?encoding=["'](?i:utf-8)["'][^<>]*\?>)?\s*(<[A-Za-z_][^<>]*[^/<>]>)"""
)
_CLOSING: Final = re.compile(rb"</[\w:.-]+\s*>\s*\Z")
_LONGEST_CLOSING: Final = 200


def added_at_end(before: bytes, after: bytes, limits: Limits) -> list[etree._Element] | None:
    """The elements that ``after`` has at the end of its root and that are all in which it differs from ``before``.

    None where that cannot be told from the bytes.
    """
    opening = _OPENING.match(before)
    closing = _CLOSING.search(before, max(0, len(before) - _LONGEST_CLOSING))
    if opening is None or closing is None or len(after) < len(before):
        return None
    kept = closing.start()
    if not (after.startswith(before[:kept]) and after.endswith(closing[0])):
        return None
    added = after[kept : len(after) - len(closing[0])]
    try:  # Only if what came is whole elements does it stand right inside the root.
        root = parse(opening[1] + added + closing[0], "the part", limits)
    except UnreadableError:
        return None
    return list(root.iterchildren(etree.Element))

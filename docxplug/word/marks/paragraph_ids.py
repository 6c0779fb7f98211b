"""The ids of paragraphs in a package, by which Word keys threads."""

import re
from collections.abc import Iterable, Iterator
from typing import Final

from docxplug.word.opc.package import Package

_PARA_ID: Final = re.compile(rb"""paraId\s*=\s*["']([0-9A-Fa-f]{1,8})["']""")
_LONGEST: Final = 100  # bytes, with the white space around the equals sign
_WITH_PARAGRAPHS: Final = frozenset(
    {"header", "footer", "footnotes", "endnotes", "comments", "glossaryDocument"}
)


def paragraph_ids(package: Package) -> Iterator[str]:
    """Every ``paraId`` in the main part and in those it points to that hold paragraphs; some of them twice."""
    related = {
        relationship.part
        for relationship in package.relationships(package.main)
        if relationship.kind in _WITH_PARAGRAPHS and relationship.part in package
    }
    for name in [package.main, *sorted(related)]:
        for found in _found_in(package.chunks(name)):
            yield found.decode().upper().rjust(8, "0")


def _found_in(chunks: Iterable[bytes]) -> Iterator[bytes]:
    """What stands in a part that is not held whole."""
    before = b""
    for chunk in chunks:
        text = before + chunk.replace(b"\0", b"")  # of UTF-16
        yield from _PARA_ID.findall(text)
        before = text[-_LONGEST:]

"""A quick proof that two parts are the same but for comment marks and cuts of runs, on their bytes.

It only ever says yes where the slower comparison of ``signature`` would; where it says no, that one decides. Only
paragraphs that differ are looked at; whatever else there is must be equal bytes.
"""

import re
from collections.abc import Collection, Iterator
from itertools import islice
from typing import Final

#: The start of a part whose bytes can be read as they are: in UTF-8 or ASCII.
_START: Final = re.compile(
    rb"""(?:\xef\xbb\xbf)?(?:<\?xml(?:\s+(?:(?:version|standalone)=["'][\w.]*["']"""
    rb"""|encoding=["'](?i:utf-?8|us-ascii)["']))*\s*\?>\s*)?<[A-Za-z]"""
)
_W: Final = re.compile(
    rb'xmlns:w="http://(?:schemas\.openxmlformats\.org/wordprocessingml/2006|purl\.oclc\.org/ooxml/wordprocessingml)/main"'
)
_END: Final = b"</w:p>"
_BATCH: Final = 500  # paragraphs that are compared at once: a long text is never held twice
_NUMBER: Final = re.compile(rb'<w:comment(?:RangeStart|RangeEnd|Reference) w:id="(-?[0-9]+)"/>')
_MARKS: Final = re.compile(
    rb'<w:commentRange(?:Start|End) w:id="([^"]*)"/>'
    rb'|<w:r><w:rPr><w:rStyle w:val="[^"]*"/></w:rPr><w:commentReference w:id="([^"]*)"/></w:r>'
)
#: Runs of one look, one after the other, that hold nothing but text, tabs and breaks. Everything is possessive:
#: what was matched once is never tried shorter, so that the time stays linear.
_SAME_LOOK: Final = re.compile(
    rb"(<w:r(?: [^>]*+)?+>(?:<w:rPr>.*?</w:rPr>)?+)"
    rb"(?:<w:t>[^<]*+</w:t>|<w:tab/>|<w:br/>)++</w:r>"
    rb"(?:\1(?:<w:t>[^<]*+</w:t>|<w:tab/>|<w:br/>)++</w:r>)++"
)
_KEPT_SPACE: Final = b'<w:t xml:space="preserve">'
_LOOSE_SPACE: Final = re.compile(rb"<w:t>[ \t\r\n]|<w:t>[^<]*[ \t\r\n]</w:t>")


def flat_equal(before: bytes, after: bytes, touched: Collection[str]) -> bool:
    """Whether the two are the same without marks that are new or numbered ``touched``, however their runs are cut."""
    if not (_is_plain(before) and _is_plain(after)):
        return False
    known = _NUMBER.findall(before)
    if before.count(b"commentR") != len(known):
        return False  # there are marks that are written otherwise
    ignored = {*_NUMBER.findall(after)}.difference(known) | {number.encode() for number in touched}
    changed = _changed(before, after)
    while batch := list(islice(changed, _BATCH)):
        old, new = (_flat(_END.join(blocks), ignored) for blocks in zip(*batch, strict=True))
        if old is None or old != new:
            return False
    return True


def _is_plain(part: bytes) -> bool:
    """Whether what looks like a tag in these bytes is one, and ``w`` is WordprocessingML everywhere."""
    start = _START.match(part)
    if start is None or b"<!" in part or part.find(b"<?", start.end()) >= 0:
        return False
    if part.count(b"xmlns:w=") != 1 or _W.search(part) is None:
        return False
    # White space at the ends of a text counts only where it is kept, and cuts change where that is said.
    elsewhere = part.count(b"xml:space=") - part.count(_KEPT_SPACE)
    return not elsewhere or elsewhere == part.count(b'Text xml:space="preserve"')


def _changed(before: bytes, after: bytes) -> Iterator[tuple[bytes, bytes]]:
    """The blocks, each up to the end of a paragraph, in which the two differ."""
    old_at = new_at = 0
    while old_at >= 0 and new_at >= 0:
        old_end, new_end = before.find(_END, old_at), after.find(_END, new_at)
        old, new = before[old_at : _stop(old_end)], after[new_at : _stop(new_end)]
        if old != new:
            yield old, new
        old_at, new_at = _behind(old_end), _behind(new_end)
    if old_at >= 0 or new_at >= 0:
        yield before[old_at:] if old_at >= 0 else b"", after[new_at:] if new_at >= 0 else b""


def _stop(end: int) -> int | None:
    return end if end >= 0 else None


def _behind(end: int) -> int:
    return end + len(_END) if end >= 0 else -1


def _flat(written: bytes, ignored: set[bytes]) -> bytes | None:
    """The text with neighbouring runs of one look glued together; None where that cannot be told from the bytes."""
    if _LOOSE_SPACE.search(written):
        return None
    written = _MARKS.sub(lambda mark: b"" if (mark[1] or mark[2]) in ignored else mark[0], written)
    glued = _SAME_LOOK.sub(_glue, written.replace(_KEPT_SPACE, b"<w:t>"))
    return glued.replace(b"</w:t><w:t>", b"")


def _glue(runs: re.Match[bytes]) -> bytes:
    return runs[0].replace(b"</w:r>" + runs[1], b"")

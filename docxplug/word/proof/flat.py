"""A quick proof that two parts are the same but for comment marks and cuts of runs, on their bytes.

It only ever says yes where the slower comparison of ``signature`` would; where it says no, that one decides. The
parts are read from paragraph to paragraph, and only paragraphs that differ are looked at more closely.
"""

import re
from collections.abc import Callable, Collection, Iterable, Iterator
from itertools import islice, zip_longest
from typing import Final

#: Gives the bytes of a part in chunks, each time it is called from the beginning.
Chunks = Callable[[], Iterable[bytes]]

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
    rb'<w:commentRange(?:Start|End) w:id="(-?[0-9]+)"/>'
    rb'|<w:r><w:rPr><w:rStyle w:val="[^"]*"/></w:rPr><w:commentReference w:id="(-?[0-9]+)"/></w:r>'
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


class _NotPlainError(Exception):
    """What looks like a tag in these bytes need not be one, or it may mean something else."""


def flat_equal(before: Chunks, after: Chunks, touched: Collection[str]) -> bool:
    """Whether the two are the same without marks that are new or numbered ``touched``, however their runs are cut."""
    try:
        kept = _numbers(before()) - {number.encode() for number in touched}
        changed = (pair for pair in zip_longest(_blocks(before()), _blocks(after())) if pair[0] != pair[1])
        while batch := list(islice(changed, _BATCH)):
            old, new = (_flat(blocks, kept) for blocks in zip(*batch, strict=True))
            if old != new:
                return False
    except _NotPlainError:
        return False
    return True


def _numbers(part: Iterable[bytes]) -> set[bytes]:
    """The numbers of all marks of comments."""
    numbers: set[bytes] = set()
    for window in _windows(part):
        found = _NUMBER.findall(window)
        if window.count(b"commentR") != len(found):
            raise _NotPlainError  # there are marks that are written otherwise
        numbers.update(found)
    return numbers


def _windows(part: Iterable[bytes]) -> Iterator[bytes]:
    """The part in pieces that each end with a paragraph; what is left comes last."""
    waiting: list[bytes] = []  # joined once: a paragraph may be as long as the part
    seen = b""  # the end of what waits, where a paragraph's last tag may have begun
    for chunk in part:
        looked_at = seen + chunk
        if (end := looked_at.rfind(_END)) >= 0:
            rest = looked_at[end + len(_END) :]
            yield b"".join((*waiting, chunk[: len(chunk) - len(rest)]))
            waiting, looked_at = [rest], rest
        else:
            waiting.append(chunk)
        seen = looked_at[-len(_END) + 1 :]
    yield b"".join(waiting)


def _blocks(part: Iterable[bytes]) -> Iterator[bytes | None]:
    """What stands before the end of each paragraph, and what is left behind the last."""
    is_first = True
    for window in _windows(part):
        _refuse_doubtful(window, is_first=is_first)
        is_first = False
        blocks = window.split(_END)
        yield from blocks[:-1]
    yield blocks[-1]


def _refuse_doubtful(window: bytes, *, is_first: bool) -> None:
    """Raise where a tag need not be one, or where ``w`` may be something else than WordprocessingML."""
    start = _START.match(window) if is_first else None
    if b"<!" in window or window.find(b"<?", start.end() if start else 0) >= 0:
        raise _NotPlainError
    if window.count(b"xmlns:w=") != is_first or (is_first and not (start and _W.search(window))):
        raise _NotPlainError
    # White space at the ends of a text counts only where it is kept, and cuts change where that is said.
    elsewhere = window.count(b"xml:space=") - window.count(_KEPT_SPACE)
    if elsewhere and elsewhere != window.count(b'Text xml:space="preserve"'):
        raise _NotPlainError


def _flat(blocks: tuple[bytes | None, ...], kept: Collection[bytes]) -> bytes:
    """These blocks without the marks that are not to be kept, with neighbouring runs of one look glued together."""
    if None in blocks:
        raise _NotPlainError  # one part has more paragraphs than the other
    written = _END.join(block for block in blocks if block is not None)
    if _LOOSE_SPACE.search(written):
        raise _NotPlainError
    written = _MARKS.sub(lambda mark: mark[0] if (mark[1] or mark[2]) in kept else b"", written)
    glued = _SAME_LOOK.sub(_glue, written.replace(_KEPT_SPACE, b"<w:t>"))
    return glued.replace(b"</w:t><w:t>", b"")


def _glue(runs: re.Match[bytes]) -> bytes:
    return runs[0].replace(b"</w:r>" + runs[1], b"")

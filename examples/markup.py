"""The light markup of the example texts, read into pieces.

# …                  the heading of an answer
**…**                bold
{+…+}  {-…-}         inserted and deleted with tracked changes
{=…=}{>…<}           words with a colleague's comment on them
[[words|address]]    a link
^[…]                 a footnote
| a | b |            a table's row
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

_MARKS = re.compile(
    r"\*\*(?P<bold>.+?)\*\*"
    r"|\{\+(?P<inserted>.+?)\+\}"
    r"|\{-(?P<deleted>.+?)-\}"
    r"|\{=(?P<commented>.+?)=\}\{>(?P<comment>.+?)<\}"
    r"|\[\[(?P<linked>.+?)\|(?P<address>.+?)\]\]"
    r"|\^\[(?P<footnote>.+?)\]"
)


@dataclass(frozen=True)
class Piece:
    """Some words and what is special about them; ``extra`` is the comment's text or the link's address."""

    kind: str
    text: str
    extra: str = ""


@dataclass(frozen=True)
class Block:
    """A heading, a paragraph or a table (its rows' cells)."""

    kind: str
    pieces: tuple[Piece, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()


def read(path: Path) -> list[Block]:
    """The blocks of an example text, which blank lines part."""
    return [_block(text) for text in path.read_text(encoding="utf-8").strip().split("\n\n")]


def _block(text: str) -> Block:
    if text.startswith("|"):
        rows = [tuple(cell.strip() for cell in line.strip("| ").split("|")) for line in text.splitlines()]
        return Block("table", rows=tuple(rows))
    if text.startswith("# "):
        return Block("heading", tuple(_pieces(text[2:])))
    return Block("paragraph", tuple(_pieces(text)))


def _pieces(text: str) -> Iterator[Piece]:
    position = 0
    for match in _MARKS.finditer(text):
        if match.start() > position:
            yield Piece("plain", text[position : match.start()])
        kind = next(name for name, value in match.groupdict().items() if value is not None)
        yield Piece(kind, match[kind], match["comment"] or match["address"] or "")
        position = match.end()
    if position < len(text):
        yield Piece("plain", text[position:])

"""A qualification's text cut at prepositions, articles and marks into short chunks with their lists."""

import re
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from docxplug.kept import compiled
from docxplug.language.key_phrase_roles import is_generic_gerund
from docxplug.language.key_phrase_words import ASK, ASKING, BREAKS, FIXED, JOINTS, LEADING, RANKS

_LABEL: Final = compiled(
    r"^\W*(?:(?:mandatory|professional|executive)\s+)?(?:technical\s+qualifications?|[mp]?tqs?|qualification)\s*[#-]?\s*"
    r"(?:\d{1,2}|[ivx]{1,4}|[a-h])?\s*[:.)–—-]+\s*",
    re.IGNORECASE,
)
_OFFICE: Final = r"(?:Department|Office|Bureau|Board|Centers|Secretary) (?:of|for) (?:the )?"
_PIECE: Final = compiled(
    rf"(?:{_OFFICE})?(?i:{'|'.join(FIXED)})\b|{_OFFICE}[A-Z]\w+|"
    r"(?:[A-Z]\.){2,}|[^\W\d_][\w'’]*(?:[-‐‑&][^\W_][\w'’]*)*|[,/]|[^\w\s,/]|\d[\w,.]*"
)
#: A longer list is cut: its first members share nothing with its last.
_MOST_MEMBERS: Final = 40
#: "Information Technology (IT) programs" are programs; the abbreviation adds nothing.
_ABBREVIATION: Final = compiled(r"\s?\([A-Z][A-Z&/]{1,7}s?\)")
_EXAMPLE_MARK: Final = compiled(r"\b(?:e\.\s?g|i\.\s?e)\b\.?", re.IGNORECASE)


class Chunk(NamedTuple):
    """A run of words between breaks: its list members, the joint before each, and the break that ends it."""

    members: list[list[str]]
    joints: list[str]
    ending: str = ""

    @property
    def by_or(self) -> bool:
        """Whether the list offers a choice."""
        return not {"or", "/", "and/or"}.isdisjoint(self.joints)


def chunks_of(text: str) -> Iterator[Chunk]:
    """The chunks of a qualification's text, in its order; one between two breaks without words has no members."""
    chunk = Chunk([[]], [""])
    plain = _ABBREVIATION.sub("", _EXAMPLE_MARK.sub("including", _LABEL.sub("", text.strip())))
    for match in _PIECE.finditer(plain):
        piece = match.group()
        low = piece.lower()
        if low in JOINTS and len(chunk.members) < _MOST_MEMBERS:
            if chunk.members[-1]:
                chunk.members.append([])
                chunk.joints.append(low)
            else:
                chunk.joints[-1] = low
        elif _begins_anew(low, chunk.members) or _leads_on(low, chunk.members[-1]):
            yield _closed(chunk)
            chunk = Chunk([[_cased(piece, match.start())]], [""])
        elif low in JOINTS or (low in BREAKS and not _is_acronym(piece)) or not piece[0].isalpha():
            yield _closed(chunk, low)
            chunk = Chunk([[]], [""])
        else:
            chunk.members[-1].append(_cased(piece, match.start()))
    yield _closed(chunk)


def _is_acronym(piece: str) -> bool:
    return len(piece) > 1 and piece.isupper() and piece not in ("OR", "AND", "IN", "OF", "TO")


def _closed(chunk: Chunk, ending: str = "") -> Chunk:
    kept = [place for place, member in enumerate(chunk.members) if member]
    if kept and not chunk.members[-1]:
        ending = ","
    return Chunk([chunk.members[p] for p in kept], [chunk.joints[p] for p in kept], ending)


def _begins_anew(low: str, members: Sequence[list[str]]) -> bool:
    """Whether an -ing form or a word of asking after "and" begins another ask ("… and translating findings")."""
    fresh = len(members) > 1 and not members[-1]
    return fresh and any(len(m) > 1 for m in members) and (low in ASK or is_generic_gerund(low))


def _leads_on(low: str, member: Sequence[str]) -> bool:
    """Whether a word in a chunk says what its person does: "a clinical executive leading field hospitals"."""
    return low in LEADING and any(word.lower() not in ASKING | RANKS for word in member)


def _cased(piece: str, start: int) -> str:
    """The word as it is to be shown: the first of a sentence loses its capital, a name keeps it."""
    return piece.lower() if start == 0 else piece

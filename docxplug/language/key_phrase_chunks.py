"""A qualification's text cut at prepositions, articles and marks into short chunks with their lists."""

import re
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from docxplug.kept import compiled
from docxplug.language.key_phrase_roles import is_generic_gerund
from docxplug.language.key_phrase_words import (
    ARTICLES,
    ASK,
    ASKING,
    ATTRIBUTES,
    BREAKS,
    DETERMINERS,
    FIXED,
    JOINTS,
    LEADING,
    NUMBERED,
    PARTICLES,
    RANKS,
    RELATIVES,
)
from docxplug.language.verb_forms import gerund_lemma, past_lemma, third_lemma

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
_ADVERB: Final = compiled(r".(?:ally|[ai]bly|ively|[ae]ntly|ously|ointly)$")
#: Behind these marks an -ing form may be a noun ("port security training."), behind "$" it cannot.
_MARKS: Final = ("", ",", ".", ";", ":", "(", ")", "-", "–", "—")
_AFTER_PARTICIPLE: Final = ("to", "in", "by", "for", "on", "under", "with", "at", "from", "as")
_EXAMPLE_MARK: Final = compiled(r"\b(?:e\.\s?g|i\.\s?e)\b\.?", re.IGNORECASE)


class Chunk(NamedTuple):
    """A run of words between breaks: its list members, the joint before each, and the break that ends it."""

    members: list[list[str]]
    joints: list[str]
    ending: str = ""
    article: str = ""

    @property
    def by_or(self) -> bool:
        """Whether the list offers a choice."""
        return not {"or", "/", "and/or"}.isdisjoint(self.joints)


def chunks_of(text: str) -> Iterator[Chunk]:
    """The chunks of a qualification's text, in its order; one between two breaks without words has no members."""
    chunk = Chunk([[]], [""])
    plain = _ABBREVIATION.sub("", _EXAMPLE_MARK.sub("including", _LABEL.sub("", text.strip())))
    pieces = [(match.group(), match.start()) for match in _PIECE.finditer(plain)]
    near = ["", "", *(piece.lower() for piece, _ in pieces), ""]
    for number, (piece, start) in enumerate(pieces):
        low, around = piece.lower(), near[number : number + 4]
        if low in JOINTS and len(chunk.members) < _MOST_MEMBERS:
            _joined(chunk, low)
        elif _begins_anew(around, chunk.members) or _leads_on(low, chunk.members[-1]):
            yield _closed(chunk)
            chunk = Chunk([[_cased(piece, start)]], [""])
        elif low in DETERMINERS and chunk.members == [[]]:
            chunk = chunk._replace(article=low if low in ARTICLES else "")
        elif _is_word(piece, around):
            if not (chunk.members == [[]] and around[1] in RELATIVES and third_lemma(low)):
                chunk.members[-1].append(_cased(piece, start))
        else:
            yield _closed(chunk, low)
            chunk = Chunk([[]], [""], article=low if low in ARTICLES else "")
    yield _closed(chunk)


def _joined(chunk: Chunk, joint: str) -> None:
    """Opens another member of the list, or takes a second joint for the first one (", and")."""
    if chunk.members[-1]:
        chunk.members.append([])
        chunk.joints.append(joint)
    else:
        chunk.joints[-1] = joint


def _is_word(piece: str, around: Sequence[str]) -> bool:
    """Whether a piece goes on with the chunk: a word that breaks nothing, or the number of "class 2 permits"."""
    if piece[0].isdigit():
        return around[1] in NUMBERED
    low = around[2]
    return piece[0].isalpha() and low not in JOINTS and (low not in BREAKS or _is_acronym(piece))


def _is_acronym(piece: str) -> bool:
    return len(piece) > 1 and piece.isupper() and piece not in ("OR", "AND", "IN", "OF", "TO")


def _closed(chunk: Chunk, ending: str = "") -> Chunk:
    while chunk.members[-1] and _belongs_behind(chunk.members[-1][-1].lower(), ending):
        chunk.members[-1].pop()
    kept = [place for place, member in enumerate(chunk.members) if member]
    if kept and not chunk.members[-1]:
        ending = ","
    return Chunk([chunk.members[p] for p in kept], [chunk.joints[p] for p in kept], ending, chunk.article)


def _belongs_behind(low: str, ending: str) -> bool:
    """Whether a chunk's last word is not of its phrase: "permits issued | to", "funds exceeding | $", "run jointly"."""
    if _ADVERB.search(low):
        return True
    if low.endswith("ing"):
        return not ending.isalpha() and ending not in _MARKS and gerund_lemma(low) is not None
    return (
        ending in _AFTER_PARTICIPLE
        and low != "learned"
        and low.endswith("ed")
        and past_lemma(low) is not None
    )


def _begins_anew(around: Sequence[str], members: Sequence[list[str]]) -> bool:
    """Whether an -ing form or a word of asking in a list begins another ask ("… and translating findings").

    ``around`` are the two words before it, the word and the one behind it, in lower case.
    """
    before, joint, low, following = around
    if len(members) == 1 or members[-1] or not any(len(member) > 1 for member in members):
        return False
    if low in BREAKS:
        return False
    if low in ASK:
        return low not in ATTRIBUTES or following in ASKING
    if is_generic_gerund(low) or gerund_lemma(low) is None or not any(map(_has_subject, members)):
        return is_generic_gerund(low)
    ends_list = before == "," and joint != ","
    return following in (*DETERMINERS, *PARTICLES) or (
        ends_list and following.isalpha() and following not in BREAKS | JOINTS
    )


def _has_subject(member: Sequence[str]) -> bool:
    """Whether a list member has two words that do not only ask."""
    return sum(word.lower() not in ASKING for word in member) > 1


def _leads_on(low: str, member: Sequence[str]) -> bool:
    """Whether a word in a chunk says what its person does: "a clinical executive leading field hospitals"."""
    return low in LEADING and any(word.lower() not in ASKING | RANKS for word in member)


def _cased(piece: str, start: int) -> str:
    """The word as it is to be shown: the first of a sentence loses its capital, a name keeps it."""
    return piece.lower() if start == 0 else piece

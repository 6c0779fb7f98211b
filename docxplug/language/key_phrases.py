"""The key phrases of a qualification: what a reader of the answer looks for.

The text is cut at prepositions, articles and marks into short chunks; the words of the ask ("demonstrated experience
leading …") fall away; lists are unfolded so that each member stands by itself: "state, local and tribal governments"
gives three phrases with the shared noun. Words in parentheses are optional: of "eradication or safeguarding programs"
an answer need only say "eradication (programs)". So is a manager's verb before what is managed: "(directing) safety
programs".
"""

import re
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from docxplug.kept import compiled
from docxplug.language.key_phrase_words import (
    ARTICLES,
    ASK,
    BREAKS,
    EMPTY_ALONE,
    GENERIC,
    JOINTS,
    LEVEL,
    LEVEL_NOUNS,
    MODIFIERS,
    NOT_MODIFIERS,
    NOUN_VERBS,
    RANKS,
    WHOSE_EXPERIENCE,
)
from docxplug.language.verb_forms import base_lemma, gerund_lemma

_LABEL: Final = compiled(
    r"^\W*(?:(?:mandatory|professional|executive)\s+)?(?:technical\s+qualifications?|[mp]?tqs?|qualification)\s*[#-]?\s*"
    r"(?:\d{1,2}|[ivx]{1,4}|[a-h])?\s*[:.)–—-]+\s*",
    re.IGNORECASE,
)
_PIECE: Final = compiled(r"[^\W\d_][\w'’]*(?:[-‐‑&][^\W_][\w'’]*)*|[,/]|[^\w\s,/]|\d[\w,.]*")
_EXAMPLE_MARK: Final = compiled(r"\b(?:e\.\s?g|i\.\s?e)\b\.?", re.IGNORECASE)
#: "States, Tribes and private partners" are three; no "States partners". "Veterans programs" there are.
_PLURAL: Final = compiled(r"(?<!Veteran)[^isu]s$")
_MODIFIER: Final = compiled(
    r".(?:ic|al|ory|ary|ive|ous|ed|ar|able|ible|ent|ant|less|ful|ern|wide|scale|year|dollar|term)$"
)

#: Nouns of doing something.
_NOUN: Final = compiled(r"(?:sight|ment|tion|sion|ance|ence|al|sis|ing|ery|ity|ship|design|control|audit)$")


class _Chunk(NamedTuple):
    """A run of words between breaks: its list members, the joint before each, and the break that ends it."""

    members: list[list[str]]
    joints: list[str]
    ending: str = ""

    @property
    def by_or(self) -> bool:
        """Whether the list offers a choice."""
        return not {"or", "/", "and/or"}.isdisjoint(self.joints)


def key_phrases(text: str) -> list[str]:
    """The key phrases of a qualification's text, in its order, in lower case as far as they are no names."""
    chunks = list(_chunks(_EXAMPLE_MARK.sub("including", _LABEL.sub("", text.strip()))))
    phrases: dict[str, str] = {}
    governing = ""
    said = False
    for chunk, following in zip(chunks, [*chunks[1:], None], strict=True):
        governs = following is not None and _governs(chunk, following)
        own = _Chunk(chunk.members[:-1], chunk.joints[:-1], ",") if governs else chunk
        if not (said and _is_one_word(own)):
            for phrase in _phrases(
                own, following if chunk.ending in ARTICLES else None, governed=bool(governing)
            ):
                phrases.setdefault(phrase.lower(), governing + phrase)
        governing = f"{chunk.members[-1][-1]} of " if governs else ""
        said = (
            chunk.ending == "of"
            and not governs
            and bool(chunk.members)
            and len(_without_ask(chunk.members[-1])) > 1
        )
    return list(phrases.values())


def _is_one_word(chunk: _Chunk) -> bool:
    """Whether a chunk is one plain noun: of "daily direction of inspectors" the last word needs no place of its own."""
    return len(chunk.members) == 1 and len(chunk.members[0]) == 1 and chunk.members[0][0].islower()


def _governs(chunk: _Chunk, following: _Chunk) -> bool:
    """Whether a noun before "of" and what follows are one phrase: "oversight of contractor performance".

    In "design and construction of dams" they are not: the answer may speak of the one here and of the other there.
    """
    if chunk.ending != "of" or not chunk.members or len(following.members) != 1:
        return False
    *others, last = chunk.members
    return len(last) == 1 and _NOUN.search(last[0]) is not None and all(len(other) > 1 for other in others)


def _chunks(text: str) -> Iterator[_Chunk]:
    chunk = _Chunk([[]], [""])
    for match in _PIECE.finditer(text):
        piece = match.group()
        low = piece.lower()
        if low in JOINTS:
            if chunk.members[-1]:
                chunk.members.append([])
                chunk.joints.append(low)
            else:
                chunk.joints[-1] = low
        elif _begins_anew(low, chunk.members):
            yield _closed(chunk)
            chunk = _Chunk([[_cased(piece, match.start())]], [""])
        elif (low in BREAKS and not _is_acronym(piece)) or not piece[0].isalpha():
            yield _closed(chunk, low)
            chunk = _Chunk([[]], [""])
        else:
            chunk.members[-1].append(_cased(piece, match.start()))
    yield _closed(chunk)


def _is_acronym(piece: str) -> bool:
    return len(piece) > 1 and piece.isupper() and piece not in ("OR", "AND", "IN", "OF", "TO")


def _closed(chunk: _Chunk, ending: str = "") -> _Chunk:
    kept = [place for place, member in enumerate(chunk.members) if member]
    return _Chunk([chunk.members[p] for p in kept], [chunk.joints[p] for p in kept], ending)


def _begins_anew(low: str, members: Sequence[list[str]]) -> bool:
    """Whether an -ing form or a word of asking after "and" begins another ask ("… and translating findings")."""
    fresh = len(members) > 1 and not members[-1]
    return fresh and any(len(m) > 1 for m in members) and (low in ASK or _is_generic_gerund(low))


def _is_generic_gerund(low: str) -> bool:
    return gerund_lemma(low) in GENERIC and low.endswith("ing")


def _cased(piece: str, start: int) -> str:
    """The word as it is to be shown: the first of a sentence loses its capital, a name keeps it."""
    return piece.lower() if start == 0 else piece


def _phrases(chunk: _Chunk, following: _Chunk | None, *, governed: bool = False) -> Iterator[str]:
    kept = [(m, joint) for member, joint in zip(*chunk[:2], strict=True) if (m := _without_ask(member))]
    if not kept:
        return
    act = _act_before(chunk.members[0], kept[0][0]) if len(chunk.members) == 1 else ""
    chunk = _Chunk([m for m, _ in kept], [joint for _, joint in kept], chunk.ending)
    if _are_verbs(chunk.members):
        if following and len(chunk.members) > 1 and following.members:
            head = following.members[-1][-1]
            yield from (f"{m[0]} {head}" for m in chunk.members)
        return
    for place in range(len(chunk.members)):
        phrase = _unfolded(chunk, place)
        if governed or " " in phrase or phrase.lower() not in EMPTY_ALONE:
            yield act + phrase


def _act_before(member: Sequence[str], kept: Sequence[str]) -> str:
    """The manager's verb before what is managed, in parentheses: an answer may have another form of it, or none."""
    place = len(member) - len(kept) - 1
    if place < 0 or len(kept) == 1 or list(member[place + 1 :]) != list(kept) or not is_act(member[place]):
        return ""
    return f"({member[place].lower()}) "


def is_act(word: str) -> bool:
    """Whether a word is what any manager does: "directing", "manage"."""
    return (gerund_lemma(word) or base_lemma(word)) in GENERIC


def _without_ranks(member: list[str]) -> list[str]:
    """The words of a chunk without the rank before "experience": "senior executive experience directing"."""
    low = [word.lower() for word in member]
    for place, word in enumerate(low):
        if word in ("experience", "ability") and all(before in RANKS | ASK | LEVEL for before in low[:place]):
            return member[place:]
    return member


def _without_ask(member: list[str]) -> list[str]:
    member = _without_ranks(member)
    words = [
        word
        for place, word in enumerate(member)
        if word.lower() not in ASK | LEVEL
        or (word.lower() in LEVEL_NOUNS and place and member[place - 1].lower() in LEVEL)
        or (word.lower() == "experience" and place and member[place - 1].lower() in WHOSE_EXPERIENCE)
        or (word.lower() in LEVEL and place + 1 < len(member) and member[place + 1].lower() in LEVEL_NOUNS)
    ]
    while len(words) > 1 and is_act(words[0]) and not _is_noun_here(words):
        words = words[1:]
    if len(words) == 1 and _is_generic_gerund(words[0].lower()):
        return []
    return words


def _is_noun_here(words: Sequence[str]) -> bool:
    """Whether a word that may be a verb is a noun here: "program management", "work force"."""
    return not words[0].lower().endswith("ing") and words[0].lower() in (
        "work",
        "plan",
        "project",
        "program",
        "group",
        "head",
    )


def _are_verbs(members: Sequence[list[str]]) -> bool:
    """Whether a list is one of verbs alone: "plan, fund and complete"."""
    words = [member[0] for member in members if len(member) == 1]
    alone = len(words) == len(members) and all(base_lemma(word) for word in words)
    return alone and any(_is_verb(word) for word in words)


def _is_verb(word: str) -> bool:
    low = word.lower()
    return (
        base_lemma(low) is not None
        and not low.endswith(("ment", "tion", "sign", "ice"))
        and low not in NOUN_VERBS
    )


def _unfolded(chunk: _Chunk, place: int) -> str:
    """The list member at ``place`` with what it shares with its neighbours."""
    members, last = chunk.members, chunk.members[-1]
    own = " ".join(members[place])
    later = next((m for m in members[place + 1 :] if len(m) > 1), None)
    if len(members[place]) > 1:
        return f"{own} ({last[-1]})" if chunk.by_or and later and len(last) > 1 else own
    word = members[place][0]
    if later and (_is_modifier(word) or (_is_verb(word) and _is_verb(later[0]))):
        if chunk.by_or:
            return f"{own} {later[-1]}" + (f" ({last[-1]})" if last is not later else "")
        return f"{own} {' '.join(_without_modifier(later))}"
    if later and chunk.by_or:
        return f"{own} ({last[-1]})"
    return _with_shared_modifier(chunk, place)


def _without_modifier(member: Sequence[str]) -> Sequence[str]:
    """What "large" shares with "complex construction projects" or "geographically dispersed offices"."""
    rest = member[2 if len(member) > 2 and member[0].endswith("ly") else 1 :]
    return rest or member[-1:]


def _with_shared_modifier(chunk: _Chunk, place: int) -> str:
    """A single noun after a fuller member: "immigration law, policy and procedures"."""
    own = chunk.members[place][0]
    first = place
    while first and len(chunk.members[first]) == 1:
        first -= 1
    fuller = chunk.members[first]
    ends_list = place + 1 == len(chunk.members) or chunk.joints[place] == "and"
    if len(fuller) == 1 or (not ends_list and chunk.joints[place] != ","):
        return own
    goes_on = place + 1 == len(chunk.members) and chunk.ending in ("of", "into", "for", "with")
    if goes_on or _is_modifier(fuller[-2]) or _is_verb(fuller[0]) or _is_modifier(own):
        return own
    return f"({' '.join(fuller[:-1])}) {own}"


def _is_modifier(word: str) -> bool:
    low = word.lower()
    return (
        (word[0].isupper() and not _PLURAL.search(word))
        or low in MODIFIERS
        or (_MODIFIER.search(low) is not None and low not in NOT_MODIFIERS)
    )

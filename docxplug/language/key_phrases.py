"""The key phrases of a qualification: what a reader of the answer looks for.

The text is cut at prepositions, articles and marks into short chunks; the words of the ask ("demonstrated experience
leading …") fall away; lists are unfolded so that each member stands by itself: "state, local and tribal governments"
gives three phrases with the shared noun. Words in parentheses are optional: of "eradication or safeguarding programs"
an answer need only say "eradication (programs)". So is a manager's verb before what is managed: "(directing) safety
programs". A noun of doing and what is done are one phrase: "oversight of grants", "access to care".
"""

from collections.abc import Iterator, Sequence
from typing import Final

from docxplug.kept import compiled
from docxplug.language.key_phrase_chunks import Chunk, chunks_of
from docxplug.language.key_phrase_lists import unfolded
from docxplug.language.key_phrase_roles import are_verbs, is_act, without_ask
from docxplug.language.key_phrase_words import ARTICLES, EMPTY_ALONE, LINKS

#: Nouns of doing something, and of many taken as one: "oversight of grants", "a team of engineers".
_NOUN: Final = compiled(
    r"^[^-]*(?:sight|ment|tion|sion|ance|ence|al|sis|ing|ery|ity|ship|design|control|audit|access|"
    r"staff|team|network|portfolio)s?$"
)


def key_phrases(text: str) -> list[str]:
    """The key phrases of a qualification's text, in its order, in lower case as far as they are no names."""
    chunks = [chunk for chunk in chunks_of(text) if chunk.members or chunk.ending not in ARTICLES]
    phrases: dict[str, str] = {}
    governing = ""
    for chunk, next_chunk in zip(chunks, [*chunks[1:], None], strict=True):
        following = next_chunk if next_chunk and next_chunk.members else None
        governed = bool(governing)
        governs = _governing(chunk, following, governed=governed) if following else ""
        own = Chunk(chunk.members[:-1], chunk.joints[:-1], ",") if governs else chunk
        for phrase in _phrases(own, following if chunk.ending in ARTICLES else None, governed=governed):
            phrases.setdefault((governing + phrase).lower(), governing + phrase)
            governing = ""
        governing = governs
    return list(phrases.values())


def _governing(chunk: Chunk, following: Chunk, *, governed: bool) -> str:
    """The words before "of" that are one phrase with what follows: "oversight of" before "contractor performance".

    In "design and construction of dams" there are none: the answer may speak of the one here and of the other there.
    """
    words = without_ask(chunk.members[-1]) if chunk.members and chunk.ending in LINKS else []
    if len(words) > 1:
        holds = chunk.ending == "of" and _is_one_word(following)
    else:
        others = chunk.members[1 if governed else 0 : -1]
        is_item = chunk.joints[-1:] == [","] or all(len(other) > 1 for other in others)
        to_do = chunk.ending == "to" and is_act(following.members[0][0])
        holds = is_item and not to_do and bool(words and _NOUN.search(words[0]))
    return f"{' '.join(words)} {chunk.ending} " if holds else ""


def _is_one_word(chunk: Chunk) -> bool:
    """Whether a chunk is one plain noun: "inspectors" in "daily direction of inspectors"."""
    return len(chunk.members) == 1 and len(chunk.members[0]) == 1 and chunk.members[0][0].islower()


def _phrases(chunk: Chunk, following: Chunk | None, *, governed: bool = False) -> Iterator[str]:
    kept = [
        (words, joint)
        for place, (member, joint) in enumerate(zip(*chunk[:2], strict=True))
        if (words := without_ask(member, governed=governed and not place))
    ]
    if not kept:
        return
    act = "" if governed else _act_before(chunk.members[0], kept[0][0])
    chunk = Chunk([m for m, _ in kept], [joint for _, joint in kept], chunk.ending)
    if not governed and are_verbs(chunk.members):
        if following and len(chunk.members) > 1 and following.ending not in LINKS:
            head = following.members[-1][-1]
            yield from (f"{m[0]} {head}" for m in chunk.members)
        return
    for place in range(len(chunk.members)):
        phrase = unfolded(chunk, place)
        if governed or " " in phrase or phrase.lower() not in EMPTY_ALONE:
            yield act + phrase
        act = ""


def _act_before(member: Sequence[str], kept: Sequence[str]) -> str:
    """The manager's verb before what is managed, in parentheses: an answer may have another form of it, or none."""
    place = len(member) - len(kept) - 1
    if place < 0 or len(kept) == 1 or list(member[place + 1 :]) != list(kept) or not is_act(member[place]):
        return ""
    return f"({member[place].lower()}) "

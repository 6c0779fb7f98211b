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
from docxplug.language.key_phrase_words import (
    ARTICLES,
    COLLECTIVE,
    EMPLOYERS,
    EMPTY_ALONE,
    LINKS,
    OPEN,
    PARTICLES,
    SIZES,
)
from docxplug.language.verb_forms import base_lemma, gerund_lemma

#: Nouns of doing something, and of many taken as one: "oversight of grants", "a team of engineers".
_NOUN: Final = compiled(
    r"^[^-]*(?:sight|ment|tion|sion|ance|ence|al|sis|ing|ery|ity|ship|design|control|audit|access|"
    r"support|staff|team|network|portfolio)s?$"
)
#: "Working government-to-government": these have no object.
_WITHOUT_OBJECT: Final = ("working", "work", "serving", "serve", "interacting", "collaborating", "partnering")


def key_phrases(text: str) -> list[str]:
    """The key phrases of a qualification's text, in its order, in lower case as far as they are no names."""
    chunks = list(chunks_of(text))
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
    words = without_ask(chunk.members[-1]) if chunk.members else []
    if not words or (governed and len(chunk.members) == 1):
        return ""
    if chunk.ending in LINKS:
        holds = _holds(chunk, words, following, governed=governed)
    else:
        # "modernizing the fleet", "closing out grants": a verb and its object
        lone = len(words) == len(chunk.members) == 1 and gerund_lemma(words[0]) is not None
        holds = lone and chunk.ending in (*ARTICLES, *PARTICLES)
    between = (chunk.ending, following.article) if chunk.ending != following.article else (chunk.ending,)
    return " ".join(filter(None, (*words, *between))) + " " if holds else ""


def _holds(chunk: Chunk, words: Sequence[str], following: Chunk, *, governed: bool) -> bool:
    """Whether the last words before "of", "with", "to" or "for" are one phrase with what follows."""
    if len(words) > 1:
        return chunk.ending == "of" and _is_one_word(following)
    others = chunk.members[1 if governed else 0 : -1]
    is_item = not others or chunk.joints[-1] == "," or len(others[-1]) > 1
    if chunk.ending == "of":
        return is_item and words[0].lower() not in OPEN
    to_do = chunk.ending == "to" and is_act(following.members[0][0])
    shares = chunk.ending == "for" and len(others) == 1 and chunk.joints[-1] != ","
    return is_item and not to_do and not shares and _NOUN.search(words[0]) is not None


def _is_one_word(chunk: Chunk) -> bool:
    """Whether a chunk is one plain noun: "inspectors" in "daily direction of inspectors"."""
    return len(chunk.members) == 1 and len(chunk.members[0]) == 1 and chunk.members[0][0].islower()


def _phrases(chunk: Chunk, following: Chunk | None, *, governed: bool = False) -> Iterator[str]:
    kept = [
        (words, place)
        for place, member in enumerate(chunk.members)
        if (words := without_ask(member, governed=governed and not place))
    ]
    if not kept:
        return
    places = [place for _, place in kept]
    told = Chunk([words for words, _ in kept], [chunk.joints[place] for place in places], chunk.ending)
    if not governed and are_verbs(told.members):
        if following and len(told.members) > 1 and following.ending not in LINKS:
            head = following.members[-1][-1]
            yield from (f"{m[0]} {head}" for m in told.members)
        return
    for place, words in enumerate(told.members):
        is_governed = governed and not place
        own = chunk.members[places[place]]
        act = "" if is_governed else _act_before(own, words)
        if len(words) == 1:
            act = act if place + 1 == len(told.members) else ""
        elif places[place] and are_verbs([chunk.members[places[place] - 1][-1:]] * 2):
            act = ""  # "planning, directing and evaluating dredging work": none of them is the one
        phrase = _with_object(chunk, told, places, place)
        if phrase is None:
            phrase = unfolded(told, place)
        if phrase and (is_governed or not _is_empty(phrase)):
            yield act + phrase


def _is_empty(phrase: str) -> bool:
    """Whether a phrase is too common to be asked for: "agencies", "complex matters"."""
    *before, noun = phrase.lower().split()
    if not before:
        return noun in EMPTY_ALONE
    sizes = [*SIZES, "federal"] if noun in EMPLOYERS else SIZES
    return noun in EMPTY_ALONE.union(COLLECTIVE, EMPLOYERS) and all(word in sizes for word in before)


def _with_object(chunk: Chunk, told: Chunk, places: Sequence[int], place: int) -> str | None:
    """A verb that shares the object of the next one: "negotiate permits" of "negotiate and implement permits".

    With an object of several words it is not told (""): that is what counts. None is what shares nothing.
    """
    if place + 1 == len(told.members) or len(told.members[place]) > 1:
        return None
    verb, follower = told.members[place][0], chunk.members[places[place + 1]]
    is_shared = bool(_act_before(follower, told.members[place + 1]))
    same_form = (gerund_lemma(verb) is None) == (gerund_lemma(follower[0]) is None)
    is_doing = base_lemma(verb) is not None or gerund_lemma(verb) is not None
    if not (is_shared and same_form and is_doing):
        return None
    thing = told.members[place + 1]
    return f"{verb} {thing[0]}" if len(thing) == 1 else ""


def _act_before(member: Sequence[str], kept: Sequence[str]) -> str:
    """The manager's verb before what is managed, in parentheses: an answer may have another form of it, or none."""
    place = len(member) - len(kept) - 1
    if place < 0 or list(member[place + 1 :]) != list(kept) or not is_act(member[place]):
        return ""
    if len(kept) == 1 and member[place].lower() in _WITHOUT_OBJECT:
        return ""
    return f"({member[place].lower()}) "

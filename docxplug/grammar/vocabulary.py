"""Words that engines do not know and federal readers do: acronyms, codes, names, the settings' accepted words.

The layer works on matches, so every engine gets the same one and no engine's own dictionary is edited.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Sequence
from functools import cache
from pathlib import Path
from typing import Final, NamedTuple

from docxplug.grammar_facts import GrammarMatch

#: So often in one text, an unknown word is a term of its writer's, unless it is one slip away from a known word.
TERM_FROM: Final = 3
_LONGEST_ACRONYM: Final = 6
_FEDERAL: Final = Path(__file__).with_name("data") / "federal_words.txt"
#: Beside letters and figures, what a word is made of: POA&M, detailee's, CIO-SP3, soft hyphens.
_WORD_SIGNS: Final = frozenset("&'’-‐‑\u00ad\u200b\u200c\u200d\u2060")
#: So far to each side of a match a word or an address is followed, in code points.
_REACH: Final = 100
_ADDRESS: Final = re.compile(r"@|://|^www\.|\w\.(?:gov|mil|com|org|edu|net|us)\b", re.IGNORECASE)
_PART: Final = re.compile(r"[^-‐‑]+")
_WORD: Final = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_CAPITAL: Final = re.compile(r"[A-Z]")
_NEXT_WORD: Final = re.compile(r"\s+([^\W_]+)")
_INVISIBLE: Final = re.compile("[\u00ad\u200b-\u200d\u2060]")
_POSSESSIVE: Final = re.compile(r"['’]s?\Z", re.IGNORECASE)
_SENTENCE_START: Final = re.compile(r"(?:\A|[.!?:•▪●–—\n\t])[\s\"“”'‘(\[]*\Z")
_AFTER_A_TITLE: Final = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|Prof|Hon|Rev|St|Gen|Col|Maj|Capt|Lt|Sgt|Adm|Sen|Rep|Gov)|\b[A-Z])\.\s+\Z"
)


class _Place(NamedTuple):
    """A word in its text, with the part of it between hyphens that an engine does not know."""

    word: str
    part: str
    start: int


def known_words_left_out(
    texts: Sequence[str], matches: Iterable[GrammarMatch], accept: Collection[str] = ()
) -> list[GrammarMatch]:
    """The matches that are not about known words; unknown words that look like names become kind "name".

    ``accept`` are words (or several in a row) never to remark upon, in any case and with a possessive or a plural
    ending too.
    """
    accepted = _folded(accept)
    known = accepted | federal_words()
    phrases = tuple(words for words in accepted if " " in words)
    kept = []
    counts: Counter[str] | None = None
    for match in matches:
        text = texts[match.paragraph]
        if _is_in_an_address(text, match) or _is_accepted(text, match, accepted, phrases):
            continue
        if match.kind != "spelling":
            if not _is_a_doubtful_article(text, match):
                kept.append(match)
            continue
        place = _place(text, match)
        if _is_known(place, known) or _is_acronym_like(place):
            continue
        counts = counts if counts is not None else _word_counts(texts)
        if counts[_bare(place.part)] >= TERM_FROM and not _is_one_slip(place.part, match):
            continue
        kept.append(match._replace(kind="name") if _looks_like_a_name(text, place) else match)
    return kept


@cache
def federal_words() -> frozenset[str]:
    """The shipped list: words of federal work that dictionaries lack, in lower case."""
    lines = _FEDERAL.read_text(encoding="utf-8").splitlines()
    return _folded(word for line in lines if not line.startswith("#") for word in line.split())


def _folded(words: Iterable[str]) -> frozenset[str]:
    return frozenset(word.replace("’", "'").strip().casefold() for word in words)


def _bare(word: str) -> str:
    """The word as lists have it: lower case, no possessive, nothing invisible."""
    return _POSSESSIVE.sub("", _INVISIBLE.sub("", word)).casefold()


def _place(text: str, match: GrammarMatch) -> _Place:
    start, end = _widened(text, match, _is_of_a_word)
    word = text[start:end].strip("'’-‐‑&")
    start += text[start:end].index(word)
    for part in _PART.finditer(word):
        if start + part.end() > match.start:
            return _Place(word, part.group(), start)
    return _Place(word, word, start)


def _is_of_a_word(character: str) -> bool:
    return character.isalnum() or character in _WORD_SIGNS or unicodedata.combining(character) != 0


def _is_no_space(character: str) -> bool:
    return not character.isspace()


def _widened(text: str, match: GrammarMatch, belongs: Callable[[str], bool]) -> tuple[int, int]:
    """The match's place with the characters on both sides that belong to it."""
    start, end = match.start, match.end
    while start > max(0, match.start - _REACH) and belongs(text[start - 1]):
        start -= 1
    while end < min(len(text), match.end + _REACH) and belongs(text[end]):
        end += 1
    return start, end


def _is_in_an_address(text: str, match: GrammarMatch) -> bool:
    start, end = _widened(text, match, _is_no_space)
    return _ADDRESS.search(text[start:end]) is not None


def _is_accepted(text: str, match: GrammarMatch, accepted: frozenset[str], phrases: Iterable[str]) -> bool:
    quote = text[match.start : match.end]
    if _is_listed(quote, accepted):
        return True
    return any(
        found.start() <= match.start and match.end <= found.end()
        for phrase in phrases
        for found in _phrase_pattern(phrase).finditer(text)
    )


@cache
def _phrase_pattern(phrase: str) -> re.Pattern[str]:
    """The words of a phrase as they may stand in a text: any case, any white space, either apostrophe."""
    words = r"\s+".join(re.escape(word).replace("'", "['’]") for word in phrase.split())
    return re.compile(rf"(?<!\w){words}(?!\w)", re.IGNORECASE)


def _is_known(place: _Place, known: frozenset[str]) -> bool:
    return _is_listed(place.word, known) or _is_listed(place.part, known)


def _is_listed(word: str, known: frozenset[str]) -> bool:
    bare = _bare(word.replace("’", "'"))
    return bare in known or (bare.endswith("s") and bare[:-1] in known)


def _is_acronym_like(place: _Place) -> bool:
    """POA&M, CIO-SP3, GS-0343-15, DoD, FTEs; but not GOVERMENT, which is a word in a heading."""
    part = _POSSESSIVE.sub("", place.part)
    if any(character.isdigit() or character == "&" for character in part):
        return True
    capitals = len(_CAPITAL.findall(part))
    return capitals >= 2 and (capitals < len(part) or len(part) <= _LONGEST_ACRONYM)


def _is_a_doubtful_article(text: str, match: GrammarMatch) -> bool:
    """Whether it is "a" or "an" depends on how an acronym is said (a FEMA grant, an FBI agent); a.m. has none."""
    if text[match.start : match.end].casefold() not in {"a", "an"}:
        return False
    if text.startswith(".", match.end):
        return True
    following = _NEXT_WORD.match(text, match.end)
    return following is not None and _is_acronym_like(_Place(following[1], following[1], following.start(1)))


def _looks_like_a_name(text: str, place: _Place) -> bool:
    """A capital inside a sentence, or after a title or an initial."""
    if not place.part[:1].isupper() or place.part.isupper():
        return False
    before = text[max(0, place.start - _REACH) : place.start]
    return _AFTER_A_TITLE.search(before) is not None or _SENTENCE_START.search(before) is None


def _word_counts(texts: Iterable[str]) -> Counter[str]:
    return Counter(_bare(word) for text in texts for word in _WORD.findall(_INVISIBLE.sub("", text)))


def _is_one_slip(word: str, match: GrammarMatch) -> bool:
    return any(one_slip(_bare(word), _bare(suggestion)) for suggestion in match.suggestions[:1])


def one_slip(word: str, other: str) -> bool:
    """Whether one letter too many, too few or wrong, or two letters exchanged, make one word of the other."""
    if word == other or abs(len(word) - len(other)) > 1:
        return False
    start = next(
        (i for i, (a, b) in enumerate(zip(word, other, strict=False)) if a != b), min(len(word), len(other))
    )
    rest, other_rest = word[start:], other[start:]
    exchanged = rest[1:2] + rest[:1] + rest[2:] == other_rest and len(rest) > 1
    return exchanged or rest[1:] == other_rest[1:] or rest == other_rest[1:] or rest[1:] == other_rest

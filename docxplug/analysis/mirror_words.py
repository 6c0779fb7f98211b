"""The words of a key phrase and of an answer, brought to the forms in which they are compared."""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Final, NamedTuple

from docxplug.kept import compiled
from docxplug.language.key_phrase_roles import is_act, is_verb
from docxplug.language.word_lists import word_set
from docxplug.language.words import stem
from docxplug.view import TextView

#: "multi-year" and "multiyear", "cyber security" and "cybersecurity" are one word each.
_WORD: Final = compiled(
    r"(?:(?:multi|non|pre|post|co|re|anti|cyber|sub|semi|mid|inter|intra|counter|over|under)[-‐‑]|(?:multi|cyber) )?"
    r"[^\W_]+(?:['’][^\W\d_]+)?",
    re.IGNORECASE,
)
_JOINING: Final = str.maketrans("’", "'", "-‐‑ ")
OPTIONAL: Final = compiled(r"\([^)]*\)")
FUNCTION_WORDS: Final = word_set(
    "a an the of to in on for and or with by at from into as its their your our & using",
)
#: "The Federal Labor Relations Authority" says nothing of "Federal labor".
AGENCIES: Final = word_set(
    "authority agency administration bureau commission board department corps council court institute service",
)


class Word(NamedTuple):
    """A word of an answer: its stem, where it stands, and what stands between it and the word before."""

    stem: str
    low: str
    paragraph: int
    start: int
    end: int
    before: str
    is_capital: bool


class Needle(NamedTuple):
    """A key phrase ready to be looked for.

    ``written`` are all its words in lower case, ``needed`` those that an answer must have, ``required`` the stems of
    these that count; ``plain`` is the phrase without what is optional.
    """

    plain: str
    written: tuple[str, ...]
    needed: tuple[str, ...]
    required: tuple[str, ...]
    has_act: bool

    @property
    def opens_with_act(self) -> bool:
        """Whether what is done comes first, and then the thing: "modernizing …", "oversight of …"."""
        first = self.needed[0]
        return first.endswith("ing") or is_verb(first) or not FUNCTION_WORDS.isdisjoint(self.needed[1:2])

    @property
    def names_agency(self) -> bool:
        """Whether the phrase itself may be the name of an agency."""
        return not AGENCIES.isdisjoint(self.needed)

    def without(self, place: int) -> str:
        """The phrase without the word with one of the stems that count; with a part of a compound all of it goes."""
        counted = [
            found for found in _WORD.finditer(self.plain) if _lowered(found.group()) not in FUNCTION_WORDS
        ]
        start, end = counted[place].span()
        words = [*self.plain[:start].split(" ")[:-1], *self.plain[end:].split(" ")[1:]]
        while words and words[0] in FUNCTION_WORDS:
            del words[0]
        while words and words[-1] in FUNCTION_WORDS:
            del words[-1]
        return " ".join(words)


def needle_of(phrase: str) -> Needle:
    """A key phrase, with its optional words in parentheses, ready to be looked for."""
    plain = " ".join(OPTIONAL.sub(" ", phrase).split())
    written, needed = _lowered_words(phrase), _lowered_words(plain)
    required = tuple(stem(low) for low in needed if low not in FUNCTION_WORDS)
    has_act = phrase.startswith("(") and len(needed) < len(written) and is_act(written[0])
    return Needle(plain, written, needed, required, has_act)


def _lowered_words(text: str) -> tuple[str, ...]:
    return tuple(_lowered(match.group()) for match in _WORD.finditer(text))


def words_of(view: TextView, indexes: Iterable[int], acronyms: Mapping[str, str]) -> Iterator[Word]:
    """The words of some paragraphs; an acronym is told by its words, all of them at its place."""
    for index in indexes:
        text, end = view.paragraphs[index].text, 0
        for match in _WORD.finditer(text):
            before = text[end : match.start()].strip()
            start, end = match.span()
            word = match.group()
            for low in acronyms[word].split() if word in acronyms else (_lowered(word),):
                yield Word(stem(low), low, index, start, end, before, word[0].isupper())
                before = ""


def _lowered(word: str) -> str:
    low = word.lower()
    return low if low.isalpha() else low.translate(_JOINING).removesuffix("'s")

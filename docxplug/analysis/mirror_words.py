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
    """A key phrase: all its words as written, and those that an answer must have, with the stems that count."""

    written: tuple[str, ...]
    core: tuple[str, ...]
    required: tuple[str, ...]
    has_act: bool

    @property
    def required_low(self) -> tuple[str, ...]:
        """The words that an answer must have, in lower case."""
        return tuple(map(_plain, self.core))

    @property
    def opens_with_act(self) -> bool:
        """Whether what is done comes first, and then the thing: "modernizing …", "oversight of …"."""
        first, *rest = self.required_low
        return first.endswith("ing") or is_verb(first) or not FUNCTION_WORDS.isdisjoint(rest[:1])

    @property
    def names_agency(self) -> bool:
        """Whether the phrase itself may be the name of an agency."""
        return not AGENCIES.isdisjoint(self.required_low)

    def without(self, place: int) -> str:
        """The words that an answer must have but for one of the stems that count."""
        counted = [number for number, low in enumerate(self.required_low) if low not in FUNCTION_WORDS]
        words = [word for number, word in enumerate(self.core) if number != counted[place]]
        while _plain(words[0]) in FUNCTION_WORDS:
            del words[0]
        while _plain(words[-1]) in FUNCTION_WORDS:
            del words[-1]
        return " ".join(words)


def needle_of(phrase: str) -> Needle:
    written = tuple(_plain(match.group()) for match in _WORD.finditer(phrase))
    core = tuple(match.group() for match in _WORD.finditer(OPTIONAL.sub(" ", phrase)))
    required = tuple(stem(low) for low in map(_plain, core) if low not in FUNCTION_WORDS)
    has_act = phrase.startswith("(") and len(core) < len(written) and is_act(written[0])
    return Needle(written, core, required, has_act)


def words_of(view: TextView, indexes: Iterable[int], acronyms: Mapping[str, str]) -> Iterator[Word]:
    for index in indexes:
        text, end = view.paragraphs[index].text, 0
        for match in _WORD.finditer(text):
            before = text[end : match.start()].strip()
            start, end = match.span()
            word = match.group()
            for low in acronyms[word].split() if word in acronyms else (_plain(word),):
                yield Word(stem(low), low, index, start, end, before, word[0].isupper())
                before = ""


def _plain(word: str) -> str:
    low = word.lower()
    return low if low.isalpha() else low.translate(_JOINING).removesuffix("'s")

"""Acronyms of a text, and which of them the text itself spells out.

Definitions in brackets are recognised as Schwartz and Hearst do ("A simple algorithm for identifying abbreviation
definitions in biomedical text", 2003): the letters of the short form must be found, from right to left, in the words
beside the bracket. A Title Case name whose initials are the short form counts as its definition, too.
"""

import re
from collections.abc import Collection, Iterator
from typing import Final, NamedTuple

from docxplug.kept import compiled
from docxplug.patterns import Alternatives

_TOKEN: Final = compiled(
    r"(?<![\w.@/\\])(?:[A-Z][A-Za-z0-9]*&[A-Z]+|[A-Z][A-Za-z0-9]*[A-Z][A-Za-z0-9]*)(?![\w@]|\.\w)"
)
#: A label in capitals before its text: "WHAT I DID.", "OUTCOME:"; one word of few letters may be an acronym.
_LABEL: Final = compiled(r"\W*(?:[A-Z][A-Z’']*[ ,/&-]+){1,6}[A-Z][A-Z’']+\s*[.:–—]\s|\W*[A-Z]{6,}\s*[.:–—]\s")
_LINE: Final = compiled(r"[^\n]+")
_ROMAN: Final = compiled(r"X{0,3}(?:IX|IV|V?I{0,3})")
#: Letters with digits between them: "H5N1", "B2B".
_DESIGNATION: Final = compiled(r"[-‐‑ ]\d")
_CODE: Final = compiled(r"[A-Z]+\d+[A-Z]+\d*")
_WORD: Final = compiled(r"[A-Za-z]+")
_LONGEST: Final = 8
_NEAR: Final = 40
_SHORTEST_WORD: Final = 5
_BRACKETED: Final = compiled(
    r"[(\[]\s*(?:(?:the|or|hereafter|hereinafter|called|known as|[“\"'‘])\s*)*"
    r"([A-Z][A-Za-z0-9&/-]*[A-Z0-9][a-z]?)(?:[’']?s)?\b[^()\[\]]{0,40}[)\]]"
)
_NAMED: Final = Alternatives(
    r"(?:\bor|\bas|\bcalled|\babbreviated|\bhereafter)\s+(?:the\s+)?[“\"]?([A-Z][A-Za-z0-9&]*[A-Z0-9])s?\b"
)
_EXPLAINED: Final = compiled(r"\b([A-Z][A-Za-z0-9&]*[A-Z0-9])s?\s*[(\[]([^()\[\]]{5,120})[)\]]")
_EX: Final = compiled(r"\bex")
_SMALL: Final = frozenset({"of", "and", "the", "for", "in", "on", "to", "at", "a", "an", "by", "with"})
_NAME_PIECE: Final = compiled(r"[A-Za-z][A-Za-z’']*|[^\sA-Za-z&-]")


class Acronym(NamedTuple):
    """An acronym without a plural s, and its place (code points)."""

    name: str
    start: int
    end: int


def acronyms_in(text: str) -> Iterator[Acronym]:
    """The acronyms of a text, in order; words of headings in capitals, numerals and designators are none."""
    for line in _LINE.finditer(text):
        label = _LABEL.match(text, *line.span())
        start = label.end() if label else line.start()
        found = [match for match in _TOKEN.finditer(text, start, line.end()) if _names_something(text, match)]
        small_letters = _small_letters(line.group()) if found else 0
        last: Acronym | None = None
        for match in found:
            is_heading = small_letters == _small_letters(match.group())
            if is_heading or _is_shouted(text, match):
                continue
            here = Acronym(name := _singular(match.group()), match.start(), match.start() + len(name))
            if last and text[last.end : here.start] == "-":
                last = Acronym(text[last.start : here.end], last.start, here.end)  # "CO-OPS" is one name
                continue
            if last:
                yield last
            last = here
        if last:
            yield last


def _names_something(text: str, match: re.Match[str]) -> bool:
    name = _singular(match.group())
    return _looks_like_one(name) and not _is_designator(text, match.end(), name)


def _small_letters(text: str) -> int:
    return sum(map(str.islower, text))


def _singular(token: str) -> str:
    return token[:-1] if token[-1] == "s" and token[-2].isupper() else token


def _looks_like_one(name: str) -> bool:
    capitals = sum(letter.isupper() for letter in name)
    letters = sum(letter.isalpha() for letter in name)
    if capitals < 2 or len(name) > _LONGEST or 2 * capitals <= letters:
        return False
    return not _ROMAN.fullmatch(name) and not _CODE.fullmatch(name)


def _is_designator(text: str, end: int, name: str) -> bool:
    """Whether this is the letter part of a grade, form or model: "GS-15", "CH-47", "SF 424"."""
    return len(name) <= 3 and _DESIGNATION.match(text[end : end + 2]) is not None


def _is_shouted(text: str, match: re.Match[str]) -> bool:
    """Whether the words around are in capitals as well."""
    around = text[max(0, match.start() - _NEAR) : match.end() + _NEAR]
    words = [word for word in _WORD.findall(around)[1:-1] if len(word) > 1]
    capitals = sum(word.isupper() for word in words)
    return len(words) > 1 and capitals > 2 and capitals > 0.6 * len(words)


def defined_in(text: str) -> frozenset[str]:
    """The acronyms that a text spells out in brackets or beside them, in either order."""
    beside = (m for pattern in (_BRACKETED, _NAMED) for m in pattern.finditer(text))
    found = {part for m in beside if _is_spelled_before(text, m) for part in _with_parts(m.group(1))}
    found |= {_singular(m.group(1)) for m in _EXPLAINED.finditer(text) if _opens_with(m.group(1), m.group(2))}
    return frozenset(found)


def _with_parts(short: str) -> Iterator[str]:
    """A short form and the pieces of a joined one: "IPPS-A" explains IPPS, too."""
    yield _singular(short)
    yield from (_singular(piece) for piece in re.split(r"[-/]", short) if len(piece) > 1)


def _is_spelled_before(text: str, match: re.Match[str]) -> bool:
    short = _singular(match.group(1))
    words = text[max(0, match.start() - 160) : match.start()].rstrip(" ,–—-").split()
    return spells(short, " ".join(words[-max(2 * len(short), len(short) + 3) :]))


def _opens_with(short: str, explanation: str) -> bool:
    explanation = explanation.removeprefix("the ").removeprefix("The ")
    return explanation[:1].lower() == short[:1].lower() and " " in explanation and spells(short, explanation)


def spells(short: str, long: str) -> bool:
    """Whether the letters of ``short`` stand in ``long`` in order, the first one at the beginning of a word.

    A word in ex- may begin with X for the purpose, as in XML.
    """
    letters = [letter for letter in short.lower() if letter.isalpha()]
    long = _EX.sub("x", long.lower())
    place = len(long)
    for number in range(len(letters) - 1, -1, -1):
        place = long.rfind(letters[number], 0, place)
        while number == 0 and place > 0 and long[place - 1].isalnum():
            place = long.rfind(letters[0], 0, place)
        if place < 0:
            return False
    return True


def name_initials(text: str) -> str:
    """The initials of the Title Case names of a text, each name's twice: without and with its small words.

    Names are parted by spaces: "the Bureau of Land Management and" gives " BLM BOLM ".
    """
    names: list[list[str]] = [[]]
    for piece in _NAME_PIECE.findall(text):
        if _is_title_case(piece) or (piece in _SMALL and names[-1]):
            names[-1].append(piece)
        elif names[-1]:
            names.append([])
    return " ".join(
        initials
        for name in names
        if len(name) > 1
        for initials in (_initials(word for word in name if word not in _SMALL), _initials(iter(name)))
    )


def _is_title_case(word: str) -> bool:
    return word[0].isupper() and (len(word) == 1 or not word.isupper())


def _initials(words: Iterator[str]) -> str:
    return "".join(word[0].upper() for word in words)


def undefined_in(text: str, known: Collection[str]) -> list[str]:
    """The acronyms of a text that it does not spell out and that are not ``known``, in order of their first use."""
    names = list(dict.fromkeys(acronym.name for acronym in acronyms_in(text)))
    unknown = [name for name in names if not _is_known(name, known) and not _is_word_of(text, name)]
    if not unknown:
        return []
    defined = defined_in(text)
    initials = name_initials(text)

    def is_explained(name: str) -> bool:
        return name in defined or (len(name) > 2 and name.upper() in initials)

    return [
        name
        for name in unknown
        if not is_explained(name)
        and not all(is_explained(piece) or _is_known(piece, known) for piece in name.split("-"))
    ]


def _is_known(name: str, known: Collection[str]) -> bool:
    """Whether a name is known, with or without the figures at its end ("FY23") and in whatever case ("DoD").

    Of a joined one ("US-UK") both pieces may be.
    """
    bare = name.rstrip("0123456789")
    if name in known or bare in known or bare.upper() in known:
        return True
    return "-" in name and all(_is_known(piece, known) for piece in name.split("-"))


def _is_word_of(text: str, name: str) -> bool:
    """Whether the text has the same letters as an ordinary word, so that the capitals only stress it."""
    return len(name) >= _SHORTEST_WORD and re.search(rf"\b{name.lower()}\b", text) is not None

"""How qualifications are numbered in print: "TQ 1:", "MTQ1 -", "Technical Qualification #2", "ECQ 3 – …"."""

import re
from typing import Final, NamedTuple

from docxplug.kept import compiled
from docxplug.patterns import Alternatives
from docxplug.posting.model import Kind

#: The five Executive Core Qualifications of 2006 (OPM guide of 2012) and those of the memo of 29 May 2025.
ECQS_2012: Final = (
    "Leading Change",
    "Leading People",
    "Results Driven",
    "Business Acumen",
    "Building Coalitions",
)
ECQS_2025: Final = (
    "Commitment to the Rule of Law and the Principles of the American Founding",
    "Driving Efficiency",
    "Merit and Competence",
    "Leading People",
    "Achieving Results",
)

_WORDS: Final = (
    ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"],
    ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"],
    ["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x"],
    ["a", "b", "c", "d", "e", "f", "g", "h"],
)
_NUMBERS: Final = {word: place for words in reversed(_WORDS) for place, word in enumerate(words, 1)}

_TQ_NAME: Final = (
    r"(?:(?:mandatory|professional|desired|desirable|executive|required|agency[- ]specific)[\s/-]+(?:and\s+)?)*"
    r"(?:technical|professional)(?:\s+(?:core|executive))?\s+(?:qualification|competency|factor|requirement)s?"
)
_TQ_SHORT: Final = r"[MPDEA]?TQs?|MTCs?|TCQs?"
_ECQ: Final = r"executive\s+core\s+qualifications?|core\s+qualifications?|ECQs?"
_NUMBER: Final = (
    r"(?P<number>\d{1,2}|(?:VIII|VII|VI|IV|IX|III|II|I|V|X)\b|"
    r"(?:one|two|three|four|five|six|seven|eight|nine|ten)\b|[A-H]\b)"
)
_LABEL: Final = Alternatives(
    r"\s*(?:(?:my\s+)?(?:response|answer|narrative|statement)s?\s+(?:to|for|on)\s+|question\s+\d+\s*[-–—:.]\s*)?"
    rf"(?:(?P<tq>(?:{_TQ_NAME})(?:\s*\((?:{_TQ_SHORT})\))?|{_TQ_SHORT})|"
    rf"(?P<ecq>(?:{_ECQ})(?:\s*\(ECQs?\))?)|(?P<plain>qualification|narrative|question|response))"
    rf"\s*(?:[-–—#.]|no\.?|number|nr\.?)?\s*#?\s*{_NUMBER}(?P<of>\s+of\s+\w+)?",
    re.IGNORECASE,
)
_AFTER: Final = compiled(
    r"\s*(?:[:.)\]–—\t]|-(?=\s|$)|\((?=[^)]{3,80}\)\s*(?:[:.–—-]|$)))+\s*|\s*$|\s+(?=[A-Z“\"])|\s*\n"
)
_BARE_NAME: Final = compiled(rf"(?:{_TQ_NAME}|{_TQ_SHORT})", re.IGNORECASE)
_TQ_MENTION: Final = Alternatives(rf"\b(?:{_TQ_NAME}|{_TQ_SHORT})\b", re.IGNORECASE)
_ECQ_MENTION: Final = Alternatives(rf"\b(?:{_ECQ})\b", re.IGNORECASE)
_NAMES: Final = Alternatives(
    "|".join(re.escape(name).replace(r"\ ", r"[\s-]+") for name in dict.fromkeys((*ECQS_2025, *ECQS_2012))),
    re.IGNORECASE,
)


class NumberedLabel(NamedTuple):
    """A printed label: which kind it names, its number, and where the text after it begins."""

    kind: Kind
    number: int
    start: int
    end: int
    rest: int
    plain: bool = False


def numbered_label(text: str) -> NumberedLabel | None:
    """The qualification's label that ``text`` begins with ("TQ 1: …", "MTQ #2", "ECQ II – …"), or None.

    ``plain`` marks the words that only a heading of its own makes a label ("Qualification 2", "Response 1").
    A sentence such as "TQ 1 and TQ 2 must be …" has no label.
    """
    found = _LABEL.match(text)
    if not found:
        return None
    after = _AFTER.match(text, found.end())
    if not after:
        return None
    number = found["number"].lower()
    value = int(number) if number.isdigit() else _NUMBERS[number]
    start = found.start() + len(found.group()) - len(found.group().lstrip())
    kind: Kind = "ECQ" if found["ecq"] else "TQ"
    return NumberedLabel(kind, value, start, found.end(), after.end(), bool(found["plain"]))


def mentions_tq(text: str) -> bool:
    """Whether technical qualifications are named, in any of their usual names."""
    return bool(_TQ_MENTION.search(text))


def mentions_ecq(text: str) -> bool:
    """Whether the Executive Core Qualifications are named as such."""
    return bool(_ECQ_MENTION.search(text))


def is_tq_name(text: str) -> bool:
    """Whether ``text`` is nothing but a name of technical qualifications."""
    return bool(_BARE_NAME.fullmatch(text.strip()))


def ecq_names(text: str) -> list[re.Match[str]]:
    """Every name of an Executive Core Qualification printed as a name (capitals, or each word capitalised)."""
    return [found for found in _NAMES.finditer(text) if _is_printed_name(found.group())]


def after_ecq_name(text: str) -> str:
    """What a text says of an Executive Core Qualification behind its name; all of it where none opens it."""
    opening = next((found.end() for found in ecq_names(text) if not text[: found.start()].strip()), 0)
    return text[opening:].lstrip(" \t.:;–—-)") if opening else text


def _is_printed_name(name: str) -> bool:
    words = re.findall(r"[A-Za-z]+", name)
    return all(word[0].isupper() or word.lower() in {"to", "the", "of", "and"} for word in words)


def canonical_ecq(name: str) -> str:
    """The name as OPM prints it."""
    plain = re.sub(r"[\s-]+", " ", name).lower()
    return next(known for known in (*ECQS_2025, *ECQS_2012) if known.lower() == plain)

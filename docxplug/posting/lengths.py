"""Lengths that a sentence names, in pages, characters and words, and whether it states them as limits."""

import re
from collections.abc import Sequence
from typing import Final

from docxplug.kept import compiled
from docxplug.patterns import Alternatives
from docxplug.posting.targets import NUMBER, Mention

_VALUE: Final = (
    rf"(?P<low>{NUMBER})?(?(low)(?:\s*\(\d+\))?\s*(?:-|–|—|to|or)\s*)(?P<value>{NUMBER})(?:\s*\([\d,]+\))?"
)
_LENGTH: Final = compiled(
    rf"(?<![\w.,$])(?:{_VALUE})(?:[\s-]+(?:maximum|max\.?|additional|total))?"
    r"(?:[\s-]+(?:typed|typewritten|single|double|spaced|sided|printed|full|standard|letter|sized?|8\.5|x|11))*"
    r"(?:\s+of (?:its|the|these|those|your)(?: \w+)?)?[\s-]*(?P<unit>pages?|characters?|words?)\b"
    r"(?!\s*(?:\d|numbers?\b|margins?\b))",
    re.IGNORECASE,
)
#: The unit before the number: "Page limit: 2 per TQ", "Pages are limited to five (5)".
_UNIT_FIRST: Final = Alternatives(
    r"\b(?P<unit>page|character|word)s?(?:\s+count)?"
    r"(?:\s+(?:limit(?:ation)?s?|maximum)(?:\s+(?:for|of|per)\s[^.,:;]{1,40}?)?\s*(?:[:=]|\b(?:is|are|of))|"
    r"\s+(?:is|are)\s+limited\s+to)"
    rf"\s*(?P<value>{NUMBER})\b(?:\s*\(\d+\))?(?!\s*(?:pages?|characters?|words?|of\b|inch|point|[%/-]|[,.]?\d))",
    re.IGNORECASE,
)
#: A length in other words: "1,500 words (about three pages)".
_IN_OTHER_WORDS: Final = Alternatives(
    r"\b(?:approximately|approx\.|about|around|roughly|equivalent to)\s*$", re.IGNORECASE
)
_CUE: Final = Alternatives(
    r"exceed|limit|maxim|\bmax\b|no (?:more|longer|greater|larger) than|not (?:be )?(?:more|longer|greater) than|"
    r"cannot be (?:more|longer)|(?:and|but) no more\b|up to\b|at most\b|beyond|\bover\b|or (?:less|fewer|under)|"
    r"less than|fewer than|\bwithin\b|only the first|\bfirst\b|restrict|\bcap(?:ped)?\b|allow|in length|total|"
    r"combined|\bper\b|\beach\b|"
    r"apiece|"
    r"should be|must be|shall be|will be|are to be|may be|is to be|suggest|recommend|usual|normal|longer than|"
    r"more than|"
    r"\bkeep\b|\bfit\b|length",
    re.IGNORECASE,
)
_AT_LEAST: Final = Alternatives(
    r"(?:at least|minimum(?: of)?|no (?:fewer|less) than|not less than)\s*$", re.IGNORECASE
)
_NOT_A_LIMIT: Final = Alternatives(
    r"^\s*(?:of|about|on) (?:benefit|brochure|report|regulation|guidance|information|material|instruction)|"
    r"^[\s-]*(?:report|study|document(?:ation)? on|manual|regulation|brochure|guide)\b",
    re.IGNORECASE,
)
PER_MINUTE: Final = Alternatives(
    r"^\s*(?:per|a|an|each)\s+(?:minute|hour|second|day|week|month|year)", re.IGNORECASE
)
#: What an announcement before this one said.
_EARLIER: Final = Alternatives(
    r"\b(?:replac|supersed)\w+\b.{0,80}\b(?:asked|called|required|allowed|permitted|limited)\b|"
    r"\b(?:previous|prior|former|earlier) (?:vacancy |job )?(?:announcement|posting|vacancy)\b.{0,40}"
    r"\b(?:asked|called|required|allowed|permitted|limited|was|were)\b",
    re.IGNORECASE,
)


def quantities_in(sentence: str) -> list[re.Match[str]]:
    """The lengths named in a sentence, in their order."""
    found = [*_LENGTH.finditer(sentence), *_UNIT_FIRST.finditer(sentence)]
    return sorted(found, key=lambda quantity: quantity.start())


def is_said_again(sentence: str, quantity: re.Match[str], since: int) -> bool:
    """Whether a length only says in other words what stands before it and ends at ``since`` (code points)."""
    return bool(_IN_OTHER_WORDS.search(sentence, since, quantity.start()))


def is_limit(sentence: str, quantity: re.Match[str], mentions: Sequence[Mention]) -> bool:
    """Whether a length found in a sentence that names ``mentions`` is the most that is allowed."""
    before, after = sentence[: quantity.start()], sentence[quantity.end() :]
    if _AT_LEAST.search(before) or _NOT_A_LIMIT.match(after) or PER_MINUTE.match(after):
        return False
    if re.search(r"\bpages?\s*$", before, re.IGNORECASE) or _EARLIER.search(before):  # "page 2 of 5 pages"
        return False
    adjective = any(mention.start - quantity.end() in range(12) for mention in mentions)
    short = len(sentence.split()) <= 8 and bool(mentions)
    return bool(_CUE.search(sentence)) or adjective or short

"""What a limit can be for, found by name in a sentence; and numbers as announcements write them."""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Final, Literal, NamedTuple

from docxplug.kept import compiled

Target = Literal["tq", "ecq", "resume", "document", "letter", "narrative"]


_WORDS: Final = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen"
)
_WORD_VALUES: Final = {word: float(value) for value, word in enumerate(re.findall(r"\w+", _WORDS))} | {
    "a": 1.0,
    "an": 1.0,
    "single": 1.0,
    "twenty": 20.0,
    "half": 0.5,
    "½": 0.5,
    "¾": 0.75,
    "1/2": 0.5,
    "3/4": 0.75,
}
#: No number that limits anything has more digits; without an end, one of thousands would be tried from each of them.
NUMBER: Final = (
    r"(?:\d{1,3}(?:,\d{3}){1,3}|\d{1,9}[ -]?(?:½|1/2)|\d{1,9}(?:\.\d{1,9})?k?|one[- ]half|half|"
    r"(?:thir|four|fif)teen|eleven|twelve|twenty|one|two|three|four|five|six|seven|eight|nine|ten)"
)

_TARGETS: Final[tuple[tuple[Target, str], ...]] = (
    (
        "letter",
        (
            r"cover letters?|transcripts?|SF-?50|references?|letters? of|writing samples?|appraisals?|"
            r"short[- ](?:response )?essays?|essay questions?|faxed (?:applications?|packages?)"
        ),
    ),
    ("resume", r"\br[eé]sum[eé]s?\b|curriculum vitae|\bCVs?\b"),
    (
        "tq",
        (
            r"(?:mandatory |professional[ /]|executive )*technical (?:qualification|competenc|factor|"
            r"requirement)\w*|\b[MPDEA]?TQ'?s?\b"
        ),
    ),
    (
        "ecq",
        (
            r"(?:executive core qualifications?|core qualifications?|\bECQ'?s?\b)(?: package)?|\bcompetenc(?:y|"
            r"ies)\b"
        ),
    ),
    (
        "document",
        r"application packages?|entire (?:application|submission|package)|(?:complete )?package|applications?\b",
    ),
    ("narrative", r"narratives?|responses?|answers?|statements?|essays?|write-?ups?"),
)
_NEAR: Final = 40  # code points
_PART_OF_WHAT_IS_NAMED: Final = compiled(
    r"\b(?:including|includes|excluding|excludes|except(?: for)?|not counting|(?:in|ex)clusive of)\s+"
    r"(?:(?:the|your|an?|any|all)\s+)?$",
    re.IGNORECASE,
)


class Mention(NamedTuple):
    """A place in a sentence (code points) that names something a limit can be for."""

    target: Target
    start: int
    end: int


@lru_cache(maxsize=256)
def mentions_in(sentence: str) -> tuple[Mention, ...]:
    """Everything in a sentence that a limit can be for, in order; names inside longer names count once."""
    found: list[Mention] = []
    for name, pattern in _patterns():
        for match in pattern.finditer(sentence):
            inside = any(match.start() < other.end and other.start < match.end() for other in found)
            if not inside and not _is_quoted_resume(sentence, match):
                found.append(Mention(name, match.start(), match.end()))
    found.sort(key=lambda mention: mention.start)
    return tuple(
        mention for at, mention in enumerate(found) if not at or not _is_named_as_a_part(sentence, mention)
    )


@lru_cache(maxsize=1)
def _patterns() -> tuple[tuple[Target, re.Pattern[str]], ...]:
    return tuple((name, compiled(pattern, re.IGNORECASE)) for name, pattern in _TARGETS)


def _is_named_as_a_part(sentence: str, mention: Mention) -> bool:
    """In "the package, including the resume" and "the TQs (excluding the resume)", something else is spoken of."""
    return bool(_PART_OF_WHAT_IS_NAMED.search(sentence, max(0, mention.start - _NEAR), mention.start))


def _is_quoted_resume(sentence: str, match: re.Match[str]) -> bool:
    return bool(re.search(r"see (?:my |your |the )?$", sentence[: match.start()], re.IGNORECASE))


def named_targets(mentions: Sequence[Mention]) -> tuple[Target, ...]:
    """The things named, without words like "narrative" where something better is named too."""
    names = tuple(dict.fromkeys(mention.target for mention in mentions))
    better = tuple(name for name in names if name != "narrative")
    return better or names


def number(word: str) -> float:
    """The value of a number in digits or words ("8,000", "two", "1 1/2", "8K")."""
    word = word.lower().replace(",", "")
    if word in {"one-half", "one half"}:
        return 0.5
    if word.endswith(("½", "1/2")) and word[0].isdigit() and word != "1/2":
        return int(re.match(r"\d+?(?=[ -]?(?:½|1/2))", word).group()) + 0.5  # type: ignore[union-attr]
    if word.endswith("k"):
        return float(word[:-1]) * 1000
    return _WORD_VALUES[word] if word in _WORD_VALUES else float(word)

"""The Porter2 stem of an English word, after https://snowballstem.org/algorithms/english/stemmer.html (3.1).

Written anew because the package that brings it to Python loads thirty languages with it and takes forty
microseconds a word: together more than all checks of a short answer. A test holds every stem against that package.
"""

import re
from collections.abc import Mapping
from typing import Final

from docxplug.kept import compiled

_WHOLE: Final[Mapping[str, str]] = {
    **{word: word for word in ("andes", "atlas", "bias", "cosmos", "howe", "news", "sky")},
    "skis": "ski",
    "skies": "sky",
    "idly": "idl",
    "gently": "gentl",
    "ugly": "ugli",
    "early": "earli",
    "only": "onli",
    "singly": "singl",
}
#: R1 begins after the first consonant that follows a vowel, R2 likewise within R1; some beginnings say otherwise.
_REGION: Final = compiled(r"[^aeiouy]*[aeiouy]+[^aeiouy]")
_BEGINNING: Final = compiled(r"arsen|commun|emerg|gener|inter|later|organ|past|univers")
#: A "y" that is a consonant is written "Y" while the word is cut.
_CONSONANT_Y: Final = compiled(r"(^'?|[aeiouy])y")
_SHORT: Final = compiled(r".*(?:[^aeiouy][aeiouy][^aeiouywxY]|^[aeiouy][^aeiouy]|past)$", re.DOTALL)
_VOWEL: Final = compiled(r"[aeiouy]")
_DOUBLES: Final = ("bb", "dd", "ff", "gg", "mm", "nn", "pp", "rr", "tt")
_KEEP_ING: Final = frozenset({"even", "cann", "inn", "earr", "herr", "out"})

#: Longest first; what remains of them in R1.
_STEP_2: Final[tuple[tuple[str, str], ...]] = (
    ("ational", "ate"),
    ("ization", "ize"),
    ("fulness", "ful"),
    ("iveness", "ive"),
    ("ousness", "ous"),
    ("biliti", "ble"),
    ("lessli", "less"),
    ("tional", "tion"),
    ("alism", "al"),
    ("aliti", "al"),
    ("ation", "ate"),
    ("entli", "ent"),
    ("fulli", "ful"),
    ("iviti", "ive"),
    ("ogist", "og"),
    ("ousli", "ous"),
    ("abli", "able"),
    ("alli", "al"),
    ("anci", "ance"),
    ("ator", "ate"),
    ("enci", "ence"),
    ("izer", "ize"),
    ("bli", "ble"),
    ("ogi", "og"),
    ("li", ""),
)
_STEP_3: Final[tuple[tuple[str, str], ...]] = (
    ("ational", "ate"),
    ("tional", "tion"),
    ("alize", "al"),
    ("ative", ""),
    ("icate", "ic"),
    ("iciti", "ic"),
    ("ical", "ic"),
    ("ness", ""),
    ("ful", ""),
)
_STEP_4: Final = (
    *(
        "ement",
        "ment",
        "able",
        "ance",
        "ence",
        "ible",
        "ant",
        "ate",
        "ent",
        "ion",
        "ism",
        "iti",
        "ive",
        "ize",
    ),
    *("ous", "al", "er", "ic"),
)


def porter2(word: str) -> str:
    """The stem of a word in lower case with straight apostrophes."""
    if word in _WHOLE:
        return _WHOLE[word]
    if len(word) < 3:
        return word
    word = _CONSONANT_Y.sub(r"\1Y", word).removeprefix("'") if "y" in word else word.removeprefix("'")
    r1, r2 = _regions(word)
    word = _step_1b(_step_1a(word), r1)
    if word[-1:] in ("y", "Y") and len(word) > 2 and word[-2] not in "aeiouy":
        word = word[:-1] + "i"
    word = _step_4(_step_3(_step_2(word, r1), r1, r2), r2)
    return _step_5(word, r1, r2).replace("Y", "y")


def _regions(word: str) -> tuple[int, int]:
    """Where R1 and R2 begin."""
    first = _BEGINNING.match(word) or _REGION.match(word)
    if first is None:
        return len(word), len(word)
    second = _REGION.match(word, first.end())
    return first.end(), second.end() if second else len(word)


def _step_1a(word: str) -> str:
    """Possessives and plurals."""
    for possessive in ("'s'", "'s", "'"):
        if word.endswith(possessive):
            word = word.removesuffix(possessive)
            break
    if word.endswith("sses"):
        return word[:-2]
    if word.endswith(("ied", "ies")):
        return word[:-2] if len(word) > 4 else word[:-1]
    if word.endswith("s") and not word.endswith(("us", "ss")) and _VOWEL.search(word, 0, len(word) - 2):
        return word[:-1]
    return word


def _step_1b(word: str, r1: int) -> str:
    """Past forms and participles."""
    for ending in ("eedly", "eed"):
        if word.endswith(ending):
            before = word.removesuffix(ending)
            kept = len(before) < r1 or before in ("succ", "proc", "exc")
            return word if kept else f"{before}ee"
    for ending in ("ingly", "edly", "ing", "ed"):
        if word.endswith(ending):
            return _without(word, ending, r1)
    return word


def _without(word: str, ending: str, r1: int) -> str:
    """A word without -ed or -ing, mended."""
    before = word.removesuffix(ending)
    if ending == "ing":
        if before in _KEEP_ING:
            return word
        if len(before) == 2 and before[1] == "y" and before[0] not in "aeiouy":  # dying, lying, tying
            return f"{before[0]}ie"
    if not _VOWEL.search(before):
        return word
    if before.endswith(("at", "bl", "iz")):
        return f"{before}e"
    if before.endswith(_DOUBLES):
        return before if len(before) == 3 and before[0] in "aeo" else before[:-1]
    return f"{before}e" if len(before) == r1 and _SHORT.match(before) else before


def _step_2(word: str, r1: int) -> str:
    for ending, rest in _STEP_2:
        if word.endswith(ending):
            before = word.removesuffix(ending)
            if len(before) < r1:
                return word
            if ending == "ogi":
                return before + rest if before.endswith("l") else word
            if ending == "li":
                return before if before[-1:] in tuple("cdeghkmnrt") else word
            return before + rest
    return word


def _step_3(word: str, r1: int, r2: int) -> str:
    for ending, rest in _STEP_3:
        if word.endswith(ending):
            before = word.removesuffix(ending)
            return word if len(before) < (r2 if ending == "ative" else r1) else before + rest
    return word


def _step_4(word: str, r2: int) -> str:
    for ending in _STEP_4:
        if word.endswith(ending):
            before = word.removesuffix(ending)
            kept = len(before) < r2 or (ending == "ion" and not before.endswith(("s", "t")))
            return word if kept else before
    return word


def _step_5(word: str, r1: int, r2: int) -> str:
    """A silent e, and one of two l."""
    before = word[:-1]
    if word.endswith("e"):
        drop = len(before) >= r2 or (len(before) >= r1 and not _SHORT.match(before))
        return before if drop else word
    return before if word.endswith("ll") and len(before) >= r2 else word

"""Sentences of a paragraph, as federal executives punctuate them.

A period ends a sentence unless what stands before it is an abbreviation or what follows goes on. General splitters
break at "Lt. Gen. Brown" and "$3.2M. in the first year"; these rules know titles, citations, grades and amounts.
"""

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from docxplug.kept import compiled
from docxplug.language.word_lists import word_set


class Sentence(NamedTuple):
    """Start and end of a sentence in its paragraph (code points), without white space around it."""

    start: int
    end: int


_LINE: Final = compiled(r"[^\n\r\v\f\u2028\u2029]+")
_STOP: Final = compiled(r"(?:(?<![.!?])[.!?]+|…)[\"'”’»)\]]*(?=\s)")
_SPACE: Final = compiled(r"\s*")
#: So many characters around a period decide; a text without sentences must not be read again and again.
_REACH: Final = 60
_LAST_TOKEN: Final = compiled(r"[^\s(\[\"'“‘«—–/]*$")
_OPENING: Final = "\"'“‘«([•–—-*▪◦·$"
#: "1." or "b." or "iv." at the beginning of a sentence is its number, not a sentence.
_ENUMERATOR: Final = compiled(r"(?:\d{1,2}|[A-Za-z]|[ivxIVX]{1,4})\.\s*$")
#: "U.S.", "p.m.", "J." and the like.
_DOTTED: Final = compiled(r"(?:[A-Za-z]\.)+[A-Za-z]?$")

#: Abbreviations that something always follows, whatever its case.
_NEVER_LAST: Final = word_set(
    "dr mr mrs ms gen lt col maj capt cmdr cdr sgt adm brig sen rep gov hon prof amb messrs rev asst",
    "assoc dep vs v e.g i.e cf incl approx est ca esp viz u.n st ft mt bldg gen'l exec fed supp cir",
)
#: Abbreviations that a number follows; without one they end the sentence.
_BEFORE_NUMBER: Final = word_set(
    "no nos sec secs art arts fig figs vol p pp par para paras ch pt sub subsec tit ex exh app stat pub",
    "reg jan feb mar apr jun jul aug sep sept oct nov dec",
)
#: Abbreviations that may stand last; they do where the next word can only begin a sentence.
_MAYBE_LAST: Final = word_set(
    "inc corp co ltd llc jr sr bros dept div dist gov't govt govs reps hon univ inst assn comm admin mil",
    "bil hrs hr mos mo yrs yr wk wks min mins lbs lb oz mgr mgrs supv etc al ave blvd rd bldg ste mgmt",
)
#: Words that begin a sentence much more often than they go on after an abbreviation.
_STARTERS: Final = word_set(
    "the a an i we it he she they this that these those my our their his her its in on at by for from to",
    "with within when while after before during since because although though if as under over through",
    "throughout across between among each every both all no not one two three first second third next",
    "then finally there here what why how who where which and but so yet or also however therefore",
    "despite instead rather using working given once until upon congress staff industry",
)
_NUMBER_NEXT: Final = compiled(r"[$§#]?\s*(?:\d|[A-Z]\b(?!['’]))")
_WORD_START: Final = compiled(r"[\w'’-]+")


def sentences_of(text: str) -> list[Sentence]:
    """The sentences of a paragraph in order; line breaks always end one."""
    return [
        sentence for line in _LINE.finditer(text) for sentence in _in_line(text, line.start(), line.end())
    ]


def _in_line(text: str, start: int, end: int) -> Iterator[Sentence]:
    first = start
    for stop in _STOP.finditer(text, start, end):
        if _ends(text, first, stop):
            yield from _trimmed(text, first, stop.end())
            first = stop.end()
    yield from _trimmed(text, first, end)


def _trimmed(text: str, start: int, end: int) -> Iterator[Sentence]:
    piece = text[start:end]
    begin = start + len(piece) - len(piece.lstrip())
    finish = start + len(piece.rstrip())
    if begin < finish:
        yield Sentence(begin, finish)


def _ends(text: str, first: int, stop: re.Match[str]) -> bool:
    next_word = _SPACE.match(text, stop.end())
    following = text[next_word.end() : next_word.end() + _REACH] if next_word else ""
    if not following:
        return True
    begins, mark = following[0], stop.group()
    if begins.islower():
        return False
    if mark[0] in "!?":
        return True
    if not (
        begins.isupper() or begins in _OPENING or (begins.isdigit() and not mark.startswith(("…", "..")))
    ):
        return False
    before = text[max(first, stop.start() - _REACH) : stop.start()]
    return mark.startswith(("…", "..")) or not _goes_on(before, following, closed=len(mark) > 1)


def _goes_on(before: str, following: str, *, closed: bool) -> bool:
    """Whether the period after ``before`` belongs to an abbreviation or a number that the sentence goes on after."""
    if _ENUMERATOR.fullmatch(before.strip() + "."):
        return True
    found = _LAST_TOKEN.search(before)
    token = found.group() if found else ""
    word = token.lower().rstrip(".")
    if closed or not word:
        return False
    if word in _NEVER_LAST:
        return True
    if word in _BEFORE_NUMBER:
        return bool(_NUMBER_NEXT.match(following))
    if word in _MAYBE_LAST or _is_dotted(token):
        return not _starts_sentence(following)
    return False


def _is_dotted(word: str) -> bool:
    if len(word) == 1:
        return word.isupper() and word != "I"
    return _DOTTED.fullmatch(word) is not None


def _starts_sentence(following: str) -> bool:
    word = _WORD_START.match(following)
    if following.startswith("No. "):
        return False
    return word is not None and word.group().lower() in _STARTERS

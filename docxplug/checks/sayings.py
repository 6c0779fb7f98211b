"""Sentences that tell of no event and of nobody: "Every child is a promise", "A wise captain shares the map".

A saying stands in the present, has no figure, no date and no name in it, and its subject is anybody or anything of a
kind. So do facts of an office and of a field ("Every claim needs two signatures"); what tells them apart is that a
saying is about people or virtues, and how it is put: by contrast, by a likeness, as an opinion, or among other talk
in a paragraph where nothing was counted and nothing done.
"""

import re
from functools import cache
from typing import Final, NamedTuple

from docxplug.kept import compiled
from docxplug.language.verb_forms import base_lemma, past_lemma
from docxplug.language.word_lists import word_set

#: What is thought of people of a kind ("A true leader", "The best teams").
_PRAISE: Final = word_set(
    "good great true real effective strong successful wise best humble honest authentic brave confident seasoned",
    "inspired visionary inclusive caring weak bad poor lasting healthy high-performing",
)
_VIRTUES: Final = word_set(
    "success trust respect integrity leadership teamwork collaboration cooperation communication diversity inclusion",
    "innovation creativity change accountability transparency honesty humility courage excellence service loyalty",
    "empathy compassion kindness patience wisdom character credibility fairness justice freedom hope greatness failure",
    "adversity curiosity discipline passion vision culture partnership consensus listening mentoring delegation",
    "resilience authority power progress unity harmony",
)
_ANYBODY: Final = word_set(
    "every each any no nobody everyone everybody anyone nothing people those whoever you"
)
_ARTICLES: Final = word_set("a an the any every")
_FIRST_WORDS: Final = compiled(r"([\w-]+)(?:,|\s([\w-]+))?")
_WORD: Final = compiled(r"[A-Za-z][\w’'-]*")
_TOLD: Final = word_set("was were had did")


class _Patterns(NamedTuple):
    """What a saying is about, how it is put, and what stands in a fact; compiled when a sentence may be a saying."""

    of_people: re.Pattern[str]
    of_virtues: re.Pattern[str]
    of_anybody: re.Pattern[str]
    contrast: re.Pattern[str]
    likeness: re.Pattern[str]
    of_fact: re.Pattern[str]
    change: re.Pattern[str]
    further_clause: re.Pattern[str]


def may_be_saying(text: str, start: int) -> bool:
    """Whether a sentence that begins at ``start`` (code points) opens as sayings do; this is quickly known."""
    match = _FIRST_WORDS.match(text, start)
    if match is None or not match[1][0].isupper():
        return False
    first = match[1].lower()
    if first in _VIRTUES or first in _PRAISE or first in _ANYBODY:
        return True
    return first in _ARTICLES and match[2] is not None and match[2].lower() in _PRAISE


def is_saying(sentence: str, *, is_talk: bool) -> bool:
    """Whether a sentence tells of no event; ``is_talk`` says that its paragraph tells of none either."""
    if not may_be_saying(sentence, 0):
        return False
    patterns = _patterns()
    first = patterns.further_clause.split(sentence, 1)[0]
    if patterns.of_fact.search(first) or patterns.change.search(first) or _tells(first):
        return False
    if patterns.of_people.match(first):
        return True
    if patterns.of_virtues.match(first):
        return is_talk or patterns.contrast.search(first) is not None
    if not is_talk or not patterns.of_anybody.match(first):
        return False
    return bool(patterns.contrast.search(first) or patterns.likeness.search(first))


def _tells(clause: str) -> bool:
    """Whether a verb stands in the past; "put" and "set", which do not show it, are none."""
    words = [word.lower() for word in _WORD.findall(clause)]
    return any(word in _TOLD or _is_only_past(word) for word in words)


def _is_only_past(word: str) -> bool:
    """Whether a form is a past and neither the present ("put") nor, in -ed, perhaps a participle."""
    return past_lemma(word) is not None and base_lemma(word) is None and not word.endswith("ed")


@cache
def _patterns() -> _Patterns:
    praise, virtues = "|".join(sorted(_PRAISE)), "|".join(sorted(_VIRTUES))
    people = (
        rf"(?:(?:an?|the|any|every)\s)?(?:{praise})\s(?:\w+\s)?(?:leader|manager|executive|supervisor|boss|captain|coach"
        r"|teacher|public servant|mentor|team|organization|agency|culture|decision|idea|workplace)s?\b"
    )
    anybody = (
        r"(?:every|each|any|no)\s(?:\w+\s){1,2}?(?=is\b|has\b|deserves\b|wants\b|needs\b|can\b|will\b|must\b|should\b)"
        r"|(?:nobody|no one|everyone|everybody|anyone|nothing|people|those who|whoever|you)\s"
    )
    present = (
        r"(?:is|are|means?|has|have|does|do|never|always|rarely|seldom|must|should|can|cannot|will|ought|needs?|"
        r"requires?|demands?|takes?|begins?|starts?|comes?|grows?|lives?|lies|dies|thrives?|holds?|keeps?|gives?|"
        r"makes?|knows?|shares?|walks?|speaks?|stands?|puts?|builds?|listens?|lifts?|serves?|deserves?|wants?|flows?|"
        r"belongs?|travels?|wins?|don['’]t|doesn['’]t|can['’]t|won['’]t|isn['’]t|aren['’]t)\b"
    )
    opinion = (
        r"(?:to my mind|in my (?:mind|eyes|book|view|experience)|to me|for me|as I see it"
        r"|I (?:think|find|feel|submit|say))"
    )
    aside = rf"(?:,\s{opinion},)?\s(?:\w+ly\s)?"
    return _Patterns(
        of_people=compiled(rf"(?:{people}){aside}{present}", re.IGNORECASE),
        of_virtues=compiled(rf"(?:{virtues}){aside}{present}", re.IGNORECASE),
        of_anybody=compiled(rf"(?:{anybody}){present}", re.IGNORECASE),
        contrast=compiled(
            r"\b(?:not\s[^.;]{2,50}\bbut\b|not\s(?:merely|only|just|simply|about)\b|more than\b|never\b|always\b"
            rf"|nothing\b|many\b|when\b[^.;]+\band\b[^.;]+\bwhen\b|{opinion})"
        ),
        likeness=compiled(r"\b(?:is|are)\s(?:like\s)?(?:an?|the)\s[a-z]"),
        of_fact=compiled(  # figures, names, what belongs to somebody or is so at this time
            r"\d|[$%]|(?<=[a-z,;] )(?!I\b)[A-Z]|\b(?:now|today|currently|still|under|within|annually|monthly|weekly"
            r"|daily|a year|per|our|its|this|these|that office|percent|million|hundred|thousand|dozen)\b"
        ),
        change=compiled(  # a changed state is a result: "Trust has returned", "Morale is up"
            r"\b(?:is|are|has|have)\s(?:been|become|grown|come|gone|up|down|back|high|higher|low|lower|good|better"
            r"|complete|in place|\w+ed)\b"
        ),
        further_clause=compiled(r",\s(?:and|but|so)\s(?=(?:I|we|my|our)\b)|[;:]"),
    )

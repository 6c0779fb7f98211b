"""Sentences that tell of no event and of nobody: "Every child is a promise", "A wise captain shares the map".

A saying stands in the present, has no figure, no date and no name in it, and its subject is anybody or anything of a
kind. So do facts of an office and of a field ("Every claim needs two signatures"); what tells them apart is that a
saying is about people or virtues, and how it is put: by contrast, by a likeness, as an opinion, or among other talk
in a paragraph where nothing was counted and nothing done.
"""

from typing import Final

from docxplug.kept import compiled
from docxplug.language.verb_forms import base_lemma, past_lemma
from docxplug.language.word_lists import word_set

#: A person of a kind, with what is thought of such people: "A true leader", "The best teams", "Wise managers".
_PRAISED: Final = (
    r"(?:(?:[Aa]n?|[Tt]he|[Aa]ny|[Ee]very)\s)?(?i:good|great|true|real|effective|strong|successful|wise|best|humble|honest|"
    r"authentic|brave|confident|seasoned|inspired|visionary|inclusive|caring|weak|bad|poor|lasting|healthy|high-performing)\s"
    r"(?:\w+\s)?(?:leader|manager|executive|supervisor|boss|captain|coach|teacher|public servant|mentor|team|"
    r"organization|agency|culture|decision|idea|workplace)s?\b"
)
_ANYBODY: Final = (
    r"(?:Every|Each|Any|No)\s(?:\w+\s){1,2}?(?=is\b|has\b|deserves\b|wants\b|needs\b|can\b|will\b|must\b|should\b)"
    r"|(?:Nobody|No one|Everyone|Everybody|Anyone|Nothing|People|Those who|Whoever|You)\b"
)
_VIRTUES: Final = (
    r"(?:Success|Trust|Respect|Integrity|Leadership|Teamwork|Collaboration|Cooperation|Communication|Diversity|Inclusion|Innovation|"
    r"Creativity|Change|Accountability|Transparency|Honesty|Humility|Courage|Excellence|Service|Loyalty|Empathy|"
    r"Compassion|Kindness|Patience|Wisdom|Character|Credibility|Fairness|Justice|Freedom|Hope|Greatness|Failure|Adversity|"
    r"Curiosity|Discipline|Passion|Vision|Culture|Partnership|Consensus|Listening|Mentoring|Delegation|Resilience|Authority|"
    r"Power|Progress|Unity|Harmony)"
)
_PRESENT: Final = (
    r"(?:is|are|means?|has|have|does|do|never|always|rarely|seldom|must|should|can|cannot|will|ought|needs?|"
    r"requires?|demands?|takes?|begins?|starts?|comes?|grows?|lives?|lies|dies|thrives?|holds?|keeps?|gives?|makes?|knows?|"
    r"shares?|walks?|speaks?|stands?|puts?|builds?|listens?|lifts?|serves?|deserves?|wants?|flows?|belongs?|travels?|wins?|"
    r"don['’]t|doesn['’]t|can['’]t|won['’]t|isn['’]t|aren['’]t)\b"
)
_OPINION: Final = (
    r"(?:to my mind|in my (?:mind|eyes|book|view|experience)|to me|for me|as I see it"
    r"|I (?:think|find|feel|submit|say))"
)
_ASIDE: Final = rf"(?:,\s{_OPINION},)?"
_OF_PEOPLE: Final = compiled(rf"(?:{_PRAISED}){_ASIDE}\s(?:\w+ly\s)?{_PRESENT}")
_OF_VIRTUES: Final = compiled(rf"{_VIRTUES}{_ASIDE}\s{_PRESENT}")
_OF_ANYBODY: Final = compiled(rf"(?:{_ANYBODY})\s?{_PRESENT}")
#: How sayings are put: by contrast, as an opinion, as something always or never so.
_PUT: Final = compiled(
    rf"\b(?:not\s[^.;]{{2,50}}\bbut\b|not\s(?:merely|only|just|simply|about)\b|more than\b"
    rf"|never\b|always\b|nothing\b|many\b|\bwhen\b[^.;]+\band\b[^.;]+\bwhen\b|{_OPINION})"
)
_LIKENESS: Final = compiled(r"\b(?:is|are)\s(?:like\s)?(?:an?|the)\s[a-z]")
#: What stands in a fact: figures, names, and what belongs to somebody or is so at this time.
_OF_FACT: Final = compiled(
    r"\d|[$%]|(?<=[a-z,;] )(?!I\b)[A-Z]|\b(?:now|today|currently|still|under|within|annually|monthly|weekly|"
    r"daily|a year|per|our|its|this|these|that office|percent|million|hundred|thousand|dozen)\b"
)
#: How a changed state begins, which is a result: "Trust has returned", "Morale is up".
_CHANGE: Final = compiled(
    r"\b(?:is|are|has|have)\s(?:been|become|grown|come|gone|up|down|back|high|higher|low|lower|good|better|"
    r"complete|in place|\w+ed)\b"
)
_WORD: Final = compiled(r"[A-Za-z][\w’'-]*")
_TOLD: Final = word_set("was were had did")
_FIRST_CLAUSE: Final = compiled(r",\s(?:and|but|so)\s(?=(?:I|we|my|our)\b)|[;:]")


def is_saying(sentence: str, *, is_talk: bool) -> bool:
    """Whether a sentence tells of no event; ``is_talk`` says that its paragraph tells of none either."""
    if not _may_be_one(sentence):
        return False
    first = _FIRST_CLAUSE.split(sentence, 1)[0]
    if _OF_FACT.search(first) or _CHANGE.search(first) or _tells(first):
        return False
    if _OF_PEOPLE.match(first):
        return True
    if _OF_VIRTUES.match(first):
        return is_talk or _PUT.search(first) is not None
    return is_talk and bool(_PUT.search(first) or _LIKENESS.search(first))


def _may_be_one(sentence: str) -> bool:
    return any(subject.match(sentence) for subject in (_OF_VIRTUES, _OF_ANYBODY, _OF_PEOPLE))


def _tells(clause: str) -> bool:
    """Whether a verb stands in the past; "put" and "set", which do not show it, are none."""
    words = [word.lower() for word in _WORD.findall(clause)]
    return any(
        word in _TOLD
        or (past_lemma(word) is not None and base_lemma(word) is None and not word.endswith("ed"))
        for word in words
    )

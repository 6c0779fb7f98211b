"""What a sentence tells of others than the writer: that something happened, or how things stood.

"The pump failed in May" and "Two growers went to court" tell what happened, "The plant had nine pumps" how things
stood. Only the first finite verb is looked for, by its form and the word before it; a sentence in the present, or
whose verb is not made out, tells how things stand.
"""

from collections.abc import Sequence
from itertools import pairwise
from typing import Final, Literal

from docxplug.kept import compiled
from docxplug.language.clause_words import CONJUNCTIONS, DETERMINERS, MODALS, PREPOSITIONS, SUBORDINATORS
from docxplug.language.verb_forms import BE, participle_lemma, past_lemma
from docxplug.language.word_lists import word_set

Telling = Literal["event", "state"]

_ITEM: Final = compiled(r"\d[\w,.]*|[^\W\d_]+(?:[-’'][^\W\d_]+)*|[,;:—–()]")
_HAVE: Final = word_set("have has had")
#: Verbs of being, having, holding, measuring and of what offices are there for: they tell of no event in the past.
_STANDING: Final = word_set(
    "be have include comprise contain consist hold own keep serve cover span support run operate handle process house",
    "employ number total average range extend stretch lie stand sit belong depend rely cost carry report answer",
    "need require want know believe think expect live work produce provide administer manage oversee pay spend use",
    "share remain represent account maintain make meet allow bear face involve concern mean matter call come",
)
#: What happens again and again is how things stood ("The board visited every month").
_HABITS: Final = word_set("daily weekly monthly quarterly yearly annually usually always often routinely")
_TIMES: Final = word_set("day night morning week month quarter season spring summer fall winter year time")
_RELATIVES: Final = word_set("who whom which that whose where")
_INTRODUCES: Final = frozenset(PREPOSITIONS | SUBORDINATORS)
_LONGEST_INTRODUCTION: Final = 14  # words before a comma


def tells(sentence: str) -> Telling:
    """Whether a sentence tells of an event or of how things stood."""
    words = _ITEM.findall(sentence.lower())
    if _is_habit(words):
        return "state"
    place = _after_introduction(words)
    relative = False
    while place < len(words):
        word = words[place]
        if word in _RELATIVES:
            relative = True
        elif word in BE or word in _HAVE or _is_modal(words, place) or _is_past(words, place):
            if not relative:
                return _kind(words, place)
            relative = False
        place += 1
    return "state"


def _is_habit(words: Sequence[str]) -> bool:
    again = any(a in {"every", "each"} and b in _TIMES for a, b in pairwise(words))
    return again or not _HABITS.isdisjoint(words)


def _after_introduction(words: Sequence[str]) -> int:
    """Where the main clause begins after "In May, …" or "When the lake rose, …"."""
    if not words or words[0] not in _INTRODUCES or "," not in words[:_LONGEST_INTRODUCTION]:
        return 0
    return words.index(",") + 1


def _is_modal(words: Sequence[str], place: int) -> bool:
    """Whether a word is a modal verb; "in May" is a month."""
    return words[place] in MODALS and place > 0 and words[place - 1] not in PREPOSITIONS


def _is_past(words: Sequence[str], place: int) -> bool:
    """Whether a word is a simple past rather than a participle or a noun ("revised plans", "a set")."""
    if past_lemma(words[place]) is None or place == 0:
        return False
    before, after = words[place - 1], words[place + 1 : place + 2]
    if before in DETERMINERS or before in PREPOSITIONS or before in CONJUNCTIONS or before in BE:
        return False
    return participle_lemma(words[place]) is None or after != ["by"]


def _kind(words: Sequence[str], place: int) -> Telling:
    """The kind of what the finite verb at a place tells; what was being done or had been done is an event too."""
    word, following = words[place], words[place + 1 : place + 3]
    if word in MODALS:
        return "state"
    if word in BE or word in _HAVE:
        done = [w for w in following if w not in {"not", "been", "already", "never", "just"}][:1]
        return "event" if done and word in {"was", "were", "had"} and participle_lemma(done[0]) else "state"
    return "state" if past_lemma(word) in _STANDING else "event"

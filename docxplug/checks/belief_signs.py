"""What a sentence shows for or against being a belief: "To lead is to serve", "I hold that nobody owns a river".

A belief tells of no event. Its verbs stand in the present, its subject is the writer who thinks, or anybody, a virtue,
anything of a kind; it is put as an opinion, a likeness or a contrast, and it has no figure, date or name. Facts of an
office and results in the present ("Our division serves nine states", "Trust is back") share some of these signs and
show others; ``belief_weights`` says how much each counts.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from docxplug.checks.belief_manner import manner_of
from docxplug.checks.belief_words import (
    ANYBODY,
    BEFORE_PLURALS,
    BELIEVE,
    DEFINITE,
    FOREVER,
    HELPERS,
    MAINTAIN,
    NOW,
    NUMBERS,
    OBJECTS,
    OFFICE,
    PERSONS,
    PRAISE,
    PRESENT,
    PRESENT_ENDINGS,
    RELATIVES,
    SCHOOLING,
    THINK,
    TOLD,
    VIRTUES,
    WARM,
)
from docxplug.kept import compiled
from docxplug.language.clauses import Clause
from docxplug.language.verb_forms import base_lemma, is_only_past, past_lemma, third_lemma
from docxplug.language.word_lists import word_set

_FIGURE: Final = compiled(r"[\d$%]")
#: One of these stands in most beliefs, and in one of three sentences of a story.
_MAY_BE: Final = word_set(
    "is are am has have do does can cannot must should means never always you who whoever nobody nothing say taught",
    "told",
)
_FIRST: Final = word_set("every each no a an people we to one")
_FIRST_ENDINGS: Final = ("ship", "tion", "sion", "ity", "ness", "ing", "cy")
_CONDITION: Final = word_set("when if where")
_ANY_OF_US: Final = word_set("we people one")
_WORD: Final = compiled(r"[^\W\d_]+(?:[-'][^\W\d_]+)*")
_QUOTED: Final = compiled(r"“[^”]*”|\"[^\"]*\"")
#: What may stand before the subject: "But", "In my view", "Over the years,".
_BEFORE_SUBJECT: Final = compiled(
    r"(?:(?:And|But|Yet|So|Or|For)\s)?(?:In my \w+,?\s|To (?:me|my mind),\s|(?:In|For|As|Throughout|Over|At|From"
    r"|With|When|If|While|After|Before|On|By|Where|Until|Unless)\s[^,.;]{2,70},\s)?"
)
_NAME: Final = compiled(r"(?<=[a-z,;’'] )(?!I\b)[A-Z][\w’'-]+")
_HAVE: Final = word_set("have 've i've")
_THAT: Final = (" that ", " the view ", " to the ", " firmly ", " dear ", " it ")
#: What somebody has done for long who "has believed", "has come to see", "has never met …".
_FOR_LONG: Final = BELIEVE | THINK | {"come"}
_LONG: Final = FOREVER | {"long"}
_PAST_HELPERS: Final = word_set("was were had did could 'd")
_ARTICLES: Final = word_set("a an the")
_PRONOUNS: Final = word_set("i it there")
_KINDS: Final = {
    "praise": PRAISE,
    "forever": FOREVER,
    "numbers": NUMBERS,
    "office": OFFICE,
    "now": NOW,
    "schooling": SCHOOLING,
}
_MOST: Final = 2.0  # of the words of one kind
_MOST_WARM: Final = 3.0
#: What follows "one" where it is anybody and no number.
_AFTER_ONE: Final = PRESENT | {"never", "always", "learns", "needs"}
#: Subjects of whom or of which nothing is told that happened once.
_GENERAL: Final = frozenset({"anybody", "praised", "other"})


def may_be_belief(sentence: str) -> bool:
    """Whether a sentence is worth a closer look; this is quickly known."""
    if _FIGURE.search(sentence):
        return False
    words = sentence.lower().replace("’", "'").split()
    return not _MAY_BE.isdisjoint(words) or _opens_as_beliefs_do(words) or _is_of_the_present(words)


def _opens_as_beliefs_do(words: Sequence[str]) -> bool:
    first, following = [*words[:2], "", ""][:2]
    if first in _FIRST or first in PRAISE or first.endswith(_FIRST_ENDINGS):
        return True
    if first == "the" and following in PRAISE:
        return True
    return following.endswith("s") and first not in DEFINITE and third_lemma(following) is not None


def _is_of_the_present(words: Sequence[str]) -> bool:
    """Whether the writer does something that is not plainly past, or a verb is joined to its subject ("it's")."""
    if any(word.endswith(PRESENT_ENDINGS) for word in words):
        return True
    if not (_CONDITION.isdisjoint(words) or _ANY_OF_US.isdisjoint(words)):
        return True
    return any(
        before in ("i", "i've") and not after.endswith(("ed", "ly")) and not is_only_past(after)
        for before, after in pairwise(words)
    )


def tells_of_work(sentence: str, text: str, clauses: Sequence[Clause]) -> bool:
    """Whether a sentence counts something or says what the writer did; ``clauses`` are its own, of ``text``."""
    return _FIGURE.search(sentence) is not None or "did" in _of_writer(text, clauses)


def signs_of(sentence: str, text: str, clauses: Sequence[Clause]) -> dict[str, float]:
    """What a sentence shows by itself, by the names of ``belief_weights``; ``clauses`` are its own, of ``text``."""
    own = _QUOTED.sub("", sentence).replace("’", "'")
    words = [word.lower() for word in _WORD.findall(own)]
    subject = _subject(_WORD.findall(own[_end_of_opening(own) :].lower()))
    shown = {
        "always": 1.0,
        subject: 1.0,
        **dict.fromkeys(_of_writer(text, clauses), 1.0),
        **_of_time(words),
        **manner_of(own, words),
        **_of_words(words),
        "names": min(_MOST, len(_NAME.findall(own))),
    }
    if subject in _GENERAL and shown["present"] and not shown["past"]:
        ways = shown["likeness"] + shown["contrast"] + shown["condition"] + shown["aside"]
        shown["saying"] = min(_MOST, ways)
    return shown


def _end_of_opening(sentence: str) -> int:
    opening = _BEFORE_SUBJECT.match(sentence)
    return opening.end() if opening else 0


def _of_words(words: Sequence[str]) -> dict[str, float]:
    """How many different words there are of each kind."""
    counts = {name: min(_MOST, len(kind.intersection(words))) for name, kind in _KINDS.items()}
    warm = len(WARM.intersection(words)) + len(VIRTUES.intersection(words))
    return {"warm": min(_MOST_WARM, warm), **counts}


def _of_writer(text: str, clauses: Sequence[Clause]) -> Iterator[str]:
    """What the writer is said to do: to believe, to think, to have ever done, to be, to do, to have done once."""
    for clause in clauses:
        if clause.subject in ("I", "implied") and not clause.quoted:
            group = text[clause.verb_start : clause.verb_end].lower().replace("’", "'").split()
            said = text.startswith(_THAT, clause.verb_end)
            yield from _deed(clause, group, is_said=said)


def _deed(clause: Clause, group: Sequence[str], *, is_said: bool) -> Iterator[str]:
    verb, first = clause.verb, group[0].removesuffix("n't") if group else ""
    if clause.voice == "passive":
        yield "did"
    elif first in _HAVE:
        if verb in _FOR_LONG or not _LONG.isdisjoint(group):
            yield "ever"
    elif first in _PAST_HELPERS or (first != verb and past_lemma(first) == verb):
        yield "did"
    elif verb in BELIEVE or (verb in MAINTAIN and is_said):
        yield "believes"
    elif verb in THINK:
        yield "thinks"
    elif verb in ("be", "remain"):
        yield "is"
    elif first not in ("would", "should"):
        yield "does"


def _subject(words: Sequence[str]) -> str:
    """Of what kind a subject is that begins a sentence; "other" is a thing or a person of a kind, a virtue, an act."""
    first, following = [*words[:2], "", ""][:2]
    if (
        first in ANYBODY
        or first == "no"
        or (first, following) == ("those", "who")
        or (first == "one" and following in _AFTER_ONE)
    ):
        return "anybody"
    if first in _PRONOUNS or first.startswith("i'"):
        return "pronoun"
    if first in PRAISE or (first in _ARTICLES and following in PRAISE):
        return "praised"
    return "definite" if first in DEFINITE or first in NUMBERS else "other"


def _of_time(words: Sequence[str]) -> dict[str, float]:
    """Whether a verb stands in the present, and how many stand in the past."""
    pairs = list(pairwise(["", *words, ""]))
    past = sum(
        _is_past(before, word, after)
        for (before, word), (_, after) in pairwise(pairs)
        if before not in RELATIVES
    )
    present = any(_is_present(before, word) for before, word in pairs)
    return {"present": float(present), "past": min(_MOST, float(past))}


def _is_present(before: str, word: str) -> bool:
    if word in PRESENT or word.endswith(PRESENT_ENDINGS):
        return True
    return word.endswith("s") and before not in BEFORE_PLURALS and third_lemma(word) is not None


def _is_past(before: str, word: str, after: str) -> bool:
    """Whether a form is a past; one that may be a participle is where a person stands before or an object behind."""
    if word in TOLD:
        return True
    if past_lemma(word) is None or base_lemma(word) is not None:
        return False
    return is_only_past(word) or before in PERSONS or (after in OBJECTS and before not in HELPERS)

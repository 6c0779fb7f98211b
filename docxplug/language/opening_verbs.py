"""Sentences and bullets that begin with their verb and mean the writer: "Led a team of 30."."""

from collections.abc import Sequence
from typing import Final

from docxplug.language.clause_words import (
    CONJUNCTIONS,
    DETERMINERS,
    MODALS,
    PREPOSITIONS,
    RELATIVES,
    Item,
    is_adverb,
    is_be,
    is_participle_form,
    is_past_form,
    is_word,
    looks_like_ed,
)
from docxplug.language.predicates import Predicate
from docxplug.language.verb_forms import base_lemma, lemma_by_shape, past_lemma, states
from docxplug.language.word_lists import word_set

_LABEL_WORDS: Final = 4
_PHRASE_REACH: Final = 7
#: Verbs whose object comes with a preposition: "Served as", "Worked with", "Testified before".
TAKES_PREPOSITION: Final = word_set(
    "serve work participate testify report respond contribute coordinate partner collaborate advocate act",
    "advise consult meet focus lead negotiate assist help deal account push speak travel succeed invest",
    "comply communicate liaise rise oversee look build reach turn stand bring set take draw cut roll come",
    "go follow sign carry point move start begin appeal arrive campaign lobby insist volunteer depend",
    "rely aid team transition present brief write recruit prevail convene staff step double interface",
    "argue apologize vote fight run live graduate return remain enter",
)
#: What an announcement tells its reader to do; not what a writer did.
_ASKS: Final = word_set(
    "describe explain demonstrate provide discuss see note list include address give please submit apply",
    "refer attach click upload answer complete contact ensure be use read indicate limit state show",
    "follow check",
)
_PRESENT_OBJECT: Final = word_set(
    "a an the all over more as approximately nearly about multiple several",
)


def opening_predicate(items: Sequence[Item]) -> Predicate | None:
    """The verb that opens the sentence with the writer as its unwritten subject, or None."""
    place = _first_word(items)
    if place is None or place + 1 >= len(items):
        return None
    item = items[place]
    if is_past_form(item) or (looks_like_ed(item) and is_participle_form(item)):
        if not _is_implied_past(items, place):
            return None
        verb = past_lemma(item.text) or lemma_by_shape(item.text)
        return Predicate(verb, place, place) if verb else None
    return _present(items, place)


def _first_word(items: Sequence[Item]) -> int | None:
    """The place where the statement begins: after bullets, numbers, a short label with a colon, opening adverbs."""
    place = _after_label(items)
    while place < len(items):
        item = items[place]
        if is_word(item) and item.text[0].isalpha() and not is_adverb(item):
            return place
        if (
            is_word(item)
            and item.text[0].isdigit()
            and place + 1 < len(items)
            and items[place + 1].text not in ".)"
        ):
            return None
        place += 1
    return None


def _after_label(items: Sequence[Item]) -> int:
    words = 0
    for place, item in enumerate(items[: 2 * _LABEL_WORDS]):
        if item.text in (":", "–", "—") and words:
            return place + 1
        words += is_word(item)
        if words > _LABEL_WORDS:
            break
    return 0


def _is_implied_past(items: Sequence[Item], place: int) -> bool:
    item, after = items[place], items[place + 1]
    if after.text in (".", ":", ")") or is_be(item):
        return False
    sure = not is_participle_form(item)
    if item.low in states() and after.low not in DETERMINERS and not after.text[0].isdigit():
        return False
    if is_be(after) or after.low in MODALS or after.low in ("has", "had"):
        return False
    if after.low == "by":
        return False
    verb = past_lemma(item.text) or lemma_by_shape(item.text)
    if not sure and after.low in PREPOSITIONS and _sentence_goes_on_with_subject(items, place):
        return False
    if not sure and after.low in PREPOSITIONS and verb not in TAKES_PREPOSITION:
        return after.low not in ("on", "in", "at", "by", "as", "under", "with") or not _has_finite_be(
            items, place
        )
    return after.low in PREPOSITIONS or after.low in DETERMINERS or not _is_noun_phrase(items, place)


def _is_noun_phrase(items: Sequence[Item], place: int) -> bool:
    """Whether "Trained staff were moved": the word describes a noun that has a verb of its own."""
    for item in items[place + 1 : place + _PHRASE_REACH]:
        if is_be(item) or item.low in MODALS or item.low in ("has", "had"):
            return True
        if not is_word(item) or item.low in RELATIVES or item.low in CONJUNCTIONS or item.low in DETERMINERS:
            return False
    return False


def _sentence_goes_on_with_subject(items: Sequence[Item], place: int) -> bool:
    """ "Faced with a deadline, the team …": after the comma somebody acts, so the opening is a mere participle."""
    for index in range(place + 1, len(items) - 2):
        if items[index].text == ",":
            following = items[index + 1]
            return (
                following.low in DETERMINERS - {"all", "both"}
                or following.text == "I"
                or following.low in _PEOPLE
            )
    return False


_PEOPLE: Final = word_set("i we it he she they staff employees congress industry")


def _has_finite_be(items: Sequence[Item], place: int) -> bool:
    return any(is_be(item) for item in items[place + 1 :])


def _present(items: Sequence[Item], place: int) -> Predicate | None:
    item, after = items[place], items[place + 1]
    verb = base_lemma(item.text)
    if verb is None or verb in _ASKS or not item.text[0].isupper():
        return None
    if after.low in _PRESENT_OBJECT or after.text[0].isdigit() or after.text[0] == "$":
        return Predicate(verb, place, place)
    return None

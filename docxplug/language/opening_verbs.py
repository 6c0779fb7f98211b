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
from docxplug.language.verb_forms import base_lemma, lemma_by_shape, past_lemma, states, third_lemma
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
    "argue apologize vote pitch chip fight run live graduate return remain enter",
)
#: Prepositions that follow a mere participle: "Based in Denver", "Faced with a deadline".
_PARTICIPLE_PREPOSITIONS: Final = word_set("on in at by as under with")
#: What an announcement tells its reader to do; not what a writer did.
_ASKS: Final = word_set(
    "describe write explain demonstrate provide discuss see note list include address give please submit apply",
    "refer attach click upload answer complete contact ensure be use read indicate limit state show",
    "follow check",
)
#: Verbs that are no nouns and open the lines of a position description: "Assist with", "Serves as".
_DUTIES: Final = word_set(
    "assist participate liaise collaborate serve coordinate communicate contribute respond advise"
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
    """Whether a past form that opens a sentence is its verb, and not a participle that describes something."""
    item, after = items[place], items[place + 1]
    verb = past_lemma(item.text) or lemma_by_shape(item.text)
    if (
        not _can_stand_before(item, after) or verb == "come"
    ):  # "Then came the flood": the subject stands behind
        return False
    if after.low in PREPOSITIONS:
        return not is_participle_form(item) or _is_own_act(items, place, verb)
    return after.low in DETERMINERS or not _is_noun_phrase(items, place)


def _can_stand_before(item: Item, after: Item) -> bool:
    """Whether the next word lets the opening one be a verb with an object, an adverb or a preposition."""
    if is_be(item) or is_be(after) or after.low in MODALS or after.low in ("has", "had", "by"):
        return False
    if item.low in states():
        return after.low in DETERMINERS or after.text[0].isdigit()
    return after.text not in (".", ":", ")")


def _is_own_act(items: Sequence[Item], place: int, verb: str | None) -> bool:
    """Whether "Worked on …" or "Faced with …" is an act: nobody else's clause follows it after a comma."""
    if _sentence_goes_on_with_subject(items, place):
        return False
    if verb in TAKES_PREPOSITION or items[place + 1].low not in _PARTICIPLE_PREPOSITIONS:
        return True
    return not any(is_be(item) for item in items[place + 1 :])


def _is_noun_phrase(items: Sequence[Item], place: int) -> bool:
    """Whether "Trained staff were moved": the word describes a noun that has a verb of its own."""
    for item in items[place + 1 : place + _PHRASE_REACH]:
        if is_be(item) or item.low in MODALS or item.low in ("has", "had"):
            return True
        if not is_word(item) or item.low in RELATIVES or item.low in CONJUNCTIONS or item.low in DETERMINERS:
            return False
    return False


def _sentence_goes_on_with_subject(items: Sequence[Item], place: int) -> bool:
    """Whether somebody acts after the comma: "Faced with a deadline, the team …"."""
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


def _present(items: Sequence[Item], place: int) -> Predicate | None:
    """The verb of "Support the director", "Supports the director", "Liaise with States", "Serves as chair"."""
    item, after = items[place], items[place + 1]
    verb = base_lemma(item.text)
    if verb is None and (verb := third_lemma(item.text)) and _is_duty(items, place):
        return Predicate(verb, place, place)
    if verb is None or verb in _ASKS or not item.text[0].isupper():
        return None
    if after.low in _PRESENT_OBJECT or after.text[0].isdigit() or after.text[0] == "$":
        return Predicate(verb, place, place)
    goes_on = verb in _DUTIES and after.low in _PARTICIPLE_PREPOSITIONS | {"to"}
    return Predicate(verb, place, place) if goes_on else None


def _is_duty(items: Sequence[Item], place: int) -> bool:
    """Whether a form in -s that opens a sentence is its verb ("Maintains the files"), and not a noun in the plural.

    A noun ("Reports show that …", "Plans for snow were drawn up") has a verb of its own behind it.
    """
    if not items[place].text[0].isupper() or not is_word(items[place + 1]):
        return False
    after = items[place + 1]
    if after.low in PREPOSITIONS:
        return third_lemma(items[place].text) in _DUTIES and after.low in _PARTICIPLE_PREPOSITIONS | {"to"}
    for index in range(place + 1, len(items)):
        item = items[index]
        if not is_word(item) or item.low in RELATIVES or item.low in CONJUNCTIONS or item.low in PREPOSITIONS:
            return True
        if is_be(item) or item.low in MODALS or item.low in ("has", "have", "had") or is_past_form(item):
            return False
        if index == place + 1 and base_lemma(item.text) and _opens_object(items, index + 1):
            return False
    return True


def _opens_object(items: Sequence[Item], place: int) -> bool:
    """Whether an object, a clause or a preposition begins here, so that the word before can be a verb."""
    if place >= len(items):
        return False
    low = items[place].low
    return low in DETERMINERS or low in PREPOSITIONS or low in RELATIVES or low[0].isdigit()

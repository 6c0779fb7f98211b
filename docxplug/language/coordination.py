"""Verbs that share a subject: "I led the audit, wrote the report and briefed Congress"."""

from collections.abc import Iterator, Sequence

from docxplug.language.clause_words import (
    CONJUNCTIONS,
    DETERMINERS,
    MODALS,
    PREPOSITIONS,
    RELATIVES,
    SUBORDINATORS,
    Item,
    is_adverb,
    is_be,
    is_past_form,
    is_word,
    looks_like_ed,
)
from docxplug.language.opening_verbs import TAKES_PREPOSITION
from docxplug.language.predicates import Predicate, predicate_after
from docxplug.language.verb_forms import base_lemma, is_only_past, lemma_by_shape, past_lemma, third_lemma
from docxplug.language.word_lists import word_set

#: Verbs with a preposition whose plain form is no noun.
_NO_NOUNS = word_set(
    "adhere advise assist collaborate communicate comply confer consult contribute coordinate correspond interact",
    "liaise listen participate preside serve speak strive testify",
)
_AUXILIARIES = MODALS | {"have", "has", "had"}


def coordinated(items: Sequence[Item], first: Predicate, stop: int) -> Iterator[Predicate]:
    """The further verbs of the subject of ``first``, looked for up to the place ``stop``."""
    past = _is_past_group(items, first)
    third = first.first == first.last and base_lemma(items[first.last].text) is None
    place = first.last + 1
    while place < stop:
        if _other_subject_acts(items, place, first.last):
            return
        if _opens_relative(items, place):
            place = _after_relative(items, place, stop)
            continue
        found = _verb_at(items, place, stop, past=past) if _is_joint(items, place) else None
        if found is None and third and not past and _is_joint(items, place):
            found = _third_verb(items, place + 1, stop)
        if found:
            yield found
            place = found.last + 1
        else:
            place += 1


def _is_past_group(items: Sequence[Item], predicate: Predicate) -> bool:
    """Whether the first verb is in the past, so that those joined to it are too."""
    group = items[predicate.first : predicate.last + 1]
    return any(
        is_past_form(item) or looks_like_ed(item) or item.low in ("was", "were", "have", "had")
        for item in group
    )


def _is_joint(items: Sequence[Item], place: int) -> bool:
    return items[place].text in (",", ";", "—") or items[place].low in CONJUNCTIONS


def _verb_at(items: Sequence[Item], joint: int, stop: int, *, past: bool) -> Predicate | None:
    place, by_conjunction = joint, False
    while place < stop and (_is_joint(items, place) or is_adverb(items[place])):
        by_conjunction = by_conjunction or items[place].low in CONJUNCTIONS or items[place].low == "then"
        place += 1
    if place >= stop or not items[place].text[0].isalpha():
        return None
    if by_conjunction and (is_be(items[place]) or items[place].low in _AUXILIARIES):
        return predicate_after(items, place)
    if past and (is_past_form(items[place]) or looks_like_ed(items[place])):
        return _past_verb(items, place, by_conjunction=by_conjunction)
    return None if past else _base_verb(items, place, by_conjunction=by_conjunction)


def _past_verb(items: Sequence[Item], place: int, *, by_conjunction: bool) -> Predicate | None:
    """The verb at ``place`` unless it is a participle that describes what stands before it."""
    item = items[place]
    verb = past_lemma(item.text) or lemma_by_shape(item.text)
    if verb is None:
        return None
    sure = is_only_past(item.text) or _is_sure_past(items, place, verb, by_conjunction=by_conjunction)
    return Predicate(verb, place, place) if sure else None


def _is_sure_past(items: Sequence[Item], place: int, verb: str, *, by_conjunction: bool) -> bool:
    after = items[place + 1] if place + 1 < len(items) else None
    if after is None:
        return by_conjunction
    if after.text == "," or after.low in CONJUNCTIONS:
        # "trained, tested and released the crews": verbs whose object comes last
        return by_conjunction or past_lemma(items[place].text) is not None
    if not is_word(after):
        return by_conjunction
    if after.low in PREPOSITIONS:
        return after.low != "by" and (by_conjunction or verb in TAKES_PREPOSITION)
    return _has_object(items, place)


def _has_object(items: Sequence[Item], place: int) -> bool:
    """Whether what follows can be the object of a verb: "briefed the", "trained 40", "cut costs"."""
    after = items[place + 1]
    if after.low in DETERMINERS or after.low in RELATIVES or after.text[0].isupper() or is_adverb(after):
        return True
    if after.text[0].isdigit() or after.text[0] in "$€£":
        return True
    return past_lemma(items[place].text) is not None


def _base_verb(items: Sequence[Item], place: int, *, by_conjunction: bool) -> Predicate | None:
    """The verb at ``place`` in the present: "I aid the board, contribute to its report and answer the mail"."""
    verb = base_lemma(items[place].text)
    after = items[place + 1] if place + 1 < len(items) else None
    if verb is None or after is None:
        return None
    counted = after.text[0].isdigit() or after.text[0] == "$"
    has_object = after.low in DETERMINERS or (by_conjunction and counted)
    return Predicate(verb, place, place) if has_object or _goes_with(verb, after) else None


def _goes_with(verb: str, after: Item) -> bool:
    """Whether a verb that is no noun, too, is followed by a preposition it takes: "contribute to"."""
    return after.low in PREPOSITIONS and verb in _NO_NOUNS


def _third_verb(items: Sequence[Item], place: int, stop: int) -> Predicate | None:
    """The verb of "…, approves leave, and assists tenants": a form in -s that is not the end of a list of nouns."""
    while place < stop and (items[place].low in CONJUNCTIONS or is_adverb(items[place])):
        place += 1
    if place + 1 >= stop or not is_word(items[place + 1]) or base_lemma(items[place].text):
        return None
    after, verb = items[place + 1], third_lemma(items[place].text)
    ends = after.low in CONJUNCTIONS or (after.low in PREPOSITIONS and verb not in TAKES_PREPOSITION)
    return (
        Predicate(verb, place, place)
        if verb and not ends and not is_past_form(after) and not is_be(after)
        else None
    )


def _opens_relative(items: Sequence[Item], place: int) -> bool:
    return items[place].low in RELATIVES or items[place].low in (
        "when",
        "while",
        "because",
        "after",
        "before",
        "if",
    )


def _after_relative(items: Sequence[Item], place: int, stop: int) -> int:
    """The place after a dependent clause: its first comma, or the end where it has none."""
    for index in range(place + 1, stop):
        if items[index].text in (",", ";", "—"):
            return index
    return stop


def _other_subject_acts(items: Sequence[Item], place: int, verb: int) -> bool:
    """Whether somebody else's verb stands here, so that what is joined to it is not the writer's."""
    item = items[place]
    before = items[place - 1]
    if before.text == "," or before.low in CONJUNCTIONS or is_adverb(before) or place - verb <= 1:
        return False
    if before.low in PREPOSITIONS or before.low in DETERMINERS or before.low in SUBORDINATORS:
        return False
    if is_be(item) or item.low in MODALS or is_only_past(item.text):
        return True
    after = items[place + 1] if place + 1 < len(items) else None
    ambiguous = past_lemma(item.text) is not None and item.low.endswith("ed")
    return ambiguous and after is not None and after.low in DETERMINERS and before.low not in PREPOSITIONS

"""The clauses of a sentence that matter to a reader of applications: what the writer did, and what "was done".

Clauses are found by their subject ("I", "we", a verb that opens a sentence or bullet and implies the writer) and by
the verb group behind it; further verbs that are coordinated with the first ("I led, wrote and briefed") are clauses
of their own. Passive groups of other subjects are found as well, because they hide who acted. What else other people
or things do is nobody's business here. Rules and tables did better on unseen sentences than a small parser.
"""

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from typing import Final, Literal, NamedTuple

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
    is_get,
    is_past_form,
    is_word,
    items_of,
    looks_like_ed,
)
from docxplug.language.coordination import coordinated
from docxplug.language.opening_verbs import opening_predicate
from docxplug.language.predicates import Predicate, Voice, after_be, predicate_after
from docxplug.language.quotations import is_quoted
from docxplug.language.sentences import Sentence
from docxplug.language.word_lists import word_set

Subject = Literal["I", "we", "implied", "other", ""]


#: How official prose names its writer: "The undersigned chaired …", "This applicant led …".
_OFFICIAL_WRITERS: Final = {
    **dict.fromkeys(("incumbent", "undersigned"), ("the", "this")),
    **dict.fromkeys(("applicant", "candidate", "writer", "author"), ("this",)),
}


class Clause(NamedTuple):
    """A clause with the verb that says what its subject does.

    All offsets are code points of the paragraph. ``verb`` is the lemma ("lead"); ``verb_start`` and ``verb_end``
    span the verb group ("have been leading"). ``start`` is where the subject stands, or the verb where it has none
    of its own. ``subject`` is "implied" where a sentence or bullet begins with the verb, as resumes do, and "other"
    where a passive's subject is somebody or something else.
    """

    start: int
    end: int
    subject: Subject
    verb: str
    verb_start: int
    verb_end: int
    voice: Voice = "active"
    has_agent: bool = False
    subordinate: bool = False
    quoted: bool = False


class _Found(NamedTuple):
    """A predicate with its subject: ``place`` is the subject's place in the items."""

    subject: Subject
    place: int
    predicate: Predicate
    subordinate: bool


#: "Title I", "Phase I": a number, not the writer.
_NUMBERED: Final = word_set(
    "title phase part tier level type class category section chapter volume stage schedule group grade",
    "war region division track zone unit appendix annex area article step band es exhibit figure table",
    "series model",
)
_SEGMENT_ENDS: Final = frozenset(",;:()—–")
#: So many words before a verb decide whether its clause depends on another one.
_LOOK_BACK: Final = 60
#: Words of a clause from its auxiliary to its end: "would hold a year".
_SHORTEST_CLAUSE: Final = 3


def clauses_of(text: str, sentence: Sentence) -> list[Clause]:
    """The clauses of a sentence whose verb was made out, in the order of their verbs."""
    items = items_of(text, sentence.start, sentence.end)
    writers = list(_writers(items))
    found = sorted([*writers, *_passives(items, writers)], key=lambda clause: clause.predicate.last)
    starts = [items[min(clause.place, clause.predicate.first)].start for clause in found]
    ends = [*starts[1:], sentence.end]
    return [_clause(text, items, clause, end) for clause, end in zip(found, ends, strict=False)]


def _clause(text: str, items: Sequence[Item], found: _Found, end: int) -> Clause:
    predicate = found.predicate
    verb_start, verb_end = items[predicate.first].start, items[predicate.last].end
    return Clause(
        start=min(items[found.place].start, verb_start),
        end=max(end, verb_end),
        subject=found.subject,
        verb=predicate.verb,
        verb_start=verb_start,
        verb_end=verb_end,
        voice=predicate.voice,
        has_agent=predicate.has_agent,
        subordinate=found.subordinate,
        quoted=is_quoted(text, verb_start),
    )


def _writers(items: Sequence[Item]) -> Iterator[_Found]:
    """The clauses whose subject is the writer or the writer's group."""
    subjects = [(place, subject) for place in range(len(items)) if (subject := _pronoun(items, place))]
    found = [
        _Found(subject, place, predicate, _is_subordinate(items, place))
        for place, subject in subjects
        if (predicate := predicate_after(items, place + 1))
    ]
    if not any(not clause.subordinate for clause in found):
        opening = opening_predicate(items)
        if opening:
            found.insert(0, _Found("implied", opening.first, opening, subordinate=False))
    places = [place for place, _ in subjects]
    for clause in found:
        yield clause
        following = bisect_right(places, clause.predicate.last)
        stop = places[following] if following < len(places) else len(items)
        for predicate in coordinated(items, clause.predicate, stop):
            yield _Found(clause.subject, predicate.first, predicate, clause.subordinate)


def _pronoun(items: Sequence[Item], place: int) -> Literal["I", "we"] | None:
    item = items[place]
    if item.low == "we" and item.text != "WE":
        return "we"
    before = items[place - 1] if place else None
    if item.low in _OFFICIAL_WRITERS and _is_official_writer(items, place):
        return "I"
    if item.text != "I":
        return None
    after = items[place + 1] if place + 1 < len(items) else None
    if (
        after is not None
        and after.text in (".", ")")
        and not (before is not None and before.low in CONJUNCTIONS)
    ):
        return None
    if before is not None and before.low in _NUMBERED and before.text[0].isupper():
        return None
    return "I"


def _is_official_writer(items: Sequence[Item], place: int) -> bool:
    """Whether "the incumbent" begins a sentence or a part of one, and is not spoken of by somebody else."""
    if not place or items[place - 1].low not in _OFFICIAL_WRITERS[items[place].low]:
        return False
    before = items[place - 2] if place > 1 else None
    return before is None or not is_word(before) or before.low in CONJUNCTIONS


def _is_subordinate(items: Sequence[Item], place: int) -> bool:
    """Whether the clause whose subject or verb stands at ``place`` depends on another one.

    It does where a subordinator stands in front of it in the same segment ("when I arrived", "a plan that I wrote"),
    or where it follows a noun directly ("the plan I wrote").
    """
    segment = place
    while segment > max(0, place - _LOOK_BACK) and items[segment - 1].text not in _SEGMENT_ENDS:
        segment -= 1
        if items[segment].low in SUBORDINATORS and not (
            _is_preposition_as(items, segment, place) or _points_back(items, segment)
        ):
            return not _restarts(items, segment, place)
    before = items[place - 1] if place > segment else None
    return before is not None and _is_plain_noun(before) and items[segment].low not in PREPOSITIONS


def _is_preposition_as(items: Sequence[Item], index: int, place: int) -> bool:
    """Whether the word is a mere preposition here: "As Director I led", "After the merger I led"."""
    if items[index].low not in ("as", "since", "after", "before", "until", "than", "while", "once"):
        return False
    if place - index == 1:
        return False
    between = items[index + 1 : place]
    return items[place].low in ("i", "we") and not any(item.low in MODALS for item in between)


def _points_back(items: Sequence[Item], index: int) -> bool:
    """Whether this is "that" after a preposition: "After that we mapped the network"."""
    return items[index].low == "that" and index > 0 and items[index - 1].low in (*PREPOSITIONS, "since")


def _restarts(items: Sequence[Item], index: int, place: int) -> bool:
    """Whether "and I" takes up the main clause again after a relative one: "staff who left and I rehired"."""
    return (
        items[index].low in ("that", "which")
        and index + 1 < place - 1
        and items[place - 1].low in CONJUNCTIONS
    )


def _is_plain_noun(item: Item) -> bool:
    low = item.low
    return (
        item.text.isalpha()
        and item.text[0].islower()
        and low not in CONJUNCTIONS
        and low not in PREPOSITIONS
        and low not in DETERMINERS
        and not is_adverb(item)
        and low not in ("how", "so", "here", "there", "today", "did", "had", "was", "do", "have", "can", "am")
        and not is_past_form(item)
    )


def _passives(items: Sequence[Item], writers: Sequence[_Found]) -> Iterator[_Found]:
    """Passive groups of other subjects."""
    taken = {place for found in writers for place in range(found.predicate.first, found.predicate.last + 1)}
    own = {found.predicate.last: found.subordinate for found in writers}
    place = 0
    while place < len(items):
        group = _passive_at(items, place) if place not in taken else None
        if group is None:
            place += 1
            continue
        yield _Found("other", group.first, group, _is_dependent_passive(items, group.first, own))
        place = group.last + 1


def _passive_at(items: Sequence[Item], place: int) -> Predicate | None:
    item = items[place]
    if not (is_be(item) or is_get(item)) or item.low in ("being", "getting"):
        return None
    before = items[place - 1] if place else None
    if before is not None and before.low == "to":
        return None  # "needed to be approved": not yet done, and not a clause
    first = place
    while first and items[first - 1].low in ("have", "has", "had", "been", "not", "will", "would"):
        first -= 1
    group = after_be(items, place, first)
    return group if group and group.voice == "passive" else None


def _is_dependent_passive(items: Sequence[Item], place: int, own: Mapping[int, bool]) -> bool:
    """Whether a passive depends on another clause; ``own`` are the writer's verbs and whether they do."""
    joint = False
    for index in range(place - 1, max(-1, place - _LOOK_BACK), -1):
        item = items[index]
        if item.low in SUBORDINATORS:
            return not (
                (item.low == "that" and _is_determiner_that(items, index))
                or (item.low == "which" and index and items[index - 1].low in ("after", "upon"))
                or (item.low in ("which", "that", "who") and _is_over(items, index, place))
            )
        if item.text in _SEGMENT_ENDS:
            return items[index + 1].low in RELATIVES
        if index in own:
            # "I found staff were discouraged" is what the writer found; "I left and the gate was closed" is not
            return own[index] or not joint
        joint = joint or (item.low in ("and", "but", "or") and _subject_between(items, index, place))
    return False


def _is_over(items: Sequence[Item], index: int, place: int) -> bool:
    """Whether a relative clause has its verb before ``place``: "a schedule which would hold a year was drawn up"."""
    between = items[index + 1 : place]
    verb = next((n for n, item in enumerate(between[:-_SHORTEST_CLAUSE]) if item.low in MODALS), None)
    return verb is not None and not any(item.low in CONJUNCTIONS for item in between[verb:])


def _is_determiner_that(items: Sequence[Item], index: int) -> bool:
    """Whether "that" points to something at a beginning: "That plan was approved"."""
    return index == 0 or not is_word(items[index - 1])


def _subject_between(items: Sequence[Item], index: int, place: int) -> bool:
    return place - index > 1 and not looks_like_ed(items[index + 1])

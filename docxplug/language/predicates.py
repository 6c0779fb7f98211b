"""What a subject does: the verb group that follows it."""

from collections.abc import Sequence
from typing import Final, Literal, NamedTuple

from docxplug.language.clause_words import (
    MODALS,
    PREPOSITIONS,
    Item,
    is_adverb,
    is_be,
    is_gerund,
    is_get,
    is_participle_form,
    is_word,
)
from docxplug.language.verb_forms import (
    base_lemma,
    gerund_lemma,
    lemma_by_shape,
    participle_lemma,
    past_lemma,
    states,
    third_lemma,
)
from docxplug.language.word_lists import word_set

_HAVE: Final = word_set("have has had 've haven't hasn't hadn't")
_PARENTHESIS: Final = {",": ",", "(": ")", "—": "—", "–": "–"}
_PARENTHESIS_REACH: Final = 24
#: After "by" these name a measure, a time or a means.
_NO_ACTOR: Final = word_set(
    "half nearly almost about over up hand mail phone then now design law statute close mid-year year-end",
    "january february march april may june july august september october november december",
    "monday tuesday wednesday thursday friday saturday sunday spring summer fall winter",
)
_COUNTING: Final = word_set("a an the one two three four five six seven eight nine ten more less")
_MEASURES: Final = word_set(
    "percent percentage point points third thirds quarter quarters half day days week weeks month months",
    "year years deadline end time date spring summer fall winter factor margin million billion",
)
#: What things are sorted, ranked and told apart by.
_CRITERIA: Final = word_set(
    "date dates size age type kind region risk priority severity urgency value cost price order name number function",
    "grade rank location weight topic category skill level seniority color subject due importance difficulty",
)
#: How nouns end that name a doing.
_OF_DOING: Final = ("tion", "sion", "ment", "approval", "review", "signature", "use", "ance", "study")
#: Words that act though they are alone after "by" and no plurals; others ("ranked by risk") tell how it was done.
_ACTING: Final = word_set(
    "me us them him her you everyone everybody anyone someone all both many most others nobody none each several",
    "staff management leadership counsel headquarters personnel industry labor government police faculty congress",
    "committee parliament legislation statute whoever whomever",
)
_CLAUSE_MARKS: Final = frozenset(",;:.()—–")

Voice = Literal["active", "passive"]


class Predicate(NamedTuple):
    """A verb group: ``first`` to ``last`` are places in the items, ``last`` that of the verb itself."""

    verb: str
    first: int
    last: int
    voice: Voice = "active"
    has_agent: bool = False


#: What tells of a state alone and of something done before these: "was engaged in it", "were engaged early on".
_DONE_BEFORE: Final = {
    "engaged": ("throughout", "early", "across", "through", "to", "as", "from", "before", "at")
}


def predicate_after(items: Sequence[Item], place: int) -> Predicate | None:
    """The verb group that begins at ``place``, after a subject; None where no verb can be made out there."""
    start = _after_parenthesis(items, place)
    return None if start is None else _group_at(items, start)


def _group_at(
    items: Sequence[Item], place: int, begin: int | None = None, *, have: bool = False
) -> Predicate | None:
    """The verb group from ``place`` on; ``begin`` is where its auxiliaries began, ``have`` whether "have" is one."""
    verb = next_word(items, place)
    if verb is None:
        return None
    first = verb if begin is None else begin
    low = items[verb].low
    if low in _HAVE or low == "'d":
        return _after_have(items, verb, first)
    if low in MODALS:
        return _after_modal(items, verb, first)
    if is_be(items[verb]):
        return after_be(items, verb, first)
    return _main_verb(items, verb, first, have=have)


def _after_have(items: Sequence[Item], place: int, first: int) -> Predicate | None:
    following = next_word(items, place + 1)
    if following is None or not _continues_have(items, following):
        return Predicate("have", first, place)
    return _group_at(items, following + (items[following].low == "to"), first, have=True)


def _after_modal(items: Sequence[Item], place: int, first: int) -> Predicate | None:
    following = next_word(items, place + 1)
    if following is not None and _is_base(items[following]):
        return _group_at(items, following, first)
    return Predicate("do", first, place) if items[place].low in ("do", "did", "does") else None


def after_be(items: Sequence[Item], place: int, begin: int) -> Predicate | None:
    """The verb group whose form of "be" or "get" stands at ``place``: passive, progressive or "be" itself."""
    last = place
    following = next_word(items, place + 1)
    while following is not None and items[following].low in ("been", "being"):
        last = following
        following = next_word(items, following + 1)
    if following is None:
        return Predicate("be", begin, last)
    item = items[following]
    if is_gerund(item) and not _is_noun_phrase(items, following):
        return Predicate(gerund_lemma(item.text) or item.low, begin, following)
    if is_passive_participle(items, following):
        verb = participle_lemma(item.text) or lemma_by_shape(item.text) or item.low
        return Predicate(verb, begin, following, "passive", has_agent(items, following))
    return Predicate("get" if is_get(items[place]) else "be", begin, last)


def is_passive_participle(items: Sequence[Item], place: int) -> bool:
    """Whether the word after "be" is a participle that tells of something done, not of a state or a kind."""
    item = items[place]
    after = items[place + 1] if place + 1 < len(items) else None
    if not is_participle_form(item):
        return False
    if item.low in states() and not (after is not None and after.low in _DONE_BEFORE.get(item.low, ())):
        return False
    if after is None or not is_word(after):
        return True
    if item.low == "determined" and after.low == "to":
        return False
    # "was trained staff": a participle before a noun describes it
    return not item.text[0].isupper() or after.low in PREPOSITIONS


def has_agent(items: Sequence[Item], place: int) -> bool:
    """Whether "by" somebody follows the participle at ``place``, in its own clause.

    "by 30 percent", "by March" and "by pairing" name a measure, a time and a means, no actor.
    """
    for index in range(place + 1, min(len(items), place + 14)):
        low = items[index].low
        if low in _CLAUSE_MARKS or low in ("which", "that", "who", "when", "while") or is_be(items[index]):
            return False
        if low == "by":
            return not _belongs_to_noun(items, index) and _names_actor(items, index + 1)
    return False


def _belongs_to_noun(items: Sequence[Item], by: int) -> bool:
    """Whether "by" says who does what the noun before it names: "developed for consideration by the principals"."""
    return items[by - 2].low == "for" and items[by - 1].low.endswith(_OF_DOING)


def next_word(items: Sequence[Item], place: int) -> int | None:
    """The place of the next item from ``place`` on that is no adverb; None at the end or at a mark."""
    while place < len(items) and is_adverb(items[place]):
        place += 1
    return place if place < len(items) and is_word(items[place]) else None


def _names_actor(items: Sequence[Item], place: int) -> bool:
    if place >= len(items):
        return False
    item = items[place]
    if item.text[0].isdigit() or item.text[0] in "$€£" or is_gerund(item):
        return False
    ends = place + 1 == len(items) or not is_word(items[place + 1]) or items[place + 1].low in PREPOSITIONS
    if item.low in _NO_ACTOR or (ends and not _acts_alone(item)):
        return False
    if _last_of_phrase(items, place).low in _CRITERIA:
        return False
    near = {other.low for other in items[place + 1 : place + 4]}
    return item.low not in _COUNTING or not (near & _MEASURES or _is_number(items, place + 1))


def _last_of_phrase(items: Sequence[Item], place: int) -> Item:
    """The last word before a mark or a preposition: "date" of "their likely court date."."""
    last = items[place]
    for item in items[place + 1 : place + 6]:
        if not is_word(item) or item.low in PREPOSITIONS:
            break
        last = item
    return last


def _acts_alone(item: Item) -> bool:
    """Whether a single word can be who did it: "by inspectors", "by Congress", "by counsel"."""
    if item.low in _ACTING or item.text[0].isupper():
        return True
    return item.low.endswith("s") and not item.low.endswith(("ss", "us", "is"))


def _is_number(items: Sequence[Item], place: int) -> bool:
    return place < len(items) and (items[place].text[0].isdigit() or items[place].text[0] == "$")


def _after_parenthesis(items: Sequence[Item], place: int) -> int | None:
    """Where the clause goes on after ", who then headed the office," behind a subject."""
    if place >= len(items):
        return None
    closing = _PARENTHESIS.get(items[place].text)
    if closing is None:
        return place
    for index in range(place + 1, min(len(items), place + _PARENTHESIS_REACH)):
        if items[index].text == closing:
            return index + 1
    return None


def _continues_have(items: Sequence[Item], place: int) -> bool:
    item = items[place]
    if item.low == "to":
        return place + 1 < len(items) and base_lemma(items[place + 1].text) is not None
    if is_be(item):
        return True
    if not is_participle_form(item):
        return past_lemma(item.text) is not None  # "had began": heard and written, still a verb
    # "had trained staff" names what one had; "have led", "have trained 40 inspectors" what one did
    return participle_lemma(item.text) is not None or place + 1 < len(items)


def _is_base(item: Item) -> bool:
    return base_lemma(item.text) is not None or item.low in ("be", "have") or item.low == "been"


def _main_verb(items: Sequence[Item], place: int, begin: int, *, have: bool) -> Predicate | None:
    item = items[place]
    if not item.text[0].isalpha():
        return None
    if have and is_get(item):
        return Predicate("get", begin, place)
    if is_get(item):
        passive = after_be(items, place, begin)
        return passive if passive and passive.voice == "passive" else Predicate("get", begin, place)
    text = item.text
    verb = past_lemma(text) or base_lemma(text) or (participle_lemma(text) if have else None)
    verb = verb or participle_lemma(text) or third_lemma(text) or lemma_by_shape(text)
    return Predicate(verb, begin, place) if verb else None


def _is_noun_phrase(items: Sequence[Item], place: int) -> bool:
    """Whether an -ing form after "be" is a noun: "my role was planning and budgeting" stays undecided, so no."""
    return place + 1 < len(items) and items[place + 1].low == "of"

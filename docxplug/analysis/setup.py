"""What the beginning of a story without labels holds: trouble (the challenge) and where the writer stood (context).

Both often share a paragraph, even a sentence, so they are not weighed against each other here: a part is there if
the sentences together show enough of it. A paragraph that opens with the writer's position mostly goes on about
it, and what troubles it mentions on the way make no challenge yet.
"""

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Final, NamedTuple

from docxplug.analysis.cues import WRITER, Evidence, comes_to_place
from docxplug.analysis.model import Part
from docxplug.analysis.story_openers import announces_story
from docxplug.analysis.telling import tells
from docxplug.kept import compiled
from docxplug.language.clauses import Clause
from docxplug.language.people import are_agents
from docxplug.language.sentences import Sentence
from docxplug.language.word_lists import word_set

_WORD: Final = compiled(r"\d[\d,.]*|[a-z]+")
_NUMBERS: Final = word_set(
    "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen",
    "nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand dozen several",
)
_STAFF: Final = word_set(
    "people staff personnel agents residents students attorneys consultants accountants assistants scientists",
    "volunteers",
)
_COLLECTIVES: Final = word_set(
    "staff team crew squad section office division branch group unit force faculty board cadre workforce department",
    "panel delegation district region",
)
_OWN: Final = word_set(
    "deputy deputies budget staff team supervisor supervisors boss colleagues superiors managers"
)
_PERIODS: Final = word_set("minutes hours days weeks months")
_GROUP: Final = word_set("we our us")
_THREATS: Final = word_set("would still waiting waited until stood barely hardly scarcely otherwise")
#: What words begin with that begin with "un" and deny nothing.
_NO_DENIAL: Final = ("uni", "unan", "under", "until", "unless", "uncle", "uncover", "unfold", "unmodified")
_DUE: Final = frozenset({("was", "to"), ("were", "to")})
_HOLDS: Final = word_set("serve head chair own answer oversee supervise command employ")
_LEADS: Final = word_set("lead run manage direct")
_ARRIVES: Final = word_set("come arrive join")
_GIVEN: Final = word_set(
    "give appoint name select assign promote detail designate hire bring recruit transfer"
)
_ROLES: Final = word_set(
    "a an the one director chief manager administrator commissioner officer head leader lead secretary counsel",
    "superintendent commander executive comptroller supervisor coordinator president deputy adviser advisor official",
    "inspector attorney engineer scientist physician economist captain colonel ambassador curator auditor counselor",
    "agent warden acting",
)
_MEANS: Final = word_set(
    "a an no only about some few less neither over nearly just barely charge responsibility command oversight"
)
#: Words that come to a later time ("In 2017 …", "Two years on …", "Later, as …").
_LATER: Final = compiled(
    r"\b(?:(?:in|since|during|from|early in|late in|on)\b[^,.;]{0,24}\b(?:19|20)\d\d\b|"
    r"(?:\w+ ){1,3}(?:years?|months|weeks) (?:on|ago|later|after|afterwards?|before|into|earlier)\b|"
    r"(?:later|afterwards?|more recently|subsequently|earlier|previously|currently|then|"
    r"that (?:same )?(?:year|spring|summer|fall|autumn|winter)|the (?:following|next|same|year) \w+)\b)",
    re.IGNORECASE,
)
_MUST: Final = compiled(r"\b(?:I|we) (?:\w+ )?had (?:\w+ly |also |only |first )?to\b", re.IGNORECASE)

_SIGN: Final = 0.6
_MOST_SIGNS: Final = 2
_ACT: Final = 1.0
_HAPPENED: Final = 0.7
_HAPPENED_THEN: Final = 1.1  # at a time that the sentence begins with
_PEOPLE_COUNTED: Final = 0.9
_HELD: Final = 1.5
_ARRIVED: Final = 0.9
_TROUBLE: Final = 0.6  # the sum that shows a challenge …
_TROUBLE_BESIDE: Final = 1.2  # … and the one after an opening with the writer's position
_MIXED: Final = 0.5  # trouble told in passing, in a sentence on the writer's position, is none
_TROUBLE_TOLD: Final = 1.0  # the sum that makes a paragraph one of trouble
_SHARE: Final = 0.5  # one word of trouble among much about the position is none
_STANDING: Final = 0.9  # the sum that shows a context …
_LONG_WORD: Final = 5  # letters of a word that names something
_STANDING_OF_GROUP: Final = 2.4  # … the one where only the writer's group is spoken of …
_STANDING_OF_OTHERS: Final = 3.2  # … and the one where neither is


class Signs(NamedTuple):
    """How strongly a sentence tells of trouble, and of where the writer stood; whether the writer comes into it."""

    trouble: float
    standing: float
    position: float  # the writer holds an office, people or means, or comes to them
    writer: bool
    group: bool  # "we" or "our" comes into it


def signs(paragraph: str, sentence: Sentence, clauses: Sequence[Clause], shown: Evidence) -> Signs:
    """The signs of one sentence of a paragraph; ``clauses`` are the sentence's own."""
    text = paragraph[sentence.start : sentence.end]
    words = _WORD.findall(text.lower())
    people = _people(words)
    must = bool(_MUST.search(text))  # "I had to decide" is the task
    held = (
        0.0 if must else max((_position(paragraph, c, over_people=people > 0) for c in clauses), default=0.0)
    )
    # "The second came in 2014, at a laboratory of …": where the writer worked
    writer = not must and (not WRITER.isdisjoint(words) or (sentence.start == 0 and announces_story(text)))
    happened = 0.0
    if not writer and shown.action < _ACT and tells(text) == "event":
        happened = _HAPPENED_THEN if shown.setting else _HAPPENED
    trouble = shown.challenge + _pressure(words) + happened
    return Signs(trouble, shown.context + held + people, held, writer, not _GROUP.isdisjoint(words))


def comes_later(text: str, *, trouble: bool) -> bool:
    """Whether a sentence begins with a time of its own; with trouble, the time may stand anywhere."""
    return bool(_LATER.search(text) if trouble else _LATER.match(text))


def takes_up(opening: str, sentence: str) -> bool:
    """Whether a story's first sentence speaks of what the opening named ("the network")."""
    named = {word for word in _WORD.findall(opening.lower()) if len(word) >= _LONG_WORD}
    pairs = pairwise(_WORD.findall(sentence.lower()))
    return any(before in {"the", "our", "this"} and word in named for before, word in pairs)


def parts_of_setup(sentences: Sequence[Signs], *, introduced: bool = False) -> tuple[Part, ...]:
    """The parts that the sentences before the actions show, at least one.

    ``introduced`` tells that an opening has said where the writer stood.
    """
    trouble = sum(s.trouble for s in sentences if s.trouble >= _MIXED * s.standing)
    standing = sum(s.standing for s in sentences)
    first = next((s for s in sentences if s.trouble or s.standing), None)
    opens_with_position = first is not None and first.position == _HELD and first.standing > first.trouble
    enough_trouble = _TROUBLE_BESIDE if opens_with_position else _TROUBLE
    known = introduced or any(s.writer for s in sentences)
    enough_standing = (
        _STANDING if known else _STANDING_OF_GROUP if any(s.group for s in sentences) else _STANDING_OF_OTHERS
    )
    if trouble >= enough_trouble and standing >= enough_standing:
        return ("challenge", "context")
    leans = trouble / enough_trouble - standing / enough_standing
    return ("challenge",) if leans >= 0 else ("context",)


def only_position(sentences: Sequence[Signs]) -> bool:
    """Whether sentences tell of hardly anything but how the writer stood."""
    standing = sum(s.standing for s in sentences)
    return sum(s.trouble for s in sentences) < max(_SIGN, _SHARE * standing)


def only_trouble(paragraphs: Sequence[Sequence[Signs]]) -> bool:
    """Whether each of several paragraphs tells of trouble and none of where the writer stood."""
    sentences = [s for paragraph in paragraphs for s in paragraph]
    if any(s.writer for s in sentences) or sum(s.standing for s in sentences) >= _STANDING:
        return False
    return all(sum(s.trouble for s in paragraph) >= _TROUBLE_TOLD for paragraph in paragraphs)


def _pressure(words: Sequence[str]) -> float:
    """Threats, denials, limits of time and what was to come."""
    found = len(_THREATS.intersection(words)) + sum(word[:2] == "un" and _is_denial(word) for word in words)
    pairs = set(pairwise(words))
    found += len(_DUE & pairs) + sum(word in _PERIODS and _is_number(before) for before, word in pairs)
    return _SIGN * min(found, _MOST_SIGNS)


def _people(words: Sequence[str]) -> float:
    """Whether people are counted or the writer's own: "410 examiners", "a squad of seven", "my deputy"."""
    for place, word in enumerate(words):
        if word == "my" and not _OWN.isdisjoint(words[place + 1 : place + 3]):
            return _PEOPLE_COUNTED
        if not _is_number(word):
            continue
        if words[place - 1 : place] == ["of"] and words[place - 2] in _COLLECTIVES:
            return _PEOPLE_COUNTED
        if any(_are_staff(w) for w in words[place + 1 : place + 4]):
            return _PEOPLE_COUNTED
    return 0.0


def _are_staff(word: str) -> bool:
    """Whether a word tells of people around the writer; customers are not."""
    return word in _STAFF or (are_agents(word) and word != "customers")


def _position(paragraph: str, clause: Clause, *, over_people: bool) -> float:
    """Whether the writer holds an office, people or means in a clause, or comes to them."""
    if clause.subject != "I" or clause.quoted:
        return 0.0
    if clause.voice == "passive":
        return _ARRIVED if clause.verb in _GIVEN else 0.0
    following = _WORD.findall(paragraph[clause.verb_end : clause.verb_end + 60].lower())[:4]
    if clause.verb in _ARRIVES or comes_to_place(clause.verb, following):
        return _ARRIVED
    holds = (
        clause.verb in _HOLDS
        or (clause.verb in _LEADS and (over_people or clause.subordinate))
        or (clause.verb in {"be", "act"} and not _ROLES.isdisjoint(following))  # "I was acting director"
        or (
            clause.verb == "have" and bool(following) and (following[0] in _MEANS or _is_number(following[0]))
        )
    )
    return (_ARRIVED if clause.subordinate else _HELD) if holds else 0.0


def _is_number(word: str) -> bool:
    return word in _NUMBERS or (word[0].isdigit() and not (len(word) == 4 and word.startswith(("19", "20"))))


def _is_denial(word: str) -> bool:
    return len(word) > 5 and not word.startswith(_NO_DENIAL)

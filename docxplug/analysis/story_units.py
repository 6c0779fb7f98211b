"""The sentences of an answer without labels, each with what its words and its place show.

What the words say for a part is weighed in ``cues`` and ``setup``. Here come signs that need no lists of subjects:
who acts, when, what is denied and counted, what was told before, what its paragraph and the ones around it tell, and
where the sentence stands.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from math import log
from typing import Final, NamedTuple

from docxplug.analysis.cues import Evidence, claims, evidence
from docxplug.analysis.prose import Prose
from docxplug.analysis.setup import Signs, comes_later, signs
from docxplug.analysis.story_openers import announces_story
from docxplug.kept import compiled
from docxplug.language.clauses import Clause
from docxplug.language.sentences import Sentence
from docxplug.language.verb_forms import participle_lemma, past_lemma
from docxplug.language.word_lists import word_set
from docxplug.view import TextView

_WORD: Final = compiled(r"\d[\d,.]*|[^\W\d_]+(?:['’][^\W\d_]+)?")
#: Words that lead on from what was told before.
_GOES_ON: Final = word_set(
    "then also next finally further furthermore moreover additionally in after once this these that those such it",
    "they with building following based besides meanwhile throughout still again second third to at",
)
_DENIALS: Final = word_set(
    "no not nobody none never nothing neither nor cannot without few little hardly unable"
)
_NOT: Final = ("n't", "n’t")
_PRESENT: Final = word_set("is are has have am do does")
_GROUP: Final = word_set("we our us")
_COMPARES: Final = word_set("than against compared versus instead rather")
_POINTS_BACK: Final = word_set("the this these that those both all each its their it they no")
_SAY_NOTHING: Final = word_set(
    "which their there these those where while would could should about after before between because through during",
    "under other every first second third being since until against within without years months weeks",
)
_AFTER_HAD: Final = word_set("been not never already just")
_CAREER: Final = 1.0  # evidence of a sentence that tells of a whole career
_ANNOUNCED: Final = 1.5
_COMES_TO_OFFICE: Final = 1.2  # at a time of its own
_NEW_TIME: Final = 0.3
_STEM: Final = 6  # letters by which a word is known again
_SHORTEST: Final = 5  # letters of a word that names something
_MIDDLE: Final = 0.5  # of a share that cannot be told
_MOST_NUMBERS: Final = 3
_MOST_ACTS: Final = 3
_MOST_PAST: Final = 4
_USUAL_SENTENCE: Final = 3.0  # the logarithm of its words
_USUAL_PARAGRAPH: Final = 4.0
#: What a paragraph shows as a whole, for its own sentences and for those of the paragraphs beside it.
_TOGETHER: Final = ("action", "result", "trouble", "standing", "numbers")
_PLACES: Final = ("here", "before", "after")
_MOST: Final = 2  # of numbers told again, and of denials


class Unit(NamedTuple):
    """A sentence with its paragraph. ``shows`` has what speaks for its part of a story, by the names of ``weights``."""

    paragraph: int
    sentence: Sentence
    evidence: Evidence
    signs: Signs
    shows: dict[str, float]


def units_of(view: TextView, indexes: Sequence[int], prose: Prose) -> list[Unit]:
    """The sentences of these paragraphs with what each shows."""
    paragraphs: list[list[Unit]] = []
    told: set[str] = set()  # the marks of the paragraphs before
    for index in indexes:
        text = view.paragraphs[index].text
        said = [_WORD.findall(text[s.start : s.end].lower()) for s in prose.sentences(index)]
        own = list(_sentences_of(text, index, prose, said, begins=index == indexes[0]))
        marks = [_marks(words) for words in said]
        for unit, (names, numbers) in zip(own, marks, strict=True):
            unit.shows["told"] = len(names & told) / len(names) if names else _MIDDLE
            unit.shows["numbers_told"] = min(_MOST, len(numbers & told))
        _stand(own, first=index == indexes[0], last=index == indexes[-1])
        told = told.union(*(names | numbers for names, numbers in marks))
        if own and paragraphs and own[0].shows["fresh"] >= _COMES_TO_OFFICE:
            for unit in paragraphs[-1]:
                unit.shows["before_next"] = 1.0
        paragraphs += [own] if own else []
    _look_around(paragraphs)
    return [unit for units in paragraphs for unit in units]


def _look_around(paragraphs: Sequence[Sequence[Unit]]) -> None:
    """Adds what the whole paragraph shows, and the one before it and the one after it."""
    wholes: list[Mapping[str, float]] = [{}, *map(_whole, paragraphs), {}]
    for place, units in enumerate(paragraphs):
        near = (wholes[place + 1], wholes[place], wholes[place + 2])
        shown = {
            f"{name}_{where}": value
            for where, whole in zip(_PLACES, near, strict=True)
            for name, value in whole.items()
        }
        for unit in units:
            unit.shows.update(shown)


def _whole(units: Sequence[Unit]) -> dict[str, float]:
    """What the sentences of a paragraph show in the middle, and its length."""
    shown = {name: sum(unit.shows[name] for unit in units) / len(units) for name in _TOGETHER}
    shown["length"] = log(1 + sum(unit.shows["words"] for unit in units)) - _USUAL_PARAGRAPH
    return shown


def _sentences_of(
    text: str, paragraph: int, prose: Prose, words: Sequence[Sequence[str]], *, begins: bool
) -> Iterator[Unit]:
    """The sentences of a paragraph, whose words are given; ``begins`` tells that the answer begins with it."""
    clauses = prose.clauses(paragraph)
    for place, sentence in enumerate(prose.sentences(paragraph)):
        own = [clause for clause in clauses if sentence.start <= clause.start < sentence.end]
        shown = evidence(text, sentence, own)
        found = signs(text, sentence, own, shown)
        said = text[sentence.start : sentence.end]
        shows = {**_weighed(shown, found), **_wording(words[place]), **_acting(own)}
        if begins:
            shows["claims"] = float(claims(text, own))
        if place == 0:
            shows["fresh"] = 0.0 if begins else _freshness(said, found, shown)
            shows["goes_on"] = float(_goes_on(said))
        yield Unit(paragraph, sentence, shown, found, shows)


def _weighed(shown: Evidence, found: Signs) -> dict[str, float]:
    """What the lists of cues say."""
    return {
        "always": 1.0,
        "action": shown.action,
        "result": shown.result,
        "outside": shown.outside,
        "setting": shown.setting,
        "trouble": found.trouble,
        "standing": found.standing,
        "position": found.position,
        "writer": float(found.writer),
    }


def _acting(clauses: Sequence[Clause]) -> dict[str, float]:
    """What the writer does in a sentence's clauses."""
    acts = [clause for clause in clauses if clause.subject == "I" and clause.voice == "active"]
    return {
        "acted": float(bool(acts)),
        "acts": float(min(_MOST_ACTS, sum(not clause.subordinate for clause in acts))),
        "no_clause": float(not clauses),
    }


def _wording(words: Sequence[str]) -> dict[str, float]:
    """How a sentence is put: persons, tenses, denials, numbers."""
    there = set(words)
    denials = sum(word in _DENIALS or word.endswith(_NOT) for word in words)
    numbers = sum(word[0].isdigit() and not _is_year(word) for word in words)
    return {
        "words": float(len(words)),
        "length": log(1 + len(words)) - _USUAL_SENTENCE,
        "past": float(min(_MOST_PAST, sum(past_lemma(word) is not None for word in words))),
        "begins_with_I": float(words[:1] == ["i"]),
        "group": float(not _GROUP.isdisjoint(there)),
        "present": float(not _PRESENT.isdisjoint(there)),
        "had_done": float("had" in there and _had_done(words)),
        "denials": float(min(_MOST, denials)),
        "numbers": float(min(_MOST_NUMBERS, numbers)),
    }


def _had_done(words: Sequence[str]) -> bool:
    """Whether something had happened before what is told."""
    return any(
        before == "had" and (word in _AFTER_HAD or participle_lemma(word) is not None)
        for before, word in pairwise(words)
    )


def _goes_on(text: str) -> bool:
    """Whether a sentence leads on from what was told before ("Next, …", "I also …")."""
    words = text.lower().replace(",", " ").split()[:2]
    return not _GOES_ON.isdisjoint(words[1:] if words[:1] == ["i"] else words[:1])


def _freshness(text: str, found: Signs, shown: Evidence) -> float:
    """How clearly the first sentence of a paragraph begins a story."""
    if announces_story(text):
        return _ANNOUNCED
    if shown.outside >= _CAREER:
        return 0.0
    later = comes_later(text, trouble=shown.challenge > 0.0 == shown.result)
    if found.position:
        return _COMES_TO_OFFICE if later else _NEW_TIME
    return _NEW_TIME if later and shown.action < 1.0 and not shown.result else 0.0


def _marks(words: Sequence[str]) -> tuple[set[str], set[str]]:
    """What a sentence can be known to speak of again: the stems of its longer words, and its numbers but years."""
    names = {
        word[:_STEM]
        for word in words
        if len(word) >= _SHORTEST and word not in _SAY_NOTHING and word.isalpha()
    }
    numbers = {word.rstrip(".,") for word in words if word[0].isdigit()}
    return names, {number for number in numbers if not _is_year(number)}


def _is_year(word: str) -> bool:
    return len(word) == 4 and word.isdigit() and word.startswith(("19", "20"))


def _stand(units: Sequence[Unit], *, first: bool, last: bool) -> None:
    """Adds where the sentences of a paragraph stand, and what they show together."""
    count = len(units)
    acted = sum(unit.shows["acted"] for unit in units) / max(1, count)
    told = sum(unit.shows["told"] for unit in units) / max(1, count)
    for place, unit in enumerate(units):
        unit.shows.update(
            opens=float(place == 0),
            alone=float(count == 1),
            way=place / (count - 1) if count > 1 else _MIDDLE,
            first=float(first),
            last=float(last),
            acted_around=acted,
            told_around=told,
        )

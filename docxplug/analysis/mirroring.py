"""Which key phrases of a qualification come back in an answer, and how."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import Final, NamedTuple

from docxplug.analysis.model import Mirroring, MirrorStatus
from docxplug.kept import compiled
from docxplug.language.families import same_family
from docxplug.language.key_phrases import is_act, key_phrases
from docxplug.language.word_lists import word_set
from docxplug.language.words import stem
from docxplug.posting import Qualification
from docxplug.spans import Span
from docxplug.view import TextView

#: How many words more than the phrase has may lie between its words when they come in another order.
_SLACK: Final = 7
#: At most so many places are given for a phrase.
_MOST_PLACES: Final = 5
#: "multi-year" and "multiyear", "cyber security" and "cybersecurity" are one word each.
_WORD: Final = compiled(
    r"(?:(?:multi|non|pre|post|co|re|anti|cyber|sub|semi|mid|inter|intra|counter|over|under)[-‐‑]|(?:multi|cyber) )?"
    r"[^\W_]+(?:['’][^\W\d_]+)?",
    re.IGNORECASE,
)
_JOINING: Final = str.maketrans("’", "'", "-‐‑ ")
_OPTIONAL: Final = compiled(r"\([^)]*\)")
_FUNCTION_WORDS: Final = word_set(
    "a an the of to in on for and or with by at from into as its their your our & using",
)
#: Words so common that finding them alone says nothing about the phrase.
_LIGHT: Final = word_set(
    "program project system service issue activity area work organization agency federal national public",
    "large complex major management development operation process policy knowledge experience new other",
    "general government",
)


class _Word(NamedTuple):
    """A word of an answer: its stem, where it stands, and the sentence-like stretch it stands in."""

    stem: str
    low: str
    span: Span
    stretch: int


class _Needle(NamedTuple):
    """A key phrase: all its words as written, and the stems that an answer must have; whether it opens with an act."""

    written: tuple[str, ...]
    required: tuple[str, ...]
    required_low: tuple[str, ...]
    has_act: bool


def phrases_of(qualification: Qualification) -> tuple[str, ...]:
    """The phrases to look for: those a person has set, else those found in the qualification's text."""
    return qualification.phrases or tuple(key_phrases(qualification.text))


def mirroring(view: TextView, indexes: Iterable[int], phrases: Sequence[str]) -> tuple[Mirroring, ...]:
    """How each phrase comes back in the paragraphs ``indexes``, in the order of the phrases.

    Words of a phrase in parentheses are optional. The statuses from best to least: ``verbatim``; ``inflected`` (forms
    or relatives of its words in its order; of "(directing) safety programs" also the thing without the act);
    ``reordered`` (all of them close together); ``partial`` (some of them); ``missing``. None of them says that the
    answer lacks the thing: it may be there in other words.
    """
    words = list(_words(view, indexes))
    answer = _Answer(words)
    return tuple(answer.find(phrase) for phrase in phrases)


def as_said(phrase: str) -> str:
    """A phrase as an answer has it at least: with its act, without other optional words."""
    has_act = phrase.startswith("(") and is_act(phrase[1 : phrase.index(")")])
    act, rest = phrase.split(")", 1) if has_act else ("", phrase)
    return " ".join(f"{act[1:]} {_OPTIONAL.sub(' ', rest)}".split())


class _Answer:
    """The words of an answer, ready to be searched for many phrases."""

    def __init__(self, words: Sequence[_Word]) -> None:
        self._words = words
        self._stems: dict[str, list[int]] = {}
        self._beginnings: dict[str, set[str]] = {}
        self._related: dict[str, list[int]] = {}
        for place, word in enumerate(words):
            self._stems.setdefault(word.stem, []).append(place)
        for known in self._stems:
            self._beginnings.setdefault(known[:2], set()).add(known)

    def find(self, phrase: str) -> Mirroring:
        """The best way in which the phrase comes back, with its places."""
        needle = _needle(phrase)
        if not needle.required:
            return Mirroring(phrase, "missing")
        for status, ranges in self._cascade(needle):
            if ranges:
                return Mirroring(phrase, status, tuple(self._spans(ranges[:_MOST_PLACES])))
        return Mirroring(phrase, "missing")

    def _cascade(self, needle: _Needle) -> Iterator[tuple[MirrorStatus, list[tuple[int, int]]]]:
        yield "verbatim", self._sequences(needle.written, exact=True)
        if len(needle.required_low) < len(needle.written) and not needle.has_act:
            yield "verbatim", self._sequences(needle.required_low, exact=True)
        if needle.has_act:
            act = stem(needle.written[0])
            yield "inflected", self._sequences((act, *needle.required), exact=False)
        yield "inflected", self._sequences(needle.required, exact=False)
        yield "reordered", self._close_together(needle.required)
        yield "partial", self._some_of(needle.required)

    def _sequences(self, wanted: Sequence[str], *, exact: bool) -> list[tuple[int, int]]:
        """Where the words follow each other, function words between them allowed unless ``exact``."""
        if exact:
            starts: Iterable[int] = self._stems.get(stem(wanted[0]), ())
        else:
            starts = self._places(wanted[0])
        return [
            (place, end)
            for place in starts
            if (end := self._sequence_end(place, wanted, exact=exact)) is not None
        ]

    def _sequence_end(self, place: int, wanted: Sequence[str], *, exact: bool) -> int | None:
        stretch = self._words[place].stretch
        for want in wanted:
            while not exact and place < len(self._words) and self._words[place].low in _FUNCTION_WORDS:
                place += 1
            if place >= len(self._words) or self._words[place].stretch != stretch:
                return None
            word = self._words[place]
            if not (word.low == want if exact else same_family(word.stem, want)):
                return None
            place += 1
        return place

    def _close_together(self, required: Sequence[str]) -> list[tuple[int, int]]:
        if len(required) < 2:
            return []
        window = self._smallest_window(required)
        return [window] if window and window[1] - window[0] <= len(required) + _SLACK else []

    def _smallest_window(self, stems: Sequence[str]) -> tuple[int, int] | None:
        """The shortest range of words in one stretch that has all the stems."""
        hits = sorted((place, number) for number, want in enumerate(stems) for place in self._places(want))
        best: tuple[int, int] | None = None
        last: dict[int, int] = {}
        stretch = -1
        for place, number in hits:
            if self._words[place].stretch != stretch:
                last, stretch = {}, self._words[place].stretch
            last[number] = place
            if len(last) == len(stems):
                first = min(last.values())
                if best is None or place + 1 - first < best[1] - best[0]:
                    best = (first, place + 1)
        return best

    def _some_of(self, required: Sequence[str]) -> list[tuple[int, int]]:
        """A place with at least half of the stems, one of them more than a common word."""
        present = [want for want in required if self._places(want)]
        telling = [want for want in present if want not in _light_stems()]
        if not telling or len(required) < 2 or 2 * len(present) < len(required):
            return []
        window = self._smallest_window(present)
        if window and window[1] - window[0] <= len(required) + _SLACK:
            return [window]
        place = self._places(telling[0])[0]
        return [(place, place + 1)] if 2 * len(telling) >= len(required) else []

    def _places(self, want: str) -> list[int]:
        """Where words of the family of a stem stand, in order."""
        found = self._related.get(want)
        if found is None:
            near = self._beginnings.get(want[:2], ())
            stems = [known for known in near if same_family(known, want)]
            found = sorted(place for known in stems for place in self._stems[known])
            self._related[want] = found
        return found

    def _spans(self, ranges: Sequence[tuple[int, int]]) -> Iterator[Span]:
        for first, end in ranges:
            begin, finish = self._words[first].span, self._words[end - 1].span
            yield Span(begin.paragraph, begin.start, finish.end)


def _needle(phrase: str) -> _Needle:
    written = tuple(_plain(match.group()) for match in _WORD.finditer(phrase))
    core = [_plain(match.group()) for match in _WORD.finditer(_OPTIONAL.sub(" ", phrase))]
    required = [word for word in core if word not in _FUNCTION_WORDS]
    has_act = phrase.startswith("(") and len(core) < len(written) and is_act(written[0])
    return _Needle(written, tuple(stem(word) for word in required), tuple(core), has_act)


def _words(view: TextView, indexes: Iterable[int]) -> Iterator[_Word]:
    for index in indexes:
        for match in _WORD.finditer(view.paragraphs[index].text):
            low = _plain(match.group())
            yield _Word(stem(low), low, Span(index, match.start(), match.end()), index)


def _plain(word: str) -> str:
    return word.lower().translate(_JOINING).removesuffix("'s")


@cache
def _light_stems() -> frozenset[str]:
    return frozenset(stem(word) for word in _LIGHT)

"""Which key phrases of a qualification come back in an answer, and how."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import Final, NamedTuple

from docxplug.analysis.mirror_words import (
    AGENCIES,
    FUNCTION_WORDS,
    OPTIONAL,
    Needle,
    Word,
    needle_of,
    words_of,
)
from docxplug.analysis.model import Mirroring, MirrorStatus
from docxplug.language.families import same_family
from docxplug.language.key_phrase_words import BREAKS, EMPTY_ALONE
from docxplug.language.key_phrases import key_phrases
from docxplug.language.word_lists import word_set
from docxplug.language.words import stem
from docxplug.posting import Qualification
from docxplug.posting.numbering import after_ecq_name
from docxplug.spans import Span
from docxplug.view import TextView

#: How many words more than the phrase has may lie between its words when they come in another order.
_SLACK: Final = 7
#: Two words are soon together by chance: "access to urgent care" is meant, "led me to retire from technical" is not.
_SLACK_OF_TWO: Final = 3
#: At most so many places are given for a phrase.
_MOST_PLACES: Final = 5
_JOINTS: Final = ("and", "or")
_MARKS_OF_JOINTS: Final = ("/", "&")
#: What may stand between the words of a list.
_IN_LISTS: Final = ("", ",", "-", "‑", *_MARKS_OF_JOINTS)
#: "Federal, State, local, Tribal and territorial governments": at most so many words stand between the two of a phrase.
_LONGEST_LIST: Final = 6
#: So far behind a phrase the name of an agency may end.
_LONGEST_NAME: Final = 5
#: Words so common that finding them alone says nothing about the phrase.
_LIGHT: Final = EMPTY_ALONE | word_set(
    "national major management development operation policy knowledge experience new general",
    "resource measure condition strategy sector setting",
)


class _Match(NamedTuple):
    """A way in which a phrase comes back: its places as ranges of words, and the words of the phrase that are there."""

    status: MirrorStatus
    ranges: list[tuple[int, int]]
    said: str = ""


def phrases_of(qualification: Qualification) -> tuple[str, ...]:
    """The phrases to look for: those a person has set, else those found in the qualification's text."""
    text = qualification.text if qualification.kind == "TQ" else after_ecq_name(qualification.text)
    return qualification.phrases or tuple(key_phrases(text))


def mirroring(
    view: TextView,
    indexes: Iterable[int],
    phrases: Sequence[str],
    acronyms: Mapping[str, str] | None = None,
) -> tuple[Mirroring, ...]:
    """How each phrase comes back in the paragraphs ``indexes``, in the order of the phrases.

    Words of a phrase in parentheses are optional. The statuses from best to least: ``verbatim``; ``inflected`` (forms
    or relatives of its words in its order, also around a list or without one word that tells little; of "(directing)
    safety programs" also the thing without the act);
    ``reordered`` (all of them close together); ``partial`` (some of them); ``missing``. None of them says that the
    answer lacks the thing: it may be there in other words. ``acronyms`` of the posting stand for their words.
    """
    acronyms = acronyms or {}
    answer = _Answer(list(words_of(view, indexes, acronyms)))
    return tuple(answer.find(phrase, _with_words(phrase, acronyms)) for phrase in phrases)


def _with_words(phrase: str, acronyms: Mapping[str, str]) -> str:
    return " ".join(acronyms.get(word, word) for word in phrase.split()) if acronyms else phrase


class _Answer:
    """The words of an answer, ready to be searched for many phrases."""

    def __init__(self, words: Sequence[Word]) -> None:
        self._words = words
        self._stems: dict[str, list[int]] = {}
        self._beginnings: dict[str, set[str]] = {}
        self._related: dict[str, list[int]] = {}
        for place, word in enumerate(words):
            self._stems.setdefault(word.stem, []).append(place)
        for known in self._stems:
            self._beginnings.setdefault(known[:2], set()).add(known)

    def find(self, phrase: str, in_full: str) -> Mirroring:
        """The best way in which the phrase, with its acronyms spelled out, comes back, with its places."""
        needle = needle_of(in_full)
        for match in self._cascade(needle, phrase) if needle.required else ():
            own = [place for place in match.ranges if needle.names_agency or not self._is_in_name(*place)]
            if own:
                return Mirroring(phrase, match.status, tuple(self._spans(own[:_MOST_PLACES])), match.said)
        return Mirroring(phrase, "missing")

    def _cascade(self, needle: Needle, phrase: str) -> Iterator[_Match]:
        whole = phrase.replace("(", "").replace(")", "")
        core = " ".join(OPTIONAL.sub(" ", phrase).split())
        yield _Match("verbatim", self._sequences(needle.written, exact=True), whole)
        if len(needle.needed) < len(needle.written) and not needle.has_act:
            yield _Match("verbatim", self._sequences(needle.needed, exact=True), core)
        if needle.has_act:
            act = stem(needle.written[0])
            with_act = f"{needle.written[0]} {core}"
            yield _Match("inflected", self._sequences((act, *needle.required), exact=False), with_act)
        yield _Match("inflected", self._sequences(needle.required, exact=False), core)
        yield _Match("reordered", self._close_together(needle.required), core)
        yield from self._all_but_one(needle)
        yield _Match("partial", self._some_of(needle.required))

    def _is_in_name(self, first: int, end: int) -> bool:
        """Whether the words belong to the name of an agency: "Federal Labor" in "Federal Labor Relations Authority"."""
        words = self._words
        if not all(word.is_capital for word in words[first:end]):
            return False
        paragraph = words[first].paragraph
        for word in words[end : end + _LONGEST_NAME]:
            if word.paragraph != paragraph or word.before or not word.is_capital:
                break
            if word.low in AGENCIES:
                return True
        low = ["", *(word.low for word in words[max(0, first - 3) : first] if word.low != "the")]
        return low[-1] in ("of", "for") and low[-2] in AGENCIES

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
        paragraph = self._words[place].paragraph
        for want in wanted:
            found = self._exactly(place, want) if exact else self._next(place, want)
            if found is None or self._words[found].paragraph != paragraph:
                return None
            place = found + 1
        return place

    def _exactly(self, place: int, want: str) -> int | None:
        return place if place < len(self._words) and self._words[place].low == want else None

    def _next(self, place: int, want: str) -> int | None:
        """Where the wanted word comes next, function words or members of a list before it."""
        number = place
        while number < len(self._words) and self._words[number].low in FUNCTION_WORDS:
            number += 1
        if number < len(self._words) and same_family(self._words[number].stem, want):
            return number
        return self._behind_list(place, want)

    def _behind_list(self, place: int, want: str) -> int | None:
        """Where the wanted word stands behind a list: "state governments" in "state, local and Tribal governments"."""
        has_joint = False
        for number, word in enumerate(self._words[place : place + _LONGEST_LIST + 1], place):
            if word.before not in _IN_LISTS or (
                number == place and not word.before and word.low not in _JOINTS
            ):
                return None
            if has_joint and same_family(word.stem, want):
                return number
            has_joint = has_joint or word.low in _JOINTS or word.before in _MARKS_OF_JOINTS
        return None

    def _all_but_one(self, needle: Needle) -> Iterator[_Match]:
        """Where a longer phrase stands but for one word that tells little: "complex" or "programs", or one of four."""
        required, light, last = needle.required, _light_stems(), len(needle.required) - 1
        if last < 2:
            return
        for place, word in enumerate(required):
            rest = required[:place] + required[place + 1 :]
            tells_little = word in light or last > 2 or (needle.opens_with_act and place != last)
            if tells_little and not light.issuperset(rest):
                found = self._sequences(rest, exact=False)
                if place == last:
                    found = [(first, end) for first, end in found if self._is_closed(end)]
                yield _Match("inflected", found, needle.without(place))

    def _is_closed(self, end: int) -> bool:
        """Whether no other noun takes the place of one left out: "air traffic managers" run no "operations"."""
        following = self._words[end] if end < len(self._words) else None
        return following is None or bool(following.before) or following.low in BREAKS

    def _close_together(self, required: Sequence[str]) -> list[tuple[int, int]]:
        if len(required) < 2:
            return []
        window = self._smallest_window(required)
        slack = _SLACK if len(required) > 2 else _SLACK_OF_TWO
        return [window] if window and window[1] - window[0] <= len(required) + slack else []

    def _smallest_window(self, stems: Sequence[str]) -> tuple[int, int] | None:
        """The shortest range of words in one paragraph that has all the stems."""
        hits = sorted((place, number) for number, want in enumerate(stems) for place in self._places(want))
        best: tuple[int, int] | None = None
        last: dict[int, int] = {}
        paragraph = -1
        for place, number in hits:
            if self._words[place].paragraph != paragraph:
                last, paragraph = {}, self._words[place].paragraph
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
            begin = self._words[first]
            yield Span(begin.paragraph, begin.start, self._words[end - 1].end)


@cache
def _light_stems() -> frozenset[str]:
    return frozenset(stem(word) for word in _LIGHT)

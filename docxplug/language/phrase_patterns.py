"""Phrases that begin with a verb, written as a pack writes them: "be involved in|with", "play * role in".

The first word is a verb in any of its forms. ``|`` parts alternatives, ``*`` stands for up to three words, and an
adverb ("closely", "also") may come between any two words.
"""

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from docxplug.kept import compiled
from docxplug.language.verb_forms import forms_of

_ADVERB: Final = r"(?:\s+(?:\w+ly|also|now|then|often|deeply|very|not\s+only))?"
_ANY: Final = r"(?:\s+[\w'’$%-]+){0,3}?"

#: A phrase goes on for at most so many characters after its verb.
_LONGEST: Final = 120


class VerbPhrase(NamedTuple):
    """A phrase of a list: the group it stands in and the phrase as the list writes it, with one verb."""

    group: str
    written: str


class VerbPhrases:
    """A set of verb phrases by groups, ready to be matched at a verb."""

    def __init__(self, groups: Mapping[str, Sequence[str]]) -> None:
        self._by_verb: dict[str, list[tuple[str, str]]] = {}
        for group, phrases in groups.items():
            for written in phrases:
                verbs, _, rest = written.partition(" ")
                for verb in verbs.split("|"):
                    self._by_verb.setdefault(verb, []).append((group, f"{verb} {rest}".rstrip()))
        for entries in self._by_verb.values():
            entries.sort(key=lambda entry: -len(entry[1]))

    def match(self, text: str, verb: str, start: int, end: int) -> tuple[VerbPhrase, int, int] | None:
        """The longest phrase with the lemma ``verb`` that begins between two offsets, with its place."""
        entries = self._by_verb.get(verb)
        if not entries:
            return None
        near = text[start : end + _LONGEST].casefold()
        for group, written in entries:
            found = _may_be_in(near, written) and _compiled(written).search(text, start, end + _LONGEST)
            if found and found.start() < end:
                return VerbPhrase(group, written), found.start(), found.end()
        return None


def begins_at(text: str, start: int, written: str) -> bool:
    """Whether a phrase as a pack writes it begins at an offset of a text."""
    near = text[start : start + _LONGEST].casefold()
    return _may_be_in(near, written) and bool(_compiled(written).match(text, start, start + _LONGEST))


def _may_be_in(folded: str, written: str) -> bool:
    """Whether a text has the words after a phrase's verb: most have not, and need no pattern compiled."""
    return all(any(choice in folded for choice in choices) for choices in _words_after_verb(written))


@lru_cache(maxsize=1024)
def _words_after_verb(written: str) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(word.casefold().split("|")) for word in written.split()[1:] if word != "*")


@lru_cache(maxsize=1024)
def _compiled(written: str) -> re.Pattern[str]:
    """The regular expression of a phrase as a pack writes it."""
    verb, *rest = written.split()
    forms = "|".join(map(re.escape, forms_of(verb)))
    return compiled(rf"\b(?:{forms})\b" + "".join(map(_following, rest)), re.IGNORECASE)


def _following(word: str) -> str:
    if word == "*":
        return _ANY
    return rf"{_ADVERB}\s+(?:{'|'.join(map(re.escape, word.split('|')))})\b"

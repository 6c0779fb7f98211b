"""Regular expressions with many branches, of which a text compiles only those that it can match.

Python takes a millisecond for every few hundred characters of a regular expression: with all of them compiled at
once, a short answer waited longer for patterns than for its review. So a pattern is cut into its branches here;
of each the words are read that every match must hold, and it is compiled when such words first stand in a text.
"""

import re
import sys
from collections.abc import Iterator
from functools import lru_cache, reduce
from typing import Final

from docxplug.errors import RubricError

_CLASS: Final = r"\[\^?\]?(?:\\.|[^\]\\])*\]"
_ESCAPE: Final = r"\\(?:x..|u....|.)"
_PIECE: Final = rf"{_ESCAPE}|{_CLASS}|[^()\[\\|]"
_WITHIN: Final = rf"\\.|{_CLASS}|[^()\[\\]"
_INSIDE: Final = reduce(lambda inner, _: rf"(?:{_WITHIN}|\({inner}\))*", range(4), rf"(?:{_WITHIN})*")
_MANY: Final = r"(?:[?*+]|\{[^}]*\})\??"

_NESTING: Final = re.compile(r"[()\[\\]")
_BRANCH: Final = re.compile(rf"(?:{_PIECE}|\({_INSIDE}\))+")
#: All one bracket that neither captures nor looks around.
_BRACKETED: Final = re.compile(rf"(\\b|)(\(\?[a-zA-Z-]*:)({_INSIDE})\)(\\b|)")
#: What stands between the letters that every match holds.
_BETWEEN: Final = re.compile(
    rf"(?:\({_INSIDE}\)|{_CLASS}|{_ESCAPE}|[^?*+{{}}](?=[?*{{])|[.^$])(?:{_MANY})?|\+\??"
)
#: A bracket: how it opens, what is in it, and whether it may be missing.
_BRACKET: Final = re.compile(
    rf"{_CLASS}|{_ESCAPE}|\((\?(?:<?[=!]|P<\w+>|[a-zA-Z-]*:)|)({_INSIDE})\)([?*]|\{{[0,]|)"
)

#: Letters of which a text must hold one.
Hints = tuple[str, ...]


class Alternatives:
    """The branches of a regular expression, tried in their order at each place, as ``re`` tries them.

    No branch may match an empty stretch or refer to groups by number. ``where`` is the place in a pack that a
    message about a mistake names.
    """

    __slots__ = ("_branches", "_where", "_words", "flags", "source")

    def __init__(self, source: str, flags: int = 0, *, where: str = "") -> None:
        self.source = source
        self.flags = flags
        self._where = where
        self._branches: list[_Branch] | None = None  # those that are more than a word, once they are read
        self._words: dict[str, _Branch] = {}

    def finditer(self, text: str, start: int = 0, end: int = sys.maxsize) -> Iterator[re.Match[str]]:
        """The matches between two offsets (code points) that do not overlap, from left to right.

        Raises:
            RubricError: the expression is not valid.
        """
        patterns = self._possible(text)
        if len(patterns) == 1:
            return patterns[0].finditer(text, start, end)
        return _nearest_first(patterns, text, start, end) if patterns else iter(())

    def search(self, text: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        """The first match between two offsets (code points)."""
        first = None
        for pattern in self._possible(text):
            match = pattern.search(text, start, end)
            if match and (first is None or match.start() < first.start()):
                first = match
        return first

    def match(self, text: str, start: int = 0) -> re.Match[str] | None:
        """The match that begins at an offset (code points)."""
        found = (pattern.match(text, start) for pattern in self._possible(text))
        return next((match for match in found if match), None)

    def fullmatch(self, text: str) -> re.Match[str] | None:
        """The match that is the whole text."""
        found = (pattern.fullmatch(text) for pattern in self._possible(text))
        return next((match for match in found if match), None)

    def _possible(self, text: str) -> list[re.Pattern[str]]:
        """The branches that a text can match, compiled, in order."""
        folded = text.casefold()
        branches = self._read() if self._branches is None else self._branches
        found = [branch for branch in branches if branch.fits(folded)]
        if self._words:
            found += [self._words[word] for word in self._words.keys() & _words_of(folded)]
            found.sort(key=_Branch.place)
        return [branch.pattern or self._compiled(branch) for branch in found]

    def _compiled(self, branch: "_Branch") -> re.Pattern[str]:
        try:
            branch.pattern = re.compile(branch.source, self.flags)
        except re.error as error:
            raise RubricError(f"{self._where}: {error}") from None
        return branch.pattern

    def _read(self) -> "list[_Branch]":
        self._branches = []
        for number, (source, needs) in enumerate(branches_of(self.source)):
            branch = _Branch(number, source, needs)
            word = source.removeprefix(r"\b(?:").removesuffix(r")\b")
            if word.isalpha() and source == rf"\b(?:{word})\b":
                self._words.setdefault(word.casefold(), branch)
            else:
                self._branches.append(branch)
        return self._branches


class _Branch:
    """One branch; its number says which comes first where two match at one place."""

    __slots__ = ("_needs", "_number", "pattern", "source")

    def __init__(self, number: int, source: str, needs: tuple[Hints, ...]) -> None:
        self._number = number
        self._needs = needs
        self.source = source
        self.pattern: re.Pattern[str] | None = None

    def place(self) -> int:
        return self._number

    def fits(self, folded: str) -> bool:
        """Whether a text can match; it is folded as the hints are."""
        for hints in self._needs:
            for hint in hints:  # any() takes three times as long
                if hint in folded:
                    break
            else:
                return False
        return True


def _nearest_first(
    patterns: list[re.Pattern[str]], text: str, start: int, end: int
) -> Iterator[re.Match[str]]:
    """What several patterns find, as one pattern of them all would."""
    ahead = [pattern.search(text, start, end) for pattern in patterns]
    while True:
        nearest = min((match for match in ahead if match), key=re.Match.start, default=None)
        if nearest is None:
            return
        yield nearest
        start = max(nearest.end(), nearest.start() + 1)
        for place, match in enumerate(ahead):
            if match and match.start() < start:
                ahead[place] = patterns[place].search(text, start, end)


@lru_cache(maxsize=8)  # several patterns in turn look at one sentence
def _words_of(folded: str) -> frozenset[str]:
    return frozenset(re.findall(r"\w+", folded))


def branches_of(source: str) -> list[tuple[str, tuple[Hints, ...]]]:
    r"""The branches of a regular expression and the hints of each, folded; none where none is sure.

    A text that a branch matches holds one at least of each of its hints. ``\b(?:one|two)\b`` are two branches. An
    expression with more than five brackets in one another is one branch without hints.
    """
    branches = _cut(source)
    if not branches:
        return [(source, ())]
    return [(whole, _needs(core)) for branch in branches for whole, core in _distributed(branch)]


def _cut(source: str) -> list[str]:
    """The branches of an expression; none where one is empty or the brackets are too many."""
    branches = _BRANCH.findall(source) if _NESTING.search(source) else source.split("|")
    return branches if all(branches) and "|".join(branches) == source else []


def _distributed(branch: str) -> list[tuple[str, str]]:
    r"""The branches of an expression that is all one bracket, each in a bracket of its own and without it."""
    whole = _BRACKETED.fullmatch(branch) if branch.endswith((")", r")\b")) else None
    if not whole or whole[1] != whole[4]:
        return [(branch, branch)]
    before, opening, inside, after = whole.groups()
    pieces = [piece for part in _cut(inside) for piece in _distributed(part)]
    return [(f"{before}{opening}{piece}){after}", core) for piece, core in pieces] or [(branch, branch)]


def _needs(branch: str) -> tuple[Hints, ...]:
    """What one branch must hold: all letters outside of brackets, and one of those in each bracket; rarest first."""
    if branch.isalpha():
        return ((branch.casefold(),),)
    needs: list[Hints] = [(part.casefold(),) for part in _BETWEEN.split(branch) if part.strip()]
    if "(" in branch:
        for opening, inside, optional in _BRACKET.findall(branch):
            if inside and not optional and not opening.endswith(("=", "!")):
                needs.append(_hints_of_any(inside))
    return tuple(sorted(filter(None, needs), key=_worth, reverse=True))


def _hints_of_any(source: str) -> Hints:
    """What one of several branches holds; nothing where a branch holds nothing for sure."""
    found = [_needs(branch)[:1] for branch in _cut(source)]
    return tuple(hint for needs in found for hints in needs for hint in hints) if all(found) else ()


def _worth(hints: Hints) -> tuple[int, int]:
    """The longer the shortest of them, the rarer; many are as good as none."""
    return min(len(hint.strip()) for hint in hints), -len(hints)

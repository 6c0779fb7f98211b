"""Regular expressions with many branches, of which a text compiles only those that it can match.

Python takes a millisecond for every few hundred characters of a regular expression: with all of them compiled at
once, a short answer waited longer for patterns than for its review. So a pattern is cut into its branches; of each the
words are read that every match must hold, and it is compiled when such words first stand in a text.
"""

import re
import sys
from collections.abc import Iterator
from functools import lru_cache

from docxplug.errors import RubricError
from docxplug.kept import compiled, kept


class Alternatives:
    """The branches of a regular expression, tried in their order at each place, as ``re`` tries them.

    No branch may match an empty stretch or refer to groups by number. ``where`` is the place in a pack that a
    message about a mistake names.
    """

    __slots__ = ("_branches", "_last", "_where", "_words", "flags", "source")

    def __init__(self, source: str, flags: int = 0, *, where: str = "") -> None:
        self.source = source
        self.flags = flags
        self._where = where
        self._branches: list[_Branch] | None = None  # those that are more than a word, once they are read
        self._words: dict[str, _Branch] = {}
        self._last: tuple[str | None, list[re.Pattern[str]]] = (
            None,
            [],
        )  # read and written in one step: threads share it

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
        last_text, possible = self._last
        if text is last_text:  # a long one is asked for at many places
            return possible
        folded = text.casefold()
        branches = self._read() if self._branches is None else self._branches
        found = [branch for branch in branches if branch.fits(folded)]
        if self._words:
            found += [self._words[word] for word in self._words.keys() & _words_of(folded)]
            found.sort(key=_Branch.place)
        possible = [branch.pattern or self._compiled(branch) for branch in found]
        self._last = (text, possible)
        return possible

    def _compiled(self, branch: "_Branch") -> re.Pattern[str]:
        try:
            branch.pattern = compiled(branch.source, self.flags)
        except re.error as error:
            raise RubricError(f"{self._where}: {error}") from None
        return branch.pattern

    def _read(self) -> "list[_Branch]":
        branches = []
        for number, (source, needs) in enumerate(kept(("branches", self.source), self._cut)):
            branch = _Branch(number, source, needs)
            word = source.removeprefix(r"\b(?:").removesuffix(r")\b")
            if word.isalpha() and source == rf"\b(?:{word})\b":
                self._words.setdefault(word.casefold(), branch)
            else:
                branches.append(branch)
        self._branches = branches
        return branches

    def _cut(self) -> list[tuple[str, tuple[tuple[str, ...], ...]]]:
        from docxplug.branches import branches_of

        return branches_of(self.source)


class _Branch:
    """One branch; its number says which comes first where two match at one place."""

    __slots__ = ("_needs", "_number", "pattern", "source")

    def __init__(self, number: int, source: str, needs: tuple[tuple[str, ...], ...]) -> None:
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

"""Regular expressions with many branches, of which a text compiles only those that it can match.

Python takes a millisecond for every few hundred characters of a regular expression: with all of them compiled at
once, a short answer waited longer for patterns than for its review. So a pattern is cut into its branches here;
of each the words are read that every match must hold, and it is compiled when such words first stand in a text.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from docxplug.errors import RubricError

#: Escapes, classes, brackets with what they say, bars, repetitions, and literal text between them.
_ITEM: Final = re.compile(
    r"\\(?:x..|u.{4}|U.{8}|.)|\[\^?\]?(?:\\.|[^\]\\])*\]|\(\?(?:<?[=!]|P<\w+>|[a-zA-Z-]*:)|[()|]|(?:[*+?]|\{[\d,]+\})\??"
    r"|[^\\\[\]()|*+?{}.^$]+|.",
    re.DOTALL,
)
_REPEATED: Final = ("*", "+", "?", "{")
_OPTIONAL: Final = ("*", "?", "{0", "{,")
_LOOKING: Final = ("(?=", "(?!", "(?<=", "(?<!")
_MARKS: Final = frozenset("\\[]()|.^$*+?{}")

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
        self._branches: list[_Branch] = []
        self._words: dict[str, int] = {}

    def finditer(self, text: str, start: int = 0, end: int | None = None) -> Iterator[re.Match[str]]:
        """The matches between two offsets (code points) that do not overlap, from left to right.

        Raises:
            RubricError: the expression is not valid.
        """
        end = len(text) if end is None else end
        patterns = self._possible(text)
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

    def search(self, text: str, start: int = 0, end: int | None = None) -> re.Match[str] | None:
        """The first match between two offsets (code points)."""
        return next(self.finditer(text, start, end), None)

    def match(self, text: str, start: int = 0) -> re.Match[str] | None:
        """The match that begins at an offset (code points)."""
        found = (pattern.match(text, start) for pattern in self._possible(text))
        return next((match for match in found if match), None)

    def _possible(self, text: str) -> list[re.Pattern[str]]:
        """The branches that a text can match, compiled, in order."""
        if not self._branches:
            self._read()
        folded, words = _folded(text)
        places = {self._words[word] for word in self._words.keys() & words}
        places.update(
            place for place, branch in enumerate(self._branches) if not branch.is_word and branch.fits(folded)
        )
        return [self._branches[place].compiled(self.flags, self._where) for place in sorted(places)]

    def _read(self) -> None:
        for source, hints in branches_of(self.source):
            branch = _Branch(source, hints)
            if branch.is_word:
                self._words.setdefault(hints[0], len(self._branches))
            self._branches.append(branch)


class _Branch:
    """One branch; ``is_word`` where it is nothing but a word."""

    __slots__ = ("_compiled", "_source", "hints", "is_word")

    def __init__(self, source: str, hints: Hints) -> None:
        self._source = source
        self.hints = hints
        self.is_word = len(hints) == 1 and hints[0].isalpha() and source == rf"\b(?:{hints[0]})\b"
        self._compiled: re.Pattern[str] | None = None

    def fits(self, folded: str) -> bool:
        """Whether a text can match; it is folded as the hints are."""
        for hint in self.hints:
            if hint in folded:
                return True
        return not self.hints

    def compiled(self, flags: int, where: str) -> re.Pattern[str]:
        if self._compiled is None:
            try:
                self._compiled = re.compile(self._source, flags)
            except re.error as error:
                raise RubricError(f"{where}: {error}") from None
        return self._compiled


@lru_cache(maxsize=8)  # several patterns in turn look at one sentence
def _folded(text: str) -> tuple[str, frozenset[str]]:
    folded = text.casefold()
    return folded, frozenset(re.findall(r"\w+", folded))


def branches_of(source: str) -> list[tuple[str, Hints]]:
    r"""The branches of a regular expression and the hints of each, folded; no hint where none is sure.

    A text that a branch matches holds one of its hints at least. ``\b(?:one|two)\b`` are two branches.
    """
    items = _ITEM.findall(source)
    return [
        ("".join(piece), _Hints(piece).read()) for branch in _cut(items) for piece in _distributed(branch)
    ]


def _distributed(items: list[str]) -> Iterator[list[str]]:
    r"""The branches of an expression that is all one bracket, with what it says before and ``\b`` around it."""
    before, after = (1, 1) if items[:1] == [r"\b"] == items[-1:] else (0, 0)
    inner = items[before : len(items) - after]
    if not _is_one_bracket(inner):
        yield items
        return
    for branch in _cut(inner[1:-1]):
        pieces = [branch] if before else _distributed(branch)
        for piece in pieces:
            yield [*items[:before], inner[0], *piece, ")", *items[len(items) - after :]]


def _is_one_bracket(items: list[str]) -> bool:
    """Whether the first bracket, which neither captures nor looks around, closes at the end."""
    if len(items) < 2 or not (items[0].startswith("(?") and items[0].endswith(":")):
        return False
    depth = 0
    for place, item in enumerate(items):
        depth += (item[0] == "(") - (item == ")")
        if depth == 0:
            return place == len(items) - 1
    return False


def _cut(items: list[str]) -> Iterator[list[str]]:
    """The branches between the bars that stand in no bracket."""
    depth = start = 0
    for place, item in enumerate(items):
        depth += (item[0] == "(") - (item == ")")
        if item == "|" and depth == 0:
            yield items[start:place]
            start = place + 1
    yield items[start:]


class _Hints:
    """Reads from the items of an expression what every match of it must hold."""

    def __init__(self, items: list[str]) -> None:
        self._items = items
        self._at = 0

    def read(self) -> Hints:
        """The hints up to the end of the bracket; none where a branch has none."""
        branches: list[Hints] = []
        best: Hints = ()
        while self._at < len(self._items):
            item = self._next()
            if item == ")":
                break
            if item == "|":
                branches.append(best)
                best = ()
            else:
                best = max(best, self._needed(item), key=_worth)
        branches.append(best)
        return tuple(dict.fromkeys(hint for branch in branches for hint in branch)) if all(branches) else ()

    def _needed(self, item: str) -> Hints:
        """What an item and the bracket that it opens need, if they are needed themselves."""
        if item[0] == "(":
            inside = self.read()
            return () if item in _LOOKING or self._follows(_OPTIONAL) else inside
        if item[0] in _MARKS:
            return ()
        sure = item[:-1] if self._follows(_REPEATED) else item
        return (sure.casefold(),) if sure else ()

    def _next(self) -> str:
        self._at += 1
        return self._items[self._at - 1]

    def _follows(self, marks: tuple[str, ...]) -> bool:
        return self._at < len(self._items) and self._items[self._at].startswith(marks)


def _worth(hints: Hints) -> tuple[int, int]:
    """The longer the shortest of them, the rarer; many are as good as none."""
    return (min(len(hint.strip()) for hint in hints) if hints else 0, -len(hints))

"""The branches of a regular expression, and the words that a text must hold for each to match."""

import re
from collections.abc import Iterator
from typing import Final

#: What a regular expression is written of: brackets of plain words, as most are; escapes, sets, other brackets with
#: how they open, bars, repeats, and letters.
_TOKEN: Final = re.compile(
    r"\((?:\?[a-zA-Z-]*:)?[\w ’'|-]+\)|\\(?:x..|u....|.)|\[\^?\]?(?:\\.|[^\]\\])*\]"
    r"|\((?:\?(?:<?[=!]|P<\w+>|[a-zA-Z-]*:))?|[)|.^$]|(?:[?*+]|\{[^}]*\})\??|[^\\\[()|.^$?*+{]+",
    re.DOTALL,
)
#: Tokens that hold no letters of a match: what they begin with.
_WITHOUT_LETTERS: Final = frozenset("\\[.^$")
_REPEATS: Final = frozenset("?*+{")
_MAY_BE_MISSING: Final = ("?", "*", "{0", "{,")
_LOOKS_AROUND: Final = ("=", "!")
_DEEPEST: Final = 5  # brackets in one another

#: Letters of which a text must hold one.
Hints = tuple[str, ...]


def branches_of(source: str) -> list[tuple[str, tuple[Hints, ...]]]:
    r"""The branches of a regular expression and the hints of each, folded; none where none is sure.

    A text that a branch matches holds one at least of each of its hints. ``\b(?:one|two)\b`` are two branches. An
    expression with more than five brackets in one another is one branch without hints.
    """
    tokens = _TOKEN.findall(source)
    reader = iter(tokens)
    branches = _read_branches(reader, _DEEPEST) if "".join(tokens) == source else []
    if not all(branch.text for branch in branches) or not branches or next(reader, None) is not None:
        return [(source, ())]
    return [(text, core.needs()) for branch in branches for text, core in branch.distributed()]


def _read_branches(pieces: Iterator[str], deepest: int) -> "list[_Written]":
    """The branches up to a bracket's end; none where the brackets are too many or one is never closed."""
    branches = [_Written()]
    for piece in pieces:
        if piece == "|":
            branches.append(_Written())
        elif piece == ")":
            return branches if deepest < _DEEPEST else []
        elif piece[0] == "(":
            bracket = _read_bracket(piece, pieces, deepest)
            if bracket is None:
                return []
            branches[-1].add_bracket(bracket)
        else:
            branches[-1].add(piece)
    return branches if deepest == _DEEPEST else []


def _read_bracket(piece: str, pieces: Iterator[str], deepest: int) -> "_Bracket | None":
    """The bracket that a piece opens, or is; None where brackets are too many or it is never closed."""
    if not deepest:
        return None
    if piece[-1] == ")":
        colon = piece.find(":") + 1
        return _Bracket(piece[: colon or 1], piece[colon or 1 : -1].split("|"), [])
    branches = _read_branches(pieces, deepest - 1)
    return _Bracket(piece, [branch.text for branch in branches], branches) if branches else None


class _Bracket:
    """A bracket of an expression: how it opens, the branches in it, and whether a match may do without it.

    ``read`` are the branches of one that is more than plain words.
    """

    __slots__ = ("_read", "_texts", "may_be_missing", "opening", "text")

    def __init__(self, opening: str, texts: list[str], read: "list[_Written]") -> None:
        self.opening = opening
        self.text = f"{opening}{'|'.join(texts)})"
        self.may_be_missing = opening.endswith(_LOOKS_AROUND)
        self._texts = texts
        self._read = read

    def branches(self) -> "list[_Written]":
        """The branches; none where one is empty."""
        if not all(self._texts):
            return []
        return self._read or [_Written(word) for word in self._texts]

    def hints(self) -> Hints:
        """What one of the branches holds; nothing where a branch holds nothing for sure."""
        if self.may_be_missing or not all(self._texts):
            return ()
        if not self._read:
            return (
                tuple([word.casefold() for word in self._texts]) if all(map(str.strip, self._texts)) else ()
            )
        found = [branch.needs()[:1] for branch in self._read]
        return tuple([hint for needs in found for hints in needs for hint in hints]) if all(found) else ()


class _Written:
    """A branch as it is written: its text, its letters outside of brackets, and its brackets."""

    __slots__ = ("_brackets", "_goes_on", "_letters", "text")

    def __init__(self, letters: str = "") -> None:
        self.text = letters
        self._letters = [letters] if letters else []
        self._brackets: list[_Bracket] = []
        self._goes_on = ""  # what a repeat would repeat: "letters" or "bracket"

    def add(self, token: str) -> None:
        """Adds a token that is no bracket."""
        self.text += token
        if token[0] in _REPEATS:
            self._repeat(token)
        elif token[0] not in _WITHOUT_LETTERS:
            self._add_letters(token)
            return
        elif token[0] == "\\" and not token[1].isalnum():  # a sign that stands for itself
            self._add_letters(token[1])
            return
        self._goes_on = ""

    def _add_letters(self, letters: str) -> None:
        if self._goes_on == "letters":
            self._letters[-1] += letters
        else:
            self._letters.append(letters)
        self._goes_on = "letters"

    def add_bracket(self, bracket: _Bracket) -> None:
        self.text += bracket.text
        self._brackets.append(bracket)
        self._goes_on = "bracket"

    def _repeat(self, token: str) -> None:
        if self._goes_on == "bracket" and token.startswith(_MAY_BE_MISSING):
            self._brackets[-1].may_be_missing = True
        elif self._goes_on == "letters" and token[0] != "+":
            self._letters[-1] = self._letters[-1][:-1]

    def distributed(self) -> "list[tuple[str, _Written]]":
        r"""Each branch of what is all one bracket, in a bracket of its own, and that branch without it."""
        bracket = self._brackets[0] if len(self._brackets) == 1 else None
        if bracket is None or not bracket.opening.endswith(":"):
            return [(self.text, self)]
        edge = {bracket.text: "", rf"\b{bracket.text}\b": r"\b"}.get(self.text)
        if edge is None:
            return [(self.text, self)]
        pieces = [piece for part in bracket.branches() for piece in part.distributed()]
        return [(f"{edge}{bracket.opening}{text}){edge}", core) for text, core in pieces] or [
            (self.text, self)
        ]

    def needs(self) -> tuple[Hints, ...]:
        """What the branch must hold: all letters outside of brackets, and one of those in each; rarest first."""
        needs: list[Hints] = [(part.casefold(),) for part in self._letters if part.strip()]
        needs += [hints for bracket in self._brackets if (hints := bracket.hints())]
        return tuple(needs if len(needs) < 2 else sorted(needs, key=_worth, reverse=True))


def _worth(hints: Hints) -> tuple[int, int]:
    """The longer the shortest of them, the rarer; many are as good as none."""
    return min([len(hint.strip()) for hint in hints]), -len(hints)

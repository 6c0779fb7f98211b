"""Stated limits: pages, characters, words, font sizes and margins, with what each of them is for.

A sentence is cut at its commas, semicolons and brackets. A quantity belongs to what is named in its own piece
("resume", "each TQ"), else to what was spoken of just before, else to what is named next.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Final, Literal, NamedTuple

from docxplug.kept import compiled
from docxplug.patterns import Alternatives
from docxplug.posting.formats import format_limits
from docxplug.posting.lengths import PER_MINUTE, is_limit, is_said_again, quantities_in
from docxplug.posting.model import Limit, Scope, Unit
from docxplug.posting.targets import NUMBER, Mention, Target, mentions_in, named_targets, number

#: Longer is no sentence but a table or a list without full stops; nothing can be said of what belongs to what.
_LONGEST_SENTENCE: Final = 2000  # code points
#: How sentences begin that speak of answers without naming them: as orders, or of what was named before.
_OF_ANSWERS: Final = Alternatives(
    r"\W*(?:please|do not|don't|not|no|never|max|min|limit|up to|at most|use\b|keep|write|submit|provide|attach|"
    r"upload|you|they|it\b|these|this|each|all|both|any|only|everything|text|submissions?|attachments?|content|"
    r"(?:the )?(?:total |overall |required |page |word |character )?(?:limit|length|total|maximum|pages?|words?|"
    rf"characters?|count)\b|{NUMBER}\b|must|should|may not|applicants?|candidates?|we\b|reviewers?|"
    r"the (?:panel|board))",
    re.IGNORECASE,
)
#: Lengths of the boxes that a resume's jobs are typed into.
_OF_ONE_JOB: Final = Alternatives(
    r"\b(?:each|per|every) (?:job|position|employer|entry|duty)\b", re.IGNORECASE
)

_EACH: Final = Alternatives(r"\b(?:each|per|every|apiece|individual)\b", re.IGNORECASE)
_TOTAL: Final = Alternatives(
    r"\b(?:total(?:ing|ling|s)?|combined|altogether|together|in all|overall|aggregate|entire|collective(?:ly)?|"
    r"all(?: of)?(?: the| your)?(?: \w+| \(\d\))? (?:[MP]?TQ|ECQ|technical|mandatory|executive|narrative|response))",
    re.IGNORECASE,
)
_PIECE: Final = compiled(
    r"[;()\[\]]|,(?!\d)|\bplus\b|\band (?=(?:your|the|a|an|each|all|no|not|up)\b)", re.IGNORECASE
)

_LOOKS_LIKE_A_RULE: Final = Alternatives(
    rf"(?:{NUMBER}|single|both sides)[^.]{{0,40}}\b(?:pages?|characters?|words?|lines?|sheets?|paragraphs?|sides?|"
    rf"inch(?:es)?)\b|\b\d{{1,2}}[ -]?(?:points?|pt)\b|"
    r"\b(?:font|margin|typeface)s?\b",
    re.IGNORECASE,
)
_RULE_TALK: Final = Alternatives(
    r"exceed|limit|maxim|no (?:more|longer|greater|smaller|less) than|longer than|must|shall|should|may not|cannot|"
    r"required",
    re.IGNORECASE,
)


class _Read(NamedTuple):
    """What one quantity was found to be for; ``end`` is where it stands in its sentence."""

    targets: tuple[Target, ...]
    total: bool | None
    end: int


class LimitReader:
    """Reads the limits of sentence after sentence; remembers what was last spoken of.

    ``tqs`` and ``ecqs`` are the numbers of qualifications the announcement has: words that name neither
    ("narratives may not exceed …") speak of those that are there.
    """

    def __init__(self, tqs: int, ecqs: int) -> None:
        self._tqs = tqs
        self._ecqs = ecqs
        self._topic: tuple[Target, ...] = ()

    def new_section(self, heading: str) -> None:
        """Starts a paragraph or section whose heading may name what its sentences speak of."""
        self._topic = named_targets(mentions_in(heading))[:1]

    def read(self, sentence: str) -> list[Limit]:
        """The limits a sentence states; what it speaks of becomes the topic of the next one."""
        if len(sentence) > _LONGEST_SENTENCE:
            return []
        named = named_targets(mentions_in(sentence))
        found = [*self._lengths(sentence), *format_limits(sentence, named or self._topic)]
        if named:
            self._topic = named[:1]
        return list(dict.fromkeys(found))

    def _lengths(self, sentence: str) -> Iterator[Limit]:
        mentions = mentions_in(sentence)
        previous: _Read | None = None
        for quantity in quantities_in(sentence):
            if previous and is_said_again(sentence, quantity, previous.end):
                continue
            if not is_limit(sentence, quantity, mentions) or self._is_of_something_else(sentence, mentions):
                continue
            read = self._target_of(sentence, quantity, mentions, previous)
            value = number(quantity["value"])
            unit: Unit = "pages" if quantity["unit"][0] in "pP" else _unit(quantity["unit"])
            for scope in self._scopes(read, unit, value):
                yield Limit(scope, unit, value, sentence)
            previous = read

    def _is_of_something_else(self, sentence: str, mentions: Sequence[Mention]) -> bool:
        """Of nothing that was named so far, as in "An estimate of no more than two pages is needed"."""
        if mentions:
            return False
        return bool(_OF_ONE_JOB.search(sentence)) or not (self._topic or _OF_ANSWERS.match(sentence))

    def _target_of(
        self, sentence: str, quantity: re.Match[str], mentions: Sequence[Mention], previous: _Read | None
    ) -> _Read:
        start, end = _piece(sentence, quantity.start(), quantity.end())
        inside = [mention for mention in mentions if start <= mention.start < end]
        cue = _each_or_total(sentence[start:end])
        if inside:
            targets = self._better(_nearest(inside, quantity), [m for m in mentions if m.end <= start])
            return _Read(
                targets, cue if cue is not None else _each_or_total(_statement(sentence, start)), end
            )
        before = [mention for mention in mentions if mention.end <= start]
        if previous is not None:
            since = [mention for mention in before if mention.start >= previous.end]
            targets = self._better(named_targets(since[-1:]) or previous.targets, before)
            return _Read(targets, cue if cue is not None or since else previous.total, end)
        chosen = named_targets(before[-1:]) or named_targets(mentions[:1]) or self._topic
        return _Read(chosen, cue if cue is not None else _each_or_total(sentence), end)

    def _better(self, targets: tuple[Target, ...], before: Sequence[Mention]) -> tuple[Target, ...]:
        """For "narratives", the qualifications that were named before."""
        if targets != ("narrative",):
            return targets
        named = named_targets(before[-1:]) or self._topic
        return named if set(named) <= {"tq", "ecq"} and named else targets

    def _scopes(self, read: _Read, unit: Unit, value: float) -> Iterator[Scope]:
        if read.total and set(read.targets) == {"tq", "ecq"}:  # one limit for both sets together
            yield "document"
            return
        for target in read.targets or ("narrative",):
            if target == "resume":
                yield "resume"
            elif target == "document":
                yield "document"
            elif target != "letter":
                for name in self._sorts(target, value):
                    yield _scope(name, _is_total(name, said=read.total, unit=unit, value=value))

    def _sorts(self, target: Target, value: float) -> tuple[Literal["tq", "ecq"], ...]:
        if target == "tq" or target == "ecq":  # noqa: PLR1714 (mypy narrows this form only)
            return (target,)
        # Ten pages of narrative, with nothing else said, is OPM's own limit for the whole ECQ statement.
        if value >= 10 and value <= 12 and not self._ecqs:
            return ("ecq",)
        if self._ecqs and self._tqs:
            return ("tq", "ecq")
        return ("ecq",) if self._ecqs else ("tq",)


def looks_like_a_rule(sentence: str) -> bool:
    """Whether a sentence seems to state a length or format rule (used for those that gave no limit).

    Rules for letters, transcripts and other papers that nobody reviews are none.
    """
    if len(sentence) > _LONGEST_SENTENCE:
        return False
    found = _LOOKS_LIKE_A_RULE.search(
        re.sub(r"(?i)\b(?:5|10)[- ]points? (?:veteran|preference|compens)\S*", "", sentence)
    )
    if not (found and _RULE_TALK.search(sentence)) or PER_MINUTE.search(sentence, found.end()):
        return False
    return named_targets(mentions_in(sentence)) != ("letter",)


def _is_total(name: str, *, said: bool | None, unit: Unit, value: float) -> bool:
    """Each or all of them; where the sentence does not say, a size that is usual for all of them means all."""
    if said is not None:
        return said
    if unit != "pages":
        return False
    return value >= (5 if name == "ecq" else 4)


def _scope(name: Literal["tq", "ecq"], total: bool) -> Scope:  # noqa: FBT001
    if name == "tq":
        return "tq_total" if total else "tq_each"
    return "ecq_total" if total else "ecq_each"


def _unit(word: str) -> Unit:
    return "characters" if word.lower().startswith("c") else "words"


def _nearest(inside: Sequence[Mention], quantity: re.Match[str]) -> tuple[Target, ...]:
    """What the quantity is for among the things named in its piece; "per MTQ and ECQ" are two."""
    better = [mention for mention in inside if mention.target != "narrative"] or inside

    def distance(mention: Mention) -> int:
        return max(mention.start - quantity.end(), quantity.start() - mention.end)

    first = min(better, key=distance)
    pair = {"tq", "ecq"}
    if first.target in pair and pair <= {mention.target for mention in better}:
        return ("tq", "ecq")
    return (first.target,)


def _piece(sentence: str, start: int, end: int) -> tuple[int, int]:
    cuts = [cut.end() for cut in _PIECE.finditer(sentence, 0, start)]
    after = _PIECE.search(sentence, end)
    return (cuts[-1] if cuts else 0), (after.start() if after else len(sentence))


def _statement(sentence: str, at: int) -> str:
    """The part of a sentence between semicolons that ``at`` lies in."""
    after = sentence.find(";", at)
    return sentence[sentence.rfind(";", 0, at) + 1 : after if after >= 0 else len(sentence)]


def _each_or_total(text: str) -> bool | None:
    """True for all together, False for each, None where the text does not say."""
    total = _TOTAL.search(text)
    each = _EACH.search(text)
    if total and (not each or total.group().lower().startswith(("total", "combined", "all"))):
        return True
    return False if each else None

"""What is known of a text's grammar and spelling, and who said so."""

from collections.abc import Sequence
from typing import Literal, NamedTuple, Protocol

from docxplug.view import TextView

#: "name" is an unknown word that is probably somebody's name: nobody but the writer knows how it is spelled.
MatchKind = Literal["spelling", "grammar", "name"]


class GrammarMatch(NamedTuple):
    """A place that a grammar engine remarks upon: ``start`` to ``end`` (half-open, code points) of a paragraph.

    ``message`` is the engine's sentence, ``rule`` its own name for the rule. A suggestion stands for the whole
    place; an empty one means that the place should go.
    """

    paragraph: int
    start: int
    end: int
    kind: MatchKind
    rule: str
    message: str
    suggestions: tuple[str, ...] = ()


class GrammarEngine(Protocol):
    """A program that finds mistakes of grammar and spelling in American English.

    One engine serves many documents. Any thread may call it; calls that meet wait for each other. An engine does
    not travel to another process: a worker opens its own.
    """

    @property
    def name(self) -> str:
        """The program's name, as people know it."""

    @property
    def version(self) -> str:
        """The program's version, empty where it does not tell."""

    def check(self, paragraphs: Sequence[str]) -> list[GrammarMatch]:
        """All matches in the order of the text; ``GrammarMatch.paragraph`` counts ``paragraphs`` from 0.

        Raises:
            GrammarError: the engine does not answer.
        """

    def close(self) -> None:
        """Ends what the engine started; closing twice is allowed."""


class Proofreading(Protocol):
    """What a review is given: remarks on one text, and the sentence that says where they come from."""

    @property
    def statement(self) -> str:
        """What was checked with what and why, or that nothing was checked; a report prints it as it stands."""

    @property
    def is_active(self) -> bool:
        """Whether there is an engine that checks anything."""

    def matches(self, view: TextView) -> list[GrammarMatch]:
        """The remarks on a text, in its order.

        Raises:
            GrammarError: the engine does not answer.
        """

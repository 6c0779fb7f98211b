"""What a vacancy announcement asks for, with the sentences it was read from."""

from typing import Final, Literal, NamedTuple

SCHEMA: Final = "docxplug.posting/1"

Kind = Literal["TQ", "ECQ"]
Scope = Literal["tq_each", "tq_total", "ecq_each", "ecq_total", "resume", "document", "all"]
Unit = Literal["pages", "characters", "words", "points", "inches"]


class Qualification(NamedTuple):
    """One qualification: ``id`` counts the announcement's own (TQ1, TQ2, ECQ1, …), ``label`` is what it prints.

    ``phrases`` are the key phrases a reader looks for in the answer; empty means: find them in ``text``.
    """

    id: str
    kind: Kind
    label: str
    text: str
    phrases: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """How a sentence speaks of it: as the announcement does, or "TQ 2" where that prints a number only."""
        named = any(letter.isalpha() for letter in self.label)
        return self.label if named else f"{self.kind} {self.id.removeprefix(self.kind)}"


class Limit(NamedTuple):
    """One stated limit and the announcement's sentence that states it."""

    scope: Scope
    unit: Unit
    value: float
    sentence: str


class Instruction(NamedTuple):
    """Something else the announcement asks for (``what`` is a short name such as "number the answers")."""

    what: str
    sentence: str


class Posting(NamedTuple):
    """An announcement as far as it was understood; ``unread`` names what looked like a rule and was not."""

    qualifications: tuple[Qualification, ...] = ()
    limits: tuple[Limit, ...] = ()
    instructions: tuple[Instruction, ...] = ()
    unread: tuple[str, ...] = ()

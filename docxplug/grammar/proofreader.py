"""An engine with a vocabulary: what a review is given to check a text's grammar and spelling."""

from collections.abc import Collection
from typing import NamedTuple

from docxplug.grammar_facts import GrammarEngine, GrammarMatch
from docxplug.view import TextView


class Proofreader(NamedTuple):
    """An engine, or none, with the reason for it and the words that are accepted besides the shipped ones."""

    engine: GrammarEngine | None
    reason: str
    accept: frozenset[str] = frozenset()

    def accepting(self, words: Collection[str]) -> "Proofreader":
        """The same engine for a document whose settings accept these words too."""
        return self._replace(accept=self.accept | frozenset(words))

    @property
    def statement(self) -> str:
        """What was checked with what and why, or that nothing was checked."""
        if self.engine is None:
            return f"Grammar and spelling were not checked: {self.reason}."
        name = " ".join(filter(None, (self.engine.name, self.engine.version)))
        return f"Grammar and spelling were checked with {name} ({self.reason}), which finds some mistakes, not all."

    @property
    def is_active(self) -> bool:
        """Whether there is an engine."""
        return self.engine is not None

    def matches(self, view: TextView) -> list[GrammarMatch]:
        """The engine's remarks without those on known words; none where there is no engine.

        Raises:
            GrammarError: the engine does not answer.
        """
        if self.engine is None:
            return []
        from docxplug.grammar.vocabulary import known_words_left_out

        texts = view.texts()
        return known_words_left_out(texts, self.engine.check(texts), self.accept)

"""The sentences and clauses of a document's paragraphs, each worked out once."""

from docxplug.language.clauses import Clause, clauses_of
from docxplug.language.sentences import Sentence, sentences_of
from docxplug.view import TextView


class Prose:
    """Sentences and clauses by paragraph; offsets are the paragraph's own code points."""

    __slots__ = ("_clauses", "_sentences", "_view")

    def __init__(self, view: TextView) -> None:
        self._view = view
        self._sentences: dict[int, tuple[Sentence, ...]] = {}
        self._clauses: dict[int, tuple[Clause, ...]] = {}

    def sentences(self, paragraph: int) -> tuple[Sentence, ...]:
        """The sentences of a paragraph, in order."""
        found = self._sentences.get(paragraph)
        if found is None:
            found = self._sentences[paragraph] = tuple(sentences_of(self._view.paragraphs[paragraph].text))
        return found

    def clauses(self, paragraph: int) -> tuple[Clause, ...]:
        """The clauses of a paragraph that have a verb of interest, in order."""
        found = self._clauses.get(paragraph)
        if found is None:
            text = self._view.paragraphs[paragraph].text
            found = tuple(clause for s in self.sentences(paragraph) for clause in clauses_of(text, s))
            self._clauses[paragraph] = found
        return found

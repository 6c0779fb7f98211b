"""Which key phrases of a qualification come back in an answer, and how."""

from collections.abc import Iterable, Sequence

from docxplug.analysis.model import Mirroring
from docxplug.language.key_phrases import key_phrases
from docxplug.posting import Qualification
from docxplug.view import TextView


def phrases_of(qualification: Qualification) -> tuple[str, ...]:
    """The phrases to look for: those a person has set, else those found in the qualification's text."""
    return qualification.phrases or tuple(key_phrases(qualification.text))


def mirroring(view: TextView, indexes: Iterable[int], phrases: Sequence[str]) -> tuple[Mirroring, ...]:
    """How each phrase comes back in the paragraphs ``indexes``, in the order of the phrases."""
    return tuple(Mirroring(phrase, "missing") for phrase in phrases)

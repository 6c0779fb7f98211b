"""The clauses of a sentence and who acts in them."""

from typing import Literal, NamedTuple

from docxplug.language.sentences import Sentence

Subject = Literal["I", "we", "implied", "other", ""]
Voice = Literal["active", "passive"]


class Clause(NamedTuple):
    """A clause with the verb that says what its subject does.

    All offsets are code points of the paragraph. ``verb`` is the lemma ("lead"), ``verb_start`` and ``verb_end`` span the
    verb group ("have been leading"). ``subject`` is "implied" where a sentence or bullet begins with the verb, as
    resumes do, "other" where somebody or something else acts and "" where the subject was not made out.
    """

    start: int
    end: int
    subject: Subject
    verb: str
    verb_start: int
    verb_end: int
    voice: Voice = "active"
    has_agent: bool = False
    subordinate: bool = False
    quoted: bool = False


def clauses_of(text: str, sentence: Sentence) -> list[Clause]:
    """The clauses of a sentence whose verb was made out, in order."""
    return []

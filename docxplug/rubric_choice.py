"""Which rubric pack a document is to be read with, and why."""

import re
from collections.abc import Iterable
from typing import Final, NamedTuple

from docxplug.patterns import Alternatives
from docxplug.posting import Posting
from docxplug.view import Paragraph, TextView

TQ: Final = "tq"
ECQ: Final = "ecq-2012"
RESUME: Final = "resume-2025"

_RESUME_ONLY: Final = frozenset({"no narratives", "answer in the resume"})
_NARRATIVE_SCOPES: Final = frozenset({"tq_each", "tq_total", "ecq_each", "ecq_total"})
_LONGEST_HEADING: Final = 12
#: So many different section headings of a resume make one, and so many even where others name TQs or ECQs.
_ENOUGH_SECTIONS: Final = 2
_CERTAIN_SECTIONS: Final = 3
_LONG_TEXT: Final = 100
_SHARE_OF_I: Final = 0.008

_RESUME_SECTION: Final = Alternatives(
    r"(?:(?:professional|work|executive|federal|relevant|selected)\s+)?"
    r"(?P<section>experience|employment|work history|employment history|education|certifications|skills"
    r"|core competencies|awards|publications|training|clearance|references|objective|summary of qualifications"
    r"|professional summary|executive summary|executive profile|profile)"
    r"(?:\s*(?:and|&|/)\s*[a-z ]+)?\s*:?",
    re.IGNORECASE,
)
_ECQ_HEADING: Final = Alternatives(
    r"(?:executive core qualification|ecq)s?\b"
    r"|(?:\W|\d|[ivx]+\.)*(?:leading change|leading people|results[ -]driven|business acumen|building coalitions"
    r"|driving efficiency|merit and competence|achieving results|commitment to the rule of law\b.*)\W*$",
    re.IGNORECASE,
)
_TQ_HEADING: Final = Alternatives(
    r"(?:(?:mandatory|professional|executive)\s+)?technical qualifications?\b|[mpe]?tq[ -]?#?\d",
    re.IGNORECASE,
)


class Choice(NamedTuple):
    """The name of a shipped pack, and the reason in words for the report."""

    name: str
    reason: str


def choose(view: TextView, posting: Posting | None) -> Choice:
    """The pack for a document: its headings tell more than the announcement, which may ask for several things."""
    headings = [_words(paragraph) for paragraph in view.paragraphs if _is_heading(paragraph)]
    sections = _resume_sections(headings)
    tqs, ecqs = _count(headings, _TQ_HEADING), _count(headings, _ECQ_HEADING)
    if len(sections) >= (_CERTAIN_SECTIONS if tqs or ecqs else _ENOUGH_SECTIONS):
        return Choice(RESUME, f"the document has the sections of a resume ({', '.join(sections[:3])})")
    if ecqs > tqs:
        return Choice(ECQ, "its headings name Executive Core Qualifications")
    if tqs:
        return Choice(TQ, "its headings name technical qualifications")
    return _by_posting(view, posting) or Choice(
        TQ, "nothing in the document says that it is an ECQ or a resume"
    )


def _by_posting(view: TextView, posting: Posting | None) -> Choice | None:
    if posting is None:
        return None
    kinds = {qualification.kind for qualification in posting.qualifications}
    takes_narratives = any(limit.scope in _NARRATIVE_SCOPES for limit in posting.limits)
    only = next((i for i in posting.instructions if i.what in _RESUME_ONLY), None)
    if only and not takes_narratives and not _is_narrative(view):
        return Choice(RESUME, f"the announcement takes a resume and no narratives: “{only.sentence}”")
    if kinds == {"ECQ"}:
        return Choice(ECQ, "the announcement asks for Executive Core Qualifications only")
    return Choice(TQ, "the announcement lists technical qualifications") if "TQ" in kinds else None


def _is_narrative(view: TextView) -> bool:
    """Whether a longer text speaks of its writer as "I", which a resume does not."""
    words = [word for text in view.texts() for word in text.split()]
    return len(words) >= _LONG_TEXT and sum(word == "I" for word in words) >= _SHARE_OF_I * len(words)


def _is_heading(paragraph: Paragraph) -> bool:
    words = paragraph.text.split()
    return len(words) > 0 and (len(words) <= _LONGEST_HEADING or paragraph.heading_level is not None)


def _words(paragraph: Paragraph) -> str:
    return " ".join(paragraph.text.split())


def _resume_sections(headings: Iterable[str]) -> list[str]:
    found = (_RESUME_SECTION.fullmatch(heading) for heading in headings)
    return list(dict.fromkeys(match["section"].lower() for match in found if match))


def _count(headings: Iterable[str], pattern: Alternatives) -> int:
    return sum(pattern.match(heading) is not None for heading in headings)

"""How announcements word qualifications, the sections around them, and the lines that lead up to them."""

import re
from typing import Final

from docxplug.kept import compiled
from docxplug.patterns import Alternatives
from docxplug.posting.numbering import mentions_tq, numbered_label

_OPENS_A_QUALIFICATION: Final = Alternatives(
    r"(?:(?:please )?(?:describe|provide|discuss|explain|summarize|demonstrate)\b[^.]{0,60}\b(?:experience|ability|"
    r"knowledge|skill|expertise|accomplishment)|"
    r"(?:a |an |the )?(?:(?:broad|deep|in-depth|extensive|expert|expert-level|comprehensive|detailed|strong|"
    r"thorough|proven|"
    r"significant|substantial|senior|executive|executive-level|advanced|working|mastery|technical|professional|"
    r"documented|recognized|superior|practical|progressive(?:ly responsible)?|relevant|considerable)[ ,-]+(?:and |"
    r"level )*)*"
    r"(?:demonstrated|proven|experience[ds]?|knowledge|expertise|ability|abilities|skills?|skilled|understanding|"
    r"mastery|familiarity|proficiency|"
    r"competence|capability|background|track record|record|leadership|evidence)\b)",
    re.IGNORECASE,
)
#: Headings of sections that hold no technical qualifications.
SECTION_HEAD: Final = Alternatives(
    r"^\W*(?:how (?:to apply|you will be evaluated|will i be)|required documents|(?:conditions of employment|"
    r"benefits|duties|"
    r"major duties|responsibilities|summary|overview|requirements|education(?:al requirements?)?|"
    r"specialized experience|"
    r"additional information|next steps|agency contact|background|about (?:us|the)\b.*|basis of rating|"
    r"evaluation(?:s| criteria)?|"
    r"application (?:process|requirements|procedures)|who may apply|security|probation\w*|eligibility|"
    r"fair & transparent|"
    r"minimum qualifications?|basic (?:requirements?|qualifications?)|legal.*|contact|salary|location|travel|"
    r"executive core qualifications?.*|ECQs?\b.*|leadership competenc.*|page limits?|format\w*|instructions?|résumé|"
    r"resume|"
    r"equal (?:employment )?opportunity.*|reasonable accommodation.*|privacy.*|what to expect.*)\W*)$",
    re.IGNORECASE,
)
_QUALIFICATIONS_HEAD: Final = Alternatives(r"^\W*qualifications?(?: requirements?)?\W*$", re.IGNORECASE)
#: Words to applicants.
FOR_APPLICANTS: Final = Alternatives(
    r"\b(?:you|your|applicants?|candidates? (?:must|should|will|are|may|who)|submit|resume|résumé|narratives?|"
    r"pages?|will be (?:rated|evaluated|considered))\b",
    re.IGNORECASE,
)
#: What every announcement says, in words that sound like a qualification.
BOILERPLATE: Final = Alternatives(
    r"\W*(?:experience (?:refers|shows?|is|may|must|gained|will|includes)|ability to (?:obtain|travel|pass|maintain|"
    r"work)\b|"
    r"evidence of (?:education|citizenship)|background (?:check|investigation)|skills? assessments?)",
    re.IGNORECASE,
)
#: The end of a full sentence.
SENTENCE_END: Final = compiled(r"[.!?][\"”)]?$")


def opens_like_a_qualification(text: str) -> bool:
    """Whether a text begins as qualifications are worded ("Demonstrated ability to …", "Knowledge of …")."""
    return bool(_OPENS_A_QUALIFICATION.match(text.strip()))


def is_lead(text: str) -> bool:
    """A line below which qualifications may stand."""
    return is_tq_lead(text) or bool(_QUALIFICATIONS_HEAD.match(text))


def is_tq_lead(text: str) -> bool:
    """A heading that names technical qualifications, or a sentence that announces them."""
    if not mentions_tq(text) or numbered_label(text):
        return False
    return is_heading(text) or bool(re.search(r"(?::|follow(?:s|ing)\b[^.]*[.:]|below[^.]*\.)\s*$", text))


def is_heading(text: str) -> bool:
    """A short line that is no sentence and no qualification."""
    return len(text.split()) <= 12 and not SENTENCE_END.search(text) and not opens_like_a_qualification(text)


def is_title(text: str) -> bool:
    """A qualification's title rather than its text."""
    return len(text.split()) <= 10 and not re.search(r"[.!?:;][\"”)]?$", text)


def is_capitals(text: str) -> bool:
    """A heading in capitals."""
    return text.isupper() and len(text.split()) <= 10

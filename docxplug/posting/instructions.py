"""What an announcement asks for besides limits: numbering, file type, one document, no narratives, …"""

import re
from collections.abc import Iterable, Iterator
from typing import Final

from docxplug.patterns import Alternatives
from docxplug.posting.model import Instruction
from docxplug.posting.numbering import mentions_ecq, mentions_tq
from docxplug.posting.targets import mentions_in, named_targets

_ANSWER: Final = (
    r"(?:[MPE]?TQs?|ECQs?|technical qualifications?|"
    r"qualifications?|narratives?|responses?|answers?|statements?)"
)

#: Short name of an instruction, and how announcements word it.
_PATTERNS: Final[tuple[tuple[str, Alternatives], ...]] = tuple(
    (what, Alternatives(pattern, re.IGNORECASE))
    for what, pattern in (
        (
            "number the answers",
            (
                rf"\b(?:number|label|identify|title)\b (?:and \w+ )?(?:each|every|your|all|"
                rf"the)\b[^.]{{0,30}}\b{_ANSWER}\b|"
                rf"\b{_ANSWER} (?:must|should|shall) be (?:clearly )?(?:numbered|labell?ed|identified)"
            ),
        ),
        (
            "one document",
            (
                r"\b(?:as|in|into|using)\b (?:one|a single|1|the same) (?:\w+ )?(?:document|file|pdf|attachment)|"
                r"\bone combined\b|"
                r"\b(?:send|upload|submit|attach) (?:only )?(?:one|a single) (?:\w+ )?(?:document|file|pdf)\b|"
                r"combine[^.]{0,40}(?:one|single) (?:document|file|pdf)"
            ),
        ),
        ("separate documents", r"\b(?:as|in) (?:a )?separate (?:documents?|files?|attachments?)\b"),
        (
            "file type",
            (
                r"\b(?:must be|saved? (?:as|in)|submit(?:ted)? (?:as|in)|upload(?:ed)? (?:as|in)|in|as an?) "
                r"(?:an? )?(?:adobe )?(?:PDF|Word|\.?docx?|MS Word|Microsoft Word)\b(?! process)|"
                r"\bfile (?:type|format)s?\b|accepted formats?"
            ),
        ),
        (
            "page numbers",
            (
                r"\bnumber (?:the|your|all|each)?\s*pages?\b|\bpages? (?:must be |should be |are )?numbered\b|"
                r"\bpage numbers?\b"
            ),
        ),
        ("name on every page", r"\bname\b[^.]{0,60}\b(?:each|every|all) pages?\b"),
        (
            "no narratives",
            (
                r"\b(?:do not|don't|not|no|neither)\b[^.;]{0,40}\b(?:separate |additional )?(?:narratives?|essays?|"
                r"ECQ statements?)\b|"
                r"\bnarratives?\b[^.;]{0,30}\b(?:will not|not be) (?:be )?(?:accepted|considered|required|reviewed)"
            ),
        ),
        (
            "answer in the resume",
            (
                r"\b(?:within|in|through|throughout|by) (?:the|your|a|an)\b[^.;]{0,30}\br[eé]sum[eé]\b[^.]{0,80}"
                rf"(?:possess|evidence|demonstrat|address|show|{_ANSWER})|"
                r"\br[eé]sum[eé]\b[^.;]{0,60}\b(?:corroborate|demonstrate|reflect|evidence|address|show)s?\b|"
                r"\b(?:addressed|evident|demonstrated|reflected|shown) (?:with)?in (?:the|your|"
                r"a)\b[^.;]{0,20}\br[eé]sum[eé]"
            ),
        ),
        ("no “see resume”", r"[\"“'‘]?\b(?:see|refer to)\b (?:my |the |your |attached )?r[eé]sum[eé]"),
        (
            "separate answers",
            (
                r"\baddress(?:ed|ing)? each\b[^.;]{0,60}\b(?:separately|individually)\b|"
                rf"\b{_ANSWER} (?:must|should|shall|are to) be (?:addressed|answered|written) "
                r"(?:separately|individually)\b|\bseparate (?:narratives?|responses?|statements?)\b"
                rf"(?! (?:are|is) not)|\bdo not combine\b[^.;]{{0,20}}{_ANSWER}"
            ),
        ),
        ("spacing", r"\b(?:single|double|1\.5)[- ]spaced?\b(?! page)"),
        ("font", r"\b(?:Times New Roman|Arial|Calibri|Cambria|Georgia|Garamond|Verdana|Helvetica|Tahoma)\b"),
        (
            "CCAR",
            (
                r"\bC-?CAR\b|challenge[-\s,/]+(?:and )?context[-\s,/]+(?:and )?actions?[-\s,/]+(?:and )?results?|"
                r"\bSTAR (?:method|format)\b"
            ),
        ),
        (
            "recent examples",
            (
                r"\b(?:examples?|accomplishments?|experience)\b[^.]{0,60}\b(?:last|past|within)\b[^.]{0,12}\b(?:\d+|"
                r"five|seven|ten)(?: \(\d+\))? years"
            ),
        ),
        ("no hyperlinks", r"\b(?:no|not|don't)\b[^.]{0,30}\b(?:hyper)?links?\b"),
        ("no photos", r"\b(?:no|not|don't)\b[^.]{0,30}\b(?:photos?|photographs?|graphics|images)\b"),
    )
)
_FOR_APPLICANTS: Final = Alternatives(
    r"\byour?\b|applica|submit|must|should|shall|please|narrative|r[eé]sum[eé]|TQ|ECQ|upload|^\W*(?:number|use|"
    r"do not|put|include|label|save|keep|write|send|address|limit|provide|attach|type|combine)\b",
    re.IGNORECASE,
)
#: What is said of the ECQs alone, where the technical qualifications are answered in writing.
_OF_ECQS_ALONE: Final = {"no narratives": "no ECQ narratives", "answer in the resume": "ECQs in the resume"}
_CLAUSE_END: Final = re.compile(r";|,? (?:but|however|while|whereas)\b", re.IGNORECASE)
_OF_FILES: Final = frozenset({"one document", "separate documents", "file type"})


def instructions_in(sentence: str) -> Iterator[Instruction]:
    """The instructions to applicants that a sentence gives."""
    if not _FOR_APPLICANTS.search(sentence):
        return
    for what, pattern in _PATTERNS:
        if pattern.search(sentence) and not _is_something_else(what, sentence):
            yield Instruction(what, sentence)


def _is_something_else(what: str, sentence: str) -> bool:
    if what in _OF_FILES and named_targets(mentions_in(sentence)) == ("letter",):
        return True  # how transcripts are to be sent
    if what == "separate answers":
        return bool(re.search(r"\b(?:do not|not|no) (?:\w+ )?separate\b", sentence, re.IGNORECASE))
    return what == "answer in the resume" and not re.search(r"TQ|ECQ|qualification|competenc", sentence)


def asks_for_tq_narratives(sentence: str) -> bool:
    """Whether a sentence asks for technical qualifications in writing, and does not say that none are taken."""
    return mentions_tq(sentence) and any(map(_asks_in_writing, _CLAUSE_END.split(sentence)))


def _asks_in_writing(clause: str) -> bool:
    if not mentions_tq(clause) or any(asked.what in _OF_ECQS_ALONE for asked in instructions_in(clause)):
        return False
    return bool(re.search(r"\b(?:narratives?|written|in writing)\b", clause, re.IGNORECASE))


def told_once(instructions: Iterable[Instruction], *, tqs_in_writing: bool) -> tuple[Instruction, ...]:
    """Each instruction with the first sentence that gives it."""
    told: dict[str, Instruction] = {}
    for what, sentence in instructions:
        name = _OF_ECQS_ALONE[what] if tqs_in_writing and _is_of_ecqs_alone(what, sentence) else what
        told.setdefault(name, Instruction(name, sentence))
    return tuple(told.values())


def _is_of_ecqs_alone(what: str, sentence: str) -> bool:
    """Whether the clauses of a sentence that give an instruction speak of ECQs and of nothing else."""
    if what not in _OF_ECQS_ALONE or not mentions_ecq(sentence):
        return False
    clauses = _CLAUSE_END.split(sentence)
    giving = [clause for clause in clauses if any(asked.what == what for asked in instructions_in(clause))]
    return all(mentions_ecq(clause) and not mentions_tq(clause) for clause in giving or [sentence])

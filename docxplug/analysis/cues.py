"""How much a sentence of an answer without labels says for each part of a CCAR story.

The patterns are in ``cue_patterns`` and ``outcome_patterns``; what the writer did is read from the clauses.
"""

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import islice
from typing import Final, NamedTuple

from docxplug.analysis.cue_patterns import CHALLENGE, CONTEXT, SETTING, Cues
from docxplug.analysis.outcome_patterns import BEFORE, CAREER, NO_HARM, OUTSIDE, RESULT, SEQUENCE
from docxplug.language.clauses import Clause
from docxplug.language.sentences import Sentence
from docxplug.language.verb_forms import past_lemma
from docxplug.language.word_lists import word_set
from docxplug.patterns import Alternatives


class Evidence(NamedTuple):
    """Weights for each part; zero means no sign.

    ``outside`` is for sentences that open or close an answer, ``setting`` for a time or another story at a sentence's
    beginning, which speaks for challenge and context alike.
    """

    challenge: float = 0.0
    context: float = 0.0
    action: float = 0.0
    result: float = 0.0
    outside: float = 0.0
    setting: float = 0.0

    @property
    def setup(self) -> float:
        """For the part of a story before the actions."""
        return self.setting + max(self.challenge, self.context) + 0.3 * min(self.challenge, self.context)

    def plus(self, other: "Evidence") -> "Evidence":
        """Both together."""
        return Evidence(*(a + b for a, b in zip(self, other, strict=True)))


#: Verbs with "I" that tell where the writer stood and not what was done.
_STATES: Final = word_set(
    "be have serve work report inherit face arrive become join oversee manage supervise head belong know believe",
    "control employ think feel need want realize see hear receive earn own remain",
    "stand take command come graduate hold stay live enjoy like hope move transfer return sit watch notice",
)
#: Verbs with "I" or "we" that tell what came of it.
_OUTCOMES: Final = word_set(
    "save recover achieve reach restore complete win exceed meet finish succeed avoid gain cut reduce"
)
#: What offices do, told without saying who did it.
_WORK: Final = word_set(
    "establish create form convene initiate conduct develop draft issue prepare write rewrite revise review",
    "evaluate assess analyze examine identify collect compile negotiate standardize design plan schedule hold",
    "provide offer send publish distribute submit brief notify consult interview invite assign reassign",
    "appoint hire recruit engage select train instruct coordinate monitor track maintain test pilot install",
    "implement introduce launch put draw document map inspect survey procure purchase buy request seek",
    "authorize propose discuss explore undertake perform carry gather reorganize",
)
_WORK_DONE: Final = 1.1  # "A charter was drafted": somebody did it
_HALF_ACTS: Final = word_set("lead direct manage oversee learn find help support assist see run chair")
_OFFICIAL: Final = Alternatives(r"\b(?:undersigned|incumbent) has (?!(?:\w+ )?had )", re.IGNORECASE)
_AUXILIARIES: Final = ("have ", "has ", "'ve ", "’ve ")
#: After "had": somebody was made to do something, or something to be done ("I had the pins machined").
_MADE_TO: Final = word_set("the them him her it each every all both my our")
#: Where a writer comes to work ("I took the technology center").
PLACES: Final = word_set(
    "center office branch division bureau post job position chair helm program command section unit department",
    "portfolio region district team directorate service staff",
)
#: Where one goes when other work begins ("I moved to the regional office").
_TO: Final = word_set("to into over across")
_MOVES: Final = word_set("take assume move transfer return")
#: What one assumes with a post.
_CHARGE: Final = word_set("role duties leadership responsibility responsibilities directorship")
#: The writer, in the first person and in the third of official prose ("The undersigned has served …").
WRITER: Final = word_set("i my me undersigned incumbent")
_SEQUENCE_WEIGHT: Final = 0.7
#: "Confirmed returns declined" looks like a verb that implies the writer, so that an implied one counts less.
_SUBJECTS: Final = {"I": 1.0, "we": 0.8, "implied": 0.5}
_UNNAMED_ACT: Final = 0.7  # "The owner was replaced"
_SETTLED: Final = 0.3
_LEANS: Final = 0.9
_TELLS_ROLE: Final = 1.8
_ONE_ACT: Final = 1.8
_MOST: Final = 3.2  # of one part's cues in one sentence
#: The most evidence that one sentence gives for one part.
LARGEST: Final = _MOST + 1.5


def evidence(
    paragraph: str, sentence: Sentence, clauses: Iterable[Clause], *, may_begin: bool = True
) -> Evidence:
    """The evidence of one sentence of a paragraph; ``clauses`` are the paragraph's.

    A sentence that stands where no story begins (not ``may_begin``) is not asked for challenge, context or setting.
    """
    text = paragraph[sentence.start : sentence.end]
    acts = _SEQUENCE_WEIGHT if SEQUENCE.match(text) else 0.0
    own_clauses = [clause for clause in clauses if sentence.start <= clause.start < sentence.end]
    acts += sum(_act(paragraph, clause) for clause in own_clauses)
    harmless = len(NO_HARM.findall(text))
    challenge = _sum(NO_HARM.sub(" ", text) if harmless else text, CHALLENGE) if may_begin else 0.0
    context = _sum(text, CONTEXT) if may_begin else 0.0
    result = min(LARGEST, _sum(BEFORE.sub(" ", text), RESULT) + 1.5 * harmless)
    outside = _outside(text)
    # "Requirements were gathered" tells of work, "claims were settled" of its result.
    unnamed = sum(_unnamed_act(paragraph, clause) for clause in own_clauses)
    acts = min(acts + unnamed * (_SETTLED if result >= _LEANS else 1.0), _MOST)
    own = acts >= 1.0
    if context >= _TELLS_ROLE and acts <= _ONE_ACT:  # "I reported to … and coordinated with …" is a position
        acts *= 0.5
    setting = 0.0 if not may_begin else _sum(text, SETTING) * (0.4 if own else 0.5 if result >= 2.0 else 1.0)
    if own:  # what the writer did about a problem, with people and money, is still what the writer did
        challenge, context, outside = challenge * 0.4, context * 0.4, outside * 0.7
        result *= 0.5 if " I " in f" {text}" else 0.8  # "We shipped two days early" is the end of a story too
    elif result >= 2.0:  # "Complaints fell by 40 percent" speaks of a problem that went away
        challenge, context = challenge * 0.5, context * 0.5
    return Evidence(challenge, context, acts, result, outside, setting)


def closes(paragraph: str, sentences: Iterable[Sentence], clauses: Sequence[Clause]) -> bool:
    """Whether a paragraph after a result closes the story or leads on rather than tells more of it."""
    whole = total(evidence(paragraph, sentence, clauses, may_begin=False) for sentence in sentences)
    return whole.outside > max(whole.action, whole.result)


def total(pieces: Iterable[Evidence]) -> Evidence:
    """The evidence of several sentences."""
    whole = Evidence()
    for piece in pieces:
        whole = whole.plus(piece)
    return whole


def _outside(text: str) -> float:
    """How much a sentence opens or closes an answer."""
    career = _sum(text, CAREER) if speaks_of_writer(text) else 0.0
    return min(_MOST, career + _sum(text, OUTSIDE))


def speaks_of_writer(text: str) -> bool:
    """Whether the writer comes into a sentence, in the first person or as officials put it."""
    return not (WRITER - {"me"}).isdisjoint(re.findall(r"\w+", text.lower()))


@lru_cache(maxsize=1)
def _is_official(paragraph: str) -> bool:
    """Asked for each sentence of a paragraph, which may be long."""
    return _OFFICIAL.search(paragraph) is not None


def claims(paragraph: str, clauses: Iterable[Clause]) -> bool:
    """Whether the writer looks back on a career: "I have managed bridges since 1998", but not "I have been chief"."""
    if _is_official(paragraph):
        return True
    return any(
        clause.subject in {"I", "implied"}
        and not clause.subordinate
        and clause.verb not in {"be", "have"}
        and not (clause.verb == "serve" and paragraph.startswith(" as ", clause.verb_end))
        and paragraph[clause.verb_start : clause.verb_end].lower().startswith(_AUXILIARIES)
        for clause in clauses
    )


def _sum(text: str, cues: Cues) -> float:
    """The weights of the cues that are there, each at most twice."""
    return min(_MOST, sum(weight * len(list(islice(cue.finditer(text), 2))) for weight, cue in cues))


def _act(paragraph: str, clause: Clause) -> float:
    """How much a clause is an act of the writer; what somebody does habitually is none."""
    if clause.quoted or paragraph.endswith("nor ", 0, clause.verb_start):  # "nor appropriated funds"
        return 0.0
    if clause.voice == "passive" or clause.subject not in _SUBJECTS or _is_state(paragraph, clause):
        return 0.0
    weight = 0.7 if clause.verb in _HALF_ACTS else 1.8
    weight *= _SUBJECTS[clause.subject]
    group = paragraph[clause.verb_start : clause.verb_end]
    weight *= 0.0 if clause.verb != "have" and group.lower().startswith("had ") else _tense(group)
    if clause.verb in _OUTCOMES:
        weight *= 0.5
    return weight * (0.4 if clause.subordinate else 1.0)


def _is_state(paragraph: str, clause: Clause) -> bool:
    """Whether a clause tells where the writer stood: "I reported to" does, "I reported the loss" does not."""
    if clause.verb not in _STATES or clause.verb in _HALF_ACTS:
        return False
    following = re.findall(r"\w+", paragraph[clause.verb_end : clause.verb_end + 40].lower())[:4]
    if clause.verb == "have":
        return _MADE_TO.isdisjoint(following[:1])
    if clause.verb in _MOVES:
        return comes_to_place(clause.verb, following)
    return clause.verb != "report" or not following or following[0] in {"to", "directly", "for", "through"}


def comes_to_place(verb: str, following: Sequence[str]) -> bool:
    """Whether a verb with the words after it tells that the writer came to other work."""
    if verb not in _MOVES or not following:
        return False
    if verb == "assume":
        return not (PLACES | _CHARGE).isdisjoint(following)
    if verb == "take":
        return following[0] == "over" or not PLACES.isdisjoint(following[1:])
    return following[0] in _TO


def _unnamed_act(paragraph: str, clause: Clause) -> float:
    """How much a passive clause may be an act of the writer, who is not named."""
    done = paragraph[clause.verb_start : clause.verb_end].lower().startswith(("was ", "were "))
    hidden = clause.voice == "passive" and done and clause.subject != "I"
    if not hidden or clause.subordinate or clause.has_agent or clause.quoted:
        return 0.0
    return _WORK_DONE if clause.verb in _WORK else _UNNAMED_ACT


def _tense(group: str) -> float:
    """How far a verb group tells of something done: "wrote" does, "am writing" nearly, "write" hardly."""
    words = [word for word in group.lower().split() if not word.endswith("ly")]
    first = words[0] if words else ""
    if words[1:2] == ["to"]:  # "had to decide": the task, not yet the act
        return 0.0
    if first in {"was", "were", "am", "are"} and words[-1].endswith("ing"):
        return 0.7 if first == "am" else 0.1
    if first in {"was", "were", "had", "did"} or past_lemma(first):
        return 1.0
    return 0.6 if first in {"have", "has"} else 0.1

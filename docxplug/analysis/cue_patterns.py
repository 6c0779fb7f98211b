"""How the beginning of a CCAR story is worded: patterns with weights, for sentences without labels.

Problems and stakes speak for the challenge; role, people, money and reporting lines for the context. The weights are
rough on purpose: 2 nearly settles a sentence, 1 leans, below that only adds up.
"""

import re
from typing import Final

from docxplug.analysis.cue_words import CueWords
from docxplug.patterns import Alternatives


def cue(weight: float, *alternatives: str) -> tuple[float, Alternatives]:
    """A weight and the pattern that has it."""
    return weight, Alternatives("|".join(alternatives), re.IGNORECASE)


def words(weight: float, *lines: str) -> tuple[float, CueWords]:
    """A weight and the words that have it."""
    return weight, CueWords(*lines)


#: Weight and pattern, or words, of each cue of a part.
Cues = tuple[tuple[float, Alternatives | CueWords], ...]

_NUM: Final = (
    r"(?:\$?\d[\d,.]*(?: (?:million|billion|percent))?%?|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|"
    r"twelve|dozens? of|hundreds? of|thousands? of|half|twice|zero)"
)
_PEOPLE: Final = (
    r"(?:employees|staff|people|engineers|scientists|contractors|personnel|analysts|managers|officers|attorneys|"
    r"nurses|"
    r"physicians|clinicians|specialists|inspectors|agents|examiners|investigators|accountants|auditors|members|"
    r"workers|"
    r"technicians|volunteers|civilians|soldiers|sailors|airmen|marines|teachers|researchers|economists|supervisors|"
    r"executives|positions|FTEs?|direct reports|professionals|subordinates|rangers|curators|controllers|judges)"
)
_UNITS: Final = (
    r"(?:offices|sites|divisions|branches|bureaus|regions|states|districts|facilities|centers|hospitals|clinics|"
    r"agencies|"
    r"programs|laboratories|stations|installations|cities|counties|countries|components|units|institutions|customers|"
    r"schools|parks|ports|posts|teams|locations|commands|yards|vessels|beds|households|farms|firms|residents)"
)
ROLE: Final = (
    r"(?:director|chief|manager|administrator|commissioner|officer|head|leader|lead|secretary|counsel|superintendent|"
    r"commander|executive|comptroller|supervisor|coordinator|chair(?:man|woman|person)?|president|deputy|advis[eo]r|"
    r"official|inspector|general|warden|dean|principal|marshal|attorney|engineer|scientist|physician|economist|"
    r"captain|colonel|ambassador|curator|auditor|editor|planner|registrar|treasurer)"
)

CHALLENGE: Final[Cues] = (
    cue(
        0.8,
        r"\b(?:when|after|before|upon|on) (?:I (?:arrived|took over|became|assumed|started|joined|was appointed|"
        r"came)|my (?:selection|appointment|arrival))\b",
        r"\b(?:took|taking|takes|waited|waiting|waits?) (?:us |an average of |about |nearly |"
        r"more than )*[\d,]+ (?:days|weeks|months|hours)\b",
        r"\babandon\w+\b|\boverstat\w+\b|\bunderstat\w+\b|\bwalked out\b|\bnot (?:yet )?(?:qualified|prepared|ready|"
        r"enough)\b",
        r"\b(?:at a cost of|cost(?:s|ing)? (?:us |the \w+ |taxpayers )?(?:nearly |over |more than |about )?\$)|"
        r"\b(?:fault|blam\w+)\b",
        r"\b(?:could|can|did|would|does|do|was|were|had|has|have) not\b|\bcannot\b|n['’]t\b",
        r"\b(?:no one|nobody|nowhere|neither|never|nothing|none of|no \w+|lack(?:ed|ing|s)?|without|unable|"
        r"impossible)\b",
    ),
    words(
        0.9,
        "fail failed failing fails failure failures backlog backlogs shortage shortages shortfall shortfalls crisis "
        "crises overdue outdated obsolete aging ageing lost losing losses loss broken breach* collaps* outbreak "
        "outbreaks attack* threat* risk risks jeopard* danger* complain* grievance grievances resign resigned "
        "resigning resignation resignations quit quitting stall* halt* delay* disput* conflict*",
        "oppos* resist resisted resisting resistance resists refus* skeptic* distrust* mistrust* object objected "
        "objection objections reluctan* vacan* expired vulnerab* criticiz* deficien* weakness* blocked overturned "
        "bankrupt* crash* destroy* damag* died dying death deaths killed injur* emergenc* disaster* hurricane "
        "hurricanes flood floods storm storms fire fires drought*",
        "overrun overruns deficit deficits error errors unread gap gaps waste fraud* illegal* unsafe contaminat* "
        "leak* struggl* rumor rumors fear* angry furious anger upset chaos confus* uncertain* unpopular demorali* "
        "exhausted disarray late bottleneck* unpaid unfilled understaffed overwhelmed lawsuit lawsuits suit suits "
        "sued court scandal* questioned doubted impasse deadlock* stalemate duplicat*",
        "problem problems challenge challenges difficult* obstacle obstacles pressure* urgent* poor poorly worst "
        "worse* severe* serious* persist* plagued suffer* decline declined declining eroded deteriorat* stagnat* "
        "hamper* hinder* undermin* uncoordinated wrong wrongly invalidated limbo falsif* slid inconsistent* "
        "fragmented incompatible inaccurate unreliable inadequate insufficient unacceptable",
        "outage outages downtime noncomplian* ransomware pandemic epidemic unprecedented penalty penalties trouble* "
        "antiquated cumbersome silos siloed rejected denied closing frozen freeze burned missed missing stranded",
    ),
    cue(
        0.9,
        r"\b(?:behind schedule|over budget|at odds|red tape|br(?:eak|oke|oken|eaking) ?downs?|dried up|watch list|"
        r"end of life|running out|ran out|out of date|closed after|shut ?down|cuts? (?:by|to|of))\b",
    ),
    cue(
        1.4,
        r"\bI (?:\w+ )?(?:faced|inherited|had to|needed to|was (?:asked|directed|charged|tasked|ordered|told|"
        r"assigned|sent))\b",
        r"\bgave (?:us|me|my \w+) (?:only |just )?[\w-]+ (?:days|weeks|months|hours|years?)\b",
        r"\b(?:gave|given|had|with) (?:us|me|only)?\s*(?:only |just )?\w+ (?:days|weeks|months|hours) to\b",
        r"\b(?:asked|directed|charged|tasked|ordered) (?:me|us|my (?:office|team)) to\b|\bmy (?:task|goal|charge|"
        r"mission|job|challenge) was\b",
        r"\b(?:the|our|its|a) (?:\w+ )?(?:challenge|problem|goal|task|stakes?|question|deadline) (?:was|were|is)\b|"
        r"\bat stake\b",
        r"\b(?:auditors?|audit|investigat\w+|inspectors? general|review|survey|report|study|GAO|OIG|IG|tests?|"
        r"inspection|analysis) "
        r"(?:had )?(?:showed|shown|found|revealed|concluded|warned|reported|questioned|criticized|"
        r"discovered)\b",
        r"\bwould (?:stop|close|run out|expire|lapse|shut|miss|cost|lose|have to|fail|end|cease)\b|\babout to\b|"
        r"\bon the (?:verge|brink)\b",
    ),
    cue(
        0.6,
        r"\b(?:only|just) (?:about )?(?:\d+|an?|one|two|three|four|five|a few|a handful)\b|\blittle (?:appetite|"
        r"support|interest|trust|time|money)\b",
        r"\bmore than (?:a|one) year\b|\bfewer than\b|\bdespite\b|\byet\b|\bbut\b",
        r"[,;] (?:and |but |when )?in (?:\w+ )?(?:19|20)\d\d,? (?!I\b|we\b|to\b|and\b)[a-z]+ [a-z]",
    ),
    cue(
        0.7,
        r"\b(?:was|were) (?:\w+ly )?(?!during|evening|morning|spring|nothing|something|anything|king)\w{3,}ing\b",
        r"(?<!\bI )\bhad (?:\w+ly |already |just |not |been |begun to )*\w{2,}(?:ed|en|wn|ne|lt|st|pt|ld|ught|ung|"
        r"come|cut|put)\b",
    ),
)
#: A time, or another story, at the beginning of a sentence: speaks for the part before the actions, not for which.
SETTING: Final[Cues] = (
    cue(
        1.0,
        r"^(?:by (?=the|early|late|mid)|in |on |during )(?:the (?:spring|summer|fall|autumn|winter|night|morning|"
        r"early|late|middle|midst)[^,]{0,20}|"
        r"(?:early |late |mid-)?(?:(?:january|february|march|april|may|june|july|august|september|october|november|"
        r"december|"
        r"spring|summer|fall|winter)(?: of)?(?: \d{1,2})?,? )?(?:19|20)\d\d)\b(?!,? I (?:am|was|served))",
        r"^(?:(?:one|two|three|a|some|\d+) (?:years?|months?|weeks?) (?:later|after\w*)|that (?:same )?(?:year|"
        r"spring|summer|fall|winter|month|week))\b",
        r"^(?:a (?:second|third|further|later) |another |more recently|earlier|previously|in a (?:second|later|"
        r"different) )",
    ),
)
CONTEXT: Final[Cues] = (
    cue(
        1.8,
        rf"\b(?:as|in my role as|serving as|while serving as) (?:the |an? |our |its )?(?:[\w’'&-]+ ){{0,5}}{ROLE}\b",
        rf"\bI (?:was|am|became|served as|serve as|worked as|have been|was named|"
        rf"was appointed)\b[^.;]{{0,40}}\b{ROLE}\b",
        r"\b(?:I|we|and|who|that|office|branch|division|group|team|bureau) (?:also )?(?:report(?:ed|s|ing)?|"
        r"answer(?:ed|s)?) (?:directly )?to\b",
        r"\b(?:was|am|were) (?:\w+ )?responsible for\b|\bresponsibility for\b|\bunder my (?:authority|command|"
        r"direction|supervision)\b",
    ),
    cue(
        1.3,
        rf"\bI (?:\w+ )?(?:manage|lead|led|direct|oversee|oversaw|supervise|head|command|run|control|employ|"
        rf"chair)(?:d|ed)?\b[^.;]{{0,120}}\b(?:\d|{_PEOPLE}|budget)",
        rf"\b(?:with|has|have(?! \w+(?:ed|en|ne|nt)\b)|had|of|by|my|and|over|employs?|employed|supervis\w+|"
        rf"included)\b[^.;,]{{0,24}}{_NUM} (?:[\w-]+ ){{0,3}}{_PEOPLE}\b",
        r"\b(?:staff|team|workforce|group|office|division|branch|crew|unit|force|faculty) of (?:about |some |over |"
        r"only |nearly )?"
        r"(?:\d|ten|twelve|fifteen|twenty)",
        r"\$[\d.,]+ (?:million |billion )?(?:annually|a year|per year|each year)\b",
        r"\bbudget (?:of|authority)\b|\$[\d.,]+ ?(?:[mb]illion|[MBK])? (?:annual |operating |program |"
        r"yearly )*(?:budget|portfolio|contract|program|a year)\b",
        r"\bspen(?:t|ds?) (?:about )?\$",
    ),
    cue(
        1.0,
        r"\bI (?:came to|joined|took over|took charge of|arrived|transferred to) (?:the|an?|this|that|in|at)\b",
    ),
    cue(
        0.8,
        rf"\b{_NUM} (?:[\w-]+ ){{0,3}}{_UNITS}\b",
    ),
    words(
        0.8,
        "consists consisted compris* includes included serve serves served covers covered operate operates operated "
        "employs employed own owns owned advise advises advised located organized divided spread shared leased "
        "headquartered stationed composed governed funded staffed stakeholder stakeholders union unions governor "
        "governors legislatur* council* committee committees partners industry association associations tribes board",
    ),
    cue(
        0.6,
        r"\b(?:the|our|its|their|my) (?:[\w-]+ ){0,3}(?:is|are|has|have|reports?|depends?|runs?|holds?)\b",
        r"\b(?:climate|environment|culture|political|statut\w+|law|policy|mandate|mission|at (?:that|the) time|"
        r"by then|years old)\b",
    ),
)

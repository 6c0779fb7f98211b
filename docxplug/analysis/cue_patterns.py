"""How the parts of a CCAR story are worded: patterns with weights, for sentences without labels.

Problems and stakes speak for the challenge; role, people, money and reporting lines for the context; measures that
changed and lasting effects for the result; career claims, beliefs and announcements of examples for no part. The
weights are rough on purpose: 2 nearly settles a sentence, 1 leans, below that only adds up.
"""

import re
from typing import Final

from docxplug.analysis.cue_words import CueWords
from docxplug.patterns import Alternatives


def _cue(weight: float, *alternatives: str) -> tuple[float, Alternatives]:
    return weight, Alternatives("|".join(alternatives), re.IGNORECASE)


def _words(weight: float, *lines: str) -> tuple[float, CueWords]:
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
_ROLE: Final = (
    r"(?:director|chief|manager|administrator|commissioner|officer|head|leader|lead|secretary|counsel|superintendent|"
    r"commander|executive|comptroller|supervisor|coordinator|chair(?:man|woman|person)?|president|deputy|advis[eo]r|"
    r"official|inspector|general|warden|dean|principal|marshal|attorney|engineer|scientist|physician|economist|"
    r"captain|"
    r"colonel|ambassador|curator|auditor|editor|planner|registrar|treasurer)"
)

CHALLENGE: Final[Cues] = (
    _cue(
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
    _words(
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
    _cue(
        0.9,
        r"\b(?:behind schedule|over budget|at odds|red tape|br(?:eak|oke|oken|eaking) ?downs?|dried up|watch list|"
        r"end of life|running out|ran out|out of date|closed after|shut ?down|cuts? (?:by|to|of))\b",
    ),
    _cue(
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
    _cue(
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
    _cue(
        0.6,
        r"\b(?:only|just) (?:about )?(?:\d+|an?|one|two|three|four|five|a few|a handful)\b|\blittle (?:appetite|"
        r"support|interest|trust|time|money)\b",
        r"\bmore than (?:a|one) year\b|\bfewer than\b|\bdespite\b|\byet\b|\bbut\b",
        r"[,;] (?:and |but |when )?in (?:\w+ )?(?:19|20)\d\d,? (?!I\b|we\b|to\b|and\b)[a-z]+ [a-z]",
    ),
    _cue(
        0.7,
        r"\b(?:was|were) (?:\w+ly )?(?!during|evening|morning|spring|nothing|something|anything|king)\w{3,}ing\b",
        r"(?<!\bI )\bhad (?:\w+ly |already |just |not |been |begun to )*\w{2,}(?:ed|en|wn|ne|lt|st|pt|ld|ught|ung|"
        r"come|cut|put)\b",
    ),
)
CONTEXT: Final[Cues] = (
    _cue(
        1.8,
        rf"\b(?:as|in my role as|serving as|while serving as) (?:the |an? |our |its )?(?:[\w’'&-]+ ){{0,5}}{_ROLE}\b",
        rf"\bI (?:was|am|became|served as|serve as|worked as|have been|was named|"
        rf"was appointed)\b[^.;]{{0,40}}\b{_ROLE}\b",
        r"\b(?:I|we|and|who|that|office|branch|division|group|team|bureau) (?:also )?(?:report(?:ed|s|ing)?|"
        r"answer(?:ed|s)?) (?:directly )?to\b",
        r"\b(?:was|am|were) (?:\w+ )?responsible for\b|\bresponsibility for\b|\bunder my (?:authority|command|"
        r"direction|supervision)\b",
    ),
    _cue(
        1.3,
        rf"\bI (?:\w+ )?(?:manage|lead|led|direct|oversee|oversaw|supervise|head|command|run|control|employ|"
        rf"chair)(?:d|ed)?\b[^.;]{{0,120}}\b(?:\d|{_PEOPLE}|budget)",
        rf"\b(?:with|has|have|had|of|by|my|and|over|employs?|employed|supervis\w+|"
        rf"included)\b[^.;,]{{0,24}}{_NUM} (?:[\w-]+ ){{0,3}}{_PEOPLE}\b",
        r"\b(?:staff|team|workforce|group|office|division|branch|crew|unit|force|faculty) of (?:about |some |over |"
        r"only |nearly )?"
        r"(?:\d|ten|twelve|fifteen|twenty)",
        r"\$[\d.,]+ (?:million |billion )?(?:annually|a year|per year|each year)\b",
        r"\bbudget (?:of|authority)\b|\$[\d.,]+ ?(?:[mb]illion|[MBK])? (?:annual |operating |program |"
        r"yearly )*(?:budget|portfolio|contract|program|a year)\b",
        r"\bspen(?:t|ds?) (?:about )?\$",
    ),
    _cue(
        1.0,
        r"\bI (?:came to|joined|took over|took charge of|arrived|transferred to) (?:the|an?|this|that|in|at)\b",
    ),
    _cue(
        0.8,
        rf"\b{_NUM} (?:[\w-]+ ){{0,3}}{_UNITS}\b",
    ),
    _words(
        0.8,
        "consists consisted compris* includes included serve serves served covers covered operate operates operated "
        "employs employed own owns owned advise advises advised located organized divided spread shared leased "
        "headquartered stationed composed governed funded staffed stakeholder stakeholders union unions governor "
        "governors legislatur* council* committee committees partners industry association associations tribes board",
    ),
    _cue(
        0.6,
        r"\b(?:the|our|its|their|my) (?:[\w-]+ ){0,3}(?:is|are|has|have|reports?|depends?|runs?|holds?)\b",
        r"\b(?:climate|environment|culture|political|statut\w+|law|policy|mandate|mission|at (?:that|the) time|"
        r"by then|years old)\b",
    ),
)
_DIRECTION: Final = (
    r"(?:fell|fallen|dropped|rose|risen|increas\w+|declin\w+|shrank|shrunk|grew|grown|improv\w+|decreas\w+|climbed|"
    r"doubled|"
    r"tripled|halved|quadrupled|reduc\w+|went (?:up|down|from)|(?:is|are|was|were) (?:up|down|cut)|sank|slipped|"
    r"jumped|soared|"
    r"cut(?! short| off)|gained|rebounded|surged|plunged|moved from|slowed|sped|shortened|rebuilt|exceed\w*|"
    r"surpass\w*|outperform\w*|stands? at)"
)
RESULT: Final[Cues] = (
    _cue(
        2.0,
        rf"\b{_DIRECTION}\b[^.;]{{0,60}}(?:\bby\b|\bfrom\b|\bto\b|\bup\b)[^.;]{{0,30}}(?:\d|\bhalf\b|"
        rf"\btwo[- ]thirds\b|\ba (?:third|quarter)\b)",
        r"\bfrom (?!(?:19|20)\d\d\b)\$?[\d,.]+[^.;]{1,40}?\bto \$?(?:[\d,.]+|[a-z]+ (?:days|weeks|months|hours))",
        r"\bas a (?:direct )?result\b|\bthe results? (?:was|were|is|are)\b|\bresulting in\b|\bresulted in\b|"
        r"\bthanks to\b",
    ),
    _cue(
        1.3,
        r"\b(?:sav(?:ed|ing|ings)|avoid(?:ed|ing)|recover(?:ed|ing)|return(?:ed|ing)|freed|protect(?:ed|ing)|"
        r"generat(?:ed|ing))\b[^.;]{0,40}\$?\d",
        r"\b(?:on time|on schedule|ahead of (?:schedule|plan|time|the)|under budget|below (?:budget|the)|"
        r"earlier than|less than planned)\b",
        r"\b(?:within budget|(?:weeks|months|days|years) (?:early|ahead|earlier))\b",
        r"\b(?:adopted|copied|replicated|emulated|cited|commended|recogni[sz]ed|praised|honored|award(?:ed)?|"
        r"model for|template|best practice|permanent)\b",
        r"\b(?:closed (?:out|its|without|in)|was closed|were closed|is gone|was gone|was (?:lifted|"
        r"withdrawn|released|restored|resolved|signed|approved|completed|settled))\b",
        r"\b(?:was|were) (?:cancell?ed|eliminated|retired|consolidated|installed|trained|delivered|opened|met|built|"
        r"saved|cut)\b",
        r"\b(?:were (?:lifted|withdrawn|released|restored|resolved|signed|approved|completed|settled|repaired|found|"
        r"paid|hired))\b",
        r"\b(?:reopened|restarted|restored|succeeded|survived|went live|met (?:its|their|all|"
        r"the) (?:\\w+ )?(?:goals?|targets?|deadlines?|dates?|standards?|requirements?)|reached (?:its|every|all|"
        r"\d)|achieved|delivered)\b",
    ),
    _cue(
        0.9,
        rf"\b{_DIRECTION}\b",
        r"^(?:within|in(?! the (?:past|last))) (?:\w+ ){0,3}(?:days|weeks|months|years?|hours|"
        r"quarters?)\b[^,]{0,20},?",
        r"^by (?:the (?:end|close) of |early |late |mid-)?(?:january|february|march|april|may|june|july|august|"
        r"september|october|november|december|spring|summer|fall|winter)?\s*(?:\d{1,2}, )?(?:19|20)\d\d\b",
        r"^(?:today|since then|to date|ultimately|in the end|finally|in all|overall|now)\b|\bso far\b|\bhas since\b|"
        r"\bsince\b[.]?$|\b(?:has|have) (?:not |never )?(?:\w+ )*?since\b",
        r"\b(?:remain\w*|now|today|continues? to)\b|\b(?:is|are|has|have|stands?) still\b|\bstill (?:is|are|in use|"
        r"stands?|holds?|runs?)\b|\b(?:has|have) (?:\w+ )?(?:been|become|renewed|adopted|"
        r"copied|fallen|risen|dropped|installed)\b",
        r"\b(?:is|are) now (?:part|used|standard|the|a|in)\b|\b(?:against|compared (?:to|with)|versus) "
        r"(?:the |an? )?(?:average of |estimated )?\$?\d|\d (?:[a-z]+ )?instead of \d|\bwhere (?:it|they|there|"
        r"\w+) (?:had been|was|were|is) (?:\d|usual|normal|\w+ before)",
        r"\b(?:sooner|earlier|cheaper|less|more|fewer|quicker|lower|higher) than (?:before|in the (?:year|years) "
        r"before|the (?:old|former|previous))\b",
        r"\d(?:\.\d+)? ?(?:percent|%)|\bpercentage points?\b",
        r"\ball \d[\d,]* |\b\d[\d,]* of (?:the )?\d[\d,]* ",
        r"\b(?:in use|in force|ever since|never again|for the first time|ended|closed the)\b",
    ),
    _words(
        0.9,
        "faster smooth* stopped pleased success* positive favorabl* trust trusted confidence feedback proud thanked "
        "score scores rating ratings satisfaction morale retention turnover savings compliance accuracy throughput "
        "productivity better",
    ),
    _words(
        0.7,
        "signed passed convicted acquitted forfeited housed credited concurred ratified enacted graduated renewed "
        "accredited certified resumed cleared",
    ),
)
OUTSIDE: Final[Cues] = (
    _cue(
        2.6,
        r"\b(?:throughout|over|across|during|for (?:most|much|all) of|in the course of) (?:the (?:course|past|"
        r"last) (?:of )?)?(?:my|\w+ years|\w+ decades|a career)\b",
        r"\bI am an? (?:[\w-]+,? ){0,5}(?:executive|leader|professional|manager|expert|thinker|communicator)\b",
        r"\bI have (?:[\w-]+ ){0,3}(?:years|experience|expertise|knowledge|worked|led|served|spent|demonstrated|"
        r"held|managed|been|built|protected|directed)\b",
        r"\b(?:two|three|several|following|these) (?:\w+ )?(?:examples?|stories|accomplishments|cases)\b|"
        r"\bexamples? (?:below|that follow|show|illustrate)|\bhere are (?:two|three|four|some|a few)\b|"
        r"\b(?:two|three|four|both) [^.;]{0,40}\b(?:follow|below)[.:]?$|"
        r"^(?:two|three|four|both) [^.;]{0,70}\b(?:show|illustrate|demonstrate) (?:it|this|that|what|how|my)\b",
        r"\bmy (?:\w+ )?(?:experience|knowledge|career|expertise|background|ability|leadership philosophy|"
        r"philosophy) (?:\w+ )*?(?:comes?|includes?|spans?|has|is|was|in)\b",
        r"\b(?:common thread|hallmark of|defining|philosophy|my approach to leadership)\b|\bdecade(?:s)? of\b|"
        r"\bfor (?:more than|over) (?:a|two|three|\w+) (?:decades?|years)\b",
        r"\b(?:past|last) (?:\w+|\d+) years\b",
    ),
    _cue(
        1.4,
        r"\b(?:more than |over )?(?:\d+|\w+teen|\w+ty|ten|eleven|twelve|[a-z]+-\w+) years (?:of|in|as)\b|"
        r"\byears['’] experience\b",
    ),
    _cue(
        1.8,
        r"\bI (?:\w+ )?(?:believed?|bring|deliver|value|know|am (?:confident|committed|proud|passionate|known))\b|"
        r"\bin my view\b|\bI always\b",
        r"^(?:through this|this experience|th(?:ese|is) (?:record|examples|accomplishments|experiences)|"
        r"in (?:summary|conclusion|"
        r"closing)|together,|taken together|these and)",
        r"\bI (?:would|will|can) (?:bring|apply|use|draw|continue)\b|\bI have shown\b|\bwhat I (?:offer|bring|"
        r"would bring)\b|\bprepared me\b|"
        r"\bdemonstrates? (?:my|that I)\b",
        r"\b(?:bachelor|master|doctora\w+|Ph\.?D|degree|certificat\w+|graduate of)\b",
    ),
)
SEQUENCE: Final = Alternatives(
    r"^(?:first(?:ly)?|second(?:ly)?|third(?:ly)?|fourth|next|then|finally|to (?:this end|do so|begin)|i (?:then|"
    r"also|next))\b[, ]",
    re.IGNORECASE,
)
#: What had happened before the story is no result of it.
BEFORE: Final = re.compile(
    r"\bhad (?:\w+ly |already |just |not |never |been )*\w+|\b(?:was|were) being \w+", re.IGNORECASE
)
#: Harm that did not happen is a result and no problem.
NO_HARM: Final = re.compile(
    r"\b(?:no|zero|fewer|without (?:a|an|any)|not (?:one|a single)) (?:[\w-]+ ){0,2}(?:weakness|finding|injur|error|"
    r"delay|"
    r"complaint|death|loss|incident|accident|breach|failure|protest|suit|lawsuit|outage|deadline|repeat|fatalit|"
    r"life|lives)\w*|"
    r"\b(?:no|not (?:one|a single)) (?:[\w-]+ ){1,3}?(?:(?:was|were|been) )?(?:late|lost|missed|hurt|harmed|delayed|"
    r"injured)\b|"
    r"\b(?:no ?(?:one|body)|none(?: of (?:the |them |those |our )?(?:\w+ ){0,4}?)?) ?(?:was|were|had been|has(?: "
    r"been)?)? ?(?:hurt|injured|killed|lost|died|exposed|missed|appealed|complained|objected|quit|resigned)\b|"
    r"\bwithout (?:a|an|one) \w+ (?:lost|missed)\b|\bwithout (?:losing|missing|harming|injuring)\b|"
    r"\b(?:lost|missed|hurt|harmed) (?:no|not one|nothing|nobody)\b|"
    r"\b(?:no [\w-]+ (?:\w+ )?(?:has|have)|(?:has|have) (?:not|never)) [^.;,]{2,60}?\bsince\b",
    re.IGNORECASE,
)

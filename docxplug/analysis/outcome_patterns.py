"""How the end of a CCAR story is worded, and what stands around stories: patterns with weights.

Measures that changed and lasting effects speak for the result; career claims, beliefs and announcements of examples
for no part. The weights are those of ``cue_patterns``.
"""

import re
from typing import Final

from docxplug.analysis.cue_patterns import ROLE, Cues, cue, words
from docxplug.kept import compiled
from docxplug.patterns import Alternatives

_DIRECTION: Final = (
    r"(?:fell|fallen|dropped|rose|risen|increas\w+|declin\w+|shrank|shrunk|grew|grown|improv\w+|decreas\w+|climbed|"
    r"doubled|"
    r"tripled|halved|quadrupled|reduc\w+|went (?:up|down|from)|(?:is|are|was|were) (?:up|down|cut)|sank|slipped|"
    r"jumped|soared|"
    r"cut(?! short| off)|gained|rebounded|surged|plunged|moved from|slowed|sped|shortened|rebuilt|exceed\w*|"
    r"surpass\w*|outperform\w*|stands? at)"
)
RESULT: Final[Cues] = (
    cue(
        2.0,
        rf"\b{_DIRECTION}\b[^.;]{{0,60}}(?:\bby\b|\bfrom\b|\bto\b|\bup\b)[^.;]{{0,30}}(?:\d|\bhalf\b|"
        rf"\btwo[- ]thirds\b|\ba (?:third|quarter)\b)",
        r"\bfrom (?!(?:19|20)\d\d\b)\$?[\d,.]+[^.;]{1,40}?\bto \$?(?:[\d,.]+|[a-z]+ (?:days|weeks|months|hours))",
        r"\bas a (?:direct )?result\b|\bthe results? (?:was|were|is|are)\b|\bresulting in\b|\bresulted in\b|"
        r"\bthanks to\b",
    ),
    cue(
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
        r"the) (?:\w+ )?(?:goals?|targets?|deadlines?|dates?|standards?|requirements?)|reached (?:its|every|all|"
        r"\d)|achieved|delivered)\b",
    ),
    cue(
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
    words(
        0.9,
        "faster smooth* stopped pleased success* positive favorabl* trust trusted confidence feedback proud thanked "
        "score scores rating ratings satisfaction morale retention turnover savings compliance accuracy throughput "
        "productivity better",
    ),
    words(
        0.7,
        "signed passed convicted acquitted forfeited housed credited concurred ratified enacted graduated renewed "
        "accredited certified resumed cleared",
    ),
)
#: A stretch of years is the writer's career only where the writer is spoken of ("$31 million over five years").
CAREER: Final[Cues] = (
    cue(
        2.6,
        r"\b(?:throughout|over|across|during|for (?:most|much|all) of|in the course of) (?:a period of )?(?:the "
        r"(?:course|past|last) (?:of )?)?(?:my|\w+ years|\w+ decades|a career)\b",
        r"\bdecade(?:s)? of\b|\bfor (?:more than|over) (?:a|two|three|\w+) (?:decades?|years)\b",
        r"\b(?:past|last) (?:\w+|\d+) years\b",
    ),
    cue(
        1.4,
        r"\b(?:more than |over )?(?:\d+|\w+teen|\w+ty|ten|eleven|twelve|[a-z]+-\w+) years (?:of|in|as)\b|"
        r"\byears['’] experience\b",
    ),
)
OUTSIDE: Final[Cues] = (
    cue(
        2.6,
        r"\bI am an? (?:[\w-]+,? ){0,5}(?:executive|leader|professional|manager|expert|thinker|communicator)\b",
        r"\bI have (?:[\w-]+ ){0,3}(?:years|experience|expertise|knowledge|worked|led|spent|demonstrated|"
        r"held|managed|built|protected|directed)\b",
        rf"\bI have (?:[\w-]+ ){{0,3}}(?:been|served)\b(?! (?:[\w-]+ ){{0,5}}{ROLE}\b)",
        r"\b(?:two|three|several|following|these) (?:\w+ )?(?:examples?|stories|accomplishments|cases)\b|"
        r"\bexamples? (?:below|that follow|show|illustrate)|\bhere are (?:two|three|four|some|a few)\b|"
        r"\b(?:two|three|four|both) [^.;]{0,40}\b(?:follow|below)[.:]?$|"
        r"^(?:two|three|four|both) [^.;]{0,100}\b(?:show|illustrate|demonstrate) (?:it|this|that|what|how|my)\b",
        r"\bmy (?:\w+ )?(?:experience|knowledge|career|expertise|background|ability|leadership philosophy|"
        r"philosophy) (?:\w+ )*?(?:comes?|includes?|spans?|has|is|was|in)\b",
        r"\b(?:common thread|hallmark of|defining|philosophy|my approach to leadership)\b",
    ),
    cue(
        1.8,
        r"\bI (?:\w+ )?(?:believed?|bring|deliver|value|know|am (?:confident|committed|proud|passionate|known))\b|"
        r"\bin my view\b|\bI always\b",
        r"^(?:through this|this experience|th(?:ese|is) (?:record|examples|accomplishments|experiences)|"
        r"in (?:summary|conclusion|"
        r"closing)|together,|taken together|these and)",
        r"\bI (?:would|will|can) (?:bring|apply|use|draw|continue)\b|\bI have shown\b|\bwhat I (?:offer|bring|"
        r"would bring)\b|\bprepared me\b|"
        r"\bdemonstrates? (?:my|that I)\b",
        r"\b(?:bachelor|master(?:['’]s| of| degree)|doctora\w+|Ph\.?D|degree|certificat\w+|graduate of)\b",
    ),
)
SEQUENCE: Final = Alternatives(
    r"^(?:first(?:ly)?|second(?:ly)?|third(?:ly)?|fourth|next|then|finally|to (?:this end|do so|begin)|i (?:then|"
    r"also|next))\b[, ]",
    re.IGNORECASE,
)
#: What had happened before the story is no result of it.
BEFORE: Final = compiled(
    r"\bhad (?:\w+ly |already |just |not |never |been )*\w+|\b(?:was|were) being \w+", re.IGNORECASE
)
#: Harm that did not happen is a result and no problem.
NO_HARM: Final = compiled(
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

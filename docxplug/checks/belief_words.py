"""Words by which beliefs are told from facts: closed classes, and common words of English for thoughts and virtues."""

from typing import Final

from docxplug.language.word_lists import word_set

#: Verbs by which the writer says a belief, alone or with “that”, and says only what is thought or tried.
BELIEVE: Final = word_set("believe cherish value embrace strive aspire subscribe")
MAINTAIN: Final = word_set("hold trust submit contend maintain argue")
THINK: Final = word_set(
    "think find see regard view consider feel suspect understand hope suppose insist say realize like love care",
    "treat try respect honor admire want welcome endeavor endeavour stand live learn prize treasure",
)
CONVINCED: Final = word_set(
    "convinced persuaded certain guided driven inspired humbled honored proud grateful passionate committed",
    "dedicated believer advocate proponent champion devoted content motivated sustained privileged",
)
#: What "my" stands before where somebody says a belief.
CREED: Final = word_set(
    "belief beliefs conviction convictions philosophy creed credo motto mantra maxim principle principles saying",
    "lesson compass calling passion faith ideal ideals dream vision values view opinion mind eyes spirit watchword",
    "style approach commitment dedication goal secret key hallmark essence heart",
)
VIRTUES: Final = word_set(
    "success trust respect integrity teamwork collaboration cooperation communication diversity inclusion",
    "innovation creativity change accountability transparency honesty humility courage excellence service loyalty",
    "empathy love compassion kindness patience wisdom character credibility fairness justice freedom hope greatness",
    "failure adversity curiosity discipline passion vision culture partnership consensus listening mentoring",
    "delegation resilience duty authority power progress unity harmony stewardship truth dignity faith ethics",
    "equity gratitude generosity pride responsibility tolerance fear joy beauty peace ambition knowledge learning",
    "education growth relationships purpose friendship caring sacrifice security safety quality silence virtue",
    "conscience perseverance belonging strategy democracy liberty leadership",
)
#: What sentiments and likenesses speak of.
_TENDER: Final = word_set(
    "heart hearts soul spirit mirror journey light gift promise garden seed seeds bridge fire river ocean compass",
    "anchor star door foundation cornerstone engine key glue fabric art privilege sacred mother grandmother",
    "grandfather father child children world life lives humanity generations tomorrow human people person others",
    "mankind somebody someone grandchildren family",
)
_LEADERS: Final = word_set(
    "leader leaders manager managers executive executives supervisor boss captain steward servant mentor teacher",
    "coach lead leading commander commanders team teams",
)
WARM: Final = VIRTUES | _TENDER | _LEADERS
PRAISE: Final = word_set(
    "great good true real effective strong successful wise best finest humble honest authentic brave confident",
    "visionary inclusive dynamic proven distinguished unwavering seasoned dedicated passionate transformational",
    "servant hands-on results-driven results-oriented collaborative strategic empathetic highest exceptional",
    "outstanding tireless deep lifelong consummate committed innovative fast-paced world-class relentless steadfast",
    "unparalleled",
)
FOREVER: Final = word_set(
    "always never ever forever consistently constantly everyone everything nothing nobody whatever",
)
ANYBODY: Final = word_set(
    "every each nobody everyone everybody anyone anybody nothing people whoever whatever you",
)
DEFINITE: Final = word_set("the this that these those his her its their our my your both such another we")
#: Words of an office and of what it has, of this time, of schooling: they stand in facts.
OFFICE: Final = word_set(
    "our program programs division office agency department bureau branch region service services staff mission",
    "employees section unit system systems committee council contract contracts budget grant grants regulation",
    "policy act law statute board center facility station fleet agreement method rule data",
)
NOW: Final = word_set(
    "again now today currently still since yet already annually weekly daily monthly here",
)
SCHOOLING: Final = word_set(
    "degree degrees doctorate mba phd master's bachelor's graduate graduated university college school certificate",
    "licensed license certified career trained trade profession veteran lawyer engineer nurse economist worked",
    "education",
)
NUMBERS: Final = word_set(
    "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen",
    "eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred hundreds thousand thousands",
    "million billion dozen half percent year years month months week weeks day days",
)
#: Forms that tell the time of a sentence, and the words around them by which other forms are judged.
PRESENT: Final = word_set("is are am has have do does can cannot must should may will ought means")
PRESENT_ENDINGS: Final = ("'s", "'re", "'m", "n't")
TOLD: Final = word_set("was were had did")
HELPERS: Final = word_set(
    "is are am was were be been being have has had get gets got getting having not never",
)
RELATIVES: Final = word_set("who that which whoever whom")
PERSONS: Final = word_set("i we he she they it nobody everybody everyone someone somebody")
OBJECTS: Final = word_set("the a an me us him them my our his her their its it this that these")
#: After these a word in -s is a plural and no verb.
BEFORE_PLURALS: Final = word_set(
    "a an of to in and the this that these those his her its their our my your for with by on at or",
)

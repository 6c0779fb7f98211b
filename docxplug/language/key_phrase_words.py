"""The words that key phrases are read by: where chunks break, what only asks, what is empty by itself."""

from typing import Final

from docxplug.language.word_lists import word_set

JOINTS: Final = word_set("and or & and/or , /")
BREAKS: Final = word_set(
    "a an the this that these those any all each both some such other another one more most own same very",
    "so as at by for from in into of on onto out over to toward towards through throughout under upon up",
    "via with within without across about between among amongst against during before after along around",
    "including include includes included e.g i.e etc which who whom whose where when while how what if",
    "than then is are was were be been being has have had do does can could will would may might must",
    "should shall it its their they them he she his her you your our we i my me not no nor but also well",
    "least related regarding concerning involves involving governing affecting relating pertaining based using serving",
    "ranging sufficient necessary order accordance",
)
#: "Oversight of grants", "negotiation with host nations", "access to care" are one phrase each.
LINKS: Final = ("of", "with", "to", "for")
#: Words of asking; in a phrase they tell nothing of its subject.
ASK: Final = word_set(
    "describe demonstrate demonstrates demonstrated demonstrating demonstrable demonstration please",
    "provide evidence experience experiences experienced ability abilities knowledge skill skills skilled",
    "proven mandatory professional technical qualification qualifications mtq ptq tq example examples",
    "using apply applying show shows success successful successfully proficiency proficient understanding",
    "expertise capability capacity candidate candidates applicant applicants must possess possessing possession",
    "progressively responsible responsibility responsibilities working record history track background",
    "applicable various variety range wide many multiple several diverse effective effectively",
    "appropriate relevant specialized strong significant substantial considerable extensive in-depth",
    "detailed solid thorough narrative address specific specifically ensure ensuring level levels years",
    "year senior-level executive-level high-level knowledgeable familiarity competence achieving achieve",
    "participation ses position duties recognized inherent ecq ecqs emphasis focus",
)
LEVEL: Final = word_set(
    "broad comprehensive expert advanced deep working thorough extensive in-depth mastery",
)
ASKING: Final = ASK | LEVEL
#: Before a noun that is no word of asking these tell of the subject: "technical assistance", "position management".
ATTRIBUTES: Final = LEVEL | word_set("technical professional position evidence record background skill")
#: "Patient experience" is a subject, "budget experience" an ask. None of them stands alone in the singular.
PERSONS: Final = word_set(
    "patient customer user employee veteran citizen visitor passenger taxpayer traveler student",
    "beneficiary client member",
)
#: One thing, or the name of one agency, though "and" stands in it.
FIXED: Final = (
    "search and rescue",
    "research and development",
    "command and control",
    "use of force",
    "standards of care",
    "scope of work",
    "working capital",
    r"\w+ with disabilities",
    "test and evaluation",
    "oil and gas",
    "management and budget",
    "health and human services",
    "housing and urban development",
    "disease control and prevention",
    "food and drug administration",
    "immigration and customs enforcement",
    "customs and border protection",
)
ARTICLES: Final = ("a", "an", "the")
DETERMINERS: Final = (*ARTICLES, "its", "their", "all", "any", "each", "both", "these", "those")
#: "Closing out grants" is one phrase.
PARTICLES: Final = ("out", "up")
RELATIVES: Final = ("that", "which", "who")
#: "A class 2 permit", "Title 5": the number belongs to the name.
NUMBERED: Final = word_set(
    "category class type title section part phase tier grade stage chapter schedule level"
)
#: Verbs of any manager; with a noun behind them the noun is what counts.
GENERIC: Final = word_set(
    "lead manage direct oversee supervise build improve develop administer conduct execute plan perform",
    "make use coordinate establish maintain support deliver drive guide head run work create provide",
    "achieve meet translate prepare promote collaborate partner interact advise analyze evaluate",
    "interpret handle serve take carry identify resolve set implement",
)
#: What a person does who is named before: "a clinical executive leading field hospitals".
LEADING: Final = ("leading", "managing", "directing", "overseeing", "supervising", "administering")
#: Before "of" these name no thing, and a phrase begins behind them: "in the field of dredging", "in support of pilots".
OPEN: Final = word_set(
    "area areas field fields kind kinds type types part parts number form forms aspect aspects",
    "support behalf terms light view charge face context course absence presence",
)
#: Too common to be asked for by themselves: of "conflicts among agencies" an answer need not say "agencies".
EMPTY_ALONE: Final = word_set(
    "area areas field fields issue issues matter matters activity activities program programs project",
    "projects result results requirement requirements organization organizations agency agencies goal",
    "goals objective objectives initiative initiatives work efforts effort process processes function",
    "functions environment environments team teams staff mission needs need group groups others public",
    "service services system systems role context large complex federal government governments departments",
    "stakeholders highest time support employees people use uses level end-to-end improvement scope assets",
    "oversight core competency competencies million billion section sections disruption members partners",
    "offices units components orally writing operation operations data enterprise problem problems decision",
    "decisions position positions country countries jurisdiction jurisdictions region regions location",
    "locations site sites facility facilities party parties company companies community communities industry",
    "individual individuals official officials manager managers leader leaders executive executives leadership",
    "customer customers user users client clients citizen citizens colleague colleagues supervisors quality",
    "value values effect impact change outcome outcomes opportunity opportunities challenge challenges",
    "condition conditions measure measures method methods technique techniques tool tools resource resources",
    "schedule deadline deadlines priority priorities strategy strategies notice notices information outside",
    "inside conduct resolution development implementation execution planning management coordination",
    "scientific administrative operational financial strategic regional national international",
)
#: "Complex matters" are no more than "matters", "a large fleet of tugs" no more than "tugs".
SIZES: Final = ("large", "complex", "small")
#: "A large federal department" is where anybody works.
EMPLOYERS: Final = ("agency", "bureau", "department", "organization", "sector")
COLLECTIVE: Final = word_set(
    "team teams staff network networks portfolio portfolios fleet fleets group groups"
)
#: Behind a fuller phrase these take its first words: "maritime law, policy and procedures".
OF_ITS_KIND: Final = word_set(
    "law laws policy policies procedure procedures regulation regulations rule rules treaty treaties principle",
    "principles practice practices standard standards theory theories method methods technique techniques",
    "guidance doctrine doctrines statute statutes code codes requirement requirements agreement agreements",
    "goal goals objective objectives mission administration execution negotiation negotiations",
)
#: Of "senior executive experience directing …" none is a subject.
RANKS: Final = word_set(
    "executive senior supervisory managerial leadership management direct hands-on practical federal government",
)
MODIFIERS: Final = PERSONS | word_set(
    "state local tribal large small complex new human foreign short long strong open joint civil public private",
    "nonprofit interagency",
)
NOT_MODIFIERS: Final = word_set(
    "material materials approval personnel appeal capital policy assessment management procurement",
    "development investment treatment government environment equipment deployment agreement recruitment",
    "judgment compliant agent accident student patient event client signal journal proposal removal",
    "renewal rural-development reversal arsenal criminal hospital portal budget safety glossary library",
    "summary commissary treasury dictionary anniversary missive archive initiative directive executive",
    "representative alternative perspective incentive motive drive guidance seed feed need speed calendar",
    "radar bar car war seminar talent tenant grant plant restaurant consultant participant music logic",
    "traffic clinic public topic fabric statistic critic mechanic",
)
NOUN_VERBS: Final = word_set(
    "research policy budget design audit program project contract law grant finance trade transport",
    "process report risk control access experience function plan market force train service staff support",
    "work",
)

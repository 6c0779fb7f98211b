"""Words for people: those that a number counts ("41 chemists", "190 part-timers", "600 families")."""

from typing import Final

from docxplug.language.word_lists import word_set

#: How the plural of most words for people who do something ends.
_AGENTS: Final = ("ers", "ors", "ists", "ians", "ees")
_PEOPLE: Final = word_set(
    "people staff personnel staffs ftes positions professionals analysts attorneys scientists executives consultants",
    "accountants assistants associates aides agents experts interns apprentices recruits cadets fellows hires scholars",
    "nurses physicians surgeons mechanics architects artisans cooks guards guides clerks pilots captains",
    "lieutenants sergeants colonels chiefs deputies presidents marines troops police detectives wardens marshals",
    "sheriffs judges magistrates delegates representatives reps stewards chaplains coaches colleagues subordinates",
    "participants volunteers residents students",
    "individuals veterans patients families households citizens beneficiaries applicants candidates clients claimants",
    "constituents recipients respondents tenants inmates migrants immigrants refugees orphans infants children boys",
    "girls kids pupils graduates parents spouses guests adults americans inhabitants souls witnesses",
    "employee staffer person fte worker member individual professional analyst engineer attorney lawyer scientist",
    "supervisor manager executive director contractor veteran patient resident student nurse physician doctor",
    "inspector investigator agent officer economist statistician specialist technician volunteer applicant subordinate",
    "stakeholder participant responder firefighter auditor accountant researcher epidemiologist veterinarian leader",
    "expert intern hire position farmer rancher clerk pilot judge",
)
#: What ends like a word for people and is none: gear and goods …
_THINGS: Final = word_set(
    "computers servers routers printers scanners copiers trailers containers meters towers boilers filters",
    "transformers burners heaters coolers chillers freezers dryers washers blowers rollers ladders lockers drawers",
    "cylinders canisters lasers tankers freighters cutters cruisers destroyers carriers helicopters choppers",
    "bombers steamers trawlers gliders scooters fibers timbers layers wrappers covers posters tickers",
    "binders folders letters newsletters papers newspapers chapters headers numbers orders answers ledgers",
    "bulldozers graders conveyors repeaters receivers transmitters transponders pagers speakers thermometers",
    "sensors reactors motors mirrors indicators generators elevators monitors processors tractors detectors",
    "connectors compressors capacitors resistors rotors anchors incubators ventilators simulators calculators",
    "escalators radiators excavators refrigerators semiconductors separators accelerators",
    # … places, times, sums and matters …
    "centers corners quarters headquarters borders rivers waters chambers shelters floors doors harbors corridors",
    "clusters disasters disorders matters others offers transfers waivers registers rosters semesters dangers",
    "triggers powers fingers shoulders boulders flowers showers liters kilometers millimeters centimeters",
    "parameters diameters perimeters counters levers barriers tiers piers primers identifiers modifiers",
    "winters summers dinners suppers bunkers hangers encounters boosters blockers factors sectors vectors errors",
    "colors behaviors flavors favors honors labors rumors vapors vendors priors precursors",
    "lists checklists waitlists shortlists watchlists wrists fists twists medians meridians specimen regimen acumen",
    "fees degrees trees committees subcommittees guarantees bees knees levees decrees coffees jubilees",
    # … and what somebody or something does
    "delivers considers enters suffers gathers refers differs remembers wonders lowers fosters administers recovers",
    "discovers hovers empowers renders tenders lingers alters falters assists consists exists insists sees agrees",
    "oversees frees",
)


def are_agents(word: str) -> bool:
    """Whether a word (in small letters) is, by its ending, a plural of people who do something: "examiners"."""
    return word.endswith(_AGENTS) and word not in _THINGS


def are_people(word: str) -> bool:
    """Whether a word (in small letters) behind a number shows that it counts people, those that are served too."""
    return word in _PEOPLE or are_agents(word) or (word.endswith("men") and word not in _THINGS)

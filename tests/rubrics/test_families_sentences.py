"""Single sentences of strong and of weak writers: no remark on the former, the right one on the latter."""

import datetime

import pytest

from docxplug.reviewing import review
from docxplug.rubric import load
from docxplug.view import TextView

#: The checks of verbs and voice have tests of their own.
OTHERS = ["verb", "voice", "profile", "proof"]

SOUND = [
    "I reported to the Deputy Under Secretary for Benefits and to the General Counsel of the Air Force.",
    "I opened the Martin Luther King Jr. Federal Building in Atlanta and the Grace Hopper Training Center.",
    "Under the Robert C. Byrd Act and the Lilly Ledbetter rule I wrote two policies.",
    "I testified before the Senate Committee on Homeland Security in May 2023 with Charles County officials.",
    "After Hurricane Ida, I sent 40 staff to St. Charles Parish and to San Antonio.",
    "I believed the contractor's claim was false, and I stopped payment.",
    "I directed the effort to improve morale and reduce attrition.",
    "The Office of Management and Budget (OMB) approved our plan, and a 2024 report praised it.",
    "I briefed the Vice President and the Secretary of Defense in the White House Situation Room in 2023.",
    "As a result, the agency was removed from the High-Risk List in 2023.",
    "As a result, Congress enacted our improved language in the 2022 National Defense Authorization Act.",
    "As a result, the backlog was better understood: we had 40,000 cases, not 12,000.",
    "In 2022 I replaced a system that had been built in 1989.",
    "Since 2011, the agency had failed its audit; in fiscal year 2023 I gave it its first clean opinion.",
    "I inherited a plan dating from 2008 and rewrote it in 2024.",
    "I hired a chief data officer, a deputy and 14 analysts.",
    "The new rule will be enforced by the states, which I had persuaded to adopt it in 2022.",
    "Our customers told us in a survey of 2,100 that they were very satisfied (94 percent).",
    "I used Lean Six Sigma to cut approvals from 14 steps to 5.",
    "I led the A-76 competition, the M-17-25 review and the SF-50 project.",
    "We met the GS-14 and GS-15 hiring goals set by OPM.",
    "I took command at Joint Base Lewis-McChord and later at Fort Liberty.",
    "I trained 400 staff in the course of one year and completed the program office's move.",
    "I have served in the Senior Executive Service since 2015 and in four agencies since 2001.",
    "The strategic plan, Vision 2015, had lapsed when I arrived in 2021.",
    "Leading change in a bureau of 900 people, I cut nine layers to five.",
    "The union president, whose members trusted me, signed on June 3, 2022.",
    "I explained to the Governor's staff why trust is earned.",
    "I directed the response of FEMA, the FBI and NASA to the 2023 launch failure.",
    "I asked Deloitte and Booz Allen Hamilton to bid, and chose neither.",
    "I negotiated with the Navajo Nation, the Hopi Tribe and Salt River Project for 14 months.",
    "The court dismissed the suit, and the improved process became the national standard.",
    "My deputy drafted the plan; I signed it on day 16.",
    "Dr. Martin Luther King's birthday became our day of service.",
    "I met in Saint Paul with Ramsey County and in Jackson Hole with Teton County.",
    "I wrote that leaders must sign every waiver themselves, and made it policy.",
]

WEAK = [
    ("person.named", "I asked Ramona Whitfield to run the night desk."),
    ("content.biography", "I grew up beside a lock on the canal."),
    (
        "result.notended",
        "As a result, 40 berths opened. Phase three is still in design and will bring further savings.",
    ),
    ("person.named", "I reported to Dr. Elena Vasquez and to Assistant Secretary Thornton."),
    ("person.named", "I worked with John Whitaker to build the plan."),
    ("person.named", "My supervisor, Keisha Barnwell, asked me to lead."),
    ("jargon.acronym", "The DLSS team and the RPMC moved to the AFPIMS platform."),
    ("result.unquantified", "Customer service was dramatically improved."),
    ("result.unquantified", "Overall, the effort was very successful."),
    ("result.unquantified", "As a result, morale improved and turnover decreased."),
    ("result.unquantified", "The outcome exceeded expectations."),
    ("result.unquantified", "As a result of my leadership, the office became more efficient."),
    ("result.unquantified", "Employees were happier and more productive as a result."),
    ("content.philosophy", "I believe in servant leadership."),
    ("content.philosophy", "My philosophy has always been to trust but verify."),
    ("content.philosophy", "A good leader listens more than she talks."),
    ("content.philosophy", "In my opinion, diversity makes organizations stronger."),
    ("content.philosophy", "I am a strong believer in teamwork."),
    ("result.notended", "The project is expected to be completed in 2027."),
    ("result.notended", "Implementation is ongoing."),
    ("result.notended", "We are still working on the final phase."),
    ("result.notended", "The system will go live next spring."),
    ("content.degree", "I earned an MBA from a state university in 2012."),
    ("content.degree", "I attended the Federal Executive Institute."),
    ("recency.ecq", "In 2010 I led the merger of three regional offices."),
    ("recency.ecq", "From 2008 to 2011 I directed the rebuilding of the levees."),
    ("recency.ecq", "In the summer of 2012 I settled the strike."),
    ("content.always", "I routinely meet with stakeholders."),
    ("content.always", "On a daily basis I review the work of five divisions."),
]


def checks_on(sentence: str) -> set[str]:
    view = TextView.from_texts([sentence])
    done = review(view, None, load("ecq-2012"), as_of=datetime.date(2026, 11, 21), disable=OTHERS)
    return {finding.check for finding in done.findings}


@pytest.mark.parametrize("sentence", SOUND)
def test_a_sound_sentence_gets_no_remark(sentence: str) -> None:
    assert checks_on(sentence) == set()


@pytest.mark.parametrize(("check", "sentence"), WEAK)
def test_a_weak_sentence_gets_the_remark_it_needs(check: str, sentence: str) -> None:
    assert check in checks_on(sentence)

"""Sentences in the Result or the Action of a story: unproved praise, open ends, helpers; and sound ones."""

import datetime
from functools import cache

import pytest

from docxplug.reviewing import review
from docxplug.rubric import Rubric, load
from docxplug.view import TextView

SETUP = [
    "Challenge: The dam leaked, and 400 homes lay below it.",
    "Context: I ran the district with 60 staff and $9 million in 2022.",
]
#: Remarks on the shape of the story, which is that of the frame.
SHAPE = {"actions.steps", "ccar.headings", "recency.undated", "numbers.scope", "ccar.balance", "story.count"}

UNPROVED = [
    "Since then the region has run like a well-oiled machine.",
    "Employees now feel valued and heard.",
    "Relations with the tribes are better than they have ever been.",
    "Our partners consider us a model for the department.",
    "The quality of the reports went up and complaints went down.",
    "Turnaround times were cut dramatically.",
    "The new process saves a great deal of time and money.",
    "My efforts strengthened the agency's standing on the Hill.",
    "The program gained national visibility.",
    "Stakeholder confidence was restored.",
    "The transition went smoothly and without major disruption.",
    "Managers have told me that the training changed the way they lead.",
    "We became a far more agile organization.",
    "The effort led to greater collaboration among the bureaus.",
    "The initiative was hailed as a best practice.",
    "Costs came down, and the quality of service rose.",
    "Senior leadership commended my team for its outstanding work.",
    "The agency is now better positioned to meet future challenges.",
    "Wait times dropped and veterans were grateful.",
    "The outcome was highly favorable for the department.",
    "It was a win for everybody involved.",
    "Processing became quicker and errors became rare.",
    "Ultimately the reform was a turning point for the office.",
    "I received many compliments from the field.",
    "The workforce emerged stronger and more resilient.",
    "Efficiency gains were realized across the board.",
    "The working relationship with the regulators has never been better.",
    "This resulted in cost savings for the government.",
    "Through these measures I increased accountability and transparency.",
    "The branch finally hit its stride.",
    "Complaints all but disappeared.",
    "We enjoy an excellent rapport with the state today.",
    "The backlog shrank considerably.",
    "The new approach proved its worth.",
    "Inspectors were able to work faster and with fewer mistakes.",
    "Our reputation among vendors has grown.",
    "The changes were embraced by the workforce.",
    "The consolidation yielded efficiencies and eliminated duplication.",
    "Participants rated the course very highly.",
    "As a consequence, decisions are made more quickly.",
    "The conference was regarded as the best ever held.",
    "Fewer grants lapsed, and recipients were content.",
    "The project finished ahead of schedule and under budget.",
    "The organization is healthier than it was.",
    "Overtime came down and the crews were happier.",
    "My work contributed to the overall success of the mission.",
    "The response time was shortened.",
    "Everyone benefited from the new arrangement.",
    "The level of service has been raised.",
    "Congressional staff were satisfied with the outcome.",
    "Public trust in the program is rising.",
]

OPEN = [
    "The remaining sites will follow next spring.",
    "We are about two years from the finish.",
    "Negotiations with the last county are still pending.",
    "The final report is due in December.",
    "My successor is carrying the work forward.",
    "Full results will not be known until the audit is done.",
    "The pilot runs through next summer.",
    "The contract has yet to be awarded.",
    "The second phase begins in January.",
    "I am confident that the savings will materialize.",
    "The evaluation is currently being carried out by a university.",
    "Additional sites are to be added over time.",
    "The project remains on schedule for completion in 2028.",
    "We continue to refine the model.",
    "The effort is nearing completion.",
    "Implementation started this fall.",
    "The remaining regions should be done by the end of the year.",
    "It is too early to say how much will be saved.",
    "The rule is now with the Office of Management and Budget for review.",
    "Work on the annex goes on.",
    "The second wave of hiring is about to begin.",
    "Two of the labs have not been moved so far.",
    "We anticipate completion in the summer of 2027.",
    "I am awaiting the Secretary's decision.",
    "The database will eventually replace all four systems.",
    "The remainder is planned for the next fiscal year.",
    "Discussions with the vendor are ongoing.",
    "This remains a work in progress.",
    "The team is now turning to the western districts.",
    "An evaluation will follow once data are available.",
    "Construction is set to start in May.",
    "The initiative is still in its infancy.",
    "The system is currently being tested in three districts.",
    "I expect to close the last case soon.",
    "The study should conclude in the fall.",
    "More work lies ahead.",
]

HELPERS = [
    "I was one of several people who drafted the plan.",
    "I aided the director in closing the deal.",
    "I was part of the team that negotiated the lease.",
    "I served as the point of contact for the auditors.",
    "I lent a hand with the closing of the annex.",
    "I was entrusted with the budget of the region.",
    "I got involved in the talks.",
    "I had the responsibility of overseeing the closure.",
    "I acted as a bridge between the two offices.",
    "I sat in on the negotiations.",
    "I was selected to join the task force.",
    "I provided input to the strategic plan.",
    "I endeavored to keep the union informed.",
    "I did my best to bring the two sides together.",
    "I was instrumental in closing the deal.",
    "I played an instrumental role in the merger.",
    "I made contributions to the final report.",
    "I was a key contributor to the redesign.",
    "I provided assistance to the regional offices.",
    "I was brought in to look at the contract.",
    "I served as a member of the selection panel.",
    "I was heavily involved in the planning.",
    "I supported leadership in the rollout.",
    "I was called upon to advise the board.",
    "I took part in the negotiations with the union.",
    "I had responsibility for the training budget.",
    "I joined a team that rewrote the manual.",
    "I was appointed to a working group on fees.",
    "I aided in the development of the policy.",
    "I helped to draft the memorandum.",
    "My responsibilities were broad and included procurement.",
    "I was in a position to influence the outcome.",
]

BELIEFS = [
    "I firmly believe in leading from the front.",
    "A good manager never asks others to do what he would not do.",
    "My approach to leadership has always been collaborative.",
    "For me, leadership begins with listening.",
    "People do not leave jobs, they leave managers.",
    "I take great pride in mentoring the next generation.",
    "I hold myself to the highest ethical standards.",
    "I care deeply about the people I serve with.",
    "Leaders eat last.",
    "Nothing matters more to me than the mission.",
    "I am a results-oriented leader with a strong work ethic.",
    "Communication is key to any successful change.",
    "I am known for my integrity and work ethic.",
    "I am committed to the growth of every employee.",
    "Every employee deserves to be treated with dignity.",
    "As a leader, I strive to empower my staff.",
    "I have learned that people will rise to the expectations you set.",
    "To lead is to serve.",
    "My door is always open.",
    "I am a strong advocate of continuous improvement.",
    "I lead with empathy and integrity.",
    "One of my core values is respect.",
    "An executive has to be able to see the forest and the trees.",
    "I am of the opinion that change begins at the top.",
    "Public service is a public trust.",
    "I see change as an opportunity.",
    "There is no substitute for hard work.",
    "It is important to treat people fairly.",
    "Successful organizations invest in their people.",
    "The key to good management is listening.",
    "I am convinced that diversity makes us stronger.",
]

COURSES = [
    "I am a graduate of the Federal Executive Institute.",
    "I was awarded a Master of Science in Logistics.",
    "My doctoral studies at Yale focused on water law.",
    "I have a law degree and am a member of the bar.",
    "I earned my PMP certification.",
    "I went through the SES Candidate Development Program.",
    "I am a Certified Public Accountant.",
    "I studied public policy at Duke.",
    "I attended executive education at the Kennedy School.",
    "I have a Ph.D. in economics from a leading university.",
    "I am currently enrolled in a doctoral program.",
    "I completed 80 hours of leadership training.",
    "I earned a certificate in project management.",
    "I have taken numerous courses on contracting.",
    "I am a 2018 graduate of the National War College.",
    "My education includes a law degree.",
    "I obtained FAC-C Level III certification.",
    "I was trained as a mediator.",
    "I completed a year-long detail and leadership course.",
]

SOUND_RESULTS = [
    "The mill, the hospital and the school stayed open through the winter.",
    "The Senate confirmed the treaty on a voice vote, and the next administration kept it.",
    "Nobody was hurt, and no home was lost.",
    "The plant has passed every inspection since.",
    "The board voted unanimously to keep the rule.",
    "The county renewed the lease for ten years on the terms I had offered.",
    "All nine sites opened on the day I had promised.",
    "The governor withdrew his objection, and the dam was raised.",
    "Two other agencies have since hired my deputy's trainers.",
    "The vaccine reached the last village before the rains.",
    "The judge praised the plan in his opinion and adopted it in full.",
    "The Government Accountability Office closed all its recommendations.",
    "The union ratified the contract, the first without arbitration since 1994.",
    "Both trustees resigned, and the fund was repaid.",
    "My successor has kept the rule, and the Army Reserve has copied it.",
    "The airport reopened on the fourth day.",
    "The lab regained its accreditation and has kept it since.",
    "The satellite has flown without a fault since launch.",
    "The agency's inspector general used our file as the example in his annual report.",
    "The bridge will carry trucks for fifty years.",
    "The two tribes now share one hatchery.",
    "No claim has been filed since.",
    "The method is taught at the service's academy today.",
    "The ferry ran every day of the strike.",
    "The contractor repaid the government in full and was barred from bidding.",
    "Applications from rural schools outnumber those from cities for the first time.",
    "The system is still in use, and nine states have joined it.",
    "The winter's first storm found every plow staffed.",
    "The ceasefire line has held since that night.",
    "By the end of the year I had visited every post, and each had a working radio.",
    "The secretary signed the order the same evening.",
    "The rest of the fleet will be inspected under the new rule, which is now law.",
    "The court will hear no further appeal.",
    "Today the refuge is open to the public every day of the year.",
    "Three of the four leaders whom I had trained now run regions of their own.",
    "The hospital kept its license, and its chief of surgery stayed.",
    "I was asked to write the national guide, which appeared in May 2023.",
    "The committee's staff director told the press that the report could not be faulted.",
    "The deeper wells still run clean, and the town drinks from them.",
    "No more flights were lost to the gate.",
    "Two more states have signed since.",
    "The earlier rule was withdrawn, and ours stands.",
    "The older bridge was taken down in daylight, with the road open.",
    "Every carrier signed the protocol, and the barrier was never closed again.",
    "The larger of the two yards was sold to the port.",
    "My proposal became the chapter on fuel in the department's manual.",
    "The ambassador cabled that no other post had its people out.",
    "The refugees crossed before the border closed, and the last truck carried the archive.",
    "The grand jury returned indictments against the founder and two of his brothers.",
    "The children of the north shore started school on time.",
    "By nightfall the water was running, and the clinic had power.",
    "The secretary cancelled the second contract on the strength of our report.",
    "The ships sailed on the tide that I had named.",
    "The tribe raised the first flag over the returned land that June.",
    "Neither plant has closed, and both have hired.",
    "The journal printed our correction on its front page.",
    "All three companies came back and signed the stricter terms.",
    "The vacancy list, which had run to nine pages, fits on one.",
    "The prosecutor used the file at trial and won.",
    "The owner raised the dam himself, to our drawing.",
    "The rescue team reached the last miner before dawn.",
    "The plan was used, unchanged, when the next storm came.",
    "The house passed the bill without debate.",
    "The last of the tenants moved in before the first snow.",
    "Parliament wrote our clause into the law of the land.",
    "The team that I left behind ran the next exercise without me.",
    "The minister asked that the same officers come back, and they did.",
    "The vault was opened in front of both auditors and every bar was there.",
]

SOUND_ACTS = [
    "I asked three retired judges to read the draft and struck what two of them doubted.",
    "I told the owners in person before the letter went out.",
    "I moved the payroll to the night shift so that no one would miss a check.",
    "I set one rule: nobody signs for a bridge he has not walked.",
    "I refused the waiver and wrote down why.",
    "I put the two chiefs in one office and gave them one budget.",
    "I chose the slower route because the valley had no cell service.",
    "I had the wells sampled weekly and the results posted on the door of the town hall.",
    "I read every complaint of the past year myself and sorted them by cause.",
    "When the vendor offered a discount I asked for its source code instead.",
    "I flew to each of the four ports and asked the pilots what they feared.",
    "I wrote to the families myself.",
    "I ended the contract on day nine and hired its six best welders.",
    "I let the region choose the order of the sites, and I kept the veto.",
    "I briefed the committee every Friday, with the bad news first.",
    "Because we had one crane, I scheduled the gates by tide.",
    "I persuaded the treasurer to release the bond early, and I staked my own program on the date.",
    "I required each captain to name a successor by June.",
    "The lawyers wanted a year. I gave them a month.",
    "I split the contract in three so that small firms could bid.",
    "I told both governors what it would cost and asked which of them would say so in public.",
    "I took the unpopular half of the list myself and left the rest to my deputies.",
    "I made the decision on the ramp, with the engines running.",
    "I bought the last two pumps in the state and sent them up the river by barge.",
    "I stopped the press release, because half of it was not yet true.",
    "I had both drafts printed and let the chiefs mark them up in one room.",
    "I found the missing page in the contractor's own binder and put it before the judge.",
    "I dropped my own proposal when the crews showed me a faster one.",
    "I explained the risk to the families at their kitchen tables.",
    "I rewrote the clause so that a mayor could read it.",
    "I sent my best inspector to the plant that complained most.",
    "I signed for the fuel in my own name so that the helicopters could leave.",
    "I closed the account the same afternoon and notified the bank's regulator.",
    "I told the Secretary that we were wrong and what we would do by Friday.",
]


@cache
def pack_named(name: str) -> Rubric:
    return load(name)


def checks_on(sentence: str, part: str, pack: str = "ecq-2012") -> set[str]:
    """The checks that have something to say of a sentence in that part of a story with printed labels."""
    action = sentence if part == "Action" else "I drained the lake, hired two firms and rebuilt the core."
    result = sentence if part == "Result" else "The dam held through two floods."
    view = TextView.from_texts([*SETUP, f"Action: {action}", f"Result: {result}"])
    paragraph = 2 if part == "Action" else 3
    found = review(view, None, pack_named(pack), as_of=datetime.date(2026, 11, 21)).findings
    return {f.check for f in found if any(span.paragraph == paragraph for span in f.spans)} - SHAPE


@pytest.mark.parametrize("sentence", UNPROVED)
def test_praise_of_a_result_needs_a_measure(sentence: str) -> None:
    assert "result.unquantified" in checks_on(sentence, "Result")


@pytest.mark.parametrize("sentence", OPEN)
def test_work_that_goes_on_needs_a_figure_of_progress(sentence: str) -> None:
    assert "result.notended" in checks_on(sentence, "Result")


@pytest.mark.parametrize("sentence", HELPERS)
def test_a_helper_or_participant_is_asked_for_the_own_part(sentence: str) -> None:
    assert "verb.weak" in checks_on(sentence, "Action")


@pytest.mark.parametrize("sentence", BELIEFS)
def test_a_belief_is_no_act(sentence: str) -> None:
    assert "content.philosophy" in checks_on(sentence, "Result")


@pytest.mark.parametrize("sentence", COURSES)
def test_a_course_or_degree_is_no_act(sentence: str) -> None:
    assert "content.degree" in checks_on(sentence, "Result")


@pytest.mark.parametrize("pack", ["tq", "ecq-2012"])
@pytest.mark.parametrize("sentence", SOUND_RESULTS)
def test_a_result_that_can_be_looked_up_gets_no_remark(sentence: str, pack: str) -> None:
    assert checks_on(sentence, "Result", pack) == set()


@pytest.mark.parametrize("pack", ["tq", "ecq-2012"])
@pytest.mark.parametrize("sentence", SOUND_ACTS)
def test_an_act_of_the_writer_gets_no_remark(sentence: str, pack: str) -> None:
    assert checks_on(sentence, "Action", pack) == set()

"""Sentences in the Result or the Action of a story: unproved praise, open ends, helpers; and sound ones."""

import datetime

import pytest

from docxplug.reviewing import review
from docxplug.rubric import load
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
]


def checks_on(sentence: str, part: str, pack: str = "ecq-2012") -> set[str]:
    """The checks that have something to say of a sentence in that part of a story with printed labels."""
    action = sentence if part == "Action" else "I drained the lake, hired two firms and rebuilt the core."
    result = sentence if part == "Result" else "The dam held through two floods."
    view = TextView.from_texts([*SETUP, f"Action: {action}", f"Result: {result}"])
    paragraph = 2 if part == "Action" else 3
    found = review(view, None, load(pack), as_of=datetime.date(2026, 11, 21)).findings
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

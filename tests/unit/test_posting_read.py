"""Qualifications and instructions out of whole announcements."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docxplug.posting import Posting
from docxplug.posting.exchange import from_json, to_json
from docxplug.posting.read import read_posting

LONG = """DEPUTY DIRECTOR, OFFICE OF WATER SYSTEMS
Open & closing dates: 11/03/2026 to 12/03/2026
Salary $155,000 - $210,000 per year

Summary
As Deputy Director you will be responsible for leading 240 staff.

Duties
• Directs the national program for drinking water.
• Demonstrates leadership of regulation development.
1. Serves as the principal adviser.

Requirements
Conditions of Employment
• You must be a U.S. citizen.

Qualifications
To meet the minimum qualifications you must show progressively responsible experience.
Failure to address all Mandatory Technical Qualification factors disqualifies an applicant.

MANDATORY TECHNICAL QUALIFICATIONS (MTQs): All applicants must submit written statements
addressing the MTQs (maximum of two pages per MTQ). Number each MTQ and submit them as one
document.

MTQ 1 - Demonstrated experience directing a national drinking water
program, including development of standards, compliance assistance
and enforcement.

MTQ 2 - Knowledge of federal, state and local water law and
demonstrated ability to apply it to complex infrastructure
investments.

MTQ 3: Ability to build partnerships
with utilities, tribes and states.

EXECUTIVE CORE QUALIFICATIONS (ECQs):
ECQ 1 - LEADING CHANGE: This core qualification involves the ability to bring about strategic change.
ECQ 2 - LEADING PEOPLE: This core qualification involves the ability to lead people.

Education
There is no educational requirement.

Required Documents
1. Resume (not to exceed 5 pages)
2. MTQ narratives
3. SF-50

Benefits
A 40-page guide to benefits is available. Call 202-555-0147.
"""


def texts(posting: Posting) -> list[str]:
    return [qualification.text for qualification in posting.qualifications]


def test_a_long_announcement_gives_its_qualifications_and_nothing_else() -> None:
    posting = read_posting(LONG)
    assert [(q.id, q.label) for q in posting.qualifications] == [
        ("TQ1", "MTQ 1"),
        ("TQ2", "MTQ 2"),
        ("TQ3", "MTQ 3"),
        ("ECQ1", "ECQ 1"),
        ("ECQ2", "ECQ 2"),
    ]
    assert texts(posting)[0] == (
        "Demonstrated experience directing a national drinking water program, including development of standards, "
        "compliance assistance and enforcement."
    )
    assert texts(posting)[2] == "Ability to build partnerships with utilities, tribes and states."


def test_a_long_announcement_gives_its_limits_and_instructions_with_their_sentences() -> None:
    posting = read_posting(LONG)
    assert [(limit.scope, limit.value) for limit in posting.limits] == [("tq_each", 2), ("resume", 5)]
    assert {i.what: i.sentence for i in posting.instructions} == {
        "number the answers": "Number each MTQ and submit them as one document.",
        "one document": "Number each MTQ and submit them as one document.",
    }


@pytest.mark.parametrize(
    "text",
    [
        "TQ 1: Knowledge of tax law.\nTQ 2: Experience directing audits.",
        "MTQ1 - Knowledge of tax law.\nMTQ2 - Experience directing audits.",
        "Technical Qualification #1: Knowledge of tax law.\nTechnical Qualification #2: Experience directing audits.",
        "Technical Qualification One\nKnowledge of tax law.\nTechnical Qualification Two\nExperience directing audits.",
        "PTQ 1.\n\nKnowledge of tax law.\n\nPTQ 2.\n\nExperience directing audits.",
        "TECHNICAL QUALIFICATIONS\n1. Knowledge of tax law.\n2. Experience directing audits.",
        "TECHNICAL QUALIFICATIONS\nI. Knowledge of tax law.\nII. Experience directing audits.",
        "The following TQs are mandatory:\nA. Knowledge of tax law.\nB. Experience directing audits.",
        "TQs\n- Knowledge of tax law.\n- Experience directing audits.\n\nRequired Documents\n- Resume",
        "Technical Qualifications: (1) Knowledge of tax law. (2) Experience directing audits.",
        "Applicants must address TQ1: Knowledge of tax law.; TQ2: Experience directing audits.",
        "These technical qualifications are needed: (1) Knowledge of tax law.; and (2) Experience directing audits.",
        "Knowledge of tax law.\n\nExperience directing audits.",
        "MTQs\n\nKnowledge of tax law.\n\nExperience directing audits.\n\nHOW TO APPLY\nExperience helps you.",
    ],
)
def test_every_numbering_gives_the_same_two(text: str) -> None:
    posting = read_posting(text)
    assert [q.text.rstrip(";") for q in posting.qualifications] == [
        "Knowledge of tax law.",
        "Experience directing audits.",
    ]
    assert [q.id for q in posting.qualifications] == ["TQ1", "TQ2"]


def test_a_title_and_the_list_below_belong_to_the_qualification() -> None:
    posting = read_posting(
        "Technical Qualifications\n1. Program Leadership\nDemonstrated experience leading grants programs.\n"
        "2. Financial Oversight\nExpert knowledge of grants law, including:\n• 2 CFR 200\n• Single Audit Act\n"
    )
    assert texts(posting) == [
        "Program Leadership: Demonstrated experience leading grants programs.",
        "Financial Oversight: Expert knowledge of grants law, including: 2 CFR 200; Single Audit Act",
    ]


def test_a_limit_stated_after_a_qualification_is_no_part_of_it() -> None:
    posting = read_posting(
        "TQ 1: Ability to represent the agency abroad. Your response should not exceed 1 page."
    )
    assert texts(posting) == ["Ability to represent the agency abroad."]
    assert [(limit.scope, limit.value) for limit in posting.limits] == [("tq_each", 1)]


@pytest.mark.parametrize(
    "sentence",
    [
        "Expert knowledge of federal acquisition policy and experience leading major acquisitions.",
        "Describe how you led a scientific organization through a merger.",
    ],
)
def test_one_sentence_is_one_qualification(sentence: str) -> None:
    assert texts(read_posting(sentence)) == [sentence]


def test_the_five_of_2025_are_found_in_a_sentence_that_names_them() -> None:
    posting = read_posting(
        "Show in a two-page resume the five ECQs: Commitment to the Rule of Law and the Principles of the American "
        "Founding, Driving Efficiency, Merit and Competence, Leading People, and Achieving Results.\n"
        "Technical Qualifications\nTQ 1. Experience in law."
    )
    assert [q.id for q in posting.qualifications] == ["ECQ1", "ECQ2", "ECQ3", "ECQ4", "ECQ5", "TQ1"]
    assert posting.qualifications[1].text == "Driving Efficiency"


def test_an_ecq_alone_is_an_ecq() -> None:
    posting = read_posting("ECQ 2 - Leading People")
    assert [(q.kind, q.text) for q in posting.qualifications] == [("ECQ", "Leading People")]


def test_labels_in_a_list_of_headings_to_use_do_not_hide_the_text() -> None:
    posting = read_posting(
        "MTQ 1: Experience in A and B.\nMTQ 2: Knowledge of C.\n\nHow to apply\nUse these headings:\nMTQ 1\nMTQ 2\n"
    )
    assert texts(posting) == ["Experience in A and B.", "Knowledge of C."]


@pytest.mark.parametrize(
    ("sentence", "what"),
    [
        ("Upload your TQ narratives as a single PDF.", "one document"),
        ("Please number the pages of your narrative.", "page numbers"),
        ("Applicants who answer “see resume” will not be considered.", "no “see resume”"),
        ("Do not submit separate narratives; TQs must be addressed within the resume.", "no narratives"),
        (
            "Do not submit separate narratives; TQs must be addressed within the resume.",
            "answer in the resume",
        ),
        ("You must address each TQ separately.", "separate answers"),
        ("TQs should be answered separately.", "separate answers"),
        ("Send one PDF.", "one document"),
        ("Write each in the Challenge-Context-Action-Result form.", "CCAR"),
        ("Your resume must be in PDF.", "file type"),
        ("Use the Challenge, Context, Action, Result model in your narratives.", "CCAR"),
        ("Put your name on every page.", "name on every page"),
    ],
)
def test_an_instruction_is_named_with_its_sentence(sentence: str, what: str) -> None:
    posting = read_posting(f"TQ 1: Knowledge of law.\n\n{sentence}\n")
    assert {i.what: i.sentence for i in posting.instructions}[what] == sentence


def test_a_text_without_qualifications_has_none() -> None:
    assert read_posting("\n\n").qualifications == ()


def test_what_every_announcement_says_is_no_qualification() -> None:
    posting = read_posting(
        "Conditions of Employment\n- Ability to obtain a Top Secret clearance.\n\nQualifications\n"
        "You must meet the ECQs:\nECQ 1 – Leading Change\nECQ 2 – Building Coalitions\n\n"
        "Experience refers to paid and unpaid experience, including volunteer work.\n\nBenefits\n"
        "Experience a career with a comprehensive package of benefits in a great place.\n"
    )
    assert [(q.id, q.text) for q in posting.qualifications] == [
        ("ECQ1", "Leading Change"),
        ("ECQ2", "Building Coalitions"),
    ]


def test_a_title_with_a_colon_is_followed_by_its_text() -> None:
    posting = read_posting("MTQ 1 – Policy:\nExpert knowledge of trade policy.\n\nDesirable:\nLaw degree.\n")
    assert texts(posting) == ["Policy: Expert knowledge of trade policy."]


@given(st.text(max_size=400))
def test_any_text_is_read_without_an_error_and_survives_the_json(text: str) -> None:
    posting = read_posting(text)
    assert from_json(to_json(posting)) == posting


@pytest.mark.parametrize(
    "text",
    [
        "TQ 1: Experience running ports.\n• Give their tonnage.\n• Name their owners.\nTQ 2: Knowledge of tides.",
        (
            "Technical Qualifications\nI. Experience running ports.\n- Give their tonnage.\n- Name their owners.\n"
            "II. Knowledge of tides."
        ),
        (
            "Technical Qualifications\n1. Experience running ports.\na. Give their tonnage.\nb. Name their owners.\n"
            "2. Knowledge of tides."
        ),
        (
            "Technical Qualifications\n• Experience running ports.\no Give their tonnage.\no Name their owners.\n"
            "• Knowledge of tides."
        ),
        "TQ 1: Experience running ports.\n\nGive their tonnage. Name their owners.\n\nTQ 2: Knowledge of tides.",
    ],
)
def test_what_stands_between_two_qualifications_belongs_to_the_first(text: str) -> None:
    assert texts(read_posting(text)) == [
        "Experience running ports. Give their tonnage. Name their owners.",
        "Knowledge of tides.",
    ]


def test_documents_to_send_are_no_part_of_the_last_qualification() -> None:
    posting = read_posting("TQ 1: Knowledge of tides.\n• Resume\n• Transcripts of all your studies\n")
    assert texts(posting) == ["Knowledge of tides."]


def test_lettered_qualifications_that_end_in_a_list_stay_apart() -> None:
    posting = read_posting(
        "Technical Qualifications\nA. Experience in ports, including:\n• dredging;\n• pilotage.\n"
        "B. Knowledge of tides.\n"
    )
    assert texts(posting) == ["Experience in ports, including: dredging; pilotage.", "Knowledge of tides."]


def test_a_rule_between_two_qualifications_is_left_out_of_both() -> None:
    posting = read_posting(
        "TQ 1: Experience running ports.\nMaximum of two pages.\nThis must include dredging.\nTQ 2: Knowledge of tides."
    )
    assert texts(posting)[0] == "Experience running ports. This must include dredging."


def test_titles_on_lines_of_their_own_begin_unnumbered_qualifications() -> None:
    posting = read_posting(
        "Mandatory Technical Qualifications\nYou must meet each of these.\nHarbor Operations\n"
        "Experience running ports for at least two years.\nExperience must include dredging and pilotage.\n"
        "Marine Science\nKnowledge of tides, currents and the weather at sea.\nRequired Documents\nResume\n"
    )
    assert texts(posting) == [
        (
            "Harbor Operations: Experience running ports for at least two years. "
            "Experience must include dredging and pilotage."
        ),
        "Marine Science: Knowledge of tides, currents and the weather at sea.",
    ]


def test_the_competencies_below_a_core_qualification_belong_to_it() -> None:
    posting = read_posting(
        "ECQ 4: BUSINESS ACUMEN. This is the ability to manage resources.\nCompetencies: Financial Management, "
        "Technology Management\nECQ 5: BUILDING COALITIONS. This is the ability to build coalitions.\n"
        "Competencies: Partnering, Political Savvy\nEducation\nNone.\n"
    )
    assert [text.rpartition("Competencies: ")[2] for text in texts(posting)] == [
        "Financial Management, Technology Management",
        "Partnering, Political Savvy",
    ]


def test_a_printed_pages_header_and_footer_do_not_cut_a_qualification() -> None:
    pages = [
        "Chief Hydrographer, ES-7   Page {n} of 3\nTQ 1: Experience leading surveys of the sea\nhttps://jobs.example/7",
        "Chief Hydrographer, ES-7   Page {n} of 3\nand of rivers, including:\nhttps://jobs.example/7",
        "Chief Hydrographer, ES-7   Page {n} of 3\n• echo sounding.\nTQ 2: Knowledge of tides.\nhttps://jobs.example/7",
    ]
    text = "\f".join(page.format(n=number) for number, page in enumerate(pages, 1))
    assert texts(read_posting(text)) == [
        "Experience leading surveys of the sea and of rivers, including: echo sounding.",
        "Knowledge of tides.",
    ]


def test_page_numbers_pasted_with_a_text_are_passed_over() -> None:
    posting = read_posting(
        "TQ 1: Experience leading surveys of the sea\nPage 1 of 3\nand of rivers.\n"
        "TQ 2: Knowledge\nPage 2 of 3\nof tides."
    )
    assert texts(posting) == ["Experience leading surveys of the sea and of rivers.", "Knowledge of tides."]


def test_ecqs_in_the_resume_do_not_forbid_technical_narratives() -> None:
    posting = read_posting(
        "TQ 1: Knowledge of tides.\nECQ 1: Leading Change\nUpload a TQ narrative of two pages.\n"
        "Address the ECQs in your resume; no ECQ narratives are accepted.\n"
    )
    assert [i.what for i in posting.instructions] == ["no ECQ narratives", "ECQs in the resume"]


@pytest.mark.parametrize(
    ("sentence", "what"),
    [
        ("Please write your text in a word processor first.", "file type"),
        ("Please send your transcripts as one file.", "one document"),
    ],
)
def test_what_is_no_rule_for_answers_is_no_instruction(sentence: str, what: str) -> None:
    posting = read_posting(f"TQ 1: Knowledge of law.\n\n{sentence}\n")
    assert what not in {i.what for i in posting.instructions}


def test_clauses_in_a_sentence_that_announces_them_are_qualifications() -> None:
    posting = read_posting(
        "Applicants must have these Technical Qualifications: (1) knowledge of tides; (2) experience in ports; and "
        "(3) skill in surveys.\n\nHow to Apply\nApply online.\n"
    )
    assert texts(posting) == ["knowledge of tides", "experience in ports", "skill in surveys."]


def test_clauses_inside_a_qualification_stay_there() -> None:
    text = "Experience in technical qualifications of staff: (1) testing them; and (2) keeping records."
    posting = read_posting(f"TQ 1: {text}\nTQ 2: Knowledge of tides.")
    assert texts(posting) == [text, "Knowledge of tides."]


def test_what_the_answer_should_tell_belongs_to_the_qualification_above() -> None:
    posting = read_posting(
        "Technical Qualification 1 – Pilotage\nExperience in leading pilots.\n"
        "Your response should tell of the waters.\n"
        "Technical Qualification 2 – Tides\nKnowledge of tides and currents.\n"
    )
    assert texts(posting)[0].endswith(
        "Experience in leading pilots. Your response should tell of the waters."
    )


def test_a_heading_that_names_technical_qualifications_is_no_title_of_one() -> None:
    posting = read_posting(
        "Qualifications\nYou must have led for years at a level of GS-15.\n"
        "Professional/Technical Qualification (PTQ):\n"
        "Demonstrated ability to manage the building of ships.\nRequired Documents\nResume\n"
    )
    assert texts(posting) == ["Demonstrated ability to manage the building of ships."]


FORWARDED = """I saw this one.

> Technical Qualifications
>
> TQ 1: Experience in the oversight of railroads,
> with inspections.
>
> TQ 2: Knowledge of tides.
>
> Limit each TQ to two pages
> at most.
"""


@pytest.mark.parametrize(
    "text",
    [
        FORWARDED,
        (
            "<b>Technical Qualifications</b><br>TQ&nbsp;1: Experience in the oversight of railroads, with "
            "inspections.<p>TQ&nbsp;2: Knowledge of tides.</p>Limit each TQ to two&#160;pages at most."
        ),
        (
            "\ufeffTechnical Qualifications\nTQ\u00a01: Experience in the over\u00adsight of rail\u200broads, with "
            "inspections.\nTQ\u00a02: Knowledge of tides.\nLimit each TQ to two\u00a0pages at most."
        ),
    ],
)
def test_what_copying_leaves_in_a_text_is_taken_out(text: str) -> None:
    posting = read_posting(text)
    assert texts(posting) == [
        "Experience in the oversight of railroads, with inspections.",
        "Knowledge of tides.",
    ]
    assert [limit.sentence for limit in posting.limits] == ["Limit each TQ to two pages at most."]


@pytest.mark.parametrize("mark", ["•", "o", "–", ">", "➢", "✓", "❖", "\uf0a7", "\uf0d8"])
def test_bullets_of_every_shape_begin_qualifications(mark: str) -> None:
    posting = read_posting(
        f"Technical Qualifications\n{mark} Knowledge of tides.\n{mark} Experience in ports.\nEducation\nNone.\n"
    )
    assert texts(posting) == ["Knowledge of tides.", "Experience in ports."]


def test_bullets_that_are_no_qualifications_give_none() -> None:
    posting = read_posting(
        "Qualifications\n• Tides and currents.\n• A chair.\n" + "Words of another kind here.\n" * 6
    )
    assert posting.qualifications == ()

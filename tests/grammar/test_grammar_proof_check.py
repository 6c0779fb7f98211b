"""The check: few remarks stand on their own, many become one, names are pointed to."""

import datetime
from collections.abc import Sequence

import pytest

from docxplug.analysis.measures import Answer
from docxplug.analysis.model import Length, Response
from docxplug.analysis.prose import Prose
from docxplug.checks.context import Context
from docxplug.checks.proof import proof
from docxplug.errors import GrammarError
from docxplug.findings import Finding
from docxplug.grammar import Proofreader
from docxplug.grammar.harper_engine import HarperEngine
from docxplug.grammar_facts import Proofreading
from docxplug.posting import Posting, Qualification
from docxplug.reviewing import review
from docxplug.rubric import Rubric, load
from docxplug.spans import Span
from docxplug.view import TextView

PACK = 'schema = 1\nname = "x"\nversion = "1"\ntitle = "X"\nkind = "TQ"\nextends = "_proof"\n'
ASKED = Qualification("TQ1", "TQ", "TQ 1", "Ability to recieve and manage grants")


@pytest.fixture(scope="module")
def rubric(tmp_path_factory: pytest.TempPathFactory) -> Rubric:
    path = tmp_path_factory.mktemp("pack") / "x.toml"
    path.write_text(PACK, encoding="utf-8")
    return load(path, with_examples=True)


@pytest.fixture
def proofreader(harper: HarperEngine) -> Proofreader:
    return Proofreader(harper, "as you asked")


def found(
    rubric: Rubric,
    grammar: Proofreading | None,
    texts: Sequence[str],
    answers: Sequence[tuple[int, int]] = ((0, 99),),
) -> list[Finding]:
    view = TextView.from_texts(texts)
    responses = [
        Response(f"R{number}", ASKED, None, first, min(last, len(texts) - 1))
        for number, (first, last) in enumerate(answers, 1)
    ]
    measured = tuple(Answer(response, Length(0, 0, 0), None, (), ()) for response in responses)
    day = datetime.date(2026, 11, 21)
    context = Context(view, Posting((ASKED,)), rubric, measured, (), Prose(view), None, day, grammar=grammar)
    return list(proof(context))


def test_up_to_three_mistakes_are_remarks_of_their_own(rubric: Rubric, proofreader: Proofreader) -> None:
    text = "I recieved the budjet. The money had went."
    findings = found(rubric, proofreader, [text])
    assert [finding.quotes for finding in findings] == [("recieved",), ("budjet",), ("went",)]
    assert findings[0].message == "Spelling: “recieved” → “received”."
    assert findings[2].message.startswith("“went” → “gone”. Use the past participle")
    assert {finding.severity for finding in findings} == {"info"}
    assert findings[0].response == "R1"


def test_from_four_on_one_remark_lists_them_all(rubric: Rubric, proofreader: Proofreader) -> None:
    text = "I recieved the budjet. The money had went. We were especialy slow."
    (finding,) = found(rubric, proofreader, [text])
    assert finding.quotes == ("recieved", "budjet", "went", "especialy")
    assert finding.message == (
        "Please proofread this answer once more. I would look at 4 places: “recieved” → “received”; "
        "“budjet” → “budget”; “went” → “gone”; “especialy” → “especially”."
    )


def test_more_than_ten_are_counted_not_spelled_out(rubric: Rubric, proofreader: Proofreader) -> None:
    words = (
        "recieved budjet especialy personaly importent devided collegue fullfilled promisses droped comittee"
    )
    (finding,) = found(rubric, proofreader, [f"The {word} plan." for word in words.split()])
    assert len(finding.spans) == 11
    assert finding.message.count("→") == 10
    assert finding.message.endswith("; and 1 more.")


def test_a_word_misspelled_twice_is_one_remark_with_two_places(
    rubric: Rubric, proofreader: Proofreader
) -> None:
    (finding,) = found(rubric, proofreader, ["I recieved it.", "They recieved it."])
    assert finding.spans == (Span(0, 2, 10), Span(1, 5, 13))


def test_two_doubled_words_are_two_remarks(rubric: Rubric, proofreader: Proofreader) -> None:
    assert len(found(rubric, proofreader, ["I saw the the plan and later the the end."])) == 2


def test_names_share_one_remark_and_do_not_count_as_mistakes(
    rubric: Rubric, proofreader: Proofreader
) -> None:
    text = "I hired Thorvaldsen, met Ostrandr and saw Quintanillo. I recieved it."
    mistake, names = found(rubric, proofreader, [text])
    assert mistake.quotes == ("recieved",)
    assert names.message == (
        "Possible names: please check the spelling of “Thorvaldsen”, “Ostrandr”, “Quintanillo”."
    )


def test_answers_are_counted_apart(rubric: Rubric, proofreader: Proofreader) -> None:
    texts = ["I recieved the budjet.", "We were especialy slow.", "It was importent."]
    findings = found(rubric, proofreader, texts, answers=[(0, 0), (1, 1)])
    assert [(finding.response, *finding.quotes) for finding in findings] == [
        ("R1", "recieved"),
        ("R1", "budjet"),
        ("R2", "especialy"),
        (None, "importent"),
    ]


def test_the_announcements_own_words_are_not_remarked_upon(rubric: Rubric, proofreader: Proofreader) -> None:
    assert found(rubric, proofreader, ["Ability to recieve and manage grants"]) == []


def test_without_an_engine_there_is_nothing_to_say(rubric: Rubric) -> None:
    assert found(rubric, None, ["I recieved it."]) == []
    assert found(rubric, Proofreader(None, "you asked for none"), ["I recieved it."]) == []


def test_an_engine_that_stops_answering_is_an_error_not_an_empty_list(rubric: Rubric) -> None:
    pytest.importorskip("harper")
    engine = HarperEngine()
    engine.close()
    with pytest.raises(GrammarError):
        found(rubric, Proofreader(engine, "as you asked"), ["I recieved it."])


def test_the_rules_examples_are_flagged_exactly_there(rubric: Rubric, proofreader: Proofreader) -> None:
    examples = rubric.rules["proof"].examples
    assert {example.flagged for example in examples} == {True, False}
    for example in examples:
        text = example.text.replace("«", "").replace("»", "")
        start = example.text.find("«")
        expected = [(Span(0, start, example.text.index("»") - 1),)] if example.flagged else []
        assert [finding.spans for finding in found(rubric, proofreader, [text])] == expected


def test_a_review_says_what_checked_it_and_never_that_a_failed_check_did(harper: HarperEngine) -> None:
    view = TextView.from_texts(["I recieved it."])
    assert review(view).grammar == "Grammar and spelling were not checked: no engine was asked for."
    if "proof" not in load("tq").rules:
        pytest.skip("the pack has no rule for grammar and spelling")
    assert "checked with Harper" in review(view, grammar=Proofreader(harper, "as you asked")).grammar
    closed = HarperEngine()
    closed.close()
    statement = review(view, grammar=Proofreader(closed, "as you asked")).grammar
    assert statement.startswith("Grammar and spelling were not checked: Harper was closed")

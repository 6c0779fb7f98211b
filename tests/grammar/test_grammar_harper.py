"""Harper itself: what it finds, and what is left out of it for this kind of text."""

import subprocess
import sys

import pytest

from docxplug.grammar.harper_engine import RULES_OFF, HarperEngine


def found(harper: HarperEngine, text: str) -> list[tuple[str, str, tuple[str, ...]]]:
    return [(match.kind, text[match.start : match.end], match.suggestions) for match in harper.check([text])]


def test_a_misspelling_is_found_with_its_correction(harper: HarperEngine) -> None:
    ((kind, quote, suggestions),) = found(harper, "We recieved the award.")
    assert (kind, quote, suggestions[0]) == ("spelling", "recieved", "received")


def test_a_mistake_of_grammar_is_found(harper: HarperEngine) -> None:
    ((kind, quote, suggestions),) = found(harper, "We had went there.")
    assert (kind, quote, suggestions) == ("grammar", "went", ("gone",))


def test_the_message_quotes_as_people_do(harper: HarperEngine) -> None:
    (match,) = harper.check(["We recieved the award."])
    assert "`" not in match.message
    assert "“recieved”" in match.message


@pytest.mark.parametrize(
    "text",
    [
        "I served from 2014-2019.",
        "We moved 5 GB and 20 TB.",
        "I led. I built. I delivered.",
        "I reported to headquarters.",
        "I met every one of them.",
        "I worked with subject matter experts.",
        "There  are two spaces.",
    ],
)
def test_what_is_right_in_federal_prose_is_left_alone(harper: HarperEngine, text: str) -> None:
    assert found(harper, text) == []


def test_every_rule_that_is_off_is_one_of_harpers(harper: HarperEngine) -> None:
    from harper import get_default_lint_config

    assert get_default_lint_config().keys() >= RULES_OFF


def test_a_review_without_grammar_does_not_load_harper() -> None:
    code = (
        "import sys, docxplug.reviewing, docxplug.grammar\n"
        "with docxplug.grammar.open_engine('none') as none: assert none.engine is None\n"
        "sys.exit('harper' in sys.modules or 'language_tool_python' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0

"""What holds for every engine: Harper, the stand-in for LanguageTool, and a real LanguageTool where there is one.

DOCXPLUG_LT_URL names a real one ("http://127.0.0.1:8081").
"""

import os
import threading
from collections.abc import Iterator

import pytest
from languagetool_double import served

from docxplug.errors import GrammarError
from docxplug.grammar.harper_engine import HarperEngine
from docxplug.grammar.languagetool_engine import LanguageToolEngine
from docxplug.grammar_facts import GrammarEngine

REAL = os.environ.get("DOCXPLUG_LT_URL")


@pytest.fixture(params=["harper", "languagetool-stand-in", "languagetool"])
def engine(request: pytest.FixtureRequest) -> Iterator[GrammarEngine]:
    if request.param == "harper":
        yield request.getfixturevalue("harper")
        return
    pytest.importorskip("language_tool_python")
    if request.param == "languagetool":
        if not REAL:
            pytest.skip("DOCXPLUG_LT_URL names no LanguageTool")
        yield LanguageToolEngine(REAL)
        return
    with served() as server:
        yield LanguageToolEngine(server.url)


HARD_PLACES = [
    "I ran teh office.",
    "😀 I ran teh office. 🚀👩🏽‍💻",
    "The re\u0301sume\u0301 of teh clerk.",
    "“It’s ‘so’,” I said of teh plan.",
    "I ran\tteh office\nin spring.",
    "Non\u2011breaking\u00a0spaces in teh text.",
    "Soft hy\u00adphens be\u00adfore teh end.",
    "Zero\u200bwidth before teh\u200b end.",
    "𝐁𝐨𝐥𝐝 letters before teh end.",
]


@pytest.mark.parametrize("text", HARD_PLACES)
def test_a_remark_lies_on_exactly_the_wrong_word(engine: GrammarEngine, text: str) -> None:
    on_word = [m for m in engine.check([text]) if text[m.start : m.end] == "teh"]
    assert len(on_word) == 1
    assert on_word[0].start == text.index("teh")
    assert "the" in on_word[0].suggestions


def test_paragraphs_are_counted_with_the_empty_ones(engine: GrammarEngine) -> None:
    matches = engine.check(["", "I ran teh office.", "   ", "It was fine.", "I saw teh end."])
    assert [match.paragraph for match in matches] == [1, 4]


def test_the_order_is_that_of_the_text(engine: GrammarEngine) -> None:
    matches = engine.check(["I ran teh office and teh shop.", "I saw teh end."])
    places = [(match.paragraph, match.start) for match in matches]
    assert len(places) == 3
    assert places == sorted(places)


def test_a_word_without_an_end_is_passed_over(engine: GrammarEngine) -> None:
    text = "I saw " + "x" * 50_000 + " before teh end."
    assert [text[match.start : match.end] for match in engine.check([text])] == ["teh"]


def test_no_text_gives_no_remarks(engine: GrammarEngine) -> None:
    assert engine.check([]) == []
    assert engine.check(["", " \u200b"]) == []


def test_calls_from_several_threads_wait_for_each_other(engine: GrammarEngine) -> None:
    found: list[int] = []
    text = ["I ran teh office. " * 20]
    threads = [threading.Thread(target=lambda: found.append(len(engine.check(text)))) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == [20] * 4


def test_an_engine_says_its_name(engine: GrammarEngine) -> None:
    assert engine.name in {"Harper", "LanguageTool"}


def test_a_closed_harper_says_so_instead_of_finding_nothing() -> None:
    pytest.importorskip("harper")
    engine = HarperEngine()
    engine.close()
    engine.close()
    with pytest.raises(GrammarError, match="was closed"):
        engine.check(["teh"])

"""Which engine is taken and why, on machines with and without Java and LanguageTool."""

import pytest
from grammar_machine import Machine
from languagetool_double import Double

from docxplug.errors import GrammarError, UnknownNameError
from docxplug.grammar import open_engine
from docxplug.grammar.installation import LanguageToolFiles, find_files, install, status
from docxplug.grammar.local_server import LocalServer
from docxplug.view import TextView

JAVA_17 = 'openjdk version "17.0.15" 2025-04-15'
VIEW = TextView.from_texts(["I saw teh end."])


def sentence_of_asking_for_languagetool() -> str:
    """What a user reads who asks for LanguageTool."""
    with pytest.raises(GrammarError) as raised, open_engine("languagetool"):
        pass
    return str(raised.value)


def test_without_java_the_sentence_says_which_to_install(machine: Machine) -> None:
    machine.has_languagetool()
    assert sentence_of_asking_for_languagetool().endswith("there is none; install Java 17 or later.")


@pytest.mark.parametrize(
    ("printed", "number"),
    [
        ('openjdk version "11.0.2" 2019-01-15', 11),
        ('java version "1.8.0_201"', 8),
        ("openjdk 16.0.1 2021-04-20", 16),
    ],
)
def test_an_old_java_is_named_with_its_version(machine: Machine, printed: str, number: int) -> None:
    machine.has_java(printed)
    machine.has_languagetool()
    assert f"is Java {number}; install a newer one" in sentence_of_asking_for_languagetool()
    assert machine.starts == []


def test_a_java_without_a_version_is_one_sentence(machine: Machine) -> None:
    machine.has_java("Error: could not find libjava.so")
    machine.has_languagetool()
    assert "does not say its version" in sentence_of_asking_for_languagetool()


def test_an_empty_folder_is_one_sentence_and_nothing_is_downloaded(machine: Machine) -> None:
    machine.has_java(JAVA_17)
    assert "run: docxplug languagetool install" in sentence_of_asking_for_languagetool()
    assert list(machine.languagetools.iterdir()) == []


def test_a_java_that_dies_at_once_is_started_once_and_quoted(machine: Machine) -> None:
    machine.has_java(JAVA_17, "echo 'Could not reserve enough space'; exit 1")
    machine.has_languagetool()
    assert "it said: Could not reserve enough space" in sentence_of_asking_for_languagetool()
    assert len(machine.starts) == 1
    assert machine.has_ended_all()


def test_a_server_that_does_not_come_up_is_ended_with_its_children(machine: Machine) -> None:
    machine.has_java(JAVA_17, "/bin/sleep 60 & wait")
    machine.has_languagetool()
    files = find_files()
    with pytest.raises(GrammarError, match="did not answer within 1 seconds and was ended"):
        LocalServer(files, seconds=1)
    assert machine.has_ended_all()


def test_a_server_that_ignores_the_request_to_end_is_ended(machine: Machine) -> None:
    machine.has_java(JAVA_17, "trap '' TERM; while :; do /bin/sleep 1; done")
    machine.has_languagetool()
    with pytest.raises(GrammarError, match="was ended"):
        LocalServer(find_files(), seconds=1)
    assert machine.has_ended_all()


def test_the_languagetool_of_this_machine_serves_many_documents_and_ends_with_the_block(
    machine: Machine,
) -> None:
    machine.has_working_java()
    machine.has_languagetool("6.8")
    with open_engine() as proofreader:
        assert proofreader.statement.startswith(
            "Grammar and spelling were checked with LanguageTool 6.8 (it is set up on this machine)"
        )
        assert [len(proofreader.matches(VIEW)) for _ in range(3)] == [1, 1, 1]
        assert machine.running() != []
    assert machine.has_ended_all()
    assert "-Xmx512m" in machine.starts[0]


def test_the_server_ends_too_where_the_work_inside_the_block_fails(machine: Machine) -> None:
    machine.has_working_java()
    machine.has_languagetool()
    with pytest.raises(ZeroDivisionError), open_engine("languagetool"):
        _ = 1 / 0
    assert machine.has_ended_all()


def test_the_newest_of_several_languagetools_is_taken(machine: Machine) -> None:
    machine.has_java(JAVA_17)
    for version in ("6.10", "6.8", "6.9"):
        machine.has_languagetool(version)
    assert find_files().version == "6.10"


def test_auto_falls_back_to_harper_and_says_why(machine: Machine) -> None:
    machine.has_java('openjdk version "11.0.2" 2019-01-15')
    machine.has_languagetool()
    with open_engine() as proofreader:
        assert "checked with Harper" in proofreader.statement
        assert "is Java 11; install a newer one)" in proofreader.statement


def test_auto_takes_harper_where_nothing_is_set_up(machine: Machine) -> None:
    with open_engine() as proofreader:
        assert "(no LanguageTool is set up on this machine)" in proofreader.statement
        assert [match.suggestions for match in proofreader.matches(VIEW)] == [("the",)]


def test_auto_takes_the_server_of_the_settings_first(languagetool: Double) -> None:
    with open_engine(languagetool_url=languagetool.url + "/v2/") as proofreader:
        assert f"checked with LanguageTool (the server at {languagetool.url})" in proofreader.statement
        assert len(proofreader.matches(VIEW)) == 1


def test_auto_goes_on_with_harper_where_the_server_of_the_settings_is_down() -> None:
    pytest.importorskip("language_tool_python")
    with open_engine(languagetool_url="http://127.0.0.1:9") as proofreader:
        assert (
            "the LanguageTool in the settings cannot be used: No LanguageTool answers"
            in proofreader.statement
        )
        assert len(proofreader.matches(VIEW)) == 1


def test_asked_for_by_name_a_server_that_is_down_is_an_error() -> None:
    pytest.importorskip("language_tool_python")
    with (
        pytest.raises(GrammarError, match="No LanguageTool answers"),
        open_engine("languagetool", languagetool_url="http://127.0.0.1:9"),
    ):
        pass


def test_none_checks_nothing_and_says_so() -> None:
    with open_engine("none") as proofreader:
        assert proofreader.statement == "Grammar and spelling were not checked: you asked for none."
        assert proofreader.matches(VIEW) == []


def test_an_unknown_engine_is_answered_with_the_known_ones() -> None:
    with pytest.raises(UnknownNameError, match="auto, harper, languagetool, none"), open_engine("grammarly"):  # type: ignore[arg-type]
        pass


def test_words_are_accepted_per_document_with_one_engine(languagetool: Double) -> None:
    with open_engine(languagetool_url=languagetool.url) as proofreader:
        assert proofreader.accepting(["teh"]).matches(VIEW) == []
        assert len(proofreader.matches(VIEW)) == 1


def test_the_status_names_what_is_there_and_what_is_missing(machine: Machine) -> None:
    machine.has_java(JAVA_17)
    told = status()
    assert told.java.startswith("17 (")
    assert told.versions == ()
    assert "docxplug languagetool install" in told.lines()[-1]
    machine.has_languagetool()
    assert status().lines()[-1] == "LanguageTool can be used: --grammar languagetool"


def test_installing_what_is_there_downloads_nothing(machine: Machine) -> None:
    machine.has_java(JAVA_17)
    machine.has_languagetool()
    assert isinstance(install(), LanguageToolFiles)


def test_installing_without_java_is_one_sentence(machine: Machine) -> None:
    with pytest.raises(GrammarError, match="install Java 17"):
        install()

"""Settings come from the nearest docxplug.toml, then from the user's own; the command line wins over both."""

from pathlib import Path

import pytest

from docxplug.errors import SettingsError
from docxplug.settings import FILE_NAME, read_settings, settings_for


def settings_file(folder: Path, text: str) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / FILE_NAME
    path.write_text(text, encoding="utf-8")
    return path


@pytest.fixture
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of the user's own settings."""
    folder = tmp_path / "own"
    monkeypatch.setattr("docxplug.settings._own_folder", lambda: folder)
    return folder


def test_the_nearest_file_above_the_document_is_taken(tmp_path: Path, own: Path) -> None:
    settings_file(tmp_path / "clients", 'author = "Coach"')
    settings_file(tmp_path / "clients" / "jones", 'author = "Second coach"')

    assert (
        settings_for(tmp_path / "clients" / "jones" / "drafts").option("annotate", "author") == "Second coach"
    )
    assert settings_for(tmp_path / "clients" / "smith").option("annotate", "author") == "Coach"


def test_the_users_own_file_fills_in_what_the_nearest_leaves_out(tmp_path: Path, own: Path) -> None:
    settings_file(
        own, 'author = "Coach"\npages = "estimate"\naccept = ["SME"]\n[phrases]\nso-what = "So what?"'
    )
    settings_file(tmp_path / "client", 'pages = "none"\naccept = ["FTE"]')

    settings = settings_for(tmp_path / "client")

    assert settings.option("review", "pages") == "none"
    assert settings.option("review", "author") == "Coach"
    assert settings.accept == ("FTE", "SME")
    assert settings.phrases == {"so-what": "So what?"}


def test_a_commands_own_table_wins_over_the_common_options(tmp_path: Path) -> None:
    settings = read_settings(settings_file(tmp_path, 'format = "csv"\n[review]\nformat = "json"'))

    assert settings.option("review", "format") == "json"
    assert settings.option("annotate", "format") == "csv"


def test_the_posting_is_looked_for_beside_the_settings_file(tmp_path: Path) -> None:
    settings = read_settings(settings_file(tmp_path, 'posting = "announcement.txt"\nrubric = "ours.toml"'))

    assert settings.option("review", "posting") == str(tmp_path / "announcement.txt")
    assert settings.option("review", "rubric") == str(tmp_path / "ours.toml")


def test_the_name_of_a_shipped_rubric_is_no_path(tmp_path: Path) -> None:
    assert read_settings(settings_file(tmp_path, 'rubric = "tq"')).option("review", "rubric") == "tq"


@pytest.mark.parametrize(
    "text",
    [
        '[messages]\n"verb.weak" = "Say what you did."',
        '[messages.verb]\nweak = "Say what you did."',
        '[messages."verb.weak"]\n"*" = "Say what you did."',
    ],
)
def test_a_message_can_be_replaced_in_any_spelling_of_the_table(tmp_path: Path, text: str) -> None:
    settings = read_settings(settings_file(tmp_path, text))

    assert settings.messages == {"verb.weak": {"*": "Say what you did."}}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("author = ", "not valid TOML"),
        ('autor = "x"', "autor is not a setting"),
        ("author = 3", "author must be a text"),
        ('[review]\nonly = "verb"\nparagraphs = "yes"', "review.only must be a list of texts"),
        ("accept = [1]", "accept must be a list of texts"),
        ("phrases = 1", "phrases must be a table"),
        ("[phrases]\na = 1", "phrases.a must be a text"),
        ('[messages."verb.weak"]\ndefault = 1', "messages.verb.weak.default must be a text"),
    ],
)
def test_a_mistake_is_named_with_its_file_and_key(tmp_path: Path, text: str, said: str) -> None:
    path = settings_file(tmp_path, text)

    with pytest.raises(SettingsError) as raised:
        read_settings(path)

    assert str(path) in str(raised.value)
    assert said in str(raised.value)


def test_a_file_with_a_byte_order_mark_is_read(tmp_path: Path) -> None:
    path = tmp_path / FILE_NAME
    path.write_bytes(b'\xef\xbb\xbfauthor = "Coach"')

    assert read_settings(path).option("annotate", "author") == "Coach"


@pytest.mark.parametrize("setting", ['languagetool-url = "https://x.example"', 'dask = "tcp://x.example:1"'])
@pytest.mark.parametrize("table", ["", "[batch]\n"])
def test_a_file_beside_documents_cannot_have_them_sent_anywhere(
    tmp_path: Path, own: Path, setting: str, table: str
) -> None:
    settings_file(tmp_path / "client", table + setting)

    with pytest.raises(SettingsError, match=r"may only stand in your own settings .* or on the command line"):
        settings_for(tmp_path / "client")


def test_the_users_own_file_may_name_a_languagetool(tmp_path: Path, own: Path) -> None:
    settings_file(own, 'languagetool-url = "http://lt.example"')

    settings = settings_for(tmp_path)

    assert settings.option("review", "languagetool-url") == "http://lt.example"


@pytest.mark.parametrize("place", ["../elsewhere.txt", "deeper/../../elsewhere.txt", "/elsewhere.txt"])
def test_a_file_beside_documents_cannot_have_results_written_elsewhere(
    tmp_path: Path, own: Path, place: str
) -> None:
    settings_file(tmp_path / "client", f'output = "{place}"\nforce = true')

    with pytest.raises(SettingsError, match="output names a place outside"):
        settings_for(tmp_path / "client")


def test_a_file_beside_documents_may_name_a_result_beside_them(tmp_path: Path, own: Path) -> None:
    path = settings_file(tmp_path / "client", 'output = "reviews/report.txt"')

    settings = settings_for(tmp_path / "client")

    assert settings.option("review", "output") == str(path.parent / "reviews/report.txt")

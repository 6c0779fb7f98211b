"""What the environment says about a hosted service, and what it may not say."""

import pytest

from docxplug.errors import SettingsError
from docxplug_server import ServerConfig, create_app
from docxplug_server.config import OFFICE_JS

HOSTED = {"DOCXPLUG_ORIGIN": "https://Review.example.org/", "DOCXPLUG_TOKEN": "a-token-of-some-length"}


def test_an_empty_environment_is_one_computer_with_a_new_token_each_time() -> None:
    first, second = ServerConfig.from_environment({}), ServerConfig.from_environment({"DOCXPLUG_ORIGIN": " "})

    assert first.origin is second.origin is None
    assert first.token != second.token
    assert len(first.token) > 40
    assert first.token_in_page
    assert first.asynchronous


def test_a_hosted_service_keeps_its_token_out_of_pages_that_anybody_can_load() -> None:
    config = ServerConfig.from_environment(HOSTED)

    assert config.origin == "https://review.example.org"
    assert config.token == HOSTED["DOCXPLUG_TOKEN"]
    assert not config.token_in_page
    assert not config.asynchronous
    assert ServerConfig.from_environment({**HOSTED, "DOCXPLUG_SIGN_IN_HEADER": "X-User"}).token_in_page


def test_numbers_and_choices_are_read() -> None:
    given = {
        "WORKERS": "3",
        "WAITING": "7",
        "SECONDS": "9",
        "MEMORY_MB": "300",
        "UPLOAD_MB": "5",
        "ASYNC": "0",
    }
    config = ServerConfig.from_environment(
        {f"DOCXPLUG_{name}": value for name, value in given.items()}
        | {"DOCXPLUG_OFFICE_JS": "gcch", "DOCXPLUG_PAGES": "estimate"}
    )

    work = config.work
    assert (work.workers, work.waiting, work.seconds, work.memory) == (3, 7, 9, 300_000_000)
    assert (config.upload, config.asynchronous, config.pages) == (5_000_000, False, "estimate")
    assert config.office_js == OFFICE_JS["gcch"]


def test_the_token_is_not_shown_with_the_settings() -> None:
    config = ServerConfig.from_environment(HOSTED)

    assert config.token not in repr(config)


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("TOKEN", "short", "at least 16 characters"),
        ("TOKEN", "é" * 20, "all of them ASCII"),
        ("ORIGIN", "http://review.example.org", "such as https://"),
        ("ORIGIN", "https://review.example.org/path", "such as https://"),
        ("ORIGIN", "review.example.org", "such as https://"),
        ("OFFICE_JS", "http://example.org/office.js", "public, gcc, gcch, dod"),
        ("OFFICE_JS", "https://example.org/a.js; script-src *", "public, gcc, gcch, dod"),
        ("WORKERS", "0", "whole number above 0"),
        ("SECONDS", "-1", "whole number above 0"),
        ("MEMORY_MB", "much", "whole number above 0"),
        ("ASYNC", "yes", "0 or 1"),
        ("PAGES", "libreoffice", "auto, asked or estimate"),
    ],
)
def test_a_wrong_variable_is_named_with_what_it_may_be(name: str, value: str, said: str) -> None:
    with pytest.raises(SettingsError, match=rf"DOCXPLUG_{name}") as caught:
        ServerConfig.from_environment({**HOSTED, f"DOCXPLUG_{name}": value})

    assert said in str(caught.value)


def test_a_hosted_service_without_a_token_does_not_start() -> None:
    with pytest.raises(SettingsError, match="DOCXPLUG_TOKEN"):
        ServerConfig.from_environment({"DOCXPLUG_ORIGIN": "https://review.example.org"})


def test_any_wsgi_server_can_run_the_application(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in HOSTED.items():
        monkeypatch.setenv(name, value)
    client = create_app().test_client()
    host = {"Host": "review.example.org", "X-Docxplug-Token": HOSTED["DOCXPLUG_TOKEN"]}

    assert client.get("/healthz", headers=host).status_code == 200
    assert client.get("/api/v1/rubrics", headers=host).status_code == 200
    assert client.get("/api/v1/rubrics", headers={**host, "Host": "other"}).status_code == 403

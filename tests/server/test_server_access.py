"""Who may ask the service, and what every answer carries."""

import pytest
from calling import Caller, running

from docxplug_server.config import ServerConfig

RUBRICS = "/api/v1/rubrics"


def test_the_services_own_page_may_ask(caller: Caller) -> None:
    own = f"https://localhost:{caller.port}"

    assert caller.call("GET", RUBRICS, headers={"Origin": own, "Sec-Fetch-Site": "same-origin"}).status == 200


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "https://evil.example"},
        {"Origin": "null"},
        {"Origin": "http://localhost:1"},
        {"Origin": "https://localhost.evil.example"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {"Host": "evil.example"},
        {"Host": "localhost@evil.example"},
        {"Host": "localhost.evil.example:3000"},
        {"Host": "10.0.0.1:bad"},
    ],
)
def test_other_origins_and_other_names_are_refused(caller: Caller, headers: dict[str, str]) -> None:
    answer = caller.call("GET", RUBRICS, headers=headers)

    assert answer.status == 403
    assert answer.headers["Content-Type"] == "application/problem+json"
    assert answer.json["status"] == 403


@pytest.mark.parametrize("token", ["", "wrong", "é"])
def test_without_its_token_nothing_of_the_api_answers(caller: Caller, token: str) -> None:
    for method, path in (("GET", RUBRICS), ("POST", "/api/v1/review"), ("GET", "/api/v1/jobs/x")):
        answer = caller.call(method, path, headers={"X-Docxplug-Token": token.encode().decode("latin-1")})

        assert answer.status == 401
        assert "WWW-Authenticate" in answer.headers


def test_a_page_elsewhere_cannot_read_any_answer(caller: Caller) -> None:
    for path in ("/healthz", "/manifest.xml", RUBRICS):
        headers = caller.call("GET", path).headers

        assert "Access-Control-Allow-Origin" not in headers
        assert headers["Cross-Origin-Resource-Policy"] == "same-origin"


def test_a_preflight_of_another_origin_is_refused(caller: Caller) -> None:
    headers = {"Origin": "https://evil.example", "Access-Control-Request-Method": "POST"}

    assert caller.call("OPTIONS", "/api/v1/review", headers=headers).status == 403


def test_no_answer_allows_code_in_pages_or_frames_of_strangers(caller: Caller) -> None:
    headers = caller.call("GET", "/healthz").headers
    policy = dict(part.split(" ", 1) for part in headers["Content-Security-Policy"].split("; "))

    assert policy["default-src"] == "'none'"
    assert policy["script-src"] == "'self' https://appsforoffice.microsoft.com"
    assert "unsafe" not in headers["Content-Security-Policy"]
    assert "https://*.officeapps.live.com" in policy["frame-ancestors"]
    assert "X-Frame-Options" not in headers
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "no-referrer"
    assert headers["Server"] == "docxplug"


def test_answers_of_the_api_are_kept_nowhere(caller: Caller) -> None:
    assert caller.call("GET", RUBRICS).headers["Cache-Control"] == "no-store"


def test_health_needs_no_token_and_tells_nothing_but_the_version(caller: Caller) -> None:
    answer = caller.call("GET", "/healthz", headers={"X-Docxplug-Token": ""})

    assert answer.status == 200
    assert set(answer.json) == {"status", "version"}


def test_an_unknown_address_and_a_wrong_method_are_problems_too(caller: Caller) -> None:
    unknown = caller.call("GET", "/api/v1/nothing")
    wrong = caller.call("PUT", "/api/v1/review")

    assert (unknown.status, unknown.json["title"]) == (404, "Not Found")
    assert (wrong.status, wrong.headers["Allow"]) == (405, "POST")


def test_a_file_outside_the_static_folder_is_not_served(caller: Caller) -> None:
    for path in (
        "/static/../config.py",
        "/static/%2e%2e/config.py",
        "/static/..%5cconfig.py",
        "/static//etc/passwd",
    ):
        assert caller.call("GET", path).status == 404


def test_a_hosted_service_answers_to_its_own_name_and_wants_the_proxys_sign_in() -> None:
    config = ServerConfig(token="t" * 20, origin="https://review.example.org", sign_in_header="X-Remote-User")
    with running(config) as caller:
        host = {"Host": "review.example.org", "Origin": "https://review.example.org"}

        assert caller.call("GET", RUBRICS, headers=host).status == 401
        assert caller.call("GET", RUBRICS, headers={**host, "X-Remote-User": "ann"}).status == 200
        assert caller.call("GET", RUBRICS, headers={**host, "Host": "other.example.org"}).status == 403
        assert caller.call("GET", "/healthz").status == 200

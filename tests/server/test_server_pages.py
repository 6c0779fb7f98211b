"""The pages with their places filled in, what they load, and the manifest of this very service."""

from html.parser import HTMLParser
from pathlib import Path

import pytest
from calling import Caller, running

from docxplug.addin.manifest_rules import mistakes_in
from docxplug_server import pages
from docxplug_server.config import OFFICE_JS, ServerConfig

TEMPLATE = """<meta name="docxplug-token" content="{{ token }}">
<meta name="docxplug-office-js" content="{{ office_js }}">"""


class Metas(HTMLParser):
    def __init__(self, html: str) -> None:
        super().__init__()
        self.contents: dict[str, str] = {}
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag == "meta" and given.get("name"):
            self.contents[str(given["name"])] = given.get("content") or ""


@pytest.fixture
def templates(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("page.html", "pane.html"):
        (tmp_path / name).write_text(TEMPLATE, encoding="utf-8")
    monkeypatch.setattr(pages, "STATIC", tmp_path)


@pytest.mark.parametrize("path", ["/", "/pane"])
@pytest.mark.usefixtures("templates")
def test_a_page_carries_the_token_and_the_address_of_office_js(path: str) -> None:
    awkward = 'quoted"><&token----'
    config = ServerConfig(token=awkward, office_js=OFFICE_JS["dod"])
    with running(config) as caller:
        answer = caller.call("GET", path)

    metas = Metas(answer.body.decode()).contents
    assert metas == {"docxplug-token": config.token, "docxplug-office-js": OFFICE_JS["dod"]}
    assert (
        "script-src 'self' https://appsforoffice.dod.cdn.office.net;"
        in answer.headers["Content-Security-Policy"]
    )
    assert answer.headers["Cache-Control"] == "no-store"


@pytest.mark.usefixtures("templates")
def test_a_hosted_page_without_sign_in_carries_no_token() -> None:
    with running(ServerConfig(token="t" * 20, origin="https://review.example.org")) as caller:
        assert Metas(caller.call("GET", "/").body.decode()).contents["docxplug-token"] == ""


def test_the_manifest_names_the_address_it_was_asked_at_and_is_without_mistakes(caller: Caller) -> None:
    answer = caller.call("GET", "/manifest.xml")

    assert f'"https://localhost:{caller.port}/pane"' in answer.body.decode()
    assert mistakes_in(answer.body.decode()) == []


def test_icons_may_be_kept_and_shown_by_office(caller: Caller) -> None:
    answer = caller.call("GET", "/static/icons/icon-32.png")

    assert answer.status == 200
    assert answer.headers["Content-Type"] == "image/png"
    assert answer.headers["Cache-Control"] == "public, max-age=86400"
    assert answer.headers["Cross-Origin-Resource-Policy"] == "cross-origin"


def test_an_unchanged_file_is_not_sent_twice(caller: Caller) -> None:
    first = caller.call("GET", "/static/icons/icon-32.png")
    again = caller.call("GET", "/static/icons/icon-32.png", headers={"If-None-Match": first.headers["ETag"]})

    assert (again.status, again.body) == (304, b"")

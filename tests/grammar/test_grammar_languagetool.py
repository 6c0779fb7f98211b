"""LanguageTool through the real language-tool-python, which talks to a stand-in for its server."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from languagetool_double import Double, served

from docxplug.errors import GrammarError
from docxplug.grammar.languagetool_engine import BATCH, LanguageToolEngine, checked_url, is_loopback


def quotes(engine: LanguageToolEngine, *paragraphs: str) -> list[str]:
    return [paragraphs[m.paragraph][m.start : m.end] for m in engine.check(paragraphs)]


def test_spelling_and_grammar_are_told_apart(languagetool: Double) -> None:
    matches = LanguageToolEngine(languagetool.url).check(["Teh end of teh plan was recieved."])
    assert [(match.kind, match.rule) for match in matches] == [
        ("spelling", "MORFOLOGIK_RULE_EN_US"),
        ("grammar", "RECIEVED"),
    ]


def test_style_redundancy_and_white_space_are_switched_off_at_the_server(languagetool: Double) -> None:
    text = "In order to win  in order to grow, it was very teh."
    assert quotes(LanguageToolEngine(languagetool.url), text) == ["teh"]


def test_many_paragraphs_travel_together(languagetool: Double) -> None:
    paragraphs = ["I saw teh end."] * 30
    assert len(LanguageToolEngine(languagetool.url).check(paragraphs)) == 30
    assert len(languagetool.texts) == 1


def test_a_long_document_travels_in_parts(languagetool: Double) -> None:
    paragraphs = ["I saw teh end. " * 40] * 30
    assert len(LanguageToolEngine(languagetool.url).check(paragraphs)) == 1200
    assert all(len(text) <= BATCH for text in languagetool.texts)


def test_a_remark_over_the_end_of_a_paragraph_is_left_out(languagetool: Double) -> None:
    assert quotes(LanguageToolEngine(languagetool.url), "This is the end", "Start of teh next") == ["teh"]


def test_a_server_that_takes_short_texts_only_gets_shorter_ones() -> None:
    pytest.importorskip("language_tool_python")
    with served(longest=100) as server:
        assert quotes(LanguageToolEngine(server.url), *["😀 I saw teh end. " * 3] * 5) == ["teh"] * 15


def test_a_paragraph_that_is_too_long_for_the_server_is_one_sentence() -> None:
    pytest.importorskip("language_tool_python")
    with (
        served(longest=100) as server,
        pytest.raises(GrammarError, match=r"refuses a paragraph of 80 words.*harper"),
    ):
        LanguageToolEngine(server.url).check(["I saw teh end. " * 20])


def test_a_server_that_goes_away_is_one_sentence() -> None:
    pytest.importorskip("language_tool_python")
    with served() as server:
        engine = LanguageToolEngine(server.url)
    with pytest.raises(GrammarError, match=r"No LanguageTool answers at http://127\.0\.0\.1"):
        engine.check(["I saw teh end."])


def test_no_server_at_the_address_is_one_sentence() -> None:
    pytest.importorskip("language_tool_python")
    with served() as server:
        url = server.url
    with pytest.raises(GrammarError, match="correct --languagetool-url, or use --grammar harper"):
        LanguageToolEngine(url)


def test_something_else_at_the_address_is_one_sentence() -> None:
    pytest.importorskip("language_tool_python")
    with (
        _answering(b"<html>not here</html>") as url,
        pytest.raises(GrammarError, match="No LanguageTool answers"),
    ):
        LanguageToolEngine(url)


def test_a_server_that_never_answers_is_given_up() -> None:
    pytest.importorskip("language_tool_python")
    with _answering(None) as url, pytest.raises(GrammarError, match="No LanguageTool answers"):
        LanguageToolEngine(url)


def test_a_proxy_of_the_environment_never_sees_the_text(
    languagetool: Double, monkeypatch: pytest.MonkeyPatch
) -> None:
    with served() as proxy:
        for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy", "HTTPS_PROXY"):
            monkeypatch.setenv(name, proxy.url)
        monkeypatch.delenv("NO_PROXY", raising=False)
        monkeypatch.delenv("no_proxy", raising=False)
        assert quotes(LanguageToolEngine(languagetool.url), "I saw teh end.") == ["teh"]
        assert proxy.texts == []
    assert languagetool.texts == ["I saw teh end."]


def test_a_closed_engine_says_so_instead_of_finding_nothing(languagetool: Double) -> None:
    engine = LanguageToolEngine(languagetool.url)
    engine.close()
    engine.close()
    with pytest.raises(GrammarError, match="was closed"):
        engine.check(["teh"])


@pytest.mark.parametrize(
    "url", ["http://127.0.0.1:8081", "http://127.0.0.1:8081/", "http://127.0.0.1:8081/v2/"]
)
def test_an_address_may_be_written_with_or_without_its_version(url: str) -> None:
    assert checked_url(url) == "http://127.0.0.1:8081"


@pytest.mark.parametrize("url", ["127.0.0.1:8081", "ftp://x", "http://", "languagetool"])
def test_what_is_no_address_is_one_sentence(url: str) -> None:
    with pytest.raises(GrammarError, match=r"write it like http://127\.0\.0\.1:8081"):
        checked_url(url)


def test_only_this_machine_is_loopback() -> None:
    assert is_loopback("http://localhost:8081")
    assert is_loopback("http://127.3.2.1/")
    assert is_loopback("http://[::1]:8081")
    assert not is_loopback("http://10.0.0.5:8081")
    assert not is_loopback("https://api.languagetool.org")
    assert not is_loopback("http://localhost.example.com")


@contextmanager
def _answering(body: bytes | None) -> Iterator[str]:
    """A server that answers everything with ``body``, or never."""
    released = threading.Event()

    class Handler(BaseHTTPRequestHandler):
        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base class's name
            pass

        def do_GET(self) -> None:
            if body is None:
                released.wait(60)
                return
            self.send_response(200)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        released.set()
        server.shutdown()
        server.server_close()
        thread.join()

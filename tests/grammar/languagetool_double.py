"""A server that answers like LanguageTool's, offsets in UTF-16 units included, but knows only the mistakes below.

Run as a program it takes LanguageTool's own arguments, so that a stand-in for Java can start it.
"""

import argparse
import json
import re
import threading
import urllib.parse
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, NamedTuple


class Rule(NamedTuple):
    """A mistake the server knows."""

    pattern: str
    id: str
    category: str
    issue: str
    message: str
    replacement: str


RULES = (
    Rule(
        r"\bteh\b", "MORFOLOGIK_RULE_EN_US", "TYPOS", "misspelling", "Possible spelling mistake found.", "the"
    ),
    Rule(
        r"\bPOA\b", "MORFOLOGIK_RULE_EN_US", "TYPOS", "misspelling", "Possible spelling mistake found.", "PO"
    ),
    Rule(
        r"\brésumee\b",
        "MORFOLOGIK_RULE_EN_US",
        "TYPOS",
        "misspelling",
        "Possible spelling mistake.",
        "résumé",
    ),
    Rule(
        r"\bwas recieved\b", "RECIEVED", "GRAMMAR", "grammar", "Did you mean “was received”?", "was received"
    ),
    Rule(r"\bin order to\b", "IN_ORDER_TO", "REDUNDANCY", "style", "Consider “to”.", "to"),
    Rule(r"\bvery\b", "VERY", "STYLE", "style", "Consider a stronger word.", ""),
    Rule(r"  +", "WHITESPACE_RULE", "TYPOGRAPHY", "whitespace", "Two spaces.", " "),
    Rule(r"end\n\nStart", "OVER_TWO", "GRAMMAR", "grammar", "Reaches over two paragraphs.", ""),
)
LANGUAGES = [{"name": "English (US)", "code": "en", "longCode": "en-US"}]


class Double(ThreadingHTTPServer):
    """The server; ``texts`` are those it was sent, ``longest`` is the longest it takes."""

    daemon_threads = True

    def __init__(self, port: int = 0, longest: int = 1_000_000) -> None:
        super().__init__(("127.0.0.1", port), _Handler)
        self.longest = longest
        self.texts: list[str] = []

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_port}"


class _Handler(BaseHTTPRequestHandler):
    server: Double

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base class's name
        pass

    def do_GET(self) -> None:
        path = urllib.parse.urlsplit(self.path).path
        if path == "/v2/healthcheck":
            self.answer(200, "OK")
        elif path == "/v2/languages":
            self.answer(200, json.dumps(LANGUAGES))
        else:
            self.answer(404, "Error: Unsupported path")

    def do_POST(self) -> None:
        length = int(self.headers["Content-Length"])
        query = dict(urllib.parse.parse_qsl(self.rfile.read(length).decode(), keep_blank_values=True))
        text = query["text"]
        if len(text) > self.server.longest:
            self.answer(413, f"Error: Your text exceeds the limit of {self.server.longest} characters.")
            return
        self.server.texts.append(text)
        self.answer(
            200, json.dumps({"language": {"code": query["language"]}, "matches": list(matches(text, query))})
        )

    def answer(self, status: int, body: str) -> None:
        data = body.encode()
        self.send_response(status)
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)


def matches(text: str, query: dict[str, str]) -> Iterator[dict[str, Any]]:
    """LanguageTool's JSON for each known mistake that the query does not switch off."""
    off = {*query.get("disabledRules", "").split(","), *query.get("disabledCategories", "").split(",")}
    for rule in RULES:
        if rule.id in off or rule.category in off:
            continue
        for found in re.finditer(rule.pattern, text):
            yield {
                "message": rule.message,
                "replacements": [{"value": rule.replacement}],
                "offset": _utf16(text[: found.start()]),
                "length": _utf16(found.group()),
                "context": {"text": found.group(), "offset": 0, "length": _utf16(found.group())},
                "sentence": text,
                "rule": {"id": rule.id, "issueType": rule.issue, "category": {"id": rule.category}},
            }


def _utf16(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


@contextmanager
def served(longest: int = 1_000_000) -> Iterator[Double]:
    """A server on a free port of the loopback address, ended with the block."""
    server = Double(longest=longest)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def main() -> None:
    """Serves until the process is ended."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--port", type=int, required=True)
    Double(parser.parse_known_args()[0].port).serve_forever()


if __name__ == "__main__":
    main()

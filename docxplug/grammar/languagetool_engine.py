"""LanguageTool through language-tool-python: one on this machine that we start, or a server at an address.

The only module that talks to the library. Its ``Match.offset`` is in code points and its ``error_length`` in UTF-16
units; the text it gets has no character for which the two differ (see plain_text).
"""

import threading
import urllib.parse
from collections.abc import Iterator, Sequence
from ipaddress import ip_address
from typing import TYPE_CHECKING, Any, Final

from docxplug.errors import GrammarError
from docxplug.grammar.installation import find_files, require_package
from docxplug.grammar.local_server import LocalServer
from docxplug.grammar.plain_text import PlainText, plain_text
from docxplug.grammar_facts import GrammarMatch

if TYPE_CHECKING:
    from language_tool_python import LanguageTool, Match

#: Categories about taste, not about mistakes.
CATEGORIES_OFF: Final = frozenset({"STYLE", "REPETITIONS_STYLE", "REDUNDANCY", "PLAIN_ENGLISH"})
#: "I led. I built." is how a CCAR story is told; "subject matter expert" needs no hyphen in federal use; "afterwards"
#: is no mistake; spaces and the look of quotation marks are Word's business.
RULES_OFF: Final = frozenset(
    {
        "AFTERWARDS_US",
        "CONSECUTIVE_SPACES",
        "ENGLISH_WORD_REPEAT_BEGINNING_RULE",
        "EN_QUOTES",
        "SUBJECT_MATTER_HYPHEN",
        "WHITESPACE_RULE",
    }
)
#: Code points of one request; servers with a limit allow 20,000 or more.
BATCH: Final = 8_000
_SEPARATOR: Final = "\n\n"
_FIRST_ANSWER_SECONDS: Final = 8
_ANSWER_SECONDS: Final = 60
_MOST_SUGGESTIONS: Final = 3
_TOO_LONG: Final = "exceeds the limit"
_NO_PROXY: Final = {"http": "", "https": ""}


class LanguageToolEngine:
    """A LanguageTool server, asked in American English.

    ``url`` is the server's address without "/v2". A proxy of the environment is used for addresses on the
    internet, never for those of this machine.

    Raises:
        GrammarError: language-tool-python is not installed, or no LanguageTool answers there within 8 s.
    """

    def __init__(self, url: str, version: str = "", server: LocalServer | None = None) -> None:
        require_package()
        self.url = checked_url(url)
        self._version = version
        self._server = server
        self._lock = threading.Lock()
        self._tool: LanguageTool | None = _attached(self.url)

    @classmethod
    def on_this_machine(cls) -> "LanguageToolEngine":
        """Starts the newest LanguageTool in language-tool-python's folder.

        Raises:
            GrammarError: something is missing or too old, or the server does not start.
        """
        files = find_files()
        server = LocalServer(files)
        try:
            return cls(server.url, files.version, server)
        except BaseException:
            server.close()
            raise

    @property
    def name(self) -> str:
        """The program's name."""
        return "LanguageTool"

    @property
    def version(self) -> str:
        """LanguageTool's version where we started it; a server at an address does not tell its own."""
        return self._version

    @property
    def is_local(self) -> bool:
        """Whether the text stays on this machine."""
        return is_loopback(self.url)

    def check(self, paragraphs: Sequence[str]) -> list[GrammarMatch]:
        """All matches in the order of the text.

        Raises:
            GrammarError: the server does not answer, or refuses the text; or the engine was closed.
        """
        texts = [(index, plain_text(text)) for index, text in enumerate(paragraphs) if text.strip()]
        found = [match for batch in _batches(texts) for match in self._of_batch(batch)]
        return sorted(found, key=lambda match: (match.paragraph, match.start, match.end))

    def close(self) -> None:
        """Lets go of the server, and ends it if it is ours."""
        with self._lock:
            self._tool = None
            if self._server:
                self._server.close()

    def _of_batch(self, batch: Sequence[tuple[int, PlainText]]) -> list[GrammarMatch]:
        try:
            matches = self._ask(_SEPARATOR.join(plain.text for _, plain in batch))
        except _TooLongError:
            if len(batch) == 1:
                words = len(batch[0][1].text.split())
                raise GrammarError(
                    f"The LanguageTool at {self.url} refuses a paragraph of {words:,} words as too long; raise its "
                    "maxTextLength, or use --grammar harper."
                ) from None
            middle = len(batch) // 2
            return self._of_batch(batch[:middle]) + self._of_batch(batch[middle:])
        return [found for match in matches if (found := _placed(match, batch))]

    def _ask(self, text: str) -> "list[Match]":
        with self._lock:
            if self._tool is None:
                raise GrammarError("LanguageTool was closed before the text was checked; open it again.")
            try:
                return list(self._tool.check(text))
            except Exception as error:  # noqa: BLE001 - errors of several libraries come out of it
                if _TOO_LONG in str(error):
                    raise _TooLongError from None
                raise _unusable(self.url, error) from None


class _TooLongError(Exception):
    """The server takes shorter texts only."""


def checked_url(url: str) -> str:
    """The address without "/v2" and a slash at its end.

    Raises:
        GrammarError: it is not an http address.
    """
    parts = urllib.parse.urlsplit(url.strip())
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        raise GrammarError(
            f"“{url}” is not the address of a LanguageTool; write it like http://127.0.0.1:8081"
        )
    return url.strip().rstrip("/").removesuffix("/v2").rstrip("/")


def is_loopback(url: str) -> bool:
    """Whether the address is this machine's own."""
    host = urllib.parse.urlsplit(url).hostname or ""
    if host == "localhost":
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False


def _attached(url: str) -> "LanguageTool":
    import language_tool_python

    # The library waits 300 s for every answer, and has no other way to say otherwise.
    bounded: Any = type(
        "BoundedTool", (language_tool_python.LanguageTool,), {"_TIMEOUT": _FIRST_ANSWER_SECONDS}
    )
    try:
        tool: LanguageTool = bounded(
            "en-US", remote_server=url + "/", proxies=_NO_PROXY if is_loopback(url) else None
        )
    except (Exception, SystemExit) as error:  # noqa: BLE001 - errors of several libraries come out of it
        raise _unusable(url, error) from None
    bounded._TIMEOUT = _ANSWER_SECONDS
    tool.disabled_categories = set(CATEGORIES_OFF)
    tool.disabled_rules = set(RULES_OFF)
    return tool


def _unusable(url: str, error: BaseException) -> GrammarError:
    name = type(error).__name__
    if name == "RateLimitError":
        return GrammarError(
            f"The LanguageTool at {url} takes no more texts for now (its limit is reached); try later."
        )
    return GrammarError(
        f"No LanguageTool answers at {url} ({name}); start it, correct --languagetool-url, or use --grammar harper."
    )


def _batches(texts: Sequence[tuple[int, PlainText]]) -> Iterator[list[tuple[int, PlainText]]]:
    batch: list[tuple[int, PlainText]] = []
    size = 0
    for item in texts:
        length = len(item[1].text) + len(_SEPARATOR)
        if batch and size + length > BATCH:
            yield batch
            batch, size = [], 0
        batch.append(item)
        size += length
    if batch:
        yield batch


def _placed(match: "Match", batch: Sequence[tuple[int, PlainText]]) -> GrammarMatch | None:
    """The match in its own paragraph; None for one that reaches over a paragraph's end."""
    paragraph, plain, start = _home(match.offset, batch)
    end = start + match.error_length
    if start < 0 or end > len(plain.text):
        return None
    first, last = plain.place(start, end)
    is_spelling = match.category == "TYPOS" or match.rule_issue_type == "misspelling"
    return GrammarMatch(
        paragraph=paragraph,
        start=first,
        end=last,
        kind="spelling" if is_spelling else "grammar",
        rule=match.rule_id,
        message=match.message,
        suggestions=tuple(match.replacements[:_MOST_SUGGESTIONS]),
    )


def _home(offset: int, batch: Sequence[tuple[int, PlainText]]) -> tuple[int, PlainText, int]:
    """The paragraph that an offset of the joined text lies in, and the offset in there."""
    start = 0
    home = (*batch[0], offset)
    for paragraph, plain in batch:
        if start <= offset:
            home = (paragraph, plain, offset - start)
        start += len(plain.text) + len(_SEPARATOR)
    return home

"""How the service is set up: values with defaults for one computer, and the environment for a hosted one."""

import os
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final, Literal, cast, get_args
from urllib.parse import urlsplit

from docxplug.errors import SettingsError

#: Microsoft's addresses of office.js: for everybody, and for the clouds that block that one
#: ("Guidance for deploying Office Add-ins on government clouds", learn.microsoft.com).
OFFICE_JS: Final[Mapping[str, str]] = {
    "public": "https://appsforoffice.microsoft.com/lib/1/hosted/office.js",
    "gcc": "https://appsforoffice.gcc.cdn.office.net/appsforoffice/lib/1/hosted/office.js",
    "gcch": "https://appsforoffice.gcch.cdn.office.net/appsforoffice/lib/1/hosted/office.js",
    "dod": "https://appsforoffice.dod.cdn.office.net/appsforoffice/lib/1/hosted/office.js",
}
LOOPBACK: Final = frozenset({"localhost", "127.0.0.1", "::1"})
_SHORTEST_TOKEN: Final = 16
_MEGABYTE: Final = 1_000_000

PageSetting = Literal["auto", "asked", "estimate"]


@dataclass(frozen=True, slots=True)
class WorkLimits:
    """What reviews may cost.

    ``workers`` processes review one document each; ``extra`` more are there for a while when all of them have been
    at theirs for long, so that a few documents without end do not hold up the rest. ``waiting`` more requests of
    ``waiting_bytes`` in all may wait for one, for ``waiting_seconds`` at most. A document may take ``seconds`` and
    ``memory`` bytes, beside the 200 million or so that a worker needs itself.
    """

    workers: int = 2
    extra: int = 2
    waiting: int = 128
    waiting_bytes: int = 256 * _MEGABYTE
    waiting_seconds: float = 120.0
    seconds: float = 45.0
    memory: int = 700 * _MEGABYTE


@dataclass(frozen=True, slots=True)
class ServerConfig:
    """The service's settings.

    ``origin`` is the public address ("https://review.example.org") of a hosted service, None on one computer.
    ``sign_in_header`` is the header in which a proxy names whom it has signed in. ``upload`` is the size of the
    largest request in bytes. ``asynchronous`` lets reviews be asked for with ``Prefer: respond-async``, which
    needs one process to answer all requests. ``languagetool_url`` is the only place text is ever sent to. ``pages``
    says whether LibreOffice counts: where a request asks for it ("asked"), also where it says nothing ("auto"), or
    never ("estimate").
    """

    token: str = field(default_factory=lambda: secrets.token_urlsafe(32), repr=False)
    origin: str | None = None
    sign_in_header: str | None = None
    office_js: str = OFFICE_JS["public"]
    upload: int = 50 * _MEGABYTE
    asynchronous: bool = True
    languagetool_url: str | None = None
    pages: PageSetting = "asked"
    work: WorkLimits = field(default_factory=lambda: WorkLimits(workers=default_workers()))

    @property
    def token_in_page(self) -> bool:
        """Whether the pages carry the token: on one computer, and where a proxy lets nobody else see them."""
        return self.origin is None or self.sign_in_header is not None

    @classmethod
    def from_environment(cls, environment: Mapping[str, str] = os.environ) -> "ServerConfig":
        """The settings that variables DOCXPLUG_… give.

        Raises:
            SettingsError: one of them cannot be used, or a hosted service has no token.
        """
        return _Variables(environment).config()


class _Variables:
    """The variables DOCXPLUG_… of an environment; an empty one counts as not set."""

    def __init__(self, environment: Mapping[str, str]) -> None:
        self._environment = environment

    def config(self) -> ServerConfig:
        origin = self._origin()
        token = self._token(hosted=origin is not None)
        defaults = ServerConfig(token=token)
        return ServerConfig(
            token=token,
            origin=origin,
            sign_in_header=self._text("SIGN_IN_HEADER"),
            office_js=office_js_address(self._text("OFFICE_JS") or "public"),
            upload=self._number("UPLOAD_MB", defaults.upload // _MEGABYTE) * _MEGABYTE,
            asynchronous=self._switch("ASYNC", default=origin is None),
            languagetool_url=self._text("LANGUAGETOOL_URL"),
            pages=self._pages(),
            work=self._work(defaults.work),
        )

    def _work(self, defaults: WorkLimits) -> WorkLimits:
        return WorkLimits(
            workers=self._number("WORKERS", defaults.workers),
            waiting=self._number("WAITING", defaults.waiting),
            waiting_bytes=defaults.waiting_bytes,
            waiting_seconds=defaults.waiting_seconds,
            seconds=self._number("SECONDS", int(defaults.seconds)),
            memory=self._number("MEMORY_MB", defaults.memory // _MEGABYTE) * _MEGABYTE,
        )

    def _text(self, name: str) -> str | None:
        return self._environment.get(f"DOCXPLUG_{name}", "").strip() or None

    def _number(self, name: str, default: int) -> int:
        text = self._text(name)
        if text is None:
            return default
        if not (text.isascii() and text.isdigit() and int(text)):
            raise SettingsError(f"DOCXPLUG_{name} is “{text}”; it must be a whole number above 0.")
        return int(text)

    def _switch(self, name: str, *, default: bool) -> bool:
        text = self._text(name)
        if text not in {None, "0", "1"}:
            raise SettingsError(f"DOCXPLUG_{name} is “{text}”; it must be 0 or 1.")
        return default if text is None else text == "1"

    def _pages(self) -> PageSetting:
        text = self._text("PAGES") or "asked"
        for setting in get_args(PageSetting):
            if text == setting:
                return cast("PageSetting", setting)
        raise SettingsError(f"DOCXPLUG_PAGES is “{text}”; it must be auto, asked or estimate.")

    def _origin(self) -> str | None:
        text = self._text("ORIGIN")
        return None if text is None else checked_origin(text, "DOCXPLUG_ORIGIN")

    def _token(self, *, hosted: bool) -> str:
        text = self._text("TOKEN")
        if text is None:
            if hosted:
                raise SettingsError("A hosted service needs DOCXPLUG_TOKEN; set it to a long random text.")
            return secrets.token_urlsafe(32)
        if len(text) < _SHORTEST_TOKEN or not text.isascii() or not text.isprintable():
            raise SettingsError(
                f"DOCXPLUG_TOKEN must have at least {_SHORTEST_TOKEN} characters, all of them ASCII; "
                "make one with: python -c “import secrets; print(secrets.token_urlsafe(32))”."
            )
        return text


def default_workers() -> int:
    """Two at least, so that one slow document does not hold up the rest; four at most, for memory's sake."""
    return max(2, min(4, os.cpu_count() or 2))


def checked_origin(text: str, what: str) -> str:
    """An address of the form https://host[:port] in lower case.

    Raises:
        SettingsError: it is something else; the message names ``what`` it is.
    """
    parts = urlsplit(text.rstrip("/"))
    plain = parts.scheme == "https" or (parts.scheme == "http" and parts.hostname in LOOPBACK)
    if not plain or not parts.hostname or parts.path or parts.query or parts.fragment or parts.username:
        raise SettingsError(f"{what} is “{text}”; it must be an address such as https://review.example.org.")
    return f"{parts.scheme}://{parts.netloc}".lower()


def office_js_address(choice: str) -> str:
    """The address for public, gcc, gcch or dod; or the address itself of a copy of one's own.

    Raises:
        SettingsError: it is neither.
    """
    if choice in OFFICE_JS:
        return OFFICE_JS[choice]
    parts = urlsplit(choice)
    if parts.scheme != "https" or not parts.hostname or set(choice) & set(" ;,'\""):
        raise SettingsError(
            f"DOCXPLUG_OFFICE_JS is “{choice}”; it must be one of {', '.join(OFFICE_JS)}, or an https address."
        )
    return choice

"""Who may ask: this service's own pages and programs that know its token, and nobody else.

A page elsewhere on the web must not reach a service on the user's computer. So the Host header must be a name of
this service (which ends DNS rebinding), an Origin must be that same host, and the API wants a token that only the
service's own pages know.
"""

import hmac
from typing import Final
from urllib.parse import urlsplit

from flask import Flask, Response, request

from docxplug_server.config import LOOPBACK, ServerConfig
from docxplug_server.problems import Problem

TOKEN_HEADER: Final = "X-Docxplug-Token"  # noqa: S105 - the header's name
#: Where Word on the web and Outlook's pages show a task pane in a frame.
_FRAME_ANCESTORS: Final = (
    "'self' https://*.officeapps.live.com https://*.office.com https://*.office365.com https://*.office365.us "
    "https://*.office.net https://*.sharepoint.com https://*.sharepoint.us https://*.sharepoint-mil.us "
    "https://*.cloud.microsoft https://*.microsoft.com https://*.live.com"
)
_FIXED_HEADERS: Final = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
}
_OPEN: Final = frozenset({"/healthz", "/api/v1/healthz"})


class Guard:
    """Checks each request before anything of it is read, and puts the security headers on each answer."""

    def __init__(self, config: ServerConfig) -> None:
        self._config = config
        self._policy = _content_policy(config.office_js)

    def install(self, app: Flask) -> None:
        """Guards all of ``app``."""
        app.before_request(self.check)
        app.after_request(self.add_headers)

    def check(self) -> None:
        """Refuses the request being handled unless it may be answered."""
        host = _host(request.headers.get("Host", ""))
        if not self._is_ours(host):
            raise Problem(
                403, "This service does not answer to that name; use the address it was started with."
            )
        if not self._is_own_origin(request.headers.get("Origin"), host):
            raise Problem(403, "Only the service's own pages may ask; open its page and ask there.")
        if request.path in _OPEN:
            return
        if self._config.sign_in_header and not request.headers.get(self._config.sign_in_header):
            raise Problem(401, "You are not signed in; sign in and try again.", _CHALLENGE)
        if request.path.startswith("/api/") and not self._has_token():
            raise Problem(401, "The token is missing or wrong; load the page again.", _CHALLENGE)

    def add_headers(self, response: Response) -> Response:
        """The answer with its security headers; nothing of the API or a page is kept by browser or proxy."""
        for name, value in _FIXED_HEADERS.items():
            response.headers.setdefault(name, value)
        response.headers.setdefault("Content-Security-Policy", self._policy)
        response.headers.setdefault("Cache-Control", "no-store")
        return response

    def _is_ours(self, host: tuple[str, int | None]) -> bool:
        origin = self._config.origin
        return host[0] in LOOPBACK or (origin is not None and host == _host(urlsplit(origin).netloc))

    def _is_own_origin(self, origin: str | None, host: tuple[str, int | None]) -> bool:
        if origin is None:  # browsers leave it out for addresses of the same origin, programs always
            return request.headers.get("Sec-Fetch-Site", "none") in {"same-origin", "none"} or _is_page_load()
        if self._config.origin is not None and origin.lower() == self._config.origin:
            return True
        parts = urlsplit(origin)
        return parts.scheme in {"http", "https"} and parts.netloc != "" and _host(parts.netloc) == host

    def _has_token(self) -> bool:
        given = request.headers.get(TOKEN_HEADER, "")
        return hmac.compare_digest(given.encode(), self._config.token.encode())


_CHALLENGE: Final = {"WWW-Authenticate": f'{TOKEN_HEADER} realm="docxplug"'}


def _is_page_load() -> bool:
    """Whether a browser goes to one of our pages from a link, or Office shows the pane in a frame."""
    return request.method in {"GET", "HEAD"} and not request.path.startswith("/api/")


def _host(netloc: str) -> tuple[str, int | None]:
    """Name and port of a Host header, without a port that is the default one; ("", None) for what is none."""
    try:
        parts = urlsplit(f"//{netloc}")
        port = parts.port
    except ValueError:
        return "", None
    if "@" in netloc:
        return "", None
    return parts.hostname or "", None if port in {80, 443} else port


def _content_policy(office_js: str) -> str:
    """No inline code, nothing from elsewhere but office.js and what it loads beside itself."""
    parts = urlsplit(office_js)
    office = f"{parts.scheme}://{parts.netloc}"
    return "; ".join(
        [
            "default-src 'none'",
            f"script-src 'self' {office}",
            "style-src 'self'",
            "img-src 'self' data:",
            "font-src 'self'",
            "connect-src 'self'",
            "base-uri 'none'",
            "form-action 'none'",
            f"frame-ancestors {_FRAME_ANCESTORS}",
        ]
    )

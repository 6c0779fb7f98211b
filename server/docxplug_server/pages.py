"""The browser page, the task pane and what they load; the manifest, filled in with this service's own address."""

from pathlib import Path
from typing import Final

from flask import Blueprint, Response, request, send_from_directory
from markupsafe import escape

from docxplug.addin.manifest import filled_manifest
from docxplug_server.config import ServerConfig
from docxplug_server.problems import Problem

STATIC: Final = Path(__file__).parent / "static"
#: Scripts and styles are asked about each time (and answered with “unchanged”), so that a new version is whole.
_FRESH: Final = "no-cache"
#: Word wants icons that may be kept.
_KEPT: Final = "public, max-age=86400"


class Pages:
    """The pages of one application."""

    def __init__(self, config: ServerConfig) -> None:
        self._config = config

    def blueprint(self) -> Blueprint:
        """The routes."""
        routes = Blueprint("pages", __name__)
        routes.add_url_rule("/", "page", lambda: self._page("page.html"))
        routes.add_url_rule("/pane", "pane", lambda: self._page("pane.html"))
        routes.add_url_rule("/manifest.xml", "manifest", self._manifest)
        routes.add_url_rule("/static/<path:name>", "static", _static)
        routes.add_url_rule("/favicon.ico", "favicon", lambda: _static("icons/icon-32.png"))
        return routes

    def _page(self, name: str) -> Response:
        path = STATIC / name
        if not path.is_file():
            raise Problem(404, "This installation has no pages; install docxplug again.")
        token = self._config.token if self._config.token_in_page else ""
        html = path.read_text(encoding="utf-8")
        for place, value in (("token", token), ("office_js", self._config.office_js)):
            html = html.replace(f"{{{{ {place} }}}}", str(escape(value)))
        return Response(html, content_type="text/html; charset=utf-8")

    def _manifest(self) -> Response:
        origin = self._config.origin or f"{request.scheme}://{request.host}"
        return Response(filled_manifest(origin), content_type="application/xml; charset=utf-8")


def _static(name: str) -> Response:
    response = send_from_directory(STATIC, name, conditional=True)
    response.headers["Cache-Control"] = _KEPT if name.startswith("icons/") else _FRESH
    if name.startswith("icons/"):
        response.headers["Cross-Origin-Resource-Policy"] = (
            "cross-origin"  # Word on the web shows them in its ribbon
        )
    return response

"""The add-in's manifest, filled in with the address it is served from."""

import re
from importlib.util import find_spec
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

from docxplug._version import __version__
from docxplug.errors import OutputError, RequestError

DEFAULT_ORIGIN: Final = "https://localhost:3000"
FILE_NAME: Final = "manifest.xml"


def filled_manifest(origin: str) -> str:
    """The manifest for a service at ``origin`` ("https://review.example.org").

    Word loads an add-in over https only; an http address of this computer is let through for the browser page, and
    ``check`` names it.

    Raises:
        RequestError: ``origin`` is no address of that form.
    """
    template = template_path().read_text(encoding="utf-8")
    return template.replace("{{ origin }}", _checked(origin)).replace("{{ version }}", manifest_version())


def manifest_version() -> str:
    """The version in Word's four parts, which grows with ours; Office's store takes none below 1.0."""
    parts = re.findall(r"\d+", __version__)[:3]
    return ".".join(["1", *parts, *["0"] * (3 - len(parts))])


def template_path() -> Path:
    """The manifest with its places: inside the installed package, or in the checkout that is worked on.

    Raises:
        OutputError: this installation has none.
    """
    server = _server_folder()
    candidates = [server / "_manifest" / FILE_NAME, server.parent.parent / "manifest" / FILE_NAME]
    for path in candidates:
        if path.is_file():
            return path
    raise OutputError("This installation has no manifest; install docxplug again.")


def icons_folder() -> Path:
    """The folder of the icons that the manifest names."""
    return _server_folder() / "static" / "icons"


def _server_folder() -> Path:
    found = find_spec("docxplug_server")
    if found is None or found.origin is None:
        raise OutputError("This installation has no service; install docxplug again.")
    return Path(found.origin).parent


def _checked(origin: str) -> str:
    parts = urlsplit(origin.strip().rstrip("/"))
    host = parts.hostname or ""
    plain = re.fullmatch(r"[a-z0-9.:_-]+", host) and not (parts.path or parts.query or parts.username)
    if parts.scheme not in {"http", "https"} or not plain:
        raise RequestError(f"“{origin}” is no address of a service; give one such as https://localhost:3000.")
    return f"{parts.scheme}://{parts.netloc}".lower()

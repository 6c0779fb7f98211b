"""The HTTP service behind the task pane and the browser page.

``create_app()`` is for any WSGI server and takes its settings from the environment; ``docxplug serve`` runs the same
application on this computer. The pages in ``static/`` are templates with two places, which are filled in when they
are sent: ``{{ token }}`` in ``<meta name="docxplug-token">`` and ``{{ office_js }}`` in
``<meta name="docxplug-office-js">``; both are escaped for an attribute.
"""

from typing import TYPE_CHECKING

from docxplug_server.config import ServerConfig

if TYPE_CHECKING:
    from flask import Flask

__all__ = ["ServerConfig", "create_app"]


def create_app(config: ServerConfig | None = None) -> "Flask":
    """The WSGI application; without ``config`` the environment says how it is set up.

    Raises:
        SettingsError: a variable of the environment cannot be used, or one is missing.
    """
    from docxplug_server.app import application

    return application(config or ServerConfig.from_environment())

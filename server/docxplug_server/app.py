"""The application: its parts put together for one configuration."""

import atexit
import mimetypes

from flask import Flask

from docxplug_server import problems
from docxplug_server.api import Api
from docxplug_server.config import ServerConfig
from docxplug_server.counting import CountingPool
from docxplug_server.pages import Pages
from docxplug_server.security import Guard

#: Where an application keeps its workers (``app.extensions``).
POOL = "docxplug.pool"


def application(config: ServerConfig) -> Flask:
    """A new application with workers of its own, which start with the first request."""
    app = Flask("docxplug_server", static_folder=None)
    app.url_map.merge_slashes = False  # an address that is not quite right is refused, not guessed at
    app.config["MAX_CONTENT_LENGTH"] = config.upload
    app.config["MAX_FORM_MEMORY_SIZE"] = config.upload
    app.config["MAX_FORM_PARTS"] = 20
    _name_types()
    pool = CountingPool(config.work, at_once=config.pages == "auto")
    app.extensions[POOL] = pool
    atexit.register(pool.close)
    problems.register(app)
    Guard(config).install(app)
    api = Api(config, pool)
    app.register_blueprint(api.blueprint())
    app.register_blueprint(Pages(config).blueprint())
    app.add_url_rule("/healthz", "healthz", api.healthz)
    return app


def _name_types() -> None:
    """Some Windows computers call JavaScript “text/plain” in their registry, which browsers then refuse to run."""
    mimetypes.add_type("text/javascript", ".js")
    mimetypes.add_type("text/javascript", ".mjs")
    mimetypes.add_type("text/css", ".css")

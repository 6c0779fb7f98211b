"""A real service, a real Chromium, and Word's side of the pane played by a stand-in for office.js."""

import json
import shutil
import threading
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from pane_driver import HERE, LIGHT, ROOT, Model, Pane, need

from docxplug_server.config import OFFICE_JS, ServerConfig
from docxplug_server.serving import Service

ARGUMENTS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@pytest.fixture(scope="session")
def service() -> Iterator[Service]:
    """The service over plain HTTP, its workers warm as they are after a while."""
    running = Service(ServerConfig(), "127.0.0.1", 0)
    thread = threading.Thread(target=running.run, daemon=True)
    thread.start()
    yield running
    running.stop()
    thread.join(timeout=20)


def chromium() -> str | None:
    """The system's Chromium, where there is one."""
    return shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    """The system's Chromium."""
    program = chromium()
    if program is None:
        need("Chromium is not installed (apt-get install chromium)")
    try:
        from playwright import sync_api
    except ImportError:
        need("Playwright is not installed")
    with sync_api.sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=program, args=ARGUMENTS)
        yield running
        running.close()


@pytest.fixture
def new_page(browser: Any) -> Iterator[Callable[..., Any]]:
    """Makes pages; a script error on any of them fails the test, but Office's own where no Office is around it."""
    contexts, errors = [], []

    def make(**settings: Any) -> Any:
        context = browser.new_context(**{"viewport": {"width": 350, "height": 900}, **settings})
        context.set_default_timeout(20_000)
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: errors.append(error))  # noqa: PLW0108 - Playwright marks what it is given
        return page

    yield make
    for context in contexts:
        context.close()
    assert [error for error in errors if "conversationId" not in str(error)] == []


def _answer(route: Any, script: str) -> None:
    """Gives office.js; nothing where there is none."""
    if script:
        route.fulfill(body=script, content_type="text/javascript")
    else:
        route.abort()


@pytest.fixture
def new_pane(new_page: Callable[..., Any], service: Service) -> Callable[..., Pane]:
    """Opens a pane over a document: ``office_js`` in place of the stand-in, "" to block it."""

    def make(model: Model, *, office_js: str | None = None, **settings: Any) -> Pane:
        page = new_page(**settings)
        page.add_init_script(f"window.wordModel = {json.dumps({'theme': LIGHT, **model})};")
        script = (HERE / "office_stand_in.js").read_text(encoding="utf-8") if office_js is None else office_js
        page.route(f"{OFFICE_JS['public'].rsplit('/', 1)[0]}/**", lambda route: _answer(route, script))
        return Pane(page, service.address).open()

    return make


@pytest.fixture(scope="session")
def client_answers() -> bytes:
    """The example answers."""
    return (ROOT / "examples" / "client-answers.docx").read_bytes()


@pytest.fixture(scope="session")
def announcement() -> str:
    """The example announcement."""
    return (ROOT / "examples" / "announcement.txt").read_text(encoding="utf-8")

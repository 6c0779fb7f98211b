"""Writes the pictures of the pane and the browser page in docs/images (needs Chromium and Playwright).

The pane is shown with the tests' stand-in for Word, over the example answers; everything else is the real service.
"""

import json
import sys
import threading
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "tests" / "pane"))

from conftest import ARGUMENTS, chromium  # noqa: E402 - the tests' own helpers
from pane_driver import DARK, HERE, LIGHT, Pane, model_of  # noqa: E402
from playwright.sync_api import sync_playwright  # noqa: E402

from docxplug_server.config import OFFICE_JS, ServerConfig  # noqa: E402
from docxplug_server.serving import Service  # noqa: E402

IMAGES = ROOT / "docs" / "images"
PANE = {"width": 350, "height": 900}
PAGE = {"width": 1240, "height": 820}
ANSWERS = ROOT / "examples" / "client-answers.docx"
ANNOUNCEMENT = (ROOT / "examples" / "announcement.txt").read_text(encoding="utf-8")


def main() -> None:
    """Takes all pictures anew."""
    IMAGES.mkdir(exist_ok=True)
    service = Service(ServerConfig(), "127.0.0.1", 0)
    threading.Thread(target=service.run, daemon=True).start()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=ARGUMENTS)
        for name, theme in (("light", LIGHT), ("dark", DARK)):
            take_pane(browser, service.address, name, theme)
            take_page(browser, service.address, name)
        browser.close()
    service.stop()


def new_page(browser: Any, size: dict[str, int], scheme: str) -> Any:
    """A page with two device pixels a point, as most screens have them."""
    return browser.new_context(viewport=size, device_scale_factor=2, color_scheme=scheme).new_page()


def take_pane(browser: Any, address: str, name: str, theme: dict[str, str]) -> None:
    """The pane after a review, one finding open."""
    page = new_page(browser, PANE, name)
    page.add_init_script(f"window.wordModel = {json.dumps(model_of(ANSWERS.read_bytes(), theme=theme))};")
    page.route(
        OFFICE_JS["public"],
        lambda route: route.fulfill(path=HERE / "office_stand_in.js", content_type="text/javascript"),
    )
    pane = Pane(page, address).open()
    pane.review(ANNOUNCEMENT)
    page.locator(".overview summary").nth(1).click()
    pane.item("was set").locator(".item-head").click()
    page.locator(".answer").nth(1).evaluate("(answer) => window.scrollTo(0, answer.offsetTop - 40)")
    shoot(page, f"pane-{name}")


def take_page(browser: Any, address: str, name: str) -> None:
    """The browser page after a review, one finding open in list and document."""
    page = new_page(browser, PAGE, name)
    page.goto(address)
    page.locator("[data-file=document-file]").set_input_files(ANSWERS)
    page.fill("#announcement-text", ANNOUNCEMENT)
    page.locator("[data-key=review]").click()
    page.wait_for_selector(".about")
    page.wait_for_selector(".work", state="detached")
    page.locator("mark", has_text="was involved in").first.click()
    page.wait_for_timeout(600)  # it is scrolled to; then no line is left half under the page's head
    first = page.locator("#document p", has_text="Challenge:").first
    first.evaluate("(line) => window.scrollBy(0, line.getBoundingClientRect().top - 44)")
    shoot(page, f"page-{name}")


def shoot(page: Any, name: str) -> None:
    """One picture, once everything has come to rest."""
    page.mouse.move(0, 0)
    page.evaluate("document.activeElement.blur()")
    page.wait_for_timeout(600)
    page.screenshot(path=IMAGES / f"{name}.png")


if __name__ == "__main__":
    main()

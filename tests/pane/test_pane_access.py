"""Everyone can use the pane: no violation that axe-core knows in any state, by keyboard alone, narrow, dark, forced."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from pane_driver import DARK, LIGHT, Model, Pane, document_model, model_of, node_module

STORY = "I helped the team and helped the district, and costs fell by 10 percent in 2024."
NewPane = Callable[..., Pane]
LOOKS = {
    "light": ({"theme": LIGHT}, {}),
    "dark": ({"theme": DARK}, {}),
    "system dark": ({"theme": None}, {"color_scheme": "dark"}),
    "grey": ({"theme": {"bodyBackgroundColor": "#666666", "bodyForegroundColor": "#FFFFFF"}}, {}),
    "forced colours": ({"theme": LIGHT}, {"forced_colors": "active"}),
    "narrow": ({"theme": LIGHT}, {"viewport": {"width": 320, "height": 640}}),
}


@pytest.fixture(scope="session")
def axe() -> str:
    return node_module("axe-core/axe.min.js").read_text(encoding="utf-8")


def violations(page: Any, axe: str) -> list[str]:
    """What axe-core finds, each with the element it found first."""
    page.evaluate(axe)
    found = page.evaluate(
        """async () => (await axe.run()).violations
            .map(({id, nodes: [first]}) => [id, first.html, first.failureSummary])"""
    )
    return [json.dumps(one)[:400] for one in found]


def scrolls_sideways(page: Any) -> bool:
    return bool(page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"))


@pytest.mark.parametrize("look", LOOKS)
def test_no_state_of_the_pane_has_a_violation(
    new_pane: NewPane, axe: str, client_answers: bytes, announcement: str, look: str
) -> None:
    more, settings = LOOKS[look]
    pane = new_pane(model_of(client_answers, **more), **settings)
    found: dict[str, list[str]] = {}

    def look_at(state: str) -> None:
        found[state] = violations(pane.page, axe)
        if scrolls_sideways(pane.page):
            found[state].append("scrolls sideways")

    look_at("start")
    pane.review(announcement)
    look_at("findings")
    pane.page.locator(".overview summary").first.click()
    pane.open_item("was involved in")
    look_at("open finding")
    pane.press("Edit")
    look_at("editing")
    pane.press("Cancel")
    pane.press("Dismiss")
    look_at("dismissing")
    pane.press("Said elsewhere")
    look_at("dismissed")
    pane.change("wordModel.paragraphs[4].text = 'Other words.'; wordModel.delay = 60")
    pane.page.get_by_role("button", name="Comment all").click()
    pane.page.wait_for_selector(".work")
    look_at("working")
    pane.change("wordModel.delay = 0")
    pane.idle()
    look_at("all commented, some changed")
    pane.page.locator("[data-key=severity-error]").click()
    pane.page.get_by_label("State", exact=True).select_option("dismissed")
    look_at("filtered")
    pane.page.get_by_role("tab", name="Phrases").click()
    look_at("phrases")
    pane.press("Edit “Scope”")
    look_at("editing a phrase")
    pane.page.get_by_role("tab", name="Settings").click()
    pane.page.locator("details.checks summary").click()
    look_at("settings")
    pane.page.get_by_role("tab", name="Review").click()
    pane.press("Change")
    look_at("choosing again")
    assert {state: list_ for state, list_ in found.items() if list_} == {}


@pytest.mark.parametrize(
    "model",
    [
        pytest.param(({"paragraphs": []}, ""), id="office.js blocked"),
        pytest.param(({"paragraphs": [], "host": None}, None), id="not in Word"),
        pytest.param(({**document_model("TQ 1", STORY), "file": "bm8="}, None), id="refused"),
    ],
)
def test_the_states_of_failure_have_no_violation(
    new_pane: NewPane, axe: str, model: tuple[Model, str | None]
) -> None:
    pane = new_pane(model[0], office_js=model[1])
    if pane.page.locator("#announcement-text").count():
        pane.press("Review")
        pane.page.wait_for_selector(".notice-error")
    assert violations(pane.page, axe) == []


def test_a_whole_round_is_done_by_keyboard_alone(new_pane: NewPane) -> None:
    pane = new_pane(document_model("TQ 1", STORY))
    keys = pane.page.keyboard

    def tab_to(selector: str) -> None:
        for _ in range(60):
            if pane.page.evaluate(f"document.activeElement.matches({selector!r})"):
                return
            keys.press("Tab")
        raise AssertionError(f"{selector} cannot be reached with Tab")

    tab_to("[data-key=review]")
    keys.press("Enter")
    pane.page.wait_for_selector(".about")
    pane.idle()
    tab_to(".item-head")
    while pane.page.evaluate("!document.activeElement.textContent.includes('“helped”')"):
        keys.press("ArrowDown")
    keys.press("Enter")
    assert pane.selected(1)[0]["start"] == 2
    keys.press("e")
    assert pane.page.evaluate("document.activeElement.tagName") == "TEXTAREA"
    keys.press("Control+a")
    keys.type("Which verb says it?")
    keys.press("Escape")
    keys.press("e")
    keys.press("Control+a")
    keys.type("Which verb says what you did?")
    tab_to("[type=submit]")
    keys.press("Enter")
    assert pane.page.evaluate("document.activeElement.className") == "item-head"
    keys.press("c")
    pane.page.locator(".badge-commented").wait_for()
    assert [one["content"] for one in pane.word("comments")] == ["Which verb says what you did?"]
    assert pane.page.evaluate("document.activeElement.className") == "item-head"
    keys.press("j")
    keys.press("d")
    keys.press("Enter")
    assert pane.page.locator(".state-dismissed").count() == 1
    assert pane.page.evaluate("document.activeElement.className") == "item-head"


def test_tabs_are_walked_with_arrows(new_pane: NewPane) -> None:
    pane = new_pane(document_model("TQ 1", STORY))
    pane.page.get_by_role("tab", name="Review").focus()
    pane.page.keyboard.press("ArrowRight")
    assert pane.page.get_by_role("tab", name="Phrases").get_attribute("aria-selected") == "true"
    pane.page.keyboard.press("End")
    assert pane.page.locator("#panel-settings").is_visible()
    assert pane.page.evaluate("document.activeElement.id") == "tab-settings"


def test_a_screen_reader_hears_what_happens(new_pane: NewPane) -> None:
    pane = new_pane(document_model("TQ 1", STORY)).review()
    pane.hears("Review done: ")
    pane.open_item("helped")
    pane.press("Comment")
    pane.hears("Comment added.")
    assert pane.item("helped").locator(".item-head").inner_text().startswith("Warning:")


def test_the_pane_takes_words_own_colours(new_pane: NewPane) -> None:
    dark = new_pane(document_model("TQ 1", STORY, theme=DARK))
    assert dark.page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(31, 31, 31)"
    light = new_pane(document_model("TQ 1", STORY, theme=LIGHT), color_scheme="dark")
    assert light.page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"

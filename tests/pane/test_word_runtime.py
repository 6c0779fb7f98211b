"""The pane over Microsoft's own Word.js runtime (@microsoft/office-js): the calls it makes are ones that Word has.

The published package is older than Word's own copy: it has neither Paragraph.uniqueLocalId nor Document.customXmlParts
nor Range.pages. So these rounds also show that the pane does without them; that the calls exist is what
@types/office-js proves.
"""

import json
from collections.abc import Callable
from typing import Any

import pytest
from pane_driver import HERE, LIGHT, Model, Pane, document_model, node_module

from docxplug_server.config import OFFICE_JS
from docxplug_server.serving import Service

STORY = "I helped the team and helped the district, and costs fell by 10 percent in 2024."

#: Office's shared part of office.js wants a real host around it; the pane needs of it what is set here. Word and
#: OfficeExtension are Microsoft's, with a request executor that hands their batches to the small host.
JOIN = """
window.Word.run = ((run) => (work) => {
    const context = new Word.RequestContext();
    context._requestExecutor = window.wordRuntimeExecutor;
    return run(context, work);
})(Word.run);
window.Office = {
    HostType: {Word: 'Word'}, FileType: {Compressed: 'compressed'}, EventType: {},
    AsyncResultStatus: {Succeeded: 'succeeded', Failed: 'failed'},
    onReady: async () => ({host: 'Word', platform: 'OfficeOnline'}),
    context: {
        officeTheme: wordModel.theme,
        requirements: {isSetSupported: (set) => set !== 'WordApiDesktop'},
        document: {url: '', getFileAsync: (type, options, done) => done({status: 'failed', error: {}})},
    },
};
"""


@pytest.fixture
def runtime_pane(new_page: Callable[..., Any], service: Service) -> Callable[[Model], Pane]:
    """Opens a pane whose Word.js is Microsoft's."""
    scripts = [
        node_module(f"@microsoft/office-js/dist/{name}").read_text(encoding="utf-8")
        for name in ("office.debug.js", "word-web-16.00.debug.js")
    ]
    script = ";\n".join([*scripts, (HERE / "word_runtime_host.js").read_text(encoding="utf-8"), JOIN])

    def make(model: Model) -> Pane:
        page = new_page()
        page.add_init_script(f"window.wordModel = {json.dumps({'theme': LIGHT, **model})};")
        page.route("https://**", lambda route: route.abort())
        page.route(
            OFFICE_JS["public"], lambda route: route.fulfill(body=script, content_type="text/javascript")
        )
        return Pane(page, service.address).open()

    return make


def test_a_round_through_microsofts_runtime_reads_selects_and_comments(
    runtime_pane: Callable[[Model], Pane],
) -> None:
    pane = runtime_pane(document_model("TQ 1", STORY)).review()
    pane.open_item("helped", 1)
    assert pane.selected(1)[0] == {"paragraph": 1, "start": STORY.rindex("helped"), "text": "helped"}
    pane.comment_all()
    helped = [one["start"] for one in pane.word("comments") if one["on"] == "helped"]
    assert helped == [STORY.index("helped"), STORY.rindex("helped")]
    pane.review_again()
    assert pane.page.get_by_role("button", name="All commented").is_visible()
    assert pane.word("batches") > 5
    assert pane.word("unknown") == []


def test_a_phrase_goes_to_the_selection_through_microsofts_runtime(
    runtime_pane: Callable[[Model], Pane],
) -> None:
    pane = runtime_pane(document_model("TQ 1", STORY, selection=[1, 2, 8]))
    pane.page.get_by_role("tab", name="Phrases").click()
    pane.press("Insert “Scope” at the selection")
    pane.page.wait_for_selector(".notice-success")
    assert [one["on"] for one in pane.word("comments")] == ["helped"]


def test_a_long_quotation_is_stretched_from_head_to_tail_through_microsofts_runtime(
    runtime_pane: Callable[[Model], Pane],
) -> None:
    opening = (
        "I have always believed that " + "careful planning and honest reporting and " * 5 + "hard work wins."
    )
    pane = runtime_pane(document_model("TQ 1", f"{opening} {STORY}"))
    pane.review("TQ 1: Demonstrated experience leading emergency response.")
    pane.page.locator(
        ".item", has=pane.page.get_by_text("Opening in the posting", exact=False)
    ).first.locator(".item-head").click()
    assert pane.selected(1)[0]["text"] == opening
    assert pane.word("unknown") == []

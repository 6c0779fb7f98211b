"""The reports of a batch: a page that a browser shows and everybody can use, JSON and CSV for programs."""

import csv
import json
import os
import re
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from batch_calls import BUDGET, LOCKS, POSTING, client, run, write_answer

from docxplug.batch.crew import LocalCrew
from docxplug.report import batch_html
from docxplug.report.batch_text import batch_text

ROOT = Path(__file__).resolve().parents[2]
AXE = ROOT / "node_modules" / "axe-core" / "axe.min.js"
VOID = {"meta", "link", "br", "rect", "line", "path"}


class Tags(HTMLParser):
    """The tags of a page, each opened and closed, and the addresses and ids in it."""

    def __init__(self, page: Path) -> None:
        super().__init__()
        self.open: list[str] = []
        self.addresses: list[str] = []
        self.ids: list[str] = []
        self.feed(page.read_text(encoding="utf-8"))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.addresses += [value or "" for name, value in attrs if name in {"src", "href"}]
        self.ids += [value or "" for name, value in attrs if name == "id"]
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag not in VOID:
            assert self.open.pop() == tag


@pytest.fixture
def reviewed(crew: LocalCrew, tmp_path: Path) -> Path:
    """The output of a batch over two clients, one of them with a file that cannot be read."""
    client(tmp_path / "in" / "Ortiz & <b>Sons</b>", posting=POSTING.replace("150 words", "90 words"))
    client(tmp_path / "in" / "Lee")
    (tmp_path / "in" / "Lee" / "bad.docx").write_bytes(b"PK")
    run(crew, tmp_path / "in", tmp_path / "out")
    return tmp_path / "out"


def browser_page(playwright: Any) -> Any:
    executable = next((p for p in ("/usr/bin/chromium", "/usr/bin/google-chrome") if Path(p).exists()), None)
    if executable is None:
        pytest.skip("there is no Chromium on this machine")
    return playwright.chromium.launch(executable_path=executable)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_page_is_usable_by_everybody(reviewed: Path, scheme: str) -> None:
    sync_api = pytest.importorskip("playwright.sync_api")
    if not AXE.is_file():
        if os.environ.get("DOCXPLUG_REQUIRE_REAL") == "1":
            pytest.fail("axe-core is not installed (npm ci)", pytrace=False)
        pytest.skip("axe-core is not installed (npm ci)")
    with sync_api.sync_playwright() as playwright:
        browser = browser_page(playwright)
        # The page's own policy forbids every script, axe's too.
        page = browser.new_page(color_scheme=scheme, viewport={"width": 420, "height": 900}, bypass_csp=True)
        page.goto((reviewed / "report.html").as_uri())
        page.add_script_tag(path=str(AXE))
        violations = page.evaluate("axe.run().then(result => result.violations.map(v => v.id))")
        is_too_wide = page.evaluate("document.documentElement.scrollWidth > window.innerWidth")
        browser.close()

    assert violations == []
    assert not is_too_wide


def test_one_page_holds_all_clients_and_loads_nothing(reviewed: Path) -> None:
    page = (reviewed / "report.html").read_text(encoding="utf-8")
    tags = Tags(reviewed / "report.html")

    assert tags.open == []
    assert all(address[1:] in tags.ids for address in tags.addresses)
    assert "Ortiz &amp; &lt;b&gt;Sons&lt;/b&gt;" in page
    assert "Files that could not be done" in page
    assert "Demonstrated experience directing a maintenance program" in page
    assert 'aria-label="The answer from its first word to its last: challenge' in page
    assert "All documents together, at most 90 words" in page
    assert '<mark class="warning">was responsible for</mark>' in page


def test_what_is_too_much_for_one_page_goes_to_further_ones(
    crew: LocalCrew, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(batch_html, "MOST_ON_A_PAGE", 20_000)
    for name in ("Adams", "Lee", "Ortiz"):
        client(tmp_path / "in" / name)

    run(crew, tmp_path / "in", tmp_path / "out")

    pages = sorted((tmp_path / "out").glob("report*.html"))
    ids = {f"{page.name}#{name}" for page in pages for name in Tags(page).ids}
    addresses = Tags(tmp_path / "out" / "report.html").addresses
    assert len(pages) > 2
    assert len(addresses) == 3
    assert set(addresses) <= ids
    assert all(page.stat().st_size < 40_000 for page in pages)


def test_the_json_has_every_file_and_is_documented(reviewed: Path) -> None:
    loaded = json.loads((reviewed / "batch.json").read_text(encoding="utf-8"))
    documented = (ROOT / "docs" / "batch.md").read_text(encoding="utf-8")

    files = {file["name"]: file for item in loaded["clients"] for file in item["files"]}
    assert loaded["schema"] == "docxplug.batch/1"
    assert files["Lee/bad.docx"]["status"] == "failed"
    assert files["Lee/TQ 1.docx"]["review"]["schema"] == "docxplug.review/1"
    assert all((reviewed / file["output"]).is_file() for file in files.values() if file["output"])
    keys = {*loaded, *loaded["summary"], *loaded["clients"][0], *files["Lee/bad.docx"]}
    assert [key for key in keys if f'"{key}"' not in documented] == []


def test_the_table_has_a_line_for_every_finding_and_every_failure(reviewed: Path) -> None:
    with (reviewed / "batch.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    loaded = json.loads((reviewed / "batch.json").read_text(encoding="utf-8"))

    summary = loaded["summary"]
    failed = [row for row in rows if row["status"] == "failed"]
    assert [row["file"] for row in failed] == ["Lee/bad.docx"]
    assert len(rows) - len(failed) == summary["error"] + summary["warning"] + summary["info"]


def test_the_summary_fits_a_screen_however_much_goes_wrong(crew: LocalCrew, tmp_path: Path) -> None:
    for number in range(30):
        write_answer(tmp_path / "in" / f"client {number}" / "a.docx", *LOCKS, *BUDGET)
        (tmp_path / "in" / f"client {number}" / "bad.docx").write_bytes(b"PK")
        (tmp_path / "in" / f"client {number}" / "posting.txt").write_text(POSTING, encoding="utf-8")

    report, _ = run(crew, tmp_path / "in", tmp_path / "out")
    lines = batch_text(report, 80).splitlines()

    assert len(lines) <= 23
    assert all(len(line) <= 80 for line in lines)
    assert lines[0].startswith("30 files reviewed, 30 not;")


def test_the_report_about_one_client_bears_the_name_and_nobody_elses(crew: LocalCrew, tmp_path: Path) -> None:
    client(tmp_path / "in" / "Ann Lee")
    run(crew, tmp_path / "in", tmp_path / "out")

    page = (tmp_path / "out" / "report.html").read_text(encoding="utf-8")

    assert "<h1>Review: Ann Lee</h1>" in page
    assert '<table class="clients">' not in page


def test_findings_have_numbers_only_where_marks_in_the_text_refer_to_them(
    reviewed: Path, tmp_path: Path
) -> None:
    from docxplug.cli.main import run as command

    alone = tmp_path / "alone.html"
    answer = tmp_path / "in" / "Lee" / "TQ 1.docx"
    choices = ["--format", "html", "--grammar", "none", "--pages", "none", "-o", str(alone)]
    assert command(["review", str(answer), *choices]) == 0

    assert re.search(r'<span class="word">1\. ', alone.read_text(encoding="utf-8"))
    assert not re.search(r'<span class="word">\d', (reviewed / "report.html").read_text(encoding="utf-8"))

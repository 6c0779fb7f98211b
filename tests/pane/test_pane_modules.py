"""The pane's modules by themselves: their pure parts under Node, their types, and what they must never use."""

import re
import shutil
import subprocess

import pytest
from pane_driver import HERE, ROOT, need, node_module

STATIC = ROOT / "server" / "docxplug_server" / "static"
SCRIPTS = sorted((STATIC / "js").glob("*.js"))


@pytest.fixture(scope="session")
def node() -> str:
    program = shutil.which("node")
    if program is None:
        need("Node is not installed (apt-get install nodejs npm)")
        raise AssertionError
    return program


def run(*command: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=120, check=False)


def test_the_pure_modules_pass_their_tests_under_node(node: str) -> None:
    done = run(node, "--test", "--test-reporter=tap", str(HERE / "anchor.test.mjs"))
    assert done.returncode == 0, done.stdout[-4000:]
    assert int(re.search(r"# pass (\d+)", done.stdout)[1]) > 15


def test_the_types_in_the_comments_hold(node: str) -> None:
    compiler = node_module("typescript/lib/tsc.js")
    node_module("@types/office-js/index.d.ts")
    done = run(node, str(compiler), "--project", "tsconfig.json")
    assert done.stdout == ""
    assert done.returncode == 0


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: path.stem)
def test_no_module_blocks_the_page_or_writes_html(script: "object") -> None:
    text = script.read_text(encoding="utf-8")
    assert not re.search(
        r"\b(alert|confirm|prompt|eval)\(|innerHTML|outerHTML|insertAdjacentHTML|document\.write", text
    )
    assert len(text.splitlines()) <= 300


@pytest.mark.parametrize("page", ["pane.html", "page.html"])
def test_the_pages_hold_no_code_and_no_style_of_their_own(page: str) -> None:
    html = (STATIC / page).read_text(encoding="utf-8")
    assert "{{ token }}" in html
    assert not re.search(r"<style|\sstyle=|\son\w+=", html)
    assert all(re.search(r'src="/static/js/\w+\.js"', tag) for tag in re.findall(r"<script[^>]*>", html))

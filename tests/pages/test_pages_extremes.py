"""Documents that no person writes: their pages are counted in time that grows with them, not with its square."""

import subprocess
import sys
from pathlib import Path

import pytest

pytest.importorskip("resource", reason="the limit on a process's time is POSIX")

BUILDERS = Path(__file__).resolve().parents[1] / "word"
MOST_SECONDS = 20
COUNT = """
import resource, sys
sys.path.insert(0, {builders!r})
from builders import cell, docx, note, note_reference, p, r, row
from docxplug.pages import count_pages
from docxplug.word import open_document

document = open_document({make})
resource.setrlimit(resource.RLIMIT_CPU, ({seconds}, {seconds}))
print(count_pages(document.package, "estimate", text=document.text).document.pages)
"""
LINES_OF_NO_HEIGHT = '<w:keepNext/><w:spacing w:line="0" w:lineRule="exact"/>'
RIGHT_TAB = '<w:tabs><w:tab w:val="right" w:pos="5000"/></w:tabs>'
PAGE_BREAK = '<w:r><w:br w:type="page"/></w:r>'
SHAPES = {
    "paragraphs kept with the next": f"docx(*[p('', properties='{LINES_OF_NO_HEIGHT}')] * 10_000)",
    "lines of one run": "docx(p(r('<w:br/>' * 100_000)))",
    "tabs": f"docx(p(r('<w:br/><w:tab/>' * 40_000), properties='{RIGHT_TAB}'))",
    "page breaks": f"docx(p(*['{PAGE_BREAK}'] * 50_000))",
    "lines of one cell": "docx('<w:tbl>' + row(cell(p(r('<w:br/>' * 50_000)))) + '</w:tbl>')",
    "header rows": "docx('<w:tbl>' + row(cell(p()), properties='<w:tblHeader/>') * 10_000 + '</w:tbl>')",
    "sizes": "docx(p(*[r('a', '<w:sz w:val=\"20\"/>') + r('b<w:br/>', '<w:sz w:val=\"30\"/>')] * 20_000))",
    "footnotes": (
        "docx(p(*map(note_reference, range(9_000))), "
        "footnotes=''.join(note(n, p('x')) for n in range(9_000)))"
    ),
}


@pytest.mark.parametrize("shape", SHAPES)
def test_pages_are_counted_in_time_in_proportion_to_what_there_is(shape: str) -> None:
    code = COUNT.format(builders=str(BUILDERS), make=SHAPES[shape], seconds=MOST_SECONDS)
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert (done.stderr, done.returncode) == ("", 0)
    assert int(done.stdout) >= 1

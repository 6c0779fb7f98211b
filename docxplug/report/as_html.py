"""A review as one HTML page that opens anywhere and prints: what was found, beside the marked text."""

from collections.abc import Iterable, Iterator, Sequence
from html import escape
from itertools import pairwise
from typing import Final

from docxplug.findings import SEVERITIES, Finding
from docxplug.report.facts import (
    SEVERITY_WORDS,
    answer_facts,
    answer_title,
    by_seriousness,
    closing,
    place,
    setting,
    since_last_time,
)
from docxplug.report.model import FileReport
from docxplug.reviewing import Review

#: Colours that keep a contrast of at least 4.5 to 1 with the text on them, and are not the only sign.
_STYLE: Final = """
body { font: 16px/1.5 Georgia, serif; color: #1a1a1a; max-width: 46rem; margin: 2rem auto; padding: 0 1rem }
h1, h2, .facts, .finding, footer { font-family: system-ui, sans-serif }
h1 { font-size: 1.5rem } h2 { font-size: 1.1rem; margin-top: 2rem }
.facts { padding-left: 1.2rem; color: #333 } .finding { margin: .8rem 0; padding-left: .8rem; border-left: 4px solid }
.error { border-color: #b3261e } .warning { border-color: #8a5a00 } .info { border-color: #3b5b8c }
mark { color: inherit; border-bottom: 2px solid } mark.error { background: #fde0dd }
mark.warning { background: #fff0c2 } mark.info { background: #e1ebf9 }
mark[data-of]::after { content: attr(data-of); font: .7em system-ui; vertical-align: super }
.check { color: #555; font-size: .85em } .quote { font-style: italic }
.text p { white-space: pre-wrap; margin: .6rem 0 } footer { margin-top: 2rem; border-top: 1px solid #999 }
@media print { body { margin: 0; max-width: none } .finding { break-inside: avoid } }
"""


def html_page(reports: Sequence[FileReport]) -> str:
    """One page for all reports; it loads nothing from anywhere."""
    title = escape(", ".join(report.name for report in reports))
    body = "".join(line for report in reports for line in _report(report))
    return (
        f'<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n<title>Review of {title}</title>\n'
        f'<meta name="viewport" content="width=device-width, initial-scale=1">\n<style>{_STYLE}</style>\n</head>\n'
        f"<body>\n{body}</body>\n</html>\n"
    )


def _report(report: FileReport) -> Iterator[str]:
    review = report.review
    numbers = {id(finding): number for number, finding in enumerate(review.findings, 1)}
    yield f"<h1>{escape(report.name)}</h1>\n"
    yield _list(setting(review))
    for answer in review.answers:
        yield f"<section>\n<h2>{escape(answer_title(answer))}</h2>\n"
        yield _list(answer_facts(answer))
        yield from _findings((f for f in review.findings if f.response == answer.response.id), numbers)
        yield "</section>\n"
    rest = [finding for finding in review.findings if finding.response is None]
    if rest:
        yield "<section>\n<h2>The whole document</h2>\n"
        yield from _findings(rest, numbers)
        yield "</section>\n"
    yield '<section class="text">\n<h2>The text</h2>\n'
    yield from _text(review)
    yield "</section>\n<footer>\n"
    yield from (f"<p>{escape(line)}</p>\n" for line in (*since_last_time(report.rounds), *closing(review)))
    yield "</footer>\n"


def _list(facts: Iterable[str]) -> str:
    items = "".join(f"<li>{escape(fact)}</li>\n" for fact in facts)
    return f'<ul class="facts">\n{items}</ul>\n'


def _findings(findings: Iterable[Finding], numbers: dict[int, int]) -> Iterator[str]:
    for finding in by_seriousness(findings):
        word, quote = SEVERITY_WORDS[finding.severity][0], escape(place(finding))
        shown = f' <span class="quote">{quote}</span>' if quote else ""
        yield f'<div class="finding {finding.severity}">\n'
        yield f'<b>{numbers[id(finding)]}. {word.capitalize()}</b>{shown} <span class="check">{finding.check}</span>\n'
        yield f"<p>{escape(finding.message)}</p>\n"
        if finding.suggestions:
            yield f"<p>Instead: {escape(', '.join(finding.suggestions))}</p>\n"
        if finding.source:
            yield f'<p class="check">Source: {escape(finding.source)}</p>\n'
        yield "</div>\n"


def _text(review: Review) -> Iterator[str]:
    """The paragraphs with the words of findings marked, each mark followed by the numbers of its findings."""
    marks: dict[int, list[tuple[int, int, int, Finding]]] = {}
    for number, finding in enumerate(review.findings, 1):
        for span in finding.spans:
            marks.setdefault(span.paragraph, []).append((span.start, span.end, number, finding))
    for paragraph in review.view.paragraphs:
        if paragraph.text.strip():
            yield f"<p>{_marked(paragraph.text, marks.get(paragraph.index, []))}</p>\n"


def _marked(text: str, marks: Sequence[tuple[int, int, int, Finding]]) -> str:
    cuts = sorted({0, len(text), *(cut for start, end, _, _ in marks for cut in (start, end))})
    pieces = []
    for start, end in pairwise(cuts):
        over = [mark for mark in marks if mark[0] <= start and end <= mark[1]]
        piece = escape(text[start:end])
        if over:
            severity = min((finding.severity for *_, finding in over), key=SEVERITIES.index)
            ending = ", ".join(str(number) for _, last, number, _ in over if last == end)
            told = f' data-of="{ending}"' if ending else ""
            piece = f'<mark class="{severity}"{told}>{piece}</mark>'
        pieces.append(piece)
    return "".join(pieces)

"""Pages, words and characters of a document and its answers, as text and as JSON of the form docxplug.pages/1."""

import json
import textwrap
from collections.abc import Iterator
from typing import Any, Final

from docxplug.analysis.length import length
from docxplug.analysis.limits import LimitVerdict
from docxplug.analysis.measures import Answer
from docxplug.analysis.model import Length
from docxplug.page_facts import PageCount
from docxplug.report.as_json import review_json
from docxplug.report.facts import VERDICT_WORDS, page_count_text, shortened
from docxplug.report.limits_text import limit_text
from docxplug.report.model import FileReport
from docxplug.view import TextView

SCHEMA: Final = "docxplug.pages/1"

#: Word counts notes and text boxes apart, and only where it is asked to.
_TEXTS: Final = {
    "body": ("body", "table", "control"),
    "footnotes": ("footnote",),
    "endnotes": ("endnote",),
    "textboxes": ("textbox",),
}
_LONGEST_QUOTE: Final = 50
_OF_A_RESPONSE: Final = (
    "id",
    "qualification",
    "heading",
    "first_paragraph",
    "last_paragraph",
    "words",
    "characters",
    "characters_no_spaces",
    "pages",
    "limits",
)


def texts_of(view: TextView) -> dict[str, Length]:
    """The lengths of the main text, the notes and the text boxes."""
    return {
        name: length(view, [paragraph.index for paragraph in view.paragraphs if paragraph.where in where])
        for name, where in _TEXTS.items()
    }


def pages_json(report: FileReport) -> str:
    """The report as JSON with a line end after it."""
    whole = review_json(report)
    data: dict[str, Any] = {
        "schema": SCHEMA,
        "tool": whole["tool"],
        "file": whole["file"],
        "pages": whole["pages"],
        "texts": {name: _length(size) for name, size in texts_of(report.review.view).items()},
        "limits": whole["limits"],
        "responses": [{key: response[key] for key in _OF_A_RESPONSE} for response in whole["responses"]],
    }
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def _length(size: Length) -> dict[str, int]:
    return {
        "words": size.words,
        "characters": size.characters,
        "characters_no_spaces": size.characters_no_spaces,
    }


def pages_text(report: FileReport, width: int) -> str:
    """The report for a terminal of ``width`` characters."""
    return "\n".join(_filled(line, width) for line in _lines(report)) + "\n"


def _filled(line: str, width: int) -> str:
    indent = " " * (len(line) - len(line.lstrip()))
    return textwrap.fill(line.strip(), width, initial_indent=indent, subsequent_indent=indent + "  ")


def _lines(report: FileReport) -> Iterator[str]:
    review = report.review
    yield report.name
    if review.pages:
        yield from _count(review.pages.document)
    else:
        yield "Pages: not counted; plain text has no layout."
    for name, size in texts_of(review.view).items():
        if size.words or name == "body":
            yield f"{name.capitalize()}: {_sizes(size)}."
    for verdict in review.limits:
        yield f"Limit: {_verdict(verdict, review.view)}"
    for answer in review.answers:
        yield ""
        yield from _answer(answer, review.view)


def _count(count: PageCount) -> Iterator[str]:
    yield f"Pages: {page_count_text(count)}."
    yield from (f"  {reason}" for reason in count.reasons)


def _sizes(size: Length) -> str:
    return (
        f"{size.words:,} words, {size.characters:,} characters with spaces, "
        f"{size.characters_no_spaces:,} without"
    )


def _answer(answer: Answer, view: TextView) -> Iterator[str]:
    asked = answer.response.qualification
    yield f"{answer.response.id} {asked.label or asked.id if asked else 'An answer'}: {_sizes(answer.length)}."
    pages = answer.pages
    if pages:
        where = f"page {pages.first}" if pages.first == pages.last else f"pages {pages.first} to {pages.last}"
        spread = f"{pages.length_low:.2f} to {pages.length_high:.2f}"
        yield f"  {pages.length:.2f} pages from the top of a fresh page ({spread}); it stands on {where}."
    for verdict in answer.limits:
        yield f"  Limit: {_verdict(verdict, view)}"


def _verdict(verdict: LimitVerdict, view: TextView) -> str:
    place = ""
    if verdict.overflow:
        beyond = view.paragraphs[verdict.overflow.paragraph].text[verdict.overflow.start :]
        place = f" from “{shortened(beyond, _LONGEST_QUOTE)}” on"
    return f"{limit_text(verdict.limit)}: {VERDICT_WORDS[verdict.verdict]}{place}."

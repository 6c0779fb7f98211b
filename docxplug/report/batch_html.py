"""A batch as HTML: one page, or a first page with the documents on further ones where one would be too big."""

from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

from docxplug.report.batch_model import BatchReport, ClientResult, FileResult, PackageLimit, Totals
from docxplug.report.batch_text import since, told
from docxplug.report.facts import counted
from docxplug.report.length_bar import Bar, bar_of
from docxplug.report.templating import macro, page

#: Bytes of the documents on one page; with the rest of the page it stays below five megabytes.
MOST_ON_A_PAGE: Final = 4_000_000
_TOP: Final = "Top folder"


class ClientLine(NamedTuple):
    """A client's line in the table of the first page; ``page`` is the number of the page it is on."""

    title: str
    page: int
    anchor: str
    totals: Totals
    since: str


class HtmlPage(NamedTuple):
    """A page: its number, 1 for the first, and its text."""

    number: int
    text: str


class ClientHead(NamedTuple):
    """What stands above a client's documents."""

    title: str
    anchor: str
    announced: str
    client: ClientResult
    bars: list[Bar]
    told: str


def page_name(stem: str, number: int) -> str:
    """The file name of a page: report.html, report-2.html, …"""
    return f"{stem}.html" if number == 1 else f"{stem}-{number}.html"


def batch_pages(report: BatchReport, stem: str) -> Iterator[HtmlPage]:
    """The pages, the first one last: each is made when it is asked for, so that no two are in memory.

    ``stem`` is the first page's file name without its suffix.
    """
    lines: list[ClientLine] = []
    body: list[str] = []
    size, number = 0, 2
    for count, client in enumerate(report.clients(), 1):
        anchor, title = f"client-{count}", _title(client)
        lines.append(ClientLine(title, number, anchor, client.totals(), since(client.totals())))
        for place, part in enumerate(_parts(client, anchor)):
            length = len(part.encode())
            if body and size + length > MOST_ON_A_PAGE:
                yield HtmlPage(number, _page(report, macro("further", body, f"{stem}.html")))
                number, size, body = number + 1, 0, [macro("continued", title)] if place else []
                if not place:
                    lines[-1] = lines[-1]._replace(page=number)
            body.append(part)
            size += length
    if number == 2:
        yield HtmlPage(
            1, _page(report, _first(report, [line._replace(page=1) for line in lines], stem, body))
        )
        return
    yield HtmlPage(number, _page(report, macro("further", body, f"{stem}.html")))
    yield HtmlPage(1, _page(report, _first(report, lines, stem, ())))


def _page(report: BatchReport, body: str) -> str:
    return page(f"Review of {report.as_of}", body)


def _first(report: BatchReport, lines: list[ClientLine], stem: str, body: Iterable[str]) -> str:
    addresses = [
        f"#{line.anchor}" if line.page == 1 else f"{page_name(stem, line.page)}#{line.anchor}"
        for line in lines
    ]
    rows = list(zip(lines, addresses, strict=True))
    heading = _heading(lines)
    return macro("batch", heading, report, told(report.totals()), rows, list(report.failed()), list(body))


def _heading(lines: list[ClientLine]) -> str:
    """What the report is about: a page about one client is for that client, and bears its name."""
    if len(lines) != 1:
        return f"Review of {len(lines)} clients"
    files = lines[0].totals.done + lines[0].totals.failed
    return (
        f"Review of {counted(files, 'file', 'files')}"
        if lines[0].title == _TOP
        else f"Review: {lines[0].title}"
    )


def _parts(client: ClientResult, anchor: str) -> Iterator[str]:
    bars = [_bar(limit) for limit in client.limits]
    head = ClientHead(_title(client), anchor, _announced(client), client, bars, told(client.totals()))
    yield macro("client", head)
    for file in client.files:
        yield _document(file)


def _document(file: FileResult) -> str:
    return macro("failed", file) if file.reason is not None else macro("done", file)


def _bar(limit: PackageLimit) -> Bar:
    return bar_of(limit.limit["value"], limit.actual, limit.low, limit.high, limit.verdict, limit.told)


def _announced(client: ClientResult) -> str:
    posting = client.posting
    asked = f" It has {len(posting['qualifications'])} qualifications." if posting else ""
    return f"Announcement: {client.announced}.{asked}"


def _title(client: ClientResult) -> str:
    return client.name or _TOP

"""From the values of the options to what the library is asked for."""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, Literal, NamedTuple

import click

from docxplug.cli.problems import about
from docxplug.clock import today
from docxplug.errors import RequestError
from docxplug.findings import SEVERITIES, Severity
from docxplug.intake import STDIN, is_lock_file, read_posting_file
from docxplug.pipeline import Choices, Reviewed, kept_office
from docxplug.posting import Posting
from docxplug.settings import Settings

if TYPE_CHECKING:
    from docxplug.grammar import Proofreader
    from docxplug.pages.office.warm import Office

_FAILED: Final = 1


def choices_of(context: click.Context, values: Mapping[str, Any], settings: Settings, file: str) -> Choices:
    """The choices for one file; the announcement is read once for all files of the call.

    Raises:
        RequestError: document and announcement are both to be read from standard input, or are one file.
    """
    if file == STDIN and values["posting"] == STDIN:
        raise RequestError(
            "Only one of document and announcement can come from standard input; put one in a file."
        )
    if values["posting"] and Path(values["posting"]).absolute() == Path(file).absolute():
        raise RequestError(
            f"{file} is named as the document and as its announcement; give --posting the announcement's own file."
        )
    return Choices(
        as_of=values["as_of"] or today(),
        posting=_posting(context, values["posting"]),
        rubric=values["rubric"],
        pages=values["pages"],
        only=values["only"] or (),
        disable=values["disable"] or (),
        with_info=values["with_info"],
        again=values.get("again", False),
        accept=settings.accept,
        messages=settings.messages,
    )


class Helpers(NamedTuple):
    """The programs that help with a review; without ``office`` each document starts a LibreOffice of its own."""

    grammar: "Proofreader"
    office: "Office | None"


@contextmanager
def helpers(values: Mapping[str, Any], documents: int = 1) -> Iterator[Helpers]:
    """The programs that were asked for; they end with the block, also where this process is asked to end."""
    from docxplug.cli.ending import in_order
    from docxplug.grammar import open_engine

    url = values["languagetool_url"]
    with in_order(), open_engine(values["grammar"], languagetool_url=url) as grammar, ExitStack() as stack:
        wanted = documents > 1 and values["pages"] in {"auto", "libreoffice"}
        office = kept_office() if wanted else None
        yield Helpers(grammar, stack.enter_context(office) if office else None)


def _posting(context: click.Context, name: str | None) -> Posting | None:
    if name is None:
        return None
    read: dict[str, Posting] = context.meta.setdefault("docxplug.postings", {})
    if name not in read:
        with about(name):
            read[name] = read_posting_file(name)
    return read[name]


def documents_of(files: Iterable[str]) -> list[str]:
    """The files without Word's own lock files, which a pattern like *.docx brings along.

    Raises:
        RequestError: nothing else is left.
    """
    documents = []
    for file in files:
        if is_lock_file(file):
            click.echo(f"docxplug: {file}: skipped, this is Word's note that the document is open.", err=True)
        else:
            documents.append(file)
    if not documents:
        raise RequestError("There is no document among the files; name the document itself, without ~$.")
    return documents


def exit_code(reviewed: Iterable[Reviewed], fail_on: Severity | Literal["never"]) -> int:
    """1 if there is a finding as serious as ``fail_on`` or more, else 0."""
    if fail_on == "never":
        return 0
    serious = SEVERITIES[: SEVERITIES.index(fail_on) + 1]
    found = any(finding.severity in serious for item in reviewed for finding in item.review.findings)
    return _FAILED if found else 0


def output_path(name: str | None) -> Path | None:
    """The file that ``-o`` names; None for standard output."""
    return None if name in {None, STDIN} else Path(str(name))

"""``docxplug annotate``: a copy of the document with the reviewer's comments in it."""

from collections.abc import Mapping
from contextlib import nullcontext
from pathlib import Path
from typing import Any

import click

from docxplug.cli.choices import choices_of, documents_of, exit_code, helpers, output_path
from docxplug.cli.options import (
    author_options,
    format_option,
    name_and_text,
    review_options,
    settings_of,
    with_settings,
)
from docxplug.cli.problems import about
from docxplug.cli.reports import print_reports
from docxplug.destinations import Wanted, backed_up, backup_name, destination
from docxplug.intake import read_document_source
from docxplug.pipeline import Signature, review_source, write_comments
from docxplug.round_facts import Rounds
from docxplug.settings import Settings


@click.command()
@click.argument("file", metavar="FILE")
@review_options
@format_option(helped="Print the review as well, in this form; without it only what was written.")
@click.option("-o", "--output", metavar="OUT", help="The name of the copy; NAME.reviewed.docx if not given.")
@click.option("--in-place", is_flag=True, help="Change FILE itself and keep the original as FILE.bak.")
@click.option("--rename", metavar="PATTERN", help="Name the copy by a pattern such as “{last}{first}{job}”.")
@click.option(
    "--value",
    "given",
    type=name_and_text,
    metavar="NAME=TEXT",
    multiple=True,
    help="A value for the pattern of --rename.",
)
@click.option("--force", is_flag=True, help="Replace a copy that is there; comment on a signed document.")
@author_options
@click.option("--again", is_flag=True, help="Bring back comments that somebody deleted or resolved.")
@click.pass_context
def annotate(context: click.Context, /, file: str, **_: Any) -> int:
    """Put the review's comments into a copy of a Word file.

    FILE is .docx, .docm, .dotx or .dotm; plain text (.txt, or “-” for standard input) needs -o and gives a new
    Word file. The text itself, its formatting and the comments of others stay as they are.
    """
    documents_of([file])
    settings = settings_of(file)
    values = with_settings(context, settings)
    with about(file):
        source = read_document_source(file)
        target = destination(source.path, _wanted(values, settings))
        with helpers(values) as helping:
            choices = choices_of(context, values, settings, file)
            reviewed = review_source(source, choices, helping.grammar.accepting(settings.accept))
        with backed_up(target) if values["in_place"] else nullcontext():
            written = write_comments(reviewed, target, _signature(values), force=_may_replace(values))
    if values["form"]:
        print_reports([reviewed], values)
    click.echo(_said(target, written, reviewed.rounds, values), err=bool(values["form"]))
    return exit_code([reviewed], values["fail_on"])


def _wanted(values: Mapping[str, Any], settings: Settings) -> Wanted:
    return Wanted(
        output=output_path(values["output"]),
        in_place=values["in_place"],
        pattern=values["rename"],
        values={**settings.values, **dict(values["given"])},
        force=values["force"],
    )


def _signature(values: Mapping[str, Any]) -> Signature:
    return Signature(values["author"], values["initials"], values["time"])


def _may_replace(values: Mapping[str, Any]) -> bool:
    return bool(values["force"] or values["in_place"])


def _said(target: Path, written: int, rounds: Rounds, values: Mapping[str, Any]) -> str:
    resolved = sum(comment.standing == "open" for comment in rounds.over)
    earlier = f"; {resolved} of the last round resolved" if rounds.earlier else ""
    kept = f" The original is {backup_name(target)}." if values["in_place"] else ""
    return f"{target}: {written} comment{'' if written == 1 else 's'}{earlier}.{kept}"

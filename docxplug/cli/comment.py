"""``docxplug comment``: a person's own comments, answers and resolutions."""

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from docxplug.cli.copies import copy_options, copy_target, write_copy
from docxplug.cli.options import author_options, settings_of, with_settings
from docxplug.cli.problems import SOME_FAILED, Problem, about, one_line
from docxplug.comment_requests import TARGETS, Row, read_requests, request_of
from docxplug.encodings import decode_text
from docxplug.errors import RequestError
from docxplug.intake import read_document_source, read_file
from docxplug.settings import Settings

if TYPE_CHECKING:
    from docxplug.commenting import Done
    from docxplug.word import Document


@click.command()
@click.argument("file", metavar="FILE")
@click.option(
    "--on", metavar="TEXT", help="The words to comment on; quotes, hyphens and spaces match Word's."
)
@click.option("--nth", metavar="N", type=click.IntRange(1), help="Which place of --on, counted from 1.")
@click.option("--all", "every", is_flag=True, help="Every place of --on.")
@click.option(
    "--at", metavar="P:START-END", help="The place: a paragraph's number and its characters, from 0."
)
@click.option("--reply-to", metavar="ID", help="Answer this comment; “docxplug comments” lists the ids.")
@click.option("--resolve", metavar="ID", help="Mark this comment as resolved.")
@click.option("--from", "table", metavar="FILE", help="Many at once, from a .csv or .jsonl file.")
@click.option("--text", metavar="T", help="What the comment says.")
@click.option("--text-file", metavar="F", help="A file with what the comment says, or “-”.")
@click.option("--phrase", metavar="NAME", help="One of your own comments, from [phrases] of docxplug.toml.")
@copy_options
@author_options
@click.pass_context
def comment(context: click.Context, /, file: str, **_: Any) -> int:
    """Put your own comments on exact words.

    Or answer comments, or resolve them. FILE is .docx, .docm, .dotx or .dotm; plain text (.txt, or “-”) needs
    -o and gives a new Word file. A comment that is there already, by the same author at the same place, is not
    made twice.
    """
    settings = settings_of(file)
    values = with_settings(context, settings)
    rows = _rows(values, settings)
    with about(file):
        source = read_document_source(file)
        target = copy_target(source.path, values)
        document = source.as_document()
        done = _carry_out(document, rows, values)
    failed = _tell_failures(done, values, file)
    if failed and not (done.added or done.resolved or done.already):
        return SOME_FAILED
    with about(file):
        backup = write_copy(document, target, values)
    click.echo(f"{target}: {_said(done)}.{backup}")
    return SOME_FAILED if failed else 0


def _rows(values: Mapping[str, Any], settings: Settings) -> list[Row]:
    """What is to be done: the rows of a table, or one made of what was typed."""
    typed = _typed(values)
    if not values["table"]:
        _refuse_half_said(typed)
        return [Row(1, request_of(typed, settings.phrases))]
    if any(typed.values()):
        raise RequestError("The table of --from says it all; leave the other options for comments out.")
    table = Path(values["table"])
    as_lines = table.suffix.lower() in {".jsonl", ".ndjson", ".json"}
    return read_requests(read_file(str(table)), settings.phrases, as_lines=as_lines)


def _typed(values: Mapping[str, Any]) -> dict[str, str]:
    if values["nth"] and values["every"]:
        raise RequestError("--nth asks for one place and --all for every one; leave one of them out.")
    if values["text"] and values["text_file"]:
        raise RequestError("The comment has one text; leave --text or --text-file out.")
    text = decode_text(read_file(values["text_file"])) if values["text_file"] else values["text"]
    nth = "all" if values["every"] else str(values["nth"] or "")
    named = {name: values[name] for name in ("on", "at", "reply_to", "resolve", "phrase")}
    return {name: value or "" for name, value in {**named, "text": text, "nth": nth}.items()}


def _refuse_half_said(typed: Mapping[str, str]) -> None:
    if not any(typed[target] for target in TARGETS):
        raise RequestError(
            "Say which words the comment is about: --on TEXT, a place with --at, a comment with --reply-to or "
            "--resolve, or a table with --from."
        )
    if not (typed["text"] or typed["phrase"] or typed["resolve"]):
        raise RequestError("The comment has no text; give it with --text, --text-file or --phrase.")


def _carry_out(document: "Document", rows: list[Row], values: Mapping[str, Any]) -> "Done":
    from docxplug.commenting import Signer, carry_out

    return carry_out(document, rows, Signer(values["author"], values["initials"], values["time"]))


def _tell_failures(done: "Done", values: Mapping[str, Any], file: str) -> bool:
    """Lists the rows that failed; a single request that fails ends the call."""
    for failure in done.failures:
        if not values["table"]:
            raise Problem(f"{file}: {failure.reason}")
        click.echo(f"docxplug: {values['table']}: line {failure.line}: {one_line(failure.reason)}", err=True)
    return bool(done.failures)


def _said(done: "Done") -> str:
    added, resolved, already = len(done.added), len(done.resolved), done.already
    parts = []
    if added or not (resolved or already):
        parts.append(f"{added} comment{'' if added == 1 else 's'} added")
    if resolved:
        parts.append(f"{resolved} resolved")
    if already:
        parts.append(f"{already} there already")
    return ", ".join(parts)

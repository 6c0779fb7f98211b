"""The options that name a changed copy of a Word file, and writing it."""

from collections.abc import Mapping
from contextlib import nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from docxplug.cli.choices import output_path
from docxplug.cli.options import together
from docxplug.destinations import Wanted, backed_up, backup_name, destination

if TYPE_CHECKING:
    from docxplug.word import Document

copy_options = together(
    click.option(
        "-o", "--output", metavar="OUT", help="The name of the copy; NAME.reviewed.docx if not given."
    ),
    click.option("--in-place", is_flag=True, help="Change FILE itself and keep the original as FILE.bak."),
    click.option("--force", is_flag=True, help="Replace a copy that is there; change a signed document."),
)


def copy_target(source: Path | None, values: Mapping[str, Any]) -> Path:
    """Where the copy goes, which may be written.

    Raises:
        DocxplugError: it may not, or plain text has no name for it.
    """
    wanted = Wanted(output_path(values["output"]), values["in_place"], force=values["force"])
    return destination(source, wanted)


def write_copy(document: "Document", target: Path, values: Mapping[str, Any]) -> str:
    """Writes the copy; returns what to say of the backup, with a space before it, "" where there is none."""
    force, in_place = values["force"], values["in_place"]
    with backed_up(target) if in_place else nullcontext():
        document.save(target, overwrite=force or in_place, break_signature=force)
    return f" The original is {backup_name(target)}." if in_place else ""

"""``docxplug clean``: a document ready to be handed in."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import click

from docxplug.cli.copies import copy_options, copy_target, write_copy
from docxplug.cli.options import settings_of, with_settings
from docxplug.cli.problems import about
from docxplug.cli.word_files import open_word_file

if TYPE_CHECKING:
    from docxplug.word.cleaning import Leftovers


@click.command()
@click.argument("file", metavar="FILE")
@click.option("--metadata", is_flag=True, help="Take out the properties that name people, too.")
@copy_options
@click.pass_context
def clean(context: click.Context, /, file: str, **_: Any) -> None:
    """Make a copy that is ready to be handed in.

    All comments go, and everything of docxplug. Tracked changes, hidden text and properties that name people are
    pointed out.
    """
    from docxplug.word.cleaning import clean as clean_document
    from docxplug.word.cleaning import leftovers

    values = with_settings(context, settings_of(file))
    with about(file):
        path, document = open_word_file(file)
        target = copy_target(path, values)
        removed = clean_document(document, metadata=values["metadata"])
        found = leftovers(document)
        backup = write_copy(document, target, values)
    click.echo(f"{target}: {removed} comment{'' if removed == 1 else 's'} taken out.{backup}")
    for warning in _warnings(found):
        click.echo(f"docxplug: {target}: {warning}", err=True)


def _warnings(found: "Leftovers") -> Iterator[str]:
    if found.tracked_changes:
        by = f" by {', '.join(found.authors)}" if found.authors else ""
        count = f"{found.tracked_changes} tracked change{'' if found.tracked_changes == 1 else 's'}"
        yield f"{count}{by}; accept or reject them in Word before you hand it in."
    if found.hidden:
        yield f"hidden text (“{_shortened(found.hidden)}”); show it in Word (Home, ¶) and delete it or keep it."
    if found.metadata:
        named = ", ".join(f"{name} “{said}”" for name, said in found.metadata)
        yield f"it tells of people: {named}; --metadata takes that out."


def _shortened(text: str) -> str:
    import textwrap

    return textwrap.shorten(text, 60, placeholder=" …")

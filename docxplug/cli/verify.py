"""``docxplug verify``: the proof that only comments were added."""

from typing import TYPE_CHECKING, Final

import click

from docxplug.cli.problems import about
from docxplug.cli.word_files import open_word_file

if TYPE_CHECKING:
    from docxplug.word import Document

_CHANGED: Final = 1


@click.command()
@click.argument("original", metavar="ORIGINAL")
@click.argument("annotated", metavar="ANNOTATED")
def verify(original: str, annotated: str) -> int:
    """Prove that nothing but comments was added.

    ORIGINAL and ANNOTATED must have the same text, formatting, tracked changes, comments of other people, and
    all other parts of the file. Comments of docxplug's earlier reviews may have been brought up to date or
    resolved. Exits with 1 where anything differs.
    """
    from docxplug.word.rounds import differences

    before, after = (_opened(name) for name in (original, annotated))
    found = differences(before, after)
    for difference in found:
        click.echo(str(difference))
    if found:
        click.echo(f"docxplug: {annotated}: more than its comments differs from {original}.", err=True)
        return _CHANGED
    comments = f"threads: {len(before.threads())} before, {len(after.threads())} now"
    click.echo(f"{annotated}: nothing but comments differs from {original} ({comments}).")
    return 0


def _opened(name: str) -> "Document":
    with about(name):
        return open_word_file(name)[1]

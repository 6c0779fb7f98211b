"""``docxplug strip``: comments taken out again."""

from typing import TYPE_CHECKING, Any

import click

from docxplug.cli.copies import copy_options, copy_target, write_copy
from docxplug.cli.options import settings_of, with_settings
from docxplug.cli.problems import about
from docxplug.cli.word_files import open_word_file
from docxplug.errors import RequestError

if TYPE_CHECKING:
    from docxplug.word import Document


@click.command()
@click.argument("file", metavar="FILE")
@click.option("--author", metavar="NAME", help="Take out this person's comments, with the answers to them.")
@click.option("--docxplug", "own", is_flag=True, help="Take out the comments of docxplug's reviews.")
@click.option("--all", "every", is_flag=True, help="Take out every comment.")
@copy_options
@click.pass_context
def strip(context: click.Context, /, file: str, **_: Any) -> None:
    """Take comments out of a copy of a Word file.

    The text and its formatting stay as they are. With --docxplug and --all, docxplug also forgets its earlier
    reviews of the document.
    """
    from docxplug.word.cleaning import strip_all, strip_author, strip_own

    # An author in the settings signs comments; it names none to take out.
    values = {**with_settings(context, settings_of(file)), "author": context.params["author"]}
    if sum(map(bool, (values["author"], values["own"], values["every"]))) != 1:
        raise RequestError("Say whose comments go: one of --author NAME, --docxplug and --all.")
    with about(file):
        path, document = open_word_file(file)
        target = copy_target(path, values)
        if values["author"]:
            _refuse_unknown(values["author"], document)
            removed = strip_author(document, values["author"])
        else:
            removed = strip_own(document) if values["own"] else strip_all(document)
        backup = write_copy(document, target, values)
    click.echo(f"{target}: {removed} comment{'' if removed == 1 else 's'} taken out.{backup}")


def _refuse_unknown(author: str, document: "Document") -> None:
    threads = document.threads()
    authors = {thread.author for thread in threads}
    authors |= {reply.author for thread in threads for reply in thread.replies}
    if author not in authors:
        known = f"its comments are by {', '.join(sorted(authors))}" if authors else "it has no comments"
        raise RequestError(f"The document has no comment by {author}; {known}.")

"""``docxplug comments``: who said what about which words."""

import hashlib
import json
from typing import Any

import click

from docxplug.cli.options import settings_of, text_or_json_option, with_settings
from docxplug.cli.problems import about
from docxplug.cli.reports import width
from docxplug.cli.word_files import open_word_file


@click.command()
@click.argument("file", metavar="FILE")
@text_or_json_option("The form of the list.")
@click.pass_context
def comments(context: click.Context, /, file: str, **_: Any) -> None:
    """List the comments of a Word file.

    Each with its id, author, time, the words it is about and its answers. The ids are those that “docxplug
    comment” takes for --reply-to and --resolve.
    """
    from docxplug.comment_list import comments_json, comments_text

    values = with_settings(context, settings_of(file))
    with about(file):
        path, document = open_word_file(file)
        if values["form"] == "text":
            click.echo(comments_text(document, width()), nl=False)
            return
        sha256 = hashlib.sha256(document.to_bytes()).hexdigest()
        listed = comments_json(document, path.name, sha256)
    click.echo(json.dumps(listed, ensure_ascii=False, indent=2))

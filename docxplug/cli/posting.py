"""``docxplug posting``: what was understood from an announcement."""

import json

import click

from docxplug.cli.options import settings_of, text_or_json_option, with_settings
from docxplug.cli.problems import about
from docxplug.cli.reports import width
from docxplug.intake import read_posting_file


@click.command()
@click.argument("file", metavar="FILE")
@text_or_json_option(
    "The form of what is printed; JSON can be corrected by hand and given back to --posting."
)
@click.pass_context
def posting(context: click.Context, /, file: str, **_: object) -> None:
    """Show what is understood from a vacancy announcement.

    Its qualifications, limits and instructions, to be corrected where they are wrong. FILE is .txt, .docx, .pdf
    or JSON printed by this command, or “-” for text on standard input.
    """
    from docxplug.posting.exchange import to_json
    from docxplug.report.posting_text import posting_text

    values = with_settings(context, settings_of(file))
    with about(file):
        understood = read_posting_file(file)
    if values["form"] == "json":
        click.echo(json.dumps(to_json(understood), ensure_ascii=False, indent=2))
    else:
        click.echo(posting_text(understood, width()), nl=False)

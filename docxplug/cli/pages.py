"""``docxplug pages``: how long a document and its answers are, and which limits they keep."""

from typing import Any

import click

from docxplug.cli.choices import choices_of
from docxplug.cli.ending import in_order
from docxplug.cli.options import settings_of, text_or_json_option, with_settings
from docxplug.cli.problems import about
from docxplug.cli.reports import report_of, width
from docxplug.intake import read_document_source
from docxplug.pipeline import review_source


@click.command()
@click.argument("file", metavar="FILE")
@click.option("--posting", metavar="FILE", help="The vacancy announcement that states the limits.")
@click.option(
    "--pages",
    type=click.Choice(["auto", "libreoffice", "estimate"]),
    default="auto",
    show_default=True,
    help="How to count pages.",
)
@text_or_json_option("The form of what is printed.")
@click.pass_context
def pages(context: click.Context, /, file: str, **_: Any) -> None:
    """Count the pages, words and characters of each answer.

    Those of the whole document, too. Every count of pages comes with its range, its source and how sure it is.
    """
    from docxplug.report.page_report import pages_json, pages_text

    settings = settings_of(file)
    values = dict(with_settings(context, settings))
    values.update(as_of=None, rubric="auto", only=("limit",), disable=(), with_info=False)
    with about(file), in_order():
        reviewed = review_source(read_document_source(file), choices_of(context, values, settings, file))
    report = report_of(reviewed)
    click.echo(pages_json(report) if values["form"] == "json" else pages_text(report, width()), nl=False)

"""``docxplug review``: what a reviewer finds, as a report."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

import click

from docxplug.cli.choices import choices_of, documents_of, exit_code, helpers, output_path
from docxplug.cli.options import form_of, format_option, review_options, settings_of, with_settings
from docxplug.cli.problems import SOME_FAILED, USER_ERROR, Problem, about, tell
from docxplug.cli.reports import print_reports, write_reports
from docxplug.destinations import check_free
from docxplug.intake import read_document_source
from docxplug.pipeline import Reviewed, review_source

if TYPE_CHECKING:
    from docxplug.cli.choices import Helpers


@click.command()
@click.argument("files", metavar="FILE…", nargs=-1, required=True)
@review_options
@format_option(helped="The report's form; if not given, by the suffix of --output, such as .html, else text.")
@click.option("-o", "--output", metavar="OUT", help="Write the report to this file.")
@click.option("--force", is_flag=True, help="Replace a report that is there already.")
@click.pass_context
def review(context: click.Context, /, files: tuple[str, ...], **_: Any) -> int:
    """Review answers and print what was found; nothing is changed.

    FILE is .docx, .docm, .dotx, .dotm or .txt, or “-” for text on standard input. Several files give one report
    each, or one JSON array; those that cannot be read are told of, and the others are reviewed.
    """
    documents = documents_of(files)
    values = dict(with_settings(context, settings_of(documents[0])))
    target = output_path(values["output"])
    values["form"], values["several"] = values["form"] or form_of(target), len(documents) > 1
    if target:
        check_free(target, force=values["force"])
    with helpers(values, len(documents)) as helping:
        outcomes = list(_outcomes(context, documents, helping))
    reviewed = [outcome for outcome in outcomes if not isinstance(outcome, Problem)]
    problems = [outcome for outcome in outcomes if isinstance(outcome, Problem)]
    if reviewed and target:
        write_reports(target, reviewed, values)
    elif reviewed:
        print_reports(reviewed, values)
    for problem in problems:
        tell(problem)
    if problems:
        return SOME_FAILED if reviewed else USER_ERROR
    return exit_code(reviewed, values["fail_on"])


def _outcomes(
    context: click.Context, files: Iterable[str], helping: "Helpers"
) -> Iterator[Reviewed | Problem]:
    """Each file reviewed by its own folder's settings, or why it cannot be read."""
    for file in files:
        settings = settings_of(file)
        choices = choices_of(context, with_settings(context, settings), settings, file)
        try:
            with about(file):
                source, grammar = read_document_source(file), helping.grammar.accepting(settings.accept)
                reviewed = review_source(source, choices, grammar, helping.office)
        except Problem as problem:
            yield problem
        else:
            yield reviewed

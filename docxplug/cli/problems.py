"""Failures in words: a user's error is one line that names the file, ours says how to report it."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

import click

from docxplug.errors import DocumentError, PostingError, fault_place

USER_ERROR: Final = 2
#: The others were done.
SOME_FAILED: Final = 3
#: Not among the codes of a request: the fault is ours.
INTERNAL_ERROR: Final = 70
_DEBUG: Final = "DOCXPLUG_DEBUG"


class Problem(Exception):  # noqa: N818 - an error of the user's, told as a sentence
    """A user's error with the name of the file it is about."""


@contextmanager
def about(name: str) -> Iterator[None]:
    """Puts the file's name before what is wrong with the file; other errors name what they are about."""
    try:
        yield
    except (DocumentError, PostingError) as error:
        raise Problem(f"{'standard input' if name == '-' else name}: {error}") from error


def tell(problem: Problem) -> None:
    """One line on standard error."""
    click.echo(f"docxplug: {one_line(str(problem))}", err=True)


def one_line(message: str) -> str:
    """The message without line breaks."""
    return " ".join(message.split())


def report_internal_error(error: Exception) -> None:
    """Tells of a fault of our own; the traceback, which may quote a document, only under DOCXPLUG_DEBUG=1."""
    if os.environ.get(_DEBUG) == "1":
        sys.excepthook(type(error), error, error.__traceback__)
        click.echo("Before you send this to somebody: its last line may quote your document.", err=True)
        return
    click.echo(
        f"docxplug: something went wrong inside docxplug ({fault_place(error)}); please report this line. "
        f"{_DEBUG}=1 shows more.",
        err=True,
    )

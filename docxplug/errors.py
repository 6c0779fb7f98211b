"""What can go wrong because of the request or the input.

Every message is one sentence (or two) for a person who writes or reviews applications: what is wrong, and what
to do. The command line and the server print it as it stands; anything that is not a DocxplugError is our fault.
"""

from collections.abc import Iterable

_LONGEST_QUOTE = 80  # code points


class DocxplugError(Exception):
    """Root of all errors that a user can act on."""


class RequestError(DocxplugError):
    """The options ask for something that cannot be done as asked."""


class SettingsError(DocxplugError):
    """A docxplug.toml cannot be understood."""


class DocumentError(DocxplugError):
    """A document cannot be read, or cannot take what is to be added to it."""


class OutputError(DocxplugError):
    """The result cannot be written where it was asked for."""


class PostingError(DocxplugError):
    """A vacancy announcement cannot be read."""


class RubricError(DocxplugError):
    """A rubric pack is not valid; the message names file, rule and key."""


class GrammarError(DocxplugError):
    """A grammar engine cannot be used, or does not answer."""


def quoted(value: str) -> str:
    """A user's own words in quotes, or their beginning where they would make a message hard to read."""
    return f"“{value}”" if len(value) <= _LONGEST_QUOTE else f"“{value[: _LONGEST_QUOTE - 1]}…”"


def meant(name: str, allowed: Iterable[str]) -> str:
    """The end of a complaint about a name, such as "; did you mean review?"; "" where it looks like none of them."""
    import difflib

    close = difflib.get_close_matches(name[:_LONGEST_QUOTE], list(allowed), n=2)
    return f"; did you mean {' or '.join(close)}?" if close else ""


class UnknownNameError(RequestError):
    """A name that is not one of the allowed values; the message says which was meant, or else lists them."""

    def __init__(self, kind: str, name: str, allowed: Iterable[str]) -> None:
        choices = sorted(set(allowed))
        hint = meant(name, choices) or f"; choose one of: {', '.join(choices)}."
        super().__init__(f"There is no {kind} {quoted(name)}{hint}")


def fault_place(error: BaseException) -> str:
    """Kind and place of a fault of ours ("KeyError in docxplug.checks.verbs, line 120"): the last line of our own.

    Its message and the paths of files are left out: they may hold words of a document, or a person's name.
    """
    place = ""
    trace = error.__traceback__
    while trace is not None:
        module = str(trace.tb_frame.f_globals.get("__name__"))
        if module.startswith("docxplug"):
            place = f" in {module}, line {trace.tb_lineno}"
        trace = trace.tb_next
    return type(error).__name__ + place

"""What can go wrong because of the request or the input.

Every message is one sentence (or two) for a person who writes or reviews applications: what is wrong, and what
to do. The command line and the server print it as it stands; anything that is not a DocxplugError is our fault.
"""


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


class UnknownNameError(RequestError):
    """A name that is not one of the allowed values; the message lists them."""

    def __init__(self, kind: str, name: str, allowed: "list[str] | tuple[str, ...]") -> None:
        super().__init__(f"There is no {kind} “{name}”; choose one of: {', '.join(sorted(allowed))}.")

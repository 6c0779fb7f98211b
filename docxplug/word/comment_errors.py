"""Why a comment cannot be written, each reason with its own type and one sentence for the user."""

from docxplug.errors import DocumentError, OutputError, RequestError


class TooManyCommentsError(DocumentError):
    """More comments than Word opens."""


class NoPlaceError(RequestError):
    """A place that is not in the document's text."""


class NoSuchCommentError(RequestError):
    """A comment id that the document does not have."""


class CommentTextError(RequestError):
    """A comment's words, author or date cannot be stored in a Word file."""


class HeaderCommentError(DocumentError):
    """Word shows no comments in headers and footers."""


class SignedDocumentError(DocumentError):
    """The document carries a digital signature that any change breaks."""


class ProtectedDocumentError(DocumentError):
    """The document's protection does not allow comments."""


class BrokenCommentsError(DocumentError):
    """The document's own comment parts cannot be read, so nothing can be added to them."""


class OutputExistsError(OutputError):
    """There is a file already where the result should go."""


class FileInUseError(OutputError):
    """The target is open in another program, usually Word."""


class CheckFailedError(OutputError):
    """The result differs from the original in more than its comments; nothing was written."""

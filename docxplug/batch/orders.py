"""What is asked of a worker and what it answers: plain values that travel between processes and machines."""

import hashlib
from collections.abc import Sequence
from typing import Any, NamedTuple

from docxplug._version import __version__
from docxplug.pipeline import Choices, Signature
from docxplug.posting import Posting
from docxplug.round_facts import EarlierRound

Json = dict[str, Any]


class Tools(NamedTuple):
    """The grammar engine a worker is to open ("auto", "harper", …), and where its LanguageTool is."""

    grammar: str = "auto"
    languagetool_url: str | None = None


class DocumentOrder(NamedTuple):
    """One document to be reviewed and given its comments.

    ``key`` is its path in the batch, with slashes; ``with_paragraphs`` asks for the text in
    the review, ``before`` is what an earlier batch found in it.
    """

    key: str
    name: str
    data: bytes
    choices: Choices
    signature: Signature
    tools: Tools
    with_paragraphs: bool = False
    before: EarlierRound | None = None

    def digest(self) -> str:
        """The same only where input, choices and version of docxplug are the same."""
        rest = self._replace(data=b"")
        told = f"{__version__}\n{hashlib.sha256(self.data).hexdigest()}\n{rest!r}"
        return hashlib.sha256(told.encode("utf-8", "surrogatepass")).hexdigest()


class PostingOrder(NamedTuple):
    """A file that may be an announcement; ``is_certain`` says that its name or the user calls it one."""

    key: str
    name: str
    data: bytes
    is_certain: bool


class Failed(NamedTuple):
    """Why a file could not be done, in a sentence for its owner.

    ``is_final`` is False where the document is not at fault, so that it may be done in another try.
    """

    reason: str
    is_final: bool = True


class PostingRead(NamedTuple):
    """The announcement of a PostingOrder; None where the file does not read like one."""

    posting: Posting | None


class AnswerText(NamedTuple):
    """An answer as a package looks at it: the qualification's id ("" for none), its kind, and its sentences."""

    id: str
    qualification: str
    kind: str
    sentences: list[str]


class DocumentDone(NamedTuple):
    """A reviewed document: the file with its comments, and what reports and the next round will want.

    ``counts`` are those of ``Brief``; ``results`` are the columns of the ledger in their order, packed.
    """

    output: bytes
    comments: int
    counts: Sequence[int]
    results: Sequence[bytes]


Order = DocumentOrder | PostingOrder
Outcome = DocumentDone | PostingRead | Failed

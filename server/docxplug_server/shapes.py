"""The JSON of the API as types: requests are checked against them, and the OpenAPI document is written from them."""

from typing import Annotated, Literal, NotRequired, TypedDict

from docxplug_server.schema import Note

OffsetUnit = Literal["codepoint", "utf16"]
Severity = Literal["error", "warning", "info"]
Id = Annotated[str, Note(longest=200)]
Offset = Annotated[int, Note(least=0)]
Day = Annotated[
    str, Note("A day such as 2026-11-21.", longest=10, pattern=r"^\d{4}-(0[1-9]|1[0-2])-[0-3]\d$")
]
Time = Annotated[
    str,
    Note(
        "A time such as 2026-11-21T14:30:00Z.", longest=40, pattern=r"^\d{4}-[01]\d-[0-3]\dT[0-2]\d:[0-5]\d"
    ),
]


class Options(TypedDict, total=False):
    """How to review; what is left out is decided as the command line does."""

    rubric: Annotated[str, Note("“auto” or the name of a pack, see /rubrics.", longest=100)]
    as_of: Annotated[Day, Note("The day that ages of stories are counted to; today if not given.")]
    pages: Annotated[
        Literal["auto", "libreoffice", "estimate", "none"],
        Note("How to count pages; “estimate” if not given, unless the service is set otherwise."),
    ]
    word_pages: Annotated[
        int,
        Note(
            "The pages Word itself counts, where it has the document open; goes before all others.",
            least=1,
            most=100_000,
        ),
    ]
    grammar: Annotated[Literal["auto", "harper", "languagetool", "none"], Note("“auto” if not given.")]
    only: Annotated[list[Id], Note("Ids of checks or families to make.", longest=200)]
    disable: Annotated[list[Id], Note("Ids of checks or families to leave out.", longest=200)]
    accept: Annotated[list[Id], Note("Words that are never remarked upon.", longest=5000)]
    again: Annotated[bool, Note("Bring back remarks that were dismissed, or whose comments were resolved.")]
    with_info: Annotated[bool, Note("Let remarks of severity “info” become comments too.")]
    paragraphs: Annotated[bool, Note("Put the text's paragraphs into the answer.")]
    offset_unit: Annotated[
        OffsetUnit, Note("How places are counted, in both directions; “codepoint” if not given.")
    ]
    author: Annotated[str, Note("The comments' author (annotate only).", longest=200)]
    initials: Annotated[str, Note("The author's initials; made from the name if not given.", longest=20)]
    date: Annotated[Time, Note("The comments' time; now if not given.")]
    force: Annotated[bool, Note("Comment on a signed document, which breaks its signature.")]


class Comment(TypedDict, total=False):
    """A comment to write: one of the review's (``comment``), one on a finding (``finding``), or the user's own
    at a place (``paragraph``, ``start``, ``end``, ``text``; with ``quote`` the text there must be that).
    """

    comment: Annotated[Id, Note("The id of a comment of the review, such as “c3”.")]
    finding: Annotated[Id, Note("The id of a finding of the review.")]
    paragraph: Offset
    start: Offset
    end: Offset
    quote: Annotated[str, Note(longest=100_000)]
    text: Annotated[str, Note("Words in place of the review's own.", longest=30_000)]


class GivenParagraph(TypedDict):
    """A paragraph of a document that is sent as text."""

    id: NotRequired[
        Annotated[str, Note("Whatever the sender knows it by; it is not looked at.", longest=200)]
    ]
    text: Annotated[str, Note(longest=1_000_000)]


Paragraphs = Annotated[
    list[GivenParagraph], Note("The document, in reading order, empty paragraphs too.", longest=50_000)
]
PostingText = Annotated[
    str, Note("The announcement's text, or its JSON as /posting gave it.", longest=5_000_000)
]
Comments = Annotated[
    list[Comment], Note("Which comments to write; all of the review if not given.", longest=5_000)
]


class ReviewRequest(TypedDict):
    """A document as text, with the announcement and the options."""

    paragraphs: Paragraphs
    posting: NotRequired[PostingText]
    options: NotRequired[Options]


class AnnotateRequest(ReviewRequest):
    """A review's request with the comments to write."""

    comments: NotRequired[Comments]


class PostingRequest(TypedDict):
    """An announcement as text."""

    posting: PostingText


class Check(TypedDict):
    """A check of a pack."""

    id: str
    title: str
    severity: Severity
    enabled: bool


class Rubric(TypedDict):
    """A pack of rules."""

    name: str
    title: str
    version: str
    checks: list[Check]


class Rubrics(TypedDict):
    """The packs that a review can be asked for with."""

    rubrics: list[Rubric]


class Job(TypedDict):
    """A review that was asked for with ``Prefer: respond-async``; ``result`` is its address once it is done."""

    status: Literal["waiting", "working", "done", "failed"]
    step: str
    done: int
    of: int
    result: str | None


class Health(TypedDict):
    """Whether the service is there."""

    status: Literal["ok"]
    version: str


class Problem(TypedDict):
    """A refusal, as RFC 9457 has it; ``detail`` is a sentence for the user."""

    type: str
    title: str
    status: int
    detail: str

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
        Note("How to count pages; “estimate” if not given, which takes milliseconds."),
    ]
    grammar: Annotated[Literal["auto", "harper", "languagetool", "none"], Note("“auto” if not given.")]
    only: Annotated[list[Id], Note("Ids of checks or families to make.", longest=200)]
    disable: Annotated[list[Id], Note("Ids of checks or families to leave out.", longest=200)]
    accept: Annotated[list[Id], Note("Words that are never remarked upon.", longest=5000)]
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


class Place(TypedDict):
    """Characters ``start`` to ``end`` (half-open) of a paragraph, counted in ``offset_unit`` from 0."""

    paragraph: int
    start: int
    end: int


class QuotedPlace(Place):
    """A place with its text."""

    quote: str


class Qualification(TypedDict):
    """One qualification of an announcement."""

    id: str
    kind: Literal["TQ", "ECQ"]
    label: str
    text: str
    phrases: list[str]


class Limit(TypedDict):
    """A limit with the sentence it was read from."""

    scope: str
    unit: Literal["pages", "characters", "words", "points", "inches"]
    value: float
    sentence: str


class Instruction(TypedDict):
    """What the announcement asks for, with the sentence it was read from."""

    what: str
    sentence: str


class Posting(TypedDict):
    """What was understood from an announcement."""

    schema: Literal["docxplug.posting/1"]
    qualifications: list[Qualification]
    limits: list[Limit]
    instructions: list[Instruction]
    unread: list[str]


class Pages(TypedDict):
    """A page count with how sure it is; an answer's also says where it stands."""

    pages: float
    low: float
    high: float
    source: Literal["word", "libreoffice", "word-saved", "estimate"]
    certainty: Literal["confirmed", "high", "medium", "low"]
    reasons: list[str]
    length: NotRequired[float]
    first: NotRequired[int]
    last: NotRequired[int]


class Overflow(TypedDict):
    """Where the text passes a limit."""

    paragraph: int
    start: int


class Verdict(TypedDict):
    """A limit against what is there."""

    limit: Limit
    actual: float
    low: float
    high: float
    verdict: Literal["within", "over", "unclear"]
    overflow: Overflow | None
    reason: str


class Part(Place):
    """A part of a story."""

    part: Literal["challenge", "context", "action", "result"]
    by: str
    label: str


class Story(TypedDict):
    """A story of an answer and the parts it lacks."""

    parts: list[Part]
    missing: list[str]


class MirroredPhrase(TypedDict):
    """A phrase of the qualification and how the answer takes it up."""

    phrase: str
    status: Literal["verbatim", "inflected", "reordered", "partial", "paraphrase", "missing"]
    spans: list[Place]


class Response(TypedDict):
    """One answer of the document."""

    id: str
    qualification: str | None
    heading: Place | None
    first_paragraph: int
    last_paragraph: int
    words: int
    characters: int
    characters_no_spaces: int
    pages: Pages | None
    limits: list[Verdict]
    stories: list[Story]
    mirroring: list[MirroredPhrase]


class Finding(TypedDict):
    """A remark; ``paragraph``, ``start``, ``end`` and ``quote`` are null where it is about no place."""

    id: str
    check: str
    severity: Severity
    message: str
    suggestions: list[str]
    paragraph: int | None
    start: int | None
    end: int | None
    quote: str | None
    more: list[QuotedPlace]
    response: str | None
    source: str | None
    comment: str | None
    round: Literal["new", "kept", "dismissed"]


class PlannedComment(Place):
    """A comment that the review would write."""

    id: str
    kind: Literal["finding", "summary"]
    findings: list[str]
    text: str


class FixedFinding(TypedDict):
    """A remark of the round before that no longer holds."""

    check: str
    quote: str


class Failure(TypedDict):
    """A check that could not be made."""

    check: str
    reason: str


class File(TypedDict):
    """The document as it was sent; the digest is hexadecimal."""

    name: str
    sha256: str


class UsedRubric(TypedDict):
    """The pack a document was read with, and why."""

    name: str
    version: str
    reason: str


class Grammar(TypedDict):
    """What checked grammar and spelling, or that nothing did."""

    statement: str


class Paragraph(TypedDict):
    """A paragraph of the text that places count in."""

    index: int
    text: str
    where: Literal["body", "table", "control", "textbox", "footnote", "endnote"]


class Review(TypedDict):
    """A review, docxplug.review/1."""

    schema: Literal["docxplug.review/1"]
    tool: str
    offset_unit: OffsetUnit
    file: File
    as_of: str
    rubric: UsedRubric
    posting: Posting | None
    pages: Pages | None
    limits: list[Verdict]
    grammar: Grammar
    responses: list[Response]
    findings: list[Finding]
    comments: list[PlannedComment]
    fixed: list[FixedFinding]
    failures: list[Failure]
    summary: dict[str, int]
    paragraphs: NotRequired[list[Paragraph]]


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

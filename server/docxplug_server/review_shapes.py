"""A review as JSON, as types: the OpenAPI document describes answers by them."""

from typing import Literal, NotRequired, TypedDict

from docxplug_server.shapes import OffsetUnit, Severity


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
    """A comment that the review would write; one that is "kept" stands in the document since an earlier round."""

    id: str
    kind: Literal["finding", "summary"]
    findings: list[str]
    text: str
    round: Literal["new", "kept"]


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


class Cell(TypedDict):
    """A place in a table, all counted from 0 in reading order."""

    table: int
    row: int
    column: int


class Paragraph(TypedDict):
    """A paragraph of the text that places count in; ``label`` is the number or bullet before it, ``cell`` its place
    in the innermost table around it.
    """

    index: int
    text: str
    where: Literal["body", "table", "control", "textbox", "footnote", "endnote"]
    label: str
    cell: Cell | None


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

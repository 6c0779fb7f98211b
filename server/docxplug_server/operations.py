"""What the API offers: from this one list the routes are made and the OpenAPI document is written."""

from dataclasses import dataclass
from typing import Any, Final

from docxplug_server import review_shapes, shapes
from docxplug_server.tasks import DOCUMENT_TYPES

BINARY: Final = {"type": "string", "format": "binary"}
_ALWAYS: Final = (403, 500)
_WITHOUT_TOKEN: Final = 401
_WORK: Final = (400, 413, 415, 422, 503)

#: Status, what it means, and the types of its body by media type.
Answer = tuple[int, str, dict[str, Any]]


@dataclass(frozen=True, slots=True)
class Operation:
    """One method of one address, answered by the function ``name`` of ``api``.

    ``json`` is the shape of a request as JSON; ``form`` has the parts of one as a form, and ``required`` those that
    must be there. ``may_wait`` takes “Prefer: respond-async”, ``open`` needs no token.
    """

    method: str
    path: str
    name: str
    summary: str
    answers: tuple[Answer, ...]
    problems: tuple[int, ...] = ()
    json: Any = None
    form: dict[str, Any] | None = None
    required: tuple[str, ...] = ()
    may_wait: bool = False
    open: bool = False

    @property
    def refusals(self) -> tuple[int, ...]:
        """The statuses of the problems that it answers with."""
        guarded = () if self.open else (_WITHOUT_TOKEN,)
        return tuple(sorted({*self.problems, *_ALWAYS, *guarded}))


def _form(*, comments: bool = False) -> dict[str, Any]:
    parts: dict[str, Any] = {
        "document": BINARY,
        "posting": {
            "description": "The announcement: text, or a file (.txt, .docx, .pdf, .json).",
            "type": "string",
        },
        "options": shapes.Options,
        "word_pdf": {
            **BINARY,
            "description": "The document as Word has made a PDF of it, whose pages count unless word_pages is given.",
        },
    }
    return {**parts, "comments": shapes.Comments} if comments else parts


_ACCEPTED: Final[Answer] = (
    202,
    "Being worked on, as “Prefer: respond-async” asked.",
    {"application/json": shapes.Job},
)

OPERATIONS: Final = (
    Operation(
        "POST",
        "/review",
        "review",
        "Review a document",
        ((200, "The review.", {"application/json": review_shapes.Review}), _ACCEPTED),
        _WORK,
        shapes.ReviewRequest,
        _form(),
        ("document",),
        may_wait=True,
    ),
    Operation(
        "POST",
        "/annotate",
        "annotate",
        "Review a document and put the comments into a copy of it",
        ((200, "The copy.", dict.fromkeys(DOCUMENT_TYPES.values(), BINARY)), _ACCEPTED),
        _WORK,
        shapes.AnnotateRequest,
        _form(comments=True),
        ("document",),
        may_wait=True,
    ),
    Operation(
        "POST",
        "/posting",
        "posting",
        "What is understood from an announcement",
        ((200, "The announcement.", {"application/json": review_shapes.Posting}),),
        _WORK,
        shapes.PostingRequest,
        {"posting": _form()["posting"]},
        ("posting",),
    ),
    Operation(
        "GET",
        "/rubrics",
        "rubrics",
        "The packs of rules, with their checks",
        ((200, "The packs.", {"application/json": shapes.Rubrics}),),
    ),
    Operation(
        "GET",
        "/jobs/{job}",
        "job_state",
        "How far a review is",
        ((200, "Its state.", {"application/json": shapes.Job}),),
        (404,),
    ),
    Operation(
        "DELETE",
        "/jobs/{job}",
        "job_cancel",
        "Stop a review, or drop its result",
        ((204, "It is gone.", {}),),
        (404,),
    ),
    Operation(
        "GET",
        "/jobs/{job}/result",
        "job_result",
        "What came out of a review",
        (
            (
                200,
                "What the request would have answered.",
                {"application/json": review_shapes.Review, **dict.fromkeys(DOCUMENT_TYPES.values(), BINARY)},
            ),
        ),
        (400, 404, 409, 415, 422, 503),
    ),
    Operation(
        "GET",
        "/openapi.json",
        "openapi",
        "This document",
        ((200, "The description of the API.", {"application/json": {"type": "object"}}),),
    ),
    Operation(
        "GET",
        "/healthz",
        "healthz",
        "Whether the service is there",
        ((200, "It is.", {"application/json": shapes.Health}),),
        open=True,
    ),
)

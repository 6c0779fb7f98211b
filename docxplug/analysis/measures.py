"""What is measured of each answer before anything is judged."""

from collections.abc import Sequence
from typing import NamedTuple

from docxplug.analysis.length import length
from docxplug.analysis.limits import LimitVerdict, judge, judge_document, limits_for, scopes_of
from docxplug.analysis.model import Length, Mirroring, Response
from docxplug.page_facts import AnswerPages, PageFacts
from docxplug.posting import Limit, Posting, Qualification, Scope
from docxplug.posting.numbering import after_ecq_name
from docxplug.view import TextView


class Answer(NamedTuple):
    """One answer with what was measured of it."""

    response: Response
    length: Length
    pages: AnswerPages | None
    limits: tuple[LimitVerdict, ...]
    mirroring: tuple[Mirroring, ...]


def measured(
    response: Response, view: TextView, posting: Posting | None, kind: str, pages: PageFacts | None
) -> Answer:
    """The answer with its length, pages, verdicts and phrases; ``kind`` is the rubric's."""
    indexes = response.indexes()
    size = length(view, indexes)
    verdicts = (
        judge(limit, view, indexes, size, pages) for limit in limits_for(posting, *scopes_of(response, kind))
    )
    asked = response.qualification
    return Answer(
        response=response,
        length=size,
        pages=pages.answer(response.first, response.last) if pages else None,
        limits=tuple(verdict for verdict in verdicts if verdict),
        mirroring=_mirrored(view, indexes, asked) if asked and _says_more_than_its_name(asked) else (),
    )


def _says_more_than_its_name(asked: Qualification) -> bool:
    return bool(asked.kind == "TQ" or asked.phrases or after_ecq_name(asked.text))


def _mirrored(view: TextView, indexes: Sequence[int], asked: Qualification) -> tuple[Mirroring, ...]:
    # slow to start, and not needed without a posting
    from docxplug.analysis.mirroring import mirroring, phrases_of

    return mirroring(view, indexes, phrases_of(asked), _spelled_out(asked.text))


def _spelled_out(text: str) -> dict[str, str]:
    if "(" not in text:
        return {}
    from docxplug.language.spelled_out import spelled_out

    return spelled_out(text)


def document_limits(
    view: TextView,
    posting: Posting | None,
    responses: Sequence[Response],
    kind: str,
    pages: PageFacts | None,
) -> tuple[LimitVerdict, ...]:
    """The verdicts on limits that hold for several answers together or for the whole document."""
    totals: tuple[Scope, ...] = ("tq_total", "ecq_total", "document")
    found: list[LimitVerdict | None] = []
    for limit in limits_for(posting, *totals, *(("resume",) if kind == "resume" else ())):
        indexes = _paragraphs_under(limit, view, responses, kind)
        if limit.unit == "pages" and limit.scope in {"document", "resume"}:
            found.append(judge_document(limit, view, pages) if pages else None)
        elif indexes:
            found.append(judge(limit, view, indexes, length(view, indexes), pages))
    return tuple(verdict for verdict in found if verdict)


def _paragraphs_under(
    limit: Limit, view: TextView, responses: Sequence[Response], kind: str
) -> Sequence[int]:
    """The numbers of the paragraphs that a limit for several answers or for all of the document counts."""
    if limit.scope in {"document", "resume"}:
        return [p.index for p in view.paragraphs if p.where not in {"footnote", "endnote"}]
    asked = "TQ" if limit.scope == "tq_total" else "ECQ"
    return [index for response in responses if response.kind(kind) == asked for index in response.indexes()]

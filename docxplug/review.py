"""Reading one document as a reviewer: its answers, what the checks say of them, what could not be checked."""

import datetime
import hashlib
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace

from docxplug.analysis.length import length
from docxplug.analysis.limits import LimitVerdict, judge, judge_document, limits_for, scopes_of
from docxplug.analysis.mirroring import mirroring, phrases_of
from docxplug.analysis.model import Length, Mirroring, Response
from docxplug.analysis.prose import Prose
from docxplug.analysis.responses import find_responses, posting_from_view
from docxplug.analysis.stories import stories
from docxplug.checks.context import Check, Context
from docxplug.checks.registry import all_checks
from docxplug.errors import DocxplugError, UnknownNameError
from docxplug.findings import CheckFailure, Finding
from docxplug.page_facts import AnswerPages, PageFacts
from docxplug.posting import Posting
from docxplug.rubric import Rubric, load
from docxplug.view import TextView


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer with what was measured of it."""

    response: Response
    length: Length
    pages: AnswerPages | None
    limits: tuple[LimitVerdict, ...]
    mirroring: tuple[Mirroring, ...]


@dataclass(frozen=True, slots=True)
class Review:
    """What a reviewer found. ``findings`` stand in the order of the text, those without a place first."""

    view: TextView
    posting: Posting | None
    rubric: Rubric
    rubric_reason: str
    as_of: datetime.date
    pages: PageFacts | None
    answers: tuple[Answer, ...]
    limits: tuple[LimitVerdict, ...]
    findings: tuple[Finding, ...]
    failures: tuple[CheckFailure, ...]


def review(
    view: TextView,
    posting: Posting | None = None,
    rubric: Rubric | None = None,
    pages: PageFacts | None = None,
    *,
    rubric_reason: str = "",
    as_of: datetime.date | None = None,
    only: Collection[str] = (),
    disable: Collection[str] = (),
) -> Review:
    """Reviews a text against an announcement.

    Without ``posting`` the document itself serves as the announcement where it repeats the qualifications.
    ``only`` and ``disable`` name checks ("verb.weak") or families ("verb"). A check that fails becomes an entry
    of ``failures``; it never ends the review.

    Raises:
        UnknownNameError: ``only`` or ``disable`` names no check of the rubric.
    """
    rubric = rubric or load("tq")
    as_of = as_of or datetime.datetime.now(tz=datetime.UTC).date()
    posting = posting or posting_from_view(view)
    prose = Prose(view)
    responses = tuple(
        response.with_stories(stories(view, response, rubric, prose))
        for response in find_responses(view, posting, resume=rubric.kind == "resume")
    )
    answers = tuple(_measured(response, view, posting, rubric, pages) for response in responses)
    context = Context(view, posting, rubric, responses, prose, pages, as_of)
    findings, failures = _run(_chosen(all_checks(), rubric, only, disable), context)
    return Review(
        view=view,
        posting=posting,
        rubric=rubric,
        rubric_reason=rubric_reason,
        as_of=as_of,
        pages=pages,
        answers=answers,
        limits=_document_limits(view, posting, responses, rubric, pages),
        findings=_named(_in_order(_without_twins(findings))),
        failures=tuple(failures),
    )


def _measured(
    response: Response, view: TextView, posting: Posting | None, rubric: Rubric, pages: PageFacts | None
) -> Answer:
    indexes = response.indexes()
    size = length(view, indexes)
    verdicts = (
        judge(limit, view, indexes, size, pages)
        for limit in limits_for(posting, *scopes_of(response, rubric.kind))
    )
    asked = response.qualification
    return Answer(
        response=response,
        length=size,
        pages=pages.answer(response.first, response.last) if pages else None,
        limits=tuple(verdict for verdict in verdicts if verdict),
        mirroring=mirroring(view, indexes, phrases_of(asked)) if asked and asked.kind == "TQ" else (),
    )


def _document_limits(
    view: TextView,
    posting: Posting | None,
    responses: Sequence[Response],
    rubric: Rubric,
    pages: PageFacts | None,
) -> tuple[LimitVerdict, ...]:
    found: list[LimitVerdict | None] = []
    for limit in limits_for(posting, "tq_total", "ecq_total", "document", "resume"):
        if limit.scope in {"tq_total", "ecq_total"}:
            kind = "TQ" if limit.scope == "tq_total" else "ECQ"
            indexes = [
                index
                for response in responses
                if (response.qualification.kind if response.qualification else rubric.kind) == kind
                for index in response.indexes()
            ]
            if indexes:
                found.append(judge(limit, view, indexes, length(view, indexes), pages))
        elif limit.unit == "pages" and pages and (limit.scope == "document" or rubric.kind == "resume"):
            found.append(judge_document(limit, pages.document))
    return tuple(verdict for verdict in found if verdict)


def _chosen(
    checks: Iterable[Check], rubric: Rubric, only: Collection[str], disable: Collection[str]
) -> list[Check]:
    known = [check for check in checks if check.id in rubric.rules]
    allowed = {check.id for check in known} | {check.id.split(".")[0] for check in known}
    for name in (*only, *disable):
        if name not in allowed:
            raise UnknownNameError("check", name, sorted({check.id for check in known}))

    def asked_for(check: Check) -> bool:
        if only:
            return _is_named(check.id, only) and not _is_named(check.id, disable)
        return rubric.rules[check.id].enabled and not _is_named(check.id, disable)

    return [check for check in known if asked_for(check)]


def _is_named(check_id: str, names: Collection[str]) -> bool:
    return check_id in names or check_id.split(".")[0] in names


def _run(checks: Iterable[Check], context: Context) -> tuple[list[Finding], list[CheckFailure]]:
    findings: list[Finding] = []
    failures: list[CheckFailure] = []
    for check in checks:
        try:
            findings.extend(check(context))
        except DocxplugError as error:
            failures.append(CheckFailure(check.id, str(error)))
        except Exception as error:  # noqa: BLE001 - one broken check costs a line of the report, not the report
            failures.append(CheckFailure(check.id, f"This check could not be made ({type(error).__name__})."))
    return findings, failures


def _without_twins(findings: Iterable[Finding]) -> list[Finding]:
    """One finding for each check, place and message: a resume's answers share their paragraphs."""
    seen: dict[tuple[object, ...], Finding] = {}
    for finding in findings:
        key = (finding.check, finding.spans, finding.message if not finding.spans else "")
        seen.setdefault(key, finding)
    return list(seen.values())


def _in_order(findings: Iterable[Finding]) -> list[Finding]:
    def place(finding: Finding) -> tuple[int, int, int, str]:
        if not finding.spans:
            return (-1, 0, 0, finding.check)
        first = finding.spans[0]
        return (first.paragraph, first.start, first.end, finding.check)

    return sorted(findings, key=place)


def _named(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Gives each finding its id: the check, its quote, and which of several equal quotes it is."""
    counts: Counter[tuple[str, str]] = Counter()
    named = []
    for finding in findings:
        quote = finding.quotes[0] if finding.quotes else finding.message
        counts[finding.check, quote] += 1
        digest = hashlib.sha256(quote.encode()).hexdigest()[:10]
        named.append(replace(finding, id=f"{finding.check}:{digest}:{counts[finding.check, quote]}"))
    return tuple(named)

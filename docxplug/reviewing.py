"""Reading one document as a reviewer: its answers, what the checks say of them, what could not be checked."""

import datetime
import zlib
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Final

from docxplug.analysis.limits import LimitVerdict
from docxplug.analysis.measures import Answer, document_limits, measured
from docxplug.analysis.prose import Prose
from docxplug.analysis.responses import find_responses, posting_from_view
from docxplug.analysis.stories import stories
from docxplug.checks.context import Check, Context
from docxplug.checks.registry import check_ids, checks_named, rules_of_plugins
from docxplug.clock import today
from docxplug.errors import DocxplugError, UnknownNameError
from docxplug.findings import CheckFailure, Finding
from docxplug.format_facts import FormatFacts
from docxplug.grammar_facts import Proofreading
from docxplug.page_facts import PageFacts
from docxplug.posting import Posting
from docxplug.rubric import Rubric, load
from docxplug.view import TextView

_NOT_CHECKED: Final = "Grammar and spelling were not checked"


@dataclass(frozen=True, slots=True)
class Review:
    """What a reviewer found. ``findings`` stand in the order of the text, those without a place first.

    ``grammar`` says what checked grammar and spelling and why, or that nothing did; a report prints it, so that
    nobody takes the absence of remarks for the absence of mistakes. ``checks`` are the ids of those that were made:
    of the others it is not known whether they would find anything.
    """

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
    grammar: str = ""
    checks: tuple[str, ...] = ()


def review(  # noqa: PLR0913 - each is a fact of its own, named by the caller
    view: TextView,
    posting: Posting | None = None,
    rubric: Rubric | None = None,
    pages: PageFacts | None = None,
    *,
    rubric_reason: str = "",
    as_of: datetime.date | None = None,
    look: FormatFacts | None = None,
    only: Collection[str] = (),
    disable: Collection[str] = (),
    grammar: Proofreading | None = None,
) -> Review:
    """Reviews a text against an announcement.

    ``look`` is what is known of fonts, margins and page numbers; the checks of the format need it.
    Without ``posting`` the document itself serves as the announcement where it repeats the qualifications.
    ``only`` and ``disable`` name checks ("verb.weak") or families ("verb"). A check that fails becomes an entry
    of ``failures``; it never ends the review.

    Raises:
        UnknownNameError: ``only`` or ``disable`` names no check of the rubric.
        TypeError: ``view`` is something else, such as a path.
    """
    if not isinstance(view, TextView):
        raise TypeError("review takes the text of an opened document: open_document(path).view")
    rubric = (rubric or load("tq")).completed(rules_of_plugins())
    as_of = as_of or today()
    context = _analysed(view, posting or posting_from_view(view), rubric, pages, as_of)
    context = context._replace(look=look, grammar=grammar)
    checks = checks_named(_chosen(check_ids(), rubric, only, disable))
    findings, failures = _run(checks, context)
    return Review(
        view=view,
        posting=context.posting,
        rubric=rubric,
        rubric_reason=rubric_reason,
        as_of=as_of,
        pages=pages,
        answers=context.answers,
        limits=context.limits,
        findings=_named(_in_order(_without_silenced(_without_twins(findings), rubric))),
        failures=tuple(failures),
        grammar=_grammar_statement(grammar, checks, failures),
        checks=_made(checks, failures, grammar),
    )


def _analysed(
    view: TextView, posting: Posting | None, rubric: Rubric, pages: PageFacts | None, as_of: datetime.date
) -> Context:
    """What the checks go by: the answers with their stories, and what was measured of them and of the document."""
    prose = Prose(view)
    responses = tuple(
        response.with_stories(stories(view, response, prose))
        for response in find_responses(view, posting, in_resume=rubric.kind == "resume")
    )
    answers = tuple(measured(response, view, posting, rubric.kind, pages) for response in responses)
    limits = document_limits(view, posting, responses, rubric.kind, pages)
    return Context(view, posting, rubric, answers, limits, prose, pages, as_of)


def _made(
    checks: Iterable[Check], failures: Iterable[CheckFailure], grammar: Proofreading | None
) -> tuple[str, ...]:
    """The ids of the checks that came to their end; without an engine there was no check of grammar."""
    left_out = {failure.check for failure in failures}
    if grammar is None or not grammar.is_active:
        left_out.add("proof")
    return tuple(check.id for check in checks if check.id not in left_out)


def _grammar_statement(
    grammar: Proofreading | None, checks: Iterable[Check], failures: Iterable[CheckFailure]
) -> str:
    """What checked grammar and spelling; never that something did where its check did not come to its end."""
    reason = "the check was switched off."
    if grammar is None:
        reason = "no engine was asked for."
    elif any(check.id == "proof" for check in checks):
        failed = next((failure.reason for failure in failures if failure.check == "proof"), None)
        if failed is None:
            return grammar.statement
        reason = failed
    return f"{_NOT_CHECKED}: {reason}"


def _chosen(
    checks: Iterable[str], rubric: Rubric, only: Collection[str], disable: Collection[str]
) -> list[str]:
    """The ids of the checks to make."""
    known = [check for check in checks if check in rubric.rules]
    allowed = {*known, *(check.split(".")[0] for check in known)}
    for name in (*only, *disable):
        if name not in allowed:
            raise UnknownNameError("check", name, known)

    def asked_for(check: str) -> bool:
        if only:
            return _is_named(check, only) and not _is_named(check, disable)
        return rubric.rules[check].enabled and not _is_named(check, disable)

    return [check for check in known if asked_for(check)]


def _is_named(check_id: str, names: Collection[str]) -> bool:
    return check_id in names or check_id.split(".", maxsplit=1)[0] in names


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


def silences(finding: Finding, rubric: Rubric) -> Sequence[str]:
    """The checks that have nothing to say beside a finding: of a story that is none no part is missing."""
    silenced: Sequence[str] = rubric.rules[finding.check].parameters.get("silences", ())
    return silenced


def _without_silenced(findings: Sequence[Finding], rubric: Rubric) -> list[Finding]:
    """Without the notes that would contradict another finding of the same answer."""
    silenced = {(f.response, check) for f in findings for check in silences(f, rubric)}
    return [f for f in findings if f.severity != "info" or (f.response, f.check) not in silenced]


def _in_order(findings: Iterable[Finding]) -> list[Finding]:
    def place(finding: Finding) -> tuple[int, int, int, str]:
        if not finding.spans:
            return (-1, 0, 0, finding.check)
        first = finding.spans[0]
        return (first.paragraph, first.start, first.end, finding.check)

    return sorted(findings, key=place)


def _named(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Gives each finding its id: the check, its quote, and which of several equal quotes it is.

    A checksum stands for the quote; should two quotes share one, the counting still keeps them apart.
    """
    counts: Counter[str] = Counter()
    named = []
    for finding in findings:
        quote = finding.quotes[0] if finding.quotes else finding.message
        key = f"{finding.check}:{zlib.crc32(quote.encode('utf-8', 'surrogatepass')):08x}"
        counts[key] += 1
        named.append(replace(finding, id=f"{key}:{counts[key]}"))
    return tuple(named)

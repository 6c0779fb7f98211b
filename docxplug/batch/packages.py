"""What is seen only where all documents of a client are looked at: reuse, answers nowhere, limits over all files."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations
from typing import Final, NamedTuple

from docxplug.analysis.limits import decide
from docxplug.analysis.model import Response
from docxplug.batch.orders import AnswerText, Json
from docxplug.checks.answers import unanswered
from docxplug.checks.reuse import Runs, known_again, shingles
from docxplug.language.words import count_words
from docxplug.pipeline import Choices, pack_named
from docxplug.posting import Posting, Qualification
from docxplug.report.batch_model import PackageFinding, PackageLimit
from docxplug.report.facts import VERDICT_WORDS
from docxplug.report.limits_text import limit_text
from docxplug.rubric import Rubric

_TOGETHER: Final = frozenset({"tq_total", "ecq_total"})
_NOWHERE: Final = "The announcement asks for {label}; no document of this client answers it."
_UNREAD: Final = " Not every document could be read, so look there too."


class PackageDocument(NamedTuple):
    """A document of a package that was reviewed."""

    name: str
    review: Json
    answers: Sequence[AnswerText]


class Package(NamedTuple):
    """What a package's documents show together; ``unanswered`` are the labels of qualifications."""

    findings: tuple[PackageFinding, ...] = ()
    limits: tuple[PackageLimit, ...] = ()
    unanswered: tuple[str, ...] = ()


def look_at(
    documents: Sequence[PackageDocument], posting: Posting, choices: Choices, *, is_whole: bool = True
) -> Package:
    """The package of one client; checks that were switched off for the documents are not made for it either.

    ``is_whole`` says that every document of the client could be read.
    """
    if not documents:
        return Package()
    rubric = choices.pack or pack_named(documents[0].review["rubric"]["name"])
    missing = _without_answer(documents, posting) if _is_asked("answer.missing", choices, rubric) else ()
    findings = list(_missing(missing, rubric, is_whole=is_whole))
    if _is_asked("reuse.story", choices, rubric):
        findings += _reused(documents, posting, rubric)
    return Package(tuple(findings), tuple(_limits(documents)), tuple(f"{q.label}: {q.text}" for q in missing))


def _is_asked(check: str, choices: Choices, rubric: Rubric) -> bool:
    names = {check, check.partition(".")[0]}
    wanted = not choices.only or bool(names & set(choices.only))
    return check in rubric.rules and wanted and not names & set(choices.disable)


def _without_answer(documents: Sequence[PackageDocument], posting: Posting) -> tuple[Qualification, ...]:
    asked = {q.id: q for q in posting.qualifications}
    found = [
        Response(answer.id, asked[answer.qualification], None, 0, 0)
        for document in documents
        for answer in document.answers
        if answer.qualification in asked
    ]
    return unanswered(posting, found)


def _missing(missing: Sequence[Qualification], rubric: Rubric, *, is_whole: bool) -> Iterator[PackageFinding]:
    for qualification in missing:
        rule = rubric.rules["answer.missing"]
        message = _NOWHERE.format(label=qualification.label) + ("" if is_whole else _UNREAD)
        yield PackageFinding(rule.id, rule.severity, message, "", "")


class _Told(NamedTuple):
    """The text of an answer, with the five-word runs of each sentence and of all."""

    document: str
    answer: AnswerText
    runs: list[Runs]
    every_run: Runs


def _reused(
    documents: Sequence[PackageDocument], posting: Posting, rubric: Rubric
) -> Iterator[PackageFinding]:
    """One finding for each pair of answers in different documents that share a passage, at the later one."""
    rule = rubric.rules["reuse.story"]
    labels = {q.id: q.label for q in posting.qualifications}
    told = [_told(document.name, answer) for document in documents for answer in _own_texts(document)]
    for first, second in combinations(told, 2):
        if first.document == second.document or first.every_run.isdisjoint(second.every_run):
            continue
        places = known_again(first.every_run, second.runs, rule.number("share"))
        shared = [second.answer.sentences[place] for place in places]
        if sum(map(count_words, shared)) < rule.number("words"):
            continue
        both_ecq = first.answer.kind == second.answer.kind == "ECQ"
        label = labels.get(first.answer.qualification)
        message = rule.message(where=f"{label} in {first.document}" if label else first.document)
        severity = rule.severity if both_ecq else "info"
        yield PackageFinding(rule.id, severity, message, second.document, shared[0])


def _own_texts(document: PackageDocument) -> list[AnswerText]:
    """The answers of a document; those of a resume are one text."""
    by_text: dict[tuple[str, ...], AnswerText] = {}
    for answer in document.answers:
        by_text.setdefault(tuple(answer.sentences), answer)
    return list(by_text.values())


def _told(document: str, answer: AnswerText) -> _Told:
    runs = [shingles(sentence) for sentence in answer.sentences]
    return _Told(document, answer, runs, frozenset().union(*runs))


def _limits(documents: Sequence[PackageDocument]) -> Iterator[PackageLimit]:
    """The limits that hold for all answers of a kind, over every document that has some."""
    verdicts: dict[tuple[str, str, float], list[Json]] = {}
    for document in documents:
        for verdict in document.review["limits"]:
            limit = verdict["limit"]
            if limit["scope"] in _TOGETHER:
                verdicts.setdefault((limit["scope"], limit["unit"], limit["value"]), []).append(verdict)
    return (_together(each) for each in verdicts.values())


def _together(verdicts: Sequence[Mapping[str, float]]) -> PackageLimit:
    actual, low, high = (round(sum(v[name] for v in verdicts), 2) for name in ("actual", "low", "high"))
    limit: Json = dict(verdicts[0])["limit"]  # type: ignore[assignment]
    verdict = decide(limit["value"], low, high)
    told = f"All documents together, {_limit_text(limit)}: {VERDICT_WORDS[verdict]} ({actual:g} {limit['unit']})."
    return PackageLimit(limit, actual, low, high, verdict, told)


def _limit_text(limit: Json) -> str:
    from docxplug.posting import Limit

    return limit_text(Limit(limit["scope"], limit["unit"], limit["value"], limit["sentence"]))

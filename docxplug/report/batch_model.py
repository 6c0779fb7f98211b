"""What the reports of a batch are made from: plain facts, client by client, so that none needs them all at once."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from typing import Any, Final, NamedTuple, Protocol

from docxplug.findings import SEVERITIES, Severity

SCHEMA: Final = "docxplug.batch/1"

Json = dict[str, Any]


class Since(NamedTuple):
    """How many findings of an earlier round are fixed, how many there are that are new, how many are left."""

    fixed: int = 0
    new: int = 0
    left: int = 0

    def plus(self, other: "Since") -> "Since":
        """Both together."""
        return Since(self.fixed + other.fixed, self.new + other.new, self.left + other.left)


class Brief(NamedTuple):
    """A document's counts: findings by severity, limits that are passed, and the same for the last round's findings."""

    error: int = 0
    warning: int = 0
    info: int = 0
    over: int = 0
    fixed: int = 0
    new: int = 0
    left: int = 0

    @classmethod
    def of(cls, review: Json) -> "Brief":
        """The counts of a docxplug.review/1."""
        verdicts = [*review["limits"], *(v for answer in review["responses"] for v in answer["limits"])]
        rounds = Counter(finding["round"] for finding in review["findings"])
        return cls(
            **review["summary"],
            over=sum(verdict["verdict"] == "over" for verdict in verdicts),
            fixed=len(review["fixed"]),
            new=rounds["new"],
            left=rounds["kept"] + rounds["dismissed"],
        )


class FileResult(NamedTuple):
    """A file of the batch: its path in the batch, where its copy is, or the reason why there is none.

    ``review`` reads docxplug.review/1 without the announcement, ``part`` its HTML; neither may be called where
    there is a reason. ``since`` is None in a first round.
    """

    name: str
    output: str | None
    reason: str | None
    comments: int
    brief: Brief
    since: Since | None
    review: Callable[[], Json]
    part: Callable[[], str]


class Files(Protocol):
    """The files of a client, read anew each time they are gone through."""

    def __iter__(self) -> Iterator[FileResult]:
        """The files in their order."""

    def __len__(self) -> int:
        """How many there are."""


class PackageFinding(NamedTuple):
    """What is found only where all documents of a client are looked at; ``file`` and ``quote`` may be empty."""

    check: str
    severity: Severity
    message: str
    file: str
    quote: str


class PackageLimit(NamedTuple):
    """A limit over all documents of a client. Figures are in the limit's unit, ``told`` says it in words."""

    limit: Json
    actual: float
    low: float
    high: float
    verdict: str
    told: str


class ClientResult(NamedTuple):
    """A client: the announcement and where it is from, the documents, and what they are as a package."""

    name: str
    announced: str
    posting: Json | None
    is_package: bool
    findings: tuple[PackageFinding, ...]
    limits: tuple[PackageLimit, ...]
    unanswered: tuple[str, ...]
    files: Files

    def totals(self) -> "Totals":
        """The client's counts."""
        counts = Counter(finding.severity for finding in self.findings)
        total = Totals(
            findings={severity: counts[severity] for severity in SEVERITIES},
            over=sum(limit.verdict == "over" for limit in self.limits),
            unanswered=len(self.unanswered),
        )
        for file in self.files:
            total = total.plus(_totals_of(file))
        return total


class Totals(NamedTuple):
    """Counts of files, findings, limits that are passed, and qualifications without an answer."""

    done: int = 0
    failed: int = 0
    findings: dict[Severity, int] = {}  # noqa: RUF012 - never changed
    over: int = 0
    unanswered: int = 0
    since: Since | None = None

    def plus(self, other: "Totals") -> "Totals":
        """Both together."""
        since = self.since.plus(other.since) if self.since and other.since else self.since or other.since
        return Totals(
            self.done + other.done,
            self.failed + other.failed,
            {s: self.findings.get(s, 0) + other.findings.get(s, 0) for s in SEVERITIES},
            self.over + other.over,
            self.unanswered + other.unanswered,
            since,
        )


def _totals_of(file: FileResult) -> Totals:
    if file.reason is not None:
        return Totals(failed=1)
    brief = file.brief
    findings: dict[Severity, int] = {"error": brief.error, "warning": brief.warning, "info": brief.info}
    return Totals(1, 0, findings, brief.over, 0, file.since)


class BatchReport(NamedTuple):
    """A whole batch. ``clients`` reads the results anew each time it is called; ``gone`` are files of the last
    round that this one has not."""

    tool: str
    as_of: str
    clients: Callable[[], Iterable[ClientResult]]
    not_read: tuple[str, ...] = ()
    gone: tuple[str, ...] = ()

    def totals(self) -> Totals:
        """The counts of all clients."""
        total = Totals()
        for client in self.clients():
            total = total.plus(client.totals())
        return total

    def failed(self) -> Iterator[FileResult]:
        """The files that could not be done."""
        return (file for client in self.clients() for file in client.files if file.reason is not None)

"""What a check is given, and what a check is."""

import datetime
from collections.abc import Callable, Iterable, Iterator
from typing import Final, NamedTuple, Protocol

from docxplug.analysis.limits import LimitVerdict
from docxplug.analysis.measures import Answer
from docxplug.analysis.model import Part, Response
from docxplug.analysis.prose import Prose
from docxplug.findings import Finding, Severity
from docxplug.format_facts import FormatFacts
from docxplug.grammar_facts import Proofreading
from docxplug.page_facts import PageFacts
from docxplug.posting import Posting
from docxplug.rubric import Rubric, Rule
from docxplug.spans import Span
from docxplug.view import TextView

#: The source of what the announcement itself asks for.
ANNOUNCEMENT: Final = "the announcement"


class Context(NamedTuple):
    """Everything a check may know: text, announcement, rubric, answers, pages. It never sees a file.

    ``answers`` hold each answer with its length, pages, verdicts and mirrored phrases; ``limits`` are the verdicts
    on the document as a whole. ``as_of`` is the day the ages of stories are counted to. ``pages`` is None where
    pages were not counted, ``look`` where fonts and margins are not known,
    ``grammar`` where nobody asked for grammar and spelling.
    """

    view: TextView
    posting: Posting | None
    rubric: Rubric
    answers: tuple[Answer, ...]
    limits: tuple[LimitVerdict, ...]
    prose: Prose
    pages: PageFacts | None
    as_of: datetime.date
    look: FormatFacts | None = None
    grammar: Proofreading | None = None

    @property
    def responses(self) -> tuple[Response, ...]:
        """The answers without what was measured of them."""
        return tuple(answer.response for answer in self.answers)

    def rule(self, check: str) -> Rule:
        """The rubric's data for a check; it is there whenever the check runs."""
        return self.rubric.rules[check]

    def finding(
        self,
        rule: Rule,
        message: str,
        *spans: Span,
        response: Response | None = None,
        suggestions: tuple[str, ...] = (),
        severity: Severity | None = None,
        about: tuple[str, ...] = (),
        source: str = "",
    ) -> Finding:
        """A finding of ``rule`` at ``spans`` with the quotes taken from the text.

        ``source`` replaces the rule's own where something nearer demands it, such as ``ANNOUNCEMENT``.
        """
        return Finding(
            check=rule.id,
            severity=severity or rule.severity,
            message=message,
            spans=spans,
            quotes=tuple(self.view.quote(span) for span in spans),
            suggestions=suggestions,
            source=source or rule.source,
            response=response.id if response else None,
            about=about,
        )

    def part_paragraphs(self, response: Response, part: Part) -> Iterator[Span]:
        """The spans of the answer that belong to a part of its stories."""
        for story in response.stories:
            for piece in story.parts:
                if piece.part == part:
                    yield piece.span


class Check(Protocol):
    """A check: an id and a call that returns findings."""

    id: str

    def __call__(self, context: Context, /) -> Iterable[Finding]:
        """All findings, in the order of the text."""


class FunctionCheck(NamedTuple):
    """A function made a check; ``rule`` is its data where no pack is expected to have them."""

    id: str
    function: Callable[[Context], Iterable[Finding]]
    rule: Rule | None = None

    def __call__(self, context: Context, /) -> Iterable[Finding]:
        """All findings, in the order of the text."""
        return self.function(context)


def check(
    check_id: str, rule: Rule | None = None
) -> Callable[[Callable[[Context], Iterable[Finding]]], FunctionCheck]:
    """Makes a function of a context the check ``check_id``; a plug-in's check brings its ``rule`` along."""

    def decorate(function: Callable[[Context], Iterable[Finding]]) -> FunctionCheck:
        return FunctionCheck(check_id, function, rule)

    return decorate

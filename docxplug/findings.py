"""What a check has to say about a text, and where."""

from dataclasses import dataclass
from typing import Final, Literal

from docxplug.spans import Span

Severity = Literal["error", "warning", "info"]

#: Most serious first; the place in this tuple is the order in which findings are shown.
SEVERITIES: Final[tuple[Severity, ...]] = ("error", "warning", "info")


@dataclass(frozen=True, slots=True)
class Finding:
    """One remark of one check.

    ``spans`` names the place first that the remark speaks of; further ones are other places it sums up. It is
    empty where the remark is about the whole document or about something that is not there. ``quotes`` are the
    texts at the spans, in the same order. ``response`` is the id of the answer ("R1") or None. ``about`` names in a few
    words what is missing or asked for, where a summary cannot take that from the quotes.
    """

    check: str
    severity: Severity
    message: str
    spans: tuple[Span, ...] = ()
    quotes: tuple[str, ...] = ()
    suggestions: tuple[str, ...] = ()
    source: str = ""
    response: str | None = None
    id: str = ""
    about: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CheckFailure:
    """A check that could not be made, and why; the rest of the review stands."""

    check: str
    reason: str

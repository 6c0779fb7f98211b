"""What is known of earlier rounds: the comments they left, and what became of their findings."""

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Final, Literal, NamedTuple

from docxplug.spans import Span

RoundOf = Literal["new", "kept", "dismissed"]


class ToldFinding(NamedTuple):
    """A finding that a comment spoke of.

    ``about`` is the qualification or the answer it belongs to, "" where it is the whole document; ``before`` and
    ``after`` are digests of the characters around its quote, "" where there are none.
    """

    id: str
    check: str
    quote: str
    about: str = ""
    before: str = ""
    after: str = ""


class EarlierComment(NamedTuple):
    """A comment that docxplug wrote in an earlier round, and how it stands now.

    ``said`` is the digest of its words as docxplug left them; ``closed`` says that it was docxplug who resolved
    it, ``dismissed`` that a person had put it away when docxplug last looked. ``spans`` are where its range is
    now; ``untouched`` says that nobody answered it or changed its words. ``id`` is empty where the task pane wrote
    it, as Word tells a pane no id of a comment; ``reason`` is why its user dismissed a finding.
    """

    id: str
    kind: Literal["finding", "summary"]
    about: str
    findings: tuple[ToldFinding, ...]
    said: str
    closed: bool = False
    dismissed: bool = False
    spans: tuple[Span, ...] = ()
    standing: Literal["open", "resolved", "gone"] = "gone"
    untouched: bool = False
    reason: str = ""

    def __hash__(self) -> int:
        """Of what tells comments apart: that of all findings of a summary would be worked out once for each of them."""
        return hash((self.id, self.kind, self.about, self.said))

    @property
    def is_put_away(self) -> bool:
        """Whether a person deleted or resolved it."""
        return self.standing == "gone" or (self.standing == "resolved" and not self.closed)


class Fixed(NamedTuple):
    """A finding of an earlier round that is gone, with the words it was about then."""

    check: str
    quote: str
    about: str = ""


class EarlierRound(NamedTuple):
    """What the last round left. ``text`` is the digest of the text it read, ``fixed`` what it told as fixed."""

    text: str
    with_posting: bool
    comments: tuple[EarlierComment, ...] = ()
    fixed: tuple[Fixed, ...] = ()


class Rounds(NamedTuple):
    """This round against the last one.

    By a finding's id: ``told`` every finding that was told before, with its comment; ``kept`` those whose comment
    is on the page; ``dismissed`` those whose comment a person put away. ``summaries`` are the earlier summaries by
    the answer's id, ``quiet`` the answers whose summary a person put away, ``over`` the comments to resolve.
    """

    earlier: EarlierRound | None = None
    told: Mapping[str, EarlierComment] = MappingProxyType({})
    kept: Mapping[str, EarlierComment] = MappingProxyType({})
    dismissed: Mapping[str, EarlierComment] = MappingProxyType({})
    summaries: Mapping[str, EarlierComment] = MappingProxyType({})
    quiet: frozenset[str] = frozenset()
    over: tuple[EarlierComment, ...] = ()
    fixed: tuple[Fixed, ...] = ()

    def round_of(self, finding: str) -> RoundOf:
        """Whether a finding is new, was told before, or was told and put away by a person."""
        if finding in self.dismissed:
            return "dismissed"
        return "kept" if finding in self.told else "new"

    def has(self, kind: str, findings: Iterable[str], response: str | None) -> bool:
        """Whether an earlier round's comment for this answer's summary, or on one of these findings, is there."""
        if kind == "summary":
            summary = self.summaries.get(response or "")
            return summary is not None and summary.standing != "gone"
        return any(finding in self.kept for finding in findings)


#: A document that was never reviewed before.
FIRST_ROUND: Final = Rounds()


def digest(text: str) -> str:
    """A text's digest of 16 hexadecimal characters, "" for an empty text.

    The task pane computes the same, so it is one that browsers have (the beginning of SHA-256).
    """
    from hashlib import sha256  # brings OpenSSL with it, which a first review does without

    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:16] if text else ""

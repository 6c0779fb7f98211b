"""Two rounds compared: which findings were told before, which are fixed, which a person does not want to see.

Findings are matched by the surviving range of their comment and their check first, then by their words and the
text around them, so that an edit beside a finding never makes it "fixed" and "new".
"""

from collections import defaultdict
from collections.abc import Callable, Container, Iterable, Mapping
from typing import Final

from docxplug.analysis.model import Response
from docxplug.findings import Finding
from docxplug.reviewing import Review
from docxplug.round_facts import EarlierComment, EarlierRound, Fixed, Rounds, ToldFinding, digest
from docxplug.spans import Span
from docxplug.view import TextView

#: How many characters on either side tell two equal quotes apart.
_AROUND: Final = 24
#: Families of checks that speak of an answer or a story as a whole: their place is only where they are shown.
_OF_THE_ANSWER: Final = frozenset(
    {"limit", "mirror", "format", "answer", "instr", "profile", "apply", "comp"}
    | {"ccar", "story", "actions", "numbers", "recency", "voice"}
)
#: Checks and families that find nothing where there is no announcement.
_NEED_POSTING: Final = frozenset({"limit", "mirror", "format", "answer", "instr.follow"})

#: How well a new finding continues an old one: 0 not at all.
_Fit = Callable[[EarlierComment, ToldFinding, Finding], int]
_Old = tuple[EarlierComment, ToldFinding]


def compare(earlier: EarlierRound, review: Review, *, again: bool = False) -> Rounds:
    """How the findings of ``review`` stand to those of the round before; ``again`` forgets what people put away."""
    told, gone = _Matcher(earlier, review).matched()
    remarks = {finding: comment for finding, comment in told.items() if comment.kind == "finding"}
    summaries = _summaries(earlier, review)
    gone = _judged(gone, earlier, review)
    return Rounds(
        earlier=earlier,
        told=told,
        kept={
            finding: comment
            for finding, comment in remarks.items()
            if comment.standing != "gone" and (again or not comment.is_put_away)
        },
        dismissed={
            finding: comment for finding, comment in remarks.items() if comment.is_put_away and not again
        },
        summaries=summaries,
        quiet=frozenset(answer for answer, comment in summaries.items() if comment.is_put_away and not again),
        over=tuple(comment for comment in earlier.comments if _is_over(comment, gone)),
        fixed=_fixed(earlier, review, gone),
    )


def text_digest(view: TextView) -> str:
    """The digest of all paragraphs."""
    return digest("\n".join(view.texts()))


def abouts(review: Review) -> dict[str | None, str]:
    """The answers' names by their ids."""
    return {answer.response.id: answer.response.about for answer in review.answers}


def told_finding(finding: Finding, view: TextView, names: Mapping[str | None, str]) -> ToldFinding:
    """A finding as the next round will look for it."""
    about = names.get(finding.response, "")
    if not finding.spans:
        return ToldFinding(finding.id, finding.check, "", about)
    return ToldFinding(finding.id, finding.check, finding.quotes[0], about, *around(view, finding.spans[0]))


def around(view: TextView, span: Span) -> tuple[str, str]:
    """The digests of the characters before and after a place in its paragraph."""
    text = view.paragraphs[span.paragraph].text
    before = text[max(0, span.start - _AROUND) : span.start]
    return digest(before), digest(text[span.end : span.end + _AROUND])


class _Matcher:
    """Pairs old and new findings one to one, the surest ones first."""

    def __init__(self, earlier: EarlierRound, review: Review) -> None:
        self._view, self._names = review.view, abouts(review)
        self._left = [(comment, told) for comment in earlier.comments for told in comment.findings]
        self._free: defaultdict[str, list[Finding]] = defaultdict(list)
        for finding in review.findings:
            self._free[finding.check].append(finding)
        self._comments: dict[str, EarlierComment] = {}

    def matched(self) -> tuple[dict[str, EarlierComment], set[_Old]]:
        """The old comment of each new finding that was told before, by its id; and the old findings without one."""
        for fit in (_by_range, self._by_text, self._by_answer, _by_id):
            self._pair(fit)
        return self._comments, set(self._left)

    def _pair(self, fit: _Fit) -> None:
        left = []
        for comment, told in self._left:
            free = self._free[told.check]
            best = max(free, key=lambda finding: fit(comment, told, finding), default=None)
            if best is None or not fit(comment, told, best):
                left.append((comment, told))
                continue
            free.remove(best)
            self._comments[best.id] = comment
        self._left = left

    def _by_text(self, _: EarlierComment, told: ToldFinding, finding: Finding) -> int:
        if not finding.spans or finding.quotes[0] != told.quote:
            return 0
        before, after = around(self._view, finding.spans[0])
        if (before, after) == (told.before, told.after):
            return 2
        return int(before == told.before != "" or after == told.after != "")

    def _by_answer(self, _: EarlierComment, told: ToldFinding, finding: Finding) -> int:
        of_the_answer = _family(told.check) in _OF_THE_ANSWER or not finding.spans
        return int(of_the_answer and told.about == self._names.get(finding.response, ""))


def _by_range(comment: EarlierComment, told: ToldFinding, finding: Finding) -> int:
    if comment.kind == "summary" or not finding.spans:
        return 0
    place = finding.spans[0]
    if not any(span.overlaps(place) for span in comment.spans):
        return 0
    return 1 + (finding.quotes[0] == told.quote) + (place in comment.spans)


def _by_id(_: EarlierComment, told: ToldFinding, finding: Finding) -> int:
    """The words alone, where nothing around them was remembered."""
    return int(not (told.before or told.after) and told.id == finding.id)


def _family(check: str) -> str:
    return check.partition(".")[0]


def _summaries(earlier: EarlierRound, review: Review) -> dict[str, EarlierComment]:
    """The earlier summary of each answer, by the place where it stands, then by the answer's name."""
    left = [comment for comment in earlier.comments if comment.kind == "summary"]
    found = {}
    for stands in (_stands_at, lambda *_: True):
        for answer in review.answers:
            response, name = answer.response, answer.response.about
            fitting = [comment for comment in left if stands(comment, response)]
            same_name = [comment for comment in fitting if comment.about == name]
            chosen = next(iter(same_name or (fitting if stands is _stands_at else ())), None)
            if response.id not in found and chosen is not None:
                left.remove(chosen)
                found[response.id] = chosen
    return found


def _stands_at(comment: EarlierComment, response: Response) -> bool:
    first = response.heading.paragraph if response.heading else response.first
    return any(first <= span.paragraph <= response.last for span in comment.spans)


def _judged(gone: Iterable[_Old], earlier: EarlierRound, review: Review) -> set[_Old]:
    """Those that this round could have found again: no check that was not made calls anything fixed."""
    lost_posting = earlier.with_posting and review.posting is None

    def could_be_found(told: ToldFinding) -> bool:
        if told.check not in review.checks or (told.check == "limit.pages" and review.pages is None):
            return False
        return not (lost_posting and {told.check, _family(told.check)} & _NEED_POSTING)

    return {(comment, told) for comment, told in gone if could_be_found(told)}


def _is_over(comment: EarlierComment, gone: Container[_Old]) -> bool:
    """Whether nothing of what a comment said holds any more. One that a person opened again stays open."""
    if comment.kind == "summary" or not comment.findings or comment.closed:
        return False
    return all((comment, told) in gone for told in comment.findings)


def _fixed(earlier: EarlierRound, review: Review, gone: Container[_Old]) -> tuple[Fixed, ...]:
    """What is gone since the last round; the text unchanged, it is still the same round and what it told stays."""
    if text_digest(review.view) == earlier.text:
        return earlier.fixed
    return tuple(
        Fixed(told.check, told.quote, told.about)
        for comment in earlier.comments
        if not (comment.closed or comment.dismissed)
        for told in comment.findings
        if (comment, told) in gone
    )

"""Findings of two rounds are paired as their definition says, however many there are."""

from collections.abc import Callable, Iterator

from hypothesis import given
from hypothesis import strategies as st

from docxplug.findings import Finding
from docxplug.round_facts import EarlierComment, EarlierRound, ToldFinding
from docxplug.round_matching import matched
from docxplug.rounds import around, told_finding
from docxplug.spans import Span
from docxplug.view import TextView

_TEXTS = ("led the team and led the team again " * 10, "we were led by the team", "led " * 90)
_VIEW = TextView.from_texts(_TEXTS)
_NAMES: dict[str | None, str] = {"R1": "TQ1", "R2": "TQ2"}
_CHECKS = st.sampled_from(["verb.weak", "voice.we", "limit.pages"])

_PLACES = st.builds(
    lambda paragraph, start, length: Span(paragraph, start, min(start + length, len(_TEXTS[paragraph]))),
    st.integers(0, 2),
    st.integers(0, 20),
    st.integers(1, 300),
)


def _finding(number: int, check: str, place: Span | None, response: str | None) -> Finding:
    spans = (place,) if place else ()
    quotes = tuple(map(_VIEW.quote, spans))
    return Finding(check, "info", "", spans, quotes, response=response, id=f"{check}-{number % 5}-{number}")


_FINDINGS = st.lists(
    st.tuples(_CHECKS, st.none() | _PLACES, st.sampled_from(["R1", "R2", None])), max_size=12
).map(lambda found: [_finding(number, *each) for number, each in enumerate(found)])


@st.composite
def _earlier(draw: st.DrawFn) -> EarlierRound:
    """Comments on some findings of the round before; what was around them may be forgotten."""
    comments = []
    for finding in draw(_FINDINGS):
        told = told_finding(finding, _VIEW, _NAMES)
        if draw(st.booleans()):
            told = told._replace(before=draw(st.sampled_from(["", told.before])), after="")
        if comments and draw(st.booleans()):
            comments[-1] = comments[-1]._replace(findings=(*comments[-1].findings, told))
            continue
        kind = draw(st.sampled_from(["finding", "summary"]))
        spans = tuple(draw(st.lists(_PLACES, max_size=2)))
        comments.append(EarlierComment(str(len(comments)), kind, "", (told,), "", spans=spans))
    return EarlierRound("", with_posting=False, comments=tuple(comments))


_Fit = Callable[[EarlierComment, ToldFinding, Finding], int]


def _fits() -> Iterator[_Fit]:
    """How well a finding continues an old one, the surest way first; 0 is not at all."""

    def by_range(comment: EarlierComment, told: ToldFinding, finding: Finding) -> int:
        touched = [span for span in comment.spans if finding.spans and span.overlaps(finding.spans[0])]
        if comment.kind == "summary" or not touched:
            return 0
        return 1 + (finding.quotes[0] == told.quote) + (finding.spans[0] in comment.spans)

    def by_text(_: EarlierComment, told: ToldFinding, finding: Finding) -> int:
        if not finding.spans or finding.quotes[0] != told.quote:
            return 0
        before, after = around(_VIEW, finding.spans[0])
        if (before, after) == (told.before, told.after):
            return 2
        return int(before == told.before != "" or after == told.after != "")

    def by_answer(_: EarlierComment, told: ToldFinding, finding: Finding) -> int:
        is_of_answer = told.check in ("voice.we", "limit.pages") or not finding.spans
        return int(is_of_answer and told.about == _NAMES.get(finding.response, ""))

    def by_id(_: EarlierComment, told: ToldFinding, finding: Finding) -> int:
        return int(not (told.before or told.after) and told.id == finding.id)

    yield from (by_range, by_text, by_answer, by_id)


@given(_earlier(), _FINDINGS)
def test_each_old_finding_gets_the_first_of_those_that_fit_best(
    earlier: EarlierRound, findings: list[Finding]
) -> None:
    left = [(comment, told) for comment in earlier.comments for told in comment.findings]
    free, expected = list(findings), {}
    for fit in _fits():
        still_left = []
        for comment, told in left:
            fitting = [each for each in free if each.check == told.check and fit(comment, told, each)]
            if fitting:
                best = max(fitting, key=lambda each: fit(comment, told, each))
                free.remove(best)
                expected[best.id] = comment
            else:
                still_left.append((comment, told))
        left = still_left
    assert matched(earlier, findings, _VIEW, _NAMES) == (expected, set(left))


def test_thousands_of_findings_in_one_summary_are_paired() -> None:
    findings = [_finding(number, "verb.weak", Span(0, number % 30, 31), "R1") for number in range(20_000)]
    told = tuple(told_finding(each, _VIEW, _NAMES) for each in findings)
    earlier = EarlierRound("", with_posting=False, comments=(EarlierComment("1", "summary", "", told, ""),))
    comments, left = matched(earlier, findings, _VIEW, _NAMES)
    assert len(comments) == len(findings)
    assert not left

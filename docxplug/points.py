"""What a summary asks the writer to do: the first things in full, the rest as small points."""

from collections.abc import Iterable, Sequence
from typing import Final

from docxplug.analysis.measures import Answer
from docxplug.findings import SEVERITIES, Finding
from docxplug.reviewing import Review, silences
from docxplug.rubric import Rubric

#: Characters of a quote in a summary.
LONGEST_QUOTE: Final = 48
_LISTED: Final = 3


def points_of(review: Review, answer: Answer) -> list[Finding]:
    """What there is to say of an answer, most serious first; the first answer also speaks for the whole document.

    What leaves nothing to say for other checks ("no example here") comes first however mild it is.
    """
    owners = {answer.response.id, None} if answer is review.answers[0] else {answer.response.id}
    order = {rule: place for place, rule in enumerate(review.rubric.rules)}
    return sorted(
        (finding for finding in review.findings if finding.response in owners),
        key=lambda f: (
            not silences(f, review.rubric),
            SEVERITIES.index(f.severity),
            review.rubric.rules[f.check].order,
            order[f.check],
        ),
    )


def one_of_each(findings: Iterable[Finding]) -> list[Finding]:
    """The first finding of each check; those without a place each stand for themselves."""
    unique: dict[str, Finding] = {}
    for finding in findings:
        unique.setdefault(finding.check if finding.spans else finding.id, finding)
    return list(unique.values())


def to_do(finding: Finding, findings: Sequence[Finding], rubric: Rubric) -> str:
    """A finding as the thing to do first; ``findings`` are all of the answer."""
    rule = rubric.rules[finding.check]
    mild = finding.severity == "info" and "todo_info" in rule.messages
    if mild or "todo" in rule.messages:
        text = rule.message("todo_info" if mild else "todo", **_values(finding, findings))
        return text[:1].upper() + text[1:]
    if not finding.spans:
        return finding.message
    return rubric.summary_text("todo", title=rule.title, quote=short(finding.quotes[0]))


def small_point(finding: Finding, findings: Sequence[Finding], rubric: Rubric) -> str:
    """A finding as one of several small things to do: "spell out SOC and MSSP"."""
    rule = rubric.rules[finding.check]
    return rule.message("small", **_values(finding, findings)) if "small" in rule.messages else rule.title


def said_again(finding: Finding, rubric: Rubric) -> str:
    """What a finding says behind another one of its check, which has said why it matters."""
    rule = rubric.rules[finding.check]
    if not finding.quotes or "again" not in rule.messages:
        return finding.message
    return rule.message("again", quote=finding.quotes[0], count=len(finding.spans))


def short(quote: str) -> str:
    """A quote that is not too long for a summary."""
    quote = " ".join(quote.split())
    if len(quote) <= LONGEST_QUOTE:
        return quote
    end_of_word = quote.rfind(" ", 0, LONGEST_QUOTE)
    return quote[: end_of_word if end_of_word > 0 else LONGEST_QUOTE] + " …"


def _values(finding: Finding, findings: Sequence[Finding]) -> dict[str, str]:
    """What a pack's ``todo`` and ``small`` texts may name; all findings of the same check and severity count."""
    same = [f for f in findings if f.check == finding.check and f.severity == finding.severity]
    quotes = list(dict.fromkeys(short(quote) for f in same for quote in f.quotes))
    return {
        "quote": quotes[0] if quotes else "",
        "quotes": _listed([f"“{quote}”" for quote in quotes]),
        "names": _listed(quotes),
        "about": _joined([short(word) for word in finding.about]),
        "abouts": _listed(list(dict.fromkeys(f"“{short(word)}”" for f in same for word in f.about))),
    }


def _listed(items: Sequence[str]) -> str:
    """The items as a phrase lists them, at most three by name: "A, B, C and 2 more"."""
    left = len(items) - _LISTED
    shown = [*items[:_LISTED], f"{left} more"] if left > 0 else list(items)
    return _joined(shown)


def _joined(items: Sequence[str]) -> str:
    """The items as a sentence has them: "A, B and C"."""
    return " and ".join(filter(None, (", ".join(items[:-1]), *items[-1:])))

"""What a summary asks the writer to do: the first things in full, the rest as small points."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from docxplug.analysis.measures import Answer
from docxplug.findings import Finding
from docxplug.kept import compiled
from docxplug.language.cuts import up_to_a_cut
from docxplug.precedence import precedence
from docxplug.reviewing import Review
from docxplug.rubric import Rubric, Rule

#: Characters of a quote in a summary.
LONGEST_QUOTE: Final = 48
#: Characters that are not worth a cut: a word or two.
_LEFT_ON: Final = 14
_LONGEST_ABOUT: Final = 82
_LISTED: Final = 3
_TO_DO: Final = frozenset({"todo", "todo_info", "todo_one"})
#: The full stop behind a sentence or a part of one, none behind "U.S.".
_END: Final = compiled(r"(?<![A-Z.])(?:\.|[,;:])$")


def points_of(review: Review, answer: Answer) -> list[Finding]:
    """What there is to say of an answer, what decides first; the first answer also speaks for the whole document."""
    owners = {answer.response.id, None} if answer is review.answers[0] else {answer.response.id}
    order = {rule: place for place, rule in enumerate(review.rubric.rules)}
    return sorted(
        (finding for finding in review.findings if finding.response in owners),
        key=lambda finding: (*precedence(finding, review, answer), order[finding.check]),
    )


def one_of_each(findings: Iterable[Finding]) -> list[Finding]:
    """The first finding of each check; those without a place each stand for themselves."""
    unique: dict[str, Finding] = {}
    for finding in findings:
        unique.setdefault(finding.check if finding.spans else finding.id, finding)
    return list(unique.values())


def is_to_do(finding: Finding, rubric: Rubric) -> bool:
    """Whether a finding is a thing to do: a note that has no words for that is only a reminder."""
    return finding.severity != "info" or not rubric.rules[finding.check].messages.keys().isdisjoint(_TO_DO)


def to_do(finding: Finding, findings: Sequence[Finding], rubric: Rubric) -> str:
    """A finding as the thing to do first; ``findings`` are all of the answer."""
    rule = rubric.rules[finding.check]
    values = _values(finding, findings)
    name = _worded(rule, "todo_info" if finding.severity == "info" else "todo", values) or _worded(
        rule, "todo", values
    )
    if name:
        text = rule.message(name, **values)
        return text[:1].upper() + text[1:]
    if not finding.spans:
        return finding.message
    return rubric.summary_text("todo", title=rule.title, quote=short(finding.quotes[0]))


def small_point(finding: Finding, findings: Sequence[Finding], rubric: Rubric) -> str:
    """A finding as one of several small things to do: "spell out SOC and MSSP"."""
    rule = rubric.rules[finding.check]
    values = _values(finding, findings)
    name = _worded(rule, "small", values)
    return rule.message(name, **values) if name else rule.title


def _worded(rule: Rule, name: str, values: Mapping[str, str]) -> str:
    """The pack's text of that name, or the one it has for a single place where there is only one; "" for none."""
    single = f"{name}_one"
    if values["count"] == "1" and single in rule.messages:
        return single
    return name if name in rule.messages else ""


def said_again(finding: Finding, rubric: Rubric) -> str:
    """What a finding says behind another one of its check, which has said why it matters."""
    rule = rubric.rules[finding.check]
    if not finding.quotes or "again" not in rule.messages:
        return finding.message
    return rule.message("again", quote=finding.quotes[0], count=len(finding.spans))


def short(quote: str) -> str:
    """A quote that is not too long for a summary, and that ends no sentence in the middle of another one."""
    quote = _END.sub("", " ".join(quote.split()))
    if len(quote) <= LONGEST_QUOTE + _LEFT_ON:
        return quote
    return f"{up_to_a_cut(quote, LONGEST_QUOTE)} …"


def _values(finding: Finding, findings: Sequence[Finding]) -> dict[str, str]:
    """What a pack's ``todo`` and ``small`` texts may name; all findings of the same check and severity count."""
    same = [f for f in findings if f.check == finding.check and f.severity == finding.severity]
    quotes = list(dict.fromkeys(short(quote) for f in same for quote in f.quotes))
    return {
        "quote": quotes[0] if quotes else "",
        "quotes": _listed([f"“{quote}”" for quote in quotes]),
        "names": _listed(quotes),
        "count": str(len(quotes)),
        "about": joined([_about(words) for words in finding.about]),
        "abouts": _listed(list(dict.fromkeys(f"“{short(word)}”" for f in same for word in f.about))),
    }


def _about(words: str) -> str:
    """What a finding is about; words that stand between quotation marks keep both of them.

    Checks choose these words with care: they are cut only where they are very many.
    """
    quoted = words.startswith("“") and words.endswith("”")
    inner = words[1:-1] if quoted else words
    told = _END.sub("", inner) if len(inner) <= _LONGEST_ABOUT else short(inner)
    return f"“{told}”" if quoted else told


def _listed(items: Sequence[str]) -> str:
    """The items as a phrase lists them, at most three by name: "A, B, C and 2 more"."""
    left = len(items) - _LISTED
    shown = [*items[:_LISTED], f"{left} more"] if left > 0 else list(items)
    return joined(shown)


def joined(items: Sequence[str], word: str = "and") -> str:
    """The items as a sentence has them: "A, B and C"."""
    return f" {word} ".join(filter(None, (", ".join(items[:-1]), *items[-1:])))

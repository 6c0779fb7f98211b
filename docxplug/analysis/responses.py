"""Which paragraphs answer which qualification."""

from bisect import bisect_left
from collections.abc import Sequence
from typing import Final

from docxplug.analysis.headings import (
    Heading,
    content_stems,
    find_headings,
    reads_like_a_qualification,
    similar,
)
from docxplug.analysis.model import Response
from docxplug.posting import Kind, Posting, Qualification
from docxplug.posting.numbering import ECQS_2012, ECQS_2025
from docxplug.view import TextView

#: The share of a qualification's subject words that an answer without a heading must have to be taken for its.
_ENOUGH_SHARED: Final = 0.4
_SAME: Final = 0.6
_MOST_DIGITS: Final = 3


def find_responses(
    view: TextView, posting: Posting | None, *, in_resume: bool = False
) -> tuple[Response, ...]:
    """The answers of a document, in its order, each with the qualification it is an answer to.

    Where nothing announces an answer the whole text is one. ``in_resume`` says that the document is a resume: it
    answers every technical qualification with all of its text.
    """
    body = [p.index for p in view.paragraphs if p.where not in {"footnote", "endnote"} and p.text.strip()]
    if not body:
        return ()
    qualifications = posting.qualifications if posting else ()
    if in_resume:
        return _resume(body, qualifications)
    headings = find_headings(view, posting)
    if any(not heading.divider for heading in headings):
        return _announced(view, body, headings, qualifications)
    return (Response("R1", _by_content(view, body, qualifications), None, body[0], body[-1]),)


def posting_from_view(view: TextView) -> Posting | None:
    """The announcement as far as the document repeats it above its answers, or None where it does not."""
    found: list[Qualification] = []
    for heading in find_headings(view, None):
        if heading.divider or heading.kind is None:
            continue
        text = _without_label(heading)
        known = [q for q in found if similar(text, q.text) >= _SAME]
        if known or not (heading.kind == "ECQ" or reads_like_a_qualification(text)) or not text:
            continue
        count = heading.number or 1 + sum(q.kind == heading.kind for q in found)
        if any(q.id == f"{heading.kind}{count}" for q in found):
            count = 1 + max(int(q.id[len(heading.kind) :]) for q in found if q.kind == heading.kind)
        found.append(Qualification(f"{heading.kind}{count}", heading.kind, view.quote(heading.span), text))
    return Posting(tuple(found)) if found else None


def _without_label(heading: Heading) -> str:
    return heading.text.strip(' \t\n-–—:“”"')


def _resume(body: Sequence[int], qualifications: Sequence[Qualification]) -> tuple[Response, ...]:
    asked: list[Qualification | None] = [q for q in qualifications if q.kind == "TQ"]
    return tuple(
        Response(f"R{count}", qualification, None, body[0], body[-1])
        for count, qualification in enumerate(asked or [None], 1)
    )


def _announced(
    view: TextView, body: Sequence[int], headings: Sequence[Heading], qualifications: Sequence[Qualification]
) -> tuple[Response, ...]:
    """One answer for each heading that has text below it; a heading without any has no answer."""
    matched = _named(view, headings, _match(headings, qualifications), {q.kind for q in qualifications})
    found: list[Response] = []
    for place, heading in enumerate(headings):
        following = headings[place + 1].span.paragraph if place + 1 < len(headings) else body[-1] + 1
        first = heading.span.paragraph if heading.runs_in else heading.last + 1
        own = body[bisect_left(body, first) : bisect_left(body, following)]
        if heading.divider or not own:
            continue
        found.append(Response(f"R{len(found) + 1}", matched[place], heading.span, own[0], own[-1]))
    return tuple(found)


def _match(
    headings: Sequence[Heading], qualifications: Sequence[Qualification]
) -> list[Qualification | None]:
    """The qualification of each heading: by its words, then by its number, then by being the only ones left."""
    matched = [heading.qualification or _by_words(heading, qualifications) for heading in headings]
    for place, heading in enumerate(headings):
        if matched[place] is None and not heading.divider:
            matched[place] = _by_number(heading, qualifications)
    left = [place for place, heading in enumerate(headings) if not heading.divider and matched[place] is None]
    real = [heading for heading in headings if not heading.divider]
    if len(left) == 1 == len(real) == len(qualifications) and qualifications[0].kind == real[0].kind:
        matched[left[0]] = qualifications[0]
    return matched


def _named(
    view: TextView, headings: Sequence[Heading], matched: Sequence[Qualification | None], known: set[Kind]
) -> list[Qualification | None]:
    """With the qualification that a heading names by a number, where no announcement says what such ones ask for."""
    found = list(matched)
    for place, heading in enumerate(headings):
        name = f"{heading.kind}{heading.number}"
        again = any(qualification and qualification.id == name for qualification in found)
        if heading.kind and heading.number is not None and heading.kind not in known and not again:
            found[place] = Qualification(name, heading.kind, view.quote(heading.span), "")
    return found


def _by_words(heading: Heading, qualifications: Sequence[Qualification]) -> Qualification | None:
    text = _without_label(heading)
    if not text or heading.divider:
        return None
    same_kind = [q for q in qualifications if heading.kind in {None, q.kind}]
    named = [q for q in same_kind if q.kind == "ECQ" and _ecq_name(q) and _ecq_name(q) == _ecq_name_in(text)]
    if named:
        return named[0]
    scored = sorted(((similar(text, q.text), -place) for place, q in enumerate(same_kind)), reverse=True)
    return same_kind[-scored[0][1]] if scored and scored[0][0] >= _SAME else None


def _by_number(heading: Heading, qualifications: Sequence[Qualification]) -> Qualification | None:
    same_kind = [q for q in qualifications if q.kind == heading.kind]
    if heading.number is None:
        return None
    printed = [q for q in same_kind if _printed_number(q) == heading.number]
    if len(printed) == 1:
        return printed[0]
    return same_kind[heading.number - 1] if 0 < heading.number <= len(same_kind) else None


def _printed_number(qualification: Qualification) -> int | None:
    digits = "".join(c for c in qualification.label if c.isdecimal())
    return int(digits) if 0 < len(digits) <= _MOST_DIGITS else None


def _ecq_name(qualification: Qualification) -> str | None:
    return _ecq_name_in(f"{qualification.label} {qualification.text}"[:160])


def _ecq_name_in(text: str) -> str | None:
    plain = text.lower().replace("-", " ")
    return next((name for name in (*ECQS_2012, *ECQS_2025) if name.lower() in plain), None)


def _by_content(
    view: TextView, body: Sequence[int], qualifications: Sequence[Qualification]
) -> Qualification | None:
    """The only qualification, or the one whose subject words the text has clearly more of than the others'."""
    if len(qualifications) <= 1:
        return qualifications[0] if qualifications else None
    ours = content_stems(" ".join(view.paragraphs[index].text for index in body))
    stems = [content_stems(q.text) for q in qualifications]
    shares = [len(ours & wanted) / len(wanted) if wanted else 0.0 for wanted in stems]
    best = max(range(len(shares)), key=shares.__getitem__)
    second = max((share for place, share in enumerate(shares) if place != best), default=0.0)
    return qualifications[best] if shares[best] >= _ENOUGH_SHARED and shares[best] >= second + 0.1 else None

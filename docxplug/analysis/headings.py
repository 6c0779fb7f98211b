"""The lines that announce an answer: "TQ 2", the qualification's own words, an ECQ's name, a bold title."""

import re
from collections.abc import Sequence
from typing import Final, NamedTuple

from docxplug.analysis.labels import label_of, story_title
from docxplug.kept import compiled
from docxplug.language.words import stem
from docxplug.patterns import Alternatives
from docxplug.posting import Kind, Posting, Qualification
from docxplug.posting.numbering import (
    NumberedLabel,
    canonical_ecq,
    ecq_names,
    is_tq_name,
    mentions_ecq,
    numbered_label,
)
from docxplug.posting.wording import opens_like_a_qualification
from docxplug.spans import Span
from docxplug.view import Paragraph, TextView

#: From here up two texts are the same qualification, retyped or cut short.
_SAME: Final = 0.8
_LONGEST_TITLE: Final = 15  # words in a line that is a title rather than a sentence of the answer
_FIRST_PERSON: Final = compiled(r"\b(?:I|my|me|we|our)\b(?!\.)", re.IGNORECASE)
_CONTINUED: Final = compiled(r"\W*cont(?:inued|'d|\.|d)?\b", re.IGNORECASE)
_NUMBER: Final = compiled(r"^\W*(?:\(?(?:\d{1,2}|[A-H]|[IVX]{1,4})[.)]\s+)?")
_WORD: Final = compiled(r"[^\W_]+(?:['’][^\W_]+)?")
_OPENER: Final = Alternatives(
    r"\W*(?:(?:my )?(?:response|answer|narrative|statement|applicant response|candidate response)\W*|"
    r"\(?(?:maximum|limit|not to exceed|up to|no more than|\d+ pages?)\b[^.]{0,60}\)?\W*)$",
    re.IGNORECASE,
)
_LONGEST_DIVIDER: Final = 120
_DIVIDER: Final = Alternatives(
    r"\W*(?:(?:my |the |responses? to (?:the )?|addressing )?(?:(?:mandatory|professional|executive|desired)[ /]*)*"
    r"(?:technical qualifications?|core qualifications?|qualifications?|[MPE]?TQs|ECQs)(?: \((?:[MPE]?TQ|ECQ)s?\))?"
    r"(?: narratives?| statements?| responses?| answers?)?|narratives?|references|end|attachments?|resume|"
    r"cover letter)\W*$",
    re.IGNORECASE,
)
_FILLERS: Final = frozenset(
    re.findall(
        r"\w+",
        "a an and the of in to for with or on by at from as its their that this which is are be has have experience "
        "ability knowledge demonstrated skill skills expert broad extensive including through",
    )
)


class Heading(NamedTuple):
    """What announces an answer.

    ``last`` is the last paragraph of the heading block; the answer begins after it, or in the heading's own
    paragraph where ``runs_in``. ``text`` is what the block says besides the label. A divider ("Executive Core
    Qualifications") ends an answer and begins none.
    """

    span: Span
    last: int
    kind: Kind | None = None
    number: int | None = None
    text: str = ""
    qualification: Qualification | None = None
    runs_in: bool = False
    divider: bool = False


def find_headings(view: TextView, posting: Posting | None) -> list[Heading]:
    """The headings of answers, in the order of the text; titles count only where no label announces an answer."""
    qualifications = posting.qualifications if posting else ()
    found: list[Heading] = []
    taken = -1
    for paragraph in view.paragraphs:
        if (
            paragraph.index <= taken
            or paragraph.where in {"footnote", "endnote"}
            or not paragraph.text.strip()
        ):
            continue
        heading = _heading_at(view, paragraph, qualifications)
        if heading:
            found.append(heading)
            taken = heading.last
    if not any(heading.number for heading in found):
        found = _with_titles(view, found, qualifications)
    return found


def similar(text: str, qualification: str) -> float:
    """How much ``text`` is the qualification's text or its beginning: 1 is the same words in the same order."""
    ours, theirs = _words(text), _words(qualification)
    if len(ours) < 3 or not theirs:
        return 0.0
    if theirs[: len(ours)] == ours and (len(ours) >= 5 or len(ours) == len(theirs)):
        return 1.0
    from difflib import SequenceMatcher

    matcher = SequenceMatcher(None, ours, theirs, autojunk=False)
    if matcher.quick_ratio() < _SAME and len(ours) >= len(theirs):
        return matcher.quick_ratio() / 2
    shared = sum(block.size for block in matcher.get_matching_blocks())
    # A text cut short is held against the beginning it repeats, one with additions against itself.
    return shared / len(ours) if len(ours) >= 6 else shared / max(len(ours), len(theirs))


def content_stems(text: str) -> frozenset[str]:
    """The stems of the words that carry a text's subject."""
    return frozenset(stem(word) for word in _words(text) if word not in _FILLERS and len(word) > 2)


def reads_like_a_qualification(text: str) -> bool:
    """Whether a paragraph is worded like an announcement's qualification rather than like an answer."""
    words = text.split()
    return 4 <= len(words) <= 120 and opens_like_a_qualification(text) and not _FIRST_PERSON.search(text)


def _heading_at(
    view: TextView, paragraph: Paragraph, qualifications: Sequence[Qualification]
) -> Heading | None:
    text = paragraph.text
    label = numbered_label(text)
    if label and _label_heads(paragraph, label):
        return _labelled(view, paragraph, label, qualifications)
    if len(text) <= _LONGEST_DIVIDER and _DIVIDER.match(text) and not ecq_names(text):
        return Heading(view.whole(paragraph.index), paragraph.index, divider=True)
    if _is_ecq_line(text, qualifications):
        name = canonical_ecq(ecq_names(text)[0].group())
        return Heading(view.whole(paragraph.index), _block_end(view, paragraph.index, ()), "ECQ", None, name)
    repeated = _repeats(text, qualifications)
    if repeated:
        last = _block_end(view, paragraph.index, (repeated,))
        return Heading(view.whole(paragraph.index), last, repeated.kind, None, text, repeated)
    return None


def _label_heads(paragraph: Paragraph, label: NumberedLabel) -> bool:
    """A label inside "(continued)" lines or one that only a line of its own would make a heading is none."""
    rest = paragraph.text[label.rest :]
    if _CONTINUED.match(rest):
        return False
    return not label.plain or len(rest.split()) <= _LONGEST_TITLE or reads_like_a_qualification(rest)


def _labelled(
    view: TextView, paragraph: Paragraph, label: NumberedLabel, qualifications: Sequence[Qualification]
) -> Heading:
    rest = paragraph.text[label.rest :].strip()
    index = paragraph.index
    if rest and not _belongs_to_heading(paragraph, label, rest, qualifications):
        return Heading(Span(index, label.start, label.end), index, label.kind, label.number, "", runs_in=True)
    same_kind = [q for q in qualifications if q.kind == label.kind]
    last = _block_end(view, index, same_kind, bare=not rest)
    below = " ".join(view.paragraphs[at].text for at in range(index + 1, last + 1)).strip()
    return Heading(view.whole(index), last, label.kind, label.number, f"{rest} {below}".strip())


def _belongs_to_heading(
    paragraph: Paragraph, label: NumberedLabel, rest: str, qualifications: Sequence[Qualification]
) -> bool:
    """Whether what follows a label in its paragraph is the qualification (or a title), not the answer."""
    if any(similar(rest, q.text) >= _SAME for q in qualifications):
        return True
    if len(rest.split()) <= _LONGEST_TITLE and not (_FIRST_PERSON.search(rest) and rest.endswith(".")):
        return True
    if label.kind == "ECQ" and ecq_names(rest) and ecq_names(rest)[0].start() == 0 and len(rest.split()) < 60:
        return not _FIRST_PERSON.search(rest)
    return paragraph.is_bold or reads_like_a_qualification(rest)


def _block_end(
    view: TextView, index: int, qualifications: Sequence[Qualification], *, bare: bool = False
) -> int:
    """The last paragraph of the heading that begins at ``index``: the repeated qualification, "Response:", …

    ``bare`` tells that the heading has no text of its own yet, so that a paragraph worded like a qualification
    may be it.
    """
    last = index
    for paragraph in view.paragraphs[index + 1 : index + 8]:
        text = paragraph.text.strip()
        if not text:
            continue
        if numbered_label(text) or label_of(paragraph):
            break
        repeats = _repeats(text, qualifications) is not None
        fits = bare and (
            reads_like_a_qualification(text) or (paragraph.is_bold and not story_title(paragraph))
        )
        if not (repeats or fits or _OPENER.match(text)):
            break
        bare = bare and not (repeats or fits)
        last = paragraph.index
    return last


def _is_ecq_line(text: str, qualifications: Sequence[Qualification]) -> bool:
    """Whether a line is an ECQ's name and nothing else that matters ("Results Driven", "ECQ: Leading People")."""
    if qualifications and not any(q.kind == "ECQ" for q in qualifications):
        return False
    names = ecq_names(text)
    if len(names) != 1 or text.rstrip().endswith((".", "?", "!", ";", ",")):
        return False
    around = f"{text[: names[0].start()]} {text[names[0].end() :]}"
    words = [
        word for word in _words(around) if not mentions_ecq(word) and not word.isdigit() and len(word) > 1
    ]
    return not words or (len(words) <= 3 and mentions_ecq(around))


def _repeats(text: str, qualifications: Sequence[Qualification]) -> Qualification | None:
    """The qualification whose text (or the beginning of it) a paragraph repeats."""
    text = _NUMBER.sub("", text)
    if len(text.split()) < 4 or _FIRST_PERSON.search(text):
        return None
    scored = [(similar(text, q.text), -place) for place, q in enumerate(qualifications)]
    best, place = max(scored, default=(0.0, 0))
    return qualifications[-place] if best >= _SAME else None


def _with_titles(
    view: TextView, known: list[Heading], qualifications: Sequence[Qualification]
) -> list[Heading]:
    """With the short bold or heading lines that name what one qualification is about.

    A single one among several qualifications is no heading: it may as well be a story's title.
    """
    found = list(known)
    inside = {at for heading in known for at in range(heading.span.paragraph, heading.last + 1)}
    for paragraph in view.paragraphs:
        if paragraph.index in inside:
            continue
        qualification = _titled(paragraph, qualifications)
        if qualification and all(other.qualification != qualification for other in found):
            last = _block_end(view, paragraph.index, (qualification,))
            span = view.whole(paragraph.index)
            found.append(Heading(span, last, qualification.kind, None, paragraph.text, qualification))
    real = sum(not heading.divider for heading in found)
    return sorted(found, key=lambda heading: heading.span) if real > 1 or len(qualifications) == 1 else known


def _titled(paragraph: Paragraph, qualifications: Sequence[Qualification]) -> Qualification | None:
    text = paragraph.text.strip()
    shown = paragraph.is_bold or paragraph.heading_level is not None or text.isupper()
    if not shown or not 2 <= len(text.split()) <= _LONGEST_TITLE or text.endswith((".", "?", "!")):
        return None
    if label_of(paragraph) or story_title(paragraph) or is_tq_name(text):
        return None
    ours = content_stems(text)
    if len(ours) < 2:
        return None
    shares = sorted(
        ((len(ours & content_stems(q.text)) / len(ours), -i) for i, q in enumerate(qualifications))
    )
    if not shares or shares[-1][0] < 0.7 or (len(shares) > 1 and shares[-2][0] >= shares[-1][0]):
        return None
    return qualifications[-shares[-1][1]]


def _words(text: str) -> list[str]:
    return [word.lower() for word in _WORD.findall(text)]

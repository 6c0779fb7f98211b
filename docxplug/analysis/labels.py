"""Printed labels of the parts of a CCAR story ("Challenge:", "ACTIONS TAKEN", "Example 2 – Result", "C –").

A label is short and made of part words ("challenge", "outcome", …) and words that go with them ("the", "taken",
"1"). A word outside both makes it something else ("Action Officer"), unless bold or heading style shows that the
line is a label and its part word stands where a label has it.
"""

import re
from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

from docxplug.analysis.model import PARTS, Part
from docxplug.kept import compiled
from docxplug.language.word_lists import word_set
from docxplug.patterns import Alternatives
from docxplug.view import Paragraph

_WORDS_OF: Final[dict[Part, str]] = {
    "challenge": "challenge challenges problem problems obstacle obstacles task tasks issue",
    "context": "context contexts situation situations background environment setting",
    "action": "action actions approach activities",
    "result": "result results outcome outcomes impact impacts",
}
_PART_WORDS: Final = {word: part for part, words in _WORDS_OF.items() for word in words.split()}
_COMPANIONS: Final = word_set(
    "the my our your a an of and or i we took taken take did do what how key main primary major specific strategic",
    "final overall measurable quantifiable measurable leadership executive organizational faced achieved obtained",
    "delivered realized statement summary section steps step to resolve overcome address part parts story stories",
    "example examples narrative ccar star tq mtq ptq ecq no num number phase one two three four five six first",
    "second third fourth fifth ii iii iv v vi continued cont cntd",
)
_SMALL_WORD: Final = compiled(r"[a-z]+")
_SPACES: Final = compiled(r"\s{2,}")
_SPACED: Final = compiled(r"\s*(?:\w\s){3,}\w\s*[:.]?\s*$")
_WHOLE_LABELS: Final[dict[str, Part]] = {
    "what i did": "action",
    "what i did about it": "action",
    "steps taken": "action",
    "steps i took": "action",
    "what happened": "result",
    "what we achieved": "result",
    "what was at stake": "challenge",
}
#: Names of other things that begin or end like a part's name.
_COMPOUND: Final = Alternatives(
    r"\b(?:action (?:officer|plan|item|memo|group|team|learning|oriented)|task (?:force|order|group|team|lead)|"
    r"results?[- ](?:driven|oriented|based|act|focused)|impact (?:aid|act|grant|statement|assessment|analysis|"
    r"service|award)|"
    r"problem[- ]?(?:solv\w+|set)|situation (?:room|report)|background (?:check|investigation|material)s?|"
    r"challenge (?:coin|grant|fund|award)|(?:class|affirmative|corrective|high|desk) (?:action|impact)|"
    r"setting (?:the|of|up|direction)|approach(?:es)? to|context of|environment(?:al)? (?:and|health|program|"
    r"protection))\b",
    re.IGNORECASE,
)
_COUNT: Final = compiled(
    r"\s*(?:\(?(?:\d{1,2}|[ivx]{1,4}|[a-e])[.)]|#\d{1,2})\s+|\s*[•▪*–—-]\s+", re.IGNORECASE
)
_STORY: Final = Alternatives(
    r"\s*(?:(?:example|story|narrative|case|accomplishment|vignette|situation)\s*(?:no\.?|number|#)?\s*"
    r"(?:\d{1,2}|one|two|three|first|second|[a-c]|i{1,3}|iv)\b|(?:first|second|third)\s+(?:example|"
    r"story))\s*[.:,–—-]*\s*",
    re.IGNORECASE,
)
#: "Example 2 –" and its like stand within so many characters; a line of its own is no longer either.
_LONGEST_PREFIX: Final = 100
_SEPARATOR: Final = compiled(
    r"\s*:\s*|\s*\t\s*|\s+[-–—]\s+|\s*[–—](?:\s+|(?=[A-Z]))|\.\s+|\.$|\s*\n\s*|-\s+(?=[A-Z])"
)
_LETTERS: Final[dict[str, tuple[Part, ...]]] = {
    "C": ("challenge",),
    "CC": ("challenge", "context"),
    "C/C": ("challenge", "context"),
    "X": ("context",),
    "S": ("context",),
    "T": ("challenge",),
    "A": ("action",),
    "R": ("result",),
}
_LETTER: Final = compiled(r"\s*\(?(CC|C/C|[CXSTAR])(?:\)|\.|\s*:|\s*[–—]|\s+-|\s*\t)\s*(?=[A-Z0-9$“\"]|$)")
_LONGEST_LABEL: Final = 60
_TRAILING: Final = " \t\n\r\u00a0:.–—-"


class Label(NamedTuple):
    """A printed label: the parts it names, its place, and where the text after it begins (code points)."""

    parts: tuple[Part, ...]
    start: int
    end: int
    rest: int
    #: A new story is announced with it ("Example 2 – Challenge").
    opens_story: bool = False


def label_of(paragraph: Paragraph, *, letters: bool = False) -> Label | None:
    """The CCAR label a paragraph begins with, or None.

    ``letters`` allows single letters ("C –", "R:"), as in a document that uses them throughout.
    """
    text = paragraph.text
    if not text.strip():
        return None
    if letters:
        found = _LETTER.match(text)
        if found:
            return Label(_LETTERS[found[1]], found.start(1), found.end(1), found.end())
    start, opens_story = _after_prefixes(text)
    for end, rest in _candidates(paragraph, start):
        parts = _parts_named(paragraph, start, end, rest)
        if parts:
            first = start + len(text[start:end]) - len(text[start:end].lstrip())
            return Label(parts, first, end, rest, opens_story)
    return None


def uses_letters(paragraphs: Iterable[Paragraph]) -> bool:
    """Whether single letters label the parts: at least one each for the problem, the actions and the result."""
    seen = {found[1][0] for p in paragraphs if (found := _LETTER.match(p.text))}
    return bool(seen & {"C", "S"}) and {"A", "R"} <= seen


def story_title(paragraph: Paragraph) -> bool:
    """Whether a line of its own announces a story ("Example 2: Avian influenza", "Second story")."""
    text = paragraph.text.strip()
    found = _STORY.match(text) if len(text) < _LONGEST_PREFIX else None
    return bool(found) and text[-1] not in ".!?;"


def _after_prefixes(text: str) -> tuple[int, bool]:
    """Where a label begins after "1.", "•" or "Example 2 –", and whether a story was named."""
    start, named = 0, False
    text = text[:_LONGEST_PREFIX]
    for _ in range(2):
        count = _COUNT.match(text, start)
        if count:
            start = count.end()
        story = _STORY.match(text, start)
        if story and story.end() < len(text):
            start, named = story.end(), True
    return start, named


def _candidates(paragraph: Paragraph, start: int) -> Iterator[tuple[int, int]]:
    """Ends of what may be a label, each with the place its text begins: bold lead, up to a separator, all."""
    text = paragraph.text
    lead = paragraph.bold_lead
    if start < lead < len(text.rstrip()):
        after = _SEPARATOR.match(text, lead)
        inner = _trimmed(text, start, lead)
        apart = after or inner < lead or text[lead : lead + 2].strip()[:1].isupper()
        if apart and text[lead - 1 : lead + 1].strip() != "":
            yield inner, after.end() if after else lead + len(text[lead:]) - len(text[lead:].lstrip())
    separators = list(_SEPARATOR.finditer(text, start, start + _LONGEST_LABEL))
    for found in reversed(separators[:2]):
        yield found.start(), found.end()
    yield _trimmed(text, start, len(text)), len(text)


def _trimmed(text: str, start: int, end: int) -> int:
    piece = text[start:end]
    return start + len(piece.rstrip(_TRAILING))


def _parts_named(paragraph: Paragraph, start: int, end: int, rest: int) -> tuple[Part, ...]:
    """The parts that the words between ``start`` and ``end`` name, if they are a label at all."""
    text = paragraph.text
    label = _joined_letters(text[start:end])
    if (
        not label.strip()
        or len(label) > _LONGEST_LABEL
        or _COMPOUND.search(f"{label} {text[end:rest].strip()}")
    ):
        return ()
    own_line = not text[rest:].strip()
    shown = _is_emphasised(paragraph, end) and (own_line or not paragraph.is_bold)
    colon = ":" in text[end:rest] or ":" in text[end : end + 1]
    words = _SMALL_WORD.findall(label.lower().replace("(s)", "s"))
    whole = _WHOLE_LABELS.get(" ".join(words))
    if whole and (shown or colon or own_line):
        return (whole,)
    named = [_part_of(word, lenient=shown or colon or own_line) for word in words]
    if not any(named) or not _reads_as_label(words, named, shown=shown, own_line=own_line, colon=colon):
        return ()
    if not own_line and not shown and not _sets_off(text, end, rest, words):
        return ()
    if own_line and not shown and not colon and re.search(r"[.!?]\s*$", text) and len(words) > 2:
        return ()
    return tuple(part for part in PARTS if part in named)


def _reads_as_label(
    words: list[str], named: list[Part | None], *, shown: bool, own_line: bool, colon: bool
) -> bool:
    """Whether the words around the part's name are those of a label."""
    others = [
        w for w, part in zip(words, named, strict=True) if not part and w not in _COMPANIONS and len(w) > 1
    ]
    if not others:
        return len(words) <= (8 if shown or own_line else 4)
    if not shown or len(others) > 3:
        return False
    # "Organizational Challenge" in bold is a label; "Impact on Mission:" is one with its colon.
    return (named[-1] is not None and own_line) or (colon and named[0] is not None)


def _sets_off(text: str, end: int, rest: int, words: list[str]) -> bool:
    """Whether a plain run-in label is set off from the sentence after it."""
    mark = text[end:rest].strip()
    following = text[rest : rest + 1]
    if mark == "." or mark in {"-", "–", "—"}:
        return len(words) <= 3 and not following.islower() and words[0] not in {"the", "my", "our", "i", "we"}
    return words[0] not in {"i", "we"} and not (words[0] in {"the", "my", "our"} and following.islower())


def _is_emphasised(paragraph: Paragraph, end: int) -> bool:
    style = paragraph.style.lower()
    heading = paragraph.heading_level is not None or style.startswith(("heading", "title", "subtitle"))
    return heading or paragraph.bold_lead >= end > 0


def _part_of(word: str, *, lenient: bool) -> Part | None:
    """The part a word names; where a label is likely, one slip of the pen is forgiven."""
    exact = _PART_WORDS.get(word)
    if exact or not lenient or len(word) < 5 or word in _COMPANIONS:
        return exact
    close = [part for known, part in _PART_WORDS.items() if len(known) > 5 and _one_slip(word, known)]
    return close[0] if close else None


def _one_slip(word: str, known: str) -> bool:
    """Whether one letter is missing, too many, wrong, or two neighbours have changed places."""
    if abs(len(word) - len(known)) > 1 or word[0] != known[0]:
        return False
    same = next(
        (i for i, (a, b) in enumerate(zip(word, known, strict=False)) if a != b), min(len(word), len(known))
    )
    left, right = word[same:], known[same:]
    if not left or not right:
        # "contextual" and the like are longer by more than one; "result" and "results" are both in the table
        return bool(left or right)
    swapped = left[:2] == right[:2][::-1] and left[2:] == right[2:]
    return swapped or left[1:] == right[1:] or left[1:] == right or left == right[1:]


def _joined_letters(label: str) -> str:
    """Letter-spaced words put together: "R E S U L T" is "RESULT"."""
    if not _SPACED.match(_SPACES.sub(" ", label)):
        return label
    return " ".join("".join(word.split()) for word in _SPACES.split(label.strip()))

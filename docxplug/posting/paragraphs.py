"""An announcement's plain text cut into paragraphs and sentences, however its lines were wrapped."""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Final, NamedTuple

from docxplug.kept import compiled
from docxplug.patterns import Alternatives
from docxplug.posting.numbering import mentions_tq, numbered_label
from docxplug.posting.running_lines import without_running_lines

#: The private characters are what Word's and a browser's symbol fonts leave of their bullets.
_BULLET: Final = compiled(r"[•·▪▫■□◦‣●○◆◇❖►➢➤✓✔>»–—*\uf000-\uf0ffo-][ \t]+(?=\S)|[•▪●➢✓\uf000-\uf0ff](?=\S)")
_ENUMERATION: Final = compiled(
    r"\(?(?P<digits>\d{1,2})[.)](?=\s)|\((?P<digits_in>\d{1,2})\)(?=\s)|"
    r"\(?(?P<roman>[IVX]{1,4}|[ivx]{1,4})[.)](?=\s)|\(?(?P<letter>[A-Za-z])[.)](?=\s)"
)
_INLINE_NUMBER: Final = compiled(r"(?<![\w§])\((?P<n>\d{1,2})\)\s(?=[A-Z])")
_INLINE_CLAUSE: Final = compiled(r"\((?:(?<=[:;,] \()|(?<=and \())(?P<n>\d{1,2})\)\s(?=[a-z])")
_INLINE_LABEL: Final = Alternatives(r"\b[MPDE]?TQ[\s#-]{0,2}(?P<n>\d{1,2})\s*[:–—-]\s*(?=[A-Z])")
_ROMAN: Final = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5, "vi": 6, "vii": 7, "viii": 8, "ix": 9, "x": 10}
_ENDS: Final = compiled(r"(?<=[.!?])[\"”’)]*\s+(?=[\"“(]?[A-Z0-9•])")
_NO_END: Final = Alternatives(
    r"(?:\b(?:U\.S|e\.g|i\.e|etc|No|Nos|vs|Mr|Ms|Mrs|Dr|Sec|Inc|approx|max|min|pp?|a\.m|p\.m|Dept|Ph\.D|[A-Z])\.)$",
    re.IGNORECASE,
)
_LONGEST_ABBREVIATION: Final = 10  # code points, with what shows that it is a word of its own


class Block(NamedTuple):
    """One paragraph: its text on one line, and the bullet ("•") or number ("2.", "b)") printed before it.

    ``number`` is the value of a printed number, roman numeral or letter (1 for "1.", "I.", "a)"), else None.
    """

    text: str
    marker: str = ""
    number: int | None = None


def blocks_of(text: str) -> list[Block]:
    """The paragraphs of an announcement, in order, with wrapped lines put together again."""
    lines = [re.sub(r"[ \u00a0\t]+", " ", line).strip() for line in without_running_lines(text)]
    width = _wrap_width(lines)
    found: list[str] = []
    before = ""
    for line in lines:
        if line and before and _continues(before, line, width):
            found[-1] = f"{found[-1]} {line}"
        elif line:
            found.append(line)
        before = line
    return [_block(piece) for line in found for piece in _items_in_line(line)]


def _items_in_line(line: str) -> list[str]:
    """A paragraph that runs through a numbered list ("(1) … (2) …", "TQ1: … TQ2: …") cut into its items."""
    for pattern in (_INLINE_NUMBER, _INLINE_LABEL, _INLINE_CLAUSE):
        found = list(pattern.finditer(line))
        if pattern is _INLINE_CLAUSE and not (found and _announces_tqs(line[: found[0].start()])):
            continue  # a list inside a qualification
        numbers = [int(item["n"]) for item in found]
        if len(found) > 1 and numbers == list(range(1, len(found) + 1)):
            cuts = [0, *(item.start() for item in found if item.start()), len(line)]
            return [line[a:b].strip() for a, b in pairwise(cuts) if line[a:b].strip()]
    return [line]


def _announces_tqs(lead: str) -> bool:
    return mentions_tq(lead) and lead.rstrip().endswith(":") and numbered_label(lead) is None


def _wrap_width(lines: list[str]) -> int:
    """The width lines were wrapped at, or 0 where each line is a paragraph."""
    longest = max(map(len, lines), default=0)
    pairs = [(before, line) for before, line in pairwise(lines) if before and line and not starts_item(line)]
    running_on = sum(_runs_on(before, line) for before, line in pairs)
    wrapped = 45 <= longest <= 110 and running_on * 4 > len(pairs)
    return longest if wrapped else 0


def _runs_on(before: str, line: str) -> bool:
    return line[0].islower() and before[-1] not in ".:!?"


def _continues(before: str, line: str, width: int) -> bool:
    """Whether ``line`` goes on with the paragraph of the line ``before`` it.

    A wrapped line ends where the next word would not have fitted; a sentence may also plainly run on.
    """
    if starts_item(line):
        return False
    first_word = line.split(maxsplit=1)[0]
    full = width > 0 and len(before) + 1 + len(first_word) >= width - 3
    return _runs_on(before, line) or (full and not before.endswith(":"))


def starts_item(line: str) -> bool:
    """Whether a line begins with a bullet, a number or a qualification's label, so that it continues nothing."""
    return bool(_BULLET.match(line) or _ENUMERATION.match(line) or numbered_label(line))


def _block(line: str) -> Block:
    bullet = _BULLET.match(line)
    mark = bullet.group().strip() if bullet else ""
    text = line[bullet.end() :] if bullet else line
    item = _ENUMERATION.match(text)
    if item:
        return Block(text[item.end() :].strip(), item.group().strip(), _value(item))
    return Block(text, mark)


def _value(item: re.Match[str]) -> int:
    digits = item["digits"] or item["digits_in"]
    if digits:
        return int(digits)
    word = (item["roman"] or item["letter"]).lower()
    return _ROMAN.get(word) or ord(word[0]) - ord("a") + 1


def sentences_of(text: str) -> Iterator[str]:
    """The sentences of a paragraph; abbreviations common in announcements do not end one."""
    start = 0
    for end in _ENDS.finditer(text):
        if _NO_END.search(text[max(start, end.start() - _LONGEST_ABBREVIATION) : end.start()]):
            continue
        yield text[start : end.end()].strip()
        start = end.end()
    rest = text[start:].strip()
    if rest:
        yield rest

"""What belongs to a qualification beside the paragraph it begins in: its title's text, bullets, more paragraphs."""

import re
from collections.abc import Callable, Iterable, Sequence
from itertools import pairwise
from typing import Final

from docxplug.kept import compiled
from docxplug.patterns import Alternatives
from docxplug.posting.numbering import mentions_tq, numbered_label
from docxplug.posting.paragraphs import Block
from docxplug.posting.targets import mentions_in
from docxplug.posting.wording import SECTION_HEAD, is_heading, is_title, opens_like_a_qualification

#: What a list or a text follows.
_OPEN_END: Final = compiled(r"(?::|including|such as|following|areas?)\s*$", re.IGNORECASE)
#: The first words of a paragraph that only goes on with the one before it.
_GOES_ON: Final = Alternatives(
    r"(?:(?:such|this|that|the|your|qualifying) )?(?:experience|knowledge|ability) (?:must|should) "
    r"(?:have )?includ|(?:this|these|it|they) (?:should |must |may |can )?includes?\b|examples? (?:may )?includes?\b|"
    r"(?:leadership |sub-?)?competenc(?:y|ies)\b[^:.]{0,20}:|in your (?:answer|response|narrative|statement)\b|"
    r"(?:your|the) (?:answer|response|narrative|statement)s? (?:should|must) (?:also )?"
    r"(?:include|describe|tell|show|address|cover|give|explain|discuss|demonstrate|provide)\b|"
    r"(?:please )?(?:include|describe|discuss|explain|name|specify)\b",
    re.IGNORECASE,
)
_FEWEST_WORDS: Final = 4
_LONGEST_TITLE: Final = 8  # words
#: A list of documents to send is no list of what a qualification asks for.
_DOCUMENTS: Final = frozenset({"resume", "letter", "document"})


class Below:
    """Finds what stands below an item and belongs to it.

    ``own_text`` takes rules for applicants out of a text; ``is_other`` tells texts that no qualification holds.
    """

    def __init__(
        self, blocks: Sequence[Block], own_text: Callable[[str], str], is_other: Callable[[str], bool]
    ) -> None:
        self._blocks = blocks
        self._own_text = own_text
        self._is_other = is_other

    def parts(self, item: Block, before: str, places: Iterable[int], *, last: bool) -> list[str]:
        """The texts at ``places`` that go on with ``item``, whose text so far is ``before``.

        ``last`` says that no further item closes these places: there, only what plainly goes on belongs to it.
        """
        found: list[str] = []
        for place in places:
            block = self._blocks[place]
            text = self._own_text(block.text)
            if not text:  # a rule for applicants, between the parts
                continue
            open_end = bool(_OPEN_END.search(found[-1] if found else before))
            belongs = self._bullet if block.marker else self._paragraph
            if _begins_anew(block.text) or not belongs(block, item, open_end=open_end, last=last):
                break
            found.append(text)
        return found

    def _bullet(self, block: Block, item: Block, *, open_end: bool, last: bool) -> bool:
        if item.marker and shape(block.marker) == shape(item.marker):
            return False
        if block.marker[0].isdigit() and not open_end:
            return False
        return open_end or not (last and _DOCUMENTS & {mention.target for mention in mentions_in(block.text)})

    def _paragraph(self, block: Block, item: Block, *, open_end: bool, last: bool) -> bool:  # noqa: ARG002
        if _GOES_ON.match(block.text):
            return True
        if last or len(block.text.split()) < _FEWEST_WORDS or is_heading(block.text):
            return False
        return not self._is_other(block.text)


def _begins_anew(text: str) -> bool:
    return bool(numbered_label(text) or (SECTION_HEAD.match(text) and not _GOES_ON.match(text)))


def titled(
    blocks: Sequence[Block],
    section: Sequence[int],
    own_text: Callable[[str], str],
    is_other: Callable[[str], bool],
) -> list[tuple[int, str, str]]:
    """Unnumbered qualifications, each a title on a line of its own with paragraphs below: place, no label, text.

    None where qualifications also stand without a title before the first of them.
    """
    titles = [
        place
        for place in section
        if _is_title_at(blocks, place, section)
        and not (mentions_tq(blocks[place].text) or is_other(blocks[place].text))
    ]
    if not titles or any(opens_like_a_qualification(blocks[at].text) for at in section if at < titles[0]):
        return []
    found = []
    for title, end in pairwise([*titles, section[-1] + 1]):
        below = [own_text(blocks[at].text) for at in range(title + 1, end) if not blocks[at].marker]
        if not opens_like_a_qualification(below[0]):
            continue
        texts = [text for text in below[1:] if text and (_GOES_ON.match(text) or not is_other(text))]
        found.append((title, "", joined([blocks[title].text.rstrip(":"), below[0], *texts])))
    return found


def _is_title_at(blocks: Sequence[Block], place: int, section: Sequence[int]) -> bool:
    text = blocks[place].text
    if place == section[-1] or len(text.split()) > _LONGEST_TITLE or not is_heading(text):
        return False
    below = blocks[place + 1]
    return not blocks[place].marker and not below.marker and not is_heading(below.text)


def shape(marker: str) -> str:
    """What markers of one list share: "1." of "12.", "(A)" of "(IV)", a bullet itself."""
    return re.sub(r"\d+", "1", re.sub(r"[A-Z]+", "A", re.sub(r"[a-z]+", "a", marker)))


def joined(parts: Sequence[str]) -> str:
    """Parts of one qualification as one text; a title is closed with a colon."""
    text = ""
    for part in (part.strip() for part in parts if part.strip()):
        if text and text[-1].isalnum():
            text += ":" if part is parts[1] and is_title(text) else ";"
        text = f"{text} {part}" if text else part
    return text

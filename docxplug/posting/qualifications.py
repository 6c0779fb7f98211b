"""Which paragraphs of an announcement are its qualifications.

Three ways, the first that finds any: paragraphs with a printed label ("MTQ 2 -"); the items under a heading or
after a sentence that names technical qualifications; paragraphs that are worded like qualifications.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from typing import Final

from docxplug.posting.belonging import Below, joined, shape, titled
from docxplug.posting.model import Kind, Qualification
from docxplug.posting.numbering import (
    ECQS_2012,
    ECQS_2025,
    canonical_ecq,
    ecq_names,
    is_tq_name,
    mentions_ecq,
    mentions_tq,
    numbered_label,
)
from docxplug.posting.paragraphs import Block, sentences_of
from docxplug.posting.wording import (
    BOILERPLATE,
    FOR_APPLICANTS,
    SECTION_HEAD,
    SENTENCE_END,
    is_capitals,
    is_heading,
    is_lead,
    is_title,
    is_tq_lead,
    opens_like_a_qualification,
)


def qualifications_of(blocks: Sequence[Block], is_rule: Callable[[str], bool]) -> list[Qualification]:
    """The qualifications among an announcement's paragraphs, in their order.

    ``is_rule`` tells the sentences that state limits or instructions; they are no part of a qualification.
    """
    reader = _Reader(blocks, is_rule)
    core = reader.core()
    technical = (
        reader.labelled("TQ") or reader.listed() or ([] if core and len(blocks) <= 6 else reader.worded())
    )
    first_ecq = min((place for place, _, _ in core), default=0)
    first_tq = min((place for place, _, _ in technical), default=0)
    ordered = [*_numbered("TQ", technical), *_numbered("ECQ", core)]
    if core and technical and first_ecq < first_tq:
        ordered = [*_numbered("ECQ", core), *_numbered("TQ", technical)]
    return ordered


_Found = tuple[int, str, str]  # place among the blocks, printed label, text


def _numbered(kind: Kind, found: list[_Found]) -> Iterator[Qualification]:
    for count, (_, label, text) in enumerate(found, 1):
        name = f"{kind}{count}"
        yield Qualification(name, kind, label or name, _bare(" ".join(text.split())))


def _bare(text: str) -> str:
    """A qualification's text without a list's "; and" at its end or quotation marks around it."""
    text = re.sub(r"\s*;(?:\s*and|\s*or)?$", "", text)
    return text[1:-1].strip() if re.fullmatch(r"[\"“][^\"“”]+[\"”]", text) else text


#: Of so many headings none lists qualifications; each further one would be read to the end for nothing.
_MOST_LEADS: Final = 40


class _Reader:
    """The three ways of finding qualifications, over one announcement's paragraphs."""

    def __init__(self, blocks: Sequence[Block], is_rule: Callable[[str], bool]) -> None:
        self._blocks = blocks
        self._is_rule = is_rule
        # What follows a heading is looked at once for each heading before it.
        self._own_texts: dict[str, str] = {}
        self._others: dict[str, bool] = {}
        self._below = Below(blocks, self._own_text, self._is_other)

    def labelled(self, kind: Kind) -> list[_Found]:
        """The qualifications with a label of their kind, each number once, with the text under a bare label."""
        found: dict[tuple[str, int], _Found] = {}
        labels = [(place, numbered_label(block.text)) for place, block in enumerate(self._blocks)]
        printed_labels = [(place, label) for place, label in labels if label and not label.plain]
        for (place, label), (end, following) in pairwise([*printed_labels, (len(self._blocks), None)]):
            if label is None or label.kind != kind:
                continue
            text_of = self._blocks[place].text
            printed = text_of[label.start : label.end]
            key = (re.sub(r"[\W\d]", "", printed).lower()[:3], label.number)
            last = following is None or (following.kind, following.number) != (kind, label.number + 1)
            text = self._text_at(place, text_of[label.rest :], end, last=last)
            if text and not (key in found and len(found[key][2]) >= len(text)):
                found[key] = (found[key][0] if key in found else place, printed, text)
        return sorted(found.values())

    def listed(self) -> list[_Found]:
        """The items below the first heading or lead-in that names technical qualifications and has items."""
        leads = [place for place, block in enumerate(self._blocks) if is_lead(block.text)]
        for place in sorted(leads, key=lambda at: bool(self._blocks[at].marker))[:_MOST_LEADS]:
            found = self._items_after(place + 1, sure=is_tq_lead(self._blocks[place].text))
            if found:
                return found
        return []

    def worded(self) -> list[_Found]:
        """The paragraphs worded like qualifications; in a short text without any, all of its sentences."""
        places = self._places_outside_other_sections()
        candidates = [(place, self._own_text(self._blocks[place].text)) for place in places]
        candidates = [(place, text) for place, text in candidates if text and not self._is_other(text)]
        worded = [(place, "", text) for place, text in candidates if opens_like_a_qualification(text)]
        if worded or len(self._blocks) > 6:
            return worded
        if len(self._blocks) == 1 and len(candidates) <= 1:
            text = self._blocks[0].text
            return [(0, "", text)] if not self._is_rule(text) and len(text.split()) > 2 else []
        return [(place, "", text) for place, text in candidates if not is_heading(text)]

    def _places_outside_other_sections(self) -> list[int]:
        """Paragraphs not under a heading such as "Duties" or "Benefits"."""
        found: list[int] = []
        elsewhere = False
        for place, block in enumerate(self._blocks):
            if SECTION_HEAD.match(block.text):
                elsewhere = True
            elif is_lead(block.text):
                elsewhere = False
            if not elsewhere:
                found.append(place)
        return found

    def core(self) -> list[_Found]:
        """The Executive Core Qualifications: labelled ones, else those of a list or sentence naming most of a set."""
        labelled = self.labelled("ECQ")
        if labelled:
            return labelled
        named: dict[str, tuple[int, str]] = {}
        for place, block in enumerate(self._blocks):
            for match in ecq_names(block.text):
                name = canonical_ecq(match.group())
                text = block.text if match.start() < 4 and len(block.text) > len(name) + 20 else name
                named.setdefault(name, (place, text))
        whole = [names for names in (ECQS_2012, ECQS_2025) if sum(name in named for name in names) >= 3]
        if not whole and len(self._blocks) > 3:
            return []
        kept = {name for names in whole for name in names} if whole else set(named)
        return [(place, name, text) for name, (place, text) in named.items() if name in kept]

    def _text_at(self, place: int, rest: str, end: int, *, last: bool) -> str:
        """The text of a labelled qualification: what stands after the label, and what belongs to it before ``end``."""
        parts = [self._own_text(rest)] if rest.strip() else []
        after = place + 1
        title_only = bool(parts) and is_title(parts[0].rstrip(":"))
        sure = not parts or parts[0].endswith(":")
        if (not parts or title_only) and self._may_go_on(after, sure=sure, defines_ecq=bool(ecq_names(rest))):
            parts.append(self._own_text(self._blocks[after].text))
            after += 1
        if parts:
            parts += self._below.parts(self._blocks[place], parts[-1], range(after, end), last=last)
        return joined(parts)

    def _may_go_on(self, place: int, *, sure: bool, defines_ecq: bool) -> bool:
        if place >= len(self._blocks):
            return False
        text = self._blocks[place].text
        if numbered_label(text) or SECTION_HEAD.match(text) or not self._own_text(text):
            return False
        if defines_ecq:
            return bool(re.search(r"core qualification|\bability to\b|\binvolves\b", text, re.IGNORECASE))
        return sure or (
            len(text.split()) > 8 and bool(SENTENCE_END.search(text)) and not self._is_other(text)
        )

    def _items_after(self, place: int, *, sure: bool) -> list[_Found]:
        """The items of the section that begins at ``place``; ``sure`` where the section says it lists TQs."""
        section = self._section_from(place)
        own = [(at, self._blocks[at], self._own_text(self._blocks[at].text)) for at in section]
        own = [(at, block, text) for at, block, text in own if text and not self._is_other(text)]
        numbered = [item for item in own if item[1].number is not None]
        numbered = [item for item in numbered if shape(item[1].marker) == shape(numbered[0][1].marker)]
        if len(numbered) > 1 or (numbered and numbered[0][1].number == 1):
            return self._with_what_is_below(_first_run(numbered), section)
        bullets = [item for item in own if item[1].marker]
        bullets = [item for item in bullets if shape(item[1].marker) == shape(bullets[0][1].marker)]
        if bullets:
            kept = [item for item in bullets if sure or opens_like_a_qualification(item[2])]
            return [(at, "", text) for at, _, text in self._with_what_is_below(kept, section)]
        return titled(self._blocks, section, self._own_text, self._is_other) or [
            (at, "", text)
            for at, _, text in own
            if opens_like_a_qualification(text) or (sure and not is_heading(text) and len(text.split()) > 5)
        ]

    def _with_what_is_below(
        self, items: list[tuple[int, Block, str]], section: Sequence[int]
    ) -> list[_Found]:
        """Items, each with what stands below it until the next: a title's text, bullets, more paragraphs."""
        found: list[_Found] = []
        starts = [at for at, _, _ in items]
        for (at, block, text), end in zip(items, [*starts[1:], len(self._blocks)], strict=False):
            parts = [text]
            after = at + 1
            if after < end and is_title(text) and self._is_plain_text(after):
                parts.append(self._own_text(self._blocks[after].text))
                after += 1
            last = end not in starts
            parts += self._below.parts(block, parts[-1], range(after, min(end, section[-1] + 1)), last=last)
            found.append((at, block.marker, joined(parts)))
        return found

    def _is_plain_text(self, place: int) -> bool:
        block = self._blocks[place]
        return not block.marker and not self._is_other(block.text) and bool(self._own_text(block.text))

    def _section_from(self, place: int) -> list[int]:
        found: list[int] = []
        for at in range(place, len(self._blocks)):
            block = self._blocks[at]
            if SECTION_HEAD.match(block.text) or (not block.marker and is_capitals(block.text)):
                if found:
                    break
                continue
            if ecq_names(block.text) and ecq_names(block.text)[0].start() < 4:
                break
            found.append(at)
        return found

    def _own_text(self, text: str) -> str:
        """The text without the sentences that state a limit or an instruction."""
        if text not in self._own_texts:
            kept = [sentence for sentence in sentences_of(text) if not self._is_rule(sentence)]
            self._own_texts[text] = re.sub(r"\s+", " ", " ".join(kept)).strip(" \t-–—")
        return self._own_texts[text]

    def _is_other(self, text: str) -> bool:
        """Words to applicants, headings and core qualifications are no technical qualification."""
        if text not in self._others:
            self._others[text] = self._is_for_others(text)
        return self._others[text]

    def _is_for_others(self, text: str) -> bool:
        if SECTION_HEAD.match(text) or is_tq_lead(text) or is_tq_name(text) or BOILERPLATE.match(text):
            return True
        if ecq_names(text) or mentions_ecq(text):
            return True
        about_tqs = mentions_tq(text) and not opens_like_a_qualification(text)
        return about_tqs or (bool(FOR_APPLICANTS.search(text)) and not opens_like_a_qualification(text))


def _first_run(items: list[tuple[int, Block, str]]) -> list[tuple[int, Block, str]]:
    """The items up to where the numbering does not go on (another list begins)."""
    run = items[:1]
    for item in items[1:]:
        if item[1].number != (run[-1][1].number or 0) + 1:
            break
        run.append(item)
    return run

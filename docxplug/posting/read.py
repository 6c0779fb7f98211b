"""From the text of a vacancy announcement to what it asks for."""

import re
from collections.abc import Iterator

from docxplug.posting.instructions import asks_for_tq_narratives, instructions_in, told_once
from docxplug.posting.limits import LimitReader, looks_like_a_rule
from docxplug.posting.model import Instruction, Limit, Posting
from docxplug.posting.numbering import ecq_names, mentions_ecq
from docxplug.posting.paragraphs import Block, blocks_of, sentences_of
from docxplug.posting.pasted import cleaned
from docxplug.posting.qualifications import qualifications_of
from docxplug.posting.wording import opens_like_a_qualification


def read_posting(text: str) -> Posting:
    """What the announcement asks for: qualifications, limits, instructions, and what could not be read.

    Anything may stand around them: duties, benefits, how to apply. A text of one sentence is one qualification;
    one without any numbering is one qualification per paragraph or bullet of its qualifications. A text without
    any qualification gives a posting without any; that is no error here.
    """
    blocks = blocks_of(cleaned(text))
    qualifications = tuple(qualifications_of(blocks, _is_rule))
    tqs = sum(q.kind == "TQ" for q in qualifications)
    reader = LimitReader(tqs, len(qualifications) - tqs)
    limits: dict[tuple[str, str, float], Limit] = {}
    instructions: list[Instruction] = []
    unread: dict[str, None] = {}
    in_writing = False
    for sentence in _sentences(blocks, reader):
        read = reader.read(sentence)
        for limit in read:
            limits.setdefault((limit.scope, limit.unit, limit.value), limit)
        asked = list(instructions_in(sentence))
        instructions += asked
        in_writing = in_writing or asks_for_tq_narratives(sentence)
        if not read and not asked and looks_like_a_rule(sentence):
            unread.setdefault(sentence)
    in_writing = in_writing or any(scope in {"tq_each", "tq_total"} for scope, _, _ in limits)
    told = told_once(instructions, tqs_in_writing=bool(tqs) and in_writing)
    return Posting(qualifications, tuple(limits.values()), told, tuple(unread))


def _sentences(blocks: list[Block], reader: LimitReader) -> Iterator[str]:
    """All sentences in order; the reader is told of headings, which name what follows."""
    for block in blocks:
        heading = re.match(r"[^.:–—(]{3,60}(?=[:–—(]|$)", block.text)
        if heading and len(heading.group().split()) <= 8:
            reader.new_section(heading.group())
        yield from sentences_of(block.text)


def _is_rule(sentence: str) -> bool:
    """Whether a sentence is for the applicant's work on the answers, and so no part of a qualification."""
    if LimitReader(1, 0).read(sentence):
        return True
    if opens_like_a_qualification(sentence) or (ecq_names(sentence) and not mentions_ecq(sentence)):
        return False
    return any(True for _ in instructions_in(sentence))

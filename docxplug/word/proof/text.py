"""The parts with text of two versions compared: text, formatting, tracked changes, and everything around them."""

from collections.abc import Collection, Iterator
from itertools import zip_longest
from typing import Final

from lxml import etree

from docxplug.word.marks.markers import MARKER_TAGS, marker_number
from docxplug.word.opc import names
from docxplug.word.proof.difference import Difference, Pair
from docxplug.word.proof.flat import flat_equal
from docxplug.word.proof.signature import Token, signature

_SHOWN: Final = 60  # characters of a text that a difference quotes


def text_differences(pair: Pair) -> Iterator[Difference]:
    """Where the main parts differ in more than the marks of new or touched comments."""
    part = pair.original.main
    if names.key(part) != names.key(pair.annotated.main):
        yield Difference(part, f"is no longer the main part, which is {pair.annotated.main}")
        return
    yield from part_differences(pair, part)


def part_differences(pair: Pair, part: str) -> Iterator[Difference]:
    """The same for one part with text that both versions have."""
    original, annotated = pair.original, pair.annotated
    if flat_equal(lambda: original.chunks(part), lambda: annotated.chunks(part), pair.touched):
        return
    before, after = original.xml(part), annotated.xml(part)
    if before.tag != after.tag or before.attrib != after.attrib:
        yield Difference(part, "has another root element")
    # Programs differ in how they write the same: now both are written by one.
    written = etree.tostring(before), etree.tostring(after)
    if not flat_equal(lambda: written[:1], lambda: written[1:], pair.touched):
        yield from _block_differences(part, before, after, _new_numbers(before, after) | pair.touched)


def _block_differences(
    part: str, before: etree._Element, after: etree._Element, ignored: Collection[str]
) -> Iterator[Difference]:
    for place, (old, new) in enumerate(zip_longest(_blocks(before, ignored), _blocks(after, ignored))):
        if old is None or new is None:
            yield Difference(part, f"block {place} was {'added' if old is None else 'removed'}")
            continue
        what = _first_change(signature(old, ignored), signature(new, ignored))
        if what is not None:
            yield Difference(part, what)


def _blocks(root: etree._Element, ignored: Collection[str]) -> Iterator[etree._Element]:
    """The children of the root and, in place of the body, its children; marks numbered ``ignored`` are none."""
    for top in root.iterchildren(etree.Element):
        blocks = top.iterchildren(etree.Element) if etree.QName(top).localname == "body" else (top,)
        for block in blocks:
            if block.tag not in MARKER_TAGS or marker_number(block) not in ignored:
                yield block


def _new_numbers(before: etree._Element, after: etree._Element) -> set[str]:
    old = {marker_number(mark) for mark in before.iter(*MARKER_TAGS)}
    return {marker_number(mark) for mark in after.iter(*MARKER_TAGS)} - old


def _first_change(before: list[Token], after: list[Token]) -> str | None:
    for old, new in zip_longest(before, after):
        if old == new:
            continue
        if old is None or new is None:
            return f"something was {'added' if old is None else 'removed'}: {_shown(old or new)}"
        if (old.kind, old.value) != (new.kind, new.value):
            return f"“{_shown(old)}” has become “{_shown(new)}”"
        if old.kind == "start":
            return f"the attributes of {_shown(old)} have changed"
        return f"the formatting of “{_shown(old)}” has changed"
    return None


def _shown(token: Token | None) -> str:
    return "" if token is None else (token.value or token.kind).rpartition("}")[2][:_SHOWN]

"""What may not change when comments are added, as a sequence that two versions of a text can be compared by.

Runs are not part of it: how a text is cut into runs is nobody's business, so every character carries the
formatting of its run instead. Comment marks of the given numbers are left out.
"""

from collections.abc import Collection, Iterator
from copy import deepcopy
from typing import Final, NamedTuple

from lxml import etree

from docxplug.word.marks.markers import MARKER_TAGS, marker_number, remove_mark
from docxplug.word.opc.xml import XML_SPACE, word_tags

_RUN_TAGS: Final = word_tags("r")
_PROPERTIES_TAGS: Final = word_tags("rPr")
_TEXT_TAGS: Final = word_tags("t", "delText", "instrText", "delInstrText")
_CHANGE_TAGS: Final = word_tags("rPrChange")
_XML_SPACES: Final = " \t\r\n"

_Look = tuple[object, ...]


class Token(NamedTuple):
    """One thing in its place: text with its look, an element that begins or ends, or what a run holds."""

    kind: str
    value: str
    look: _Look


def signature(block: etree._Element, ignored: Collection[str]) -> list[Token]:
    """Everything under ``block`` but the comment marks numbered ``ignored``, whatever its cut into runs."""
    merged: list[Token] = []
    for token in _tokens(block, ignored):
        if (
            merged
            and token.kind == merged[-1].kind
            and token.kind in _TEXT_TAGS
            and token.look == merged[-1].look
        ):
            merged[-1] = token._replace(value=merged[-1].value + token.value)
        else:
            merged.append(token)
    return merged


def _tokens(block: etree._Element, ignored: Collection[str]) -> Iterator[Token]:
    walk = etree.iterwalk(block, events=("start", "end"))
    for event, element in walk:
        if element.tag in MARKER_TAGS and marker_number(element) in ignored:
            continue
        if event == "end":
            if element.tag not in _RUN_TAGS:
                yield Token("end", "", ())
        elif element.tag in _RUN_TAGS:
            walk.skip_subtree()
            yield from _run_tokens(element, ignored)
        else:
            yield Token(
                "start", str(element.tag), (*sorted(element.attrib.items()), (element.text or "").strip())
            )


def _run_tokens(run: etree._Element, ignored: Collection[str]) -> Iterator[Token]:
    look = _look(run)
    children = [child for child in run.iterchildren(etree.Element) if child.tag not in _PROPERTIES_TAGS]
    kept = [child for child in children if not (child.tag in MARKER_TAGS and marker_number(child) in ignored)]
    for child in kept:
        if child.tag in _TEXT_TAGS:
            yield Token(str(child.tag), _text(child), look)
        else:
            yield Token("held", _held(child, ignored), look)
    if not children:
        yield Token("empty run", "", look)


def _held(child: etree._Element, ignored: Collection[str]) -> str:
    """What a run holds beside text, such as a text box, without the marks in it that do not count."""
    if len(child):
        child = deepcopy(child)
        for mark in list(child.iter(*MARKER_TAGS)):
            if marker_number(mark) in ignored:
                remove_mark(mark)
    if not len(child):
        return f"{child.tag!s} {sorted(child.attrib.items())} {(child.text or '').strip()}"
    return etree.tostring(child, encoding="unicode", with_tail=False)


def _look(run: etree._Element) -> _Look:
    properties = next(run.iterchildren(*_PROPERTIES_TAGS), None)
    facts = () if properties is None else properties.iterdescendants(etree.Element)
    return (*run.attrib.items(), *((fact.tag, *_facts(fact)) for fact in facts))


def _facts(fact: etree._Element) -> Iterator[tuple[str, str]]:
    """The attributes of one property; of a tracked change not its number, which each cut of a run has its own of."""
    for name, value in fact.attrib.items():
        if not (fact.tag in _CHANGE_TAGS and str(name).endswith("}id")):
            yield str(name), str(value)


def _text(node: etree._Element) -> str:
    """The text as Word shows it: comments in the XML are nothing, spaces at the ends only where kept."""
    text = (node.text or "") + "".join(child.tail or "" for child in node)
    if text.strip(_XML_SPACES) == text:
        return text
    kept = node.get(XML_SPACE) or next(
        (above.get(XML_SPACE) for above in node.iterancestors() if XML_SPACE in above.attrib), "default"
    )
    return text if kept == "preserve" else text.strip(_XML_SPACES)

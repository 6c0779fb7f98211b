"""Cutting runs, so that a mark can stand between any two characters."""

from bisect import bisect_right
from collections.abc import Iterable
from copy import copy
from typing import Final

from lxml import etree

from docxplug.word.marks.change_numbers import ChangeNumbers
from docxplug.word.opc.xml import M_STRICT, MC, XML_SPACE, M, word_tags
from docxplug.word.reading.text_map import ParagraphMap, Piece

_RUN_TAGS: Final = word_tags("r")
_TEXT_TAGS: Final = word_tags("t")
_PROPERTIES_TAGS: Final = word_tags("rPr")
_PARAGRAPH_TAGS: Final = word_tags("p")
#: Formulas and the twins of an alternative are one thing to Word: marks stand around them.
_CLOSED_NAMESPACES: Final = tuple(f"{{{uri}}}" for uri in (M, M_STRICT, MC))


def holder(run: etree._Element) -> etree._Element:
    """The element around which marks may stand: the run, or the formula or ruby text that it is a part of."""
    parent = run.getparent()
    if parent is not None and parent.tag in _PARAGRAPH_TAGS:
        return run  # as most do
    outermost = run
    for ancestor in run.iterancestors():
        if ancestor.tag in _PARAGRAPH_TAGS:
            break
        if ancestor.tag in _RUN_TAGS or str(ancestor.tag).startswith(_CLOSED_NAMESPACES):
            outermost = ancestor
    return outermost


def can_cut(paragraph: ParagraphMap, offset: int) -> bool:
    """Whether a mark can stand at ``offset``: not inside a formula, ruby text or an alternative."""
    pieces = paragraph.pieces
    place = bisect_right(pieces, offset, key=lambda piece: piece.start) - 1
    if place < 0 or offset >= pieces[place].end:
        return True
    piece = pieces[place]
    if piece.start == offset and (place == 0 or holder(pieces[place - 1].run) is not holder(piece.run)):
        return True
    return _is_open(piece)


def cut(paragraph: ParagraphMap, offsets: Iterable[int], changes: ChangeNumbers) -> None:
    """Make a run begin at each of ``offsets`` (code points in the paragraph) where a run can be cut there.

    Text, attributes and formatting stay as they are, but for the numbers of tracked changes, of which
    ``changes`` gives each copy one of its own; the paragraph's pieces follow. Formulas and ruby text are never
    cut. The work is linear in the paragraph's length, whatever the number of cuts.
    """
    waiting = sorted(set(offsets))
    if not waiting:
        return
    done: list[Piece] = []  # from right to left, as everything here: what is cut off is final
    same_run: list[Piece] = []
    pieces = paragraph.pieces
    for place in range(len(pieces) - 1, -1, -1):
        piece = pieces[place]
        starts_run = place == 0 or pieces[place - 1].run is not piece.run
        if waiting and waiting[-1] >= piece.start:
            same_run = _cut_piece(
                piece, _cuts_in(piece, waiting, starts_run=starts_run), same_run, done, changes
            )
        else:
            same_run.append(piece)
        if starts_run:
            done += same_run
            same_run = []
    done.reverse()
    paragraph.pieces = done


def _cuts_in(piece: Piece, waiting: list[int], *, starts_run: bool) -> list[int]:
    """Take from the end of ``waiting`` the offsets at which this piece must be cut, the last first."""
    here = []
    while waiting and waiting[-1] >= piece.start:
        offset = waiting.pop()
        if offset < piece.end and not (starts_run and offset == piece.start):
            here.append(offset)
    if not here or not _is_open(piece):
        return []
    return here if piece.node.tag in _TEXT_TAGS else [offset for offset in here if offset == piece.start]


def _is_open(piece: Piece) -> bool:
    """Whether the run of a piece can be cut."""
    return piece.node.getparent() is piece.run and holder(piece.run) is piece.run


def _cut_piece(
    piece: Piece, offsets: list[int], same_run: list[Piece], done: list[Piece], changes: ChangeNumbers
) -> list[Piece]:
    """Cut one piece; returns the pieces that stay in its run, and moves to ``done`` those that get a new one."""
    if not offsets:
        return [*same_run, piece]
    start, end, run, node, hidden_lead = piece
    shown = (node.text or "")[hidden_lead : hidden_lead + end - start]
    for offset in offsets:
        new_run, new_node = _cut_off(run, node, changes, whole=offset == start)
        _set_text(new_node, shown[offset - start : end - start])
        done += [other._replace(run=new_run) for other in same_run]
        done.append(Piece(offset, end, new_run, new_node, 0))
        same_run, end = [], offset
    if end == start:
        return []
    _set_text(node, shown[: end - start])
    return [Piece(start, end, run, node, 0)]


def _cut_off(
    run: etree._Element, node: etree._Element, changes: ChangeNumbers, *, whole: bool
) -> tuple[etree._Element, etree._Element]:
    """A new run behind ``run`` with all that stands behind ``node``, and a text for what is cut off of it.

    With ``whole``, ``node`` itself goes into the new run.
    """
    if not whole and run[-1] is node and len(run) <= 2 and (run[0] is node or _is_properties(run[0])):
        new_run = _placed_behind(run, copy(run), changes)  # of an element lxml copies all that is in it
        return new_run, new_run[-1]
    new_run = _placed_behind(run, _emptied_copy(run), changes)
    new_node = node if whole else etree.SubElement(new_run, node.tag, dict(node.attrib))
    behind = list(node.itersiblings())
    new_run.extend([node, *behind] if whole else behind)
    return new_run, new_node


def _is_properties(child: etree._Element) -> bool:
    return child.tag in _PROPERTIES_TAGS


def _emptied_copy(run: etree._Element) -> etree._Element:
    """The same run with nothing in it but its formatting."""
    emptied = copy(run)
    for child in list(emptied):
        if not _is_properties(child):
            emptied.remove(child)
    emptied.text = None
    return emptied


def _placed_behind(run: etree._Element, new_run: etree._Element, changes: ChangeNumbers) -> etree._Element:
    new_run.tail = None
    run.addnext(new_run)
    if len(new_run) and _is_properties(new_run[0]):
        changes.renew(new_run[0])
    return new_run


def _set_text(node: etree._Element, text: str) -> None:
    if node.tag not in _TEXT_TAGS or node.text == text:
        return
    node.text = text
    if text.strip() != text:  # of other spaces, such as non-breaking ones, readers differ in what they keep
        node.set(XML_SPACE, "preserve")

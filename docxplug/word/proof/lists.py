"""The parts that may only grow: foreign comments, styles, people, content types and relationships."""

from collections.abc import Callable, Iterator
from typing import Final, NamedTuple

from lxml import etree

from docxplug.word.comments.state_part import PROPERTIES_TYPE, custom_parts, state_parts
from docxplug.word.comments.styles import COMMENT_STYLE_NAMES
from docxplug.word.marks.kinds import (
    COMMENT_KINDS,
    COMMENTS,
    EXTENDED,
    EXTENSIBLE,
    IDS,
    PARA_ID,
    PEOPLE,
    STYLES,
    W15,
    W16CEX,
    W16CID,
)
from docxplug.word.opc import content_types, names
from docxplug.word.opc.growth import added_at_end
from docxplug.word.opc.package import Package
from docxplug.word.opc.xml import attribute, child, word_tags
from docxplug.word.proof.difference import Difference, Pair

_COMMENT_PARTS: Final = frozenset(kind.name for kind in COMMENT_KINDS)
_NEW_PARTS: Final = _COMMENT_PARTS | {PEOPLE.name, STYLES.name, "customXml"}
_NEW_TYPES: Final = frozenset(
    {
        *(kind.content_type for kind in (*COMMENT_KINDS, PEOPLE, STYLES)),
        PROPERTIES_TYPE,
        "application/xml",  # the state part's, where the package has no default for .xml
    }
)
_Test = Callable[[etree._Element], bool]


class _Rule(NamedTuple):
    """Which children of a part's root may go, and which may come."""

    may_go: _Test
    may_come: _Test


def list_differences(pair: Pair) -> Iterator[Difference]:
    """Where one of these parts lost or changed what it held, or got what has nothing to do with comments."""
    for kind, rule in _rules(pair).items():
        before, after = pair.original.related(kind), pair.annotated.related(kind)
        yield from _compared(kind, _Part(pair.original, before), _Part(pair.annotated, after), rule)
    yield from _compared(
        "content types",
        _Part(pair.original, content_types.PART),
        _Part(pair.annotated, content_types.PART),
        _Rule(_may_lose_type(pair.original), lambda element: element.get("ContentType") in _NEW_TYPES),
    )
    yield from _compared(
        "relationships",
        _Part(pair.original, names.relationships_name(pair.original.main)),
        _Part(pair.annotated, names.relationships_name(pair.annotated.main)),
        _Rule(_may_lose_relationship(pair.original), _relates_to(_NEW_PARTS)),
    )


class _Part(NamedTuple):
    """A part that may be missing."""

    package: Package
    name: str | None

    @property
    def is_there(self) -> bool:
        """Whether the package has it."""
        return self.name is not None and self.name in self.package

    def bytes(self) -> bytes:
        """What it holds, nothing where it is missing."""
        return self.package.read(self.name) if self.name is not None and self.is_there else b""

    def children(self) -> list[etree._Element]:
        """The elements in its root."""
        return _children(self.package.xml(self.name)) if self.name is not None and self.is_there else []


def _rules(pair: Pair) -> dict[str, _Rule]:
    touched, durable = pair.touched, _touched_durable_ids(pair)
    old_ids = {attribute(comment, "id") for comment in _children(_related(pair.original, COMMENTS.name))}

    def is_touched(comment: etree._Element) -> bool:
        return bool(_ids_of(comment) & touched)

    def is_own(comment: etree._Element) -> bool:
        return attribute(comment, "id") not in old_ids or is_touched(comment)

    no_comments_left = not _children(_related(pair.annotated, COMMENTS.name))

    def keyed(key: str, allowed: frozenset[str]) -> _Test:
        # With the last comment go the parts beside it, whatever else they name.
        return lambda element: no_comments_left or element.get(key, "").upper() in allowed

    return {
        COMMENTS.name: _Rule(is_touched, is_own),
        EXTENDED.name: _Rule(keyed(f"{{{W15}}}paraId", touched), _anything),
        IDS.name: _Rule(keyed(f"{{{W16CID}}}paraId", touched), _anything),
        EXTENSIBLE.name: _Rule(keyed(f"{{{W16CEX}}}durableId", durable), _anything),
        PEOPLE.name: _Rule(_nothing, _anything),
        STYLES.name: _Rule(_nothing, _is_comment_style),
    }


def _compared(name: str, before: _Part, after: _Part, rule: _Rule) -> Iterator[Difference]:
    """The children of ``before`` must follow in the same order in ``after``."""
    if not before.is_there:
        yield from _added(name, after.children(), rule)
        return
    grown = added_at_end(before.bytes(), after.bytes(), after.package.limits)
    if grown is not None:
        yield from _added(name, grown, rule)
        return
    old, new = before.children(), after.children()
    written = [_canonical(element) for element in new]
    last = {canonical: place for place, canonical in enumerate(written)}
    at = 0
    for element in old:
        canonical = _canonical(element)
        if last.get(canonical, -1) < at:  # asked first, so that no search is in vain
            if not rule.may_go(element):
                yield Difference(name, f"lost or changed {_named(element)}")
            continue
        found = written.index(canonical, at)
        yield from _added(name, new[at:found], rule)
        at = found + 1
    yield from _added(name, new[at:], rule)


def _added(part: str, extras: list[etree._Element], rule: _Rule) -> Iterator[Difference]:
    for extra in extras:
        if not rule.may_come(extra):
            yield Difference(part, f"got {_named(extra)}")


def _canonical(element: etree._Element) -> bytes:
    """The element whatever its prefixes are declared at."""
    tail, element.tail = element.tail, None
    try:
        return etree.tostring(element, method="c14n", exclusive=True)
    except etree.C14NError:  # a namespace that is no absolute address
        return etree.tostring(element)
    finally:
        element.tail = tail


def _named(element: etree._Element) -> str:
    facts = ", ".join(str(value) for value in list(element.attrib.values())[:3])
    return f"{etree.QName(element).localname} ({facts})" if facts else etree.QName(element).localname


def _children(root: etree._Element | None) -> list[etree._Element]:
    return [] if root is None else list(root.iterchildren(etree.Element))


def _related(package: Package, kind: str) -> etree._Element | None:
    name = package.related(kind)
    return None if name is None else package.xml(name)


def _ids_of(comment: etree._Element) -> set[str]:
    ids = {paragraph.get(PARA_ID, "").upper() for paragraph in comment.iter(*word_tags("p"))}
    return (ids | {attribute(comment, "id") or ""}) - {""}


def _touched_durable_ids(pair: Pair) -> frozenset[str]:
    return frozenset(
        element.get(f"{{{W16CID}}}durableId", "").upper()
        for element in _children(_related(pair.original, IDS.name))
        if element.get(f"{{{W16CID}}}paraId", "").upper() in pair.touched
    )


def _is_comment_style(style: etree._Element) -> bool:
    name = child(style, "name")
    return name is not None and attribute(name, "val") in COMMENT_STYLE_NAMES


def _may_lose_type(original: Package) -> _Test:
    """Whether a content type is that of a comment part or of docxplug's own ones."""
    types = {kind.content_type for kind in COMMENT_KINDS}
    own = {names.key(name) for name in state_parts(original)}
    return lambda element: (
        element.get("ContentType") in types or names.key(element.get("PartName", "")) in own
    )


def _may_lose_relationship(original: Package) -> _Test:
    own_parts = set(custom_parts(original))
    own = {arrow.id for arrow in original.relationships(original.main) if arrow.part in own_parts}
    own |= {
        arrow.id
        for arrow in original.relationships(original.main)
        if arrow.kind == PEOPLE.name and arrow.part not in original
    }
    of_comments = _relates_to(_COMMENT_PARTS)
    return lambda element: of_comments(element) or element.get("Id") in own


def _relates_to(kinds: frozenset[str]) -> _Test:
    return lambda element: element.get("Type", "").rpartition("/")[2] in kinds


def _anything(_: etree._Element) -> bool:
    return True


def _nothing(_: etree._Element) -> bool:
    return False

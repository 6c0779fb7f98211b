"""Faults in a document's comments that schema validators do not see."""

from collections import Counter
from collections.abc import Iterator

from lxml import etree

from docxplug.word.marks.ids import INT32_MAX, as_number
from docxplug.word.marks.kinds import COMMENT_KINDS, COMMENTS, EXTENDED, IDS, PARA_ID, PEOPLE, W15, W16CID
from docxplug.word.marks.markers import END_TAGS, MARKER_TAGS, START_TAGS, marker_number, notes_with_marks
from docxplug.word.opc.package import Package
from docxplug.word.opc.xml import attribute, word_tags

_ROW_ID, _ROW_PARENT = f"{{{W15}}}paraId", f"{{{W15}}}paraIdParent"


def comment_faults(package: Package) -> set[str]:
    """What is wrong with the comments of a document, a sentence for each fault."""
    return {*_numbers(package), *_marks(package), *_threads(package), *_relationships(package)}


def _root(package: Package, kind: str) -> etree._Element | None:
    name = package.related(kind)
    return None if name is None else package.xml(name)


def _comments(package: Package) -> list[etree._Element]:
    root = _root(package, COMMENTS.name)
    return [] if root is None else list(root.iterchildren(*word_tags("comment")))


def _numbers(package: Package) -> Iterator[str]:
    comments = _comments(package)
    for number, count in Counter(attribute(comment, "id") or "" for comment in comments).items():
        value = as_number(number)
        if value is None or not -INT32_MAX <= value <= INT32_MAX:
            yield f"comment {number} has an id that Word cannot read"
        if count > 1:
            yield f"comment {number} is there {count} times"
    for comment in comments:
        if next(comment.iter(*word_tags("p")), None) is None:
            yield f"comment {attribute(comment, 'id')} has no paragraph"


def _marks(package: Package) -> Iterator[str]:
    """Marks without a comment, twice, or in the wrong order."""
    known = {(attribute(comment, "id") or "").strip() for comment in _comments(package)}
    seen: dict[str, list[str]] = {}
    for mark in _all_marks(package):
        kind = "start" if mark.tag in START_TAGS else "end" if mark.tag in END_TAGS else "reference"
        seen.setdefault(marker_number(mark), []).append(kind)
    answers = _answers(package)
    for number in known - seen.keys():
        if answers.get(number, number) not in known - seen.keys() - {number}:
            yield f"comment {number} has no mark in the text"
    for number, kinds in seen.items():
        if number not in known:
            yield f"a mark names comment {number}, which is not there"
        elif kinds not in (["start", "end", "reference"], ["reference"]):
            yield f"the marks of comment {number} are out of order: {', '.join(kinds)}"


def _all_marks(package: Package) -> Iterator[etree._Element]:
    yield from package.elements(package.main, *MARKER_TAGS)
    for root in notes_with_marks(package).values():
        yield from root.iter(*MARKER_TAGS)


def _answers(package: Package) -> dict[str, str]:
    """The ``w:id`` of what each answer answers; where that has no mark, the answer can have none."""
    root = _root(package, EXTENDED.name)
    numbers = {
        paragraph.get(PARA_ID, "").upper(): (attribute(comment, "id") or "").strip()
        for comment in _comments(package)
        for paragraph in comment.iter(*word_tags("p"))
    }
    return {
        numbers.get(row.get(_ROW_ID, "").upper(), ""): numbers.get(row.get(_ROW_PARENT, "").upper(), "")
        for row in (() if root is None else root.iterchildren(etree.Element))
        if _ROW_PARENT in row.attrib
    }


def _threads(package: Package) -> Iterator[str]:
    para_ids = [
        paragraph.get(PARA_ID, "").upper()
        for comment in _comments(package)
        for paragraph in comment.iter(*word_tags("p"))
        if PARA_ID in paragraph.attrib
    ]
    for para_id, count in Counter(para_ids).items():
        if count > 1:
            yield f"paraId {para_id} is there {count} times"
        if not _is_hex_id(para_id):
            yield f"paraId {para_id} is none that Word can read"
    known = set(para_ids)
    for kind, key in (
        (EXTENDED, _ROW_ID),
        (EXTENDED, _ROW_PARENT),
        (IDS, f"{{{W16CID}}}paraId"),
    ):
        root = _root(package, kind.name)
        for element in () if root is None else root:
            if (named := element.get(key, "").upper()) and named not in known:
                yield f"{kind.name} names paragraph {named}, which is in no comment"


def _is_hex_id(value: str) -> bool:
    try:
        return len(value) == 8 and 0 < int(value, 16) < 0x80000000
    except ValueError:
        return False


def _relationships(package: Package) -> Iterator[str]:
    kinds = {kind.name for kind in (*COMMENT_KINDS, PEOPLE)}
    found = package.relationships(package.main)
    for kind, count in Counter(relationship.kind for relationship in found).items():
        if kind in kinds and count > 1:
            yield f"there are {count} relationships to {kind}"
    for relationship_id, count in Counter(relationship.id for relationship in found).items():
        if count > 1:
            yield f"relationship {relationship_id} is there {count} times"

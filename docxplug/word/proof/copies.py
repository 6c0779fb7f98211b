"""The proof that only comments were added: two versions of a document compared, part by part."""

from collections.abc import Collection, Iterator

from docxplug.word.comments.audit import comment_faults
from docxplug.word.comments.state_part import state_parts
from docxplug.word.errors import UnreadableError
from docxplug.word.marks.kinds import COMMENT_KINDS, COMMENTS, PEOPLE, STYLES
from docxplug.word.marks.markers import note_parts
from docxplug.word.opc import content_types, names
from docxplug.word.opc.archive import Archive, Entry
from docxplug.word.opc.limits import DEFAULT_LIMITS, Limits
from docxplug.word.opc.package import Package, Source
from docxplug.word.proof.difference import Difference, Pair
from docxplug.word.proof.lists import list_differences
from docxplug.word.proof.text import part_differences, text_differences

_COMPARED_INSIDE = tuple(kind.name for kind in (*COMMENT_KINDS, PEOPLE, STYLES))


def verify(
    original: Source, annotated: Source, *, touched: Collection[str] = (), limits: Limits = DEFAULT_LIMITS
) -> list[Difference]:
    """What differs between two versions of a document besides added comments; an empty list is the proof.

    The same visible text, formatting character by character, tracked changes and foreign comments; every other
    part byte for byte. ``touched`` are ids (``paraId`` or ``w:id``) of comments that were edited, answered or
    deleted on purpose. Comments that are newly damaged are differences too. Raises UnreadableError where one of
    the two cannot be opened.
    """
    return compare(Package.open(original, limits), Package.open(annotated, limits), touched)


def compare(original: Package, annotated: Package, touched: Collection[str] = ()) -> list[Difference]:
    """The same for two packages that are open already."""
    pair = Pair(original, annotated, frozenset({*touched, *(value.upper() for value in touched)}))
    faults = comment_faults(annotated)
    new_faults = sorted(faults - comment_faults(original)) if faults else ()
    return [
        *_other_parts(pair),
        *text_differences(pair),
        *list_differences(pair),
        *(Difference("comments", fault) for fault in new_faults),
    ]


def _other_parts(pair: Pair) -> Iterator[Difference]:
    before, after = _entries(pair.original.archive), _entries(pair.annotated.archive)
    # What was somebody else's part before cannot have become docxplug's.
    own = _own(pair.original) | (_own(pair.annotated) - before.keys())
    compared_inside = _inside(pair.original) | _inside(pair.annotated) | own
    for key, entry in before.items():
        if key in compared_inside:
            continue
        if key not in after:
            yield Difference(entry.name, "is missing")
        elif not _same_bytes(pair, entry, after[key]):
            yield from _changed(pair, entry.name)
    for key, entry in after.items():
        if key not in before and key not in compared_inside:
            yield Difference(entry.name, "was added")


def _changed(pair: Pair, name: str) -> Iterator[Difference]:
    """What has changed in a part that is not the same: notes may have got or lost marks."""
    if names.key(name) not in map(names.key, note_parts(pair.original)):
        yield Difference(name, "has changed")
        return
    try:
        yield from part_differences(pair, name)
    except UnreadableError:
        yield Difference(name, "has changed")


def _entries(archive: Archive) -> dict[str, Entry]:
    return {names.key(entry.name): entry for entry in archive.entries if not entry.name.endswith("/")}


def _inside(package: Package) -> set[str]:
    """The keys of the parts that may change, and whose content is compared element by element."""
    parts = [content_types.PART, package.main, names.relationships_name(package.main)]
    parts += [name for kind in _COMPARED_INSIDE if (name := package.related(kind)) is not None]
    if (comments := package.related(COMMENTS.name)) is not None:
        parts.append(names.relationships_name(comments))
    return {names.key(name) for name in parts}


def _own(package: Package) -> set[str]:
    """The keys of the parts in which docxplug remembers its comments."""
    return {names.key(name) for name in state_parts(package)}


def _same_bytes(pair: Pair, before: Entry, after: Entry) -> bool:
    if (before.record.crc, before.record.size) != (after.record.crc, after.record.size):
        return False
    old, new = pair.original.archive, pair.annotated.archive
    return new.has_copy(after, old, before) or old.read(before) == new.read(after)

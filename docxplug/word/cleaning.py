"""Taking comments out: some of them, or everything that should not be in a document that is handed in."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from lxml import etree

from docxplug.word.comments.new_comment import DEFAULT_AUTHOR
from docxplug.word.comments.state_part import recall, remember
from docxplug.word.document import Document
from docxplug.word.marks.kinds import PEOPLE, W15
from docxplug.word.marks.markers import take_out
from docxplug.word.opc.package import Package
from docxplug.word.opc.xml import attribute, word_tags
from docxplug.word.reading.hidden_text import hidden_text
from docxplug.word.rounds import earlier_round

#: Tracked changes of text, tables and formatting (ISO 29500-1, 17.13.5).
_CHANGES: Final = word_tags(
    *("ins", "del", "moveFrom", "moveTo", "cellIns", "cellDel", "cellMerge", "numberingChange"),
    *("rPrChange", "pPrChange", "sectPrChange", "tblPrChange", "tblPrExChange", "trPrChange", "tcPrChange"),
    "tblGridChange",
)
_STORIES: Final = frozenset({"header", "footer", "footnotes", "endnotes"})
#: What names a person or an office, by the last word of the relationship from the package to the part.
_PERSONAL: Final = {
    "core-properties": ("creator", "lastModifiedBy"),
    "extended-properties": ("Company", "Manager"),
}
_CUSTOM: Final = "custom-properties"
_PERSON, _AUTHOR = f"{{{W15}}}person", f"{{{W15}}}author"


@dataclass(frozen=True, slots=True)
class Leftovers:
    """What a clean document still holds that its writer should look at before it is handed in.

    ``metadata`` are the names of the properties that tell of people, with what they say; ``authors`` those of
    tracked changes.
    """

    tracked_changes: int
    authors: tuple[str, ...]
    hidden: str
    metadata: tuple[tuple[str, str], ...]


def strip_own(document: Document) -> int:
    """Take out the comments of docxplug's reviews, whatever name they were signed with, and what it remembers.

    Comments of the author "docxplug" go too. Returns how many went, answers included.
    """
    earlier = earlier_round(document)
    remembered = (
        {comment.id for comment in earlier.comments if comment.standing != "gone"} if earlier else set()
    )
    own = [
        thread.id
        for thread in document.threads()
        if thread.id in remembered or thread.author == DEFAULT_AUTHOR
    ]
    removed = document.delete_many(own)
    remember(document.store, None)
    return removed


def strip_author(document: Document, author: str) -> int:
    """Take out one person's comments with the answers to them; docxplug forgets those that were its own.

    Returns how many went.
    """
    earlier = earlier_round(document)
    removed = document.strip(author=author)
    left = {thread.id for thread in document.threads()}
    if earlier is not None and (state := recall(document.store)) is not None:
        stripped = {
            told
            for comment in earlier.comments
            if comment.standing != "gone" and comment.id not in left
            for told in comment.findings
        }
        kept = tuple(comment for comment in state.comments if not stripped & set(comment.findings))
        remember(document.store, state._replace(comments=kept) if kept else None)
    return removed


def strip_all(document: Document) -> int:
    """Take out every comment and what docxplug remembers; returns how many comments went."""
    removed = document.strip()
    remember(document.store, None)
    return removed


def clean(document: Document, *, metadata: bool = False) -> int:
    """Make a document ready to be handed in: no comments, no commentators' names, nothing of docxplug.

    With ``metadata`` the properties that name people go too. The text, its formatting and tracked changes stay.
    Returns how many comments went.
    """
    removed = strip_all(document)
    _forget_people(document)
    if metadata:
        for name, root, elements in _personal(document.package):
            for element in elements:
                take_out(element)
            if elements:
                document.change_part(name, root)
    return removed


def leftovers(document: Document) -> Leftovers:
    """What should be looked at in a document before it is handed in."""
    package = document.package
    changes = [change for root in _roots(package) for change in root.iter(*_CHANGES)]
    authors = dict.fromkeys(attribute(change, "author") or "" for change in changes)
    return Leftovers(
        tracked_changes=len(changes),
        authors=tuple(author for author in authors if author),
        hidden=hidden_text(package, document.text),
        metadata=tuple(
            (etree.QName(element).localname, _said(element))
            for _, _, elements in _personal(package)
            for element in elements
        ),
    )


def _forget_people(document: Document) -> None:
    """Take out the persons who have no tracked change: Word lists everybody who ever commented."""
    root = document.store.root(PEOPLE)
    if root is None:
        return
    needed = {
        attribute(change, "author") for part in _roots(document.package) for change in part.iter(*_CHANGES)
    }
    unneeded = [person for person in root.iterchildren(_PERSON) if person.get(_AUTHOR) not in needed]
    for person in unneeded:
        take_out(person)
    if unneeded:
        document.allow_change(PEOPLE.name)
        document.store.put(PEOPLE, root)


def _roots(package: Package) -> Iterator[etree._Element]:
    yield package.root
    for relationship in package.relationships(package.main):
        if relationship.kind in _STORIES and relationship.part in package:
            yield package.xml(relationship.part)


def _personal(package: Package) -> Iterator[tuple[str, etree._Element, list[etree._Element]]]:
    """The parts with properties of the document: name, root, and the elements that tell of people."""
    for relationship in package.relationships():
        kind = relationship.type.rpartition("/")[2]
        name = package.name_in_archive(relationship.part)
        if name is None or kind not in (*_PERSONAL, _CUSTOM):
            continue
        root = package.xml(name)
        named = _PERSONAL.get(kind)
        yield (
            name,
            root,
            [
                element
                for element in root.iterchildren(etree.Element)
                if (named is None or etree.QName(element).localname in named) and _said(element)
            ],
        )


def _said(element: etree._Element) -> str:
    """What a property says; one of the user's own with its name."""
    text = "".join(element.itertext()).strip()
    return f"{element.get('name')}: {text}" if text and element.get("name") else text

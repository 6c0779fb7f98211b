"""The people part: Word shows a comment's author as a person only if the part names them."""

from lxml import etree

from docxplug.word.comment_kinds import PEOPLE, W15
from docxplug.word.comment_store import CommentStore, editable

_PERSON, _PRESENCE = f"{{{W15}}}person", f"{{{W15}}}presenceInfo"
_AUTHOR, _PROVIDER, _USER = f"{{{W15}}}author", f"{{{W15}}}providerId", f"{{{W15}}}userId"


def ensure_person(store: CommentStore, author: str) -> None:
    """Name ``author`` in the people part, as a person without an account, unless it does so already."""
    root = store.root(PEOPLE)
    if root is not None and any(person.get(_AUTHOR) == author for person in root.iterchildren(_PERSON)):
        return
    root = editable(store, PEOPLE)
    person = etree.SubElement(root, _PERSON, {_AUTHOR: author})
    etree.SubElement(person, _PRESENCE, {_PROVIDER: "None", _USER: author})

"""The people part: Word shows a comment's author as a person only if the part names them."""

from lxml import etree

from docxplug.word.comments.store import CommentStore, editable
from docxplug.word.marks.kinds import PEOPLE, W15

_PERSON, _PRESENCE = f"{{{W15}}}person", f"{{{W15}}}presenceInfo"
_AUTHOR, _PROVIDER, _USER = f"{{{W15}}}author", f"{{{W15}}}providerId", f"{{{W15}}}userId"


class People:
    """The persons that a document names."""

    def __init__(self, store: CommentStore) -> None:
        self._store = store
        root = store.root(PEOPLE)
        self._names = {person.get(_AUTHOR) for person in ([] if root is None else root.iterchildren(_PERSON))}

    def name(self, author: str) -> None:
        """Name ``author``, as a person without an account, unless the document does so already."""
        if author in self._names:
            return
        self._names.add(author)
        person = etree.SubElement(editable(self._store, PEOPLE), _PERSON, {_AUTHOR: author})
        etree.SubElement(person, _PRESENCE, {_PROVIDER: "None", _USER: author})

"""The three parts beside the comments themselves: threads, durable ids and exact times, keyed by ``paraId``."""

from collections.abc import Iterator
from typing import Final

from lxml import etree

from docxplug.word.comment_kinds import EXTENDED, EXTENSIBLE, IDS, W15, W16CEX, W16CID, PartKind
from docxplug.word.comment_store import CommentStore, editable
from docxplug.word.markers import take_out

_PARA_ID, _PARENT, _DONE = f"{{{W15}}}paraId", f"{{{W15}}}paraIdParent", f"{{{W15}}}done"
_ID_PARA_ID, _ID_DURABLE = f"{{{W16CID}}}paraId", f"{{{W16CID}}}durableId"
_CEX_DURABLE, _CEX_UTC = f"{{{W16CEX}}}durableId", f"{{{W16CEX}}}dateUtc"
_TRUE: Final = ("1", "true", "on")


class ThreadParts:
    """What commentsExtended, commentsIds and commentsExtensible say; every ``para_id`` is upper case."""

    def __init__(self, store: CommentStore) -> None:
        self._store = store
        self._extended = self._table(EXTENDED, _PARA_ID)
        self._ids = self._table(IDS, _ID_PARA_ID)
        self._extensible = self._table(EXTENSIBLE, _CEX_DURABLE)

    def _table(self, kind: PartKind, key: str) -> dict[str, etree._Element]:
        root = self._store.root(kind)
        found: dict[str, etree._Element] = {}
        for element in () if root is None else root.iterchildren(etree.Element):
            if value := element.get(key, "").upper():
                found.setdefault(value, element)
        return found

    def __contains__(self, para_id: str) -> bool:
        return para_id in self._extended

    def durable_ids(self) -> Iterator[str]:
        """Every durable id in use."""
        yield from (element.get(_ID_DURABLE, "") for element in self._ids.values())
        yield from self._extensible

    def parent(self, para_id: str) -> str:
        """The ``paraId`` that a comment answers, "" where it answers none."""
        element = self._extended.get(para_id)
        return "" if element is None else element.get(_PARENT, "").upper()

    def is_done(self, para_id: str) -> bool:
        """Whether a comment is marked as resolved."""
        element = self._extended.get(para_id)
        return element is not None and element.get(_DONE, "0") in _TRUE

    def utc(self, para_id: str) -> str:
        """When a comment was made, in UTC, as the file writes it; "" where it does not."""
        element = self._extensible.get(self._durable(para_id))
        return "" if element is None else element.get(_CEX_UTC, "")

    def _durable(self, para_id: str) -> str:
        element = self._ids.get(para_id)
        return "" if element is None else element.get(_ID_DURABLE, "").upper()

    def enter(self, para_id: str, durable: str, parent: str = "") -> None:
        """Name a comment; an answer to a resolved comment is resolved with it."""
        extended = etree.SubElement(
            editable(self._store, EXTENDED), f"{{{W15}}}commentEx", {_PARA_ID: para_id}
        )
        if parent:
            extended.set(_PARENT, parent)
        extended.set(_DONE, "1" if parent and self.is_done(parent) else "0")
        self._extended[para_id] = extended
        if para_id not in self._ids:
            identity = etree.SubElement(editable(self._store, IDS), f"{{{W16CID}}}commentId")
            identity.set(_ID_PARA_ID, para_id)
            identity.set(_ID_DURABLE, durable)
            self._ids[para_id] = identity

    def date(self, para_id: str, utc: str) -> None:
        """Enter the moment a new comment was made."""
        durable = self._durable(para_id)
        element = etree.SubElement(editable(self._store, EXTENSIBLE), f"{{{W16CEX}}}commentExtensible")
        element.set(_CEX_DURABLE, durable)
        element.set(_CEX_UTC, utc)
        self._extensible[durable] = element

    def mark(self, para_id: str, *, done: bool) -> None:
        """Mark a comment that is named here as resolved or open."""
        editable(self._store, EXTENDED)
        self._extended[para_id].set(_DONE, "1" if done else "0")

    def forget(self, para_id: str) -> None:
        """Take every entry of a comment out."""
        durable = self._durable(para_id)
        self._drop(EXTENDED, self._extended.pop(para_id, None))
        self._drop(IDS, self._ids.pop(para_id, None))
        self._drop(EXTENSIBLE, self._extensible.pop(durable, None))

    def _drop(self, kind: PartKind, element: etree._Element | None) -> None:
        if element is not None:
            editable(self._store, kind)
            take_out(element)

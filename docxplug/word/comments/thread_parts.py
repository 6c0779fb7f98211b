"""The three parts beside the comments themselves: threads, durable ids and exact times, keyed by ``paraId``."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final, NamedTuple

from lxml import etree

from docxplug.word.comments.store import CommentStore, editable
from docxplug.word.marks.elements import parsed
from docxplug.word.marks.kinds import EXTENDED, EXTENSIBLE, IDS, W15, W16CEX, W16CID, PartKind
from docxplug.word.marks.markers import take_out

_PARA_ID, _PARENT, _DONE = f"{{{W15}}}paraId", f"{{{W15}}}paraIdParent", f"{{{W15}}}done"
_ID_PARA_ID, _ID_DURABLE = f"{{{W16CID}}}paraId", f"{{{W16CID}}}durableId"
_CEX_DURABLE, _CEX_UTC = f"{{{W16CEX}}}durableId", f"{{{W16CEX}}}dateUtc"
_TRUE: Final = ("1", "true", "on")


class ThreadRow(NamedTuple):
    """What the parts say of a new comment: ids in upper case; ``parent`` and ``utc`` are "" where there is none."""

    para_id: str
    durable: str
    parent: str = ""
    utc: str = ""


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

    def enter(self, rows: Sequence[ThreadRow]) -> None:
        """Name comments; an answer to a resolved comment is resolved with it."""
        new = [row for row in rows if row.para_id not in self._ids]
        dated = [row for row in new if row.utc]
        self._extended |= self._added(EXTENDED, [row.para_id for row in rows], map(self._extended_xml, rows))
        self._ids |= self._added(IDS, [row.para_id for row in new], map(_id_xml, new))
        self._extensible |= self._added(EXTENSIBLE, [row.durable for row in dated], map(_time_xml, dated))

    def _added(self, kind: PartKind, keys: list[str], xml: Iterable[str]) -> dict[str, etree._Element]:
        if not keys:
            return {}
        root = editable(self._store, kind)
        elements = parsed(root, self._store.main_uri, "".join(xml))
        root.extend(elements)
        return dict(zip(keys, elements, strict=True))

    def _extended_xml(self, row: ThreadRow) -> str:
        above = f' w15:paraIdParent="{row.parent}"' if row.parent else ""
        done = int(bool(row.parent) and self.is_done(row.parent))
        return f'<w15:commentEx w15:paraId="{row.para_id}"{above} w15:done="{done}"/>'

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


def _id_xml(row: ThreadRow) -> str:
    return f'<w16cid:commentId w16cid:paraId="{row.para_id}" w16cid:durableId="{row.durable}"/>'


def _time_xml(row: ThreadRow) -> str:
    return f'<w16cex:commentExtensible w16cex:durableId="{row.durable}" w16cex:dateUtc="{row.utc}"/>'

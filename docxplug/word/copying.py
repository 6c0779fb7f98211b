"""The changed copy of a document, proved before anybody gets it."""

from collections.abc import Collection
from typing import NamedTuple

from docxplug.word.comment_errors import CheckFailedError
from docxplug.word.comments.store import CommentStore
from docxplug.word.opc.archive import Archive
from docxplug.word.opc.package import Package
from docxplug.word.opc.stitched import Stitched
from docxplug.word.reading.permission import refuse_signed


class Touched(NamedTuple):
    """What was changed on purpose: comments by their ids, and parts by their names as differences give them."""

    comments: Collection[str]
    parts: Collection[str] = ()


def changed_copy(
    original: Package, store: CommentStore, touched: Touched, *, check: bool, break_signature: bool
) -> Stitched:
    """The document as a file, in pieces: most are views of the original, which is not copied for it.

    Raises SignedDocumentError unless ``break_signature``; with ``check``, CheckFailedError where more than comments
    would differ.
    """
    written = store.packed()
    if written.pieces == (original.archive.data,):
        return written  # nothing was changed
    if not break_signature:
        refuse_signed(original)
    if check and store.keeps_bytes:
        _prove(original, written, touched)
    return written


def _prove(original: Package, written: Stitched, touched: Touched) -> None:
    from docxplug.word.proof.copies import compare

    before = original.unread()  # its trees have changed
    after = Package(Archive(written, original.limits))
    after.archive.check_rest(original.archive)
    differences = [
        difference
        for difference in compare(before, after, touched.comments)
        if difference.part not in touched.parts
    ]
    if differences:
        raise CheckFailedError(
            f"The copy would differ in more than its comments ({differences[0]}), so nothing was written; "
            "please report this."
        )

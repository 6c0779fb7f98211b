"""What a document takes is given back when it is let go, and Python's own housekeeping is left as it was."""

import gc
import weakref
from collections.abc import Iterator

import pytest
from builders import docx, p

from docxplug.errors import DocxplugError
from docxplug.spans import Span
from docxplug.word import open_document
from docxplug.word.comment_errors import NoPlaceError


@pytest.fixture(autouse=True)
def _search_as_before() -> Iterator[None]:
    yield
    gc.enable()


def test_a_document_is_freed_at_once_when_nobody_holds_it() -> None:
    gc.collect()
    gc.disable()  # only what is in no circle goes now
    document = open_document(docx(p("one two three"), p("four")))
    comment = document.comment(Span(0, 4, 7), "x")
    document.reply(comment, "y")
    document.resolve(comment)
    document.to_bytes()
    package = weakref.ref(document.package)
    del document
    assert package() is None


@pytest.mark.parametrize("is_on", [True, False])
def test_pythons_search_for_cycles_is_left_as_it_was(is_on: bool) -> None:
    (gc.enable if is_on else gc.disable)()
    document = open_document(docx(p("one two three")))
    document.comment(Span(0, 4, 7), "x")
    document.to_bytes()
    with pytest.raises(NoPlaceError):
        document.comment(Span(9, 0, 1), "x")
    with pytest.raises(DocxplugError):
        open_document(b"not a document")
    assert gc.isenabled() is is_on

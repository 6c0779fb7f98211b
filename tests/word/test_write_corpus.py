"""Public Word files of every producer take comments, and lose nothing by it."""

import random
from pathlib import Path

import pytest

from docxplug.spans import Span
from docxplug.word import Document, NewComment, open_document
from docxplug.word.comment_errors import ProtectedDocumentError
from docxplug.word.errors import UnreadableError

pytestmark = pytest.mark.corpus

_STEP = 6  # every sixth file: the whole corpus is for benchmarks/corpus.py
_COMMENTS = 8


def _places(document: Document, seed: str) -> list[Span]:
    """Random places in paragraphs of the main text; the same for every run."""
    chance = random.Random(seed)  # noqa: S311 -- no secret, only variety
    paragraphs = [
        paragraph
        for paragraph in document.view.paragraphs
        if paragraph.text and document.text.maps[paragraph.index].host is None
    ]
    places = []
    for paragraph in chance.choices(paragraphs, k=_COMMENTS if paragraphs else 0):
        start = chance.randrange(len(paragraph.text))
        places.append(Span(paragraph.index, start, chance.randrange(start, len(paragraph.text)) + 1))
    return places


def _has_formula(document: Document, place: Span) -> bool:
    return any("math" in str(piece.node.tag) for piece in document.text.maps[place.paragraph].pieces)


def test_comments_lie_on_their_words_and_nothing_is_lost(corpus_files: list[Path]) -> None:
    for path in corpus_files[::_STEP]:
        try:
            document = open_document(path)
            places = _places(document, path.name)
            before, threads = document.view, document.threads()
            ids = document.annotate([NewComment((place,), "A note.") for place in places])
        except (UnreadableError, ProtectedDocumentError):
            continue
        opened = open_document(document.to_bytes(break_signature=True))
        assert opened.view == before, path.name
        found = {thread.id: thread for thread in opened.threads()}
        for thread in threads:
            assert found[thread.id] == thread, path.name
        for comment_id, place in zip(ids, places, strict=True):
            if not _has_formula(document, place):
                assert found[comment_id].quote == before.quote(place), (path.name, place)
        opened.strip(author="docxplug")
        assert open_document(opened.to_bytes(break_signature=True)).view == before, path.name

"""Rounds and cleaning on public Word files, of all kinds of programs."""

import datetime
from pathlib import Path

import pytest

from docxplug.errors import DocumentError
from docxplug.intake import document_source
from docxplug.pipeline import Choices, Signature, commented, review_source
from docxplug.word import open_document
from docxplug.word.cleaning import clean, strip_own
from docxplug.word.rounds import differences

pytestmark = pytest.mark.corpus

SIGNATURE = Signature("docxplug", None, datetime.datetime(2026, 11, 21, 9, 0, tzinfo=datetime.UTC))
CHOICES = Choices(datetime.date(2026, 11, 21), rubric="tq", pages="none", only=("verb", "voice"))
EVERY = 8


def annotated(data: bytes) -> bytes:
    reviewed = review_source(document_source(data, "file.docx"), CHOICES)
    return commented(reviewed, SIGNATURE).to_bytes(break_signature=True)


def readable(files: list[Path]) -> list[bytes]:
    """The files that can be read and take comments."""
    found = []
    for path in files[::EVERY]:
        data = path.read_bytes()
        try:
            document = open_document(data)
            document.strip()
        except DocumentError:
            continue
        found.append(data)
    assert len(found) > 50
    return found


def test_every_file_goes_through_a_round_and_back(corpus_files: list[Path]) -> None:
    for data in readable(corpus_files):
        first = annotated(data)
        assert annotated(first) == first
        assert differences(open_document(data), open_document(first)) == []
        back = open_document(first)
        strip_own(back)
        stripped = back.to_bytes(break_signature=True)
        assert open_document(stripped).view == open_document(data).view
        assert b"urn:docxplug" not in stripped


def test_every_file_can_be_cleaned_with_its_text_as_it_was(corpus_files: list[Path]) -> None:
    for data in readable(corpus_files):
        document = open_document(data)
        clean(document, metadata=True)
        cleaned = open_document(document.to_bytes(break_signature=True))
        assert cleaned.view == open_document(data).view
        assert cleaned.threads() == ()

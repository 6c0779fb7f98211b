"""Every bad input is refused with one typed error and one clear sentence, whatever is wrong with it."""

import io
from pathlib import Path

import pytest
from builders import archive as packed
from builders import docx, entries, p
from hostile import REFUSED, SMALL, with_body, with_main

from docxplug.errors import DocumentError
from docxplug.word import errors
from docxplug.word.opc.limits import Limits
from docxplug.word.opc.package import Package
from docxplug.word.reading.reader import read_document


@pytest.mark.parametrize("kind", REFUSED)
def test_a_bad_file_is_refused_with_its_own_error(kind: str) -> None:
    make, expected = REFUSED[kind]
    with pytest.raises(expected) as caught:
        read_document(Package.open(make(), SMALL))
    assert isinstance(caught.value, DocumentError)
    assert type(caught.value) is expected


@pytest.mark.parametrize("kind", REFUSED)
def test_a_refusal_is_a_sentence_that_says_what_to_do(kind: str) -> None:
    make, _ = REFUSED[kind]
    with pytest.raises(errors.UnreadableError) as caught:
        read_document(Package.open(make(), SMALL))
    sentence = str(caught.value)
    assert sentence.endswith(".")
    assert "\n" not in sentence
    assert len(sentence) < 250
    assert "{" not in sentence


def test_every_kind_of_refusal_has_a_sentence_of_its_own() -> None:
    kinds = errors.UnreadableError.__subclasses__()
    assert len({kind.sentence for kind in kinds}) == len(kinds)


def test_every_kind_of_refusal_of_content_is_reached_by_an_input() -> None:
    reached = {expected for _, expected in REFUSED.values()}
    elsewhere = {
        errors.NoSuchFileError,
        errors.NotAFileError,
        errors.FileAccessError,
        errors.FileChangedError,
        errors.PipeError,
        errors.TextTooLongError,
    }
    assert set(errors.UnreadableError.__subclasses__()) <= reached | elsewhere


def test_a_text_longer_than_ten_million_bytes_is_refused() -> None:
    with pytest.raises(errors.TextTooLongError):
        Package.open(with_body(p("x" * 10_000_001)))


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(errors.NoSuchFileError):
        Package.open(tmp_path / "answer.docx")


def test_a_name_that_no_file_can_have_is_refused() -> None:
    with pytest.raises(errors.NoSuchFileError):
        Package.open("answer\0.docx")


def test_a_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(errors.NotAFileError):
        Package.open(tmp_path)


def test_a_name_that_is_too_long_is_refused() -> None:
    with pytest.raises(errors.FileAccessError):
        Package.open("a" * 5000)


def test_no_more_is_read_from_a_stream_than_the_limit() -> None:
    stream = io.BytesIO(docx(p("Good.")) + bytes(1_000_000))
    with pytest.raises(errors.FileTooLargeError):
        Package.open(stream, Limits(file=10_000))
    assert stream.tell() == 10_001


def test_an_entity_that_names_a_file_is_never_read(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("secret")
    xml = f'<?xml version="1.0"?><!DOCTYPE d [<!ENTITY x SYSTEM "{secret.as_uri()}">]><d>&x;</d>'
    with pytest.raises(errors.DoctypeError):
        Package.open(with_main(xml))


def test_a_part_that_is_needed_and_broken_is_named() -> None:
    parts = entries(p("Good."), styles="")
    parts["word/styles.xml"] = b"<w:styles"
    with pytest.raises(errors.MalformedXmlError, match=r"word/styles\.xml"):
        read_document(Package.open(packed(parts)))


def test_headers_are_not_believed_about_sizes() -> None:
    make, _ = REFUSED["one entry too large, header lies"]
    with pytest.raises(errors.EntryTooLargeError, match=r"media/0\.bin"):
        Package.open(make(), SMALL)

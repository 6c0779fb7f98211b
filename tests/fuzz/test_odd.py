"""Odd files of every kind take a comment on their word and lose nothing; taken out again, nothing of it stays."""

import pytest
from odd import MORE_ODD

from docxplug.word import open_document, verify


@pytest.mark.parametrize("kind", MORE_ODD)
def test_an_odd_file_takes_a_comment_and_gives_it_back(kind: str) -> None:
    data = MORE_ODD[kind]()
    document = open_document(data)
    [place] = document.find("text")
    before = document.threads()
    made = document.comment(place, "Why?")
    written = document.to_bytes()

    assert verify(data, written) == []
    opened = open_document(written)
    assert opened.view == document.view
    assert {thread.id: thread.quote for thread in opened.threads()}[made] == "text"
    opened.delete(made)
    assert open_document(opened.to_bytes()).threads() == before

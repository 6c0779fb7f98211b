"""The proof reads bytes where it can; what only looks like a mark in them never passes for one."""

import pytest
from annotated import parts
from builders import archive as packed
from builders import docx, entries, p, r, root

from docxplug.spans import Span
from docxplug.word import open_document, verify
from docxplug.word.marks.markers import MARKER_TAGS
from docxplug.word.opc.package import Package
from docxplug.word.proof.flat import flat_equal

_MARK = '<w:commentRangeStart w:id="5"/>'
_LOOK_ALIKES = {
    "in a section of characters": (
        "<w:r><w:t><![CDATA[one]]></w:t></w:r>",
        f"<w:r><w:t><![CDATA[one{_MARK}]]></w:t></w:r>",
    ),
    "of an old number written otherwise": (
        '<w:commentRangeStart w:id="&#53;"/>',
        f'<w:commentRangeStart w:id="&#53;"/>{_MARK}',
    ),
}


def _main(inner: str) -> bytes:
    return packed(entries() | {"word/document.xml": root("document", f"<w:body>{inner}</w:body>")})


@pytest.mark.parametrize("where", _LOOK_ALIKES)
def test_what_only_looks_like_a_new_mark_is_compared_like_everything_else(where: str) -> None:
    before, after = (_main(f"<w:p>{inner}</w:p>") for inner in _LOOK_ALIKES[where])
    assert verify(before, after) != []


def test_bytes_that_need_not_be_tags_are_left_to_the_trees() -> None:
    plain = root("document", f"<w:body><w:p>{_MARK}</w:p></w:body>")
    for doubtful in (b"<!-- -->", b"<?note?>", b"<![CDATA[]]>", b'<w:p xmlns:w="urn:w"/>'):
        part = plain.replace(b"<w:body>", b"<w:body>" + doubtful)
        assert flat_equal(lambda: (plain,), lambda: (plain,), ())
        assert not flat_equal(lambda part=part: (part,), lambda part=part: (part,), ())  # type: ignore[misc]


def test_a_second_mark_of_a_number_that_is_written_otherwise_is_found() -> None:
    marks = (
        "<w:commentRangeStart w:id='5'></w:commentRangeStart><w:commentRangeEnd w:id='5'></w:commentRangeEnd>"
    )
    before, after = (f"<w:p>{marks}{more}{r('one')}</w:p>" for more in ("", _MARK))
    assert verify(_main(before), _main(after)) != []


def test_words_that_moved_to_an_empty_paragraph_beside_theirs_are_found() -> None:
    one, none = "<w:p><w:r><w:t>one</w:t></w:r></w:p>", "<w:p></w:p>"
    assert verify(_main(one + none), _main(none + one)) != []
    assert verify(_main(one), _main(one + none)) != []
    assert verify(_main(one + none), _main(one)) != []


def test_a_prefix_that_means_something_else_inside_is_left_to_the_trees() -> None:
    inner = '<q:box xmlns:q="urn:q" xmlns:w="urn:w">{}</q:box>'
    assert verify(_main(inner.format("")), _main(inner.format(_MARK))) != []


def test_a_change_far_behind_the_first_chunk_is_found() -> None:
    many = "".join(p(f"paragraph {number} ", r("with some words", "<w:b/>")) for number in range(3000))
    original = _main(many)
    document = open_document(original)
    for number in (0, 1500, 2999):
        document.comment(Span(number, 3, 8), "x")
    written = document.to_bytes()
    assert verify(original, written) == []
    files = parts(written)
    files["word/document.xml"] = files["word/document.xml"].replace(b"paragraph 2998", b"paragraph 2989")
    assert [difference.what for difference in verify(original, packed(files))] == [
        "“paragraph 2998 ” has become “paragraph 2989 ”"
    ]


@pytest.mark.parametrize("size", range(1, 24))
def test_chunks_may_end_anywhere_in_a_tag(size: int) -> None:
    body = "".join(f"<w:p><w:r><w:t>word {n}</w:t></w:r></w:p>" for n in range(20))
    part = root("document", f"<w:body>{body}</w:body>")

    def chunks(part: bytes) -> list[bytes]:
        return [part[at : at + size] for at in range(0, len(part), size)]

    assert flat_equal(lambda: chunks(part), lambda: (part,), ())
    assert not flat_equal(lambda: chunks(part), lambda: (part.replace(b"d 13", b"d 31"),), ())


class _Chunk(bytes):
    """Counts the bytes that are copied because a chunk is put behind them."""

    copied = 0

    def __radd__(self, before: bytes) -> bytes:
        type(self).copied += len(before)
        return bytes(before) + bytes(self)


def test_one_long_paragraph_is_copied_once() -> None:
    part = root("document", f"<w:body><w:p>{'<w:r><w:t>word</w:t></w:r>' * 1000}</w:p></w:body>")

    def chunks() -> list[bytes]:
        return [_Chunk(part[at : at + 100]) for at in range(0, len(part), 100)]

    assert flat_equal(chunks, lambda: (part,), ())
    assert _Chunk.copied < len(part)


def test_marks_are_the_same_read_in_a_stream_and_from_the_tree() -> None:
    document = open_document(docx(*(p("one two three") for _ in range(50)), p(_MARK, "four")))
    for number in range(50):
        document.comment([Span(number, 4, 7), Span(number + 1, 0, 3)], "x")
    read = Package.open(document.to_bytes(check=False))

    def marks(package: Package) -> list[tuple[str, str]]:
        found = package.elements(package.main, *MARKER_TAGS)
        return [(str(mark.tag), str(mark.values()[0])) for mark in found]

    assert marks(read) == marks(read.unread())
    assert len(marks(read)) == 151

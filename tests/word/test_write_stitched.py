"""A file in pieces reads like the same file in one."""

from hypothesis import given
from hypothesis import strategies as st

from docxplug.word.opc.stitched import Excerpt, Stitched

_PIECES = st.lists(st.binary(max_size=6), max_size=6)
_PLACES = st.integers(0, 40)


@given(_PIECES, _PLACES, _PLACES)
def test_every_part_is_that_of_the_whole(pieces: list[bytes], start: int, end: int) -> None:
    whole = b"".join(pieces)
    stitched = Stitched(Excerpt(b"." + piece + b".", 1, len(piece) + 1) for piece in pieces)
    assert len(stitched) == len(whole)
    assert stitched[start:end] == whole[start:end]
    assert stitched[start:] == whole[start:]
    assert stitched.whole() == whole


@given(
    st.lists(st.text("ab", max_size=4).map(str.encode), max_size=6),
    st.text("ab", min_size=1, max_size=3),
    _PLACES,
    _PLACES,
)
def test_the_last_place_is_found_over_the_seams(
    pieces: list[bytes], wanted: str, start: int, end: int
) -> None:
    whole = b"".join(pieces)
    assert Stitched(pieces).rfind(wanted.encode(), start, end) == whole.rfind(wanted.encode(), start, end)


def test_a_single_piece_is_not_copied() -> None:
    data = bytes(100)
    assert Stitched([data]).whole() is data

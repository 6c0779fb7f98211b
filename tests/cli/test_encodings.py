"""An announcement comes out of the same words whatever program saved it."""

import pytest

from docxplug.encodings import decode_text, encoding_of
from docxplug.errors import RequestError

WORDS = "TQ 1: Demonstrated experience – “multi-year” plans; don’t exceed two pages.\n"


@pytest.mark.parametrize(
    "encoding",
    ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252", "mac-roman"],
)
def test_text_is_the_same_in_every_common_encoding(encoding: str) -> None:
    assert decode_text(WORDS.encode(encoding)) == WORDS


def test_plain_ascii_is_utf_8() -> None:
    assert encoding_of(b"TQ 1") == "utf-8"


def test_windows_and_old_mac_line_ends_become_one_newline() -> None:
    assert decode_text(b"one\r\ntwo\rthree") == "one\ntwo\nthree"


def test_a_byte_that_windows_does_not_define_does_not_stop_the_reading() -> None:
    assert decode_text(b"caf\xe9 \x81 \x93quoted\x94").startswith("café")


@pytest.mark.parametrize("data", [bytes(range(32)) * 20, b"\x89PNG\r\n\x1a\n" + b"\x00\x01\x02\x03" * 50])
def test_what_is_not_text_is_refused(data: bytes) -> None:
    with pytest.raises(RequestError, match="not a text file"):
        decode_text(data)

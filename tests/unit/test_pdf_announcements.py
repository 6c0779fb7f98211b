"""Announcements in PDFs that are not quite right are read, and nothing of them gets into a log."""

import logging
from pathlib import Path

import pytest

from docxplug.intake import announcement_text
from docxplug.pages.pdf import pdf_pages

_WORDS = b"BT /F1 12 Tf 72 720 Td (Experience leading rescue programs) Tj 0 -555-0199.5 Td (in harbors) Tj ET"
_OBJECTS = (
    b"<< /Type /Catalog /Pages 2 0 R >>",
    b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
    (
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R"
        b" /Resources << /Font << /F1 5 0 R >> >> >>"
    ),
    b"<< /Length %d >>\nstream\n%s\nendstream" % (len(_WORDS), _WORDS),
    b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
)


@pytest.fixture
def odd() -> bytes:
    """A page with a telephone number where a number should stand, and a table of contents in the wrong place."""
    objects = (b"%d 0 obj\n%s\nendobj\n" % (number, content) for number, content in enumerate(_OBJECTS, 1))
    return b"%PDF-1.4\n" + b"".join(objects) + b"trailer << /Root 1 0 R /Size 6 >>\nstartxref\n7\n%%EOF\n"


@pytest.fixture
def told(caplog: pytest.LogCaptureFixture) -> pytest.LogCaptureFixture:
    """What is logged from now on, whatever was silenced before."""
    logging.getLogger("pypdf").setLevel(logging.NOTSET)
    caplog.set_level(logging.DEBUG)
    return caplog


def test_what_is_odd_about_an_announcement_is_not_logged(odd: bytes, told: pytest.LogCaptureFixture) -> None:
    assert "Experience leading rescue programs" in announcement_text(odd)

    assert told.messages == []


def test_pages_of_an_odd_pdf_are_counted_without_a_word(
    odd: bytes, told: pytest.LogCaptureFixture, tmp_path: Path
) -> None:
    (tmp_path / "a.pdf").write_bytes(odd)

    assert pdf_pages(odd) == pdf_pages(tmp_path / "a.pdf") == 1

    assert told.messages == []

"""The look of a document as far as announcements have rules about it."""

from collections.abc import Sequence
from typing import NamedTuple

from docxplug.spans import Span


class TextSize(NamedTuple):
    """The font size, in points, of a stretch of text; neighbours of one size are one stretch.

    Superscripts, headers, footers and notes are left out: announcements do not mean them.
    """

    span: Span
    points: float


class FormatFacts(NamedTuple):
    """Font sizes in the order of the text, the narrowest page margin in inches, and what stands on every page.

    A fact that was not found out is empty or None, and the checks say nothing of it.
    """

    sizes: Sequence[TextSize] = ()
    narrowest_margin: float | None = None
    has_page_numbers: bool | None = None

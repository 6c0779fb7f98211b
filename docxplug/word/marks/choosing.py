"""Which of several places somebody means, and why there may be none."""

from collections.abc import Sequence
from typing import Final

from docxplug.spans import Span
from docxplug.view import TextView
from docxplug.word.comment_errors import HeaderCommentError, NoPlaceError
from docxplug.word.opc.package import Package
from docxplug.word.opc.xml import word_tags
from docxplug.word.reading.finder import Finder

_SHOWN: Final = 60  # characters of the searched words that a message quotes
_LISTED: Final = 10  # places that a message lists
_HEADERS: Final = frozenset({"header", "footer"})


def chosen_place(
    places: Sequence[tuple[Span, ...]], words: str, nth: int | None, package: Package
) -> tuple[Span, ...]:
    """The only place, or the ``nth`` counted from 1. Raises NoPlaceError or HeaderCommentError."""
    quoted = f"“{words[:_SHOWN]}{'…' if len(words) > _SHOWN else ''}”"
    if not places:
        if _stands_in_header(words, package):
            raise HeaderCommentError(
                f"{quoted} stands in a header or footer only, where Word shows no comments; comment on the text."
            )
        raise NoPlaceError(f"{quoted} is not in the text; check its spelling and capital letters.")
    if nth is None and len(places) > 1:
        listed = ", ".join(str(place[0].paragraph) for place in places[:_LISTED])
        more = " …" if len(places) > _LISTED else ""
        raise NoPlaceError(
            f"{quoted} is there {len(places)} times (paragraphs {listed}{more}); choose one with --nth, "
            "or take --all."
        )
    number = 1 if nth is None else nth
    if not 1 <= number <= len(places):
        raise NoPlaceError(f"{quoted} is there {len(places)} times, so there is no number {number}.")
    return places[number - 1]


def _stands_in_header(words: str, package: Package) -> bool:
    paragraphs = (
        paragraph
        for relationship in package.relationships(package.main)
        if relationship.kind in _HEADERS and relationship.part in package
        for paragraph in package.xml(relationship.part).iter(*word_tags("p"))
    )
    texts = ("".join(text.text or "" for text in each.iter(*word_tags("t"))) for each in paragraphs)
    return bool(Finder(TextView.from_texts(texts)).find(words))

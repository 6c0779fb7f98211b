"""The lines of an announcement that came as a Word document."""

from collections.abc import Iterator
from itertools import groupby
from typing import Final

from docxplug.kept import compiled
from docxplug.posting.numbering import numbered_label
from docxplug.posting.targets import NUMBER, mentions_in
from docxplug.view import Paragraph, TextView

_LONGEST_CELL: Final = 60  # code points
_LENGTH: Final = compiled(rf"\b(?:{NUMBER})\b.*\b(?:pages?|characters?|words?)\b")


def announcement_lines(view: TextView) -> Iterator[str]:
    """Each paragraph with the number Word prints before it; a table's row that states a length is one line.

    Such a row ("Resume", "All applicants", "5 pages") says what its length is for in another cell.
    """
    for row, paragraphs in groupby(
        view.paragraphs, key=lambda paragraph: paragraph.cell and paragraph.cell[:2]
    ):
        cells = list(paragraphs)
        if row is not None and _states_a_length(cells):
            first, *others = (cell.text.strip() for cell in cells if cell.text.strip())
            yield f"{first}: {', '.join(others)}"
        else:
            yield from (f"{paragraph.label} {paragraph.text}".strip() for paragraph in cells)


def _states_a_length(cells: list[Paragraph]) -> bool:
    texts = [cell.text.strip() for cell in cells if cell.text.strip()]
    columns = {cell.cell for cell in cells}
    if len(columns) < len(cells) or len(texts) < 2 or max(map(len, texts)) > _LONGEST_CELL:
        return False
    about_something = bool(mentions_in(texts[0])) and numbered_label(texts[0]) is None
    return about_something and any(_LENGTH.search(text) for text in texts[1:])

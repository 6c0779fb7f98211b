"""The text of a document as its reader sees it, with no trace of where it was stored."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from docxplug.spans import Span

Where = Literal["body", "table", "control", "textbox", "footnote", "endnote"]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One visible paragraph and the facts about its look that a reader would use.

    ``bold_lead`` is the number of code points at its start that are bold (all of them where the whole text is
    bold). ``heading_level`` is Word's outline level counted from 1, or None for body text. ``label`` is the
    automatic number or bullet that Word prints before the text ("2.", "b)", "•") and that is not part of it.
    ``cell`` is (table, row, column), counted from 0 in reading order, for the innermost table around the text.
    """

    index: int
    text: str
    where: Where = "body"
    style: str = ""
    heading_level: int | None = None
    bold_lead: int = 0
    label: str = ""
    cell: tuple[int, int, int] | None = None

    @property
    def is_bold(self) -> bool:
        """Whether all of the text is bold."""
        return bool(self.text.strip()) and self.bold_lead >= len(self.text.rstrip())


@dataclass(frozen=True, slots=True)
class TextView:
    """All visible paragraphs in reading order, counted from 0, empty ones too; notes come after the body."""

    paragraphs: tuple[Paragraph, ...]

    @classmethod
    def from_texts(cls, texts: Iterable[str]) -> "TextView":
        """A view of plain paragraphs, as a pane or a test has them."""
        return cls(tuple(Paragraph(index, text) for index, text in enumerate(texts)))

    def quote(self, span: Span) -> str:
        """The characters at ``span``."""
        return self.paragraphs[span.paragraph].text[span.start : span.end]

    def texts(self) -> Sequence[str]:
        """The paragraphs' texts, in order."""
        return [paragraph.text for paragraph in self.paragraphs]

    def whole(self, index: int) -> Span:
        """The span of a whole paragraph without the white space around its text."""
        text = self.paragraphs[index].text
        start = len(text) - len(text.lstrip())
        return Span(index, start, max(start, len(text.rstrip())))

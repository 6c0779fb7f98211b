"""Example texts written as Word files: either clean, or with the traces of a document that has been around."""

import random
import zipfile
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import Any

import docx
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Inches, Pt
from docx.text.paragraph import Paragraph
from markup import Block, Piece

_WHEN = datetime(2026, 11, 2, 9, 30, tzinfo=UTC)
_EDITOR = "Reviewing colleague"
_FOOTNOTES_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
_LONGEST_RUN = 60


class Writer:
    """Writes blocks into one document; ``messy`` cuts the text into the many runs that editing leaves behind."""

    def __init__(self, *, messy: bool, size: float, spacing: float) -> None:
        self.document = docx.Document()
        self._messy = messy
        self._random = random.Random(26)  # noqa: S311 - the same file every time
        self._footnotes: list[str] = []
        self._changes = 100
        self._set_up(size, spacing)

    def _set_up(self, size: float, spacing: float) -> None:
        section = self.document.sections[0]
        section.page_width, section.page_height = Inches(8.5), Inches(11)
        section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Inches(1)
        normal = self.document.styles["Normal"]
        normal.font.name, normal.font.size = "Times New Roman", Pt(size)
        normal.paragraph_format.space_after = Pt(6)
        normal.paragraph_format.line_spacing = spacing
        properties = self.document.core_properties
        properties.author, properties.title = "Applicant", "Technical Qualifications"
        properties.created = properties.modified = _WHEN.replace(tzinfo=None)

    def write(self, blocks: Sequence[Block]) -> None:
        """Adds the blocks at the end."""
        for block in blocks:
            if block.kind == "table":
                self._table(block.rows)
                continue
            paragraph = self.document.add_paragraph()
            paragraph.paragraph_format.keep_with_next = block.kind == "heading"
            for piece in block.pieces:
                self._piece(paragraph, piece, bold=block.kind == "heading")

    def number_pages(self, name: str) -> None:
        """Puts the applicant's name and the number of the page at the foot of every page."""
        paragraph = self.document.sections[0].footer.paragraphs[0]
        paragraph.add_run(f"{name} – page ")
        field = OxmlElement("w:fldSimple")
        field.set(qn("w:instr"), "PAGE")
        paragraph._p.append(field)

    def new_page(self) -> None:
        """Lets the next block begin on a new page."""
        self.document.add_page_break()

    def save(self, path: Path) -> None:
        """Saves the document with fixed times, so that the same text gives the same file."""
        if self._footnotes:
            self._add_footnotes()
        buffer = BytesIO()
        self.document.save(buffer)
        with zipfile.ZipFile(buffer) as source, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as target:
            for name in source.namelist():
                target.writestr(
                    zipfile.ZipInfo(name, _WHEN.timetuple()[:6]), source.read(name), zipfile.ZIP_DEFLATED
                )

    def _table(self, rows: Sequence[Sequence[str]]) -> None:
        table = self.document.add_table(len(rows), len(rows[0]), style="Table Grid")
        for row, texts in zip(table.rows, rows, strict=True):
            for cell, text in zip(row.cells, texts, strict=True):
                cell.text = text
        self.document.add_paragraph()

    def _piece(self, paragraph: Paragraph, piece: Piece, *, bold: bool) -> None:
        if piece.kind in {"plain", "bold"}:
            self._runs(paragraph, piece.text, bold=bold or piece.kind == "bold")
        elif piece.kind == "commented":
            run = paragraph.add_run(piece.text)
            comment = self.document.add_comment(run, piece.extra, author=_EDITOR, initials="RC")
            comment._comment_elm.date = _WHEN
        elif piece.kind in {"inserted", "deleted"}:
            self._tracked(paragraph, piece)
        elif piece.kind == "linked":
            self._link(paragraph, piece)
        elif piece.kind == "footnote":
            self._footnote(paragraph, piece.text)

    def _runs(self, paragraph: Paragraph, text: str, *, bold: bool) -> None:
        for part in self._cut(text):
            run = paragraph.add_run(part)
            run.bold = True if bold else None
            if self._messy:
                run._r.set(qn("w:rsidR"), f"00{self._random.randrange(16**6):06X}")

    def _cut(self, text: str) -> Iterator[str]:
        """Editing leaves runs that end anywhere, even inside a word."""
        while self._messy and len(text) > _LONGEST_RUN:
            length = self._random.randint(5, _LONGEST_RUN)
            yield text[:length]
            text = text[length:]
        yield text

    def _tracked(self, paragraph: Paragraph, piece: Piece) -> None:
        change = OxmlElement("w:ins" if piece.kind == "inserted" else "w:del")
        self._changes += 1
        change.set(qn("w:id"), str(self._changes))
        change.set(qn("w:author"), _EDITOR)
        change.set(qn("w:date"), _WHEN.strftime("%Y-%m-%dT%H:%M:%SZ"))
        run = paragraph.add_run(piece.text)._r
        if piece.kind == "deleted":
            run[-1].tag = qn("w:delText")
            run[-1].set(qn("xml:space"), "preserve")
        run.addprevious(change)
        change.append(run)

    def _link(self, paragraph: Paragraph, piece: Piece) -> None:
        link: Any = OxmlElement("w:hyperlink")
        link.set(
            qn("r:id"), paragraph.part.relate_to(piece.extra, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
        )
        run = paragraph.add_run(piece.text)
        run.underline = True
        run._r.addprevious(link)
        link.append(run._r)

    def _footnote(self, paragraph: Paragraph, text: str) -> None:
        self._footnotes.append(text)
        run = paragraph.add_run()
        run.font.superscript = True
        reference = OxmlElement("w:footnoteReference")
        reference.set(qn("w:id"), str(len(self._footnotes)))
        run._r.append(reference)

    def _add_footnotes(self) -> None:
        rule = '<w:footnote w:type="{0}" w:id="{1}"><w:p><w:r><w:{0}/></w:r></w:p></w:footnote>'
        note = (
            '<w:footnote w:id="{0}"><w:p><w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:footnoteRef/></w:r>'
            '<w:r><w:t xml:space="preserve"> {1}</w:t></w:r></w:p></w:footnote>'
        )
        rules = rule.format("separator", -1) + rule.format("continuationSeparator", 0)
        notes = "".join(note.format(number, text) for number, text in enumerate(self._footnotes, 1))
        xml = f"<w:footnotes {nsdecls('w')}>{rules}{notes}</w:footnotes>"
        parse_xml(xml)  # a slip in an example's text shows here, not in Word
        part = Part(PackURI("/word/footnotes.xml"), _FOOTNOTES_TYPE, xml.encode(), self.document.part.package)
        self.document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)

"""Word documents of known making for measuring page counts: fonts, spacing, breaks, lists, tables, headers, edges.

``make(folder)`` writes 56 files, always the same ones.
"""

import io
import random
import struct
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path

from docx import Document
from docx.document import Document as WordDocument
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Inches, Pt

SUBJECTS = (
    "I", "My team", "The division", "The regional offices", "Two program directors", "The Chief Financial Officer",
    "Our contracting staff", "The review board", "Congressional staff", "The unions", "I and my deputy",
)  # fmt: skip
VERBS = (
    "redesigned", "negotiated", "led", "consolidated", "audited", "replaced", "cut", "defended", "piloted",
    "standardized", "reorganized", "delivered", "documented", "renewed", "measured", "rebuilt",
)  # fmt: skip
OBJECTS = (
    "the grants portfolio", "a $48 million modernization program", "the nationwide claims system",
    "eleven legacy databases", "the agency's cybersecurity posture", "an interagency agreement with three departments",
    "the five-year capital plan", "a workforce of 1,200 civil servants", "the long-standing backlog of appeals",
    "its enterprise risk register", "the award process for small businesses", "a state-of-the-art data center",
)  # fmt: skip
ENDINGS = (
    "within nine months", "despite a hiring freeze", "under intense public scrutiny", "without additional funding",
    "after a critical Inspector General report", "across 14 states and two territories", "for the first time",
    "and briefed the Secretary each week", "which reduced processing time from 92 to 31 days",
    "while the continuing resolution ran through March", "so that no veteran waited longer than 30 days",
    "with measurable gains in customer satisfaction and employee engagement",
)  # fmt: skip
LABELS = ("Challenge", "Context", "Action", "Result")


class Writer:
    """Prose of about the length asked for, from a seeded source."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)  # noqa: S311

    def sentence(self) -> str:
        """One sentence of 8 to 35 words."""
        pick = self.random.choice
        parts = [pick(SUBJECTS), pick(VERBS), pick(OBJECTS), pick(ENDINGS)]
        if self.random.random() < 0.4:
            parts += ["and", pick(VERBS), pick(OBJECTS), pick(ENDINGS)]
        text = " ".join(parts)
        return text + ("; the plan held." if self.random.random() < 0.1 else ".")

    def paragraph(self, words: int) -> str:
        """A paragraph of at least so many words."""
        sentences: list[str] = []
        while sum(len(sentence.split()) for sentence in sentences) < words:
            sentences.append(self.sentence())
        return " ".join(sentences)

    def phrase(self, length: int) -> str:
        """A heading of at most so many characters."""
        return self.sentence()[:length].rsplit(" ", 1)[0]


def blank(
    font: str = "Times New Roman",
    size: float = 12,
    spacing: float = 1.0,
    after: float = 0,
    margin: float = 1.0,
    rule: tuple[WD_LINE_SPACING, float] | None = None,
) -> WordDocument:
    """An empty Letter page with one font throughout."""
    document = Document()
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = font, Pt(size)
    fonts = normal.element.rPr.rFonts
    for name in list(fonts.attrib):
        if name.endswith("Theme"):
            del fonts.attrib[name]
    for name in ("ascii", "hAnsi", "cs", "eastAsia"):
        fonts.set(qn(f"w:{name}"), font)
    layout = normal.paragraph_format
    if rule:
        layout.line_spacing = Pt(rule[1])
        layout.line_spacing_rule = rule[0]
    else:
        layout.line_spacing = spacing
    layout.space_after, layout.space_before = Pt(after), Pt(0)
    section = document.sections[0]
    section.page_width, section.page_height = Inches(8.5), Inches(11)
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Inches(margin)
    return document


def essay(
    document: WordDocument,
    writer: Writer,
    words: int,
    *,
    length: int = 110,
    labels: bool = True,
    justified: bool = False,
) -> None:
    """Paragraphs of about ``length`` words, with the four labels in bold between them."""
    written = number = 0
    while written < words:
        if labels and number % 3 == 0:
            document.add_paragraph().add_run(LABELS[(number // 3) % 4]).bold = True
        size = min(writer.random.randint(length // 2, length * 3 // 2), max(20, words - written))
        paragraph = document.add_paragraph(writer.paragraph(size))
        if justified:
            paragraph.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
        written += size
        number += 1


PLAIN = (
    ("Times New Roman", 12, 1.0, 0, 1, 400), ("Times New Roman", 12, 1.0, 0, 1, 850),
    ("Times New Roman", 12, 1.0, 6, 1, 980), ("Times New Roman", 12, 1.15, 8, 1, 1200),
    ("Times New Roman", 12, 2.0, 0, 1, 900), ("Times New Roman", 12, 1.0, 0, 0.5, 1500),
    ("Times New Roman", 11, 1.0, 12, 1, 2200), ("Times New Roman", 12, 1.5, 6, 1, 3000),
    ("Times New Roman", 12, 1.0, 6, 1, 5200), ("Calibri", 11, 1.0, 0, 1, 500), ("Calibri", 11, 1.08, 8, 1, 1000),
    ("Calibri", 11, 1.15, 10, 1, 1700), ("Calibri", 11, 2.0, 0, 1, 1500), ("Calibri", 11, 1.0, 0, 0.5, 2400),
    ("Calibri", 11, 1.08, 8, 1, 4500), ("Arial", 11, 1.0, 0, 1, 480), ("Arial", 11, 1.0, 6, 1, 950),
    ("Arial", 11, 1.15, 8, 1, 1600), ("Arial", 11, 2.0, 0, 1, 1100), ("Arial", 10, 1.0, 6, 0.5, 2000),
    ("Arial", 11, 1.5, 6, 1, 4000), ("Garamond", 12, 1.0, 6, 1, 1000), ("Garamond", 12, 1.15, 8, 1, 2000),
    ("Cambria", 12, 1.0, 6, 1, 1000), ("Cambria", 11, 1.15, 8, 1, 2500), ("Courier New", 10, 1.0, 6, 1, 1300),
)  # fmt: skip


def exact_lines(writer: Writer) -> WordDocument:
    """Lines exactly 14 points high."""
    document = blank(after=6, rule=(WD_LINE_SPACING.EXACTLY, 14))
    essay(document, writer, 1800)
    return document


def at_least_lines(writer: Writer) -> WordDocument:
    """Lines at least 16 points high."""
    document = blank("Arial", 11, after=6, rule=(WD_LINE_SPACING.AT_LEAST, 16))
    essay(document, writer, 1800)
    return document


def no_widow_control(writer: Writer) -> WordDocument:
    """Single lines may stand alone."""
    document = blank("Calibri", 11, after=6)
    document.styles["Normal"].paragraph_format.widow_control = False
    essay(document, writer, 2500, length=70)
    return document


def a4(writer: Writer) -> WordDocument:
    """European paper."""
    document = blank(after=6)
    document.sections[0].page_width, document.sections[0].page_height = Inches(8.27), Inches(11.69)
    essay(document, writer, 2600)
    return document


def headed(document: WordDocument, writer: Writer, answers: int, words: int) -> WordDocument:
    """Answers with heading styles, which stay with the text below."""
    for number in range(answers):
        document.add_heading(f"Technical Qualification {number + 1}: {writer.phrase(60)}", 1)
        for label in LABELS:
            document.add_heading(label, 2)
            document.add_paragraph(writer.paragraph(words))
    return document


def page_breaks(writer: Writer) -> WordDocument:
    """A page break after each answer."""
    document = blank()
    for number in range(6):
        document.add_heading(f"TQ {number + 1}", 1)
        essay(document, writer, 700)
        if number < 5:
            document.add_page_break()
    return document


def breaks_before(writer: Writer) -> WordDocument:
    """Headings that begin a page."""
    document = blank("Calibri", 11, after=6)
    for number in range(4):
        document.add_heading(f"TQ {number + 1}", 1).paragraph_format.page_break_before = number > 0
        essay(document, writer, 620)
    return document


def bullets(writer: Writer) -> WordDocument:
    """Bulleted and numbered lists, whose style has contextual spacing."""
    document = blank("Calibri", 11, after=6)
    for number in range(20):
        document.add_paragraph(writer.paragraph(25), style="List Bullet" if number % 4 else "Normal")
    for _ in range(25):
        document.add_paragraph(writer.paragraph(30), style="List Number")
    return document


def short_bullets(writer: Writer) -> WordDocument:
    """Sixty bullets of one to three lines."""
    document = blank(after=6)
    for number in range(60):
        document.add_paragraph(writer.paragraph(12 + number % 20), style="List Bullet")
    return document


def table(document: WordDocument, writer: Writer, rows: int, columns: int, words: int) -> None:
    """A table with a grid."""
    added = document.add_table(rows, columns)
    added.style = "Table Grid"
    for row in added.rows:
        for cell in row.cells:
            cell.text = writer.paragraph(words)[: words * 8]


def one_table(writer: Writer) -> WordDocument:
    """A table between paragraphs."""
    document = blank("Calibri", 11, after=6)
    essay(document, writer, 500)
    table(document, writer, 8, 3, 12)
    essay(document, writer, 600)
    return document


def long_table(writer: Writer) -> WordDocument:
    """A table over several pages."""
    document = blank(size=11)
    table(document, writer, 40, 4, 8)
    essay(document, writer, 300)
    return document


def tall_rows(writer: Writer) -> WordDocument:
    """Rows that are split between pages."""
    document = blank("Arial", 10, after=4)
    for _ in range(5):
        essay(document, writer, 200)
        table(document, writer, 3, 2, 60)
    return document


def whole_rows(writer: Writer) -> WordDocument:
    """Rows that must not be split."""
    document = blank("Calibri", 11)
    table(document, writer, 20, 2, 40)
    for row in document.tables[0].rows:
        row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
    return document


def pictures(writer: Writer) -> WordDocument:
    """Pictures in lines of their own."""
    document = blank("Calibri", 11, 1.08, 8)
    for number in range(5):
        essay(document, writer, 220)
        document.add_picture(png(200, 120), width=Inches(3 + number * 0.5))
    return document


def png(width: int, height: int) -> io.BytesIO:
    """A picture of one colour."""
    rows = b"".join(b"\0" + b"\x88\xaa\xcc" * width for _ in range(height))
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    chunks = (
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        for kind, data in ((b"IHDR", header), (b"IDAT", zlib.compress(rows)), (b"IEND", b""))
    )
    return io.BytesIO(b"\x89PNG\r\n\x1a\n" + b"".join(chunks))


def paper_sizes(writer: Writer) -> WordDocument:
    """Letter, landscape and Legal sections."""
    document = blank(after=6)
    essay(document, writer, 900)
    section = document.add_section(WD_SECTION.NEW_PAGE)
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Inches(11), Inches(8.5)
    essay(document, writer, 900)
    section = document.add_section(WD_SECTION.NEW_PAGE)
    section.orientation = WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = Inches(8.5), Inches(14)
    essay(document, writer, 900)
    return document


def two_columns(writer: Writer) -> WordDocument:
    """Two columns from the middle of a page on."""
    document = blank(after=6)
    essay(document, writer, 700)
    section = document.add_section(WD_SECTION.CONTINUOUS)
    columns = section._sectPr.find(qn("w:cols"))
    columns.set(qn("w:num"), "2")
    columns.set(qn("w:space"), "360")
    essay(document, writer, 1500)
    return document


def high_header(writer: Writer) -> WordDocument:
    """A header of four lines, which pushes the text down."""
    document = blank(after=6)
    header = document.sections[0].header
    header.paragraphs[0].text = "Applicant"
    for line in ("Announcement SES-26-001", "Technical Qualifications", "Page"):
        header.add_paragraph(line)
    document.sections[0].footer.paragraphs[0].text = "Page 1"
    essay(document, writer, 2000)
    return document


def empty_paragraphs(writer: Writer) -> WordDocument:
    """Blank lines made by empty paragraphs."""
    document = blank("Calibri", 11)
    for number in range(90):
        document.add_paragraph(writer.phrase(60))
        if number % 2:
            document.add_paragraph("")
    return document


def kept_together(writer: Writer) -> WordDocument:
    """Paragraphs kept with the next one and lines kept together."""
    document = blank()
    for _ in range(12):
        document.add_paragraph(writer.paragraph(30)).paragraph_format.keep_with_next = True
        document.add_paragraph(writer.paragraph(90)).paragraph_format.keep_together = True
    return document


def mixed_runs(writer: Writer) -> WordDocument:
    """Bold, italics and three sizes in one paragraph."""
    document = blank("Arial", 11, after=6)
    for _ in range(14):
        paragraph = document.add_paragraph()
        for number in range(6):
            run = paragraph.add_run(writer.paragraph(12) + " ")
            run.bold, run.italic = number % 3 == 0, number % 3 == 1
            run.font.size = Pt((11, 12, 10)[number % 3])
    return document


def indented(writer: Writer) -> WordDocument:
    """First lines indented by half an inch."""
    document = blank(after=6)
    essay(document, writer, 1050, length=60)
    document.paragraphs[4].paragraph_format.left_indent = Inches(0.5)
    for paragraph in document.paragraphs[4:]:
        paragraph.paragraph_format.first_line_indent = Inches(0.5)
    return document


def commented(writer: Writer) -> WordDocument:
    """Comments, which take no room."""
    document = blank(after=6)
    essay(document, writer, 900)
    for paragraph in document.paragraphs[::3]:
        document.add_comment(paragraph.runs[0], text=writer.paragraph(30), author="Reviewer", initials="R")
    return document


def tracked(writer: Writer) -> WordDocument:
    """Tracked insertions and deletions, counted as accepted."""
    document = blank("Calibri", 11, after=6)
    essay(document, writer, 900)
    for number, paragraph in enumerate(document.paragraphs):
        if number % 3 < 2 and paragraph.runs:
            run = paragraph.runs[0]._r
            change = OxmlElement("w:ins" if number % 3 == 0 else "w:del")
            for name, value in (("id", str(900 + number)), ("author", "A"), ("date", "2026-01-01T00:00:00Z")):
                change.set(qn(f"w:{name}"), value)
            run.addprevious(change)
            change.append(run)
            if number % 3:
                for text in run.findall(qn("w:t")):
                    text.tag = qn("w:delText")
    return document


SPECIAL: dict[str, Callable[[Writer], WordDocument]] = {
    "exact14": exact_lines,
    "atleast16": at_least_lines,
    "nowidow": no_widow_control,
    "a4": a4,
    "headings": lambda writer: headed(blank("Calibri", 11, 1.08, 8), writer, 3, 70),
    "headings8": lambda writer: headed(blank(after=6), writer, 8, 110),
    "pagebreaks": page_breaks,
    "breakbefore": breaks_before,
    "lists": bullets,
    "shortbullets": short_bullets,
    "table": one_table,
    "longtable": long_table,
    "tallrows": tall_rows,
    "cantsplit": whole_rows,
    "pictures": pictures,
    "papersizes": paper_sizes,
    "twocolumns": two_columns,
    "header": high_header,
    "emptyparagraphs": empty_paragraphs,
    "kept": kept_together,
    "mixedruns": mixed_runs,
    "indents": indented,
    "comments": commented,
    "tracked": tracked,
}


def documents() -> Iterator[tuple[str, WordDocument]]:
    """All 56 documents with their names."""
    for number, (font, size, spacing, after, margin, words) in enumerate(PLAIN):
        document = blank(font, size, spacing, after, margin)
        essay(document, Writer(number), words, labels=number % 2 == 0, justified=number % 5 == 4)
        yield f"{number:02d}-{font.split()[0].lower()}{size}-{spacing}", document
    for number, (name, build) in enumerate(SPECIAL.items(), len(PLAIN)):
        yield f"{number:02d}-{name}", build(Writer(number))
    for words in (880, 920, 960, 1000, 1040, 1080):
        document = blank(after=6)
        essay(document, Writer(words), words, length=90)
        yield f"edge-{words}", document


def make(folder: Path) -> list[Path]:
    """Writes the documents into a folder."""
    paths = []
    for name, document in documents():
        path = folder / f"{name}.docx"
        document.save(str(path))
        paths.append(path)
    return paths

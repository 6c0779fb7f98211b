"""From a package to the text its reader sees, with a map back to the XML.

The text is what Word shows with all tracked changes accepted. Tabs are one tab character; line, page and
column breaks one line feed; a non-breaking hyphen is a hyphen, an optional hyphen nothing. A text box is read
right after the paragraph that holds its drawing. Footnotes that are referred to follow the main text in the
order of their references, then endnotes. Headers, footers and comments are not part of it.
"""

from collections.abc import Iterator
from typing import Final, NamedTuple

from lxml import etree

from docxplug.view import Paragraph, TextView, Where
from docxplug.word.cycles import without_search
from docxplug.word.errors import XmlTooLargeError
from docxplug.word.opc.package import Package
from docxplug.word.opc.xml import attribute, child, word_tags
from docxplug.word.reading.blocks import Block, Tally, blocks
from docxplug.word.reading.content import Content, ContentReader, NoteReference
from docxplug.word.reading.fields import FieldState, complete_fields
from docxplug.word.reading.numbering import Numbering
from docxplug.word.reading.properties import ParagraphProperties, hides, paragraph_properties
from docxplug.word.reading.styles import Style, Styles, heading_level
from docxplug.word.reading.text_map import DocumentText, ParagraphMap, Piece

#: So many pieces of a document are kept. In a longer one they would take as much memory as its XML, and a comment
#: needs those of its own paragraph only: they are found again when they are asked for.
_MOST_PIECES: Final = 3_000


@without_search
def read_document(package: Package) -> DocumentText:
    """The visible text of a document. Raises a subclass of DocumentError where a part it needs is bad."""
    reader = _Reader(package)
    reader.read_main()
    reader.read_notes("footnote")
    reader.read_notes("endnote")
    return DocumentText(
        TextView(tuple(reader.paragraphs)), tuple(reader.maps), reader.roots, reader.tally.chunks
    )


class _Story(NamedTuple):
    """A flow of paragraphs: the main text, a note or a text box."""

    blocks: Iterator[Block]
    part_name: str
    complete: frozenset[etree._Element]
    fields: FieldState
    host: etree._Element | None


class _Reader:
    def __init__(self, package: Package) -> None:
        self._package = package
        styles = _optional_root(package, "styles")
        self._styles = Styles(styles)
        self._hides = styles is not None and hides(styles)
        self._numbering = Numbering(_optional_root(package, "numbering"), self._styles)
        self._notes: list[NoteReference] = []
        self._kept = 0
        self._again: ContentReader | None = None
        self.tally = Tally()
        self.paragraphs: list[Paragraph] = []
        self.maps: list[ParagraphMap] = []
        self.roots: dict[str, etree._Element] = {}

    def read_main(self) -> None:
        """Reads the main text with its text boxes."""
        name = self._package.main
        self.roots[name] = self._package.root
        self._hides = self._hides or hides(self._package.root)
        self._read_story(self._package.body, "body", name, complete_fields(self._package.body), None)

    def read_notes(self, kind: Where) -> None:
        """Reads the notes of one kind that the main text refers to, each once."""
        name = self._package.related(f"{kind}s")
        wanted: dict[str, NoteReference] = {}
        for note in self._notes:
            if note.kind == kind:
                wanted.setdefault(note.id, note)
        if name is None or not wanted:
            return
        root = self.roots[name] = self._package.xml(name)
        self._hides = self._hides or hides(root)
        notes = {
            attribute(note, "id"): note for note in root.iterchildren(*word_tags(kind)) if _is_text(note)
        }
        complete = complete_fields(root)
        for note_id, reference in wanted.items():
            if note_id in notes:
                self._read_story(notes[note_id], kind, name, complete, reference.run)

    def _read_story(
        self,
        container: etree._Element,
        where: Where,
        part_name: str,
        complete: frozenset[etree._Element],
        host: etree._Element | None,
    ) -> None:
        first = _Story(blocks(container, where, self.tally), part_name, complete, FieldState(complete), host)
        stack = [first]
        while stack:
            story = stack[-1]
            for block in story.blocks:
                if boxes := self._read_block(block, story):
                    stack.extend(reversed(boxes))
                    break  # the text boxes come first; then this story goes on
            else:
                stack.pop()

    def _read_block(self, block: Block, story: _Story) -> list[_Story]:
        """Adds a paragraph; returns the text boxes that hang on it."""
        properties = paragraph_properties(child(block.element, "pPr"))
        style = self._styles.paragraph(properties.style)
        again = self._reader_of(style, story.fields) if self._kept > _MOST_PIECES else None
        content = Content(self._styles, style, story.fields, hides=self._hides)
        content.read(block.element)
        if content.pieces or not properties.mark_gone:
            self._add(block, story, content, properties, style)
            self._map(block, story, again or content.pieces)
            self._kept += len(content.pieces)
        if content.notes and story.part_name == self._package.main:
            self._notes += (note._replace(run=_host(story, note.run)) for note in content.notes)
        return [self._box(box.content, box.run, story) for box in content.boxes]

    def _reader_of(self, style: Style, fields: FieldState) -> ContentReader:
        """What finds the pieces of the next paragraph again; most share it with the paragraph before."""
        last = self._again
        if last is None or not (
            last.fields.is_like(fields) and last.style is style and last.hides is self._hides
        ):
            last = self._again = ContentReader(self._styles, style, fields, hides=self._hides)
        return last

    def _map(self, block: Block, story: _Story, pieces: list[Piece] | ContentReader) -> None:
        index = len(self.maps)
        self.maps.append(ParagraphMap(index, block.element, story.part_name, block.where, pieces, story.host))

    def _box(self, content: etree._Element, run: etree._Element, story: _Story) -> _Story:
        host = _host(story, run)
        inner = blocks(content, "textbox", self.tally)
        return story._replace(blocks=inner, fields=FieldState(story.complete), host=host)

    def _add(
        self, block: Block, story: _Story, content: Content, properties: ParagraphProperties, style: Style
    ) -> None:
        index = len(self.paragraphs)
        if index >= self._package.limits.paragraphs:
            raise XmlTooLargeError(part=story.part_name)
        outline = properties.outline
        self.paragraphs.append(
            Paragraph(
                index=index,
                text=content.text,
                where=block.where,
                style=style.name,
                heading_level=style.heading_level if outline is None else heading_level(outline),
                bold_lead=content.bold_lead,
                label=self._label(properties, style),
                cell=block.cell,
            )
        )

    def _label(self, properties: ParagraphProperties, style: Style) -> str:
        list_id = properties.numbered.list_id or style.numbered.list_id
        if list_id is None or list_id == "0":
            return ""
        level = properties.numbered.level
        return self._numbering.label(
            list_id, style.numbered.level if level is None else level, properties.style
        )


def _host(story: _Story, run: etree._Element) -> etree._Element:
    """The run of the main text that leads to what hangs on ``run``: that of the outermost box or note."""
    return run if story.host is None else story.host


def _optional_root(package: Package, kind: str) -> etree._Element | None:
    name = package.related(kind)
    return None if name is None else package.xml(name)


def _is_text(note: etree._Element) -> bool:
    """Whether a note is one a person wrote: separators and continuation notices have a type of their own."""
    return attribute(note, "type") in {None, "normal"}

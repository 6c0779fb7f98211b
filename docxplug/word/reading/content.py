"""The visible text inside one paragraph, character by character, with all tracked changes accepted."""

from collections.abc import Callable, Iterator
from itertools import chain
from typing import Final, NamedTuple

from lxml import etree

from docxplug.kept import compiled
from docxplug.word.opc.xml import M_STRICT, XML_SPACE, M, attribute, word_tags
from docxplug.word.reading.alternatives import ALTERNATES, FALLBACK, branch
from docxplug.word.reading.fields import MARK_TAGS, FieldState
from docxplug.word.reading.properties import run_properties
from docxplug.word.reading.styles import Look, Style, Styles
from docxplug.word.reading.symbols import symbol
from docxplug.word.reading.text_map import Piece

_HEX: Final = compiled("[0-9A-Fa-f]{1,6}")
_XML_SPACES: Final = " \t\r\n"
#: Word shows a line end in the XML of a text as a space.
_LINE_ENDS: Final = str.maketrans("\r\n", "  ")
_RUN_PROPERTIES: Final = frozenset(word_tags("rPr"))
_BOX_TAGS: Final = word_tags("txbxContent")
_BOX_OR_FALLBACK: Final = (*_BOX_TAGS, FALLBACK)


class NoteReference(NamedTuple):
    """A visible reference to a note: its kind, the note's id, the run it stands in."""

    kind: str
    id: str
    run: etree._Element


class TextBox(NamedTuple):
    """The content of a text box and the run that holds its drawing."""

    content: etree._Element
    run: etree._Element


_Run = etree._Element | None
#: A long text has many pieces, and this makes them in half the time.
_new_piece: Final = tuple.__new__
_PLAIN: Final = Look(hidden=False, bold=False)


class _Frame(NamedTuple):
    """Where the walk stands: what is left to visit, and the run around it with its look."""

    children: Iterator[etree._Element]
    run: etree._Element | None
    look: Look


class Content:
    """What stands in a paragraph. Filled once by ``read``; offsets count code points.

    ``hides`` says whether anything in the document is hidden.
    """

    __slots__ = (
        *("pieces", "notes", "boxes", "bold_lead"),
        *("_bold_open", "_fields", "_hides", "_length", "_stack", "_style", "_styles", "_texts"),
    )

    def __init__(self, styles: Styles, style: Style, fields: FieldState, *, hides: bool) -> None:
        self.pieces: list[Piece] = []
        self.notes: list[NoteReference] = []
        self.boxes: list[TextBox] = []
        self.bold_lead = 0
        self._texts: list[str] = []
        self._length = 0
        self._bold_open = True
        self._styles, self._style, self._fields, self._hides = styles, style, fields, hides
        self._stack: list[_Frame] = []

    @property
    def text(self) -> str:
        """The paragraph's text."""
        return "".join(self._texts)

    def read(self, paragraph: etree._Element) -> None:
        """Walks through a ``w:p`` with a stack of its own: nesting never becomes recursion."""
        self._stack.append(_Frame(iter(paragraph), None, _PLAIN))
        while self._stack:
            frame = self._stack[-1]
            for element in frame.children:
                if (enter := _BRANCHES.get(element.tag)) is not None:
                    if enter(self, element, frame):
                        break  # a new frame lies on top; this one goes on where it stopped
                elif (read := _LEAVES.get(element.tag)) is not None:
                    read(self, element, frame.run, frame.look)
            else:
                self._stack.pop()

    # Branches: each returns whether it put a frame on the stack.

    def _enter(self, element: etree._Element, frame: _Frame) -> bool:
        self._stack.append(frame._replace(children=iter(element)))
        return True

    def _enter_branch(self, element: etree._Element, frame: _Frame) -> bool:
        chosen = branch(element)
        return chosen is not None and self._enter(chosen, frame)

    def _enter_run(self, run: etree._Element, _: _Frame) -> bool:
        # Looks cost more than all the rest: they are worked out only where something depends on them.
        look = self._look_of(run) if self._bold_open or self._hides else _PLAIN
        for element in run:
            tag = element.tag
            if (read := _LEAVES.get(tag)) is not None:
                read(self, element, run, look)
            elif tag in _BRANCHES:  # rare: only then is the run put on the stack
                self._stack.append(_Frame(chain((element,), element.itersiblings()), run, look))
                return True
        return False

    def _look_of(self, run: etree._Element) -> Look:
        """The look of a run; in a valid one its properties come first."""
        properties = next((child for child in run if child.tag in _RUN_PROPERTIES), None)
        return self._styles.look(self._style, run_properties(properties))

    # Leaves

    def _add_text(self, node: etree._Element, run: _Run, look: Look) -> None:
        if len(node):
            # A comment or an instruction in the middle of a text would cut it in two for the map.
            etree.strip_tags(node, etree.Comment, etree.ProcessingInstruction)
        text = node.text
        if text:
            offset = 0
            if (
                (text[0] in _XML_SPACES or text[-1] in _XML_SPACES)
                and node.get(XML_SPACE) != "preserve"
                and not _keeps_space(node)
            ):
                offset = len(text) - len(text.lstrip(_XML_SPACES))
                text = text.strip(_XML_SPACES)
            if "\n" in text or "\r" in text:
                text = text.translate(_LINE_ENDS)
            self._add(text, node, run, look, offset)

    def _add_character(self, node: etree._Element, run: _Run, look: Look) -> None:
        self._add(_CHARACTERS[node.tag], node, run, look)

    def _add_symbol(self, node: etree._Element, run: _Run, look: Look) -> None:
        if _HEX.fullmatch(code := attribute(node, "char") or ""):
            self._add(symbol(attribute(node, "font") or "", int(code, 16)), node, run, look)

    def _add(self, text: str, node: etree._Element, run: _Run, look: Look, offset: int = 0) -> None:
        if run is None or look.hidden or self._fields.in_code or not text:
            return
        start = self._length
        self._length = end = start + len(text)
        self.pieces.append(_new_piece(Piece, (start, end, run, node, offset)))
        self._texts.append(text)
        if self._bold_open:
            if look.bold:
                self.bold_lead = end
            elif not text.isspace():
                self._bold_open = False

    def _pass_field_mark(self, mark: etree._Element, _run: _Run, _look: Look) -> None:
        self._fields.pass_mark(mark)

    def _note_footnote(self, element: etree._Element, run: _Run, look: Look) -> None:
        self._note("footnote", element, run, look)

    def _note_endnote(self, element: etree._Element, run: _Run, look: Look) -> None:
        self._note("endnote", element, run, look)

    def _note(self, kind: str, element: etree._Element, run: _Run, look: Look) -> None:
        if run is not None and not look.hidden and not self._fields.in_code:
            self.notes.append(NoteReference(kind, attribute(element, "id") or "", run))

    def _find_boxes(self, drawing: etree._Element, run: _Run, look: Look) -> None:
        if run is not None and not look.hidden and not self._fields.in_code:
            for content in drawing.iter(*_BOX_TAGS):
                around = next(content.iterancestors(*_BOX_OR_FALLBACK, str(drawing.tag)), drawing)
                if around is drawing:
                    self.boxes.append(TextBox(content, run))


class ContentReader:
    """Finds the pieces of a paragraph again, as they were found where ``fields`` stood before it."""

    __slots__ = ("_styles", "fields", "hides", "style")

    def __init__(self, styles: Styles, style: Style, fields: FieldState, *, hides: bool) -> None:
        self._styles, self.style, self.fields, self.hides = styles, style, fields.copy(), hides

    def __call__(self, paragraph: etree._Element) -> list[Piece]:
        """The pieces as they are now."""
        content = Content(self._styles, self.style, self.fields.copy(), hides=self.hides)
        content.read(paragraph)
        return content.pieces


def _keeps_space(node: etree._Element) -> bool:
    """Whether ``xml:space`` at the text or around it keeps white space at its ends."""
    current: etree._Element | None = node
    while current is not None:
        if (said := current.get(XML_SPACE)) is not None:
            return said == "preserve"
        current = current.getparent()
    return False


_CHARACTERS: Final[dict[object, str]] = {
    **dict.fromkeys(word_tags("tab", "ptab"), "\t"),
    **dict.fromkeys(word_tags("br", "cr"), "\n"),
    **dict.fromkeys(word_tags("noBreakHyphen"), "-"),
}
_WRAPPERS: Final = word_tags(
    *("hyperlink", "smartTag", "customXml", "sdt", "sdtContent", "fldSimple"),
    *("ins", "moveTo", "dir", "bdo", "ruby", "rubyBase"),
)
_DRAWINGS: Final = word_tags("drawing", "pict", "object")
#: Everything in a formula that may hold text; properties (``m:fPr``, …) are left out.
_FORMULA: Final = (
    *(
        "oMath",
        "oMathPara",
        "acc",
        "bar",
        "box",
        "borderBox",
        "d",
        "eqArr",
        "f",
        "func",
        "groupChr",
        "limLow",
    ),
    *("limUpp", "m", "mr", "nary", "phant", "rad", "sPre", "sSub", "sSubSup", "sSup"),
    *("num", "den", "e", "fName", "lim", "deg", "sub", "sup"),
)

_LEAVES: Final[dict[object, Callable[[Content, etree._Element, _Run, Look], None]]] = {
    **dict.fromkeys(word_tags("t"), Content._add_text),
    **dict.fromkeys(_CHARACTERS, Content._add_character),
    **dict.fromkeys(word_tags("sym"), Content._add_symbol),
    **dict.fromkeys(MARK_TAGS, Content._pass_field_mark),
    **dict.fromkeys(word_tags("footnoteReference"), Content._note_footnote),
    **dict.fromkeys(word_tags("endnoteReference"), Content._note_endnote),
    **dict.fromkeys(_DRAWINGS, Content._find_boxes),
    **dict.fromkeys([f"{{{uri}}}t" for uri in (M, M_STRICT)], Content._add_text),
}
_BRANCHES: Final[dict[object, Callable[[Content, etree._Element, _Frame], bool]]] = {
    **dict.fromkeys(word_tags("r"), Content._enter_run),
    **dict.fromkeys(_WRAPPERS, Content._enter),
    **dict.fromkeys([f"{{{uri}}}{name}" for uri in (M, M_STRICT) for name in _FORMULA], Content._enter),
    **dict.fromkeys([f"{{{uri}}}r" for uri in (M, M_STRICT)], Content._enter_run),
    ALTERNATES: Content._enter_branch,
}

"""The styles that comments use, found by the names Word knows them by and added where a document lacks them."""

from collections.abc import Iterator
from xml.sax.saxutils import quoteattr

from lxml import etree

from docxplug.word.comments.store import CommentStore
from docxplug.word.marks.elements import parsed
from docxplug.word.marks.kinds import STYLES

# Word recognizes a built-in style by its name; the id is translated in other languages' versions of Word.
MARK = "annotation reference"
TEXT = "annotation text"
TEXT_CHARACTERS = "Comment Text Char"
SUBJECT = "annotation subject"
SUBJECT_CHARACTERS = "Comment Subject Char"

_IDS = {
    MARK: "CommentReference",
    TEXT: "CommentText",
    TEXT_CHARACTERS: "CommentTextChar",
    SUBJECT: "CommentSubject",
    SUBJECT_CHARACTERS: "CommentSubjectChar",
}
COMMENT_STYLE_NAMES = frozenset(_IDS)


def comment_styles(store: CommentStore) -> tuple[str, str]:
    """The ids of the styles for a comment's paragraphs and for its mark; all five styles exist afterwards."""
    root = store.root(STYLES)
    if root is None:
        root = store.create(STYLES)
    sheet = _Sheet(root, f"{{{store.main_uri}}}")
    if missing := [name for name in _IDS if name not in sheet.ids]:
        store.grow(STYLES, parsed(root, store.main_uri, sheet.added(missing)))
    return sheet.ids[TEXT], sheet.ids[MARK]


class _Sheet:
    """The styles that there are, and those that are missing among them."""

    def __init__(self, root: etree._Element, w: str) -> None:
        self._root, self._w = root, w
        self.ids: dict[str, str] = {}
        self._taken: set[str] = set()
        self._defaults: dict[str, str] = {}
        self._read()

    def _read(self) -> None:
        style_tag, id_key, type_key, default_key, name_tag, value_key = (
            f"{self._w}{name}" for name in ("style", "styleId", "type", "default", "name", "val")
        )
        for style in self._root.iterchildren(style_tag):
            self._taken.add(style_id := style.get(id_key, ""))
            if style.get(default_key) in ("1", "true", "on"):
                self._defaults.setdefault(style.get(type_key, "paragraph"), style_id)
            first = style[0] if len(style) else None  # in a valid style its name, and quick to look at
            named = first if first is not None and first.tag == name_tag else style.find(name_tag)
            if style_id and named is not None and (name := named.get(value_key, "")) in _IDS:
                expected = "paragraph" if name in (TEXT, SUBJECT) else "character"
                if style.get(type_key, "paragraph") == expected:
                    self.ids.setdefault(name, style_id)

    def added(self, names: list[str]) -> str:
        """The XML of the styles called ``names``; ids are settled first because the styles refer to each other."""
        for name in names:
            style_id = _IDS[name]
            while style_id in self._taken:
                style_id += "1"
            self._taken.add(style_id)
            self.ids[name] = style_id
        return "".join(map(self._xml, names))

    def _xml(self, name: str) -> str:
        kind = "paragraph" if name in (TEXT, SUBJECT) else "character"
        custom = {"customStyle": "1"} if name in (TEXT_CHARACTERS, SUBJECT_CHARACTERS) else {}
        inner = [
            _element("name", val=name),
            *self._facts(name, kind),
            _element("uiPriority", val="99"),
            *([_element("semiHidden")] if name != TEXT else []),
            _element("unhideWhenUsed"),
            *_properties(name),
        ]
        return _element("style", "".join(inner), type=kind, **custom, styleId=self.ids[name])

    def _facts(self, name: str, kind: str) -> list[str]:
        """What a style is based on, what follows it, and its twin, in the order of the schema."""
        family = {SUBJECT: TEXT, SUBJECT_CHARACTERS: TEXT_CHARACTERS}
        base = self.ids[family[name]] if name in family else self._defaults.get(kind, "")
        twins = {TEXT: TEXT_CHARACTERS, SUBJECT: SUBJECT_CHARACTERS}
        twins |= {second: first for first, second in twins.items()}
        return [
            *([_element("basedOn", val=base)] if base else []),
            *([_element("next", val=self.ids[TEXT])] if name == SUBJECT else []),
            *([_element("link", val=self.ids[twins[name]])] if name in twins else []),
        ]


def _properties(name: str) -> Iterator[str]:
    """How a style looks."""
    if name == TEXT:
        yield _element("pPr", _element("spacing", line="240", lineRule="auto"))
    if name in (SUBJECT, SUBJECT_CHARACTERS):
        yield _element("rPr", _element("b") + _element("bCs"))
    else:
        half_points = "16" if name == MARK else "20"
        yield _element("rPr", _element("sz", val=half_points) + _element("szCs", val=half_points))


def _element(tag: str, inner: str = "", **attributes: str) -> str:
    said = "".join(f" w:{name}={quoteattr(value)}" for name, value in attributes.items())
    return f"<w:{tag}{said}>{inner}</w:{tag}>" if inner else f"<w:{tag}{said}/>"

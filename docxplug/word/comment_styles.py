"""The styles that comments use, found by the names Word knows them by and added where a document lacks them."""

from lxml import etree

from docxplug.word.comment_kinds import STYLES
from docxplug.word.comment_store import CommentStore

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
        sheet.add(missing)
        store.put(STYLES, root)
    return sheet.ids[TEXT], sheet.ids[MARK]


class _Sheet:
    """The styles part while comment styles are being added to it."""

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

    def add(self, names: list[str]) -> None:
        """Append the styles called ``names``; ids are settled first because the styles refer to each other."""
        for name in names:
            style_id = _IDS[name]
            while style_id in self._taken:
                style_id += "1"
            self._taken.add(style_id)
            self.ids[name] = style_id
        for name in names:
            self._append(name)

    def _append(self, name: str) -> None:
        kind = "paragraph" if name in (TEXT, SUBJECT) else "character"
        attributes = {"type": kind, "styleId": self.ids[name]}
        if name in (TEXT_CHARACTERS, SUBJECT_CHARACTERS):
            attributes = {"type": kind, "customStyle": "1", "styleId": self.ids[name]}
        style = self._child(self._root, "style", attributes)
        self._child(style, "name", {"val": name})
        if based_on := self._base(name, kind):
            self._child(style, "basedOn", {"val": based_on})
        for element, value in self._facts(name):
            self._child(style, element, {"val": value} if value else {})
        self._properties(style, name)

    def _base(self, name: str, kind: str) -> str:
        family = {SUBJECT: TEXT, SUBJECT_CHARACTERS: TEXT_CHARACTERS}
        return self.ids[family[name]] if name in family else self._defaults.get(kind, "")

    def _facts(self, name: str) -> list[tuple[str, str]]:
        """The children between ``basedOn`` and the properties, in the order of the schema."""
        next_style = [("next", self.ids[TEXT])] if name == SUBJECT else []
        twins = {TEXT: TEXT_CHARACTERS, SUBJECT: SUBJECT_CHARACTERS}
        twins |= {second: first for first, second in twins.items()}
        link = [("link", self.ids[twins[name]])] if name in twins else []
        return [
            *next_style,
            *link,
            ("uiPriority", "99"),
            *([("semiHidden", "")] if name != TEXT else []),
            ("unhideWhenUsed", ""),
        ]

    def _properties(self, style: etree._Element, name: str) -> None:
        if name == TEXT:
            self._child(self._child(style, "pPr"), "spacing", {"line": "240", "lineRule": "auto"})
        properties = self._child(style, "rPr")
        if name in (SUBJECT, SUBJECT_CHARACTERS):
            self._child(properties, "b")
            self._child(properties, "bCs")
            return
        half_points = "16" if name == MARK else "20"
        self._child(properties, "sz", {"val": half_points})
        self._child(properties, "szCs", {"val": half_points})

    def _child(
        self, parent: etree._Element, tag: str, attributes: dict[str, str] | None = None
    ) -> etree._Element:
        named = {f"{self._w}{name}": value for name, value in (attributes or {}).items()}
        return etree.SubElement(parent, f"{self._w}{tag}", named)

"""The parts of a package that hold comments: what each is called, of which type it is and how it starts.

Sources: ECMA-376 part 1, 11.3.2 and 17.13.4 (comments); [MS-DOCX] 2.5 (commentsExtended, people), and the
extensions of 2016 (commentsIds) and 2018 (commentsExtensible).
"""

from typing import Final, NamedTuple

from lxml import etree

from docxplug.word.opc.xml import MC, R_STRICT, W_STRICT, R

W14: Final = "http://schemas.microsoft.com/office/word/2010/wordml"
W15: Final = "http://schemas.microsoft.com/office/word/2012/wordml"
W16CID: Final = "http://schemas.microsoft.com/office/word/2016/wordml/cid"
W16CEX: Final = "http://schemas.microsoft.com/office/word/2018/wordml/cex"
PARA_ID: Final = f"{{{W14}}}paraId"
TEXT_ID: Final = f"{{{W14}}}textId"
IGNORABLE: Final = f"{{{MC}}}Ignorable"

_MICROSOFT: Final = "http://schemas.microsoft.com/office"
_WORD_TYPE: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml"


class PartKind(NamedTuple):
    """One kind of part, by the last word of its relationship type, which is also its usual file name.

    ``year`` is part of the relationship types that Microsoft added later; those are the same in Strict packages.
    ``uri`` is empty for parts whose elements live in the main namespace, which differs in Strict packages.
    """

    name: str
    root: str
    year: str = ""
    prefix: str = "w"
    uri: str = ""

    @property
    def content_type(self) -> str:
        """The part's content type."""
        return f"{_WORD_TYPE}.{self.name}+xml"

    def relationship_type(self, main_uri: str) -> str:
        """The relationship type to write in a package whose main namespace is ``main_uri``."""
        if self.year:
            return f"{_MICROSOFT}/{self.year}/relationships/{self.name}"
        return f"{R_STRICT if main_uri == W_STRICT else R}/{self.name}"

    def new_root(self, main_uri: str) -> etree._Element:
        """An empty part of this kind."""
        namespaces: dict[str | None, str] = {"mc": MC, "w14": W14, self.prefix: self.uri or main_uri}
        root = etree.Element(f"{{{self.uri or main_uri}}}{self.root}", nsmap=namespaces)
        root.set(IGNORABLE, f"w14 {self.prefix}" if self.uri else "w14")
        return root


COMMENTS: Final = PartKind("comments", "comments")
STYLES: Final = PartKind("styles", "styles")
EXTENDED: Final = PartKind("commentsExtended", "commentsEx", "2011", "w15", W15)
IDS: Final = PartKind("commentsIds", "commentsIds", "2016/09", "w16cid", W16CID)
EXTENSIBLE: Final = PartKind("commentsExtensible", "commentsExtensible", "2018/08", "w16cex", W16CEX)
PEOPLE: Final = PartKind("people", "people", "2011", "w15", W15)

#: The parts that hold nothing but comments.
COMMENT_KINDS: Final = (COMMENTS, EXTENDED, IDS, EXTENSIBLE)
